"""Writing an edition of the guide: chapters, their texts and excerpts, and its way to print."""

from guide.domain.edition.chapters import add_chapter, create_edition, set_chapter
from guide.domain.edition.findings import lonely_findings
from guide.domain.edition.items import (
    add_text,
    move_item,
    place_excerpt,
    remove_item,
    store_text,
)
from guide.domain.edition.progress import (
    ask_final_consent,
    freeze_edition,
    open_consultation,
    reopen_drafting,
    resolve_remarks,
    unfreeze_edition,
    unready_excerpts,
)

__all__ = [
    "add_chapter",
    "add_text",
    "ask_final_consent",
    "create_edition",
    "freeze_edition",
    "lonely_findings",
    "move_item",
    "open_consultation",
    "place_excerpt",
    "remove_item",
    "reopen_drafting",
    "resolve_remarks",
    "set_chapter",
    "store_text",
    "unfreeze_edition",
    "unready_excerpts",
]
