"""Decides what a conflict is, and what an answer to it makes of the text."""

from dataclasses import dataclass, field
from typing import Literal

Choice = Literal["mine", "theirs", "both"] | str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One passage that both sides changed; `base` is its span in the text both began with."""

    base: tuple[int, int]
    mine: str
    theirs: str
    join: str = field(default="\n\n", compare=False)

    def answer(self, choice: Choice) -> str:
        """The passage as chosen: mine, theirs, both (first stored, first), or words of one's own."""
        if choice == "mine":
            return self.mine
        if choice == "theirs":
            return self.theirs
        if choice == "both":
            return self.join.join(text for text in (self.theirs, self.mine) if text)
        return choice


@dataclass(frozen=True, slots=True)
class Woven:
    """A merged row of pieces, each with the white space after it."""

    pieces: list[tuple["str | Conflict | Woven", str]]

    def conflicts(self) -> list[Conflict]:
        found: list[Conflict] = []
        for content, _gap in self.pieces:
            if isinstance(content, Conflict):
                found.append(content)
            elif isinstance(content, Woven):
                found.extend(content.conflicts())
        return found

    def text(self, answers: dict[int, str]) -> str:
        """The text, each conflict answered by its identity; an empty answer takes its gap along."""
        told = [(_told(content, answers), gap) for content, gap in self.pieces]
        kept = [pair for pair in told if pair[0]]
        if not kept:
            return ""
        return "".join(text + gap for text, gap in kept[:-1]) + kept[-1][0] + told[-1][1]


def _told(content: "str | Conflict | Woven", answers: dict[int, str]) -> str:
    if isinstance(content, Conflict):
        return answers[id(content)]
    return content.text(answers) if isinstance(content, Woven) else content
