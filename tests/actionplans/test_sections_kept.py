"""A section is made once for what it says: each reader gets the own forms, and a change shows at once."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from actionplans.domain.plan import begin_revising, open_for_review, set_audience, submit_plan
from actionplans.domain.remark import edit_remark, leave_remark, reply, resolve_thread
from actionplans.models import Plan, Revision, Section, SectionThread
from tests.conftest import Cast

GHENT = "/udt-test/plans/ghent/"
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PERSONS = re.compile(r'name="person" value="([^"]*)"')
SECTION = "actionplans/_section.html"


@pytest.fixture
def thread(cast: Cast, challenge: Section, write: Callable[..., Revision]) -> SectionThread:
    revision = write(challenge, "Trees are slow.\n", cast.author)
    return leave_remark(revision, start=0, end=15, text="Which?", audience="cohort", by=cast.outsider)


def read(client: Client) -> tuple[str, int]:
    """The page, and how many sections were made for it."""
    answer = client.get(GHENT)
    return answer.text, [template.name for template in answer.templates].count(SECTION)


def test_two_who_may_the_same_get_one_text_and_each_the_own_forms(
    cast: Cast, thread: SectionThread, sign_in: Callable[..., Client]
) -> None:
    (first, made), (second, made_again) = read(sign_in(cast.author)), read(sign_in(cast.partner))
    tokens, others = set(TOKENS.findall(first)), set(TOKENS.findall(second))

    assert (made, made_again) == (2, 0)
    assert (set(PERSONS.findall(first)), set(PERSONS.findall(second))) == (
        {str(cast.author.pk)}, {str(cast.partner.pk)},
    )  # fmt: skip
    assert [token for token in tokens if token in second] == []
    assert {len(token) for token in tokens | others} == {64}


def test_what_stands_in_for_the_reader_never_shows(
    cast: Cast, thread: SectionThread, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(cast.author)
    pages = [read(client)[0], read(client)[0]]
    hidden = [re.findall(r"\b[0-9a-f]{64}\b", page) for page in pages]

    assert hidden == [[], []]
    assert [set(PERSONS.findall(page)) for page in pages] == [{str(cast.author.pk)}] * 2


def test_a_form_of_a_kept_section_is_taken(
    cast: Cast, thread: SectionThread, sign_in: Callable[..., Client]
) -> None:
    sign_in(cast.author).get(GHENT)
    client = sign_in(cast.partner, enforce_csrf_checks=True)
    page, made = read(client)
    form = page.split(f"/remarks/{thread.pk}/reply/")[1].split("</form>")[0]
    sent = {"csrfmiddlewaretoken": TOKENS.findall(form)[0], "person": PERSONS.findall(form)[0]}
    answer = client.post(f"{GHENT}challenge/remarks/{thread.pk}/reply/", {**sent, "text": "The limes."})

    assert (made, answer.status_code) == (0, 302)
    assert [(said.author, said.text) for said in thread.remarks.all()] == [
        (cast.outsider, "Which?"), (cast.partner, "The limes."),
    ]  # fmt: skip


def test_who_may_less_gets_less(cast: Cast, thread: SectionThread, sign_in: Callable[..., Client]) -> None:
    names = ["author", "outsider", "observer", "organiser"]
    everyone = cast.all()
    pages = [read(sign_in(everyone[name]))[0] for name in names]
    deeds = ["Reply", "Resolve", "Change what you said"]

    assert {
        name: [deed for deed in deeds if f"<summary>{deed}</summary>" in page]
        for name, page in zip(names, pages, strict=True)
    } == {
        "author": ["Reply", "Resolve"],
        "outsider": ["Reply", "Change what you said"],
        "observer": [],
        "organiser": ["Reply", "Resolve"],
    }
    assert [page.count("challenge/edit/") for page in pages] == [2, 0, 0, 0]


def test_every_change_shows_at_once(
    cast: Cast, plan: Plan, challenge: Section, thread: SectionThread, sign_in: Callable[..., Client],
    write: Callable[..., Revision],
) -> None:  # fmt: skip
    client = sign_in(cast.author)

    def shows(*words: str) -> list[int]:
        page = read(client)[0]
        return [page.count(word) for word in words]

    assert shows("Which?", "Which ones?", "Open it again") == [1, 0, 0]
    edit_remark(thread.last_said(), text="Which ones?", by=cast.outsider)
    assert shows("Which?", "Which ones?", "Open it again") == [0, 1, 0]
    reply(thread, text="The limes of the quay", by=cast.author)
    assert shows("The limes of the quay</p>") == [1]
    cast.outsider.name = "Renamed Outsider"
    cast.outsider.save()
    assert shows("<b>Renamed Outsider</b>") == [1]
    resolve_thread(thread, outcome="answered", reason="", by=cast.author)
    assert shows("Open it again", ">Resolve<") == [1, 0]
    write(challenge, "Trees are very slow.\n", cast.partner)
    assert shows("very slow", "revision 2, Partner") == [1, 1]
    set_audience(challenge, "public", by=cast.author)
    assert shows("It is read by the public, once published") == [1]
    set_audience(challenge, "pair", by=cast.author)
    assert shows("It is read by the pair and the organisers.") == [1]
    open_for_review(plan, by=cast.author)
    assert shows("It is read by the pair", "It is read by the cohort, while the plan is in review.") == [0, 1]
    begin_revising(plan, by=cast.author)
    submit_plan(plan, by=cast.author)
    assert shows("challenge/edit/", "It is read by") == [0, 0]
