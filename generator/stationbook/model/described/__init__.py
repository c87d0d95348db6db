"""What is every field called in Chinese, what does it mean, how is it written, and where is it used? Only data."""
