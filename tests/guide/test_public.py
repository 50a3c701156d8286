"""What a visitor gets: the web book, the PDF for good, the pictures, the passports."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplans.models import Figure
from guide.domain.consent import withdraw_excerpt
from guide.domain.edition import create_edition, open_consultation
from guide.domain.reading.published import Passport, passport_of
from guide.models import Publication
from tests.factories.guide import accept_text

PICTURE = b"\x89PNG not looked into here"
SHA = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def pictured(cast, challenge, desk):
    """A published guide with a picture in it."""
    figure = Figure(section=challenge, code="map", sha256=SHA, format="png", width=4, height=3, alt="A map")
    figure.added_by = cast.author
    figure.file.save("map.png", ContentFile(PICTURE))
    accept_text(challenge, "Streets are hot.[^a]\n\n![A map](figure:map)\n\n[^a]: Measured in July.\n")
    excerpt = desk.approve(desk.propose(challenge))
    return desk.publish(desk.freeze(desk.edition(excerpt))), excerpt


def test_before_there_is_a_guide_the_page_says_what_will_be_here(client, cast):
    page = client.get("/udt-test/guide/")

    assert page.status_code == 200
    assert "The guide will stand here when it is published" in page.text


def test_the_first_page_says_what_is_inside_who_made_it_and_how_to_take_it(client, published):
    page = client.get("/udt-test/guide/").text

    assert "What 1 city learnt in Urban Digital Twins 2024" in page
    assert "1 chapter, 1 passage from a plan" in page
    assert '<a class="button button--main" href="/udt-test/guide/1.0/">Read it as a web book</a>' in page
    assert 'data-copy="citation"' in page


def test_the_web_book_shows_text_excerpt_note_picture_and_citation(client, pictured):
    _edition, excerpt = pictured
    page = client.get("/udt-test/guide/1.0/framing/").text

    assert "Cities <em>say</em> what is wrong." in page
    assert f'src="/udt-test/guide/1.0/figures/{SHA}.png"' in page
    assert "Measured in July." in page
    assert f'href="/udt-test/guide/e/{excerpt.code}"' in page
    assert Publication.objects.get().citation in client.get("/udt-test/guide/1.0/").text


def test_the_pdf_is_whole_named_and_for_good(client, published):
    publication = Publication.objects.get()
    answer = client.get("/udt-test/guide/1.0.pdf")
    body = b"".join(answer.streaming_content)

    assert hashlib.sha256(body).hexdigest() == publication.pdf.sha256
    assert {name: answer.headers[name] for name in ("ETag", "Cache-Control", "Content-Disposition")} == {
        "ETag": f'"{publication.pdf.sha256}"',
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": 'inline; filename="udt-test-guide-1.0.pdf"',
    }
    assert answer.headers["Content-Type"] == "application/pdf"


def test_downloads_are_counted_and_repeats_are_not(client, published):
    etag = client.get("/udt-test/guide/1.0.pdf").headers["ETag"]
    again = client.get("/udt-test/guide/1.0.pdf", headers={"If-None-Match": etag})
    client.head("/udt-test/guide/1.0.pdf")

    assert again.status_code == 304
    assert Publication.objects.get().downloads == 1
    assert client.cookies == {}


def test_pictures_are_served_only_if_the_edition_prints_them(client, pictured):
    there = client.get(f"/udt-test/guide/1.0/figures/{SHA}.png")
    elsewhere = client.get(f"/udt-test/guide/1.0/figures/{'0' * 64}.png")

    assert (there.status_code, elsewhere.status_code) == (200, 404)
    assert there.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(there.streaming_content) == PICTURE


@pytest.mark.parametrize(
    "path", ["1.1/", "1.1/framing/", "1.0/no-such/", "1.1.pdf", "e/AAAA-22", "9.9/", "1.0x/", "e/lower-22"]
)
def test_what_is_not_published_is_not_there(client, cast, published, path):
    create_edition(cast.cohort, version="1.1", title="Next", by=cast.organiser)

    assert client.get(f"/udt-test/guide/{path}").status_code == 404


def test_a_passport_tells_revision_hash_and_consent(client, pictured):
    _edition, excerpt = pictured
    page = client.get(f"/udt-test/guide/e/{excerpt.code}").text

    assert "Streets are hot." in page
    assert page.count("the official in this seat") == 2


def test_a_passport_of_withdrawn_words_says_so_without_them(client, cast, pictured):
    _edition, excerpt = pictured
    withdraw_excerpt(excerpt, by=cast.author)
    page = client.get(f"/udt-test/guide/e/{excerpt.code}")

    assert page.status_code == 200
    assert "The city has taken these words back since they were published." in page.text
    assert "Streets are hot." not in page.text


def test_of_withdrawn_words_a_passport_keeps_no_facts_either(cast, published, approved):
    withdraw_excerpt(approved, by=cast.partner)
    passport = passport_of(cast.cohort, approved.code)

    assert passport == Passport(
        code=approved.code,
        withdrawn=True,
        passage=None,
        facts={},
        consents=[],
        printed_in=[(published, "framing")],
    )


def test_an_unpublished_excerpt_has_no_passport(client, approved):
    assert client.get(f"/udt-test/guide/e/{approved.code}").status_code == 404


def test_members_read_an_edition_in_consultation_and_visitors_do_not(client, cast, edition):
    open_consultation(edition, by=cast.organiser)
    visitor = client.get("/udt-test/guide/1.0/").status_code
    client.force_login(cast.outsider, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert (visitor, client.get("/udt-test/guide/1.0/").status_code) == (404, 200)


@pytest.mark.parametrize(
    "url", ["/excerpts/", "/studio/guide/", "/guide/", "/guide/1.0/", "/guide/1.0/framing/"]
)
def test_three_excerpts_cost_as_many_queries_as_one(client, cast, desk, challenge, url):
    client.force_login(cast.organiser, backend="allauth.account.auth_backends.AuthenticationBackend")
    counted = []
    for number in (1, 3):
        excerpts = [desk.approve(desk.propose(challenge)) for _ in range(number)]
        desk.publish(desk.freeze(desk.edition(*excerpts, version=f"{number}.0")))
        where = f"/udt-test{url}".replace("1.0", f"{number}.0")
        client.get(where)
        with CaptureQueriesContext(connection) as made:
            assert client.get(where).status_code == 200
        counted.append(len(made))

    assert counted[0] == counted[1]
