"""Background work: one Celery application, whose broker is memory or Redis as configured."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("trellis")
app.config_from_object("django.conf:settings", namespace="CELERY")
if settings.REDIS_URL:
    # Not imported where there is none: it weighs 10 MB.
    from kombu.transport.redis import Channel

    # A worker whose Redis dies may fall over giving back its messages (kombu 5.7); it need not: the clock
    # sends each waiting row again. For the same reason messages are acknowledged before the work.
    Channel.do_restore = False
# Without this a task sent from a thread goes to an application that nobody serves.
app.set_default()
app.autodiscover_tasks()
app.conf.timezone = settings.TIME_ZONE
app.conf.beat_schedule = {
    "tick": {"task": "desk.tasks.tick", "schedule": settings.TICK_SECONDS},
}
app.conf.beat_schedule_filename = str(settings.VAR_DIR / "beat")
