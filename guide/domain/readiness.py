"""What this machine lacks for making the guide, each in one sentence that says what to do."""

import redis
from django.conf import settings
from django.utils.translation import gettext as _

from press.fonts import read_fonts
from press.job import PressFailed
from press.machine import available


def missing_parts() -> list[str]:
    """Nothing when the guide can be compiled here; the pages work without any of it."""
    found = [lack for lack in (available(), _fonts(), _queue()) if lack]
    return list(found)


def _fonts() -> str | None:
    try:
        read_fonts(settings.VAR_DIR / "fonts")
    except PressFailed as lack:
        return lack.reason
    return None


def _queue() -> str | None:
    if not settings.REDIS_URL:
        return None
    try:
        redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=0.5).ping()
    except redis.RedisError:
        return _("The queue (Redis) does not answer. What you compile waits until it does.")
    return None
