"""Headings of a text stand under the heading of its page."""

from prose.render import render_blocks, settle_headings


def levels(text: str, below: int) -> list[str]:
    passages = [block.html for block in render_blocks(text)]
    return [html[1:3] for html in settle_headings(passages, below=below)]


def test_the_highest_heading_stands_one_level_under_the_page():
    assert levels("### A\n\n### B", 2) == ["h3", "h3"]
    assert levels("# A\n\n## B\n\n# C", 2) == ["h3", "h4", "h3"]


def test_no_level_is_skipped_on_the_way_down():
    assert levels("# A\n\n##### B\n\n## C", 1) == ["h2", "h3", "h3"]
    assert levels("### A\n\n# B", 2) == ["h3", "h3"]


def test_no_heading_is_lower_than_the_lowest():
    assert levels("# A\n\n## B\n\n### C", 5) == ["h6", "h6", "h6"]


def test_ids_ends_and_other_words_stay():
    assert settle_headings(['<h1 id="h-1">A <em>b</em></h1>', "<hr>", "<p>&lt;h1&gt;</p>"], below=3) == [
        '<h4 id="h-1">A <em>b</em></h4>',
        "<hr>",
        "<p>&lt;h1&gt;</p>",
    ]
