"""How does a new project or record come about, and what does an upgrade or a new list of divisions change in a project?"""
