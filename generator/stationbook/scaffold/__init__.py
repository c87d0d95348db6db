"""How does a new project or a new record come about, and what does an upgrade change under a project?"""
