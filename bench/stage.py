"""Run as a program in the environment of a site to measure: sets its stage, or tells what it holds."""

import json
import sys
from typing import Any

import django

from bench.processes import spent
from bench.synthetic import Writer

WRITERS = 4
# A guide that takes longer to print than the measuring beside it, and some that are soon printed.
LONG = ("1.0", 10, 26)
SHORT = [(f"2.{number}", 1, 1) for number in range(5)]


def set_stage() -> dict[str, Any]:
    """Four writers with two sections each, and an organiser with a long guide and short ones."""
    from desk.domain.demonstration.large import make_large_edition

    cohort = make_large_edition(WRITERS, 3)
    # Every third plan is open for writing and nothing else.
    writers = [writer for pair in list(cohort.pairs.order_by("pk"))[::3] for writer in writers_of(pair)]
    organiser = cohort.roles.filter(kind="organiser").earliest("pk").user
    for size in (LONG, *SHORT):
        write_guide(cohort, *size, organiser)
    desk = f"/{cohort.slug}/studio/guide/"
    short = [version for version, *_ in SHORT]
    pages = [f"/{cohort.slug}/{page}" for page in ("", "programme/", "plans/", "people/")]
    return {
        "writers": writers,
        "session": sign_in(organiser),
        "desk": desk,
        "long": LONG[0],
        "short": short,
        "pages": ["/", "/desk/", *pages, writers[0]["plan"]],
    }


def writers_of(pair: Any) -> list[dict[str, Any]]:
    """Both officials: where each stores texts by the product, where by the bare view."""
    from actionplans.models import Section

    sections = list(Section.objects.filter(plan__pair=pair).order_by("pk").select_related("current"))
    told = []
    for place, tenure in enumerate(pair.current_tenures()):
        mine, bare = sections[2 * place], sections[2 * place + 1]
        told.append(
            {
                "session": sign_in(tenure.user),
                "plan": (plan := f"/{pair.cohort.slug}/plans/{pair.city.slug}/"),
                "edit": f"{plan}{mine.code}/edit/",
                "saved": f"{plan}{mine.code}/text",
                "bare": f"/bench/write/{bare.pk}/",
                "text": mine.text,
                "revision": mine.number,
            }
        )
    return told


def write_guide(cohort: Any, version: str, chapters: int, texts: int, by: Any) -> None:
    """An edition of the editors' words alone."""
    from guide.domain.edition import add_chapter, add_text, create_edition

    edition = create_edition(cohort, version=version, title="A guide to measure with", by=by)
    for number in range(chapters):
        chapter = add_chapter(edition, code=f"part-{number}", title=f"Part {number}", by=by)
        for place in range(texts):
            writer = Writer(f"{version} {number} {place}")
            add_text(chapter, f"## {writer.sentence(3, 6)}\n\n{writer.passage(None, 3)}", by=by)


def sign_in(person: Any) -> str:
    """The key of a session of theirs."""
    from django.test import Client

    client = Client()
    client.force_login(person)
    return str(client.cookies["sessionid"].value)


def tell_builds() -> list[dict[str, Any]]:
    """Each build: its state, and the seconds from the click to the worker that claimed it."""
    from guide.models import Build, GuideEvent

    told = []
    for build in Build.objects.order_by("pk"):
        claimed = GuideEvent.objects.filter(build=build, verb="claimed").order_by("pk").first()
        waited = (claimed.at - build.requested_at).total_seconds() if claimed else None
        told.append({"state": build.state, "waited": waited, "problem": build.problem})
    return told


def count_questions() -> dict[str, float]:
    """How many texts become HTML when a plan is read, and read once more; what autosave asks the tables."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from actionplans.domain import reading
    from actionplans.models import Plan
    from bench.pages import of_sign_in

    made: list[str] = []
    render = reading.render_blocks

    def render_and_note(text: str, **more: Any) -> Any:
        made.append(text)
        return render(text, **more)

    reading.render_blocks = render_and_note
    plan = Plan.objects.select_related("pair__cohort", "pair__city").earliest("pk")
    section = plan.sections.latest("pk")
    page = f"/{plan.pair.cohort.slug}/plans/{plan.pair.city.slug}/"
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(plan.pair.current_tenures()[0].user)
    cache.clear()
    client.get(page)
    first = len(made)
    client.get(page)
    body = {"text": "Another text.", "base": section.number}
    with CaptureQueriesContext(connection) as said:
        client.put(
            f"{page}{section.code}/text", body, "application/json", headers={"Idempotency-Key": "count"}
        )
    asked = [query["sql"] for query in said if not of_sign_in(query["sql"])]
    questions = [sql for sql in asked if sql.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}]
    return {"first": first, "second": len(made) - first, "autosave": len(questions)}


def build_here() -> dict[str, float]:
    """Processor seconds of the long guide built in this process, and of asking for it once more."""
    from guide.domain.build import request_build, run_build
    from guide.models import Edition, PrintedPart

    PrintedPart.objects.all().delete()
    edition = Edition.objects.get(version=LONG[0])
    by = edition.cohort.roles.filter(kind="organiser").earliest("pk").user
    began = spent()
    build = run_build(request_build(edition, by=by).pk)
    built = spent()
    again = request_build(edition, by=by)
    if build is None or again.pk != build.pk:
        raise AssertionError("the same guide was built twice")
    return {"cold": built - began, "unchanged": spent() - built}


def main() -> None:
    django.setup()
    works = {"set": set_stage, "builds": tell_builds, "questions": count_questions, "build": build_here}
    print(json.dumps(works[sys.argv[1]]()))  # noqa: T201


if __name__ == "__main__":
    main()
