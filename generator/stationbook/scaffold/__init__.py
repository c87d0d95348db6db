"""How does a new project or record come about, and what do an upgrade and a new list of divisions change in one?"""
