"""How does a new project come about?"""
