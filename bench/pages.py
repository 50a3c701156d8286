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
PERSON = "organiser@demo.example"


def pages_of(slug: str, city: str, session: str) -> dict[str, str]:
    """The pages that have a goal, by their names in the table."""
    return {
        "programme": f"/{slug}/programme/",
        "session": f"/{slug}/studio/programme/{session}/",
        "calendar": f"/{slug}/programme.ics",
        "heat map": f"/{slug}/plans/",
        "plan": f"/{slug}/plans/{city}/",
        "desk": "/desk/",
        "people": f"/{slug}/people/",
        "cities": f"/{slug}/studio/cities/",
        "studio programme": f"/{slug}/studio/programme/",
    }


def measure_pages(slug: str) -> dict[str, dict[str, float]]:
    """By page: milliseconds of processor, queries besides session and user, bytes, status."""
    from cohorts.models import Cohort

    cohort = Cohort.objects.get(slug=slug)
    first = cohort.pairs.select_related("city").order_by("pk")[1]
    pages = pages_of(slug, first.city.slug, cohort.sessions.order_by("pk")[0].code)
    ask = signed_in()
    asked: dict[str, Callable[[], Any]] = {name: lambda at=at: ask(at) for name, at in pages.items()}  # type: ignore[misc]
    asked |= bare_pages() | {"programme 304": kept(ask, pages["programme"])}
    found = {name: look(each) for name, each in asked.items()}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, each in asked.items():
            times[name].append(cost(each))
    for name, row in found.items():
        row["ms"] = round(statistics.median(times[name]), 3)
    return found


def signed_in() -> Callable[..., Any]:
    """Asks as an organiser, through every middleware but the one that counts how often."""
    from django.conf import settings
    from django.test import Client
    from django.test.utils import override_settings

    from accounts.models import User

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(MIDDLEWARE=[m for m in settings.MIDDLEWARE if "RateLimit" not in m]):
        client = Client()
        client.force_login(User.objects.get(email=PERSON))
        client.get("/healthz")
    return client.get


def bare_pages() -> dict[str, Callable[[], Any]]:
    """The pages of bare Django, without any middleware."""
    from django.test import Client
    from django.test.utils import override_settings

    with override_settings(MIDDLEWARE=[]):
        client = Client()
        client.handler.load_middleware()

    def ask(at: str) -> Any:
        with override_settings(ROOT_URLCONF="bench.bare"):
            return client.get(at)

    return {"bare, one query": lambda: ask("/one/"), "bare, 40 rows": lambda: ask("/rows/")}


def kept(ask: Callable[..., Any], at: str) -> Callable[[], Any]:
    """Asks for a page that the asker has already."""
    tag = ask(at).headers.get("ETag", "")
    return lambda: ask(at, headers={"if-none-match": tag})


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
    """Milliseconds of this process for one page."""
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
