"""What hurried people do to a text, by seed: put in, reword, delete, move; each edit bears its own token."""

import random
import re
from collections import Counter

# Twelve paragraphs for eight writers: they often meet in one, and often do not.
PLACES = ("street", "square", "canal", "bridge", "park", "roof", "school", "market", "harbour", "depot")
GROUND = "\n\n".join(
    f"The {place} is hot in July. People who live by the {place} keep their shutters closed. "
    f"We count who walks there, and when."
    for place in (*PLACES, "library", "station")
)
TOKEN = re.compile(r"\btok\d+x\d+s\d+\b")


def tokens(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def counted(text: str) -> Counter[str]:
    """Each token with how often it stands there: what one moved while another rewrote it stands twice."""
    return Counter(TOKEN.findall(text))


def token_of(writer: int, edit: int, seed: int) -> str:
    return f"tok{writer}x{edit}s{seed}"


def changed(text: str, token: str, chance: random.Random) -> str:
    """The text after one edit; wherever it happens, the token is in it once."""
    paragraphs = text.split("\n\n")
    deed = chance.choice([put_in, put_in, reword, reword, lengthen, delete, move])
    return "\n\n".join(deed(paragraphs, token, chance))


def put_in(paragraphs: list[str], token: str, chance: random.Random) -> list[str]:
    at = chance.randrange(len(paragraphs) + 1)
    return [*paragraphs[:at], f"A new thought of ours, {token}.", *paragraphs[at:]]


def reword(paragraphs: list[str], token: str, chance: random.Random) -> list[str]:
    """One sentence of one paragraph written anew."""
    at = chance.randrange(len(paragraphs))
    sentences = re.split(r"(?<=\.) ", paragraphs[at])
    sentences[chance.randrange(len(sentences))] = f"Said otherwise, {token}."
    return [*paragraphs[:at], " ".join(sentences), *paragraphs[at + 1 :]]


def lengthen(paragraphs: list[str], token: str, chance: random.Random) -> list[str]:
    at = chance.randrange(len(paragraphs))
    return [*paragraphs[:at], f"{paragraphs[at]} And so on, {token}.", *paragraphs[at + 1 :]]


def delete(paragraphs: list[str], token: str, chance: random.Random) -> list[str]:
    """A paragraph goes, and the one at the end says so; a short text is not made shorter."""
    if len(paragraphs) > len(PLACES):
        paragraphs = [*paragraphs]
        paragraphs.pop(chance.randrange(len(paragraphs) - 1))
    return lengthen(paragraphs, token, random.Random(len(paragraphs)))


def move(paragraphs: list[str], token: str, chance: random.Random) -> list[str]:
    """A paragraph stands elsewhere, with a word more."""
    moved = [*paragraphs]
    taken = moved.pop(chance.randrange(len(moved)))
    moved.insert(chance.randrange(len(moved) + 1), f"{taken} Moved, {token}.")
    return moved
