"""The editor's form: what was typed is stored, merged, kept aside or still in the page."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from actionplans.domain.plan import open_for_review
from actionplans.models import Plan, Revision, Section, SideDraft
from tests.conftest import Cast

URL = "/udt-test/plans/ghent/challenge/edit/"
PREVIEW = "/udt-test/plans/ghent/challenge/preview/"
CONFLICT = "/udt-test/plans/ghent/challenge/conflict/"
Write = Callable[[Section, str, Any], Revision]


@pytest.fixture
def writer(cast: Cast, plan: Plan, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.author)


def texts() -> list[tuple[int, str, str]]:
    """Every stored revision: number, author, text."""
    return list(Revision.objects.values_list("number", "author__name", "text"))


def told(response: Any) -> list[str]:
    """What the page says happened, without the time of the day."""
    return [re.sub(r"\d\d:\d\d", "HH:MM", str(m)) for m in get_messages(response.wsgi_request)]


def typed(response: Any, field: str = "text") -> str:
    """What stands in the text field of a page, as a browser would read it."""
    found = re.search(rf'<textarea name="{field}"[^>]*>\r?\n?(.*?)</textarea>', response.text, re.DOTALL)
    assert found, "the page has no such field"
    return unescape(found[1])


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_the_page_shows_text_and_base_and_a_fresh_key(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "Streets are <hot>.\n", cast.partner)
    page, again = writer.get(URL), writer.get(URL)
    assert typed(page) == "Streets are <hot>.\n"
    assert re.findall(r'name="base" value="(\d*)"', page.text) == ["1"]
    [key], [other] = (re.findall(r'name="key" value="([0-9a-f-]{36})"', p.text) for p in (page, again))
    assert key != other


@pytest.mark.parametrize(
    ("then", "leads_to"),
    [("stay", URL), ("plan", "/udt-test/plans/ghent/#challenge"), ("", URL)],
)
def test_what_is_sent_is_stored_and_leads_on(writer: Client, then: str, leads_to: str) -> None:
    response = writer.post(URL, {"text": "Hot.\r\nVery.\r\n", "base": 0, "key": "k1", "then": then})
    assert (response.status_code, response.headers["Location"]) == (302, leads_to)
    assert texts() == [(1, "Author", "Hot.\nVery.\n")]
    assert told(response) == ["Stored HH:MM as revision 1."]


def test_the_same_form_twice_stores_once(writer: Client) -> None:
    sent = {"text": "Hot.", "base": 0, "key": "k1"}
    assert [writer.post(URL, sent).status_code for _ in range(2)] == [302, 302]
    assert texts() == [(1, "Author", "Hot.")]


def test_going_back_and_sending_another_text_with_the_same_key_is_merged(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "First.\n\nSecond.\n", cast.author)
    writer.post(URL, {"text": "First, hot.\n\nSecond.\n", "base": 1, "key": "k1"})
    response = writer.post(URL, {"text": "First.\n\nSecond, dry.\n", "base": 1, "key": "k1"})
    assert response.status_code == 302
    assert texts()[1:] == [
        (2, "Author", "First, hot.\n\nSecond.\n"),
        (3, "Author", "First, hot.\n\nSecond, dry.\n"),
    ]


def test_going_back_and_changing_the_same_words_asks_which_to_keep(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "Streets.", cast.author)
    writer.post(URL, {"text": "Hot streets.", "base": 1, "key": "k1"})
    response = writer.post(URL, {"text": "Cool streets.", "base": 1, "key": "k1"})
    assert response.status_code == 409
    assert texts()[1:] == [(2, "Author", "Hot streets.")]
    assert [(d.base, d.text) for d in SideDraft.objects.all()] == [(1, "Cool streets.")]


def test_a_stale_base_is_merged_and_the_page_says_so(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "First.\n\nSecond.\n", cast.author)
    write(challenge, "First, hot.\n\nSecond.\n", cast.partner)
    response = writer.post(URL, {"text": "First.\n\nSecond, dry.\n", "base": 1, "key": "k1"})
    assert response.status_code == 302
    assert texts()[-1] == (3, "Author", "First, hot.\n\nSecond, dry.\n")
    assert told(response) == ["Partner’s paragraph was merged in: “First, hot.” Stored HH:MM as revision 3."]


def test_unchanged_text_makes_no_revision(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "Hot.\n", cast.partner)
    assert writer.post(URL, {"text": "Hot.\r\n", "base": 1, "key": "k1"}).status_code == 302
    assert texts() == [(1, "Partner", "Hot.\n")]


def sign_in_by_form(client: Client, person: Any) -> str:
    """Through the real sign-in page; gives where it leads."""
    person.set_password("long-enough-7")
    person.save()
    page = client.get("/accounts/login/")
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[:1]
    sent = {"login": person.email, "password": "long-enough-7", "csrfmiddlewaretoken": token}
    response = client.post("/accounts/login/", {**sent, "next": URL})
    return str(response.headers["Location"])


@pytest.mark.parametrize("page", [URL, PREVIEW, CONFLICT])
def test_a_text_sent_signed_out_waits_through_sign_in(cast: Cast, plan: Plan, page: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(URL).text)[-1:]
    client.cookies.pop("sessionid")
    sent = {"text": "Typed for an hour.", "base": 0, "key": "k1", "person": cast.author.pk}
    sent["csrfmiddlewaretoken"] = token
    response = client.post(page, sent)
    assert response.headers["Location"] == f"/accounts/login/?next={page}"
    assert sign_in_by_form(client, cast.author) == URL

    back = client.get(page, follow=True)
    assert back.redirect_chain == ([] if page == URL else [(URL, 302)])
    assert typed(back) == "Typed for an hour."
    assert [str(m) for m in back.context["messages"]][-1] == (
        "You were signed out. Your text is here, and not stored yet."
    )
    assert texts() == []
    assert typed(client.get(URL)) == ""


def test_a_foreign_form_puts_no_text_into_a_session(cast: Cast, plan: Plan) -> None:
    client = Client(enforce_csrf_checks=True)
    client.post(URL, {"text": "Planted.", "base": 0, "person": cast.author.pk})
    sign_in_by_form(client, cast.author)
    assert typed(client.get(URL)) == ""


def test_a_stale_form_token_gives_the_typed_text_back(
    cast: Cast, plan: Plan, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(cast.author, enforce_csrf_checks=True)
    response = client.post(URL, {"text": "Typed <long>.", "base": 0, "key": "k1"})
    kept = re.findall(r'<textarea id="kept"[^>]*>(.*?)</textarea>', response.text, re.DOTALL)
    assert (response.status_code, kept) == (403, ["Typed &lt;long&gt;."])
    assert texts() == []


TOO_LONG = "A section holds at most 200 kB, about 30 000 words. Shorten it to store it."


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"text": "é" * 100_001, "base": "0"}, {"text": [TOO_LONG]}),
        ({"text": "nul \x00 in it", "base": "0"}, {"text": ["Null characters are not allowed."]}),
        ({"text": "Hot.", "base": "7"}, {"text": ["The section has no revision 7."]}),
        (
            {"text": "Hot.", "base": "-1"},
            {"base": ["Ensure this value is greater than or equal to 0."]},
        ),
        ({"text": "Hot."}, {"base": ["This field is required."]}),
        ({"text": "Hot.", "base": "x"}, {"base": ["Enter a whole number."]}),
    ],
    ids=["too long", "NUL", "unknown base", "negative base", "no base", "no number"],
)
def test_what_can_not_be_stored_stays_in_the_page(
    writer: Client, sent: dict[str, str], wrong: dict[str, list[str]]
) -> None:
    response = writer.post(URL, {"key": "k1", **sent})
    assert (response.status_code, errors(response)) == (400, wrong)
    assert typed(response) == sent["text"]
    assert texts() == []


def test_a_form_that_lost_its_text_empties_nothing(
    cast: Cast, challenge: Section, writer: Client, write: Write
) -> None:
    write(challenge, "Hot.\n", cast.author)
    response = writer.post(URL, {"base": 1, "key": "k1"})
    assert (response.status_code, errors(response)) == (
        400,
        {"text": ["The text did not arrive. Send the form again."]},
    )
    assert texts() == [(1, "Author", "Hot.\n")]


@pytest.mark.parametrize("state", ["submitted", "accepted", "published"])
def test_a_closed_plan_gives_the_text_back_and_keeps_it_aside(
    cast: Cast, plan: Plan, writer: Client, state: str
) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=state)
    response = writer.post(URL, {"text": "Too late.", "base": 0, "key": "k1"})
    kept = re.findall(r'<textarea id="kept"[^>]*>(.*?)</textarea>', response.text, re.DOTALL)
    assert (response.status_code, kept) == (409, ["Too late."])
    assert [(d.author, d.base, d.text) for d in SideDraft.objects.all()] == [(cast.author, 0, "Too late.")]
    assert writer.get(URL).status_code == 409


def test_a_side_draft_waits_in_the_editor_of_its_author_alone(
    cast: Cast, plan: Plan, writer: Client, sign_in: Callable[..., Client]
) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    writer.post(URL, {"text": "Too late.", "base": 0, "key": "k1"})
    Plan.objects.filter(pk=plan.pk).update(state="revising")
    waiting = [d.text for d in writer.get(URL).context["side_drafts"]]
    assert (waiting, sign_in(cast.partner).get(URL).context["side_drafts"]) == (["Too late."], [])


def test_a_preview_reads_and_stores_nothing_and_carries_the_text(writer: Client) -> None:
    sent = {"text": "# Heat\r\n\r\n**Hot** <script>x</script>.\r\n", "base": 0, "key": "k1"}
    page = writer.post(PREVIEW, sent)
    assert page.status_code == 200
    assert page.context["html"].count("<strong>Hot</strong>") == 1
    assert page.context["html"].count("<script") == 0
    assert typed(page) == "# Heat\n\n**Hot** <script>x</script>.\n".replace("\n", "\r\n")
    assert re.findall(r'name="(base|key)" value="([^"]*)"', page.text) == [("base", "0"), ("key", "k1")]
    assert texts() == []


def note_of(page: Any) -> str:
    [note] = re.findall(r'class="preview-note">(.*?)</p>', page.text, re.S)
    return " ".join(re.sub(r"<[^>]+>", "", note).split())


def test_a_preview_says_what_it_is_beside_what_is_stored_and_who_reads_it(
    cast: Cast, plan: Plan, challenge: Section, writer: Client, write: Write
) -> None:
    first = note_of(writer.post(PREVIEW, {"text": "Hot streets.", "base": 0}))
    write(challenge, "Hot streets.\n", cast.author)
    same = note_of(writer.post(PREVIEW, {"text": "Hot streets.\r\n", "base": 1}))
    data = PREVIEW.replace("challenge", "data")
    open_for_review(plan, by=cast.author)
    longer = note_of(writer.post(PREVIEW, {"text": "Very hot streets.", "base": 1}))
    assert [first, same, longer, note_of(writer.post(data, {"text": "", "base": 0}))] == [
        "Not stored yet. 2 words, the first of this section. Once stored, it is read by the cohort.",
        "Not stored yet. It says what revision 1, the newest, says already. "
        "Once stored, it is read by the cohort.",
        "Not stored yet. 3 words; revision 1, the newest, has 2. Once stored, it is read by the cohort.",
        "Not stored yet. 0 words, the first of this section. "
        "Once stored, it is read by the cohort, while the plan is in review.",
    ]


def test_from_the_preview_one_goes_on_writing_or_stores(writer: Client) -> None:
    back = writer.post(URL, {"text": "Hot.", "base": 0, "key": "k1", "then": "write"})
    assert (back.status_code, typed(back), texts()) == (200, "Hot.", [])
    assert writer.post(URL, {"text": "Hot.", "base": 0, "key": "k1", "then": "plan"}).status_code == 302
    assert texts() == [(1, "Author", "Hot.")]


@pytest.mark.parametrize("text", ["nul \x00 in it", "x" * 200_001, "[" * 5000, "> " * 90 + "deep"])
def test_a_preview_of_what_can_not_be_stored_is_still_a_page(writer: Client, text: str) -> None:
    page = writer.post(PREVIEW, {"text": text, "base": 0, "key": "k1"})
    assert (page.status_code, typed(page)) == (200, text)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("section", "open_to", "shown_to"),
    [
        ("challenge", {"author", "partner"}, {"outsider", "trainer", "observer", "organiser"}),
        ("data", {"author", "partner"}, {"organiser"}),
    ],
)
def test_who_may_open_the_editor(
    cast: Cast,
    plan: Plan,
    sign_in: Callable[..., Client],
    section: str,
    open_to: set[str],
    shown_to: set[str],
    method: str,
) -> None:
    address, answers = URL.replace("challenge", section), {}
    people = {name: person for name, person in cast.all().items() if name != "visitor"}
    for name, person in people.items():
        sent = {"text": "", "base": 0} if method == "post" else {}
        answers[name] = getattr(sign_in(person), method)(address, sent).status_code
    allowed = 200 if method == "get" else 302
    assert answers == {
        name: allowed if name in open_to else 403 if name in shown_to else 404 for name in people
    }


def test_a_visitor_is_led_to_sign_in(plan: Plan) -> None:
    assert Client().get(URL).headers["Location"] == f"/accounts/login/?next={URL}"
