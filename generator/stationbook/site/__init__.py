"""Which pages and files are there, and what does each read?"""
