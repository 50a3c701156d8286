"""The product's own web process with a bare view beside its pages, and nobody held back for writing often."""

from django.conf import settings

from config.wsgi import application

__all__ = ["application"]

settings.ROOT_URLCONF = "bench.bare_write"
settings.RATE_LIMITS = {"/": 10_000_000}
