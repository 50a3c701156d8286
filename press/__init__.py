"""Prints: HTML and files in, PDF bytes out, made by a child that can be ended at any moment."""
