"""The manifest holds what is printed, and of an anonymised excerpt nothing that names anybody."""

import datetime as dt
import json

import pytest

from actionplans.models import Figure
from cohorts.models import City
from guide.domain.anonymity import keep_back_names
from guide.domain.manifest import compile_manifest, hash_of
from tests.factories.guide import accept_text

SHA = "ab" * 32
CANARY = "Quellenburg"
TELLING = (
    f"In {CANARY} we count. {CANARY.upper()}'s Author and Partner say so.\n\n"
    f"![A map of {CANARY}](figure:FIG-{CANARY.lower()}-1)\n"
)


@pytest.fixture
def telling(cast, challenge):
    """A text that names its city at every turn."""
    City.objects.filter(pk=cast.ghent.city_id).update(name=CANARY, slug=CANARY.lower(), local_name="Bronstad")
    Figure.objects.create(
        section=challenge,
        code=f"FIG-{CANARY.lower()}-1",
        sha256=SHA,
        format="png",
        file=f"figures/{CANARY}.png",
        width=4,
        height=3,
        alt=f"Map of {CANARY}",
        added_by=cast.author,
    )
    accept_text(challenge, TELLING)
    return challenge


def excerpts_of(manifest):
    return [i for c in manifest["chapters"] for i in c["items"] if i["kind"] == "excerpt"]


def test_an_edition_prints_its_texts_and_approved_excerpts(desk, edition, approved, challenge):
    desk.propose(challenge)
    manifest = compile_manifest(edition, dt.datetime(2025, 3, 10, tzinfo=dt.UTC))
    chapter = manifest["chapters"][0]

    assert [item["kind"] for item in chapter["items"]] == ["text", "excerpt"]
    assert chapter["items"][1] == {
        "kind": "excerpt",
        "code": approved.code,
        "city": "Ghent",
        "country": "BE",
        "level": 2,
        "section": "Challenge",
        "seat": "policy",
        "markdown": approved.text,
        "sha256": approved.sha256,
        "revision": 1,
        "date": approved.revision.stored_at.date().isoformat(),
        "lang": "en-GB",
        "licence": "CC BY 4.0",
    }
    assert manifest["contributors"] == [
        {"name": "Author", "city": "Ghent", "role": "policy"},
        {"name": "Partner", "city": "Ghent", "role": "technical"},
    ]
    assert [(c["seat"], c["naming"]) for c in manifest["consents"][approved.code]] == [
        ("policy", "named"),
        ("technical", "named"),
    ]
    assert manifest["edition"]["date"] == "2025-03-10"
    assert manifest["edition"]["passport_url"] == "http://localhost:8000/udt-test/guide/e/"


def test_equal_content_is_an_equal_manifest(edition):
    at = dt.datetime(2025, 3, 10, tzinfo=dt.UTC)
    first = compile_manifest(edition, at)
    stored = json.loads(json.dumps(compile_manifest(edition, at)))

    assert hash_of(first) == hash_of(stored)
    assert first == stored


def test_what_is_not_approved_is_not_printed(cast, desk, challenge):
    from guide.domain.consent import give_consent

    waiting = desk.propose(challenge)
    edition = desk.edition(waiting)
    give_consent(waiting, by=cast.author)
    give_consent(waiting, by=cast.partner)
    manifest = compile_manifest(edition)

    assert waiting.state == "agreed"
    assert excerpts_of(manifest) == []
    assert manifest["consents"] == {}


def test_named_it_prints_the_city_and_its_picture(desk, telling):
    edition = desk.edition(desk.approve(desk.propose(telling)))
    manifest = compile_manifest(edition)

    assert excerpts_of(manifest)[0]["city"] == CANARY
    assert manifest["figures"] == {
        "fabababababababab": {
            "sha256": SHA,
            "alt": f"Map of {CANARY}",
            "width": 4,
            "height": 3,
            "format": "png",
        }
    }


def test_one_seat_that_asks_for_it_makes_it_anonymous_altogether(desk, telling):
    edition = desk.edition(desk.approve(desk.propose(telling), naming="anonymised"))
    manifest = compile_manifest(edition)
    printed = {k: v for k, v in manifest.items() if k != "pairs"}  # who takes part is public
    excerpt = excerpts_of(manifest)[0]

    assert (excerpt["city"], excerpt["country"], manifest["contributors"]) == (None, None, [])
    assert excerpt["markdown"] == (
        "In [a city] we count. [a city]'s [a name] and [a name] say so.\n\n"
        "![A map of [a city]](figure:aabababababababab)\n"
    )
    assert [
        name
        for name in (CANARY, "Bronstad", "Author", "Partner")
        if name.lower() in json.dumps(printed).lower()
    ] == []


def test_former_officials_and_other_spellings_are_kept_back_too(cast):
    City.objects.filter(pk=cast.oslo.city_id).update(local_name="Oslo kommune")
    cast.oslo.city.refresh_from_db()
    text = "OSLO, oslo.example and Oslo kommune; Former and Outsider; an outsider; Osloan."

    assert keep_back_names(text, cast.oslo) == (
        "[a city], [a city].example and [a city]; [a name] and [a name]; an [a name]; Osloan."
    )
