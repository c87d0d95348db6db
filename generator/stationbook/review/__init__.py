"""What does a change of the files mean, to who reviews it?"""
