"""Run as a program in the site's own environment: sets the stage, or tells what its tables hold."""

import json
import sys
from typing import Any

import django

COHORT, CITY = "udt-test", "ghent"
WRITERS = ("author@example.org", "partner@example.org")


def set_stage(codes: list[str], ground: str, password: str) -> None:
    """The cast, its plan, and in it a section for each code with the ground as its first revision."""
    from accounts.domain.moves import move
    from actionplans.domain.store import store_text
    from actionplans.models import Section
    from cohorts.enums import CohortState
    from cohorts.models import Cohort
    from tests.conftest import make_cast, make_plan
    from tests.factories.actionplans import SectionDefinitionFactory, SectionFactory

    cast = make_cast()
    for cohort in Cohort.objects.all():  # begun by the product's own move, so that its record is whole
        Cohort.objects.filter(pk=cohort.pk).update(state=CohortState.DRAFT)
        cohort.refresh_from_db()
        move(cohort, CohortState.RUNNING, by=cast.superuser, verb="began")
    for person in (cast.author, cast.partner):
        person.set_password(password)
        person.save()
    plan = make_plan(cast)
    for order, code in enumerate(codes, start=10):
        definition = SectionDefinitionFactory(version=plan.template, code=code, order=order, title=code)
        section: Section = SectionFactory(plan=plan, definition=definition, audience="pair")
        store_text(section, text=ground, base=0, by=cast.author)


def tell(code: str) -> dict[str, Any]:
    """All that the tables hold of a section: revisions, side drafts, answers by edit id, breaches."""
    from actionplans.models import Section, SideDraft, StoredEdit
    from desk.domain.invariants import find_breaches

    section = Section.objects.select_related("current").get(code=code)
    edits = StoredEdit.objects.filter(section=section).values_list("author__email", "key", "status", "answer")
    fields = ("number", "text", "sha256", "kind", "parent__number", "merge_parent__number", "author__email")
    drafts = SideDraft.objects.filter(section=section).values_list("author__email", "base", "text")
    return {
        "current": section.number,
        "revisions": list(section.revisions.order_by("number").values(*fields)),
        "edits": {f"{email} {key}": {"status": status, **answer} for email, key, status, answer in edits},
        "drafts": {f"{email} {base}": text for email, base, text in drafts},
        "breaches": [str(finding) for finding in find_breaches()],
    }


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "set":
        set_stage(**json.load(sys.stdin))
    else:
        print(json.dumps(tell(sys.argv[2])))
