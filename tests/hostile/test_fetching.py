"""Addresses in every text of a guide, through the real press: nothing fetched, read or embedded."""

import io
from pathlib import Path
from typing import Any

import pikepdf

from guide.domain.printing import print_guide, template_hashes
from prose.source import sha256
from tests.hostile.conftest import Listener

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
SECRET = "zzsecretoflocalfilezz"
VECTORS = [
    "![x]({})",
    '![x]({} "t")',
    "![x](<{}>)",
    "[![x]({})]({})",
    "![x][1]\n\n[1]: {}",
    "<img src='{}'>",
    "<img srcset='{} 2x'>",
    "<link rel=stylesheet href='{}'>",
    "<link rel=attachment href='{}'>",
    "<a rel=attachment href='{}'>x</a>",
    "<style>@import '{}';</style>",
    "<style>p {{ background: url({}) }}</style>",
    "<style>@font-face {{ font-family: Literata; src: url({}) }}</style>",
    "<style>@page {{ background: url({}) }}</style>",
    "<p style='background: url({})'>x</p>",
    "<p style='content: url({})'>x</p>",
    "<object data='{}'>x</object>",
    "<embed src='{}'>",
    "<iframe src='{}'></iframe>",
    "<video src='{}' poster='{}'></video>",
    "<audio src='{}'></audio>",
    "<svg><image href='{}'/></svg>",
    "<svg><use href='{}#x'/></svg>",
    "<svg><style>@import url({});</style></svg>",
    "<base href='{}'><img src=x>",
    "<meta http-equiv=refresh content='0;url={}'>",
    "<script src='{}'></script>",
    "<input type=image src='{}'>",
    "<table background='{}'><tr><td>x</table>",
    "<xi:include href='{}'/>",
    "url({})",
    "@import '{}';",
]


def test_there_are_enough_of_them() -> None:
    assert len(VECTORS) >= 25


def addresses(listener: Listener, local: Path) -> list[str]:
    return [f"http://{listener.address}/v", f"//{listener.address}/v", local.as_uri(), "file:///etc/hostname"]


def named(number: int, said: str) -> dict[str, Any]:
    """A chapter of nothing but its title."""
    return {"number": number, "code": f"c{number}", "title": said[:200], "standfirst": said, "items": []}


def hostile_manifest(said: list[str]) -> dict[str, Any]:
    """A guide that says each of them in each of its texts."""
    markdown = "\n\n".join(said)
    one = said[0]
    facts: dict[str, Any] = {
        "city": one,
        "country": "BE",
        "level": 2,
        "seat": "policy",
        "section": one,
        "revision": 1,
    }
    dated = {"date": "2024-11-20", "lang": "en", "licence": one}
    texts: list[dict[str, Any]] = [{"kind": "text", "markdown": markdown, "sha256": sha256(markdown)}]
    texts += [{**texts[0], "kind": "excerpt", "code": "ABCD-12", **facts, **dated}]
    names = [named(number, each) for number, each in enumerate(said[1::40], 2)]
    return {
        "edition": {
            "cohort": "udt", "series": one, "title": one, "subtitle": one, "version": "1.0", "year": 2024,
            "date": "2025-03-14", "licence": one, "licence_url": "https://creativecommons.org/",
            "language": "en", "organisers": said[::9], "url": "https://example.org/guide/", "notice": one,
            "passport_url": "https://example.org/e/", "citation": markdown,
        },
        "pairs": [{"slug": "ghent", "city": one, "country": "BE", "level": 2, "lat": 51.0, "lon": 3.7}],
        "chapters": [{"number": 1, "code": "c1", "title": one, "standfirst": one, "items": texts}, *names],
        "figures": {},
        "contributors": [{"name": each, "city": each, "role": "policy"} for each in said],
        "consents": {},
        "tools": {"x": one},
        "templates": template_hashes(),
    }  # fmt: skip


def test_a_guide_full_of_addresses_fetches_and_embeds_nothing(listener: Listener, tmp_path: Path) -> None:
    local = tmp_path / "secret.txt"
    local.write_text(SECRET)
    said = [vector.replace("{}", each) for vector in VECTORS for each in addresses(listener, local)]
    data = print_guide(hostile_manifest(said), {})

    assert listener.heard == []
    assert actions_of(data) <= {"https", "http", "mailto"}
    assert SECRET.encode() not in b"".join(streams(data))


def streams(data: bytes) -> list[bytes]:
    """What the file carries: its pages' words, and whatever was put in beside them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        return [item.read_bytes() for item in found if item.get("/Subtype") != "/Image"]


def actions_of(data: bytes) -> set[str]:
    """The schemes of the file's links; anything that opens, runs or carries is named as it is."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                kind: Any = item
                said = {str(kind.get(name, "")) for name in ("/S", "/Type", "/Subtype")}
                found |= ACTS & (set(kind.keys()) | said)
                if "/URI" in said:
                    found.add(str(kind.URI).partition(":")[0].lower())
    return found
