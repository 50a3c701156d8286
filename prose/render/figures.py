"""Decides what a picture in a text may be: only a figure that the caller knows by its code."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

_ADDRESS = re.compile(r"figure:([A-Za-z0-9_-]{1,80})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture the reader may see: its address, its size, and its alternative text if known."""

    url: str
    width: int | None = None
    height: int | None = None
    alt: str = ""


FigureFinder = Callable[[str], Figure | None]


def none(code: str) -> Figure | None:
    """Knows no figure: every picture becomes its alternative text."""
    return None


def picture(target: str, alt: str, find: FigureFinder) -> etree.Element:
    """The image element; for anything but a known figure, the alternative text alone.

    The text's own words come before the figure's: they say what it shows here.
    """
    address = _ADDRESS.fullmatch(target)
    figure = find(address.group(1)) if address else None
    if figure is None:
        missing = etree.Element("span", {"class": "missing-figure"})
        missing.text = alt or target
        return missing
    image = etree.Element("img", {"src": figure.url, "alt": alt or figure.alt, "loading": "lazy"})
    for name, size in (("width", figure.width), ("height", figure.height)):
        if size:
            image.set(name, str(size))
    return image
