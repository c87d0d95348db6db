"""How do proposals from anybody become a reviewed change of the records?"""
