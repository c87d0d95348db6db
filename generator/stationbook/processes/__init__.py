"""How does work run in other processes, and how does it stop?"""
