"""Figures: stored with the text, refused kindly, seen with their section."""

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from actionplans.domain.figure import NotAPicture, add_figure, make_safe, markdown_for
from actionplans.models import Figure, Plan, Revision, Section
from tests.actionplans.drawing import drawn, opened
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionDefinitionFactory, SectionFactory

URL = "/udt-test/plans/ghent/challenge/edit/"
CANARY = b"canary-in-the-picture"
FORMATS = ["PNG", "JPEG", "WEBP"]


@pytest.fixture
def writer(cast: Cast, plan: Plan, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.author)


@pytest.fixture
def figure(cast: Cast, challenge: Section) -> Figure:
    return add_figure(challenge, io.BytesIO(drawn()), alt="A street", by=cast.author)


def send(client: Client, data: bytes, name: str = "street.png", **changes: Any) -> Any:
    picture = SimpleUploadedFile(name, data, content_type="image/png")
    sent = {"text": "Hot.\n", "base": 0, "key": "k1", "picture": picture, "alt": "A street"}
    return client.post(URL, {**sent, **changes})


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_is_stored_with_the_text_and_stands_at_its_end(
    cast: Cast, writer: Client, kind: str
) -> None:
    assert send(writer, drawn(kind)).status_code == 302
    figure = Figure.objects.get()
    stored = figure.file.read()
    assert (figure.format, figure.width, figure.height, figure.alt, figure.added_by) == (
        kind.lower(),
        6,
        4,
        "A street",
        cast.author,
    )
    assert (opened(stored).format, opened(stored).size) == (kind, (6, 4))
    assert figure.file.name == f"figures/{figure.sha256}.{kind.lower()}"
    assert Revision.objects.get().text == f"Hot.\n\n![A street](figure:{figure.code})\n"


def moving(kind: str) -> bytes:
    return drawn(kind, save_all=True, append_images=[Image.new("RGB", (6, 4), "green")], duration=100)


def broken_header() -> bytes:
    return drawn().replace(b"IHDR", b"IHDX")


UNREADABLE = "This is not a PNG, JPEG or WebP picture that can be read."
PIXELS = "The picture has too many pixels. Make it 2400 pixels wide and try again."
MOVES = "The picture moves. Send a still one."
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "SVG": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', UNREADABLE),
    "GIF": (lambda: drawn("GIF"), UNREADABLE),
    "BMP": (lambda: drawn("BMP"), UNREADABLE),
    "TIFF": (lambda: drawn("TIFF"), UNREADABLE),
    "PDF": (lambda: drawn("PDF"), UNREADABLE),
    "HTML": (lambda: b"<!doctype html><title>A page</title>", UNREADABLE),
    "half a PNG": (lambda: drawn(size=(300, 300))[:200], UNREADABLE),
    "half a JPEG": (lambda: drawn("JPEG", size=(300, 300))[:400], UNREADABLE),
    "half a WebP": (lambda: drawn("WEBP", size=(300, 300))[:60], UNREADABLE),
    "broken header": (broken_header, UNREADABLE),
    "moving WebP": (lambda: moving("WEBP"), MOVES),
    "moving PNG": (lambda: moving("PNG"), MOVES),
    "too wide": (lambda: drawn(size=(12_001, 1)), PIXELS),
    "too many pixels": (lambda: drawn("PNG", size=(8_000, 5_001)), PIXELS),
}


@pytest.mark.parametrize(("made", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_safe_picture_is_refused_beside_the_field(
    writer: Client, made: Callable[[], bytes], reason: str
) -> None:
    response = send(writer, made())
    assert (response.status_code, dict(response.context["form"].errors)) == (400, {"picture": [reason]})
    typed = re.findall(r'<textarea name="text"[^>]*>\r?\n?(.*?)</textarea>', response.text, re.DOTALL)
    assert (typed, re.findall(r'name="alt" value="([^"]*)"', response.text)) == (["Hot.\n"], ["A street"])
    assert (Figure.objects.count(), Revision.objects.count()) == (0, 0)


@pytest.mark.parametrize("side", [12_000, 20_000])
def test_a_small_file_of_many_pixels_is_refused_from_its_header(side: int) -> None:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    assert len(out.getvalue()) < 70_000
    out.seek(0)
    with pytest.raises(NotAPicture) as refused:
        make_safe(out)
    assert refused.value.reason == PIXELS


def test_a_file_over_10_mb_is_refused_unread() -> None:
    with pytest.raises(NotAPicture) as refused:
        make_safe(io.BytesIO(drawn() + b"x" * 10 * 1024 * 1024))
    assert refused.value.reason == "The picture is larger than 10 MB. Make it smaller and try again."


def test_an_empty_file_is_refused_beside_the_field(writer: Client) -> None:
    response = send(writer, b"")
    assert (response.status_code, dict(response.context["form"].errors)) == (
        400,
        {"picture": ["The submitted file is empty."]},
    )
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("alt", ["", "  \n "])
def test_without_a_description_nothing_is_stored_and_the_text_stays(writer: Client, alt: str) -> None:
    response = send(writer, drawn(), alt=alt)
    assert (response.status_code, dict(response.context["form"].errors)) == (
        400,
        {"alt": ["Say what the figure shows, in a sentence."]},
    )
    typed = re.findall(r'<textarea name="text"[^>]*>\r?\n?(.*?)</textarea>', response.text, re.DOTALL)
    assert (typed, Figure.objects.count(), Revision.objects.count()) == (["Hot.\n"], 0, 0)


def test_the_same_picture_twice_is_one_figure(cast: Cast, challenge: Section, figure: Figure) -> None:
    again = add_figure(challenge, io.BytesIO(drawn()), alt="Again", by=cast.partner)
    assert (again.pk, Figure.objects.count()) == (figure.pk, 1)


def test_a_closed_plan_takes_no_picture_and_keeps_the_text_aside(plan: Plan, writer: Client) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    assert send(writer, drawn()).status_code == 409
    drafts = list(plan.sections.get(code="challenge").side_drafts.values_list("text", flat=True))
    assert (drafts, Figure.objects.count()) == (["Hot.\n"], 0)


@pytest.mark.parametrize(
    ("alt", "written"),
    [
        ("A [red] street", "A (red) street"),
        ("Two\r\n\r\nlines\rand\x0bmore\u2028here", "Two lines and more here"),
        ("](javascript:alert(1)) \\", ")(javascript:alert(1))"),
        ('"quoted" <b>bold</b> & *so*', '"quoted" <b>bold</b> & *so*'),
    ],
)
def test_a_description_is_written_so_that_the_figure_still_shows(
    cast: Cast, challenge: Section, writer: Client, alt: str, written: str
) -> None:
    figure = add_figure(challenge, io.BytesIO(drawn()), alt=alt, by=cast.author)
    line = markdown_for(figure)
    assert line == f"![{written}](figure:{figure.code})"
    page = writer.post(URL.replace("edit", "preview"), {"text": line, "base": 0})
    images = re.findall(r"<img [^>]*>", page.context["html"])
    assert len(images) == 1
    [source] = re.findall(r'src="([^"]*)"', images[0])
    assert source == f"/udt-test/plans/ghent/challenge/figures/{figure.code}"
    assert page.context["html"].count("<b>") == 0
    shown = unescape(re.findall(r'alt="([^"]*)"', images[0])[0])
    assert shown.replace("*", "") == written.replace("*", "")


@pytest.fixture
def readings(cast: Cast, sign_in: Callable[..., Client]) -> Callable[[str], dict[str, int]]:
    def by_person(address: str) -> dict[str, int]:
        people = {name: person for name, person in cast.all().items() if name != "visitor"}
        return {name: sign_in(person).get(address).status_code for name, person in people.items()}

    return by_person


@pytest.mark.parametrize(
    ("section", "readers"),
    [
        ("challenge", {"author", "partner", "outsider", "trainer", "observer", "organiser"}),
        ("data", {"author", "partner", "organiser"}),
    ],
)
def test_a_figure_is_seen_by_its_sections_readers(
    cast: Cast, plan: Plan, readings: Any, section: str, readers: set[str]
) -> None:
    where = plan.sections.get(code=section)
    figure = add_figure(where, io.BytesIO(drawn()), alt="A street", by=cast.author)
    seen = readings(f"/udt-test/plans/ghent/{section}/figures/{figure.code}")
    assert seen == {name: 200 if name in readers else 404 for name in seen}


def test_a_figure_comes_as_a_picture_that_may_do_nothing(writer: Client, figure: Figure) -> None:
    response: Any = writer.get(f"/udt-test/plans/ghent/challenge/figures/{figure.code}")
    names = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Content-Disposition")
    assert [response.headers[name] for name in names] == [
        "image/png",
        "nosniff",
        "default-src 'none'; sandbox",
        f'inline; filename="{figure.code}.png"',
    ]
    assert opened(b"".join(response.streaming_content)).size == (6, 4)


def test_a_figure_is_found_in_its_own_section_only(cast: Cast, writer: Client, figure: Figure) -> None:
    elsewhere = SectionFactory(
        plan=PlanFactory(pair=cast.oslo, template=figure.section.plan.template),
        definition=SectionDefinitionFactory(version=figure.section.plan.template, code="also", order=9),
        audience="cohort",
    )
    assert elsewhere.code == "also"
    places = ["ghent/data", "oslo/also", "ghent/nowhere", "nowhere/challenge"]
    assert [writer.get(f"/udt-test/plans/{place}/figures/{figure.code}").status_code for place in places] == [
        404,
        404,
        404,
        404,
    ]
    assert writer.get(f"/other-cohort/plans/turin/challenge/figures/{figure.code}").status_code == 404
    assert writer.get("/udt-test/plans/ghent/challenge/figures/000000000000").status_code == 404
