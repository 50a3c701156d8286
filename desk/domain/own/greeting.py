"""How a person is greeted: by the first name and the hour of the own day."""

import datetime as dt

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User

MORNING, NOON, EVENING = 5, 12, 18


def greeting(person: User, at: dt.datetime) -> str:
    """A greeting in the time zone that is active, which is the reader's own."""
    name, hour = {"name": person.get_short_name()}, localtime(at).hour
    if MORNING <= hour < NOON:
        return _("Good morning, %(name)s") % name
    if NOON <= hour < EVENING:
        return _("Good afternoon, %(name)s") % name
    return _("Good evening, %(name)s") % name
