"""Makes guides of any size to measure with: the same size gives the same guide, word for word."""

import hashlib
import io
import random
from typing import Any

from PIL import Image, ImageDraw

# About 64, 289 and 1431 pages: chapters, and excerpts in each.
SIZES = {"small": (6, 9), "large": (12, 21), "huge": (33, 40)}
WORDS = (  # noqa: SIM905 (a list to be read)
    "street map model survey council traffic noise heat flood tree school bus cycle square river harbour "
    "sensor budget tender review meeting resident planner engineer question answer decision evidence layer "
    "record open shared small early late clear honest useful costly weekly yearly local wide narrow first "
    "last every some many few before after beside without against about through asks shows tells holds keeps "
    "needs finds draws reads counts checks changes waits and or but so the a of to in for with by on from at"
).split()
CITIES = (
    ("Aveiro", "PT"), ("Brno", "CZ"), ("Cork", "IE"), ("Dijon", "FR"), ("Espoo", "FI"), ("Gdynia", "PL"),
    ("Graz", "AT"), ("Heraklion", "GR"), ("Kaunas", "LT"), ("Lleida", "ES"), ("Parma", "IT"), ("Varna", "BG"),
)  # fmt: skip
SEATS = ("policy", "technical", "both")


class Writer:
    """Writes Markdown out of a list of words, by a seed."""

    def __init__(self, seed: str) -> None:
        self.dice = random.Random(seed)  # noqa: S311 (no secret)

    def sentence(self, least: int = 8, most: int = 22) -> str:
        words = [self.dice.choice(WORDS) for _ in range(self.dice.randint(least, most))]
        if self.dice.random() < 0.2:
            place = self.dice.randrange(len(words))
            words[place] = self.dice.choice(("**{}**", "*{}*")).format(words[place])
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.dice.randint(4, 7)))

    def items(self, mark: str) -> str:
        return "\n".join(f"{mark} {self.sentence(5, 12)}" for _ in range(self.dice.randint(3, 6)))

    def table(self) -> str:
        rows = [self.row() for _ in range(self.dice.randint(5, 10))]
        return "\n".join(["| What | Who | Cost | Sign |", "|---|---|---:|---|", *rows])

    def row(self) -> str:
        what, who, sign = self.sentence(2, 3), self.dice.choice(WORDS), self.sentence(3, 6)
        return f"| {what} | {who} | {self.dice.randint(3, 900)} | {sign} |"

    def passage(self, figure: str | None, blocks: int) -> str:
        kinds = (self.paragraph, self.paragraph, self.paragraph, self.table)
        lists = (lambda: self.items("-"), lambda: self.items("1."))
        body = [self.paragraph()]
        body += [self.dice.choice((*kinds, *lists))() for _ in range(blocks)]
        if self.dice.random() < 0.4:
            body[0] += "[^a]"
            body.append(f"[^a]: {self.sentence()}")
        if figure:
            body.append(f'![{self.sentence(4, 6)}](figure:{figure} "{self.sentence(4, 8)}")')
        return "\n\n".join(body)


def picture(seed: str) -> bytes:
    """A drawing of bars and discs, as PNG."""
    dice = random.Random(seed)  # noqa: S311 (no secret)
    image = Image.new("RGB", (960, 600), "#ffffff")
    draw = ImageDraw.Draw(image)
    for bar in range(12):
        height = dice.randint(40, 560)
        draw.rectangle(
            [40 + 75 * bar, 600 - height, 90 + 75 * bar, 600], fill=f"#{dice.randrange(1 << 24):06x}"
        )
    for _ in range(40):
        x, y, size = dice.randrange(960), dice.randrange(600), dice.randint(10, 90)
        draw.ellipse([x, y, x + size, y + size], fill=f"#{dice.randrange(1 << 24):06x}")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def synthetic_guide(chapters: int, excerpts: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest of a guide and the bytes of its figures."""
    pictures: dict[str, bytes] = {}
    written = [write_chapter(number, excerpts, pictures) for number in range(1, chapters + 1)]
    manifest = {
        "edition": EDITION,
        "pairs": [
            {
                "city": city,
                "slug": city.lower(),
                "country": country,
                "level": place % 5,
                "lat": 50.0,
                "lon": 9.0,
            }
            for place, (city, country) in enumerate(CITIES)
        ],
        "chapters": written,
        "figures": {
            code: {
                "sha256": hashlib.sha256(data).hexdigest(),
                "alt": f"Bars and discs, drawing {code}",
                "width": 960,
                "height": 600,
                "format": "png",
            }
            for code, data in pictures.items()
        },
        "contributors": [
            {"name": f"Person {n}", "city": CITIES[n % 12][0], "role": "policy"} for n in range(24)
        ],
        "tools": {"weasyprint": "any"},
        "templates": {},
    }
    return manifest, pictures


def write_chapter(number: int, excerpts: int, pictures: dict[str, bytes]) -> dict[str, Any]:
    """A chapter: the editors, then cities, an editors' section after every fourth."""
    writer = Writer(f"chapter {number}")
    items = []
    for place in range(excerpts):
        if place % 4 == 0:
            items.append(text(f"# {writer.sentence(3, 6)}\n\n{writer.passage(None, 2)}"))
        figure = f"f{number}x{place}" if place % 6 == 5 else None
        if figure:
            pictures[figure] = picture(figure)
        items.append(excerpt(number, place, writer.passage(figure, writer.dice.randint(2, 4))))
    title = writer.sentence(3, 5).rstrip(".")
    return {
        "number": number,
        "code": f"c{number}",
        "title": title.replace("*", ""),
        "standfirst": writer.sentence().replace("*", ""),
        "items": items,
    }


def text(markdown: str) -> dict[str, Any]:
    return {"kind": "text", "markdown": markdown, "sha256": hashlib.sha256(markdown.encode()).hexdigest()}


def excerpt(chapter: int, place: int, markdown: str) -> dict[str, Any]:
    city, country = CITIES[(5 * chapter + place) % len(CITIES)]
    return text(markdown) | {
        "kind": "excerpt",
        "code": f"S{chapter:02}{place:02}-X",
        "city": city,
        "country": country,
        "level": place % 5,
        "section": "City challenge",
        "seat": SEATS[place % 3],
        "revision": place + 1,
        "date": "2024-11-20",
        "lang": "en",
        "licence": "CC BY 4.0",
    }


EDITION = {
    "cohort": "synthetic-2024",
    "series": "Synthetic Cities",
    "title": "A guide to measure with",
    "subtitle": "From plans that nobody wrote",
    "version": "1.0",
    "year": 2024,
    "date": "2025-03-14",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "language": "en",
    "organisers": ["The Bench"],
    "url": "http://localhost:8000/synthetic-2024/guide/1.0/",
    "passport_url": "http://localhost:8000/synthetic-2024/guide/e/",
    "citation": "The Bench (2025). A guide to measure with.",
    "notice": "",
}
