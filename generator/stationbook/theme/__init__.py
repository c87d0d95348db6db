"""What does the theme put around a page, and how is it put around thousands?"""
