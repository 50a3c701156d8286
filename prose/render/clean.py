"""Decides which HTML may leave the renderer, whatever went in."""

import html
import re

import nh3

# Controls, and letters that turn the direction of those beside them: a text could read other than it is.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Ends of lines that no font draws: to a reader they are a space.
_ENDS = {ord(end): " " for end in "\x0b\x0c\x85\u2028\u2029"}

_SPAN = {"data-start", "data-end"}
_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "hr", "br", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "em", "strong", "del", "sup", "span", "div", "section", "figure", "figcaption", "img"),
}
_CLASSES = {
    "a": {"note-back"},
    "div": {"callout"},
    "li": {"task"},
    "p": {"callout-title"},
    "pre": {"plain"},
    "section": {"notes"},
    "span": {"missing-figure", "task-mark"},
    "sup": {"note-ref"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}
_ATTRIBUTES = {
    **{tag: set(_SPAN) for tag in _TAGS},
    "a": {"href", "title", "id", "rel", "role", "aria-label"},
    "div": {*_SPAN, "role", "data-kind"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {*_SPAN, "id"},
    "ol": {*_SPAN, "start"},
    "section": {*_SPAN, "role", "aria-label"},
    "sup": {"id"},
    "th": {"scope"},
    **{f"h{level}": {*_SPAN, "id"} for level in range(1, 7)},
}
_FIGURE_ONLY = ("media:", "figure:")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep the schemes of figures out of links: they mean something to the printer alone."""
    if name == "href" and value.strip().lower().startswith(_FIGURE_ONLY):
        return None
    return value


def clean(source: str) -> str:
    """The HTML, less all that is not on the list."""
    return nh3.clean(
        source,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        tag_attribute_values={tag: {"class": values} for tag, values in _CLASSES.items()},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "media", "figure"},
        clean_content_tags={"script", "style"},
        strip_comments=True,
        link_rel=None,
    )


def visible(source: str) -> str:
    """The source without what no reader can see and every reader could be misled by."""
    return _UNSEEN.sub("", source.translate(_ENDS))


def plain(source: str, start: int, end: int) -> str:
    """The source as it was typed: what a reader gets where rendering would cost too much."""
    shown = html.escape(visible(source))
    return f'<pre class="plain" data-start="{start}" data-end="{end}">{shown}</pre>'
