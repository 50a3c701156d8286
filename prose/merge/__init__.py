"""Decides what becomes of a text that two people changed at once."""

from prose.merge.conflict import Choice, Conflict
from prose.merge.three_way import Merge, merge, resolve

__all__ = ["Choice", "Conflict", "Merge", "merge", "resolve"]
