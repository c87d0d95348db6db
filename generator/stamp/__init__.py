"""The national fast road: stamps pages from a prototype that went once through the theme."""
