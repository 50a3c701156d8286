"""Decides what can be done with a text: split, render, compare, merge, follow."""
