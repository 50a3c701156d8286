"""The web process's way in; without Redis it also does the work behind the pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()


def _start_background() -> None:
    from django.conf import settings

    from desk.domain.background import start_background

    if settings.CELERY_BROKER_URL.startswith("memory:"):
        start_background()


_start_background()
