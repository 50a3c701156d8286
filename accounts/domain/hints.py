"""Hints for a first visit: what each says stands in its template; here is who has put it away."""

from accounts.models import User


def put_hint_away(person: User, hint: str) -> None:
    """The person has read this hint; it stays under Help."""
    if hint not in person.hints_away:
        person.hints_away = [*person.hints_away, hint]
        person.save(update_fields=["hints_away"])


def bring_hints_back(person: User) -> None:
    """Every hint stands in its place again."""
    person.hints_away = []
    person.save(update_fields=["hints_away"])
