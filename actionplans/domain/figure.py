"""Pictures made safe: read within limits, drawn again on a fresh canvas, named by their hash."""

import datetime as dt
import hashlib
import io
import warnings
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from accounts.domain.moves import Refused
from accounts.models import User
from actionplans.models import Figure, Section

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
KEPT_SIDE = 2_400
FORMATS = {"PNG": "png", "JPEG": "jpeg", "WEBP": "webp"}
TOO_MANY_PIXELS = gettext_lazy("The picture has too many pixels. Make it 2400 pixels wide and try again.")


class NotAPicture(Refused):
    """What was sent is no picture that we can make safe; the reason says what to send instead."""


def add_figure(
    section: Section, file: IO[bytes], *, alt: str, by: User, at: dt.datetime | None = None
) -> Figure:
    """Keep a picture for a section; the same picture twice is one figure.

    Raises NotAPicture for anything but PNG, JPEG and WebP within the limits.
    """
    _check_open(section)
    data, kind, size = make_safe(file)
    sha = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        figure, new = Figure.objects.get_or_create(
            section=section,
            code=sha[:12],
            defaults={
                "sha256": sha,
                "format": kind,
                "width": size[0],
                "height": size[1],
                "alt": alt.strip(),
                "added_by": by,
                "added_at": at or timezone.now(),
            },
        )
        if new:
            figure.file.save(f"{sha}.{kind}", ContentFile(data))
    return figure


def figures_to_take(section: Section, *, for_: User) -> list[Figure]:
    """The plan's figures that a writer may see, each picture once, those of the section first."""
    found = Figure.objects.visible_to(for_).of_plan(section.plan).from_here_on(section)
    once: dict[str, Figure] = {}
    for figure in found:
        once.setdefault(figure.code, figure)
    return list(once.values())


def take_again(figure: Figure, section: Section, *, by: User, at: dt.datetime | None = None) -> Figure:
    """Make a figure of the plan one of `section` too, for that section's readers; its file is kept once.

    Raises Refused where the plan is closed for writing.
    """
    _check_open(section)
    kept = {name: getattr(figure, name) for name in ("sha256", "format", "width", "height", "alt", "file")}
    taken, _new = Figure.objects.get_or_create(
        section=section,
        code=figure.code,
        defaults={**kept, "added_by": by, "added_at": at or timezone.now()},
    )
    return taken


def _check_open(section: Section) -> None:
    if not section.plan.is_open:
        raise Refused(_("The plan is closed for writing now, so no figure can be added."))


def markdown_for(figure: Figure) -> str:
    """How the figure is written in a text."""
    alt = " ".join(figure.alt.replace("\\", "").replace("[", "(").replace("]", ")").split())
    return f"![{alt}](figure:{figure.code})"


def make_safe(file: IO[bytes]) -> tuple[bytes, str, tuple[int, int]]:
    """Give back (bytes, format, (width, height)) of the picture alone: no metadata, no second payload."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotAPicture(_("The picture is larger than 10 MB. Make it smaller and try again."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redraw(data)
    except NotAPicture:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise NotAPicture(str(TOO_MANY_PIXELS)) from problem
    except Exception as problem:
        # Pillow's decoders raise all kinds of errors on broken files; to the sender they are one.
        raise NotAPicture(_("This is not a PNG, JPEG or WebP picture that can be read.")) from problem


def _redraw(data: bytes) -> tuple[bytes, str, tuple[int, int]]:
    with Image.open(io.BytesIO(data), formats=list(FORMATS)) as picture:
        # A phone's JPEG with a second picture in it calls itself MPO; the first is what was taken.
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)
        width, height = picture.size
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            raise NotAPicture(str(TOO_MANY_PIXELS))
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise NotAPicture(_("The picture moves. Send a still one."))
        upright = ImageOps.exif_transpose(picture)
        mode = "RGB" if kind == "JPEG" else "RGBA"
        pixels = upright.convert(mode)
    pixels.thumbnail((KEPT_SIDE, KEPT_SIDE))
    canvas = Image.new(mode, pixels.size)
    canvas.paste(pixels)
    out = io.BytesIO()
    canvas.save(out, kind, **({"quality": 88} if kind != "PNG" else {"optimize": True}))
    return out.getvalue(), FORMATS[kind], canvas.size
