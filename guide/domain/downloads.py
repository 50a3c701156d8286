"""How often a guide was taken: a number, and nothing about who took it."""

from django.db.models import F

from guide.models import Publication


def count_download(publication: Publication) -> None:
    """One more; no address, no cookie, no time is kept."""
    Publication.objects.filter(pk=publication.pk).update(downloads=F("downloads") + 1)
