"""What waits for a person: remarks, consents and texts of the own pair, decisions of an organiser."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplans.models import Plan, Section, SectionThread
from cohorts.enums import RoleKind
from cohorts.models import Tenure
from desk.domain.own.line import Line
from desk.domain.own.overseeing import overseen_by
from desk.domain.own.standing import Standing
from guide.enums import ExcerptState
from guide.models import Consent, Excerpt

# So that one long discussion does not bury the rest.
MOST_REMARKS = 5
PAIR = "section__plan__pair"


def waiting_for(standing: Standing, sections: list[Section], *, at: dt.datetime | None = None) -> list[Line]:
    """Everything that waits for this person, what concerns the own pair first.

    `sections` are those of the own plans, as `own_sections` asks for them.
    """
    lines: list[Line] = [*_polls(standing)]
    if standing.pairs:
        lines += [*_side_drafts(sections), *_remarks(standing)]
    if standing.pairs or standing.organised:
        excerpts = _undecided(standing)
        lines += _excerpts(standing, excerpts)
    if standing.organised:
        lines += overseen_by(standing, excerpts, at or timezone.now())
    return lines


def _polls(standing: Standing) -> Iterator[Line]:
    """The most pressing poll of each edition in which one is asked, and how many more there are."""
    trains = [role for role in standing.roles if role.kind == RoleKind.TRAINER]
    joined: list[Any] = [*trains, *standing.pairs]
    for cohort, each in {each.cohort: each for each in joined if each.poll}.items():
        words = _("asks when you can: %(title)s") % {"title": each.poll_title}
        more = each.poll_number - 1
        note = ngettext("and in %d more poll", "and in %d more polls", more) % more if more else ""
        url = reverse("programme:poll", args=[cohort.slug, each.poll])
        yield Line(cohort.title, words, url, of=str(cohort.year), note=note)


def _remarks(standing: Standing) -> Iterator[Line]:
    there = Tenure.objects.filter(user=OuterRef("author"), seat__pair__cohort=OuterRef(f"{PAIR}__cohort"))
    city = there.order_by("-started_at").values("seat__pair__city__name")[:1]
    threads = SectionThread.objects.visible_to(standing.person).open().of_plans(standing.plans)
    by_plan: dict[Plan, list[Any]] = defaultdict(list)
    whole = threads.select_related("author", "section__definition", f"{PAIR}__city", f"{PAIR}__cohort")
    for thread in whole.annotate(city=Subquery(city)).order_by("-created_at"):
        by_plan[thread.section.plan].append(thread)
    for plan, found in by_plan.items():
        url = plan.get_absolute_url()
        for thread in found[:MOST_REMARKS]:
            what = _("remarked on “%(section)s”") % {"section": thread.section.definition.title}
            of = thread.city or ""
            yield Line(str(thread.author), what, f"{url}#r-{thread.pk}", thread.created_at, thread.quote, of)
        if (more := len(found) - MOST_REMARKS) > 0:
            words = ngettext("%d more open remark", "%d more open remarks", more) % more
            yield Line(str(plan.pair), words, url)


def _side_drafts(sections: list[Any]) -> Iterator[Line]:
    """Texts that were not stored, because somebody else stored first."""
    for section in sections:
        if section.aside_at is None:
            continue
        pair = section.plan.pair
        where = {"cohort": pair.cohort.slug, "city": pair.city.slug, "section": section.code}
        what = _("your text for “%(section)s” waits beside the stored one")
        words = what % {"section": section.definition.title}
        yield Line(str(pair), words, reverse("actionplans:section_edit", kwargs=where), section.aside_at)


def _excerpts(standing: Standing, undecided: list[Any]) -> Iterator[Line]:
    own, organised = {pair.pk for pair in standing.pairs}, {cohort.pk for cohort in standing.organised}
    for excerpt in undecided:
        pair = excerpt.pair
        if excerpt.state == ExcerptState.AGREED and pair.cohort.pk in organised:
            what = _("agreed to an excerpt; approve it")
        elif excerpt.state == ExcerptState.PROPOSED and pair.pk in own and not excerpt.agreed_to:
            what = _("an excerpt waits for your consent")
        else:
            continue
        url = reverse("guide:excerpt", kwargs={"cohort": pair.cohort.slug, "code": excerpt.code})
        yield Line(str(pair), what, url, excerpt.proposed_at, excerpt.text)


def _undecided(standing: Standing) -> list[Excerpt]:
    """Proposed by the own pair; proposed or agreed to in an edition organised."""
    agreed = Consent.objects.filter(
        excerpt=OuterRef("pk"), withdrawn_at=None, seat__tenures__user=standing.person
    ).filter(seat__tenures__ended_at=None)
    sought = Q(state=ExcerptState.PROPOSED, **{f"{PAIR}__in": standing.pairs}) | Q(
        state__in=(ExcerptState.PROPOSED, ExcerptState.AGREED), **{f"{PAIR}__cohort__in": standing.organised}
    )
    shown = ("code", "state", "text", "proposed_at", f"{PAIR}__city__name", f"{PAIR}__cohort__slug")
    wanted = Excerpt.objects.filter(sought).annotate(agreed_to=Exists(agreed)).order_by("proposed_at")
    return list(wanted.select_related(f"{PAIR}__city", f"{PAIR}__cohort").only(*shown))
