"""Manifests of small guides, as compiling would make them."""

import hashlib
from typing import Any

from guide.domain.printing import template_hashes

PAIRS = [("Ghent", "BE", 2), ("Oslo", "NO", 3), ("Riga", "LV", 1)]


def text(markdown: str) -> dict[str, Any]:
    """An editorial text."""
    return {"kind": "text", "markdown": markdown, "sha256": hashlib.sha256(markdown.encode()).hexdigest()}


def excerpt(code: str, markdown: str, **facts: Any) -> dict[str, Any]:
    """An excerpt of Ghent, but for what `facts` say."""
    plain = {"city": "Ghent", "country": "BE", "level": 2, "seat": "policy", "section": "City challenge"}
    pinned = {"revision": 31, "date": "2024-11-20", "lang": "en-GB", "licence": "CC BY 4.0"}
    return text(markdown) | {"kind": "excerpt", "code": code} | plain | pinned | facts


def chapter(number: int, *items: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """A chapter called by its number."""
    plain = {"code": f"chapter-{number}", "title": f"Chapter {number}", "standfirst": ""}
    return {"number": number, "items": list(items)} | plain | facts


def manifest(*chapters: dict[str, Any]) -> dict[str, Any]:
    """A guide of these chapters from Ghent, Oslo and Riga."""
    return {
        "edition": {
            "cohort": "udt-test",
            "series": "Urban Digital Twins",
            "title": "What is it for?",
            "subtitle": "",
            "version": "1.0",
            "year": 2024,
            "date": "2025-03-14",
            "licence": "CC BY 4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "language": "en-GB",
            "organisers": ["Eurocities"],
            "url": "http://localhost:8000/udt-test/guide/1.0/",
            "passport_url": "http://localhost:8000/udt-test/guide/e/",
            "citation": "Eurocities (2025). What is it for?",
            "notice": "",
        },
        "pairs": [
            {"city": city, "slug": city.lower(), "country": country, "level": level, "lat": 50, "lon": 5}
            for city, country, level in PAIRS
        ],
        "chapters": list(chapters),
        "figures": {},
        "contributors": [],
        "tools": {},
        "templates": template_hashes(),
    }
