"""The pages on which organisers and trainers give something out, and what becomes of what they send."""

import datetime as dt
import importlib
import re
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programme.domain.details import Detail, list_details
from programme.domain.stages import confirm_session, hold_session
from programme.domain.supplies.materials import remove_material
from programme.domain.supplies.uploads import MOST_BYTES
from programme.models import Material, Recording, Session
from tests.conftest import Cast
from tests.programme.released import released
from tests.programme.sheets import errors, written
from tests.programme.supplying import LINK, given, packed

HOME = "/udt-test/studio/programme/legal/"
NEW, LIST, FILM = f"{HOME}materials/new/", f"{HOME}supplies/", f"{HOME}recording/"
AGREED = {"link": LINK, "audience": "members", "consent": "All agreed.", "agreed_on": "2024-10-12"}


def file(data: bytes, name: str = "map.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def send(client: Client, where: str = NEW, **sent: Any) -> tuple[int, list[str]]:
    answer = client.post(where, sent)
    return answer.status_code, errors(answer.content.decode()) if answer.status_code == 422 else []


def test_a_file_is_given_out_from_a_day_on(organiser: Client, legal: Session) -> None:
    said = send(organiser, title="Map", file=file(b"%PDF-1.7"), visible_from="2090-07-01")
    material = Material.objects.get()
    version = material.versions.get()
    page = organiser.get(LIST).content.decode()

    assert said == (302, [])
    assert material.visible_from == dt.datetime(2090, 6, 30, 22, tzinfo=dt.UTC)
    assert (version.name, version.content_type, version.size) == ("map.pdf", "application/pdf", 8)
    assert "members see it from Saturday 1 July 2090" in page


WRONG = {
    "empty": (b"", "This file is empty. Look at it, then choose it again."),
    "program": (
        b"\x7fELF",
        "This kind of file is not given out. Send a PDF, an office document, a picture, "
        "a text, a table (.csv) or a .zip.",
    ),
    "page": (b"<html>", "This is a page of the web, or markup. Print it as PDF, or give its link."),
    "macros": (
        packed("word/vbaProject.bin"),
        "This document has macros in it. Store it without them, or as PDF.",
    ),
    "large": (
        b"a" * (MOST_BYTES + 1),
        "This file is larger than 20 MB. Make it smaller, or give a link to it.",
    ),
    "none": (None, "Choose a file, or give a link below."),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_can_not_be_given_out_is_said(organiser: Client, legal: Session, kind: str) -> None:
    sent, said = WRONG[kind]
    given_file = {} if sent is None else {"file": file(sent)}
    answer = organiser.post(NEW, {"title": "Map of the town", "visible_from": "2090-07-01", **given_file})
    body = answer.content.decode()

    assert (answer.status_code, errors(body)) == (422, [f"File: {said}"])
    assert ('value="Map of the town"' in body, 'value="2090-07-01"' in body) == (True, True)
    assert Material.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "kept"), [("../../x.html", "x.pdf"), ("a;b.pdf", "a b.pdf"), ("\u202efdp.exe", "fdp.pdf")]
)
def test_a_hostile_name_does_no_harm(organiser: Client, legal: Session, name: str, kept: str) -> None:
    send(organiser, title="Map", file=file(b"%PDF-1.7", name))
    version = Material.objects.get().versions.get()
    answer = organiser.get(f"/udt-test/programme/materials/{version.material_id}/")

    assert version.name == kept
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{version.name}"'
    assert version.file.name == f"materials/{version.sha256}"


def test_a_file_and_a_link_are_two_materials(organiser: Client, legal: Session) -> None:
    both = {"title": "Map", "link": LINK}

    assert send(organiser, file=file(b"%PDF-1.7"), **both) == (
        422,
        ["A file and a link are two materials. Give one of them here."],
    )
    assert send(organiser, **{**both, "link": "javascript:alert(1)"}) == (
        422,
        ["Or a link: Enter a valid URL."],
    )
    assert send(organiser, **{**both, "visible_from": "1066-01-01"}) == (
        422,
        ["Members see it from: Choose a date from 2000 to 2100."],
    )
    assert send(organiser, **both) == (302, [])


def test_a_trainer_does_the_same(client: Client, cast: Cast, legal: Session) -> None:
    legal.trainers.create(name="Trainer", user=cast.trainer)
    client.force_login(cast.trainer)
    own = client.get(HOME).content.decode()
    send(client, title="Map", link=LINK)
    material = Material.objects.get()
    where = f"{HOME}materials/{material.pk}/"
    newer = send(client, f"{where}version/", file=file(b"%PDF-1.7"), note="Larger print.")
    renamed = send(client, where, title="Maps", visible_from="")
    page = client.get(where).content.decode()

    assert f'href="{LIST}"' in own
    assert (newer, renamed) == ((302, []), (302, []))
    assert [version.number for version in material.versions.all()] == [1, 2]
    assert ("<h1>Maps</h1>" in page, "Larger print." in page, page.count("Version ")) == (True, True, 2)
    assert re.findall(r'href="([^"]+)"', client.get(LIST).content.decode()).count(FILM) == 0


def test_the_form_of_a_version_gives_back_what_was_typed(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    material = given(legal, cast.organiser)
    answer = organiser.post(f"{HOME}materials/{material.pk}/version/", {"note": "Larger print."})
    body = answer.content.decode()

    assert (answer.status_code, errors(body)) == (422, ["File: Choose a file, or give a link below."])
    assert 'value="Larger print."' in body
    assert 'href="#version_file"' in body


def test_the_list_puts_in_order_and_folds_what_is_gone(organiser: Client, cast: Cast, legal: Session) -> None:
    one, two, gone = (given(legal, cast.organiser, title) for title in ("One", "Two", "Gone"))
    remove_material(gone, by=cast.organiser)
    answer = organiser.post(f"{HOME}materials/{two.pk}/shift/", {"way": "up"})
    body = organiser.get(LIST).content.decode()

    assert answer.headers["Location"] == f"{LIST}#material-{two.pk}"
    assert re.findall(r'<li id="material-(\d+)">', body) == [str(two.pk), str(one.pk)]
    assert "1 material was taken away" in body


def test_the_questions_of_the_list_do_not_grow(
    organiser: Client, cast: Cast, legal: Session, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for number in (1, 6):
        for each in range(number):
            given(legal, cast.organiser, f"{number}-{each}")
        with django_assert_max_num_queries(12 + 2) as asked:
            organiser.get(LIST)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_recording_is_named_once_the_session_was_held(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    early = organiser.post(FILM, AGREED)
    confirm_session(legal, by=cast.organiser)
    hold_session(legal, by=cast.organiser)
    half = send(organiser, FILM, **{**AGREED, "agreed_on": ""})
    stored = send(organiser, FILM, **AGREED)
    kept = Recording.objects.get()
    dropped = send(organiser, f"{FILM}drop/")

    assert (early.status_code, half, stored) == (
        409,
        (422, ["On which day: Say on which day they agreed."]),
        (302, []),
    )
    assert (kept.link, kept.audience, kept.consent, kept.agreed_on) == (
        LINK, "members", "All agreed.", dt.date(2024, 10, 12),
    )  # fmt: skip
    assert (dropped, Recording.objects.count()) == ((302, []), 0)


def test_the_sheet_leads_there_and_takes_no_address(organiser: Client, legal: Session) -> None:
    sheet = organiser.get(HOME).content.decode()
    answer = organiser.post(HOME, written(recording=LINK))

    assert f'href="{LIST}"' in sheet
    assert (answer.status_code, errors(answer.content.decode())) == (
        422,
        ["Recording, in words: Say it in words. The link is kept apart, with who agreed to it."],
    )


def test_an_address_in_an_old_release_is_shown_to_nobody() -> None:
    told = [
        list_details(released("intro", body={"recording": words}), joins=True)
        for words in ("Shared with all", LINK)
    ]

    assert told == [[Detail("Recording", text="Shared with all")], []]


def test_addresses_that_were_typed_as_words_are_kept_apart(cast: Cast, legal: Session) -> None:
    Session.objects.filter(pk=legal.pk).update(recording=LINK)
    migration = importlib.import_module("programme.migrations.0012_materials")
    migration.keep_addresses_apart(apps, None)
    migration.keep_addresses_apart(apps, None)
    recording = Recording.objects.get()

    legal.refresh_from_db()
    assert (recording.session, recording.link, recording.consent, legal.recording) == (legal, LINK, "", "")
