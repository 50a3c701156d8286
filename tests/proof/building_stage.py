"""Run as a program in the site's environment: sets a guide to be built, asks for builds, tells of them."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import django

ORGANISER = "organiser@example.org"


def set_stage(password: str) -> None:
    """A cohort whose organiser has a guide of two short chapters."""
    from guide.domain.edition import add_chapter, add_text, create_edition
    from tests.conftest import make_cast

    cast = make_cast()
    by = cast.organiser
    by.set_password(password)
    by.save()
    edition = create_edition(cast.cohort, version="1.0", title="What is it for?", by=by)
    for code in ("framing", "deciding"):
        chapter = add_chapter(edition, code=code, title=code.title(), by=by)
        add_text(chapter, "Streets are hot in summer, and trees are few.", by=by)


def reword(word: str) -> Any:
    """The guide says another word in its last chapter; its edition, as it is then."""
    from guide.domain.edition import store_text
    from guide.models import ChapterItem, Edition

    edition = Edition.objects.get()
    item = ChapterItem.objects.get(chapter__code="deciding")
    store_text(item, f"Streets are hot, says {word}.", base=item.revision_number, by=organiser_of(edition))
    return edition


def organiser_of(edition: Any) -> Any:
    return edition.cohort.roles.get(kind="organiser").user


def ask(words: list[str]) -> list[int]:
    """A build for each word; nobody is told but the table."""
    from guide.domain.build import request_build

    asked = []
    for word in words:
        edition = reword(word)
        asked.append(request_build(edition, by=organiser_of(edition)).pk)
    return asked


def tell() -> dict[str, Any]:
    """Each build with its record and files, and each file of the storage that is not what its name says."""
    from django.conf import settings

    from guide.models import Artefact, Build, GuideEvent

    files = [path for path in (Path(settings.MEDIA_ROOT) / "guide").iterdir() if path.is_file()]
    fields = ("pk", "state", "attempts", "fence", "problem", "stage")
    builds = {row["pk"]: dict(row) for row in Build.objects.values(*fields)}
    for pk, build in builds.items():
        build["verbs"] = list(
            GuideEvent.objects.filter(build=pk).order_by("pk").values_list("verb", flat=True)
        )
        made = Artefact.objects.filter(build=pk)
        build["artefacts"] = [[each.file.name, each.sha256, each.size] for each in made]
    sums = {f"guide/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {
        "builds": builds,
        "files": sums,
        "spoilt": [name for name, digest in sums.items() if Path(name).stem != digest],
    }


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "set":
        set_stage(sys.argv[2])
    elif sys.argv[1] == "reword":
        reword(sys.argv[2])
    elif sys.argv[1] == "ask":
        print(json.dumps(ask(sys.argv[2:])))
    else:
        print(json.dumps(tell()))
