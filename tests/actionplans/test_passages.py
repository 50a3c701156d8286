"""A section made ready for its page: each remark beside one passage."""

import re
from collections.abc import Callable

from django.test import Client

from actionplans.domain.remark import leave_remark
from actionplans.models import Plan, Revision
from tests.conftest import Cast

TEXT = "Hot.[^a]\n\n[^a]: In July.\n\nBetween the notes.[^b]\n\n[^b]: In August.\n"


def test_a_remark_between_two_notes_stands_once(
    cast: Cast, plan: Plan, write: Callable[..., Revision], sign_in: Callable[..., Client]
) -> None:
    """The notes are shown as one passage, from the first to the last: it holds what stands between."""
    section = plan.sections.get(code="challenge")
    revision = write(section, TEXT, cast.author)
    start = TEXT.index("Between")
    thread = leave_remark(
        revision, start=start, end=start + 7, text="Why?", audience="cohort", by=cast.partner
    )
    page = sign_in(cast.author).get("/udt-test/plans/ghent/").text

    assert page.count(f'id="r-{thread.pk}"') == 1
    assert page.count(f'id="m-{thread.pk}"') == 1


def test_remarks_on_the_same_words_and_on_words_among_them_are_marked_in_their_order(
    cast: Cast, plan: Plan, write: Callable[..., Revision], sign_in: Callable[..., Client]
) -> None:
    text = "Trees cool *most* streets in July.\n"
    revision = write(plan.sections.get(code="challenge"), text, cast.author)
    # Two that the marks of emphasis cut in two, so that their letters head the passage; then two and one.
    for words in ("Trees cool *most* streets", "Trees cool *most*", "streets in", "streets in", "in"):
        start = text.index(words)
        leave_remark(
            revision, start=start, end=start + len(words), text="Why?", audience="cohort", by=cast.partner
        )
    page = sign_in(cast.author).get("/udt-test/plans/ghent/").text
    [passage] = re.findall(r'<div class="prose">(.*?)</div>', page, re.DOTALL)[:1]
    marked = re.sub(r'<a class="anchor"[^>]*>(\w)</a>', r"(\1)", passage)

    assert re.sub(r"<[^>]+>|\s+$", "", marked) == "(a)(b)Trees cool most streets in(e)(c)(d) July."
