"""A passport shows a city's words only while the city agrees to them."""

import hashlib

from django.core.files.base import ContentFile

from actionplans.models import Figure
from guide.domain.consent import approve_excerpt, give_consent, withdraw_excerpt
from guide.domain.edition import open_consultation
from guide.domain.excerpt import propose_again
from guide.domain.manifest import compile_manifest
from tests.factories.guide import accept_text

WORDS = "Streets are hot in summer."


def shown(client, excerpt) -> tuple[bool, bool]:
    page = client.get(f"/udt-test/guide/e/{excerpt.code}").text
    return WORDS in page, "Ghent" in page


def test_words_taken_back_stay_away_while_they_are_proposed_again(cast, client, published, approved):
    withdraw_excerpt(approved, by=cast.author)
    propose_again(approved, by=cast.organiser)

    assert shown(client, approved) == (False, False)


def test_words_agreed_again_are_shown_again(cast, client, published, approved):
    withdraw_excerpt(approved, by=cast.author)
    propose_again(approved, by=cast.organiser)
    give_consent(approved, by=cast.author)
    give_consent(approved, by=cast.partner)
    approve_excerpt(approved, by=cast.organiser)

    assert shown(client, approved) == (True, True)


def test_words_agreed_again_without_the_citys_name_are_not_shown_with_it(cast, client, published, approved):
    withdraw_excerpt(approved, by=cast.author)
    propose_again(approved, by=cast.organiser)
    give_consent(approved, by=cast.author, naming="anonymised")
    give_consent(approved, by=cast.partner)
    approve_excerpt(approved, by=cast.organiser)

    assert shown(client, approved) == (False, False)


def test_an_anonymised_excerpt_tells_no_level(desk, excerpt):
    """The guide lists every city with its level: the only city at a level would be named by it."""
    desk.approve(excerpt, naming="anonymised")
    [chapter] = compile_manifest(desk.edition(excerpt))["chapters"]
    item = chapter["items"][1]

    assert [item[name] for name in ("city", "country", "level")] == [None, None, None]


def test_the_web_book_shows_an_anonymised_excerpt_without_its_level(client, desk, excerpt):
    desk.approve(excerpt, naming="anonymised")
    desk.publish(desk.freeze(desk.edition(excerpt)))
    page = client.get("/udt-test/guide/1.0/framing/").text

    assert [words in page for words in (WORDS, "A city of this edition", "level 2", "None")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_picture_of_an_unpublished_edition_is_kept_by_nobody_else(cast, client, desk, challenge):
    sha = hashlib.sha256(b"png").hexdigest()
    figure = Figure(section=challenge, code="map", sha256=sha, format="png", width=4, height=3, alt="A map")
    figure.added_by = cast.author
    figure.file.save("map.png", ContentFile(b"png"))
    accept_text(challenge, "Streets are hot.\n\n![A map](figure:map)\n")
    edition = desk.edition(desk.approve(desk.propose(challenge)))
    open_consultation(edition, by=cast.organiser)
    client.force_login(cast.outsider, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(f"/udt-test/guide/1.0/figures/{sha}.png")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-cache")
