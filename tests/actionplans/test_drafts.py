"""Texts that are not stored: compared with the newest, taken up again, let go once they are in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from actionplans.domain.meeting import lines_changed
from actionplans.models import Revision, Section, SideDraft
from tests.conftest import Cast

GHENT = "/udt-test/plans/ghent/challenge"
BASE = "Trees.\n\nWater.\n"
Write = Callable[..., Revision]


@pytest.fixture
def writer(cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Write) -> Client:
    write(challenge, BASE, cast.author)
    return sign_in(cast.author)


def draft_of(cast: Cast, section: Section, text: str) -> SideDraft:
    return SideDraft.objects.create(section=section, author=cast.author, base=1, text=text)


def test_a_draft_that_is_in_the_text_waits_no_longer(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    inside = draft_of(cast, challenge, "Trees cool.\n\nWater.\n")
    write(challenge, "Trees cool.\n\nWater stands.\n", cast.partner)
    assert writer.get(f"{GHENT}/edit/").context["side_drafts"] == []
    inside.refresh_from_db()
    assert inside.put_away_at is not None


def test_a_draft_that_would_change_the_text_waits(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    draft = draft_of(cast, challenge, "Trees fall.\n\nWater.\n")
    write(challenge, "Trees cool.\n\nWater.\n", cast.partner)
    [shown] = writer.get(f"{GHENT}/edit/").context["side_drafts"]
    assert (shown, [block["kind"] for block in shown.blocks]) == (draft, ["changed", "skipped"])


def test_taking_up_stores_what_was_typed_first(cast: Cast, challenge: Section, writer: Client) -> None:
    draft = draft_of(cast, challenge, "Trees fall.\n\nWater.\n")
    sent = {"text": "Trees.\n\nWater stands.\n", "base": 1, "key": "k1"}
    page = writer.post(f"{GHENT}/side-drafts/{draft.pk}/take-up/", sent)
    form = page.context["form"]
    assert (form["text"].value(), form["base"].value()) == ("Trees fall.\n\nWater.\n", 1)
    assert Revision.objects.get(number=2).text == "Trees.\n\nWater stands.\n"


def test_what_was_typed_and_met_anothers_text_is_settled_first(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    draft = draft_of(cast, challenge, "Trees fall.\n\nWater.\n")
    write(challenge, "Trees.\n\nWater stands.\n", cast.partner)
    sent = {"text": "Trees.\n\nWater runs.\n", "base": 1, "key": "k1"}
    page = writer.post(f"{GHENT}/side-drafts/{draft.pk}/take-up/", sent)
    [conflict] = page.context["conflicts"]
    assert (page.status_code, conflict.mine, conflict.theirs) == (409, "Water runs.", "Water stands.")


def shown(client: Client, page: str) -> list[SideDraft]:
    return list(client.get(f"{GHENT}/{page}/").context["side_drafts"])


def asked(client: Client, draft: SideDraft, verb: str) -> int:
    sent = {"text": BASE, "base": 1, "key": verb}
    return client.post(f"{GHENT}/side-drafts/{draft.pk}/{verb}/", sent).status_code


def test_a_draft_is_its_authors_alone(
    cast: Cast, challenge: Section, writer: Client, sign_in: Callable[..., Client]
) -> None:
    draft, partner = draft_of(cast, challenge, "Trees fall.\n\nWater.\n"), sign_in(cast.partner)
    assert [shown(partner, page) for page in ("edit", "history")] == [[], []]
    assert [asked(partner, draft, verb) for verb in ("take-up", "put-away")] == [404, 404]
    assert [shown(writer, page) for page in ("edit", "history")] == [[draft], [draft]]


def test_a_draft_is_of_its_section_alone(cast: Cast, data_section: Section, writer: Client) -> None:
    draft = draft_of(cast, data_section, "Trees fall.\n\nWater.\n")
    assert [shown(writer, page) for page in ("edit", "history")] == [[], []]
    assert [asked(writer, draft, verb) for verb in ("take-up", "put-away")] == [404, 404]
    draft.refresh_from_db()
    assert draft.put_away_at is None


def test_a_draft_that_is_put_away_stays_below_the_history(
    cast: Cast, challenge: Section, writer: Client
) -> None:
    draft = draft_of(cast, challenge, "Trees fall.\n\nWater.\n")
    assert asked(writer, draft, "put-away") == 302
    assert [shown(writer, page) for page in ("edit", "history")] == [[], [draft]]


def test_a_draft_that_is_kept_aside_again_waits_again(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    draft = draft_of(cast, challenge, "Trees fall.\n\nWater.\n")
    asked(writer, draft, "put-away")
    write(challenge, "Trees cool.\n\nWater.\n", cast.partner)
    sent = {"text": "Trees fell.\n\nWater.\n", "base": 1, "key": "k1"}
    assert writer.post(f"{GHENT}/edit/", sent).status_code == 409
    assert [(each.pk, each.text) for each in shown(writer, "edit")] == [(draft.pk, sent["text"])]


def test_a_text_that_was_kept_elsewhere_is_compared(writer: Client) -> None:
    kept = {"text": "Trees.\n\nWater stands.\n", "base": 1}
    answer = writer.post(f"{GHENT}/difference/", kept)
    assert (answer.status_code, answer.text.count("<ins>")) == (200, 1)
    assert writer.post(f"{GHENT}/difference/", {"text": BASE, "base": 1}).status_code == 204
    assert writer.post(f"{GHENT}/difference/", {"text": "x" * 200_001, "base": 1}).status_code == 400
    assert writer.post(f"{GHENT}/difference/", {"text": "New.", "base": 7}).status_code == 200


@pytest.mark.parametrize(
    ("sent", "stored", "lines"),
    [
        ("a\nb\nc", "a\nB\nc", [(1, 2, ["B"])]),
        ("a\nc", "a\nb\nc", [(1, 1, ["b"])]),
        ("a\nb\nc", "a\nc", [(1, 2, [])]),
        ("a\nb", "a\nb", []),
        ("", "a\n", [(0, 0, ["a"])]),
    ],
)
def test_what_a_merge_made_of_the_lines(sent: str, stored: str, lines: list[object]) -> None:
    assert lines_changed(sent, stored) == lines
