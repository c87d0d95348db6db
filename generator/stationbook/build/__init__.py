"""How does the site get into its folder?"""
