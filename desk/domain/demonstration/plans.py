"""The Action Plans of the demonstration: written, remarked on, submitted and accepted in their order."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from actionplans.domain.figure import add_figure
from actionplans.domain.plan import (
    accept_plan,
    begin_plan,
    begin_revising,
    change_plan,
    open_for_review,
    set_audience,
    submit_plan,
)
from actionplans.domain.remark import leave_remark, reply, resolve_thread
from actionplans.domain.store import Stored, store_text
from actionplans.models import Plan, Revision, Section
from desk.domain.demonstration.cohort import Stage
from desk.domain.demonstration.facts import Draft, drafts, moment, read
from desk.domain.demonstration.pictures import draw_chart
from desk.domain.demonstration.statuses import finish_sections, say

PLACEHOLDER = re.compile(r"figure:(FIG-[a-z]+-\d+)")
Deed = tuple[dt.datetime, Callable[[], None]]
When = Callable[[Any], dt.datetime]


class Writing:
    """The pairs of an edition at work. Deeds are gathered first and done in the order of their time."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.plans: dict[str, Plan] = {}
        self.revisions: dict[tuple[str, str, int], Revision] = {}
        self.figures: dict[str, str] = {}
        self.charts = {chart["code"]: chart for chart in read("figures.json")}
        self.deeds: list[Deed] = []

    def do_in_order(self) -> None:
        for _at, deed in sorted(self.deeds, key=lambda deed: deed[0]):
            deed()
        self.deeds.clear()

    def begin(self, at: dt.datetime) -> None:
        for row in self.stage.texts:
            pair = self.stage.pairs[row["slug"]]
            self.plans[row["slug"]] = begin_plan(
                pair, self.stage.template, title=row["plan_title"], by=self.stage.organiser, at=at
            )

    def write(self, folder: str, when: Callable[[Draft], dt.datetime]) -> None:
        """Gather every text below a folder; `when` says at what time each was stored."""
        for draft in drafts(folder):
            if draft.city in self.plans:
                at = when(draft)
                self.deeds.append((at, lambda draft=draft, at=at: self._store(draft, at)))  # type: ignore[misc]

    def section(self, city: str, code: str) -> Section:
        return self.plans[city].sections.select_related("current").get(code=code)

    def _store(self, draft: Draft, at: dt.datetime) -> None:
        section = self.section(draft.city, draft.section)
        author = self.stage.people[f"{draft.city}.{draft.seat}"]
        text = PLACEHOLDER.sub(lambda found: f"figure:{self._figure(found[1], section, at)}", draft.text)
        answer = store_text(section, text=text, base=section.number, by=author, at=at)
        if not isinstance(answer, Stored):
            raise ValueError(f"{draft} was not stored: {answer}")
        revision = section.revisions.get(number=answer.revision)
        self.revisions[draft.city, draft.section, draft.version] = revision

    def _figure(self, code: str, section: Section, at: dt.datetime) -> str:
        if code not in self.figures:
            chart = self.charts[code]
            author = self.stage.people[f"{chart['city']}.technical"]
            figure = add_figure(section, draw_chart(chart), alt=chart["alt"], by=author, at=at)
            self.figures[code] = figure.code
        return self.figures[code]

    def with_figures(self, words: str) -> str:
        """The words as stored, with the figures' own codes."""
        return PLACEHOLDER.sub(lambda found: f"figure:{self.figures[found[1]]}", words)

    def open_to_cohort(self, city: str, at: dt.datetime) -> None:
        """The pair lets the cohort read what it writes."""
        by = self._author(city)
        for section in self.plans[city].sections.all():
            set_audience(section, "cohort", by=by, at=at)

    def remark(self, rows: list[dict[str, Any]], when: When = dt.datetime.fromisoformat) -> None:
        """Gather remarks with their replies and outcomes; `when` reads the times that the rows give."""
        for row in rows:
            at = when(row["at"])
            self.deeds.append((at, lambda row=row, at=at: self._leave(row, at, when)))  # type: ignore[misc]

    def _leave(self, row: dict[str, Any], at: dt.datetime, when: When) -> None:
        revision = self.revisions[row["city"], row["section"], row["version"]]
        start = revision.text.index(row["quote"])
        people = self.stage.people
        thread = leave_remark(
            revision,
            start=start,
            end=start + len(row["quote"]),
            text=row["text"],
            audience=row["audience"],
            by=people[row["author"]],
            at=at,
        )
        for said in row["replies"]:
            reply(thread, text=said["text"], by=people[said["author"]], at=when(said["at"]))
        outcome = row["outcome"]
        if outcome["state"] == "resolved":
            resolve_thread(
                thread,
                outcome=outcome["how"],
                reason=outcome.get("reason", ""),
                by=people[outcome["by"]],
                at=when(outcome["at"]),
            )

    def say(self, rows: list[dict[str, Any]], when: When) -> None:
        """Gather what is said of how far sections are."""
        for row in rows:
            at, by = when(row["at"]), self.stage.people[row["by"]]
            self.deeds.append((at, lambda row=row, at=at, by=by: self._say(row, at, by)))  # type: ignore[misc]

    def _say(self, row: dict[str, Any], at: dt.datetime, by: Any) -> None:
        say(self.section(row["city"], row["section"]), row, by=by, at=at)

    def finish(self, city: str, facts: dict[str, Any]) -> None:
        """Review, revising, submission and acceptance, on the days of the 2024 edition."""
        plan, by = self.plans[city], self._author(city)
        if outcome := facts.get("outcome"):
            no_twin = "no" in outcome["code"]
            change_plan(plan, title=plan.title, no_twin=no_twin, by=by, at=moment("2024-12-09", 12))
        open_for_review(plan, by=by, at=moment("2024-12-09", 15))
        begin_revising(plan, by=by, at=moment("2024-12-11", 9))
        finish_sections(plan, by=by, opened=moment("2024-12-09", 16), closed=moment("2024-12-13", 15))
        submit_plan(plan, by=by, at=moment("2024-12-13", 16))
        accept_plan(plan, by=self.stage.organiser, at=moment("2024-12-18", 11))

    def _author(self, city: str) -> Any:
        tenure = self.stage.pairs[city].current_tenures()[0]
        return tenure.user
