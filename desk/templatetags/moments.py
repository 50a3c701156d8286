"""How long ago something was, in the words one would use; the exact moment is told beside them."""

import datetime as dt

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

register = template.Library()
A_WEEK = 7


@register.filter
def said_on(moment: dt.datetime, now: dt.datetime) -> str:
    """Today and yesterday by name, a day of the last week by its weekday, an older one by its date."""
    local, today = localtime(moment), localtime(now).date()
    days = (today - local.date()).days
    clock = date_format(local, "H:i")
    if days == 0:
        return _("today %(time)s") % {"time": clock}
    if days == 1:
        return _("yesterday %(time)s") % {"time": clock}
    if 0 < days < A_WEEK:
        return date_format(local, "l")
    return date_format(local, "D j M" if local.year == today.year else "D j M Y")
