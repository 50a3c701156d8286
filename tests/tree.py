"""What is in the repository, for the tests that measure it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "config", "desk", "guide", "actionplans", "programme", "cohorts",
    "remarks", "outbox", "accounts", "prose", "press",
)  # fmt: skip
# What set-up and tools make; the same as .gitignore, for machines without git.
MADE = {".git", ".venv", "var", "node_modules", "built", "staticfiles", "__pycache__"}


def walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE or path.name.endswith("_cache") or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


@cache
def texts() -> dict[str, str]:
    """Every file of the repository that is text, by its path from the root."""
    found = {}
    for path in walk(ROOT):
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


@cache
def modules() -> dict[str, str]:
    """The product's own modules that hold anything; migrations are made, not written."""
    return {
        name: text
        for name, text in texts().items()
        if name.endswith(".py")
        and name.split("/")[0] in ROOMS
        and "/migrations/" not in name
        and text.strip()
    }


@cache
def functions() -> dict[str, int]:
    """How many lines each function of the product has, from def to its end."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, text in modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def templates() -> dict[str, str]:
    return {
        name: text
        for name, text in texts().items()
        if name.startswith(("templates/", "guide/print/", "programme/print/"))
    }


def nine_in_ten(sizes: list[int]) -> int:
    return sorted(sizes)[len(sizes) * 9 // 10] if sizes else 0
