"""Asks every page that shows a hostile text, as who may see it, and keeps the answers as they were sent."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from actionplans.models import Plan
from tests.hostile.chromium import Answer, taken
from tests.hostile.stage import Hostile

C = "/udt-test"
OPEN = (
    f"/ {C}/ {C}/programme/ {C}/programme/releases/1/ {C}/programme/releases/2/ {C}/practical/"
    f" {C}/guide/ {C}/guide/1.0/ /accounts/invitation/{{secret}}/"
)
AUTHOR = f"/desk/ /accounts/profile/ {C}/people/ {C}/practical/ {C}/plans/ {C}/plans/ghent/ {C}/excerpts/"
ORGANISER = (
    f"{C}/studio/ {C}/studio/cohort/ {C}/studio/people/ {C}/studio/cities/ {C}/studio/cities/pairs/new/"
    f" {C}/studio/cities/pairs/ghent/ {C}/studio/plans/ {C}/studio/programme/ {C}/studio/programme/new/"
    f" {C}/studio/programme/hostile-3/ {C}/studio/programme/release/ {C}/studio/guide/ {C}/studio/guide/1.0/"
    f" {C}/studio/guide/1.0/chapters/c0/ {C}/studio/guide/1.0/chapters/c1/ {C}/programme/ /desk/ {C}/plans/"
)
ASSET = re.compile(rb'(?:src|href)="(/static/[^"?#]+|/admin/jsi18n/|[^"]*/figures/[^"]+)(?:#[^"]*)?"')


def pages(stage: Hostile) -> dict[str, Answer]:
    """The answers that a browser would show, each under who asked and what."""
    return {name: answer for name, answer in _asked(stage).items() if not 300 <= answer.status < 400}


def _asked(stage: Hostile) -> dict[str, Answer]:
    asked = dict(_gets(stage))
    asked |= _of_sections(stage)
    asked |= _by_excerpt(stage)
    asked |= _admin(stage)
    Plan.objects.update(state="drafting")
    asked |= _writing(stage)
    return asked


def client_of(stage: Hostile, who: str) -> Client:
    client = Client()
    if who != "visitor":
        client.force_login(getattr(stage.cast, who))
    return client


def _get(client: Client, who: str, address: str) -> tuple[str, Answer]:
    return f"{who} {address}", taken(client.get(address))


def _gets(stage: Hostile) -> Iterator[tuple[str, Answer]]:
    for who, addresses in {"visitor": OPEN, "author": AUTHOR, "organiser": ORGANISER}.items():
        client = client_of(stage, who)
        for address in addresses.format(secret=stage.secret).split():
            yield _get(client, who, address)


def _of_sections(stage: Hostile) -> dict[str, Answer]:
    client = client_of(stage, "author")
    found: dict[str, Answer] = {}
    for section in stage.sections:
        place = f"{C}/plans/ghent/{section.code}"
        for address in (
            f"{place}/history/",
            f"{place}/compare/?from=2&to=3",
            f"{C}/plans/by-section/{section.code}/",
            f"{C}/excerpts/propose/ghent/{section.code}/",
        ):
            found |= [_get(client, "author", address)]
    return found


def _by_excerpt(stage: Hostile) -> dict[str, Answer]:
    author, visitor = client_of(stage, "author"), client_of(stage, "visitor")
    found = [_get(author, "author", f"{C}/excerpts/{each.code}/") for each in stage.excerpts]
    found += [_get(visitor, "visitor", f"{C}/guide/e/{each.code}") for each in stage.excerpts]
    return dict(found)


def _admin(stage: Hostile) -> dict[str, Answer]:
    """Every list of the admin and its newest row; what was searched for, said again; a person's history."""
    root = client_of(stage, "superuser")
    people = "/admin/accounts/user/"
    found = {
        f"admin search {number}": taken(root.get(people, {"q": section.text[:400], "o": section.text[:40]}))
        for number, section in enumerate(stage.sections)
    }
    found |= [_get(root, "superuser", f"{people}{stage.cast.author.pk}/history/")]
    for name in sorted(filter(None, (each.name for each in patterns_of(get_resolver())))):
        if name.endswith("_changelist"):
            address = f"/admin/{name.removesuffix('_changelist').replace('_', '/', 1)}/"
            listed = _get(root, "superuser", f"{address}?all=1")
            found |= [listed]
            rows = re.findall(rb'href="(/admin/[a-z]+/[a-z]+/\d+/change/)', listed[1].body)
            found |= [_get(root, "superuser", row.decode()) for row in rows[:1]]
    return found


def patterns_of(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns_of(each)
        elif isinstance(each, URLPattern):
            yield each


def _writing(stage: Hostile) -> dict[str, Answer]:
    """The editor, its preview, a conflict and what refusals say again."""
    client = client_of(stage, "author")
    found: dict[str, Answer] = {}
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(stage.cast.author)
    organiser = client_of(stage, "organiser")
    for section in stage.sections:
        place, text = f"{C}/plans/ghent/{section.code}", section.text
        # Other words where theirs are too: the two must be chosen between.
        mine = text.replace("Plain words.", "My words.", 1)
        posts = {
            "edit/": {"text": mine, "base": 1},
            "preview/": {"text": text},
            "conflict/": {"text": mine, "base": 1, "against": 3},
            "remarks/": {"text": text, "revision": 3, "block": 0, "audience": "cohort"},
        }
        found |= [_get(client, "author", f"{place}/edit/"), _get(client, "author", f"{place}/history/")]
        for path, body in posts.items():
            found[f"author POST {place}/{path}"] = taken(client.post(f"{place}/{path}", body))
        found[f"author POST {place}/edit/ broken"] = taken(client.post(f"{place}/edit/", {"text": text}))
        found[f"forged {place}/edit/"] = taken(strict.post(f"{place}/edit/", posts["edit/"]))
        found[f"gone {place}"] = taken(client.post(f"{C}/plans/ghent/gone/edit/", posts["edit/"]))
        found[f"not theirs {place}"] = taken(organiser.post(f"{place}/edit/", posts["edit/"]))
        found[f"no move {place}"] = taken(
            organiser.post(
                f"{C}/plans/ghent/move/", {"state": "accept", "text": text}, HTTP_REFERER=_from(text)
            )
        )
    return found | _errors(stage)


def _from(text: str) -> str:
    """A page of ours whose address says it all."""
    return "http://testserver/" + text[:400].replace("\n", "").replace("\r", "")


def _errors(stage: Hostile) -> dict[str, Answer]:
    """What a reader without a right, and an address that is nowhere, are told."""
    client = client_of(stage, "author")
    found: dict[str, Answer] = {}
    for number, text in enumerate(section.text[:400] for section in stage.sections):
        asked: Any = {"next": text, "q": text, "from": text, "page": text}
        found[f"nowhere {number}"] = taken(client.get(f"/{text[:80]}/", asked))
        found[f"sign in {number}"] = taken(Client().get("/accounts/login/", asked))
        wrong = {"login": text, "password": text, "next": text}
        found[f"wrong sign in {number}"] = taken(Client().post("/accounts/login/", wrong))
        found[f"history {number}"] = taken(client.get(f"{C}/plans/ghent/letters/history/", asked))
        profile = {"name": text[:150], "time_zone": text, "language": text}
        found[f"profile {number}"] = taken(client.post("/accounts/profile/", profile))
    return found


def assets(answers: dict[str, Answer]) -> dict[str, Answer]:
    """What the pages ask for beside: styles, scripts, drawings, figures."""
    wanted = {found.decode() for answer in answers.values() for found in ASSET.findall(answer.body)}
    files = {path: static_file(path) for path in wanted if path.startswith("/static/")}
    scripts = {"/admin/jsi18n/": Answer(200, {"Content-Type": "text/javascript"}, b"")}
    picture = Answer(200, {"Content-Type": "image/png"}, PIXEL)
    return {path: picture for path in wanted if "/figures/" in path} | files | scripts


def static_file(path: str) -> Answer:
    """A file as it was built just now, not as it was collected some time ago."""
    found = finders.find(path.removeprefix("/static/"))
    kind = {"Content-Type": mimetypes.guess_type(path)[0] or "application/octet-stream"}
    return Answer(200, kind, Path(found).read_bytes()) if found else Answer(404, {}, b"")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)
