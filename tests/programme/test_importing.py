"""An agenda of another tool: looked at first, taken in as it was looked at, known again the next time."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from desk.domain.background import run_tick
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.models import AgendaUpload, ImportMemory, Phase, ProgrammeEvent, Session, Slot, Track
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory
from tests.programme.importing import (
    PAGE,
    accept,
    add_homes,
    bring,
    fates,
    lines,
    notes,
    problems,
    session,
    told,
)

FOREIGN = """Session;When;Speakers;Section;Strand
Opening;7 November, 9h-10h;Ada Byron; Alan Poe;Training;Common
"Data, again";late September;;Training;Common
Dinner;TBC;;Training;Common
"""


def when(code: str) -> tuple[str, str, str]:
    slot: Slot = session(code).slot
    begins = slot.starts_at.isoformat() if slot.starts_at else f"{slot.first_day}"
    return slot.certainty, begins, slot.wording


def test_a_foreign_table_is_mapped_looked_at_and_taken_in(organiser: Client, cast: Cast) -> None:
    text = FOREIGN.replace("Ada Byron; Alan Poe", '"Ada Byron; Alan Poe"')
    answer = bring(organiser, text)
    before = Session.objects.count()
    shown = organiser.get(answer.headers["Location"]).content.decode()
    done = accept(organiser)

    assert (answer.headers["Location"], before) == (f"{PAGE}preview/", 0)
    assert shown.count("Take in 3 sessions") == 1
    assert (done.status_code, done.headers["Location"]) == (302, "/udt-test/studio/programme/")
    assert [when(code) for code in ("opening", "data-again", "dinner")] == [
        ("tentative", "2024-11-07T08:00:00+00:00", ""),
        ("window", "2024-09-21", "late September"),
        ("undated", "None", "TBC"),
    ]
    assert [each.name for each in session("opening").trainers.all()] == ["Ada Byron", "Alan Poe"]
    assert AgendaUpload.objects.count() == 0
    assert ProgrammeEvent.objects.filter(verb="took in an agenda").get().note == "agenda.csv: 3"


def test_the_preview_tells_each_field_and_writes_nothing(organiser: Client, legal: Session) -> None:
    bring(organiser, "code,title,place,date\nlegal,Law and data,Torre Girona,7 November\nnew-one,New,,TBC\n")

    assert fates() == {"legal": "changed", "new-one": "added"}
    assert told("legal") == {
        "Title": ("Legal", "Law and data"),
        "Place": ("Barcelona", "Torre Girona"),
        "When": ("date open, undated", "Thu 7 November 2024, window"),
    }
    assert [Session.objects.get().title, Session.objects.get().version] == ["Legal", 1]
    assert list(ProgrammeEvent.objects.values_list("verb", flat=True)) == []


def test_what_a_row_does_not_say_stays(organiser: Client, cast: Cast, legal: Session) -> None:
    change_session(legal, relevance="Trust.", goals="Ask\nKnow", by=cast.organiser)
    set_trainers(legal, [Trainer("Ada", user=cast.trainer)], by=cast.organiser)
    legal.outputs.create(title="Brief", owner="cities", due_wording="mid-October")
    bring(organiser, "code,title,trainers,outputs\nlegal,Law,Ada; Bo,Brief; Minutes\n")
    accept(organiser)
    law = session("legal")

    assert (law.title, law.relevance, law.goals, law.place) == ("Law", "Trust.", "Ask\nKnow", "Barcelona")
    assert [(each.name, each.user) for each in law.trainers.all()] == [("Ada", cast.trainer), ("Bo", None)]
    assert [(each.title, each.owner) for each in law.outputs.all()] == [
        ("Brief", "cities"), ("Minutes", "organisers"),
    ]  # fmt: skip


def test_the_same_file_again_doubles_nothing(organiser: Client) -> None:
    text = (
        "title,phase,track,date\nOpening,Training,Common,mid-October\nOpening,Training,Common,7 Nov 10:00\n"
    )
    bring(organiser, text)
    accept(organiser)
    bring(organiser, text)

    assert sorted(Session.objects.values_list("code", flat=True)) == ["opening", "opening-2"]
    assert fates() == {"opening": "left", "opening-2": "left"}


def test_a_session_is_known_by_its_title_where_the_row_has_no_code(organiser: Client, legal: Session) -> None:
    Session.objects.update(title="Law & order")
    bring(organiser, "title,place\nlaw & ORDER,Hall 2\n")

    assert fates() == {"legal": "changed"}


def test_what_is_said_of_columns_is_remembered(organiser: Client, cast: Cast) -> None:
    text = "Was,Wann?\nOpening,late May\n"
    bring(organiser, text, **{"column-0": "title", "column-1": "date"})
    bring(organiser, text)

    assert ImportMemory.objects.get().columns == {"was": "title", "wann": "date"}
    assert AgendaUpload.objects.get().columns == ["title", "date"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (["", ""], "Say which column is the title"),
        (["title", "title"], "Another column is “Title” already."),
        (["title", "made-up"], "Select a valid choice."),
    ],
)
def test_columns_that_make_no_sense_are_told(organiser: Client, columns: list[str], said: str) -> None:
    sent = {f"column-{place}": name for place, name in enumerate(columns)}
    answer = bring(organiser, "a,b\nc,d\n", **sent)

    assert answer.status_code == 422
    assert answer.content.decode().count(said) >= 1
    assert AgendaUpload.objects.get().preview == {}


def test_unknown_phases_and_tracks_are_offered_to_be_added(organiser: Client) -> None:
    bring(organiser, "title,phase,track\nOpening,After all,Policy line\nLaw,training,COMMON\n")
    first, asked = fates(), problems()
    page = organiser.get(f"{PAGE}preview/").content.decode()
    add_homes(organiser)
    second = fates()
    untouched = Phase.objects.count(), Track.objects.count()
    accept(organiser)
    opening = session("opening")

    assert (first, second) == ({"opening": "out", "law": "added"}, {"opening": "added", "law": "added"})
    assert asked == {2: ["“After all” is not there yet; it can be added with this."]}
    assert page.count("Track “Policy line” is not there yet. It would be for policy seats.") == 1
    assert untouched == (1, 1)
    assert (opening.phase.title, opening.track.title, opening.track.kind) == (
        "After all",
        "Policy line",
        "policy",
    )


def test_an_empty_edition_gets_a_first_phase_and_track(client: Client, cast: Cast) -> None:
    client.force_login(cast.organiser)
    bring(client, "title,date\nOpening,7 November\n")
    add_homes(client)
    accept(client)
    opening = session("opening")

    assert (opening.phase.code, opening.track.title) == ("programme-part", "Everybody")


def test_rows_with_problems_are_left_out_and_the_others_taken(organiser: Client) -> None:
    bring(
        organiser,
        "code,title,starts,ends,time zone\n"
        "one,One,2024-11-07 10:00,2024-11-07 09:00,\n"
        "two,Two,2024-03-31 02:30,2024-03-31 03:30,Europe/Madrid\n"
        f"three,{'x' * 201},,,\n"
        "four,,,,\n"
        "five,Five,10:00,11:00,\n"
        "six,Six,2024-11-07 10:00,,Mars/Base\n"
        "seven,Seven,2024-11-07 10:00,2024-11-07 11:00,\n"
        "seven,Seven again,,,\n"
        f"eight,{'y' * 200},,,\n",
    )
    wrong = problems()
    accept(organiser)

    assert wrong == {
        2: ["It ends before it starts."],
        3: ["On 31 March 2024 the clocks in Europe/Madrid go forward; 02:30 does not exist. Choose another."],
        4: ["Ensure this value has at most 200 characters (it has 201)."],
        5: ["The title is missing."],
        7: ["No such time zone; write it as Europe/Madrid."],
        9: ["This code stands in an earlier row already."],
    }
    assert sorted(Session.objects.values_list("code", flat=True)) == ["eight", "five", "seven"]
    assert when("five") == ("undated", "None", "10:00")


def test_words_that_can_t_be_read_take_no_date_away(organiser: Client, cast: Cast, legal: Session) -> None:
    days = dt.date(2024, 11, 7)
    change_slot(legal, certainty="window", first_day=days, last_day=days, by=cast.organiser)
    bring(organiser, "code,title,date\nlegal,Legal,after lunch\nother,Other,after lunch\n")
    said = notes()
    accept(organiser)

    assert said == {
        2: ["“after lunch” is no date that can be understood. Its date stays as it is."],
        3: ["“after lunch” is no date that can be understood. It is kept in these words, without a date."],
    }
    assert (when("legal"), when("other")) == (
        ("window", "2024-11-07", ""),
        ("undated", "None", "after lunch"),
    )


def test_a_clock_time_makes_nothing_less_sure(organiser: Client, cast: Cast, legal: Session) -> None:
    start = dt.datetime(2024, 11, 7, 8, tzinfo=dt.UTC)
    end = start + dt.timedelta(hours=1)
    change_slot(
        legal, certainty="firm", time_zone="Europe/Madrid", starts_at=start, ends_at=end, by=cast.organiser
    )
    bring(organiser, "code,title,date\nlegal,Legal,7 November 10:00-11:00\n")
    accept(organiser)

    assert when("legal") == ("firm", "2024-11-07T09:00:00+00:00", "")


def test_what_changed_since_the_preview_is_not_taken_in(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    bring(organiser, "code,title\nlegal,Law\nnew-one,New\n")
    change_session(Session.objects.get(), goals="Ask", by=cast.organiser)
    page = organiser.get(f"{PAGE}preview/").content.decode()
    refused = accept(organiser)
    kept = Session.objects.count()
    organiser.post(f"{PAGE}preview/", {})
    taken = accept(organiser)

    assert (page.count("Take in"), page.count("“Law” was changed since")) == (0, 1)
    assert (refused.status_code, kept) == (409, 1)
    assert (
        refused.content.decode().count("was changed since this preview was made. Nothing was taken in") == 1
    )
    assert (taken.status_code, session("legal").title, session("legal").goals) == (302, "Law", "Ask")


def test_a_code_that_was_taken_meanwhile_is_not_overwritten(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    bring(organiser, "code,title\nfresh,Mine\n")
    Session.objects.filter(pk=legal.pk).update(code="fresh")

    assert accept(organiser).status_code == 409
    assert Session.objects.get().title == "Legal"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_the_same_at_once_one_is_told(organiser: Client, cast: Cast) -> None:
    RoleFactory(cohort=cast.cohort, user=cast.stranger, kind="organiser")
    other = Client()
    other.force_login(cast.stranger)
    text = "title,date\nOpening,7 November\nClosing,TBC\n"
    for client in (organiser, other):
        client.post(PAGE, {"file": SimpleUploadedFile("agenda.csv", text.encode())})
        client.post(f"{PAGE}columns/", {"column-0": "title", "column-1": "date"})
    results = at_once(lambda: accept(organiser).status_code, lambda: accept(other).status_code)

    assert sorted(results) == [302, 409]
    assert sorted(Session.objects.values_list("code", flat=True)) == ["closing", "opening"]


@pytest.mark.parametrize("page", ["", "columns/", "preview/"])
def test_pages_ask_no_more_for_more_rows(
    organiser: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for number in (1, 12):
        bring(organiser, "title,date\n" + "".join(f"Session {n},TBC\n" for n in range(number)))
        with django_assert_max_num_queries(12 + 2) as captured:
            organiser.get(f"{PAGE}{page}")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_accepting_twice_finds_nothing_more(organiser: Client) -> None:
    bring(organiser, "title,date\nOpening,TBC\n")

    assert [accept(organiser).status_code, accept(organiser).status_code] == [302, 404]


def test_an_upload_is_its_organiser_s_own_and_a_newer_one_replaces_it(organiser: Client, cast: Cast) -> None:
    bring(organiser, "title,date\nFirst,TBC\n")
    bring(organiser, "title,date\nSecond,TBC\n")
    RoleFactory(cohort=cast.cohort, user=cast.stranger, kind="organiser")
    other = Client()
    other.force_login(cast.stranger)

    assert [line["title"] for line in lines()] == ["Second"]
    assert (other.get(f"{PAGE}preview/").status_code, accept(other).status_code) == (404, 404)


def test_a_file_can_be_forgotten_and_is_after_two_days(organiser: Client) -> None:
    bring(organiser, "title,date\nFirst,TBC\n")
    gone = organiser.post(f"{PAGE}drop/")
    none = AgendaUpload.objects.count()
    bring(organiser, "title,date\nFirst,TBC\n")
    run_tick(timezone.now() + dt.timedelta(hours=47))
    still = AgendaUpload.objects.count()
    run_tick(timezone.now() + dt.timedelta(hours=49))

    assert (gone.headers["Location"], none, still, AgendaUpload.objects.count()) == (PAGE, 0, 1, 0)


def test_the_studio_leads_there_full_and_empty(organiser: Client, legal: Session) -> None:
    full = organiser.get("/udt-test/studio/programme/").content.decode()
    Slot.objects.all().delete()
    Session.objects.all().delete()
    empty = organiser.get("/udt-test/studio/programme/").content.decode()

    assert [body.count(f'href="{PAGE}"') for body in (full, empty)] == [1, 2]


def test_cells_that_reckon_stay_text(organiser: Client) -> None:
    bring(organiser, 'title,place\n"=HYPERLINK(""http://x"")",\'+1\n')
    accept(organiser)
    found: Any = Session.objects.get()

    assert (found.title, found.place) == ('=HYPERLINK("http://x")', "+1")
