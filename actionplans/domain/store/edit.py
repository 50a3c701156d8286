"""One edit decided under the section's lock: stored, merged, set aside, or answered as before."""

import dataclasses
import datetime as dt
import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from actionplans.domain.side_draft import keep_aside
from actionplans.domain.store.answers import ANSWERS, Answer, Closed, KeyReused, Overlap, Stored, UnknownBase
from actionplans.domain.store.merging import as_json, merge_now
from actionplans.enums import RevisionKind
from actionplans.models import Plan, Revision, Section, StoredEdit
from prose.blocks import word_count
from prose.merge import Merge
from prose.source import sha256


@dataclasses.dataclass(frozen=True)
class Edit:
    section_id: int
    text: str
    base: int
    by: User
    at: dt.datetime
    key: str
    kind: RevisionKind
    ahead: tuple[int, Merge] | None
    newest: Revision | None = None

    @transaction.atomic
    def apply(self, *, known: bool = False) -> Answer:
        """Decide under the section's lock, so that two edits never read the same current text.

        An edit id that was stored already is refused by its constraint, and all of this undone:
        raises IntegrityError then, and is asked once more about a `known` id.
        """
        # Each row by itself: what one statement joins to a row that it waited for is older than that
        # row. The plan is held too, so that no text slips in behind its submission.
        section = Section.objects.select_for_update().get(pk=self.section_id)
        section.plan = Plan.objects.select_for_update(no_key=True).get(pk=section.plan_id)
        if self.newest and self.newest.pk == section.current_id:
            # Read before the lock: as good, since revisions never change.
            section.current = self.newest
        if known and self.key and (earlier := self._earlier()):
            return earlier
        answer = self._decide(section)
        if self.key:
            self._remember(answer)
        return answer

    def _decide(self, section: Section) -> Answer:
        if not 0 <= self.base <= section.number:
            raise UnknownBase(_("The section has no revision %(n)s.") % {"n": self.base})
        if not section.plan.is_open:
            keep_aside(self.section_id, self.text, self.base, by=self.by, at=self.at)
            state = section.plan.get_state_display().lower()
            return Closed(_("The plan is %(state)s, so its text is closed for now.") % {"state": state})
        if self.base == section.number:
            return self._store(section, self.text, merged=False)
        return self._merge(section)

    def _merge(self, section: Section) -> Answer:
        number, result = self.ahead or (None, None)
        if result is None or number != section.number:
            result = merge_now(section, self.text, self.base)
        if result.text is not None:
            return self._store(section, result.text, merged=result.merged)
        keep_aside(self.section_id, self.text, self.base, by=self.by, at=self.at)
        current = {"revision": section.number, "text": section.text, "sha256": sha256(section.text)}
        return Overlap(current, self.text, self.base, [as_json(c) for c in result.conflicts])

    def _store(self, section: Section, text: str, *, merged: bool) -> Stored:
        current = section.current
        if text == section.text:
            parents = [section.number] if current else []
            return Stored(section.number, text, sha256(text), merged, parents, _time_of(current))
        met = section.revisions.filter(number=self.base).first() if merged else None
        revision = Revision.objects.create(
            section=section,
            number=section.number + 1,
            parent=current,
            merge_parent=met,
            text=text,
            sha256=sha256(text),
            words=word_count(text),
            author=self.by,
            kind=RevisionKind.MERGED if merged else self.kind,
            template_id=section.plan.template_id,
            stored_at=self.at,
        )
        Section.objects.filter(pk=section.pk).update(current=revision)
        parents = [parent.number for parent in (current, met) if parent]
        return Stored(revision.number, text, revision.sha256, merged, parents, _time_of(revision))

    def _fingerprint(self) -> str:
        body = json.dumps([self.section_id, self.base, self.text])
        return hashlib.sha256(body.encode()).hexdigest()

    def _earlier(self) -> Answer | None:
        row = StoredEdit.objects.filter(author=self.by, key=self.key).first()
        if row is None:
            return None
        if row.body_sha256 != self._fingerprint():
            raise KeyReused(_("This edit id was used for another text already."))
        answer: Answer = ANSWERS[row.status](**row.answer)
        return answer

    def _remember(self, answer: Answer) -> None:
        StoredEdit.objects.create(
            author=self.by,
            key=self.key,
            section_id=self.section_id,
            body_sha256=self._fingerprint(),
            status=answer.status,
            answer=dataclasses.asdict(answer),
            stored_at=self.at,
        )


def _time_of(revision: Revision | None) -> str:
    return revision.stored_at.isoformat() if revision else ""
