"""What a mail looks like: the HTML says what the plain text says, and leads nowhere else."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from accounts.domain.letter import Part, dress, is_ours, parts_of, preview_of
from tests.test_contrast import COLOURS
from tests.test_contrast import luminance as luminance_of

pytestmark = pytest.mark.once
SITE = "https://trellis.example"
TEXT = f"""Dear Ada,

you are invited.

Accept or decline the invitation:

{SITE}/accounts/invitation/abc-D_9/

- one
- two

QKT-7PD

-- 
Trellis, where cities learn together
{SITE}/"""  # noqa: W291 (the line that mail programs know to stand before small print)
HELP = "Does the button do nothing? Copy this address into a browser:"
TEMPLATE = Path(__file__).parents[2] / "templates/email/letter.html"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def html_of(text: str, subject: str = "Welcome") -> str:
    mail = EmailMultiAlternatives(subject, text, to=["ada@example.org"])
    dress(mail)
    [(html, kind)] = mail.alternatives
    assert kind == "text/html"
    return str(html)


class Reader(HTMLParser):
    """The words of a page, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html.partition("<body")[2].partition(">")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]

    def handle_data(self, data: str) -> None:
        self.words += data.replace("\xa0", " ").split()


def test_the_parts_of_a_letter():
    assert parts_of(TEXT.rpartition("\n-- \n")[0]) == [
        Part("words", "Dear Ada,"),
        Part("words", "you are invited."),
        Part("button", "Accept or decline the invitation", f"{SITE}/accounts/invitation/abc-D_9/"),
        Part("list", lines=("one", "two")),
        Part("code", "QKT-7PD"),
    ]


def test_an_address_without_a_label_is_its_own():
    url = f"{SITE}/desk/"

    assert parts_of(f"Look.\n\n{url}") == [Part("words", "Look."), Part("button", url, url)]


def test_both_forms_say_the_same():
    said = Reader(html_of(TEXT)).words
    help_words = [
        "Does",
        "the",
        "button",
        "do",
        "nothing?",
        "Copy",
        "this",
        "address",
        "into",
        "a",
        "browser:",
    ]
    preview = ["Dear", "Ada,", "you", "are", "invited.", "QKT-7PD"]
    assert said[: len(preview)] == preview
    said = said[len(preview) :]
    at = said.index("Does")

    assert said[:2] == ["Trellis", "Welcome"]
    assert said[at : at + len(help_words)] == help_words
    assert said[2:at] + said[at + len(help_words) :] == [
        word.removesuffix(":") for word in TEXT.split() if word not in {"-", "--"}
    ]


def test_the_preview_is_short_and_says_no_address():
    parts = parts_of("Good day,\n\n" + "word " * 60 + f"\n\nGo:\n\n{SITE}/desk/")

    assert preview_of(parts) == "Good day, " + "word " * 25 + "word…"
    assert preview_of(parts_of(f"{SITE}/desk/")) == ""


def test_what_needs_room_is_a_cell():
    """Word, which draws mails in Outlook, keeps padding and a ground in cells alone."""
    source = TEMPLATE.read_text("utf-8") + (TEMPLATE.parent / "_part.html").read_text("utf-8")
    styled = re.findall(r'<(\w+)[^>]*style="([^"]*)"', source)

    assert {tag for tag, style in styled if "padding:" in style} == {"body", "td", "a"}
    assert {tag for tag, style in styled if "background:" in style} == {"body", "table", "td"}
    assert re.findall(r"flex|grid|var\(|oklch|light-dark|position:|float:|[0-9]rem", source) == []


def test_links_lead_to_this_site_alone():
    assert set(Reader(html_of(TEXT)).links) == {f"{SITE}/accounts/invitation/abc-D_9/", f"{SITE}/"}


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/",
        "Click:\n\nhttps://evil.example/\n\nnow",
        "https://trellis.example.evil.example/",
        'https://trellis.example/" onmouseover="alert(1)',
        "https://trellis.example/ https://evil.example/",
        "https://trellis.example@evil.example/",
        "javascript:alert(1)",
        "<a href='https://evil.example/'>in</a><script>alert(1)</script><img src=x onerror=alert(1)>",
        "a\n-- \nhttps://evil.example/",
    ],
)
def test_hostile_words_stay_words(text: str):
    read = Reader(html_of(f"{text}\n\nBye.\n\n-- \nTrellis", subject=text))

    assert read.links == []
    assert read.tags <= {"div", "table", "tr", "td", "p", "h1", "br", "body"}


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        (f"{SITE}/", True),
        (f"{SITE}/udt-2026/?a=1&b=%20x", True),
        (SITE, False),
        (f"{SITE}/ x", False),
        (f"{SITE}/\n", False),
    ],
)
def test_what_is_an_address_of_ours(address: str, ours: bool):
    assert is_ours(address) is ours


def test_nothing_is_fetched():
    """No picture, font, stylesheet or script from anywhere."""
    source = TEMPLATE.read_text(encoding="utf-8")

    assert re.findall(r"<(?:img|link|script|iframe|object)|url\(|@import|@font-face|src=", source) == []


@pytest.mark.parametrize(
    ("name", "light", "dark"),
    [
        ("paper", "#fcfdfc", "#111917"),
        ("paper-2", "#f2f6f4", "#18221f"),
        ("rule", "#d2d9d6", "#323d3b"),
        ("ink", "#121d1b", "#e8ecea"),
        ("ink-2", "#3c4846", "#c0c6c3"),
        ("policy", "#cb8324", "#e5ac53"),
        ("technical", "#2376b9", "#65afeb"),
        ("common", "#27694a", "#6dbf91"),
        ("action", "#114833", "#8ed7ad"),
        ("on-action", "#fafdfb", "#0d1915"),
    ],
)
def test_the_colours_are_those_of_the_tokens(name: str, light: str, dark: str):
    """Mail programs know no oklch: what stands in the letter is as bright as the token it is made from."""
    source = TEMPLATE.read_text(encoding="utf-8") + (TEMPLATE.parent / "_part.html").read_text("utf-8")

    for scheme, colour in (("light", light), ("dark", dark)):
        assert source.count(colour) > 0
        assert luminance(colour) == pytest.approx(luminance_of(*COLOURS[name][scheme]), abs=0.006)


def luminance(colour: str) -> float:
    """Of a colour in sRGB, by its definition in WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
