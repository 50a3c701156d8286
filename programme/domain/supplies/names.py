"""What a file is called when somebody saves it: readable, and harmless on every system."""

import unicodedata

from django.utils.translation import gettext as _

LONGEST = 80
# Letters, marks, digits; beside them these. Nothing that ends a folder, hides itself or turns the line.
BESIDE = set(" -_.,()+&")
# What one system takes for a device, whatever its ending.
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{number}" for name in ("com", "lpt") for number in range(10)),
}


def safe_name(name: str, ending: str) -> str:
    """The last part of `name`, in safe letters, with the ending of what the file is."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    kept = "".join(letter if _is_plain(letter) else " " for letter in stem)
    kept = " ".join(kept.split())[:LONGEST].strip(" .-")
    if not kept or kept.split(".")[0].strip().lower() in DEVICES:
        kept = _("material")
    return f"{kept}.{ending}"


def _is_plain(letter: str) -> bool:
    return letter in BESIDE or unicodedata.category(letter)[0] in "LMN"
