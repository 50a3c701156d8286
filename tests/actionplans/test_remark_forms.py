"""Remarks by their forms: on passages or words in them, answered, resolved, taken up again."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from actionplans.models import Revision, Section, SectionRemark, SectionThread
from tests.conftest import Cast

GHENT = "/udt-test/plans/ghent/"
REMARKS = f"{GHENT}challenge/remarks/"
TEXT = "# Heat\n\nTrees are slow.\n\nShade is wanted.\n\nWater is cheap.\n"


@pytest.fixture
def text(cast: Cast, challenge: Section, write: Callable[..., Revision]) -> Revision:
    return write(challenge, TEXT, cast.author)


@pytest.fixture
def peer(cast: Cast, text: Revision, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.outsider)


@pytest.fixture
def pair(cast: Cast, text: Revision, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.author)


def leave(client: Client, **changes: Any) -> Any:
    sent = {"revision": 1, "block": 1, "text": "Which ones?", "audience": "cohort", **changes}
    return client.post(REMARKS, {name: value for name, value in sent.items() if value is not None})


@pytest.mark.parametrize(
    ("sent", "quote"),
    [
        ({"block": 0}, "# Heat"),
        ({"block": 1}, "Trees are slow."),
        ({"block": 1, "last": ""}, "Trees are slow."),
        ({"block": 1, "last": 2}, "Trees are slow.\n\nShade is wanted."),
        ({"block": 2, "last": 99}, "Shade is wanted.\n\nWater is cheap."),
        ({"block": 1, "last": 3, "quote": " is wanted "}, "is wanted"),
        ({"block": 1, "last": 2, "quote": "slow.\r\n\r\nShade"}, "slow.\n\nShade"),
        ({"block": 3, "quote": "is"}, "is"),
    ],
)
def test_a_remark_stands_at_the_passages_or_words_that_were_chosen(
    cast: Cast, peer: Client, sent: dict[str, Any], quote: str
) -> None:
    response = leave(peer, **sent)
    thread = SectionThread.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, f"{GHENT}#r-{thread.pk}")
    assert (thread.quote, TEXT[thread.start : thread.end]) == (quote, quote)
    assert (thread.author, thread.audience, thread.state) == (cast.outsider, "cohort", "open")
    assert [r.text for r in thread.remarks.all()] == ["Which ones?"]


def test_the_same_words_further_down_are_those_of_the_chosen_passage(peer: Client) -> None:
    leave(peer, block=3, quote="is")
    assert SectionThread.objects.get().start == TEXT.index("is cheap")


GONE = "That passage is no longer there. Choose it again."
UNSAID = "Write the remark before you store it, in at most 5000 characters."
NOT_IN_IT = "Those words are not in the passage. Copy them as they stand, or leave the field empty."


@pytest.mark.parametrize(
    ("sent", "status", "reason"),
    [
        ({"block": 9}, 409, GONE),
        ({"block": 3, "last": 1}, 409, GONE),
        ({"block": 1, "quote": "Water"}, 409, NOT_IN_IT),
        ({"quote": "x" * 2001}, 409, UNSAID),
        ({"text": "  "}, 409, UNSAID),
        ({"text": "x" * 5001}, 409, UNSAID),
        ({"text": "nul \x00"}, 409, UNSAID),
        ({"audience": "everybody"}, 409, UNSAID),
        ({"block": None}, 409, UNSAID),
        ({"revision": 2}, 404, ""),
        ({"revision": 10**30}, 404, ""),
        ({"block": 10**30}, 409, GONE),
    ],
    ids=lambda sent: "-".join(sent) if isinstance(sent, dict) else None,
)
def test_what_can_not_be_left_is_refused_and_given_back(
    peer: Client, sent: dict[str, Any], status: int, reason: str
) -> None:
    response = leave(peer, **sent)
    assert (response.status_code, SectionThread.objects.count()) == (status, 0)
    if status == 409:
        kept = re.findall(r'<textarea id="kept"[^>]*>(.*?)</textarea>', response.text, re.DOTALL)
        typed = sent.get("text", "Which ones?")
        assert (response.context["reason"], kept) == (reason, [typed])


@pytest.fixture
def thread(peer: Client) -> SectionThread:
    leave(peer, quote="slow")
    return SectionThread.objects.get()


def at(thread: SectionThread, deed: str) -> str:
    return f"{REMARKS}{thread.pk}/{deed}/"


def test_the_words_are_marked_and_the_remark_stands_beside_them(pair: Client, thread: SectionThread) -> None:
    page = pair.get(GHENT)
    [section] = [s for s in page.context["sections"] if s.code == "challenge"]
    [passage] = [p for p in page.text.split('<div class="passage"') if f'id="r-{thread.pk}"' in p]
    assert ([t.pk for t in section.placed], section.open_threads, section.orphans) == ([thread.pk], 1, [])
    mark = re.findall(r'<mark id="m-\d+">(.*?)<a class="anchor" href="#r-(\d+)"', passage)
    assert mark == [("slow", str(thread.pk))]
    [beside] = section.placed
    assert (beside.letter, beside.affiliation, beside.profile) == ("a", "Oslo", "policy")


def test_a_remark_whose_words_went_is_shown_as_lost(
    cast: Cast, challenge: Section, pair: Client, thread: SectionThread, write: Callable[..., Revision]
) -> None:
    write(challenge, "# Heat\n\nWater is cheap.\n", cast.partner)
    page = pair.get(GHENT)
    [section] = [s for s in page.context["sections"] if s.code == "challenge"]
    assert ([t.pk for t in section.orphans], section.placed) == ([thread.pk], [])
    assert (page.text.count(f'id="r-{thread.pk}"'), page.text.count(f'id="m-{thread.pk}"')) == (1, 0)


def test_one_changes_ones_own_last_words_on_the_page(
    peer: Client, pair: Client, thread: SectionThread
) -> None:
    said = thread.remarks.get()
    url = at(thread, f"change/{said.pk}")
    offered = [f'action="{url}"' in client.get(GHENT).text for client in (peer, pair)]
    assert offered == [True, False]
    assert peer.post(url, {"text": "  "}).status_code == 409
    assert peer.post(url, {"text": "Which trees?"}).headers["Location"] == f"{GHENT}#r-{thread.pk}"
    assert (thread.remarks.get().text, pair.post(url, {"text": "No."}).status_code) == ("Which trees?", 403)
    pair.post(at(thread, "reply"), {"text": "Planes."})
    assert f'action="{url}"' not in peer.get(GHENT).text


def test_a_thread_is_answered_resolved_and_taken_up_again(
    cast: Cast, peer: Client, pair: Client, thread: SectionThread
) -> None:
    back = f"{GHENT}#r-{thread.pk}"
    assert pair.post(at(thread, "reply"), {"text": " Planes. "}).headers["Location"] == back
    said = SectionRemark.objects.order_by("pk").values_list("author__name", "text")
    assert list(said) == [("Outsider", "Which ones?"), ("Author", "Planes.")]
    assert pair.post(at(thread, "resolve"), {"outcome": "changed"}).headers["Location"] == back
    thread.refresh_from_db()
    assert (thread.state, thread.outcome, thread.resolved_by) == ("resolved", "changed", cast.author)
    assert pair.post(at(thread, "resolve"), {"outcome": "answered"}).status_code == 409
    assert pair.post(at(thread, "reopen")).headers["Location"] == back
    thread.refresh_from_db()
    assert (thread.state, thread.outcome, thread.resolved_by) == ("reopened", "", None)
    assert pair.post(at(thread, "reopen")).status_code == 409
    moves = thread.events.order_by("pk").values_list("before", "after", "by__name")
    assert list(moves) == [("open", "resolved", "Author"), ("resolved", "reopened", "Author")]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"outcome": "declined"}, 409),
        ({"outcome": "declined", "reason": "  "}, 409),
        ({"outcome": "declined", "reason": "Out of our hands."}, 302),
        ({"outcome": "nonsense"}, 409),
        ({}, 409),
    ],
)
def test_declining_asks_for_a_reason(
    pair: Client, thread: SectionThread, sent: dict[str, str], status: int
) -> None:
    assert pair.post(at(thread, "resolve"), sent).status_code == status
    thread.refresh_from_db()
    assert thread.state == ("resolved" if status == 302 else "open")
    assert thread.reason == ("Out of our hands." if status == 302 else "")


@pytest.mark.parametrize("said", ["", " ", "x" * 5001])
def test_an_empty_or_endless_reply_is_refused(pair: Client, thread: SectionThread, said: str) -> None:
    assert pair.post(at(thread, "reply"), {"text": said}).status_code == 409
    assert SectionRemark.objects.count() == 1


@pytest.mark.parametrize("deed", ["reply", "resolve", "reopen"])
def test_a_thread_is_found_in_its_own_section_only(pair: Client, thread: SectionThread, deed: str) -> None:
    sent = {"text": "So.", "outcome": "answered"}
    elsewhere = at(thread, deed).replace("challenge", "data")
    assert pair.post(elsewhere, sent).status_code == 404
    assert pair.post(f"{REMARKS}{'9' * 30}/{deed}/", sent).status_code == 404
    assert pair.get(at(thread, deed)).status_code == 405


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        ("cohort", {"author", "partner", "outsider", "trainer", "observer", "organiser"}),
        ("pair", {"author", "partner", "outsider", "organiser"}),
        ("organisers", {"outsider", "organiser"}),
    ],
)
def test_a_remark_is_seen_by_those_written_on_its_button(
    cast: Cast, peer: Client, sign_in: Callable[..., Client], audience: str, seen_by: set[str]
) -> None:
    leave(peer, text="canaryword", audience=audience)
    readers = ["author", "partner", "outsider", "trainer", "observer", "organiser"]
    seen = {name for name in readers if "canaryword" in sign_in(getattr(cast, name)).get(GHENT).text}
    assert seen == seen_by
    heat = {name: sign_in(getattr(cast, name)).get("/udt-test/plans/") for name in readers}
    marks = {name: page.context["rows"][0].cells[0]["open_threads"] for name, page in heat.items()}
    assert marks == {name: int(name in seen_by) for name in readers}


def test_words_read_on_the_page_are_found_across_marks(
    cast: Cast, challenge: Section, write: Callable[..., Revision], sign_in: Callable[..., Client]
) -> None:
    write(challenge, "Trees are **very** slow.\n", cast.author)

    assert leave(sign_in(cast.outsider), block=0, quote="are very slow").status_code == 302
    assert SectionThread.objects.get().quote == "are **very** slow"


def test_an_orphan_is_shown_and_attached_again(
    pair: Client, peer: Client, cast: Cast, challenge: Section, write: Callable[..., Revision]
) -> None:
    leave(peer, block=2)
    thread = SectionThread.objects.get()
    write(challenge, "# Heat\n\nNothing of the old text is left here.\n", cast.partner)
    page = pair.get(GHENT)
    [section] = [s for s in page.context["sections"] if s.code == "challenge"]
    assert [(t.pk, t.place) for t in section.orphans] == [(thread.pk, "orphan")]

    answer = pair.post(f"{REMARKS}{thread.pk}/attach/", {"revision": 2, "block": 1})

    assert answer.status_code == 302
    thread.refresh_from_db()
    assert (thread.revision.number, thread.quote) == (2, "Nothing of the old text is left here.")


def test_a_remark_that_has_its_passage_is_not_attached_elsewhere(pair: Client, peer: Client) -> None:
    leave(peer, block=1)
    thread = SectionThread.objects.get()

    assert pair.post(f"{REMARKS}{thread.pk}/attach/", {"revision": 1, "block": 3}).status_code == 409
    assert SectionThread.objects.get().quote == thread.quote
