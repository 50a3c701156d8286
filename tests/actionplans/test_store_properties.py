"""Short histories of two writers on stale texts: whatever they do, the promises of storing hold."""

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from actionplans.domain.store import Answer, Closed, KeyReused, Overlap, Stored, store_text
from actionplans.models import Plan, Section, SideDraft
from prose.source import sha256
from tests.conftest import Cast
from tests.factories.actionplans import SectionDefinitionFactory, SectionFactory


@dataclasses.dataclass(frozen=True)
class Edit:
    """One store: by whom, on a text how many revisions old, doing what to which paragraph.

    `seen` is how many revisions old the section is that the caller holds: it was read before others
    stored. `after` says what follows: nothing, the same again, an older edit again, the same edit id
    with other words, or the plan closed for this one edit.
    """

    writer: int
    age: int
    seen: int
    deed: str
    place: int
    after: str


EDITS = st.builds(
    Edit,
    writer=st.integers(0, 1),
    age=st.integers(0, 3),
    seen=st.integers(0, 3),
    deed=st.sampled_from(["insert", "insert", "reword", "lengthen", "remove", "move", "nothing"]),
    place=st.integers(0, 4),
    after=st.sampled_from(["", "", "", "same again", "older again", "other words", "closed"]),
)


def changed(text: str, edit: Edit, mark: str) -> str:
    paragraphs = text.split("\n\n") if text else []
    place = edit.place % (len(paragraphs) or 1)
    if edit.deed == "insert" or not paragraphs:
        paragraphs.insert(place, f"Paragraph {mark}.")
    elif edit.deed == "reword":
        paragraphs[place] = f"Reworded {mark}."
    elif edit.deed == "lengthen":
        paragraphs[place] += f" Longer {mark}."
    elif edit.deed == "remove":
        del paragraphs[place]
    elif edit.deed == "move":
        paragraphs = [*paragraphs[place + 1 :], *paragraphs[: place + 1]]
    return "\n\n".join(paragraphs)


def marks(text: str) -> set[str]:
    return {word.rstrip(".") for word in text.split() if word.startswith("m") and word[1:2].isdigit()}


@dataclasses.dataclass(frozen=True)
class Row:
    """A revision as it must stand in the table."""

    text: str = ""
    by: str = ""
    merge_parent: int | None = None
    moved: bool = False


@dataclasses.dataclass
class History:
    """A section and what a reader of its answers must believe it holds."""

    section: Section
    people: list[User]
    rows: list[Row] = dataclasses.field(default_factory=lambda: [Row()])
    read: list[Section] = dataclasses.field(default_factory=list)
    answered: list[tuple[dict[str, Any], Answer]] = dataclasses.field(default_factory=list)

    @property
    def current(self) -> int:
        return len(self.rows) - 1

    def play(self, edits: list[Edit]) -> None:
        self.read.append(self.fresh())
        for step, edit in enumerate(edits):
            base = max(self.current - edit.age, 0)
            sent = changed(self.rows[base].text, edit, f"m{step}")
            call: dict[str, Any] = {
                "text": sent,
                "base": base,
                "by": self.people[edit.writer],
                "key": f"{self.section.pk}-{step}",
            }
            if edit.after == "closed":
                self.refused(call)
                continue
            answer = store_text(self.read[max(len(self.read) - 1 - edit.seen, 0)], **call)
            self.told(base, sent, edit, answer)
            self.answered.append((call, answer))
            self.read.append(self.fresh())
            self.again(edit)

    def fresh(self) -> Section:
        return Section.objects.select_related("current", "plan").get(pk=self.section.pk)

    def refused(self, call: dict[str, Any]) -> None:
        """The plan is closed for the length of one edit: its text waits aside, and nothing else is new."""
        Plan.objects.filter(pk=self.section.plan_id).update(state="submitted")
        answer = store_text(self.fresh(), **call)
        Plan.objects.filter(pk=self.section.plan_id).update(state="drafting")
        assert isinstance(answer, Closed)
        draft = SideDraft.objects.get(section=self.section, author=call["by"], base=call["base"])
        assert draft.text == call["text"]
        assert store_text(self.fresh(), **call) == answer

    def again(self, edit: Edit) -> None:
        """A retry gets the answer that was given, whatever happened since; other words get none."""
        if edit.after in ("same again", "older again"):
            call, answer = self.answered[-1 if edit.after == "same again" else 0]
            assert store_text(self.fresh(), **call) == answer
        elif edit.after == "other words":
            call, _answer = self.answered[-1]
            with pytest.raises(KeyReused):
                store_text(self.fresh(), **{**call, "text": call["text"] + " Other."})

    def told(self, base: int, sent: str, edit: Edit, answer: Answer) -> None:
        if isinstance(answer, Overlap):
            assert (answer.yours, answer.base, base < self.current) == (sent, base, True)
            draft = SideDraft.objects.get(
                section=self.section, author=self.people[edit.writer], base=base, put_away_at=None
            )
            assert (draft.text, answer.current["revision"]) == (sent, self.current)
            assert answer.current["text"] == self.rows[self.current].text
            assert len(answer.conflicts) >= 1
            return
        assert isinstance(answer, Stored)
        self.keeps_all_words(answer.text, base, sent, edit)
        self.is_next(answer, base, sent, edit)

    def keeps_all_words(self, text: str, base: int, sent: str, edit: Edit) -> None:
        """What either side put in or left alone is in the text; what one took out is gone."""
        before, theirs = marks(self.rows[base].text), marks(self.rows[self.current].text)
        mine = marks(sent)
        assert (mine | theirs) - before - marks(text) == set()
        assert before & mine & theirs - marks(text) == set()
        assert marks(text) - mine - theirs == set()
        # A paragraph that one side moved and the other took out may stay: never lost in doubt.
        if edit.deed != "move" and not any(row.moved for row in self.rows[base + 1 :]):
            assert marks(text) & (before - (mine & theirs)) == set()

    def is_next(self, answer: Stored, base: int, sent: str, edit: Edit) -> None:
        theirs, number = self.rows[self.current].text, self.current
        if base == number:
            assert (answer.text, answer.merged) == (sent, False)
        assert answer.merged == (answer.text not in (sent, theirs))
        assert answer.sha256 == sha256(answer.text)
        if answer.text == theirs:
            assert (answer.revision, answer.parents) == (number, [number] if number else [])
            return
        met = base if answer.merged and base else None
        self.rows.append(Row(answer.text, self.people[edit.writer].email, met, edit.deed == "move"))
        parents = [each for each in (number, met) if each]
        assert (answer.revision, answer.parents) == (number + 1, parents)

    def stands(self) -> None:
        """The table holds just what the answers told, in their order."""
        fields = ("number", "text", "sha256", "author__email", "parent__number", "merge_parent__number")
        expected = [
            (number, row.text, sha256(row.text), row.by, number - 1 or None, row.merge_parent)
            for number, row in enumerate(self.rows)
            if number
        ]
        assert list(self.section.revisions.order_by("number").values_list(*fields)) == expected
        newest = self.fresh()
        assert (newest.number, newest.text) == (self.current, self.rows[-1].text)


@pytest.fixture
def people(cast: Cast) -> list[User]:
    return [cast.author, cast.partner]


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(edits=st.lists(EDITS, min_size=3, max_size=9))
def test_whatever_two_writers_do_every_accepted_text_stays(
    plan: Plan, people: list[User], edits: list[Edit]
) -> None:
    definition = SectionDefinitionFactory(version=plan.template)
    history = History(SectionFactory(plan=plan, definition=definition), people)
    history.play(edits)
    history.stands()
