"""Reads a project, on as many processes as there are, and only where it changed."""
