"""Puts the stage of the rights matrix on the served site, with everybody on it signed in."""

import dataclasses
import json
from collections.abc import Iterator

from tests.browser.site import Site
from tests.rights_matrix import ACTORS
from tests.serving import manage
from tests.test_rights import ROWS, Row

# What runs inside the site: its own database, files and settings. Nobody may print the waiting build.
SET = """
import json
from django.db import transaction
from django.test import Client
from tests.rights_matrix import ACTORS
from tests.rights_stage import set_stage
from guide.models import Build
with transaction.atomic():
    stage = set_stage()
    Build.objects.filter(pk=stage.names["queued"]).update(state="cancelled")
sessions = {}
for name in ACTORS[1:]:
    client = Client()
    client.force_login(getattr(stage.cast, name))
    sessions[name] = client.cookies["sessionid"].value
print("STAGE" + json.dumps({"names": stage.names, "sessions": sessions, "plan": stage.plan.pk}))
"""
MOVE = "from actionplans.models import Plan; Plan.objects.filter(pk={}).update(state='{}')"
# Their answers are looked at once each: whoever is refused is shown the same page.
REFUSALS = {"403", "404", "409"}


@dataclasses.dataclass(frozen=True)
class Stage:
    """The served site with the stage on it: what to write in braces, and whose session is whose."""

    site: Site
    names: dict[str, object]
    sessions: dict[str, str]
    plan: int

    def stands_at(self, state: str) -> None:
        """Ghent's plan is now in this state."""
        manage(["shell", "-v", "0", "-c", MOVE.format(self.plan, state)], self.site.environment)

    def cookies(self, actor: str) -> list[dict[str, str]]:
        value = self.sessions.get(actor, "")
        return [{"name": "sessionid", "value": value, "url": self.site.address}] if value else []

    def asked(self, state: str) -> Iterator[tuple[str, str]]:
        """Who is answered where by what may be a page."""
        refused = set()
        for row in ROWS:
            if row.state != state or row.method != "GET":
                continue
            for actor, status in zip(ACTORS, row.statuses, strict=True):
                kind = (status, actor == "visitor")
                if status == "200" or (status in REFUSALS and kind not in refused):
                    refused.add(kind)
                    yield actor, self.address(row)

    def address(self, row: Row) -> str:
        return row.address.format(**self.names)


def set_stage_on(site: Site) -> Stage:
    said = manage(["shell", "-v", "0", "-c", SET], site.environment)
    told = json.loads(said.split("STAGE")[1])
    return Stage(site, **told)
