"""Hostile text: no script, handler, bad scheme or style leaves; no bomb goes off; nothing is lost."""

import html
from html.parser import HTMLParser
from itertools import product

import pytest

from prose.render import render, render_blocks
from prose.render.clean import clean
from prose.render.guard import MAX_HTML
from prose.source import MAX_BYTES

TAGS = (
    "h1 h2 h3 h4 h5 h6 p hr br blockquote pre code ul ol li table thead tbody tr th td"
    " a em strong del sup span div section figure figcaption img"
)
ALLOWED = set(TAGS.split())
NAMES = (
    "data-start data-end data-kind id class href title rel role aria-label"
    " src alt width height loading start scope"
)
ATTRIBUTES = set(NAMES.split())
HARMLESS = ("https://", "http://", "mailto:", "#")
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>1</script>",
    "<iframe src=javascript:alert(1)>",
    "<math><mi xlink:href='data:x'>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>@import 'https://x.example'</style>",
    "<p style=background:url(https://x.example)>",
    "<base href=//x.example>",
    "<link rel=stylesheet href=//x.example>",
    "<meta http-equiv=refresh content=0>",
    "<object data=file:///etc/passwd>",
    "<embed src=x>",
    "<form action=//x.example><input name=a>",
    "<video src=x onerror=alert(1)>",
    "<details ontoggle=x>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>x</script>]]>",
    "<?xml-stylesheet href='x'?>",
    '<noscript><p title="</noscript><img src=x onerror=1>">',
    "<table background=x>",
    "<td colspan=100000>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "[x](file:///etc/passwd)",
    "[x](//x.example)",
    "[x](https:x)",
    "[x](https://x.example \"' onclick='alert(1)\")",
    '[x](https://x.example"onmouseover="alert(1))',
    "[x](https://x.example/<script>)",
    "[![x](x)](javascript:1)",
    "![x](javascript:alert(1))",
    "![x](https://x.example/1.png)",
    "![x](//x.example/1.png)",
    "![x](file:///etc/passwd)",
    "![x](figure:../../secret)",
    '![x](figure:a" onerror="alert(1))',
    '![" onerror="alert(1)](figure:a)',
    "<javascript:alert(1)>",
    '<https://x.example/"onclick=alert(1)>',
    '<me@x.example"onclick=1>',
    "javascript://x.example/%0aalert(1)",
    'https://x.example/"onmouseover=alert(1)',
    "`<script>`</script>",
    "\x02wzxhzdk:0\x03<script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '[^"><script>]',
    "[^x]: <script>alert(1)</script>",
    '[!NOTE" onclick=x]',
    "**<img src=x onerror=1>**",
    "{: onclick=alert(1)}",
]
SINKS = [
    "{}",
    "# {}",
    "- {}\n- b",
    "> {}",
    "| {} | b |\n|---|---|\n| {} | c |",
    "a[^1]\n\n[^1]: {}",
    "> [!NOTE] {}\n> {}",
    "**{}**",
    "```{}\n{}\n```",
]


class Watch(HTMLParser):
    """Notes whatever is not on the short list."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] * (tag not in ALLOWED)
        for name, value in attrs:
            self.found += [f"{tag} {name}"] * (name not in ATTRIBUTES)
            if name in ("href", "src") and not (value or "").startswith(
                ("https://", "http://", "mailto:", "#")
            ):
                self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def bad_parts(page: str) -> list[str]:
    watch = Watch()
    watch.feed(page)
    watch.close()
    return watch.found


def test_the_watch_sees() -> None:
    page = "<p onclick=x><script>1</script><a href='javascript:1'>x</a><!-- y -->"
    assert bad_parts(page) == ["p onclick", "script", "href=javascript:1", "comment"]


@pytest.mark.parametrize("sink", SINKS)
def test_payloads_do_no_harm(sink: str) -> None:
    found = {payload: bad_parts(render(sink.replace("{}", payload))) for payload in PAYLOADS}
    assert {payload: parts for payload, parts in found.items() if parts} == {}


def test_the_last_gate_holds_alone() -> None:
    """Whatever a mistake in the dialect lets through stops here."""
    page = '<a href="javascript:1" onclick="x">a</a><a href="media:1">b</a><img src="javascript:1" style="x">'
    page += '<p class="evil">c</p><pre class="plain">d</pre><script>e</script><style>f</style>'
    assert clean(page) == '<a>a</a><a>b</a><img><p>c</p><pre class="plain">d</pre>'


def test_there_are_enough_of_them() -> None:
    assert len(list(product(PAYLOADS, SINKS))) >= 385


BOMBS = {
    "brackets": "[" * 5000,
    "brackets with words": "[a " * 1500,
    "lists 80 deep": "\n".join("  " * level + "- a" for level in range(80)),
    "list in one line": "- " * 80 + "a",
    "quotations": ">" * 5000,
    "stars": "*" * 5000 + "a",
    "underscores": "a " + "_" * 5000,
    "backticks": "a" + "`" * 5000,
    "emphasis": "*a* " * 5000,
    "wide table": "|a" * 60 + "|\n" + "|-" * 60 + "|\n" + "|\n" * 600,
    "long table": "|a" * 40 + "|\n" + "|-" * 40 + "|\n" + "|\n" * 60_000,
    "addresses": "http://a " * 5000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_shown_as_typed(bomb: str) -> None:
    expected = f'<pre class="plain" data-start="0" data-end="{len(bomb)}">{html.escape(bomb)}</pre>'
    assert render(bomb) == expected


def test_one_bomb_leaves_the_rest_of_the_page_alone() -> None:
    passages = render_blocks("a\n\n" + "[" * 50 + "\n\n*b*")
    assert [each.html for each in passages] == [
        '<p data-start="0" data-end="3">a</p>',
        f'<pre class="plain" data-start="3" data-end="55">{"[" * 50}\n\n</pre>',
        '<p data-start="55" data-end="58"><em>b</em></p>',
    ]


@pytest.mark.parametrize("text", ["a" * (MAX_BYTES + 1), "a\n\n" * 6000, "[^1]: a\n" * 6000])
def test_a_text_that_is_too_much_as_a_whole_is_shown_as_typed(text: str) -> None:
    assert render(text) == f'<pre class="plain" data-start="0" data-end="{len(text)}">{text}</pre>'


def test_output_is_capped() -> None:
    text = ("|a|\n|-|\n" + "|\n" * 2400 + "\n") * 20
    assert len(text) < MAX_BYTES
    assert len(render(text)) <= MAX_HTML


@pytest.mark.parametrize(
    "text", ["<td colspan=100000>a</td>", "a" + " " * 150_000 + "b", "#" + " a" * 90_000]
)
def test_long_but_harmless(text: str) -> None:
    assert bad_parts(render(text)) == []


@pytest.mark.parametrize(
    "text", ["a\u202eb", "`a\u202ab`", "# a\u2067b\u2069", "[" * 50 + "a\u202eb", "x[^1]\n\n[^1]: a\u2066b"]
)
def test_no_letter_turns_the_direction_of_a_text(text: str) -> None:
    assert [
        char for char in render(text) if char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ] == []
    assert "ab" in render(text)
