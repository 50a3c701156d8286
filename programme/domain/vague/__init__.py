"""Dates as people write them, read without pretending to know more than they say."""
