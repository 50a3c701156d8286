"""How templates say when and where a session is, and what there is to know of it."""

from urllib.parse import urlsplit

from django import template

from programme.domain import copies, wording
from programme.domain.details import Detail, list_details
from programme.models import Proposal, ReleasedSession

register = template.Library()


@register.filter
def say_when(slot: wording.Placed) -> str:
    return wording.say_when(slot)


@register.filter
def say_times(proposal: Proposal, zone: str) -> str:
    return wording.say_times(proposal.starts_at, proposal.ends_at, zone)


@register.filter
def say_days(slot: wording.Placed) -> str:
    return wording.say_days(slot.first_day, slot.last_day) if slot.first_day and slot.last_day else ""


@register.filter
def details(session: ReleasedSession, joins: bool) -> list[Detail]:
    return list_details(session, joins=joins)


@register.filter
def host(link: str) -> str:
    """Whose site a link leads to, to be said before one follows it."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


@register.filter
def where(session: ReleasedSession) -> str:
    return copies.where(session)
