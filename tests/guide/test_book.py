"""The web book: a page a chapter, anchors that hold, search, and what was withdrawn since."""

import hashlib
import re

import pytest
from django.core.files.base import ContentFile
from django.utils.safestring import SafeString

from actionplans.models import Figure
from guide.domain.consent import withdraw_excerpt
from guide.domain.edition import add_chapter, add_text
from guide.domain.excerpt import propose_again
from guide.domain.reading.marking import mark_words, wanted_words
from guide.models import Edition
from tests.factories.guide import accept_text

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOT = "/udt-test/guide/1.0/"
PICTURE = b"\x89PNG not looked into here"
SHA = hashlib.sha256(PICTURE).hexdigest()
DATA = """### What must be known

Nobody asks the *Straße* twice.[^a]

> [!IMPORTANT]
> Ghent counted, and Oslo did not.

| One | Two | Three | Four | Five |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 |

[^a]: Minutes of July.
"""


@pytest.fixture
def book(cast, challenge, desk):
    """A published guide: an excerpt with picture and note in its first chapter, a finding in its second."""
    figure = Figure(section=challenge, code="map", sha256=SHA, format="png", width=4, height=3, alt="A map")
    figure.added_by = cast.author
    figure.file.save("map.png", ContentFile(PICTURE))
    accept_text(challenge, "Čeští úředníci wait.[^a]\n\n![A map](figure:map)\n\n[^a]: Measured at dawn.\n")
    excerpt = desk.approve(desk.propose(challenge))
    edition = desk.edition(excerpt)
    second = add_chapter(edition, code="data", title="What is known", standfirst="Little.", by=cast.organiser)
    add_text(second, DATA, by=cast.organiser)
    return desk.publish(desk.freeze(edition)), excerpt


def read(client, path=""):
    answer = client.get(f"{ROOT}{path}")
    assert answer.status_code == 200
    return answer.text


def test_the_cover_lists_chapters_sections_cities_and_findings(client, book):
    _edition, excerpt = book
    page = read(client)
    places = re.findall(rf'href="({ROOT}[^"#]+/#[^"]+)"', page)

    assert re.findall(r'<li class="leaf" id="(\w+)">', page) == ["framing", "data"]
    assert places == [
        f"{ROOT}framing/#e-{excerpt.code}",
        f"{ROOT}data/#c2-s1",
        f"{ROOT}data/#c2-finding-1",
        f"{ROOT}framing/#e-{excerpt.code}",
    ]


def test_every_anchor_is_there(client, book):
    pages = {path: read(client, path) for path in ("", "framing/", "data/")}
    ids = {path: re.findall(r'\bid="([^"]+)"', page) for path, page in pages.items()}
    links = [
        (there.removeprefix(ROOT) if there else path, anchor)
        for path, page in pages.items()
        for there, anchor in re.findall(r'href="([^"#]*)#([^"]+)"', page)
    ]

    assert [each for each in ids.values() if len(each) != len(set(each))] == []
    assert [(path, anchor) for path, anchor in links if anchor not in ids[path]] == []
    assert len(links) == 25


def test_addresses_of_the_first_web_books_still_lead_somewhere(client, book):
    _edition, excerpt = book
    page = read(client)

    assert [page.count(f'id="{old}"') for old in ("framing", excerpt.code, "contributors", "cite")] == [
        1,
        1,
        1,
        1,
    ]


def test_a_chapter_stands_between_its_neighbours(client, book):
    found = re.findall(r'<a rel="(\w+)" href="([^"]+)"', read(client, "data/"))

    assert found == [("prev", f"{ROOT}framing/"), ("next", f"{ROOT}#cities")]


def test_a_finding_leads_into_the_other_chapter(client, book):
    _edition, excerpt = book

    assert f'<b>Seen in</b> <a href="{ROOT}framing/#e-{excerpt.code}">Ghent</a>, Oslo' in read(
        client, "data/"
    )


def test_notes_lead_there_and_back(client, book):
    page = read(client, "framing/")

    assert re.findall(r'href="#(c1-2-fn-1|c1-2-ref-1)"', page) == ["c1-2-fn-1", "c1-2-ref-1"]
    assert "Measured at dawn." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cesti uredniči", ["framing/#e-"]),
        ("strasse", []),
        ("straße", ["data/#c2-s1"]),
        ("ASKS nobody", ["data/#c2-s1"]),
        ("asks dawn", []),
        ("dawn", ["framing/#c1-2-fn-1"]),
        ("little", ["data/"]),
        ("<script>", []),
        (" ", None),
    ],
)
def test_passages_are_found_by_their_words(client, book, query, found):
    page = client.get(ROOT, {"q": query}).text
    links = re.findall(rf'<h2><a href="{ROOT}([^"]+)">', page)

    assert [re.sub(r"\?q=[^#]*|(?<=#e-).*", "", link) for link in links] == (found or [])
    assert ("The address of this page can be kept and sent." in page) is (found is not None)


def test_what_was_searched_for_is_marked_in_its_chapter(client, book):
    page = client.get(f"{ROOT}framing/", {"q": "urednici"}).text

    assert re.findall(r"<mark>(.*?)</mark>", page) == ["úředníci"]
    assert f'<a href="{ROOT}?q=urednici">All that was found</a>' in page


@pytest.mark.parametrize(
    ("html", "query", "marked"),
    [
        ("<p>Fish &amp; amphibians</p>", "am", "<p>Fish &amp; <mark>am</mark>phibians</p>"),
        ('<a href="/p">Up</a>', "p", '<a href="/p">U<mark>p</mark></a>'),
        ("<p>Řeka, řece</p>", "reka RE", "<p><mark>Řeka</mark>, <mark>ře</mark>ce</p>"),
        ("<p>Nothing</p>", "   ", "<p>Nothing</p>"),
    ],
)
def test_marks_leave_tags_and_signs_alone(html, query, marked):
    assert mark_words(SafeString(html), wanted_words(query)) == marked


def test_words_that_were_withdrawn_are_gone_and_the_page_says_so(client, cast, book):
    _edition, excerpt = book
    withdraw_excerpt(excerpt, by=cast.author)
    chapter = read(client, "framing/")

    assert "The city has taken these words back since they were published." in chapter
    assert [word in chapter for word in ("Čeští", "dawn", SHA)] == [False, False, False]
    assert f'id="e-{excerpt.code}"' in chapter
    assert read(client).count("withdrawn") == 1
    assert client.get(f"{ROOT}figures/{SHA}.png").status_code == 404
    assert '<h2><a href="' not in client.get(ROOT, {"q": "cesti"}).text


def test_agreed_again_without_the_name_the_named_words_stay_away(client, cast, desk, book):
    _edition, excerpt = book
    withdraw_excerpt(excerpt, by=cast.author)
    propose_again(excerpt, by=cast.author)
    desk.approve(excerpt, naming="anonymised")

    assert "Čeští" not in read(client, "framing/")


def test_an_older_version_says_that_there_is_a_newer_one(client, desk, book):
    _edition, excerpt = book
    desk.publish(desk.freeze(desk.edition(excerpt, version="1.1")))

    assert Edition.objects.get(version="1.0").state == "superseded"
    newer = Edition.objects.get(version="1.1").publication.build.manifest["edition"]
    assert [each["version"] for each in newer["earlier"]] == ["1.0"]
    assert [read(client, path).count("There is a newer version.") for path in ("", "data/")] == [1, 1]
    assert "There is a newer version." not in client.get("/udt-test/guide/1.1/framing/").text


def test_a_visitor_who_has_the_page_is_not_sent_it_again(client, cast, book):
    _edition, excerpt = book
    first = client.get(f"{ROOT}framing/")
    again = client.get(f"{ROOT}framing/", headers={"If-None-Match": first.headers["ETag"]})
    withdraw_excerpt(excerpt, by=cast.author)
    later = client.get(f"{ROOT}framing/", headers={"If-None-Match": first.headers["ETag"]})
    client.force_login(cast.organiser, backend=BACKEND)

    assert (again.status_code, again.content, later.status_code) == (304, b"", 200)
    assert first.headers["Cache-Control"] == "no-cache"
    assert "ETag" not in client.get(f"{ROOT}framing/").headers


def test_the_codes_that_are_printed_lead_to_their_passport_and_chapter(client, book):
    edition, _excerpt = book
    codes = [
        (chapter["code"], item["code"])
        for chapter in edition.publication.build.manifest["chapters"]
        for item in chapter["items"]
        if item["kind"] == "excerpt"
    ]

    assert len(codes) == 1
    for chapter, code in codes:
        assert f'id="e-{code}"' in read(client, f"{chapter}/")
        assert f'href="{ROOT}{chapter}/#e-{code}"' in client.get(f"/udt-test/guide/e/{code}").text
