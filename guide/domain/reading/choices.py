"""What can be chosen: chapters to propose an excerpt for, sections to quote from."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from actionplans.models import Section
from cohorts.enums import PairState
from cohorts.models import CityPair, Cohort
from guide.domain.excerpt import QUOTABLE
from guide.enums import EDITABLE
from guide.models import Chapter


def chapter_choices(cohort: Cohort, wished: str = "") -> list[tuple[str, str]]:
    """Code and title of every chapter being written in the cohort, and the one the template wishes."""
    chapters = Chapter.objects.filter(edition__cohort=cohort, edition__state__in=EDITABLE)
    found = dict(chapters.order_by("edition", "number").values_list("code", "title"))
    if wished:
        found.setdefault(wished, wished.replace("-", " ").capitalize())
    return list(found.items())


def quotable_sections(cohort: Cohort, pairs: list[CityPair] | None) -> list[Section]:
    """Sections with text in accepted plans, of these pairs or of all, by city and in order."""
    sections = Section.objects.filter(plan__pair__cohort=cohort, plan__state__in=QUOTABLE)
    if pairs is not None:
        sections = sections.filter(plan__pair__in=pairs)
    written = sections.exclude(current=None).exclude(plan__pair__state=PairState.WITHDRAWN)
    return list(
        written.select_related("definition", "plan__pair__city").order_by(
            "plan__pair__city__name", "definition__order"
        )
    )


def own_pairs(cohort: Cohort, user: User | AnonymousUser) -> list[CityPair]:
    """The active pairs of the cohort in which the reader sits now."""
    if not isinstance(user, User):
        return []
    return list(cohort.pairs.active().seating(user).select_related("city"))
