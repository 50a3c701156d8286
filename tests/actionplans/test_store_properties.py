"""Short histories of two writers on stale texts: whatever they do, the promises of storing hold."""

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from actionplans.domain.store import Overlap, Stored, store_text
from actionplans.models import Plan, Section, SideDraft
from prose.source import sha256
from tests.conftest import Cast
from tests.factories.actionplans import SectionDefinitionFactory, SectionFactory


@dataclasses.dataclass(frozen=True)
class Edit:
    """One store: by whom, on a text how many revisions old, doing what to which paragraph."""

    writer: int
    age: int
    deed: str
    place: int


EDITS = st.builds(
    Edit,
    writer=st.integers(0, 1),
    age=st.integers(0, 3),
    deed=st.sampled_from(["insert", "insert", "reword", "lengthen", "remove", "nothing"]),
    place=st.integers(0, 4),
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
    return "\n\n".join(paragraphs)


def marks(text: str) -> set[str]:
    return {word.rstrip(".") for word in text.split() if word.startswith("m") and word[1:2].isdigit()}


@dataclasses.dataclass
class History:
    """A section and what a reader of its answers must believe it holds."""

    section: Section
    people: list[User]
    texts: list[str] = dataclasses.field(default_factory=lambda: [""])

    def play(self, edits: list[Edit]) -> None:
        for step, edit in enumerate(edits):
            base = max(len(self.texts) - 1 - edit.age, 0)
            sent = changed(self.texts[base], edit, f"m{step}")
            self.told(base, sent, edit)

    def told(self, base: int, sent: str, edit: Edit) -> None:
        by, current = self.people[edit.writer], len(self.texts) - 1
        answer = store_text(self.section, text=sent, base=base, by=by)
        if isinstance(answer, Overlap):
            assert (answer.yours, answer.base, base < current) == (sent, base, True)
            draft = SideDraft.objects.get(section=self.section, author=by, base=base)
            assert (draft.text, answer.current["revision"]) == (sent, current)
            assert len(answer.conflicts) >= 1
            return
        assert isinstance(answer, Stored)
        self.is_right(answer, base, sent)

    def is_right(self, answer: Stored, base: int, sent: str) -> None:
        current = len(self.texts) - 1
        before, theirs = self.texts[base], self.texts[current]
        if base == current or not answer.merged:
            assert answer.text in (sent, theirs)
        # What either side put in is in the text, and nothing that nobody wrote.
        put_in = (marks(sent) | marks(theirs)) - marks(before)
        taken_out = (marks(before) - marks(sent)) | (marks(before) - marks(theirs))
        assert put_in - marks(answer.text) == set()
        assert marks(answer.text) & taken_out == set()
        if answer.text == theirs:
            assert (answer.revision, answer.parents) == (current, [current] if current else [])
            return
        self.texts.append(answer.text)
        met = [base] if answer.merged and base else []
        assert (answer.revision, answer.parents) == (current + 1, [current, *met] if current else [])

    def stored(self) -> Iterator[tuple[int, str, str, int | None, bool]]:
        for r in self.section.revisions.select_related("parent", "merge_parent").order_by("number"):
            parent = r.parent.number if r.parent else None
            yield r.number, r.text, r.sha256, parent, r.merge_parent is None or r.kind == "merged"


@pytest.fixture
def people(cast: Cast) -> list[User]:
    return [cast.author, cast.partner]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(edits=st.lists(EDITS, min_size=1, max_size=7))
def test_whatever_two_writers_do_every_accepted_text_stays(
    plan: Plan, people: list[User], edits: list[Edit]
) -> None:
    definition = SectionDefinitionFactory(version=plan.template)
    history = History(SectionFactory(plan=plan, definition=definition), people)
    history.play(edits)
    assert list(history.stored()) == [
        (number, text, sha256(text), number - 1 or None, True)
        for number, text in enumerate(history.texts)
        if number
    ]
    newest = Section.objects.select_related("current").get(pk=history.section.pk)
    assert (newest.number, newest.text) == (len(history.texts) - 1, history.texts[-1])
