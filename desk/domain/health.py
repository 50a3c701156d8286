"""Whether this installation can serve, and what it lacks, in words for whoever runs it."""

import dataclasses
import secrets

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from guide.domain.readiness import missing_fonts, silent_queue
from press.machine import available

OK = "ok"


@dataclasses.dataclass(frozen=True)
class Health:
    """Each part by name, `ok` or one sentence that says what is missing; no address, no secret."""

    database: str
    queue: str
    storage: str
    printing: str
    fonts: str
    front_end: str

    @property
    def can_serve(self) -> bool:
        return self.database == OK

    @property
    def state(self) -> str:
        """ok, degraded (it serves, but something is missing) or down."""
        if not self.can_serve:
            return "down"
        return OK if set(dataclasses.astuple(self)) == {OK} else "degraded"

    def as_dict(self) -> dict[str, object]:
        return {"status": self.state, "parts": dataclasses.asdict(self)}


def look_after_health() -> Health:
    """Ask every part; a part that fails says so and stops no other. WeasyPrint is never loaded."""
    return Health(
        database=database(),
        queue=silent_queue() or OK,
        storage=storage(),
        printing=available() or OK,
        fonts=missing_fonts() or OK,
        front_end=front_end(),
    )


def database() -> str:
    """Whether it answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return _("The database does not answer.")
    return OK


def storage() -> str:
    """Whether a file can be written and taken away again."""
    try:
        name = default_storage.save(f"health/{secrets.token_hex(8)}", ContentFile(b"written"))
        default_storage.delete(name)
    except OSError:
        return _("Files can't be stored: figures and guides will fail.")
    return OK


def front_end() -> str:
    """Whether the style sheet was built, where development or collected files keep it."""
    built = "built/trellis.css"
    collected = getattr(settings, "STATIC_ROOT", None)
    if finders.find(built) or (collected and (collected / built).is_file()):
        return OK
    return _("The front end is not built. Run ./trellis up --no-serve.")
