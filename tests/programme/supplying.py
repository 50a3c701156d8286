"""Files as people send them, and materials made of them."""

import datetime as dt
import io
import zipfile
from typing import Any

from programme.domain.supplies.materials import add_material
from programme.domain.supplies.uploads import Upload, read_upload
from programme.models import Material, Session

LINK = "https://example.org/slides"
TOMORROW = dt.datetime(2090, 1, 2, tzinfo=dt.UTC)


def packed(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    """An archive with empty files of these names; `first` stands before them, not pressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in [first] if first else []:
            archive.writestr(name, data)
        for name in names:
            archive.writestr(name, b"")
    return out.getvalue()


def sent(data: bytes = b"Maps\n", name: str = "maps.txt") -> Upload:
    return read_upload(io.BytesIO(data), name)


def given(session: Session, by: Any, title: str = "Slides", **what: Any) -> Material:
    return add_material(session, title=title, by=by, **({"link": LINK} | what))
