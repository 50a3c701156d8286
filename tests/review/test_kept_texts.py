"""What was sent after the sign-in had run out is there again after the next sign-in, whatever it was."""

import html

from django.contrib.sessions.models import Session as StoredSession

from accounts.middleware import KEPT
from guide.models import ChapterItem

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAN = "/udt-test/plans/ghent"


def test_a_second_text_does_not_push_out_the_first(client, cast, plan):
    client.post(f"{PLAN}/challenge/edit/", {"text": "Of the challenge.", "base": "0"})
    client.post(f"{PLAN}/data/edit/", {"text": "Of the data.", "base": "0"})
    client.force_login(cast.author, backend=BACKEND)
    pages = [client.get(f"{PLAN}/{section}/edit/").text for section in ("challenge", "data")]

    assert [words in page for words, page in zip(("Of the challenge.", "Of the data."), pages, strict=True)]
    assert ["Of the challenge." in pages[0], "Of the data." in pages[1]] == [True, True]


def test_of_very_many_texts_the_newest_five_are_kept(client, db):
    for number in range(7):
        client.post(f"{PLAN}/section-{number}/edit/", {"text": f"Text {number}."})

    assert list(client.session[KEPT]) == [f"{PLAN}/section-{number}/edit/" for number in range(2, 7)]


def test_no_more_is_kept_for_a_stranger_than_a_section_may_hold(client, db):
    client.post(f"{PLAN}/challenge/edit/", {"text": "x" * 200_001})

    assert StoredSession.objects.count() == 0


def test_a_remark_that_was_sent_signed_out_is_shown_to_be_copied(client, cast, plan):
    where = f"{PLAN}/challenge/remarks/"
    client.post(where, {"text": "Why not <trees>?", "audience": "pair", "revision": "1", "block": "0"})
    client.force_login(cast.author, backend=BACKEND)
    page = client.get(where)

    assert page.status_code == 405
    assert "Why not <trees>?" in html.unescape(page.text)
    assert client.get(where).text == ""


def test_an_editorial_text_that_was_sent_signed_out_is_in_the_editor_again(client, cast, edition):
    item = ChapterItem.objects.get(chapter__edition=edition, excerpt=None)
    where = f"/udt-test/studio/guide/1.0/chapters/framing/texts/{item.pk}/"
    client.post(where, {"text": "Cities say more.", "base": "1", "then": "store"})
    client.force_login(cast.organiser, backend=BACKEND)
    page = client.get(where)

    assert page.context["form"]["text"].value() == "Cities say more."
    assert page.context["form"]["base"].value() == "1"
    assert ChapterItem.objects.get(pk=item.pk).text == "Cities *say* what is wrong."
