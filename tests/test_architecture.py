"""The house keeps its measure: sizes, floors, and what must stand nowhere."""

import ast
import re
import statistics
import tomllib

import pytest

from tests.tree import MADE, ROOMS, ROOT, functions, modules, nine_in_ten, templates, texts

pages = pytest.mark.parametrize("name", sorted(name for name in templates() if name.endswith(".html")))


def found(pattern: str, files: dict[str, str]) -> list[str]:
    """The places where a pattern stands, as file:line."""
    search = re.compile(pattern)
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if search.search(line)
    ]


def test_every_package_is_a_known_room() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in MADE}

    assert packages - {"tests"} == set(ROOMS)


def test_the_linter_holds_every_room() -> None:
    linter = tomllib.loads(texts()["pyproject.toml"])["tool"]["importlinter"]
    floors = [room for layer in linter["contracts"][0]["layers"] for room in layer.split(" | ")]

    assert set(linter["root_packages"]) == set(ROOMS)
    assert floors == list(ROOMS)


def test_no_module_is_over_300_lines() -> None:
    assert {
        name: len(text.splitlines()) for name, text in modules().items() if len(text.splitlines()) > 300
    } == {}


def test_modules_are_short() -> None:
    sizes = [len(text.splitlines()) for text in modules().values()]

    assert statistics.median(sizes) < 50
    assert nine_in_ten(sizes) < 160


def test_no_function_is_over_40_lines() -> None:
    assert {name: lines for name, lines in functions().items() if lines > 40} == {}


def test_functions_are_short() -> None:
    sizes = list(functions().values())

    assert statistics.median(sizes) <= 7
    assert nine_in_ten(sizes) < 18


def test_no_view_is_over_25_lines() -> None:
    views = {name: lines for name, lines in functions().items() if re.search(r"/views(/|\.py)", name)}

    assert {name: lines for name, lines in views.items() if lines > 25} == {}


def test_no_test_file_is_over_400_lines() -> None:
    tests = {
        name: len(text.splitlines()) for name, text in texts().items() if re.match(r"tests/.*\.py$", name)
    }

    assert {name: lines for name, lines in tests.items() if lines > 400} == {}


def test_every_module_says_what_it_decides() -> None:
    assert [name for name, text in modules().items() if not ast.get_docstring(ast.parse(text))] == []


def test_every_domain_function_says_what_it_does() -> None:
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name, text in modules().items()
        if re.search(r"^[a-z]+/domain(/|\.py)", name)
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


def is_manager(node: ast.ClassDef) -> bool:
    return any("Manager" in ast.unparse(base) for base in node.bases)


def test_every_model_says_what_a_row_means() -> None:
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name, text in modules().items()
        if re.search(r"^[a-z]+/models(/|\.py)", name)
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node) and not is_manager(node)
    ]

    assert silent == []


def test_no_room_is_a_junk_drawer() -> None:
    names = re.compile(r"(^|/)(utils?|common|core|helpers?|services?|signals|misc)(/|\.py$)")

    assert [name for name in modules() if names.search(name)] == []


def test_no_signals_and_no_generic_foreign_keys() -> None:
    assert found(r"\bGenericForeignKey\b|@receiver\b|\.connect\(.*sender=", modules()) == []


def test_views_ask_the_querysets() -> None:
    views = {name: text for name, text in modules().items() if re.search(r"/views(/|\.py)", name)}

    assert found(r"\.filter\(|\.exclude\(|(?<!rules)\.has_perm\(|is_staff|is_superuser", views) == []


def test_nothing_is_left_for_later() -> None:
    assert found(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b", texts() | {"LICENSE": ""}) == []


def test_no_file_names_a_package_registry() -> None:
    assert (
        found(r"https?://([a-z0-9.-]*\.)?(pypi|pythonhosted|npmjs|yarnpkg|debian)\.(org|com)", texts()) == []
    )


def test_no_file_names_a_path_of_one_machine() -> None:
    assert found(r"(?<![\w./$}-])/(work|root|home)/", texts()) == []


def test_every_dependency_has_its_reason() -> None:
    lines = texts()["pyproject.toml"].splitlines()
    start, end = lines.index("dependencies = ["), lines.index("[tool.uv]")
    names = [line for line in lines[start:end] if line.startswith('  "')]

    assert len(names) > 30
    assert [line for line in names if not re.search(r"# .{4,}", line)] == []


@pages
def test_a_template_is_short(name: str) -> None:
    assert len(templates()[name].splitlines()) < 150


@pages
def test_a_template_has_no_inline_style_or_script(name: str) -> None:
    inline = (
        r"(?i)<style\b|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:"
        r"|hx-on[:=]|hx-vals\s*=\s*[\"']js:|(?<!help_text)\|safe\b|autoescape off"
    )

    text = templates()[name]
    if name == "templates/mfa/totp/activate_form.html":
        # allauth draws this one picture from the secret; nobody's words are in it.
        text = text.replace("""{{ totp_svg|cut:"<?xml version='1.0' encoding='UTF-8'?>"|safe }}""", "")
    if name.startswith("templates/email/"):
        # Mail programs read styles where they are used, or in the head; no policy of a page stands over them.
        text = re.sub(r'\sstyle="[^"{]*"|<style>[^{]*(?:\{[^{%][^<]*)</style>', "", text)
    assert found(inline, {name: text}) == []


def test_between_light_and_dark_only_colours_change() -> None:
    """So that tests/browser/looking.py need ask of the dark page no more than its colours."""
    sheets = {path.name: path.read_text("utf-8") for path in (ROOT / "static" / "css").rglob("*.css")}
    places = found(r"prefers-color-scheme|data-theme", sheets)

    assert [place.partition(": ")[2] for place in places] == [
        ':root[data-theme="light"] { color-scheme: light; }',
        ':root[data-theme="dark"] { color-scheme: dark; }',
    ]
