"""What is known of every file, and what must be worked out again?"""
