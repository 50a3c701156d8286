"""The booklet on paper, by the real press: what it says, what it must not, and that it says it alike."""

import datetime as dt
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from programme.domain.booklet.agenda import list_phases
from programme.domain.booklet.edition import describe_edition
from programme.domain.booklet.pages import compose
from programme.domain.booklet.printing import print_booklet
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Release, Session, Track
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory
from tests.programme.released import released

SECRET = "https://meet.example/secret"
PRACTICAL = "### Where\n\nTorre Girona, second floor.\n\n![A map](figure:map)\n"

pytestmark = pytest.mark.once


def utc(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, tzinfo=dt.UTC)


def firm(session: Session, cast: Cast, day: int, hour: int, sure: str = "firm") -> None:
    start, end = utc(day, hour), utc(day, hour + 1)
    change_slot(
        session, certainty=sure, time_zone="Europe/Madrid", starts_at=start, ends_at=end, by=cast.organiser
    )


@pytest.fixture
def release(cast: Cast, settings: Any) -> Release:
    """A day of two tracks, one cancelled, a window with a promise, one undated."""
    settings.SITE_URL = "http://localhost:8000"
    cast.cohort.practical, cast.cohort.practical_members = PRACTICAL, "The door code is 4711."
    cast.cohort.save()
    phase = PhaseFactory(cohort=cast.cohort, title="Training")
    tracks: dict[str, Track] = {
        kind: TrackFactory(cohort=cast.cohort, kind=kind, title=title)
        for kind, title in (("common", "All"), ("policy", "Policy track"), ("technical", "Technical track"))
    }

    def add(order: int, code: str, track: str = "common", **fields: Any) -> Session:
        home = {"cohort": cast.cohort, "phase": phase, "track": tracks[track], "title": code.title()}
        return SessionFactory(order=order, code=code, **{**home, **fields})

    law = add(1, "law", "policy", title="Law & <order>", format="in_person", place="Torre Girona")
    change_session(
        law, relevance="Trust first 😀.", goals="Know GDPR\nAsk", preparations="Read it.", by=cast.organiser
    )
    law.outputs.create(title="City brief", owner="cities", due_wording="mid-October")
    set_trainers(law, [Trainer("Ines Kaltenbach")], by=cast.organiser)
    firm(law, cast, 7, 8)
    firm(add(2, "data", "technical", format="in_person", place="Torre Girona"), cast, 7, 8)
    firm(add(3, "wrap", joining_link=SECRET), cast, 7, 13, sure="tentative")
    gone = add(4, "gone")
    firm(gone, cast, 7, 15)
    cancel_session(Session.objects.get(pk=gone.pk), by=cast.organiser)
    change_slot(
        add(5, "window"),
        certainty="window", wording="late November", firm_by=dt.date(2024, 10, 7), by=cast.organiser,
        first_day=dt.date(2024, 11, 21), last_day=dt.date(2024, 11, 30),
    )  # fmt: skip
    add(6, "open")
    return release_programme(cast.cohort, kind="final", by=cast.organiser, at=utc(1, 9))


def words(data: bytes, folder: Path) -> str:
    """The text of a PDF in its reading order, in one line."""
    (folder / "booklet.pdf").write_bytes(data)
    command = ["pdftotext", "-raw", str(folder / "booklet.pdf"), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s+", " ", said)


def test_it_says_all_that_is_public_and_is_the_same_twice(release: Release, tmp_path: Path) -> None:
    edition = describe_edition(release.cohort)
    data = print_booklet(release, edition)  # fails if the checks of the press find anything
    said = words(data, tmp_path)

    expected = [
        "Release 1, final, Friday 1 November 2024",
        "5 sessions. 3 dates are not settled yet; each says how sure it is.",
        "Thursday 7 November 2024",
        "7 November 2024 to 30 November 2024",
        "09:00 to 10:00 Policy track Law & <order> 3 Torre Girona Technical track Data 3 Torre Girona",
        "Wrap 3 tentative",
        "Gone cancelled",
        "late November (21 to 30 November 2024) window, firm by Mon 7 October 2024 Window",
        "date open Open",
        "Thu 7 November 2024, 09:00 to 10:00 CET firm",
        "Ines Kaltenbach",
        "Trust first □.",
        "Goals Know GDPR Ask Outputs",
        "Outputs City brief, from every city, mid-October",
        "To prepare Read it.",
        "Thu 7 November: Torre Girona",
        "Where Torre Girona, second floor.",
        "http://localhost:8000/udt-test/practical/",
    ]
    assert [sentence for sentence in expected if sentence not in said] == []
    assert [secret for secret in (SECRET, "meet.example", "4711") if secret in said] == []
    assert print_booklet(release, edition) == data


def test_neither_links_nor_members_words_are_in_the_document(release: Release) -> None:
    html = compose(release, describe_edition(release.cohort))

    assert [secret for secret in (SECRET, "meet.example", "4711") if secret in html] == []
    assert html.count("<del>Gone</del>") == 1
    assert html.count('id="s-gone"') == 0
    assert re.findall(r'<a href="#(s-[a-z]+)"', html) == re.findall(r'id="(s-[a-z]+)"', html)


def test_one_session_without_a_date_is_a_booklet(cast: Cast, tmp_path: Path) -> None:
    SessionFactory(cohort=cast.cohort, code="open", title="Something")
    release = release_programme(cast.cohort, by=cast.organiser, at=utc(1, 9))
    cast.cohort.organisations.clear()
    said = words(print_booklet(release, describe_edition(release.cohort)), tmp_path)

    assert "1 session. 1 date is not settled yet; it says how sure it is." in said
    assert "date open Something 3" in said
    assert "About this booklet" in said


def test_a_hundred_sessions_in_twelve_tracks_of_long_titles_are_printed(cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort, title="P" * 200)
    tracks = [TrackFactory(cohort=cast.cohort, kind="policy", title=f"Track {n}") for n in range(12)]
    for order in range(100):
        session = SessionFactory(
            cohort=cast.cohort, phase=phase, track=tracks[order % 12], order=order, title="Long title " * 18
        )
        firm(session, cast, 1 + order // 24, 8)
    release = release_programme(cast.cohort, by=cast.organiser, at=utc(1, 9))
    data = print_booklet(release, describe_edition(release.cohort))

    assert data.startswith(b"%PDF-1.7")


def test_up_to_three_tracks_stand_side_by_side_and_more_below_each_other() -> None:
    def spans(tracks: int) -> list[list[tuple[int, int]]]:
        day = "2024-11-07"
        sessions = [released("all", day, "08:00-09:00", order=0, track_title="All", body={})]
        sessions += [
            released(f"t{n}", day, "09:00-10:00", order=n, track_title=f"T{n}", body={})
            for n in range(tracks)
        ]
        (table,) = list_phases(sessions)[0].tables
        return [[(len(cell.entries), cell.span) for cell in line.cells] for line in table.lines]

    assert spans(2) == [[(1, 2)], [(1, 1), (1, 1)]]
    assert spans(3) == [[(1, 3)], [(1, 1), (1, 1), (1, 1)]]
    assert spans(5) == [[(1, 1)], [(5, 1)]]


def test_sessions_that_overlap_say_their_own_hours() -> None:
    day = "2024-11-07"
    one = released("one", day, "09:00-10:00", track_title="One", body={})
    other = released("other", day, "09:30-11:00", track_title="Other", body={})
    (table,) = list_phases([one, other])[0].tables

    assert [line.clock for line in table.lines] == [""]
    assert [entry.clock for entry in table.entries] == ["09:00 to 10:00", "09:30 to 11:00"]
