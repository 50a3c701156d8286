"""The product's own web process with a bare view beside its pages, and nobody held back for writing often.

It finds no test tools, as in an installation: what else is there by chance would be weighed too.
"""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def packages_in(name: str) -> set[str]:
    """The packages that a file of requirements pins."""
    return {plain(each) for each in re.findall(r"(?m)^([\w.-]+)==", (ROOT / name).read_text("utf-8"))}


def plain(name: str) -> str:
    """A package's name as the index tells it from others."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_tools() -> set[str]:
    """The modules of packages that the tests bring along and the product does without."""
    tools = packages_in("requirements-dev.txt") - packages_in("requirements.txt")
    homes = packages_distributions().items()
    return {module for module, packages in homes if set(map(plain, packages)) <= tools}


for tool in test_tools() - set(sys.modules):
    sys.modules[tool] = None  # type: ignore[assignment] # so an import fails as where it is missing

from django.conf import settings  # noqa: E402 - after the tools are out of sight

from config.wsgi import application  # noqa: E402

__all__ = ["application"]

settings.ROOT_URLCONF = "bench.bare_write"
settings.RATE_LIMITS = {"/": 10_000_000}
