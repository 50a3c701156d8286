"""Hostile texts in every field of a guide, through the real press: words on paper and nothing else."""

from pathlib import Path

import pytest

from guide.domain.printing import print_guide
from tests.hostile.conftest import Listener
from tests.hostile.printed import actions_of, bare, hostile_manifest, printable, streams, words_of
from tests.hostile.stage import NAME, cut

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("printed")]
SECRET = "zzsecretoflocalfilezz"
# Families of raw HTML: a text shows them as they were typed.
RAW = ("drawings", "handlers", "mutation", "styles")
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


@pytest.fixture(scope="module")
def printed(listener: Listener, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Every vector with every address, and the corpus, in one guide."""
    local = tmp_path_factory.mktemp("secret") / "secret.txt"
    local.write_text(SECRET)
    said = [vector.replace("{}", each) for vector in VECTORS for each in addresses(listener, local)]
    return print_guide(hostile_manifest(said, corpus(listener)), {})


def addresses(listener: Listener, local: Path) -> list[str]:
    return [f"http://{listener.address}/v", f"//{listener.address}/v", local.as_uri(), "file:///etc/hostname"]


def corpus(listener: Listener) -> list[str]:
    return [text for texts in printable(listener.address).values() for text in texts]


def test_there_are_enough_of_them(listener: Listener) -> None:
    assert len(VECTORS) >= 25
    assert len(corpus(listener)) >= 575


def test_nothing_is_fetched_embedded_or_done(printed: bytes, listener: Listener) -> None:
    assert listener.heard == []
    assert actions_of(printed) == {"https", "http", "mailto"}
    assert SECRET.encode() not in b"".join(streams(printed))


@pytest.mark.poppler
def test_each_text_is_printed_as_the_text_it_is(printed: bytes, listener: Listener) -> None:
    """Each as a name, letter by letter; raw HTML once more where it stands in a chapter."""
    words = words_of(printed)
    raw = [text for family in RAW for text in printable(listener.address)[family] if len(text) < NAME]

    assert [text for text in corpus(listener) if bare(cut(text, NAME)) not in words] == []
    assert [text for text in raw if words.count(bare(text)) < 2] == []
