"""A passage as words for a list."""

from django import template

from prose.blocks import plain_words

register = template.Library()
register.filter("plain_words", plain_words)
