"""Edits whose outcome is known: each letter remembers whether it belongs to the marked passage."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.prose.corpus import TEXTS

Marked = list[tuple[str, bool]]
FILL = {
    "en": "meanwhile the council quietly agreed to wait for another winter",
    "de": "inzwischen hat der Rat still beschlossen noch einen Winter zu warten",
    "el": "στο μεταξύ το συμβούλιο αποφάσισε ήσυχα να περιμένει έναν χειμώνα",
    "uk": "тим часом рада тихо погодилася чекати ще одну зиму",
    "mixed": "entre-temps le conseil a décidé cicho poczekać még egy telet",
}


@dataclass(frozen=True)
class Case:
    """An edit: the text before with the passage's span, the text after, and where it stands now."""

    kind: str
    old: str
    span: tuple[int, int]
    new: str
    truth: tuple[int, int] | None


def cases(seed: int, number: int) -> list[Case]:
    """So many edits, all kinds in turn, the same for the same seed."""
    chance = random.Random(seed)
    kinds = list(EDITS)
    return [_case(chance, kinds[count % len(kinds)]) for count in range(number)]


def _case(chance: random.Random, kind: str) -> Case:
    language = chance.choice(list(TEXTS))
    old = TEXTS[language]
    start, end = _passage(chance, old)
    marked = [(char, start <= at < end) for at, char in enumerate(old)]
    new = EDITS[kind](chance, marked, FILL[language].split())
    places = [at for at, (_, mine) in enumerate(new) if mine]
    truth = (places[0], places[-1] + 1) if places else None
    return Case(kind, old, (start, end), "".join(char for char, _ in new), truth)


def _passage(chance: random.Random, text: str) -> tuple[int, int]:
    """Four to fourteen words in a row of one plain paragraph."""
    paragraphs = list(re.finditer(r"(?:(?<=\n\n)|^)(?![#>|\-\d\[])(?:.|\n(?!\n))+", text))
    paragraph = chance.choice(paragraphs)
    words = list(re.finditer(r"\S+", paragraph.group()))
    first = chance.randrange(max(1, len(words) - 4))
    last = min(len(words) - 1, first + chance.randint(3, 13))
    return paragraph.start() + words[first].start(), paragraph.start() + words[last].end()


def _span(marked: Marked) -> tuple[int, int]:
    places = [at for at, (_, mine) in enumerate(marked) if mine]
    return places[0], places[-1] + 1


def _paragraph(marked: Marked) -> tuple[int, int]:
    """The paragraph around the passage, the blank line after it included."""
    text, (start, _) = "".join(char for char, _ in marked), _span(marked)
    begin = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    end = text.find("\n\n", start)
    return begin, end + 2 if end >= 0 else len(text)


def _plain(text: str, *, mine: bool = False) -> Marked:
    return [(char, mine) for char in text]


def _some(chance: random.Random, fill: list[str]) -> str:
    first = chance.randrange(len(fill) - 3)
    return " ".join(fill[first : first + chance.randint(1, 3)])


def _inner_spaces(marked: Marked) -> list[int]:
    start, end = _span(marked)
    return [at for at in range(start, end) if marked[at][0].isspace()]


def type_in(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    at = chance.choice(_inner_spaces(marked))
    return marked[:at] + _plain(f" {_some(chance, fill)}", mine=True) + marked[at:]


def cut_out(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    spaces = _inner_spaces(marked)
    which = chance.randrange(len(spaces) - 1)
    return marked[: spaces[which]] + marked[spaces[which + 1] :]


def reword_inside(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    spaces = _inner_spaces(marked)
    which = chance.randrange(len(spaces) - 1)
    inside = _plain(f" {_some(chance, fill)}", mine=True)
    return marked[: spaces[which]] + inside + marked[spaces[which + 1] :]


def type_beside(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    start, end = _span(marked)
    if chance.random() < 0.5:
        return marked[:start] + _plain(f"{_some(chance, fill)} ") + marked[start:]
    return marked[:end] + _plain(f" {_some(chance, fill)}") + marked[end:]


def reword_beside(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    start, end = _span(marked)
    begin, finish = _paragraph(marked)
    before, after = _plain(f"{' '.join(fill[:4])} "), _plain(f" {' '.join(fill[4:8])}.\n\n")
    return marked[:begin] + before + marked[start:end] + after + marked[finish:]


def move_paragraph(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    begin, finish = _paragraph(marked)
    taken, rest = marked[begin:finish], marked[:begin] + marked[finish:]
    text = "".join(char for char, _ in rest)
    places = [m.end() for m in re.finditer(r"\n\n(?=[^\n])", text) if m.end() != begin]
    at = chance.choice(places)
    if not "".join(char for char, _ in taken).endswith("\n\n"):
        taken = taken + _plain("\n\n")
    return rest[:at] + taken + rest[at:]


def split_paragraph(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    begin, finish = _paragraph(marked)
    spaces = [at for at in range(begin + 1, finish - 3) if marked[at][0].isspace()]
    at = chance.choice(spaces)
    mine = marked[at][1]
    return marked[:at] + _plain("\n\n", mine=mine) + marked[at + 1 :]


def join_paragraph(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    begin, finish = _paragraph(marked)
    if finish < len(marked):
        return marked[: finish - 2] + _plain(" ") + marked[finish:]
    return marked[: begin - 2] + _plain(" ") + marked[begin:]


def delete_passage(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    start, end = _span(marked)
    if chance.random() < 0.5:
        start, end = _paragraph(marked)
    return marked[:start] + marked[end:]


def delete_where_repeated(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    """Delete the paragraph and write others that share a few of its words."""
    begin, finish = _paragraph(marked)
    start, end = _span(marked)
    words = "".join(char for char, _ in marked[start:end]).split()
    echo = " ".join([*fill[:4], *words[:2], *fill[4:]])
    return marked[:begin] + _plain(f"{echo}.\n\n") + marked[finish:]


def repeat_elsewhere(chance: random.Random, marked: Marked, fill: list[str]) -> Marked:
    start, end = _span(marked)
    words = "".join(char for char, _ in marked[start:end]).replace("\n", " ")
    copy = _plain(f"{fill[0]} {words} {fill[1]}.\n\n")
    text = "".join(char for char, _ in marked)
    places = [m.end() for m in re.finditer(r"\n\n(?=[^\n])", text)]
    at = chance.choice(places)
    return marked[:at] + copy + marked[at:]


EDITS: dict[str, Callable[[random.Random, Marked, list[str]], Marked]] = {
    "typing in": type_in,
    "cutting out": cut_out,
    "rewording inside": reword_inside,
    "typing beside": type_beside,
    "rewording beside": reword_beside,
    "moving its paragraph": move_paragraph,
    "splitting its paragraph": split_paragraph,
    "joining its paragraph": join_paragraph,
    "deleting it": delete_passage,
    "deleting it, echoes left": delete_where_repeated,
    "repeating its words elsewhere": repeat_elsewhere,
}
