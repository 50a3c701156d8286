"""The one clock of all workers, the database's: those of two machines may differ by minutes."""

import datetime as dt

from django.db import connection
from django.utils import timezone


def shared_now() -> dt.datetime:
    """The same moment on every machine; SQLite lives on one, whose own clock that is."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment
