"""A section's history: its revisions by writer, what changed between two, an old text back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from actionplans.models import Plan, Revision, Section, SideDraft
from tests.conftest import Cast

HISTORY = "/udt-test/plans/ghent/challenge/history/"
COMPARE = "/udt-test/plans/ghent/challenge/compare/"
RESTORE = "/udt-test/plans/ghent/challenge/restore/"
FIRST = "Heat.\n\nTrees cool streets.\n"
SECOND = "Heat.\n\nTrees cool some streets.\n"
THIRD = "Heat.\n\nTrees cool some streets.\n\nWater runs.\n"


@pytest.fixture
def reader(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Callable[..., Revision]
) -> Client:
    """The author, with three texts stored: twice by the author, then by the partner."""
    write(challenge, FIRST, cast.author)
    write(challenge, SECOND, cast.author)
    write(challenge, THIRD, cast.partner)
    return sign_in(cast.author)


def revisions() -> list[tuple[int, str, str, str]]:
    return list(Revision.objects.values_list("number", "kind", "author__name", "text"))


def test_an_empty_history_says_so(cast: Cast, plan: Plan, sign_in: Callable[..., Client]) -> None:
    page = sign_in(cast.author).get(HISTORY)
    assert (page.status_code, page.context["runs"]) == (200, [])


def test_stores_of_one_person_in_a_row_are_folded(reader: Client) -> None:
    runs = reader.get(HISTORY).context["runs"]
    told = [(r.newest.number, [o.number for o in r.older], str(r.newest.author), r.profile) for r in runs]
    assert told == [(3, [], "Partner", "technical"), (2, [1], "Author", "policy")]


def test_a_long_history_is_read_by_pages(
    cast: Cast, challenge: Section, reader: Client, write: Callable[..., Revision], monkeypatch: Any
) -> None:
    monkeypatch.setattr("actionplans.views.history.RUNS_A_PAGE", 2)
    first, last = reader.get(HISTORY), reader.get(HISTORY, {"page": "2"})
    shown = [[r.newest.number for r in page.context["runs"]] for page in (first, last)]
    assert shown == [[3, 2], [1]]
    assert reader.get(HISTORY, {"page": "nonsense"}).context["page"].number == 1


def test_two_revisions_are_compared_word_by_word(reader: Client) -> None:
    page = reader.get(COMPARE, {"from": "1", "to": "3"})
    assert page.context["blocks"] == [
        {"kind": "skipped", "count": 1},
        {
            "kind": "changed",
            "pieces": [
                {"kind": "same", "text": "Trees cool "},
                {"kind": "added", "text": "some "},
                {"kind": "same", "text": "streets."},
            ],
        },
        {"kind": "added", "pieces": [{"kind": "added", "text": "Water runs."}]},
    ]
    assert (page.context["added"], page.context["removed"]) == (3, 0)


def test_words_that_went_are_told(
    cast: Cast, challenge: Section, reader: Client, write: Callable[..., Revision]
) -> None:
    write(challenge, "Heat.\n\nTrees cool streets.\n", cast.partner)
    page = reader.get(COMPARE, {"from": "3", "to": "4"})
    assert [block["kind"] for block in page.context["blocks"]] == ["skipped", "changed", "gone"]
    assert page.context["blocks"][1]["pieces"][1] == {"kind": "gone", "text": "some "}
    assert page.context["blocks"][2]["pieces"] == [{"kind": "gone", "text": "Water runs."}]
    assert (page.context["added"], page.context["removed"]) == (0, 3)
    assert page.text.count("<del>some </del>") == 1


def test_the_order_of_the_two_does_not_matter(reader: Client) -> None:
    page = reader.get(COMPARE, {"from": "3", "to": "1"})
    assert (page.context["older"].number, page.context["newer"].number, page.context["added"]) == (1, 3, 3)


def test_a_revision_compared_with_itself_differs_in_nothing(reader: Client) -> None:
    page = reader.get(COMPARE, {"from": "2", "to": "2"})
    assert (page.context["blocks"], page.context["added"], page.context["removed"]) == ([], 0, 0)


def test_hostile_words_are_shown_as_they_were_typed(
    cast: Cast, challenge: Section, reader: Client, write: Callable[..., Revision]
) -> None:
    write(challenge, THIRD + "\n<script>steal()</script>\n", cast.partner)
    page = reader.get(COMPARE, {"from": "3", "to": "4"})
    assert page.text.count("<ins>&lt;script&gt;steal()&lt;/script&gt;</ins>") == 1


BAD = ["", "0", "4", "-1", "x", "1.0", "²", "9" * 10, "9" * 5000, "1 "]


@pytest.mark.parametrize("number", BAD, ids=lambda number: number[:12])
def test_a_revision_that_is_not_there_is_not_found(reader: Client, number: str) -> None:
    assert reader.get(COMPARE, {"from": number, "to": "1"}).status_code == 404
    assert reader.get(COMPARE, {"from": "1", "to": number}).status_code == 404
    assert reader.post(RESTORE, {"revision": number}).status_code == 404
    assert Revision.objects.count() == 3


def test_a_comparison_of_nothing_named_is_not_found(reader: Client) -> None:
    assert reader.get(COMPARE).status_code == 404


def test_an_old_text_comes_back_as_a_new_revision(reader: Client) -> None:
    response = reader.post(RESTORE, {"revision": "1", "base": "3"})
    assert (response.status_code, response.headers["Location"]) == (302, HISTORY)
    assert revisions() == [
        (1, "typed", "Author", FIRST),
        (2, "typed", "Author", SECOND),
        (3, "typed", "Partner", THIRD),
        (4, "restored", "Author", FIRST),
    ]
    last = Revision.objects.get(number=4)
    assert (last.parent, last.merge_parent) == (Revision.objects.get(number=3), None)
    assert [str(m) for m in get_messages(response.wsgi_request)] == [
        "The text of revision 1 is the newest again."
    ]


def test_restoring_the_newest_makes_no_revision(reader: Client) -> None:
    assert reader.post(RESTORE, {"revision": "3"}).status_code == 302
    assert Revision.objects.count() == 3


def test_a_restored_text_is_not_lost_on_one_who_still_writes(
    cast: Cast, reader: Client, sign_in: Callable[..., Client]
) -> None:
    reader.post(RESTORE, {"revision": "1"})
    sent = {"text": THIRD + "\nShade.\n", "base": 3, "key": "k1"}
    sign_in(cast.partner).post(HISTORY.replace("history", "edit"), sent)
    assert [r.text for r in Revision.objects.filter(number__in=[3, 4])] == [THIRD, FIRST]
    kept = [r.text for r in Revision.objects.filter(number=5)] + [d.text for d in SideDraft.objects.all()]
    assert [text.count("Shade.") for text in kept] == [1]


@pytest.mark.parametrize("state", ["submitted", "accepted", "published"])
def test_a_closed_plan_restores_nothing_and_offers_nothing(plan: Plan, reader: Client, state: str) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=state)
    assert reader.post(RESTORE, {"revision": "1"}).status_code == 409
    assert Revision.objects.count() == 3
    assert reader.get(HISTORY).context["restore_url"] == ""


@pytest.mark.parametrize(
    ("section", "readers"),
    [
        ("challenge", {"author", "partner", "outsider", "trainer", "observer", "organiser"}),
        ("data", {"author", "partner", "organiser"}),
    ],
)
def test_who_reads_a_history_and_who_restores(
    cast: Cast,
    plan: Plan,
    data_section: Section,
    reader: Client,
    sign_in: Callable[..., Client],
    write: Callable[..., Revision],
    section: str,
    readers: set[str],
) -> None:
    write(data_section, FIRST, cast.author)
    here = f"/udt-test/plans/ghent/{section}"
    people = {name: person for name, person in cast.all().items() if name != "visitor"}
    for name, person in people.items():
        client = sign_in(person)
        reads = 200 if name in readers else 404
        assert client.get(f"{here}/history/").status_code == reads, name
        assert client.get(f"{here}/compare/?from=1&to=1").status_code == reads, name
        offered = bool(reads == 200 and client.get(f"{here}/history/").context["restore_url"])
        writes = 302 if name in {"author", "partner"} else 403 if name in readers else 404
        assert offered == (writes == 302), name
        assert client.post(f"{here}/restore/", {"revision": "1"}).status_code == writes, name


def test_restoring_is_not_done_by_a_link(reader: Client) -> None:
    assert reader.get(RESTORE, {"revision": "1"}).status_code == 405
