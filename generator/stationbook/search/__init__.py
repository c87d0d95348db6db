"""What can be found by typing: the compact station index and the Pagefind index."""
