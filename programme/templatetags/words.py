"""How templates say when and where a session is, and what there is to know of it."""

from django import template

from programme.domain.copies import where as whereabouts
from programme.domain.details import Detail, list_details
from programme.domain.wording import Placed
from programme.domain.wording import say_when as say
from programme.models import ReleasedSession

register = template.Library()


@register.filter
def say_when(slot: Placed) -> str:
    return say(slot)


@register.filter
def details(session: ReleasedSession, joins: bool) -> list[Detail]:
    return list_details(session, joins=joins)


@register.filter
def where(session: ReleasedSession) -> str:
    return whereabouts(session)
