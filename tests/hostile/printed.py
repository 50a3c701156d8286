"""A guide full of hostile texts, and what a careful reader finds in its file."""

import io
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf
from django.conf import settings

from guide.domain.printing import template_hashes
from press.fonts import find_unprintable
from prose.source import sha256
from tests.hostile.payloads import families
from tests.hostile.stage import NAME, cut

# What a file could do by itself, or carry.
ACTS = {
    "/JS",
    "/JavaScript",
    "/Launch",
    "/EmbeddedFile",
    "/EF",
    "/OpenAction",
    "/AA",
    "/RichMedia",
    "/SubmitForm",
}


def printable(listener: str) -> dict[str, list[str]]:
    """The families of the corpus without what no font has: such a text is refused, which others prove."""
    fonts = settings.VAR_DIR / "fonts"
    return {
        family: [text for text in texts if not find_unprintable(text, fonts)]
        for family, texts in families(listener=listener).items()
    }


def named(number: int, said: str) -> dict[str, Any]:
    """A chapter of nothing but its title."""
    return {"number": number, "code": f"c{number}", "title": said[:200], "standfirst": said, "items": []}


def hostile_manifest(said: list[str], more: list[str]) -> dict[str, Any]:
    """A guide that says each of `said` in each of its texts, and each of `more` in one and as a name."""
    ours, theirs = ("\n\n".join([*said, *more[half::2]]) for half in (0, 1))
    one, names = said[0], [*said, *(cut(each, NAME) for each in more)]
    facts: dict[str, Any] = {
        "city": one,
        "country": "BE",
        "level": 2,
        "seat": "policy",
        "section": one,
        "revision": 1,
    }
    dated = {"date": "2024-11-20", "lang": "en", "licence": one}
    texts: list[dict[str, Any]] = [
        {"kind": "text", "markdown": ours, "sha256": sha256(ours)},
        {
            "kind": "excerpt",
            "markdown": theirs,
            "sha256": sha256(theirs),
            "code": "ABCD-12",
            **facts,
            **dated,
        },
    ]
    chapters = [named(number, each) for number, each in enumerate(said[1::40], 2)]
    return {
        "edition": {
            "cohort": "udt", "series": one, "title": one, "subtitle": one, "version": "1.0", "year": 2024,
            "date": "2025-03-14", "licence": one, "licence_url": "https://creativecommons.org/",
            "language": "en", "organisers": said[::9], "url": "https://example.org/guide/", "notice": one,
            "passport_url": "https://example.org/e/", "citation": ours,
        },
        "pairs": [{"slug": "ghent", "city": one, "country": "BE", "level": 2, "lat": 51.0, "lon": 3.7}],
        "chapters": [{"number": 1, "code": "c1", "title": one, "standfirst": one, "items": texts}, *chapters],
        "figures": {},
        "contributors": [{"name": each, "city": each, "role": "policy"} for each in names],
        "consents": {},
        "tools": {"x": one},
        "templates": template_hashes(),
    }  # fmt: skip


def words_of(data: bytes) -> str:
    """All words of the file in the order of its content, as `bare` leaves them."""
    command = ["pdftotext", "-raw", "-", "-"]
    return bare(subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode())


def bare(text: str) -> str:
    """A text without what setting it in lines may change: spaces, hyphens, ligatures, unseen marks."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(
        each for each in letters if unicodedata.category(each)[0] not in "ZC" and each not in "-\u2010"
    )


def streams(data: bytes) -> list[bytes]:
    """What the file carries: its pages' words, and whatever was put in beside them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        return [item.read_bytes() for item in found if item.get("/Subtype") != "/Image"]


def actions_of(data: bytes) -> set[str]:
    """The schemes of the file's links; anything that opens, runs or carries is named as it is."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for kind in (part for item in pdf.objects for part in parts(item)):
            said = {str(kind.get(name, "")) for name in ("/S", "/Type", "/Subtype")}
            found |= ACTS & (set(kind.keys()) | said)
            if "/URI" in said:
                found.add(str(kind.URI).partition(":")[0].lower())
    return found


def parts(item: Any) -> Iterator[Any]:
    """A dictionary or stream, and those that stand within it: a link's address does."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        yield item
    inner = item.values() if isinstance(item, pikepdf.Dictionary) else item
    for each in inner if isinstance(item, pikepdf.Dictionary | pikepdf.Array) else ():
        if not each.is_indirect if isinstance(each, pikepdf.Object) else False:
            yield from parts(each)
