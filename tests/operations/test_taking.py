"""What a backup says of what it holds, and of what was gone when it was taken."""

import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from actionplans.domain.figure import add_figure
from actionplans.models import Figure, Section
from desk.domain.backup.archive import open_backup
from guide.domain.build.kept import KeptParts
from programme.domain.supplies.materials import remove_material
from programme.domain.supplies.versions import add_version
from tests.conftest import Cast
from tests.factories.programme import SessionFactory
from tests.programme.supplying import given, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def figures(cast: Cast, challenge: Section) -> list[Figure]:
    """One that is there, and one whose file is gone."""
    drawn = []
    for colour in ("red", "blue"):
        picture = io.BytesIO()
        Image.new("RGB", (6, 4), colour).save(picture, "PNG")
        picture.seek(0)
        drawn.append(add_figure(challenge, picture, alt=colour, by=cast.author))
    default_storage.delete(str(drawn[1].file.name))
    return drawn


def test_files_are_named_with_their_sums_and_those_that_are_gone(
    figures: list[Figure], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, gone = figures
    path = tmp_path / "new" / "backup.tar"

    call_command("backup", path)

    with open_backup(path) as backup:
        assert backup.account.files == {there.file.name: there.sha256}
        assert backup.account.missing == [gone.file.name]
        assert backup.account.rows["actionplans_figure"] == 2
        assert [file.read() for _name, _sum, file in backup.files()] == [there.file.read()]
    said = capsys.readouterr()
    assert said.err == f"A row names the file {gone.file.name}, but it is not in the storage.\n"
    assert said.out.splitlines()[-1] == (
        "It holds what people wrote: keep it as safe as the database. The secret key is not in it."
    )
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [each.name for each in path.parent.iterdir()] == ["backup.tar"]


def test_printed_parts_are_left_out_for_they_are_printed_again(cast: Cast, tmp_path: Path) -> None:
    KeptParts().put("of-a-chapter", b"a part")

    call_command("backup", tmp_path / "backup.tar")

    with open_backup(tmp_path / "backup.tar") as backup:
        assert (backup.account.files, backup.account.missing) == ({}, [])
        assert backup.account.rows["guide_printedpart"] == 1


def test_every_version_of_a_material_is_in_it(cast: Cast, tmp_path: Path) -> None:
    material = given(SessionFactory(cohort=cast.cohort), cast.organiser, link="", upload=sent())
    add_version(material, upload=sent(b"New maps\n"), by=cast.organiser)
    remove_material(material, by=cast.organiser)

    call_command("backup", tmp_path / "backup.tar")

    with open_backup(tmp_path / "backup.tar") as backup:
        kept = {version.file.name: version.sha256 for version in material.versions.all()}
        assert (backup.account.files, backup.account.missing) == (kept, [])
        assert backup.account.rows["programme_materialversion"] == 2
        assert sorted(file.read() for _name, _sum, file in backup.files()) == [b"Maps\n", b"New maps\n"]
