"""Decides how a text looks to a reader: safe HTML in which each passage knows its source."""

from prose.render.clean import visible
from prose.render.figures import Figure, FigureFinder, none
from prose.render.headings import settle_headings
from prose.render.page import RenderedBlock, render, render_blocks
from prose.render.version import RENDERER_VERSION

__all__ = [
    "RENDERER_VERSION",
    "Figure",
    "FigureFinder",
    "RenderedBlock",
    "none",
    "render",
    "render_blocks",
    "settle_headings",
    "visible",
]
