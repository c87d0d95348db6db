"""How do finished sites stand side by side in one folder: which there are, and how does another come in?"""
