"""How a mail looks: its plain text is the truth, and the same words are dressed as HTML beside it."""

import dataclasses
import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.text import Truncator

BELOW = "\n-- \n"
PREVIEW = 140
CODE = re.compile(r"[A-Z0-9]{3,8}(-[A-Z0-9]{3,8})?")


@dataclasses.dataclass(frozen=True)
class Part:
    """A piece of a letter: words, a list, a code to type, or a button with its address."""

    kind: str
    text: str = ""
    url: str = ""
    lines: tuple[str, ...] = ()


def dress(mail: EmailMultiAlternatives) -> None:
    """Give a mail its HTML, made from its subject and text; both say the same."""
    # From the end: what people wrote may hold such a line too.
    body, line, below = str(mail.body).rpartition(BELOW)
    parts = parts_of(body if line else below)
    context = {
        "subject": mail.subject,
        "preview": preview_of(parts),
        "parts": parts,
        "below": [(words, is_ours(words)) for words in below.split("\n")] if line else [],
    }
    mail.attach_alternative(render_to_string("email/letter.html", context), "text/html")


def preview_of(parts: list[Part]) -> str:
    """What a list of mails shows beside the subject: the first words, and a code, but no address."""
    words = " ".join(part.text for part in parts if part.kind in {"words", "code"})
    return Truncator(" ".join(words.split())).chars(PREVIEW)


def parts_of(body: str) -> list[Part]:
    """The paragraphs of a text; one that is an address of ours becomes a button.

    What stands before it and ends with a colon is its label. An address of anybody else stays
    words: who names a city or a person chooses what is written, never where a button leads.
    """
    parts: list[Part] = []
    for paragraph in filter(None, map(str.strip, re.split(r"\n\s*\n", body))):
        lines = paragraph.split("\n")
        if is_ours(paragraph):
            label = parts.pop().text[:-1] if parts and parts[-1].text.endswith(":") else paragraph
            parts.append(Part("button", label, paragraph))
        elif CODE.fullmatch(paragraph):
            parts.append(Part("code", paragraph))
        elif all(line.startswith("- ") for line in lines):
            parts.append(Part("list", lines=tuple(line[2:] for line in lines)))
        else:
            parts.append(Part("words", paragraph))
    return parts


def is_ours(address: str) -> bool:
    """Whether it is an address of this site and nothing besides."""
    return re.fullmatch(re.escape(f"{settings.SITE_URL}/") + r"[\w./?=&%:@+-]*", address) is not None
