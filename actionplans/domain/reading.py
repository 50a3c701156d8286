"""How a section reads: its safe HTML by passage, how far it has grown, who speaks in it."""

import dataclasses
import hashlib
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from actionplans.enums import SECTION_STEPS, SectionState
from actionplans.models import Section
from cohorts.models import Cohort, Role, Tenure
from prose.render import RENDERER_VERSION, RenderedBlock, render_blocks, settle_headings
from prose.render import Figure as Picture


def growth(section: Section) -> tuple[int, str]:
    """How far a section is: 0 to 4, and the word for it."""
    return growth_of(section.current.words if section.current else 0, section.state)


def growth_of(words: int, state: str) -> tuple[int, str]:
    """How far a section of so many words is that is said to be in that state."""
    if not words:
        return 0, _("not started")
    return SECTION_STEPS[state], str(SectionState(state).label)


def pictures_of(section: Section) -> dict[str, Picture]:
    """The section's figures by code, with the address where who may read the section sees them."""
    where = {
        "cohort": section.cohort.slug,
        "city": section.pair.city.slug,
        "section": section.code,
    }
    return {
        f.code: Picture(
            url=reverse("actionplans:figure", kwargs={**where, "code": f.code}),
            width=f.width,
            height=f.height,
            alt=f.alt,
        )
        for f in section.figures.all()
    }


def blocks_of(section: Section, text: str, *, below: int = 2, apart: str = "") -> list[RenderedBlock]:
    """The text as safe HTML, block by block, its headings under level `below`; made once per text.

    Where one section of several plans stands on a page, `apart` tells its ids from theirs.
    """
    pictures = pictures_of(section)
    state = "\n".join([RENDERER_VERSION, text, *sorted(pictures)])
    key = f"blocks/{section.pk}/{below}/{apart}/{hashlib.sha256(state.encode()).hexdigest()}"
    blocks: list[RenderedBlock] | None = cache.get(key)
    if blocks is None:
        notes = _("Notes on %(title)s") % {"title": section.definition.title}
        made = render_blocks(
            text, figure=pictures.get, id_prefix=f"{section.code}-{apart}", notes_label=notes
        )
        settled = settle_headings([each.html for each in made], below=below)
        blocks = [RenderedBlock(each.block, html) for each, html in zip(made, settled, strict=True)]
        cache.set(key, blocks)
    return blocks


@dataclasses.dataclass(frozen=True)
class Voice:
    """Whom a person speaks for in a cohort: a city with a profile, or a role."""

    affiliation: str
    profile: str


def tenures_of(cohort: Cohort) -> list[Tenure]:
    """Who sat and sits where in the cohort, oldest first, each with seat, city and person."""
    found = Tenure.objects.of_cohort(cohort).select_related("seat__pair__city", "user")
    return list(found.order_by("started_at"))


def voices(cohort: Cohort, tenures: list[Tenure] | None = None) -> dict[int, Voice]:
    """By person's key: newest tenure, else role. Former officials keep the city they wrote for."""
    found: dict[int, Voice] = {}
    for role in Role.objects.filter(cohort=cohort):
        found[role.user_id] = Voice(role.organisation or role.get_kind_display(), "")
    for tenure in tenures_of(cohort) if tenures is None else tenures:
        found[tenure.user_id] = Voice(tenure.seat.pair.city.name, tenure.seat.profile)
    return found


def total_words(sections: list[Any]) -> int:
    """How many words the sections hold in their newest revisions."""
    return sum(section.current.words for section in sections if section.current)
