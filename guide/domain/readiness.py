"""What this machine lacks for making the guide, each in one sentence that says what to do."""

import contextlib

from django.conf import settings
from django.utils.translation import gettext as _

from press.fonts import font_names
from press.machine import available


def missing_parts() -> list[str]:
    """Nothing when the guide can be compiled here; the pages work without any of it."""
    return [lack for lack in (available(), missing_fonts(), silent_queue()) if lack]


def missing_fonts() -> str | None:
    """Whether a font that the press needs is not there."""
    folder = settings.VAR_DIR / "fonts"
    if all((folder / name).is_file() for name in font_names()):
        return None
    return _("The fonts for printing are missing. Run ./trellis up --no-serve.")


def silent_queue() -> str | None:
    """In memory the queue lives with the process; Redis is asked, for a second at most."""
    if not settings.REDIS_URL:
        return None
    # Its import takes 10 MB, which a process without Redis need not carry.
    from redis import Redis, RedisError

    try:
        with contextlib.closing(
            Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
        ) as client:
            client.ping()
    except RedisError:
        return _("Redis does not answer. What was asked for waits in the database until it does.")
    return None
