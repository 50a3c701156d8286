"""Hostile files sent as figures: refused kindly, or drawn anew so that nothing of what was sent is kept."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from actionplans.models import Figure
from tests.hostile.pictures import CANARY, FILES

pytestmark = pytest.mark.once
EDIT = "/udt-test/plans/ghent/challenge/edit/"
TYPED = "Words that must not get lost."
# What may not be told from a stored picture.
TELLING = {"exif", "xmp", "comment", "icc_profile", "photoshop", "Comment", "XML:com.adobe.xmp", "Long", "mp"}


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize("name", FILES)
def test_no_hostile_file_is_kept_as_it_was_sent(name: str, cast, challenge, client: Client, settings) -> None:
    client.force_login(cast.author)
    sent = FILES[name]()
    file = SimpleUploadedFile("x", sent, content_type="image/png")
    file.__dict__["_name"] = name  # its setter would clean it
    reply = client.post(EDIT, {"text": TYPED, "base": 0, "picture": file, "alt": "A picture"})
    figure = Figure.objects.first()
    challenge.refresh_from_db()

    if figure is None:
        assert reply.status_code == 400
        assert TYPED in reply.text
        assert 'id="id_picture_error"' in reply.text
        assert stored(settings.MEDIA_ROOT) == {}
        assert challenge.text == ""
    else:
        assert reply.status_code == 302
        assert challenge.text == f"{TYPED}\n\n![A picture](figure:{figure.code})\n"
        kept = stored(settings.MEDIA_ROOT)
        assert list(kept) == [f"figures/{figure.sha256}.{figure.format}"]
        assert_bare(next(iter(kept.values())), sent)


def stored(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_bare(kept: bytes, sent: bytes) -> None:
    """The picture alone: not the bytes that came, nothing after its end, nothing told beside it."""
    assert kept != sent
    assert CANARY not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.format in {"PNG", "JPEG", "WEBP"}
        assert max(picture.size) <= 2400
        assert getattr(picture, "n_frames", 1) == 1
        assert set(picture.info) & TELLING == set()
    ends = {b"\x89PNG": b"IEND\xaeB`\x82", b"\xff\xd8\xff\xe0": b"\xff\xd9"}
    end = ends.get(kept[:4])
    assert end is None or kept.endswith(end)
    assert end is not None or int.from_bytes(kept[4:8], "little") == len(kept) - 8


def test_a_kept_picture_is_served_as_nothing_but_a_picture(cast, challenge, client: Client) -> None:
    client.force_login(cast.author)
    file = SimpleUploadedFile("x.html", FILES["png and html.png"](), content_type="text/html")
    client.post(EDIT, {"text": TYPED, "base": 0, "picture": file, "alt": "A picture"})
    figure = Figure.objects.get()
    reply: Any = client.get(f"/udt-test/plans/ghent/challenge/figures/{figure.code}")
    told = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Content-Disposition")

    assert {name: reply.headers[name] for name in told} == {
        "Content-Type": "image/png",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": f'inline; filename="{figure.code}.png"',
    }
    assert CANARY not in b"".join(reply.streaming_content)
