"""A manifest of two chapters, as compiling makes it."""

import hashlib
import io
from typing import Any

from PIL import Image

from guide.domain.printing import template_hashes

EDITORS = """# Where it began

In September each pair wrote one sentence.[^a]

[^a]: Nine of fifteen could not, at first.
"""
GHENT = """## Our sentence

Eleven schools close their streets at eight.[^a] Cars move → elsewhere.

![Bars of car counts](figure:counts "Car counts, week 40")

| Street | Cars |
|---|---:|
| Nederkouter | 391 |

[^a]: Kept with the minutes of 3 July.
"""
SOFIA = "Нашата карта показва къде, но не и кога."
NOBODY = "We began with a spreadsheet."


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (80, 50), "#2376b9").save(file, "PNG")
    return file.getvalue()


def text(markdown: str) -> dict[str, Any]:
    return {"kind": "text", "markdown": markdown, "sha256": hashlib.sha256(markdown.encode()).hexdigest()}


def excerpt(code: str, markdown: str, **facts: Any) -> dict[str, Any]:
    plain = {"city": "Ghent", "country": "BE", "level": 2, "seat": "policy", "section": "City challenge"}
    pinned = {"revision": 31, "date": "2024-11-20", "lang": "en", "licence": "CC BY 4.0"}
    return text(markdown) | {"kind": "excerpt", "code": code} | plain | pinned | facts


def make_manifest() -> dict[str, Any]:
    """Two chapters: the editors, a city, a Cyrillic one, and one that asked not to be named."""
    return {
        "edition": {
            "cohort": "udt-2024",
            "series": "Urban Digital Twins",
            "title": "Is a twin the right tool?",
            "subtitle": "From fifteen Action Plans",
            "version": "1.0",
            "year": 2024,
            "date": "2025-03-14",
            "licence": "CC BY 4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "language": "en",
            "organisers": ["Eurocities", "Barcelona Supercomputing Center (BSC)"],
            "url": "http://localhost:8000/udt-2024/guide/1.0/",
            "passport_url": "http://localhost:8000/udt-2024/guide/e/",
            "citation": "City pairs of UDT 2024 (2025). Is a twin the right tool?",
            "notice": "Every plan in this guide is fictional.",
        },
        "pairs": [
            {"city": "Ghent", "slug": "ghent", "country": "BE", "level": 2, "lat": 51.05, "lon": 3.72},
            {"city": "Oslo", "slug": "oslo", "country": "NO", "level": 3, "lat": 59.91, "lon": 10.75},
            {"city": "Sofia", "slug": "sofia", "country": "BG", "level": 0, "lat": 42.7, "lon": 23.32},
        ],
        "chapters": [
            {
                "number": 1,
                "code": "framing",
                "title": "Framing",
                "standfirst": "What is the question?",
                "items": [text(EDITORS), excerpt("K7Q2-M4", GHENT)],
            },
            {
                "number": 2,
                "code": "data",
                "title": "Data",
                "standfirst": "",
                "items": [
                    excerpt("B2RA-9T", SOFIA, city="Sofia", country="BG", level=0, seat="both", lang="bg"),
                    excerpt("X4NW-1C", NOBODY, city=None, country=None, level=3, seat="technical"),
                ],
            },
        ],
        "figures": {
            "counts": {
                "sha256": hashlib.sha256(picture()).hexdigest(),
                "alt": "Bars",
                "width": 80,
                "height": 50,
                "format": "png",
            }
        },
        "contributors": [
            {"name": "Lotte Verhaeghe", "city": "Ghent", "role": "policy"},
            {"name": "Десислава Жекова", "city": "Sofia", "role": "technical"},
            {"name": "Mireille Aubert", "city": None, "role": "editor"},
        ],
        "tools": {"weasyprint": "70.0"},
        "templates": template_hashes(),
    }
