"""What was sent after the sign-in had run out is there again after the next sign-in, whatever it was."""

import html

import pytest
from django.contrib.sessions.models import Session as StoredSession

from accounts.middleware import KEPT
from actionplans.models import Revision
from guide.models import ChapterItem

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAN = "/udt-test/plans/ghent"


def test_a_second_text_does_not_push_out_the_first(client, cast, plan):
    client.post(
        f"{PLAN}/challenge/edit/", {"text": "Of the challenge.", "base": "0", "person": cast.author.pk}
    )
    client.post(f"{PLAN}/data/edit/", {"text": "Of the data.", "base": "0", "person": cast.author.pk})
    client.force_login(cast.author, backend=BACKEND)
    pages = [client.get(f"{PLAN}/{section}/edit/").text for section in ("challenge", "data")]

    assert [words in page for words, page in zip(("Of the challenge.", "Of the data."), pages, strict=True)]
    assert ["Of the challenge." in pages[0], "Of the data." in pages[1]] == [True, True]


def test_of_very_many_texts_the_newest_five_are_kept(client, db):
    for number in range(7):
        client.post(f"{PLAN}/section-{number}/edit/", {"text": f"Text {number}.", "person": "1"})

    assert list(client.session[KEPT]) == [f"{PLAN}/section-{number}/edit/" for number in range(2, 7)]


def test_no_more_is_kept_for_a_stranger_than_a_section_may_hold(client, db):
    client.post(f"{PLAN}/challenge/edit/", {"text": "x" * 200_001, "person": "1"})

    assert StoredSession.objects.count() == 0


def test_a_remark_that_was_sent_signed_out_is_shown_to_be_copied(client, cast, plan):
    where = f"{PLAN}/challenge/remarks/"
    sent = {"text": "Why not <trees>?", "audience": "pair", "revision": "1", "block": "0"}
    client.post(where, {**sent, "person": cast.author.pk})
    client.force_login(cast.author, backend=BACKEND)
    page = client.get(where)

    assert page.status_code == 405
    assert "Why not <trees>?" in html.unescape(page.text)
    assert client.get(where).text == ""


def test_an_editorial_text_that_was_sent_signed_out_is_in_the_editor_again(client, cast, edition):
    item = ChapterItem.objects.get(chapter__edition=edition, excerpt=None)
    where = f"/udt-test/studio/guide/1.0/chapters/framing/texts/{item.pk}/"
    client.post(
        where, {"text": "Cities say more.", "base": "1", "then": "store", "person": cast.organiser.pk}
    )
    client.force_login(cast.organiser, backend=BACKEND)
    page = client.get(where)

    assert page.context["form"]["text"].value() == "Cities say more."
    assert page.context["form"]["base"].value() == "1"
    assert ChapterItem.objects.get(pk=item.pk).text == "Cities *say* what is wrong."


def test_what_waits_is_offered_to_nobody_but_the_person_who_typed_it(client, cast, plan):
    where = f"{PLAN}/challenge/edit/"
    client.post(where, {"text": "Typed by the author.", "base": "0", "person": cast.author.pk})
    client.force_login(cast.partner, backend=BACKEND)
    assert client.get(where).context["form"]["text"].value() == ""
    client.cookies["sessionid"] = client.cookies["sessionid"].value
    assert client.session[KEPT][where]["person"] == str(cast.author.pk)


def test_a_text_that_says_nobodys_name_waits_for_nobody(client, cast, plan):
    where = f"{PLAN}/challenge/edit/"
    client.post(where, {"text": "Whose?", "base": "0"})
    assert StoredSession.objects.count() == 0


@pytest.mark.parametrize("page", ["edit", "preview", "conflict"])
def test_a_page_left_open_stores_nothing_in_the_next_persons_name(client, cast, plan, page):
    client.force_login(cast.partner, backend=BACKEND)
    sent = {"text": "By the author.", "base": "0", "person": cast.author.pk}
    answer = client.post(f"{PLAN}/challenge/{page}/", sent)
    assert (answer.status_code, answer.context["kept"]) == (409, "By the author.")
    assert Revision.objects.count() == 0
