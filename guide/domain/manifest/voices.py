"""What the manifest says of one excerpt: its words, its passport, its consents and who gave them."""

import datetime as dt
from typing import Any

from actionplans.models import Figure
from guide.domain.anonymity import is_anonymised, keep_back_names, rename_figures
from guide.models import Consent, Edition, Excerpt
from prose.blocks import figure_codes
from prose.source import sha256


def describe_excerpt(excerpt: Excerpt, figures: "Figures", edition: Edition) -> dict[str, Any]:
    """The excerpt as it is printed; an anonymised one names neither city nor person nor file."""
    section, city = excerpt.section, excerpt.pair.city
    hidden = is_anonymised(excerpt)
    markdown = figures.rename(excerpt)
    if hidden:
        markdown = keep_back_names(markdown, excerpt.pair)
    return {
        "kind": "excerpt",
        "code": excerpt.code,
        "city": None if hidden else city.name,
        "country": None if hidden else city.country,
        # The guide lists every city's level: told here, it could tell which city this is.
        "level": None if hidden else excerpt.pair.level,
        "section": section.definition.title,
        "seat": section.definition.lead_profile,
        "markdown": markdown,
        "sha256": sha256(markdown),
        "revision": excerpt.revision.number,
        "date": excerpt.revision.stored_at.date().isoformat(),
        "lang": edition.language,
        "licence": _standing(excerpt)[0].licence,
    }


class Figures:
    """The figures that the printed excerpts cite, under codes that tell no file and no city."""

    def __init__(self, excerpts: list[Excerpt]) -> None:
        self.found: dict[str, dict[str, Any]] = {}
        sections = {excerpt.section_id for excerpt in excerpts}
        rows = Figure.objects.filter(section__in=sections).order_by("section", "code")
        self.by_place = {(figure.section_id, figure.code): figure for figure in rows}

    def rename(self, excerpt: Excerpt) -> str:
        """The excerpt's text with its figures under the codes of this manifest."""
        names = {}
        for code in figure_codes(excerpt.text):
            if figure := self.by_place.get((excerpt.section_id, code)):
                names[code] = self._take(figure, excerpt)
        return rename_figures(excerpt.text, names)

    def _take(self, figure: Figure, excerpt: Excerpt) -> str:
        hidden = is_anonymised(excerpt)
        code = f"{'a' if hidden else 'f'}{figure.sha256[:16]}"
        alt = keep_back_names(figure.alt, excerpt.pair) if hidden else figure.alt
        self.found[code] = {
            "sha256": figure.sha256,
            "alt": alt,
            "width": figure.width,
            "height": figure.height,
            "format": figure.format,
        }
        return code

    def listed(self) -> dict[str, dict[str, Any]]:
        """All that were taken, by code."""
        return dict(sorted(self.found.items()))


def _standing(excerpt: Excerpt) -> list[Consent]:
    standing = [consent for consent in excerpt.consents.all() if consent.withdrawn_at is None]
    return sorted(standing, key=lambda consent: consent.seat.number)


def list_consents(excerpt: Excerpt) -> list[dict[str, str]]:
    """Who agreed, by seat, how named and when."""
    return [
        {
            "seat": consent.seat.profile,
            "naming": consent.naming,
            "given_at": consent.given_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        }
        for consent in _standing(excerpt)
    ]


def list_contributors(printed: list[Excerpt]) -> list[dict[str, str]]:
    """Who agreed to be printed by name, under their city; nobody of an anonymised excerpt."""
    people: dict[int, dict[str, str]] = {}
    for excerpt in printed:
        if is_anonymised(excerpt):
            continue
        for consent in _standing(excerpt):
            user = consent.tenure.user
            city = excerpt.pair.city.name
            people[user.pk] = {"name": str(user), "city": city, "role": consent.seat.profile}
    return sorted(people.values(), key=lambda person: (person["city"], person["name"]))
