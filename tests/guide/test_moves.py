"""Every move that the tables forbid is refused, and the row stays as it was."""

import itertools

import pytest

from accounts.domain.moves import Refused
from guide.domain.build import cancel_build, claim_build, retry_build
from guide.domain.consent import approve_excerpt, decline_excerpt, give_consent, withdraw_excerpt
from guide.domain.edition import (
    ask_final_consent,
    freeze_edition,
    open_consultation,
    reopen_drafting,
    resolve_remarks,
)
from guide.domain.excerpt import propose_again
from guide.enums import (
    BUILD_MOVES,
    EDITION_MOVES,
    EXCERPT_MOVES,
    BuildState,
    EditionState,
    ExcerptState,
)
from guide.models import Build, Edition, Excerpt

EXCERPT_VERBS = {
    "proposed": lambda cast, it: propose_again(it, by=cast.author),
    "declined": lambda cast, it: decline_excerpt(it, by=cast.author),
    "withdrawn": lambda cast, it: withdraw_excerpt(it, by=cast.author),
    "approved": lambda cast, it: approve_excerpt(it, by=cast.organiser),
}
EDITION_VERBS = {
    "consultation": open_consultation,
    "resolving": resolve_remarks,
    "drafting": reopen_drafting,
    "final_consent": ask_final_consent,
    "frozen": freeze_edition,
}
BUILD_VERBS = {
    "cancelled": lambda cast, it: cancel_build(it, by=cast.organiser),
    "queued": lambda cast, it: retry_build(it, by=cast.organiser),
}


def pairs(states, verbs, table, legal):
    return [
        (before, after)
        for before, after in itertools.product(states, verbs)
        if (after in table.get(before, set())) is legal
    ]


def set_excerpt(excerpt, state, cast):
    approved = {"approved_by": cast.organiser, "approved_at": excerpt.proposed_at}
    facts = approved if state == "approved" else {"approved_by": None, "approved_at": None}
    Excerpt.objects.filter(pk=excerpt.pk).update(state=state, **facts)
    return Excerpt.objects.get(pk=excerpt.pk)


@pytest.mark.parametrize(("before", "after"), pairs(ExcerptState.values, EXCERPT_VERBS, EXCERPT_MOVES, False))
def test_an_illegal_move_of_an_excerpt_is_refused(cast, excerpt, before, after):
    found = set_excerpt(excerpt, before, cast)
    with pytest.raises(Refused):
        EXCERPT_VERBS[after](cast, found)

    assert Excerpt.objects.get(pk=excerpt.pk).state == before


@pytest.mark.parametrize(("before", "after"), pairs(ExcerptState.values, EXCERPT_VERBS, EXCERPT_MOVES, True))
def test_a_legal_move_of_an_excerpt_is_one_event(cast, excerpt, before, after):
    found = set_excerpt(excerpt, before, cast)
    EXCERPT_VERBS[after](cast, found)
    event = excerpt.events.last()

    assert (event.before, event.after, Excerpt.objects.get(pk=excerpt.pk).state) == (before, after, after)


@pytest.mark.parametrize("state", sorted(set(ExcerptState.values) - {"proposed"}))
def test_consent_is_given_only_while_it_is_proposed(cast, excerpt, state):
    found = set_excerpt(excerpt, state, cast)
    with pytest.raises(Refused):
        give_consent(found, by=cast.author)

    assert found.consents.count() == 0


@pytest.mark.parametrize(("before", "after"), pairs(EditionState.values, EDITION_VERBS, EDITION_MOVES, False))
def test_an_illegal_move_of_an_edition_is_refused(cast, edition, before, after):
    Edition.objects.filter(pk=edition.pk).update(state=before)
    found = Edition.objects.get(pk=edition.pk)
    with pytest.raises(Refused):
        EDITION_VERBS[after](found, by=cast.organiser)

    assert Edition.objects.get(pk=edition.pk).state == before


@pytest.mark.parametrize(("before", "after"), pairs(EditionState.values, EDITION_VERBS, EDITION_MOVES, True))
def test_a_legal_move_of_an_edition_is_one_event(cast, edition, before, after):
    Edition.objects.filter(pk=edition.pk).update(state=before)
    found = Edition.objects.get(pk=edition.pk)
    EDITION_VERBS[after](found, by=cast.organiser)
    event = edition.events.last()

    assert (event.before, event.after, found.state) == (before, after, after)


def build_in(edition, cast, state):
    build = Build.objects.create(
        edition=edition, manifest={}, manifest_sha256="0", requested_by=cast.organiser
    )
    if state == "running":
        return claim_build(build.pk)
    Build.objects.filter(pk=build.pk).update(state=state)
    return Build.objects.get(pk=build.pk)


@pytest.mark.parametrize("after", BUILD_VERBS)
@pytest.mark.parametrize("before", sorted(set(BuildState.values) - {"running"}))
def test_a_build_moves_by_its_table(cast, edition, before, after):
    build = build_in(edition, cast, before)
    legal = after in BUILD_MOVES.get(before, set())
    try:
        BUILD_VERBS[after](cast, build)
    except Refused:
        moved = False
    else:
        moved = True

    assert (moved, Build.objects.get(pk=build.pk).state) == (legal, after if legal else before)


@pytest.mark.parametrize("state", sorted(set(BuildState.values) - {"queued"}))
def test_only_a_queued_build_is_claimed(cast, edition, state):
    build = build_in(edition, cast, state)

    assert claim_build(build.pk) is None
