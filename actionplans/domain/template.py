"""What an Action Plan asks for: the standard template, given to a cohort as its first version."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, record
from accounts.models import User
from actionplans.models import SectionDefinition, TemplateVersion
from cohorts.models import Cohort

STANDARD = Path(__file__).with_name("standard_template.json")
# What each fact of the file is called in a definition.
FIELDS = {
    "title": "title",
    "purpose": "purpose",
    "guidance_questions": "questions",
    "lead_profile": "lead_profile",
    "relevance_by_level": "relevance",
    "peer_prompt": "peer_prompt",
    "cycle_stage": "stage",
    "guide_chapter": "chapter",
}


def give_standard_template(
    cohort: Cohort, *, by: User | None, at: dt.datetime | None = None
) -> TemplateVersion:
    """Give the cohort Trellis's own template of twelve sections. Raises Refused where there is one."""
    sections = json.loads(STANDARD.read_text(encoding="utf-8"))
    return add_template(cohort, sections, by=by, at=at)


@transaction.atomic
def add_template(
    cohort: Cohort, sections: Sequence[Mapping[str, Any]], *, by: User | None, at: dt.datetime | None = None
) -> TemplateVersion:
    """Make the cohort's first template version from facts, each with a permanent uid."""
    held = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if held.template_versions.exists():
        raise Refused(_("This edition has its template already."))
    version = TemplateVersion.objects.create(cohort=cohort, number=1)
    SectionDefinition.objects.bulk_create(
        SectionDefinition(
            version=version,
            uid=facts["code"],
            code=facts["code"],
            order=order,
            **{field: facts[key] for key, field in FIELDS.items()},
        )
        for order, facts in enumerate(sections, start=1)
    )
    record(cohort, verb="template added", by=by, at=at or timezone.now(), note=f"version {version.pk}")
    return version
