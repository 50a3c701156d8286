"""What an Action Plan asks for, from facts to a numbered version."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from actionplans.models import SectionDefinition, TemplateVersion
from cohorts.models import Cohort

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


@transaction.atomic
def add_template(cohort: Cohort, sections: Sequence[Mapping[str, Any]]) -> TemplateVersion:
    """Make the cohort's first template version from facts keyed as in plan_template.json."""
    version = TemplateVersion.objects.create(cohort=cohort, number=cohort.template_versions.count() + 1)
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
    return version
