# ruff: noqa: E501 - whole pages, as they come
"""What other programs put on the clipboard, written by hand after their manner; and what it must become."""

WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; color:red} @page WordSection1 {size:595pt 842pt} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_END = "<!--EndFragment--></body></html>"


def word(body: str) -> str:
    return WORD_HEAD + body + WORD_END


def item(words: str, *, level: int = 1, sign: str = "·", kind: str = "Middle") -> str:
    """A paragraph of a list as Word writes it: its bullet or number is text of its own."""
    return (
        f"<p class=MsoListParagraphCxSp{kind} style='margin-left:{36 * level}.0pt;text-indent:-18.0pt;"
        f"mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;"
        f"</span></span></span><![endif]>{words}<o:p></o:p></p>"
    )


PAGES = {
    "headings, bold and italic": (
        word(
            "<p class=MsoTitle>Heat in the belt<o:p></o:p></p>"
            "<h1>When the <b>list</b> is made<o:p></o:p></h1>"
            "<p class=MsoNormal><span lang=EN-GB>The <b>college</b> settles it in <i>March</i>,\n"
            "not&nbsp;<b><i>April</i></b>.<span style='mso-spacerun:yes'>  </span>Street&shy;by&shy;street.<o:p></o:p></span></p>"
            "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            "<h2>Costs</h2><p class=MsoNormal><strong>Twelve </strong>million.</p>"
        ),
        "## Heat in the belt\n\n## When the list is made\n\n"
        "The **college** settles it in *March*, not\u00a0***April***. Streetbystreet.\n\n"
        "### Costs\n\n**Twelve** million.",
    ),
    "lists in lists": (
        word(
            "<p class=MsoNormal>Four things weigh:</p>"
            + item("sewer works", kind="First")
            + item("in the <b>belt</b>", level=2, sign="o")
            + item("in the centre", level=2, sign="o")
            + item("age of the asphalt", kind="Last")
            + "<p class=MsoNormal>And then:</p>"
            + item("draft", sign="1.", kind="First")
            + item("settle", sign="2.")
            + item("with the college", level=2, sign="a)")
            + item("build", sign="3.", kind="Last")
        ),
        "Four things weigh:\n\n- sewer works\n  - in the **belt**\n  - in the centre\n- age of the asphalt\n\n"
        "And then:\n\n1. draft\n2. settle\n   1. with the college\n3. build",
    ),
    "a table with merged cells": (
        word(
            "<table class=MsoTableGrid border=1><tr><td colspan=2><p class=MsoNormal><b>Street</b></p></td>"
            "<td><p class=MsoNormal><b>Trees</b></p></td></tr>"
            "<tr><td rowspan=2><p class=MsoNormal>Belt</p></td><td><p>Calle|Alfonso</p></td><td>4</td></tr>"
            "<tr><td><p>Korenmarkt</p><p>north</p></td><td>&nbsp;</td></tr></table>"
        ),
        "| Street |   | Trees |\n| --- | --- | --- |\n| Belt | Calle\\|Alfonso | 4 |\n| Belt | Korenmarkt north |   |",
    ),
    "tracked changes, comments, hidden words": (
        word(
            "<p class=MsoNormal>There are <del cite='mailto:ana' datetime='2026-01-02'>three</del>"
            "<ins cite='mailto:ana' datetime='2026-01-02'>four</ins> trees"
            "<a style='mso-comment-reference:AL_1'></a><span class=MsoCommentReference>"
            "<a class=msocomanchor href='#_msocom_1'>[AL1]</a></span>"
            "<span style='display:none'>secret</span><span style='mso-hide:all'>secret</span>.</p>"
            "<div style='mso-element:comment'><p class=MsoCommentText>Really?</p></div>"
        ),
        "There are four trees.",
    ),
    "notes": (
        word(
            "<p class=MsoNormal>Counted twice<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'>"
            "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>.</p>"
            "<div style='mso-element:footnote-list'><hr size=1><div style='mso-element:footnote' id=ftn1>"
            "<p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> By the <i>parks</i>"
            " department.</p></div></div>"
        ),
        "Counted twice[^1].\n\n[^1]: By the *parks* department.",
    ),
    "links": (
        '<p>See <a href="https://city.example/map_(old)">the [old] map</a>, <a href="mailto:ana@city.example">'
        'ana@city.example</a>, <a href="javascript:alert(1)">not this</a>, <a href="file:///C:/plan.doc">nor '
        'that</a>, <a href="https://city.example/a_b">https://city.example/a_b</a> and '
        "<b><a href='http://x.example'>bold</a></b>.</p>",
        "See [the \\[old\\] map](https://city.example/map_%28old%29), <ana@city.example>, not this, nor that, "
        "https://city.example/a_b and [**bold**](http://x.example).",
    ),
    "signs that mean something in Markdown": (
        "<p># no heading</p><p>- no item</p><p>12. no number</p><p>&gt; no quote</p><p>2 * 3 * 4 and *so* on</p>"
        "<p>snake_case and _so_ on</p><p>[words](https://x.example) and [^note]</p><p>`code` and ~~so~~ on</p>"
        "<p>C:\\temp\\ and \\*</p><p>a &lt;b&gt; &amp;amp; <span>&lt;ana@x.example&gt;</span></p>"
        "<p>| a |<br>| --- |</p><p>---</p><p>~~~</p><h2>C #</h2><p>![x](figure:abc)</p>",
        "\\# no heading\n\n\\- no item\n\n12\\. no number\n\n\\> no quote\n\n2 * 3 * 4 and \\*so\\* on\n\n"
        "snake_case and \\_so\\_ on\n\n\\[words](https://x.example) and \\[^note]\n\n\\`code\\` and \\~~so\\~~ on\n\n"
        "C:\\temp\\ and \\\\\\*\n\na <b> &amp; \\<ana@x.example>\n\n| a |\\\n\\| --- |\n\n\\---\n\n\\~\\~~\n\n## C \\#\n\n"
        "!\\[x](figure:abc)",
    ),
    "a document of Google's": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span>Heat'
        '</span></h1><p dir="ltr"><span style="font-weight:700;">Bold</span><span style="font-weight:400;"> and '
        '</span><span style="font-style:italic;text-decoration:line-through">gone</span></p><ul><li dir="ltr" '
        'aria-level="1"><p role="presentation"><span>one</span></p></li><ul><li aria-level="2"><p>two</p></li></ul>'
        '<li role="checkbox" aria-checked="true" aria-level="1"><p>done</p></li></ul></b><br>',
        "## Heat\n\n**Bold** and *~~gone~~*\n\n- one\n  - two\n- [x] done",
    ),
    "a writer's document": (
        "<h3 class='western'>Kop</h3><p style='margin-bottom:0cm'>Eerste<br>\nregel</p><ol start='3'><li><p>drie</p>"
        "<p>nog</p></li><li><p>vier</p><ol><li><p>binnen</p></li></ol></li></ol>"
        "<p>Na<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></p>"
        "<div id='sdfootnote1'><p class='sdfootnote'><a class='sdfootnotesym' href='#sdfootnote1anc'>1</a>Noot.</p>"
        "</div>",
        "## Kop\n\nEerste\\\nregel\n\n3. drie\n\n   nog\n\n4. vier\n   1. binnen\n\nNa[^1]\n\n[^1]: Noot.",
    ),
    "nothing but what we speak": (
        "<script>alert(1)</script><style>p{}</style><p onclick='x()' style='color:red;position:fixed'>One"
        "<img src='/no-such-picture.png' alt='x'><img src='https://tracker.example/x.gif'><iframe "
        "src='https://tracker.example/'></iframe></p><svg><script>x()</script><text>y</text></svg>"
        "<form action='https://tracker.example/'><button>Send</button><input value='v'></form>"
        "<blockquote><p>Two</p></blockquote><pre>Three</pre><font color=red size=7>Four</font><hr>"
        "<math><mi>x</mi></math><object data='https://tracker.example/'>o</object>",
        "One\n\nTwo\n\nThree\n\nFour",
    ),
}

SHEETS = {
    "cells of Excel": (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>'
        "<style><!-- .xl65 {font-weight:700; mso-number-format:Fixed} --></style></head><body link=blue>"
        "<table border=0 cellpadding=0 style='border-collapse:collapse'><!--StartFragment--><col width=64>"
        "<tr height=20><td class=xl65 style='height:15.0pt'>Street</td><td class=xl65>Trees</td><td></td></tr>"
        "<tr height=20 style='display:none'><td>hidden</td><td>9</td></tr>"
        "<tr height=20><td height=20>Calle&nbsp;Alfonso</td><td align=right>1,204</td><td></td></tr>"
        "<tr><td></td><td></td><td></td></tr><!--EndFragment--></table></body></html>",
        "| Street | Trees |\n| --- | --- |\n| Calle\u00a0Alfonso | 1,204 |",
    ),
    "one cell": ("<table><tr><td>Only <b>this</b></td></tr></table>", "Only **this**"),
    "a table in a table": (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>x<table><tr><td>in</td><td>side</td></tr></table></td>"
        "<td><ul><li>one</li><li>two</li></ul></td></tr></table>",
        "| A | B |\n| --- | --- |\n| x in side | one two |",
    ),
}
PLAIN = {
    "tabs": ("Street\tTrees\r\nBelt\t4\r\n", "| Street | Trees |\n| --- | --- |\n| Belt | 4 |"),
    "a cell of two lines": (
        'A\tB\n"one\ntwo"\t"say ""so"""\n',
        '| A | B |\n| --- | --- |\n| one two | say "so" |',
    ),
    "Markdown": ("## Mine\n\n- *one*\n- two", "## Mine\n\n- *one*\n- two"),
    "one tab in a sentence": ("a\tb", "a\tb"),
}
