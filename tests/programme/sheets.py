"""A session's sheet as an organiser fills it in, and what the page answers."""

import re
from typing import Any

from django.urls import reverse

FIRM = {"slot__certainty": "firm"}
FORMSETS = {
    f"{prefix}-{name}": number
    for prefix in ("trainers", "outputs")
    for name, number in (("TOTAL_FORMS", "1"), ("INITIAL_FORMS", "0"))
}


def page(name: str, **words: Any) -> str:
    return reverse(f"programme:{name}", kwargs={"cohort": "udt-test", **words})


def written(**changes: str) -> dict[str, str]:
    """A sheet as an organiser fills it in; `slot-`, `trainers-0-` and so on name the parts."""
    sheet = {
        "title": "Legal", "code": "legal", "phase": "training", "track": "all", "order": "1",
        "kind": "plenary", "format": "in_person", "place": "Barcelona", "slot-certainty": "undated",
        "outputs-0-owner": "organisers",
    }  # fmt: skip
    return {**FORMSETS, **sheet, **{name.replace("__", "-"): value for name, value in changes.items()}}


def errors(body: str) -> list[str]:
    summary = "".join(re.findall(r'<ul class="form-errors-list">(.*?)</ul>', body, re.DOTALL))
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", summary, re.DOTALL)]
