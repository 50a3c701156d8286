"""The text of a section over HTTP, as the editor and any other client speak to it."""

import datetime as dt
import json

import pytest
from django.test import Client

from actionplans.models import Plan, Revision, SideDraft

URL = "/udt-test/plans/ghent/challenge/text"
DATA = "/udt-test/plans/ghent/data/text"
HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


@pytest.fixture
def writer(cast, plan, sign_in):
    return sign_in(cast.author)


def put(client, text, url=URL, **headers):
    body = text if isinstance(text, dict) else {"text": text}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put(url, json.dumps(body), content_type="application/json", headers=named)


def told(response):
    """The answer without its time, which is the clock's."""
    answer = response.json()
    assert dt.datetime.fromisoformat(answer.pop("stored_at")).tzinfo is not None
    return answer


def test_an_empty_section_is_revision_0(writer):
    response = writer.get(URL)
    assert response.status_code == 200
    assert response.headers["ETag"] == '"0"'
    assert response.json() == {
        "revision": 0,
        "text": "",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "growth": {"step": 0, "word": "not started"},
    }


def test_a_first_text_becomes_revision_1(writer):
    response = put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    assert response.status_code == 200
    assert response.headers["ETag"] == '"1"'
    assert told(response) == {
        "revision": 1,
        "text": "hello",
        "sha256": HELLO,
        "merged": False,
        "parents": [],
        "growth": {"step": 1, "word": "draft"},
    }
    assert told(writer.get(URL)) == {
        "revision": 1,
        "text": "hello",
        "sha256": HELLO,
        "growth": {"step": 1, "word": "draft"},
    }


@pytest.mark.parametrize("named", [{"If_Match": 'W/"1"'}, {"If_Match": '"1"'}, {"base": 1}])
def test_the_base_is_named_by_header_or_body(writer, named):
    put(writer, "one", If_Match='"0"')
    body = {"text": "two"} | ({"base": named.pop("base")} if "base" in named else {})
    response = put(writer, body, **named)
    assert (response.status_code, response.json()["revision"], response.json()["parents"]) == (200, 2, [1])


def test_unchanged_text_makes_no_revision(writer):
    put(writer, "hello", If_Match='"0"')
    response = put(writer, "hello", If_Match='"1"')
    assert told(response) == {
        "revision": 1,
        "text": "hello",
        "sha256": HELLO,
        "merged": False,
        "parents": [1],
        "growth": {"step": 1, "word": "draft"},
    }
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ({"text": "a"}, {}, 428),
        ({"text": "a"}, {"If_Match": "*"}, 400),
        ({"text": "a"}, {"If_Match": "1"}, 400),
        ({"text": "a"}, {"If_Match": '"1", "2"'}, 400),
        ({"text": "a"}, {"If_Match": '"7"'}, 400),
        ({"text": "a", "base": -1}, {}, 400),
        ({"text": "a", "base": True}, {}, 400),
        ({"text": "a", "base": 0}, {"If_Match": '"1"'}, 400),
        ({"text": 5, "base": 0}, {}, 400),
        ({"base": 0}, {}, 400),
        ({"text": "nul \x00", "base": 0}, {}, 400),
        ({"text": "half \ud800", "base": 0}, {}, 400),
        ({"text": "a", "base": 0}, {"Idempotency_Key": "k" * 201}, 400),
        ({"text": "x" * 200_001, "base": 0}, {}, 413),
        ({"text": "é" * 100_001, "base": 0}, {}, 413),
        ({"text": "x" * 3_000_000, "base": 0}, {}, 413),
    ],
)
def test_what_is_outside_the_protocol_stores_nothing(writer, body, headers, status):
    response = put(writer, body, **headers)
    assert (response.status_code, list(response.json())) == (status, ["reason"])
    assert Revision.objects.count() == 0


def test_a_body_that_is_not_json_is_malformed(writer):
    response = writer.put(URL, "{", content_type="application/json", headers={"If-Match": '"0"'})
    assert response.status_code == 400


def test_200_kb_are_accepted(writer):
    assert put(writer, "x" * 200_000, If_Match='"0"').status_code == 200


def test_line_ends_and_letters_get_their_one_form(writer):
    response = put(writer, "cafe\u0301\r\nnext\rlast", If_Match='"0"')
    assert response.json()["text"] == "caf\u00e9\nnext\nlast"


def test_a_stale_base_is_merged(writer, cast, sign_in):
    put(writer, "First.\n\nSecond.\n", If_Match='"0"')
    partner = sign_in(cast.partner)
    put(partner, "First, better.\n\nSecond.\n", If_Match='"1"')
    response = put(writer, "First.\n\nSecond, longer.\n", If_Match='"1"')
    answer = response.json()
    assert response.status_code == 200
    assert (answer["text"], answer["revision"], answer["merged"], answer["parents"]) == (
        "First, better.\n\nSecond, longer.\n",
        3,
        True,
        [2, 1],
    )
    assert answer["told"] == "Partner’s paragraph was merged in: “First, better.”"
    assert answer["lines"] == [[0, 1, ["First, better."]]]


def test_a_merge_is_told_without_the_marks_of_notes(writer, cast, sign_in):
    put(writer, "First.[^a]\n\nSecond.\n\n[^a]: Counted.\n", If_Match='"0"')
    partner = sign_in(cast.partner)
    put(partner, "First, better.[^a]\n\nSecond.\n\n[^a]: Counted.\n", If_Match='"1"')
    answer = put(writer, "First.[^a]\n\nSecond, longer.\n\n[^a]: Counted.\n", If_Match='"1"').json()
    assert answer["told"] == "Partner’s paragraph was merged in: “First, better.”"


def test_another_person_than_the_page_was_made_for_stores_nothing(writer, cast):
    response = put(writer, "hello", If_Match='"0"', Trellis_Person=str(cast.partner.pk))
    assert (response.status_code, response.json()["code"]) == (403, "person")
    assert Revision.objects.count() == 0
    assert put(writer, "hello", If_Match='"0"', Trellis_Person=str(cast.author.pk)).status_code == 200


def test_an_overlap_with_oneself_says_so(writer):
    put(writer, "Trees cool streets.\n", If_Match='"0"')
    put(writer, "Trees cool most streets.\n", If_Match='"1"')
    response = put(writer, "Trees cool some streets.\n", If_Match='"1"')
    assert (response.status_code, response.json()["reason"]) == (
        412,
        "You changed the same passage in another window.",
    )


def test_an_overlap_keeps_both_texts(writer, cast, sign_in):
    put(writer, "Trees cool streets.\n", If_Match='"0"')
    put(sign_in(cast.partner), "Trees cool most streets.\n", If_Match='"1"')
    response = put(writer, "Trees cool some streets.\n", If_Match='"1"')
    answer = response.json()
    assert response.status_code == 412
    assert answer["yours"] == "Trees cool some streets.\n"
    assert answer["reason"] == "You and Partner changed the same passage."
    assert answer["base"] == 1
    assert (answer["current"]["revision"], answer["current"]["text"]) == (2, "Trees cool most streets.\n")
    [conflict] = answer["conflicts"]
    assert sorted(conflict) == ["base", "mine", "theirs"]
    assert "Trees cool streets.\n"[slice(*conflict["base"])].strip() == "Trees cool streets."
    assert (conflict["mine"].strip(), conflict["theirs"].strip()) == (
        "Trees cool some streets.",
        "Trees cool most streets.",
    )
    assert [(d.author, d.base, d.text) for d in SideDraft.objects.all()] == [
        (cast.author, 1, "Trees cool some streets.\n")
    ]


def test_one_side_draft_per_person_section_and_base(writer, cast, sign_in):
    put(writer, "Trees cool streets.\n", If_Match='"0"')
    put(sign_in(cast.partner), "Trees cool most streets.\n", If_Match='"1"')
    put(writer, "Trees cool some streets.\n", If_Match='"1"')
    put(writer, "Trees cool a few streets.\n", If_Match='"1"')
    assert [d.text for d in SideDraft.objects.all()] == ["Trees cool a few streets.\n"]


def test_a_repeated_key_gets_the_first_answer(writer):
    first = put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    put(writer, "hello again", If_Match='"1"', Idempotency_Key="k2")
    again = put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    assert (again.status_code, again.json(), again.headers["ETag"]) == (200, first.json(), '"1"')
    assert Revision.objects.count() == 2


def test_a_key_used_for_another_text_is_refused(writer):
    put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    response = put(writer, "goodbye", If_Match='"1"', Idempotency_Key="k1")
    assert response.status_code == 422
    assert writer.get(URL).json()["text"] == "hello"


def test_a_repeated_key_gets_the_first_answer_whatever_it_was(writer, cast, sign_in):
    put(writer, "Trees cool streets.\n", If_Match='"0"')
    put(sign_in(cast.partner), "Trees cool most streets.\n", If_Match='"1"')
    mine = "Trees cool some streets.\n"
    first = put(writer, mine, If_Match='"1"', Idempotency_Key="k1")
    put(writer, "Trees fall.\n", If_Match='"2"')
    again = put(writer, mine, If_Match='"1"', Idempotency_Key="k1")
    assert (first.status_code, again.status_code) == (412, 412)
    assert again.json()["current"] == first.json()["current"]


def test_a_text_that_was_stored_stays_stored_however_late_it_is_asked(writer, plan):
    first = put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    again = put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    assert (again.status_code, told(again)["revision"]) == (200, told(first)["revision"])
    assert (Revision.objects.count(), SideDraft.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("base", "where"), [('"1"', "challenge"), ('"0"', "data")], ids=["another base", "another section"]
)
def test_a_key_is_of_one_text_on_one_base_in_one_section(writer, base, where):
    put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    url = URL.replace("challenge", where)
    assert put(writer, "hello", url, If_Match=base, Idempotency_Key="k1").status_code == 422
    assert Revision.objects.count() == 1


def test_a_key_is_its_writers_alone(writer, cast, sign_in):
    put(writer, "hello", If_Match='"0"', Idempotency_Key="k1")
    response = put(sign_in(cast.partner), "goodbye", If_Match='"1"', Idempotency_Key="k1")
    assert (response.status_code, response.json()["revision"]) == (200, 2)


@pytest.mark.parametrize("state", ["submitted", "accepted", "published"])
def test_a_closed_plan_answers_409_and_keeps_the_text(writer, cast, plan, state):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    response = put(writer, "too late", If_Match='"0"')
    assert (response.status_code, list(response.json())) == (409, ["reason"])
    assert [d.text for d in SideDraft.objects.filter(author=cast.author)] == ["too late"]


def test_signed_out_it_says_401_alike_for_what_exists_and_what_does_not(plan):
    client = Client(enforce_csrf_checks=True)
    for url in (URL, URL.replace("ghent", "nowhere"), URL.replace("udt-test", "no-cohort")):
        assert client.get(url).status_code == 401
        assert put(client, "hello", url=url, If_Match='"0"').status_code == 401


def test_a_stale_form_token_says_so(cast, plan, sign_in):
    response = put(sign_in(cast.author, enforce_csrf_checks=True), "hello", If_Match='"0"')
    assert (response.status_code, response.json()["code"]) == (403, "csrf")
    assert Revision.objects.count() == 0


PAIR = {"author", "partner"}


@pytest.mark.parametrize(
    ("url", "readers"),
    [
        (URL, {"author", "partner", "outsider", "trainer", "observer", "organiser"}),
        (DATA, {"author", "partner", "organiser"}),
    ],
)
def test_who_reads_and_who_writes(cast, plan, sign_in, url, readers):
    for name, person in cast.all().items():
        if name == "visitor":
            continue
        client = sign_in(person)
        assert client.get(url).status_code == (200 if name in readers else 404), name
        expected = 200 if name in PAIR else 403 if name in readers else 404
        number = Revision.objects.filter(section__code=url.split("/")[4]).count()
        assert put(client, f"by {name}", url=url, If_Match=f'"{number}"').status_code == expected, name


def test_other_methods_are_not_spoken(writer):
    assert [writer.post(URL).status_code, writer.delete(URL).status_code] == [405, 405]
