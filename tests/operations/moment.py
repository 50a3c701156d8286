"""Run as a program in a site's own environment: what its tables, its storage and its guide are now."""

import hashlib
import json
from collections.abc import Iterator

import django


def rows() -> dict[str, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        return {table: count(cursor, table) for table in connection.introspection.table_names(cursor)}


def count(cursor, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - our own tables
    return cursor.fetchone()[0]


def files() -> Iterator[tuple[str, str]]:
    from actionplans.models import Figure
    from guide.models import Artefact
    from programme.models import Booklet, MaterialVersion

    models = (Figure, Artefact, Booklet, MaterialVersion)
    kept = [row.file for model in models for row in model._default_manager.all() if row.file]
    for stored in kept:
        with stored.open("rb") as file:
            yield str(stored.name), hashlib.file_digest(file, "sha256").hexdigest()


def printed_again() -> list[str]:
    """The sums of the published guide's file, as it was made and as it is made now."""
    from guide.domain.build.files import read_figures
    from guide.domain.printing import print_guide
    from guide.models import Publication

    build = Publication.objects.get(edition__cohort__slug="udt-2024").build
    made = print_guide(build.manifest, read_figures(build.manifest))
    return [build.artefacts.get(kind="pdf").sha256, hashlib.sha256(made).hexdigest()]


def texts() -> dict[str, list[str]]:
    from actionplans.models import Section

    sections = Section.objects.filter(plan__pair__city__slug="ghent", plan__pair__cohort__is_demo=True)
    return {
        f"{section.plan.pair.cohort.slug} {section.definition.code}": [
            revision.text for revision in section.revisions.order_by("number")
        ]
        for section in sections
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"rows": rows(), "files": dict(files()), "printed": printed_again(), "texts": texts()}))
