"""How does a new project come about, and what does an upgrade or a new list of divisions change in it?"""
