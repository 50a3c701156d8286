"""What waits for a person: remarks, consents and texts of the own pair, decisions of an organiser."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplans.enums import PlanState
from actionplans.models import Plan, SectionThread, SideDraft
from cohorts.enums import InvitationState
from cohorts.models import Cohort, Invitation
from desk.domain.standing import Standing
from guide.enums import BuildState, ExcerptState
from guide.models import Build, Consent, Excerpt

# So that one long discussion does not bury the rest.
MOST_REMARKS = 5
PAIR = "section__plan__pair"
# What names an edition, and leads to it.
NAMED = ("title", "year", "slug")


@dataclasses.dataclass(frozen=True)
class Line:
    """One thing that waits: whose it is, what is to be done, where, and since when."""

    who: str
    what: str
    url: str
    at: dt.datetime | None = None
    quote: str = ""


def waiting_for(standing: Standing) -> list[Line]:
    """Everything that waits for this person, what concerns the own pair first."""
    lines: list[Line] = []
    if standing.pairs:
        lines += [*_side_drafts(standing), *_remarks(standing)]
    if standing.pairs or standing.organised:
        lines += _excerpts(standing)
    if standing.organised:
        lines += [*_plans(standing), *_invitations(standing), *_builds(standing)]
    return lines


def _remarks(standing: Standing) -> Iterator[Line]:
    threads = SectionThread.objects.visible_to(standing.person).open().of_plans(standing.plans)
    by_plan: dict[Plan, list[SectionThread]] = defaultdict(list)
    whole = threads.select_related("author", "section__definition", "section__plan__pair__city")
    for thread in whole.select_related("section__plan__pair__cohort").order_by("-created_at"):
        by_plan[thread.section.plan].append(thread)
    for plan, found in by_plan.items():
        url = plan.get_absolute_url()
        for thread in found[:MOST_REMARKS]:
            what = _("remarked on “%(section)s”") % {"section": thread.section.definition.title}
            yield Line(str(thread.author), what, f"{url}#r-{thread.pk}", thread.created_at, thread.quote)
        if (more := len(found) - MOST_REMARKS) > 0:
            words = ngettext("%d more open remark", "%d more open remarks", more) % more
            yield Line(str(plan.pair), words, url)


def _side_drafts(standing: Standing) -> Iterator[Line]:
    drafts = SideDraft.objects.of(standing.person).waiting().filter(section__plan__in=standing.plans)
    for draft in drafts.select_related("section__definition", "section__plan__pair__city"):
        pair = next(pair for pair in standing.pairs if pair.pk == draft.section.plan.pair_id)
        where = {"cohort": pair.cohort.slug, "city": pair.city.slug, "section": draft.section.code}
        what = _("your text for “%(section)s” waits beside the stored one")
        words = what % {"section": draft.section.definition.title}
        yield Line(str(pair), words, reverse("actionplans:section_edit", kwargs=where), draft.stored_at)


def _excerpts(standing: Standing) -> Iterator[Line]:
    told: dict[str, str] = {
        ExcerptState.PROPOSED: _("an excerpt waits for your consent"),
        ExcerptState.AGREED: _("agreed to an excerpt; approve it"),
    }
    wanted = _undecided(standing).order_by("proposed_at").select_related(f"{PAIR}__city", f"{PAIR}__cohort")
    shown = ("code", "state", "text", "proposed_at", f"{PAIR}__city__name", f"{PAIR}__cohort__slug")
    for excerpt in wanted.only(*shown):
        pair = excerpt.section.plan.pair
        url = reverse("guide:excerpt", kwargs={"cohort": pair.cohort.slug, "code": excerpt.code})
        yield Line(str(pair), told[excerpt.state], url, excerpt.proposed_at, excerpt.text)


def _undecided(standing: Standing) -> QuerySet[Excerpt]:
    """Proposed by the own pair and not agreed to by this person; agreed, in an edition organised."""
    agreed = Consent.objects.filter(
        excerpt=OuterRef("pk"), withdrawn_at=None, seat__tenures__user=standing.person
    ).filter(seat__tenures__ended_at=None)
    sought = Q()
    if standing.pairs:
        sought |= Q(~Exists(agreed), state=ExcerptState.PROPOSED, **{f"{PAIR}__in": standing.pairs})
    if standing.organised:
        sought |= Q(state=ExcerptState.AGREED, **{f"{PAIR}__cohort__in": standing.organised})
    return Excerpt.objects.filter(sought)


def _plans(standing: Standing) -> Iterator[Line]:
    submitted = Plan.objects.filter(pair__cohort__in=standing.organised, state=PlanState.SUBMITTED)
    shown = ("title", "pair__city__name", "pair__city__slug", "pair__cohort__slug")
    when = submitted.with_pair().only(*shown).annotate(since=Max("events__at"))
    for plan in when.order_by("since"):
        yield Line(
            str(plan.pair),
            _("submitted its plan; accept it or send it back"),
            plan.get_absolute_url(),
            plan.since,
        )


def _invitations(standing: Standing) -> Iterator[Line]:
    by_cohort = (
        Invitation.objects.filter(cohort__in=standing.organised, state=InvitationState.SENT)
        .values("cohort")
        .annotate(count=Count("pk"), since=Max("sent_at"))
        .order_by("cohort")
    )
    cohorts = {cohort.pk: cohort for cohort in standing.organised}
    for row in by_cohort:
        cohort = cohorts[row["cohort"]]
        words = ngettext("%d invitation waits", "%d invitations wait", row["count"]) % row["count"]
        url = reverse("cohorts:studio_people", kwargs={"cohort": cohort.slug})
        yield Line(_title(cohort), words, url, row["since"])


def _builds(standing: Standing) -> Iterator[Line]:
    told: dict[str, str] = {
        BuildState.QUEUED: _("the guide waits to be compiled"),
        BuildState.RUNNING: _("the guide is being compiled"),
        BuildState.FAILED: _("the guide could not be compiled"),
    }
    newer = Build.objects.filter(edition=OuterRef("edition"), pk__gt=OuterRef("pk"))
    builds = Build.objects.filter(~Exists(newer), edition__cohort__in=standing.organised, state__in=told)
    shown = ("state", "requested_at", "problem", *(f"edition__cohort__{name}" for name in NAMED))
    for build in builds.select_related("edition__cohort").only(*shown):
        url = reverse("guide:build", kwargs={"cohort": build.cohort.slug, "pk": build.pk})
        yield Line(_title(build.cohort), told[build.state], url, build.requested_at, build.problem)


def _title(cohort: Cohort) -> str:
    return f"{cohort.title} {cohort.year}"
