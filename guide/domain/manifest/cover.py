"""What cover, colophon and web page say of an edition: its names, addresses and citation."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from guide.models import Edition, Publication

ENDS = frozenset(".?!")


def describe_edition(edition: Edition, at: dt.datetime) -> dict[str, Any]:
    """What cover, colophon and web page say of the edition."""
    cohort = edition.cohort
    address = f"{settings.SITE_URL}/{cohort.slug}/guide/"
    dated = edition.dated or at.astimezone(zoneinfo.ZoneInfo(cohort.time_zone)).date()
    notice = _("A demonstration: the people, plans and figures in this guide are fictional.")
    return {
        "cohort": cohort.slug,
        "series": cohort.series.title,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "version": edition.version,
        "year": cohort.year,
        "date": dated.isoformat(),
        "licence": edition.licence,
        "licence_url": edition.licence_url,
        "language": edition.language,
        "organisers": organisers(cohort),
        "url": f"{address}{edition.version}/",
        "passport_url": f"{address}e/",
        "citation": cite(edition, dated),
        "notice": notice if cohort.is_demo else "",
        "earlier": earlier_versions(edition),
    }


def earlier_versions(edition: Edition) -> list[dict[str, str]]:
    """The versions that were public before this one, the newest first."""
    published = Publication.objects.public().of_cohort(edition.cohort).exclude(edition=edition)
    zone = zoneinfo.ZoneInfo(edition.cohort.time_zone)
    return [
        {"version": each.edition.version, "date": each.published_at.astimezone(zone).date().isoformat()}
        for each in published.newest_first().with_files()
    ]


def organisers(cohort: Cohort) -> list[str]:
    """The organisations that run the cohort, by name."""
    return [organisation.name for organisation in cohort.organisations.order_by("name")]


def cite(edition: Edition, dated: dt.date) -> str:
    """How to cite the edition: who, when, what, which version, where, under which licence."""
    cohort = edition.cohort
    who = _(" and ").join(organisers(cohort)) or cohort.series.title
    title = join_titles(edition.title, edition.subtitle)
    where = f"{settings.SITE_URL}/{cohort.slug}/guide/{edition.version}/"
    version = _("Version %(version)s") % {"version": edition.version}
    stop = "" if title[-1] in ENDS else "."
    series = f"{cohort.series.title} {cohort.year}"
    return f"{who} ({dated.year}). {title}{stop} {series}. {version}. {where}. {edition.licence}."


def cite_chapter(facts: Mapping[str, Any], title: str, code: str) -> str:
    """How to cite one chapter of an edition, from what the manifest says of it."""
    who = _(" and ").join(facts["organisers"]) or facts["series"]
    book = join_titles(facts["title"], facts["subtitle"])
    version = _("Version %(version)s") % {"version": facts["version"]}
    stop, book_stop = ("" if words[-1] in ENDS else "." for words in (title, book))
    year = dt.date.fromisoformat(facts["date"]).year
    within = _("In: %(book)s") % {"book": f"{book}{book_stop}"}
    series, where = f"{facts['series']} {facts['year']}", f"{facts['url']}{code}/"
    return f"{who} ({year}). {title}{stop} {within} {series}. {version}. {where}. {facts['licence']}."


def join_titles(title: str, subtitle: str) -> str:
    """Title and subtitle as one line; a title that asks or calls keeps its own mark."""
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title[-1] in ENDS else f"{title}: {subtitle}"
