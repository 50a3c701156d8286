"""An archive is whole or refused, before anything is touched."""

import io
import os
import random
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from accounts.models import User
from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.archive import Archive, open_backup
from desk.domain.backup.restore import restore_backup
from desk.domain.backup.seal import SEAL_SIZE
from desk.domain.backup.take import take_backup
from tests.factories.accounts import UserFactory

ACCOUNT = Account(
    engine="sqlite",
    made_at="2031-03-04T10:00:00+00:00",
    migrations=["accounts.0001_initial"],
    rows={"accounts_user": 2},
    files={"figures/a.png": "1a5dc1a9bc1a0ff3fb9aa4ee4ec5b4bcd5a47eb0e0e1a7ae0e4cbb9ccf12b8ab"},
    missing=["figures/gone.png"],
)
CUTS = [0, 1, 300, 511, 512, 1024, 5_000, 10_240, -1, -2, -SEAL_SIZE, -SEAL_SIZE - 1, -512, -2_000]


def sealed(path: Path, account: Account = ACCOUNT) -> bytes:
    with path.open("wb") as raw:
        archive = Archive(raw)
        archive.add("database", io.BytesIO(b"rows" * 900), 3600)
        archive.add("files/figures/a.png", io.BytesIO(b"picture" * 500), 3500)
        archive.seal(account)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backup.tar"


def refusal(path: Path) -> str:
    with pytest.raises(BackupRefused) as refused, open_backup(path):
        pass
    return str(refused.value).removeprefix(f"{path} ")


def test_what_was_sealed_is_read_back(path: Path) -> None:
    sealed(path)

    with open_backup(path) as backup:
        files = [(name, digest, file.read()) for name, digest, file in backup.files()]
        assert backup.account == ACCOUNT
        assert backup.database().read() == b"rows" * 900
    assert files == [("figures/a.png", ACCOUNT.files["figures/a.png"], b"picture" * 500)]


def test_tar_itself_can_look_into_it(path: Path) -> None:
    sealed(path)

    with tarfile.open(path) as tar:
        assert tar.getnames() == ["trellis-backup", "database", "files/figures/a.png", "account.json"]


@pytest.mark.parametrize("cut", CUTS)
def test_one_that_was_cut_off_is_refused(path: Path, cut: int) -> None:
    whole = sealed(path)
    path.write_bytes(whole[:cut])

    if len(whole[:cut]) < len("trellis-backup"):
        assert refusal(path) == "is not a backup of Trellis."
    else:
        assert refusal(path) == "is not whole: its end is missing or damaged. Nothing was changed."


def test_one_bit_anywhere_is_seen(path: Path) -> None:
    whole = sealed(path)
    places = random.Random(7).sample(range(len(whole)), 300)
    for place in [0, 100, 511, len(whole) - 1, len(whole) - SEAL_SIZE, *places]:
        changed = bytearray(whole)
        changed[place] ^= 1 << (place % 8)
        path.write_bytes(changed)
        assert refusal(path).startswith(("is damaged:", "is not whole:")), place


def test_bytes_put_in_or_behind_are_seen(path: Path) -> None:
    whole = sealed(path)
    for changed in (whole + b"\n", whole[:2000] + b"x" + whole[2000:], whole + whole):
        path.write_bytes(changed)
        assert refusal(path).startswith(("is damaged:", "is not whole:"))


@pytest.mark.parametrize(
    "foreign",
    [b"", b"PK\x03\x04 a zip", b"SQLite format 3\0" * 40, os.urandom(4_000)],
    ids=["nothing", "a zip", "a database", "noise"],
)
def test_another_file_is_refused(path: Path, foreign: bytes) -> None:
    path.write_bytes(foreign)

    assert refusal(path) == "is not a backup of Trellis."


def test_one_that_is_not_there_is_refused(path: Path) -> None:
    assert refusal(path) == "can't be read: No such file or directory."


@pytest.mark.django_db(transaction=True)
def test_nothing_is_touched_by_one_that_is_refused(path: Path) -> None:
    person = UserFactory(name="Here before")
    default_storage.save("figures/a.png", ContentFile(b"here before"))
    sealed(path)
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(CommandError, match="its end is missing"):
        call_command("restore", path, replace=True)

    assert list(User.objects.values_list("name", flat=True)) == [person.name]
    assert default_storage.open("figures/a.png").read() == b"here before"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"engine": "oracle"}, "The backup is of oracle, and this installation uses "),
        (
            {"migrations": ["guide.9001_later"]},
            "The backup was made by a newer Trellis, which knows guide.9001",
        ),
    ],
)
def test_one_that_does_not_fit_is_refused(path: Path, changes: dict[str, Any], words: str) -> None:
    from django.db import connection

    fits = {**vars(ACCOUNT), "engine": connection.vendor}
    sealed(path, Account(**{**fits, **changes}))

    with pytest.raises(BackupRefused) as refused:
        restore_backup(path, replace=True)
    assert str(refused.value).startswith(words)


@pytest.mark.django_db(transaction=True)
def test_a_full_installation_is_not_replaced_unasked(path: Path) -> None:
    from django.db import connection

    UserFactory(name="Here before")
    sealed(path, Account(**{**vars(ACCOUNT), "engine": connection.vendor}))

    with pytest.raises(BackupRefused, match=r"not empty: accounts_user has rows. Say --replace"):
        restore_backup(path)


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_not_written_over_another(path: Path) -> None:
    path.write_bytes(b"the only one there is")

    with pytest.raises(BackupRefused, match="exists already"):
        take_backup(path)
    assert path.read_bytes() == b"the only one there is"


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    with pytest.raises(BackupRefused, match="could not be written"):
        take_backup(tmp_path / "taken" / "backup.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
