"""What everybody sees of a programme: the newest release, and older ones with what changed."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.models import Seat
from cohorts.views.entry import visible_cohort
from programme.domain.answers import cite
from programme.domain.changes import compare
from programme.domain.consultation import is_consulted
from programme.domain.copies import newest_copies
from programme.domain.exports.linked import as_script
from programme.domain.telling import tally, tell
from programme.models import Booklet, Release, ReleaseThread
from programme.views.kept import answer_once, clock_of, sessions_as_html

PARTS = ("programme/_lede.html", "programme/_agenda.html")


@login_not_required
@require_safe
def programme(request: HttpRequest, cohort: str) -> HttpResponseBase:
    edition, at = visible_cohort(request, cohort), timezone.now()
    release = edition.releases.newest_first().first()
    organises = has_perm("cohorts.organise_cohort", request.user, edition)
    joins = has_perm("cohorts.join_cohort", request.user, edition)
    # Organisers read for everybody: no track is theirs, and their page asks for one thing less.
    sits = joins and not organises
    seats = Seat.objects.profiles_held_by(request.user, cohort=edition) if sits else []

    reads = {"organises": organises, "joins": joins, "seats": seats}

    def page() -> HttpResponse:
        made = _made(request, release, joins=joins, at=at) if release else {}
        return render(
            request, "programme/programme.html", {"cohort": edition, "release": release, **reads, **made}
        )

    told = release and (release.pk, release.released_at, clock_of(release, at))
    facts = (edition.title, edition.year, edition.summary, edition.is_demo, told, organises, joins, seats)
    return answer_once(request, facts, page)


def _made(request: HttpRequest, release: Release, *, joins: bool, at: dt.datetime) -> dict[str, SafeString]:
    """The sessions as HTML; for search engines, which are visitors, as data too."""
    lede, agenda = sessions_as_html(release, *PARTS, joins=joins, at=at)
    linked = SafeString() if request.user.is_authenticated else as_script(release)
    return {"lede": lede, "agenda": agenda, "linked": linked}


@login_not_required
@require_safe
def release_page(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    edition = visible_cohort(request, cohort)
    releases = list(Release.objects.visible_to(request.user).of_cohort(edition).newest_first())
    release = next((each for each in releases if each.number == number), None)
    if release is None:
        raise Http404
    joins = has_perm("cohorts.join_cohort", request.user, edition)
    organises = has_perm("cohorts.organise_cohort", request.user, edition)
    since = _compared(request, releases, release)
    changes = compare(newest_copies(since), release.sessions.all()) if since else release.changes
    answered = list(ReleaseThread.objects.told_by(release).with_remarks())
    context = {
        "cohort": edition,
        "release": release,
        "releases": releases,
        "joins": joins,
        "consulted": is_consulted(release),
        "organises": organises,
        "booklet": Booklet.objects.of_release(release).first() if organises else None,
        "since": since,
        "told": tell(changes, {} if since else cite(answered)),
        "tally": tally(changes),
        "sessions": sessions_as_html(release, "programme/_sessions.html", joins=joins)[0],
    }
    return render(request, "programme/release.html", context)


def _compared(request: HttpRequest, releases: list[Release], release: Release) -> Release | None:
    """The release that this one is to be compared with, where it is another than the one before."""
    number = request.GET.get("since", "")
    if not number:
        return None
    found = next((each for each in releases if str(each.number) == number and each != release), None)
    if found is None:
        raise Http404
    return found
