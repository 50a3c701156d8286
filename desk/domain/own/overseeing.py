"""What waits for organisers over all their editions: decisions first, then what stands still."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplans.enums import WRITING, PlanState
from actionplans.models import Plan, PlanEvent
from cohorts.enums import InvitationState, RoleKind
from cohorts.models import Cohort, Invitation
from desk.domain.own.asking import asked_of_cities
from desk.domain.own.line import Line
from desk.domain.own.standing import Standing
from guide.enums import BuildState, ExcerptState
from guide.models import Build, Excerpt
from programme.domain.warnings.accepting import weigh_all
from programme.models import Session

MOST_NAMES = 6
# To look through whole working programmes takes a while; a warning may come a minute late.
WARNED_SECONDS = 60
# What names an edition, and leads to it.
NAMED = ("title", "year", "slug")


class Found(NamedTuple):
    """A plan to look at."""

    state: str
    since: dt.datetime | None
    cohort: int
    cohort_slug: str
    city_slug: str
    city: str


def overseen_by(standing: Standing, excerpts: list[Excerpt], at: dt.datetime) -> Iterator[Line]:
    """Plans to judge, consents that cities owe, letters unanswered, builds, warnings, plans behind."""
    plans = list(_plans(standing))
    yield from _submitted(plans)
    yield from _messages(standing)
    yield from _builds(standing)
    yield from _invitations(standing, at)
    yield from _consents(standing, excerpts)
    yield from asked_of_cities(standing, at)
    yield from _warnings(standing)
    yield from _behind(standing, plans)


def _messages(standing: Standing) -> Iterator[Line]:
    """Releases whose people have not been written to yet, though the messages are there."""
    organising: list[Any] = [role for role in standing.roles if role.kind == RoleKind.ORGANISER]
    for role in organising:
        if not role.messages:
            continue
        words = ngettext(
            "%(drafts)d message of release %(number)d waits to be sent",
            "%(drafts)d messages of release %(number)d wait to be sent",
            role.messages,
        )
        said = words % {"drafts": role.messages, "number": role.messages_of}
        yield _of(role.cohort, said, reverse("programme:mailing", args=[role.cohort.slug, role.messages_of]))


def _plans(standing: Standing) -> Iterable[Found]:
    """Submitted ones of every edition, and those in editions that go on whose greater part is empty."""
    wanted = Q(pair__cohort__in=standing.organised, state=PlanState.SUBMITTED)
    if standing.overseen:
        wanted |= Q(pair__cohort__in=standing.overseen, pair__state="active", state__in=WRITING)
    moved = PlanEvent.objects.filter(plan=OuterRef("pk"), after=PlanState.SUBMITTED).order_by()
    counted = Plan.objects.filter(wanted).annotate(
        since=Subquery(moved.values("plan").annotate(last=Max("at")).values("last")),
        whole=Count("sections"),
        empty=Count("sections", filter=Q(sections__current=None)),
    )
    told = counted.filter(Q(state=PlanState.SUBMITTED) | Q(whole__lt=F("empty") * 2))
    shown = ("state", "since", "pair__cohort", "pair__cohort__slug", "pair__city__slug", "pair__city__name")
    return map(Found._make, told.order_by("pair__city__name").values_list(*shown))


def _submitted(plans: list[Found]) -> Iterator[Line]:
    submitted = [plan for plan in plans if plan.state == PlanState.SUBMITTED]
    for plan in sorted(submitted, key=lambda plan: (plan.since is not None, plan.since)):
        url = reverse("actionplans:plan", args=[plan.cohort_slug, plan.city_slug])
        yield Line(plan.city, _("submitted its plan; accept it or send it back"), url, plan.since)


def _behind(standing: Standing, plans: list[Found]) -> Iterator[Line]:
    """Cities whose plan is empty for the greater part, in one line an edition."""
    names: dict[int, list[str]] = defaultdict(list)
    for plan in plans:
        if plan.state != PlanState.SUBMITTED:
            names[plan.cohort].append(plan.city)
    for cohort in standing.overseen:
        if behind := names[cohort.pk]:
            words = ngettext(
                "%d plan has more than half of its sections empty",
                "%d plans have more than half of their sections empty",
                len(behind),
            ) % len(behind)
            yield _of(cohort, words, f"/{cohort.slug}/plans/", note=_some(behind))


def _some(names: list[str]) -> str:
    if (more := len(names) - MOST_NAMES) <= 0:
        return ", ".join(names)
    named = {"names": ", ".join(names[:MOST_NAMES]), "more": more}
    return _("%(names)s and %(more)d more") % named


def _consents(standing: Standing, excerpts: list[Excerpt]) -> Iterator[Line]:
    """Excerpts that wait for their own city."""
    proposed = Counter(e.pair.cohort.pk for e in excerpts if e.state == ExcerptState.PROPOSED)
    for cohort in standing.organised:
        if number := proposed[cohort.pk]:
            words = ngettext(
                "%d excerpt waits for the consent of its city",
                "%d excerpts wait for the consent of their cities",
                number,
            )
            yield _of(cohort, words % number, reverse("guide:desk", kwargs={"cohort": cohort.slug}))


def _invitations(standing: Standing, at: dt.datetime) -> Iterator[Line]:
    sent = Invitation.objects.filter(cohort__in=standing.organised).unanswered()
    late = Q(expires_at__lte=at) | Q(state=InvitationState.EXPIRED)
    rows = (
        sent.order_by()
        .values_list("cohort")
        .annotate(count=Count("pk"), since=Max("sent_at"), overdue=Count("pk", filter=late))
    )
    found = {pk: rest for pk, *rest in rows}
    for cohort in standing.organised:
        if cohort.pk not in found:
            continue
        count, since, overdue = found[cohort.pk]
        words = ngettext("%d invitation is unanswered", "%d invitations are unanswered", count) % count
        if overdue:
            again = ngettext("%d has expired; send it again", "%d have expired; send them again", overdue)
            words = f"{words}; {again % overdue}"
        yield _of(cohort, words, reverse("cohorts:studio_people", args=[cohort.slug]), since)


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
        yield _of(build.cohort, told[build.state], url, build.requested_at, build.problem)


def _warnings(standing: Standing) -> Iterator[Line]:
    numbers = _warned(standing.overseen)
    for cohort in standing.overseen:
        if number := numbers[cohort.pk]:
            words = ngettext(
                "the working programme has %d warning", "the working programme has %d warnings", number
            )
            yield _of(cohort, words % number, f"/{cohort.slug}/studio/programme/")


def _warned(cohorts: list[Cohort]) -> dict[int, int]:
    """How many warnings each working programme has; those not known are asked for together."""
    keys = {cohort.pk: f"warned/{cohort.pk}" for cohort in cohorts}
    known = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in known]
    sessions: dict[int, list[Session]] = {pk: [] for pk in missing}
    for session in Session.objects.filter(cohort__in=missing).with_parts() if missing else ():
        sessions[session.cohort_id].append(session)
    found = {pk: len(weighed.open) for pk, weighed in weigh_all(sessions).items()}
    cache.set_many({keys[pk]: number for pk, number in found.items()}, WARNED_SECONDS)
    return found | {pk: known[key] for pk, key in keys.items() if key in known}


def _of(cohort: Cohort, what: str, url: str, at: dt.datetime | None = None, note: str = "") -> Line:
    return Line(cohort.title, what, url, at, of=str(cohort.year), note=note)
