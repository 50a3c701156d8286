"""Every route of the guide, by everybody: who reads, who acts, and who finds nothing there."""

import pytest
from django.urls import get_resolver, reverse

from guide.domain.build import request_build
from guide.models import Build

SIGN_IN = 302
NAMES = "author partner outsider trainer observer organiser stranger former superuser visitor"
EVERYBODY = NAMES.split()


def expect(**given):
    """The answer by person: 404 unless said otherwise, and sign-in for the visitor."""
    return {name: given.get(name, SIGN_IN if name == "visitor" else 404) for name in EVERYBODY}


PUBLIC = dict.fromkeys(EVERYBODY, 200)
ORGANISER = expect(organiser=200)
ACTS = expect(organiser=302)
GETS = {
    "guide": PUBLIC,
    "edition": PUBLIC,
    "book_chapter": PUBLIC,
    "edition_pdf": PUBLIC,
    "passport": PUBLIC,
    "excerpts": expect(author=200, partner=200, outsider=200, organiser=200),
    "excerpt": expect(author=200, partner=200, organiser=200),
    "propose": expect(author=200, partner=200, organiser=200, outsider=403, trainer=403, observer=403),
    "desk": ORGANISER,
    "desk_edition": ORGANISER,
    "chapter": ORGANISER,
    "new_text": ORGANISER,
    "text": ORGANISER,
    "build": ORGANISER,
    "build_pdf": ORGANISER,
}
POSTS = {
    "agree": expect(author=302, partner=302, organiser=403),
    "decline": expect(author=302, partner=302, organiser=302),
    "withdraw": expect(author=302, partner=302, organiser=403),
    "approve": expect(author=403, partner=403, organiser=409),
    "again": expect(author=409, partner=409, organiser=409),
    "propose": expect(author=302, partner=302, organiser=302, outsider=403, trainer=403, observer=403),
    "begin_edition": ACTS,
    "move_edition": ACTS,
    "compile": ACTS,
    "publish": expect(organiser=409),
    "add_chapter": ACTS,
    "chapter": ACTS,
    "place": expect(organiser=409),
    "new_text": ACTS,
    "text": ACTS,
    "shift": ACTS,
    "remove": ACTS,
    "cancel_build": expect(organiser=409),
    "retry_build": expect(organiser=409),
}
SENT = {
    "agree": {"naming": "named"},
    "propose": {"revision": 1, "passages": [0], "chapter": "", "then": "propose"},
    "begin_edition": {"version": "2.0", "title": "Next"},
    "move_edition": {"to": "consultation"},
    "add_chapter": {"code": "new", "title": "New"},
    "chapter": {"title": "Renamed", "standfirst": ""},
    "new_text": {"text": "More.", "then": "store"},
    "text": {"text": "Other.", "base": 1, "then": "store"},
    "shift": {"to": "up"},
}


@pytest.fixture
def stage(desk, challenge, published):
    """A published edition 1.0, one being drafted, and a fresh proposal."""
    second = desk.edition(published.chapters.get().items.get(text="").excerpt, version="1.1")
    return {"published": published, "drafted": second, "excerpt": desk.propose(challenge)}


def address(name, stage, cast):
    drafted, published = stage["drafted"], stage["published"]
    chapter = drafted.chapters.get()
    item = chapter.items.exclude(text="").get()
    build = Build.objects.get(edition=published)
    printed = published.chapters.get().items.get(text="").excerpt
    in_chapter = {"version": "1.1", "chapter": "framing"}
    known = {
        "edition": {"version": "1.0"},
        "book_chapter": {"version": "1.0", "chapter": "framing"},
        "edition_pdf": {"version": "1.0"},
        "passport": {"code": printed.code},
        "propose": {"city": "ghent", "section": "challenge"},
    }
    groups = [
        ("excerpt agree decline withdraw approve again", {"code": stage["excerpt"].code}),
        ("desk_edition move_edition compile publish add_chapter", {"version": "1.1"}),
        ("chapter place new_text", in_chapter),
        ("text shift remove", {**in_chapter, "pk": item.pk}),
        ("build build_pdf cancel_build retry_build", {"pk": build.pk}),
    ]
    known |= {verb: where for verbs, where in groups for verb in verbs.split()}
    return reverse(f"guide:{name}", kwargs={"cohort": cast.cohort.slug, **known.get(name, {})})


def sent(name, stage):
    if name == "place":
        return {"excerpt": stage["drafted"].chapters.get().items.get(text="").excerpt.code}
    if name == "publish":
        return {"build": request_build(stage["drafted"], by=stage["excerpt"].proposed_by).pk}
    return SENT.get(name, {})


def answers(client, cast, ask):
    """What each person is answered; nobody's post is left for the next."""
    from django.db import transaction

    found = {}
    for name, person in cast.all().items():
        mark = transaction.savepoint()
        client.logout()
        if person.is_authenticated:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        found[name] = ask().status_code
        transaction.savepoint_rollback(mark)
    return found


@pytest.mark.parametrize("name", GETS)
def test_who_reads(client, cast, stage, name):
    url = address(name, stage, cast)

    assert answers(client, cast, lambda: client.get(url)) == GETS[name]


@pytest.mark.parametrize("name", POSTS)
def test_who_acts(client, cast, stage, name):
    url, data = address(name, stage, cast), sent(name, stage)

    assert answers(client, cast, lambda: client.post(url, data)) == POSTS[name]


def test_every_route_is_listed():
    names = {name for name in get_resolver("guide.urls").reverse_dict if isinstance(name, str)}

    assert names - {"figure"} == set(GETS) | set(POSTS)


@pytest.mark.parametrize("name", sorted(set(POSTS) - set(GETS)))
def test_verbs_are_not_read(client, cast, stage, name):
    client.force_login(cast.organiser, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(address(name, stage, cast)).status_code == 405
