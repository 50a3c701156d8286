import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.blocks import split_blocks
from prose.render import RENDERER_VERSION, Figure, render, render_blocks
from tests.prose.corpus import TEXTS

SPAN = re.compile(r' data-(?:start|end)="\d+"')


def shown(text: str, **options: object) -> str:
    """The HTML without its spans."""
    return SPAN.sub("", render(text, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a *b* **c** ***d*** _e_ f_g_h", "<p>a <em>b</em> <strong>c</strong> <strong><em>d</em></strong>"
         " <em>e</em> f_g_h</p>"),
        ("a ~~b~~ ~c~ `d<e` \\*f\\*", "<p>a <del>b</del> ~c~ <code>d&lt;e</code> *f*</p>"),
        ("<b>x</b> &amp; <!-- y -->", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp; &lt;!-- y --&gt;</p>"),
        ("a\nb  \nc\\\nd", "<p>a\nb<br>c<br>d</p>"),
        ("    not code", "<p>not code</p>"),
        ("a\n===", "<p>a\n===</p>"),
        ("[a]: x.example\n\n[a]", "<p>[a]: x.example</p>\n<p>[a]</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("text\n- a", "<p>text</p>\n<ul><li>a</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- [ ] a\n- [x] b", '<ul><li class="task"><span class="task-mark">☐</span> a</li>'
         '<li class="task"><span class="task-mark">☑</span> b</li></ul>'),
        ("- a\n  ```\n  x\n\n  <y>\n  ```", "<ul><li>a<pre><code>x\n\n&lt;y&gt;\n</code></pre></li></ul>"),
        ("```py\nx & <y>\n```", "<pre><code>x &amp; &lt;y&gt;\n</code></pre>"),
        ("> a\n> - b", "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>"),
        ("> [!Warning] Mind\n> the *gap*", '<div class="callout" role="note" data-kind="warning">'
         '<p class="callout-title">Mind</p><p>the <em>gap</em></p></div>'),
        ("| a | b |\n|---|--:|\n| 1 | `|` |", '<table><thead><tr><th scope="col">a</th>'
         '<th class="align-right" scope="col">b</th></tr></thead><tbody><tr><td>1</td>'
         '<td class="align-right"><code>|</code></td></tr></tbody></table>'),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("## A\n\n###### B", '<h2 id="h-1">A</h2>\n<h6 id="h-2">B</h6>'),
        ("Σ\u0301 λόγος; сло\u0301во", "<p>Σ\u0301 λόγος; сло\u0301во</p>"),
        ("a\x02klzzwxh:0000\x03b", "<p>aklzzwxh:0000b</p>"),
    ],
)  # fmt: skip
def test_the_dialect(text: str, expected: str) -> None:
    assert shown(text) == expected


LINK = '<a href="{0}" rel="noopener nofollow ugc">{1}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *b*](https://x.example/y_(z))", LINK.format("https://x.example/y_(z)", "a <em>b</em>")),
        ("[a](<https://x.example/>)", LINK.format("https://x.example/", "a")),
        ("(see https://x.example/a_b_c).", f"(see {LINK.format('https://x.example/a_b_c', 'https://x.example/a_b_c')})."),
        ("<https://x.example>", LINK.format("https://x.example", "https://x.example")),
        ("<me@x.example>", LINK.format("mailto:me@x.example", "me@x.example")),
        ("[a](mailto:me@x.example)", LINK.format("mailto:me@x.example", "a")),
        ("[a](/admin/)", "<span>a</span>"),
        ("[a](#fn-1)", "<span>a</span>"),
        ("[a](ftp://x.example)", "<span>a</span>"),
        ("[a](JaVaScript:alert(1))", "<span>a</span>"),
        ("[a](data:text/html,x)", "<span>a</span>"),
        ("[a](figure:abc)", "<span>a</span>"),
        ("![a b](https://x.example/y.png)", '<span class="missing-figure">a b</span>'),
        ("![a](data:image/png;base64,AA)", '<span class="missing-figure">a</span>'),
        ("![a](figure:gone) b", '<span class="missing-figure">a</span> b'),
        ("![](figure:gone) b", '<span class="missing-figure">figure:gone</span> b'),
        ("![](figure:abc) b", '<img src="/media/abc" alt="A lock" loading="lazy" width="30" height="20"> b'),
        ("![\"><x](figure:abc) b", '<img src="/media/abc" alt="&quot;&gt;&lt;x" loading="lazy" width="30"'
         ' height="20"> b'),
    ],
)  # fmt: skip
def test_links_and_pictures(text: str, expected: str) -> None:
    def find(code: str) -> Figure | None:
        return Figure("/media/abc", 30, 20, "A lock") if code == "abc" else None

    assert shown(text, figure=find) == f"<p>{expected}</p>"


def test_a_figure_of_its_own() -> None:
    html = shown('![A *map*](figure:x "North is *up*")', figure=lambda code: Figure(f"media:{code}"))
    assert html == (
        '<figure><img src="media:x" alt="A *map*" loading="lazy">'
        "<figcaption>North is <em>up</em></figcaption></figure>"
    )


def test_notes_come_last_numbered_as_cited() -> None:
    text = "A[^b], B[^a], again[^b], none[^c].\n\n[^a]: *One*[^b]\n\n[^b]: Two\n[^z]: Uncited"
    mark = '<sup class="note-ref" id="s-ref-{0}"><a href="#s-fn-{1}" role="doc-noteref">{1}</a></sup>'
    back = ' <a class="note-back" href="#s-ref-{}" role="doc-backlink" aria-label="Zurück">↩</a>'
    assert shown(text, id_prefix="s-", notes_label="Noten", back_label="Zurück") == (
        f"<p>A{mark.format('1', 1)}, B{mark.format('2', 2)}, again{mark.format('1-2', 1)}, none[^c].</p>\n"
        '<section class="notes" role="doc-endnotes" aria-label="Noten"><ol>'
        f'<li id="s-fn-1"><p>Two{back.format("1")}{back.format("1-2")}</p></li>'
        f'<li id="s-fn-2"><p><em>One</em>{mark.format("1-3", 1)}{back.format("2")}</p></li>'
        '<li id="s-fn-3"><p>Uncited</p></li></ol></section>'
    )


def test_a_note_whose_label_is_doubled_is_not_lost() -> None:
    passages = render_blocks("a[^1]\n\n[^1]: first\n\n[^1]: second")
    assert [each.block.kind for each in passages] == ["paragraph", "footnote", "notes"]
    assert SPAN.sub("", passages[1].html) == "<p>second</p>"


def test_headings_are_shifted_and_stop_at_six() -> None:
    assert shown("# A\n\n##### B", heading_shift=2) == '<h3 id="h-1">A</h3>\n<h6 id="h-2">B</h6>'


@pytest.mark.parametrize("text", TEXTS.values())
def test_each_top_element_bears_its_span(text: str) -> None:
    places = {definition.start for definition in split_blocks(text) if definition.kind == "footnote"}
    for passage in render_blocks(text):
        start, end = passage.block.start, passage.block.end
        assert passage.html.split(">")[0].count(f'data-start="{start}"') == 1
        assert passage.html.split(">")[0].count(f'data-end="{end}"') == 1
        assert passage.block.kind == "notes" or start not in places


@given(st.text(alphabet="aé\u0301δ. \n\n-#>|*[]^:1`~!()<&\\\x02\x03", max_size=120))
@settings(max_examples=400, deadline=None)
def test_every_letter_is_shown_and_nothing_raises(text: str) -> None:
    """All that is no mark reaches the reader: letters are never marks, but for figures' codes."""
    seen = re.sub(r"<[^>]*>", "", render(text))
    without = re.sub(r"(?m)^[ >\d.*-]*(`{3,}|~{3,}).*$", "", text)
    for letter in "éδ":
        if "(" not in text and "[^" not in text:
            assert seen.count(letter) >= without.count(letter)


def test_the_version_names_what_made_the_html() -> None:
    assert re.fullmatch(r"\d+/markdown-[\d.]+/nh3-[\d.]+", RENDERER_VERSION)
