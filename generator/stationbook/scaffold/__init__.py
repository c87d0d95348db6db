"""How does a new project come about, and what does an upgrade change under it?"""
