"""Decides when cached HTML is out of date: raise the number with any change of the output."""

from importlib.metadata import version

DIALECT = "3"
RENDERER_VERSION = f"{DIALECT}/markdown-{version('markdown')}/nh3-{version('nh3')}"
