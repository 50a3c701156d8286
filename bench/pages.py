"""Measures pages in one process: processor time and queries, beside bare Django, over an edition.

Run as `python -m bench.pages SLUG` on an installation that has the large edition; prints JSON.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 3
# How long one page is asked for in a round, in seconds of this process.
PATIENCE = 0.4
PERSON, TRAINER = "organiser@demo.example", "trainer@demo.example"
Asking = Callable[[], Any]


def pages_of(slug: str, city: str, session: str) -> dict[str, str]:
    """The pages that an organiser reads, by their names in the table."""
    return {
        "programme, signed in": f"/{slug}/programme/",
        "session sheet": f"/{slug}/studio/programme/{session}/",
        "heat map": f"/{slug}/plans/",
        "plan": f"/{slug}/plans/{city}/",
        "desk": "/desk/",
        "people": f"/{slug}/people/",
        "cities": f"/{slug}/studio/cities/",
        "studio programme": f"/{slug}/studio/programme/",
        "outputs": f"/{slug}/studio/outputs/",
        "coverage": f"/{slug}/studio/programme/coverage/",
        "timetable": f"/{slug}/studio/programme/timetable/",
        "rehearsal": f"/{slug}/studio/programme/release/",
    }


def measure_pages(slug: str) -> dict[str, dict[str, float]]:
    """By page: milliseconds of processor, queries besides session and user, bytes, status."""
    asked = product_pages(slug) | bare_pages()
    found = {name: look(each) for name, each in asked.items()}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, each in asked.items():
            times[name].append(cost(each))
    for name, row in found.items():
        row["ms"] = round(statistics.median(times[name]), 3)
    return found


def product_pages(slug: str) -> dict[str, Asking]:
    """What is public as a visitor asks for it, a session as its trainer, the rest as an organiser."""
    from cohorts.models import Cohort
    from programme.models import SessionTrainer

    cohort = Cohort.objects.get(slug=slug)
    city = cohort.pairs.select_related("city").order_by("pk")[1].city.slug
    taught = SessionTrainer.objects.filter(session__cohort=cohort, user__email=TRAINER).order_by("pk")[0]
    visitor, trainer, organiser = reader(""), reader(TRAINER), reader(PERSON)
    pages = pages_of(slug, city, taught.session.code)
    public = f"/{slug}/programme/"
    asked: dict[str, Asking] = {name: lambda at=at: organiser(at) for name, at in pages.items()}  # type: ignore[misc]
    return asked | {
        "programme": lambda: visitor(public),
        "programme, nothing kept": lambda: forgetting(visitor, public),
        "programme 304": kept(visitor, public),
        "programme 304, signed in": kept(organiser, public),
        "calendar": lambda: visitor(f"/{slug}/programme.ics"),
        "schedule JSON": lambda: visitor(f"/{slug}/programme.json"),
        "session": lambda: visitor(f"{public}sessions/{taught.session.code}/"),
        "session, its trainer": lambda: trainer(pages["session sheet"]),
    }


def reader(email: str) -> Callable[..., Any]:
    """Asks as this person, or as a visitor, through every middleware but the one that counts how often."""
    from django.conf import settings
    from django.test import Client
    from django.test.utils import override_settings

    from accounts.models import User

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(MIDDLEWARE=[m for m in settings.MIDDLEWARE if "RateLimit" not in m]):
        client = Client()
        if email:
            client.force_login(User.objects.get(email=email))
        client.get("/healthz")
    return client.get


def bare_pages() -> dict[str, Asking]:
    """The pages of bare Django, without any middleware but the one that says where they are."""
    from django.test import Client
    from django.test.utils import override_settings

    with override_settings(MIDDLEWARE=["bench.bare.at_bare"]):
        client = Client()
        client.handler.load_middleware()
    return {"bare, one query": lambda: client.get("/one/"), "bare, 40 rows": lambda: client.get("/rows/")}


def kept(ask: Callable[..., Any], at: str) -> Asking:
    """Asks for a page that the asker has already."""
    ask(at)  # which may bring the secret of forms, of which the tag speaks
    tag = ask(at).headers.get("ETag", "")
    return lambda: ask(at, headers={"if-none-match": tag})


def forgetting(ask: Callable[..., Any], at: str) -> Any:
    """Asks for a page as the first reader after a release."""
    from django.core.cache import cache

    cache.clear()
    return ask(at)


def look(ask: Callable[[], Any]) -> dict[str, float]:
    """One page as it comes when all is warm: its status, bytes and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as said:
        answer = ask()
    asked = [query["sql"] for query in said if not of_sign_in(query["sql"])]
    size = len(answer.content) if not answer.streaming else 0
    return {"status": answer.status_code, "bytes": size, "queries": len(asked)}


def of_sign_in(sql: str) -> bool:
    """Whether it asks for the session or for who signed in."""
    return (
        "FROM django_session" in sql.replace('"', "")
        or 'FROM "accounts_user" WHERE "accounts_user"."id"' in sql
    )


def cost(ask: Callable[[], Any]) -> float:
    """Milliseconds of this process for one page, when what it keeps is there."""
    ask()
    began, count = time.process_time(), 0
    while (spent := time.process_time() - began) < PATIENCE or count < 3:
        ask()
        count += 1
    return 1000 * spent / count


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    print(json.dumps(measure_pages(sys.argv[1])))  # noqa: T201


if __name__ == "__main__":
    main()
