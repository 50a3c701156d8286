"""Where the pages about a section stand."""

from django.urls import reverse

from actionplans.models import Section


def section_url(section: Section, name: str) -> str:
    kwargs = {"cohort": section.cohort.slug, "city": section.pair.city.slug, "section": section.code}
    return reverse(f"actionplans:{name}", kwargs=kwargs)


def plan_url(section: Section) -> str:
    """The section's place in the plan's own page."""
    return f"{section.plan.get_absolute_url()}#{section.code}"
