"""Files in a store that speaks S3: the same rights, headers and failures as in a folder."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from accounts.models import User
from actionplans.domain.figure import add_figure
from actionplans.models import Figure, Section
from desk.adapters.store import StoreFailed, read_address
from desk.domain.health import storage
from desk.domain.invariants import find_breaches
from guide.models import Artefact
from tests.conftest import Cast
from tests.guide.conftest import Desk
from tests.operations.conftest import keep_in


@pytest.fixture
def figure(store: str, cast: Cast, data_section: Section) -> Figure:
    drawn = io.BytesIO()
    Image.new("RGB", (6, 4), "red").save(drawn, "PNG")
    return add_figure(data_section, io.BytesIO(drawn.getvalue()), alt="A street", by=cast.author)


def seen_by(person: User, figure: Figure) -> Any:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(address_of(figure))


def address_of(figure: Figure) -> str:
    return f"/udt-test/plans/ghent/data/figures/{figure.code}"


def test_a_figure_is_shown_to_who_may_read_its_section(cast: Cast, figure: Figure) -> None:
    shown = seen_by(cast.partner, figure)
    body = shown.getvalue()

    assert (shown.status_code, hashlib.sha256(body).hexdigest()) == (200, figure.sha256)
    assert {
        name: shown.headers[name] for name in shown.headers if name.startswith(("Content", "X-C", "Cac"))
    } == {
        "Content-Type": "image/png",
        "Content-Length": str(len(body)),
        "Content-Disposition": f'inline; filename="{figure.code}.png"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    assert seen_by(cast.outsider, figure).status_code == 404
    assert Client().get(address_of(figure)).status_code == 302


def test_a_guide_is_built_published_and_taken_away(
    store: str, settings: Any, cast: Cast, challenge: Section
) -> None:
    desk = Desk(cast)
    desk.publish(desk.freeze(desk.edition(desk.approve(desk.propose(challenge)))))
    artefact = Artefact.objects.get()

    taken = Client().get("/udt-test/guide/1.0.pdf")

    assert hashlib.sha256(taken.getvalue()).hexdigest() == artefact.sha256
    assert taken.headers["Content-Type"] == "application/pdf"
    assert not Path(settings.MEDIA_ROOT).exists()
    assert [found for found in find_breaches() if found.table == artefact._meta.db_table] == []


def test_a_file_of_the_same_name_is_not_written_over(store: str) -> None:
    names = [default_storage.save("twice/a.txt", ContentFile(text)) for text in (b"first", b"second")]
    read = [default_storage.open(name).read() for name in names]

    assert names[0] == "twice/a.txt"
    assert read == [b"first", b"second"]
    assert sorted(default_storage.listdir("twice")[1]) == sorted(
        name.removeprefix("twice/") for name in names
    )


def test_a_large_file_comes_back_whole(store: str) -> None:
    data = bytes(range(256)) * 65_536
    name = default_storage.save("large.bin", ContentFile(data))

    assert default_storage.size(name) == len(data)
    assert default_storage.open(name).read() == data


def test_a_file_that_is_gone_is_missing_as_on_a_disk(store: str) -> None:
    default_storage.delete("nothing.txt")

    assert default_storage.exists("nothing.txt") is False
    with pytest.raises(FileNotFoundError):
        default_storage.open("nothing.txt")
    with pytest.raises(FileNotFoundError):
        default_storage.size("nothing.txt")


def test_a_store_without_its_bucket_fails_as_a_disk_does(store: str, settings: Any) -> None:
    keep_in(settings, store.replace("s3://trellis", "s3://elsewhere"))

    with pytest.raises(StoreFailed, match="NoSuchBucket"):
        default_storage.save("a.txt", ContentFile(b"a"))
    assert storage() == "Files can't be stored: figures and guides will fail."


def test_a_store_that_is_away_fails_as_a_disk_does(store: str, settings: Any) -> None:
    keep_in(settings, "s3://trellis?endpoint=http://127.0.0.1:1")

    for ask in (default_storage.exists, default_storage.open, default_storage.size, default_storage.listdir):
        with pytest.raises(StoreFailed):
            ask("a.txt")
    with pytest.raises(StoreFailed):
        default_storage.delete("a.txt")


def test_an_address_names_bucket_folder_endpoint_and_region() -> None:
    assert read_address("s3://udt/files/here?endpoint=http://store:8333&region=eu-1") == {
        "bucket_name": "udt",
        "location": "files/here",
        "endpoint_url": "http://store:8333",
        "region_name": "eu-1",
    }


@pytest.mark.parametrize(
    "address", ["gs://udt", "s3:///folder", "s3://key:secret@udt", "s3://udt?zone=1", "var/media"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="TRELLIS_STORAGE_URL must be"):
        read_address(address)
