"""What do other programs read: open data in standard formats, sorted and byte-stable."""
