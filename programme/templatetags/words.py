"""How templates say when a session is."""

from django import template

from programme.domain.wording import Placed
from programme.domain.wording import say_when as say

register = template.Library()


@register.filter
def say_when(slot: Placed) -> str:
    return say(slot)
