"""What a booklet says besides its release, as it stands when the booklet is asked for."""

from typing import Any

from django.conf import settings

from cohorts.models import Cohort
from programme.domain.practical import practical_of, words_for


def describe_edition(cohort: Cohort) -> dict[str, Any]:
    """The edition's words that are everybody's; kept with the booklet, so that every try prints the same."""
    ways = practical_of(cohort)
    return {
        "series": cohort.series.title,
        "title": cohort.title,
        "year": cohort.year,
        "city": str(cohort.host_city or ""),
        "time_zone": cohort.time_zone,
        "objectives": cohort.objective_list,
        "practical": cohort.practical,
        "phases": {code: words_for(each, member=False) for code, each in sorted(ways.items())},
        "organisers": [{"name": each.name, "url": each.url} for each in cohort.organisations.all()],
        "address": f"{settings.SITE_URL}/{cohort.slug}",
    }
