"""Every page, mail, feed and manifest of ten people: each planted word is met by those who may, alone."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from actionplans.models import Plan
from guide.domain.build import request_build
from guide.domain.build.files import keep_file, read_figures
from guide.domain.manifest import compile_manifest
from guide.domain.printing import print_guide
from guide.models import Build, Edition, Publication
from outbox.models import Message
from tests.hostile.asked import patterns_of
from tests.hostile.canaries import TABLE, plant, word
from tests.hostile.conftest import own_settings
from tests.hostile.printed import bare, words_of
from tests.rights_matrix import ACTORS
from tests.rights_matrix import TABLE as MATRIX
from tests.rights_stage import Stage, set_stage

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canaries")]
# Beside the matrix: the same pages of the other city and the other cohort, and what errors say again.
MORE = """
/udt-test/plans/oslo/ /udt-test/plans/oslo/data/text /udt-test/plans/oslo/data/history/
/udt-test/plans/ghent/challenge/compare/?from=3&to=5 /udt-test/plans/ghent/challenge/compare/?from=4&to=5
/udt-test/plans/ghent/data/compare/?from=1&to=2 /udt-test/programme/releases/2/
/udt-test/plans/by-section/data/
/udt-test/studio/programme/mine/ /udt-test/studio/programme/later/ /udt-test/plans/ghent/challenge/
/other-cohort/ /other-cohort/programme/ /other-cohort/programme.ics /other-cohort/practical/
/other-cohort/programme/releases/1/ /other-cohort/people/ /other-cohort/plans/ /other-cohort/plans/turin/
/other-cohort/plans/turin/data/text /other-cohort/plans/turin/data/history/ /other-cohort/excerpts/
/other-cohort/guide/ /other-cohort/studio/ /other-cohort/studio/programme/ /other-cohort/studio/people/
/other-cohort/studio/programme/later/ /nowhere/"""


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("canaries")
    with django_db_blocker.unblock(), own_settings(folder), transaction.atomic():
        stage = set_stage()
        stage.names["folder"] = folder / "media"
        plant(stage)
        yield stage
        transaction.set_rollback(True)


def addresses(stage: Stage) -> list[str]:
    """Every address that the matrix asks with GET, each once, and the others."""
    lines = [line.split("|")[0].split() for table in MATRIX.values() for line in table.splitlines() if line]
    listed = [words[1].format(**stage.names) for words in lines if words[0] == "GET"]
    return [*dict.fromkeys(listed), *MORE.split()]


def admin_addresses(client: Client) -> Iterator[str]:
    """Every list of the admin and every row in it."""
    for pattern in patterns_of(get_resolver()):
        if str(pattern.name).endswith("_changelist"):
            listed = f"/admin/{str(pattern.name).removesuffix('_changelist').replace('_', '/', 1)}/"
            yield listed
            yield from re.findall(r'href="(/admin/[a-z]+/[a-z]+/\d+/change/)', client.get(listed).text)


def read(client: Client, address: str) -> str:
    reply: Any = client.get(address)
    body = b"".join(reply.streaming_content) if reply.streaming else reply.content
    # A calendar folds its lines; a header may tell too.
    return re.sub(r"\r\n[ \t]", "", body.decode("utf-8", "replace")) + str(reply.headers)


def met(stage: Stage, name: str, asked: list[str]) -> dict[str, str]:
    """The canaries one person meets at these addresses and in the mail, each with the first place."""
    client = client_for(stage, name)
    found: dict[str, str] = {}
    asked += admin_addresses(client) if name == "superuser" else []
    texts = [(address, read(client, address)) for address in asked]
    for place, text in [*texts, *letters(stage, name)]:
        for canary in TABLE:
            if word(canary) in text:
                found.setdefault(canary, place)
    return found


def client_for(stage: Stage, name: str) -> Client:
    client = Client()
    if name != "visitor":
        client.force_login(getattr(stage.cast, name))
    return client


def letters(stage: Stage, name: str) -> list[tuple[str, str]]:
    address = getattr(getattr(stage.cast, name), "email", "nobody@example.org")
    sent = Message.objects.filter(address=address).values_list("subject", "text")
    return [(f"mail “{subject}”", subject + text) for subject, text in sent]


@pytest.mark.parametrize("name", ACTORS)
def test_each_word_is_met_by_those_who_may_alone(stage: Stage, name: str, settings: Any) -> None:
    settings.MEDIA_ROOT = stage.names["folder"]
    found = met(stage, name, addresses(stage))
    may = {canary for canary, people in TABLE.items() if name in people.split()}

    assert {canary: place for canary, place in found.items() if canary not in may} == {}
    assert may - set(found) == set()


@pytest.mark.parametrize("name", ["visitor", "outsider", "observer", "stranger", "former"])
def test_a_submitted_plan_shows_its_texts_to_the_cohort(stage: Stage, name: str, settings: Any) -> None:
    settings.MEDIA_ROOT = stage.names["folder"]
    with transaction.atomic():
        Plan.objects.filter(pk=stage.plan.pk).update(state="submitted")
        found = met(stage, name, [each for each in addresses(stage) if "/plans/ghent/" in each])
        transaction.set_rollback(True)
    shown = {"pair text", "pair figure", "older text", "excerpt proposed", "cohort text"}
    member = name in ("outsider", "observer")

    assert set(found) == (shown | {"remark to the cohort"} if member else set())


@pytest.fixture(scope="module")
def printed(stage: Stage) -> dict[str, str]:
    """The guide that is public and the one being written, by the real press: the words of each file."""
    edition = Edition.objects.get(version="2.0")
    builds = [Publication.objects.get().build, request_build(edition, by=stage.cast.organiser)]
    return {build.edition.version: words_of(printed_file(build)) for build in builds}


def printed_file(build: Build) -> bytes:
    """Printed from the build's manifest, and kept as the file that people are given."""
    data = print_guide(build.manifest, read_figures(build.manifest))
    kept = keep_file(data, "pdf")
    facts = {"file": kept.name, "sha256": kept.sha256, "size": kept.size}
    build.artefacts.update_or_create(kind="pdf", defaults=facts)
    Build.objects.filter(pk=build.pk).update(state="done", finished_at=timezone.now())
    return data


@pytest.mark.poppler
def test_a_printed_guide_tells_none_of_them(stage: Stage, printed: dict[str, str]) -> None:
    """What was published before, and what would be now: of all words only the editors' own."""
    assert [canary for canary in TABLE if word(canary) in printed["1.0"]] == []
    assert [canary for canary in TABLE if word(canary) in printed["2.0"]] == ["guide unpublished"]
    assert bare("Streets are hot in summer.") in printed["1.0"]


@pytest.mark.poppler
def test_a_printed_guide_is_given_to_those_who_may_alone(
    stage: Stage, printed: dict[str, str], settings: Any
) -> None:
    settings.MEDIA_ROOT = stage.names["folder"]
    builds = list(Build.objects.filter(state="done").order_by("pk"))
    asked = [f"/udt-test/studio/guide/builds/{build.pk}/file.pdf" for build in builds]
    asked += ["/udt-test/guide/1.0.pdf", "/udt-test/guide/2.0.pdf"]
    given = {name: [words_given(stage, name, address) for address in asked] for name in ACTORS}
    public = ["", "", printed["1.0"], ""]

    assert given == dict.fromkeys(ACTORS, public) | {"organiser": [*printed.values(), printed["1.0"], ""]}


def words_given(stage: Stage, name: str, address: str) -> str:
    reply: Any = client_for(stage, name).get(address)
    if reply.headers["Content-Type"] != "application/pdf":
        return ""
    return words_of(b"".join(reply.streaming_content))


def test_a_manifest_holds_none_of_them(stage: Stage) -> None:
    published = json.dumps(Publication.objects.get().build.manifest)
    next_one = json.dumps(compile_manifest(Edition.objects.get(version="2.0")))

    assert [canary for canary in TABLE if word(canary) in published] == []
    assert [canary for canary in TABLE if word(canary) in next_one] == ["guide unpublished"]
