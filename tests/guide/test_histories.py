"""Any history of proposing, agreeing, approving, withdrawing and publishing: no word unconsented."""

import random
import subprocess
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.domain.printing import print_guide, print_html
from guide.models import Edition, Excerpt
from tests.guide.histories import World

# Most random steps are refused; some are drawn more often, so that enough follows.
WORDS = (
    "propose agree1 agree2 agree1 agree2 hide decline approve approve withdraw1 withdraw2 again again "
    "replace leave1 leave2 place place remove final freeze thaw build publish publish"
)
STEPS = WORDS.split()
history = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), min_size=10, max_size=30)
READY = ["propose", "agree1", "agree2", "approve", "place", "final", "freeze", "build"]
FINISH = ["final", "freeze", "build", "publish"]
# Where a history begins: with one yes of two, before the last step, in the midst, after a first edition.
BEGINNINGS = {
    "half agreed": ["propose", "agree1", "place"],
    "ready": READY,
    "hidden": ["propose", "hide", "agree2", "approve", "place", "final", "freeze", "build"],
    "new official": [
        "propose",
        "agree1",
        "replace",
        "agree2",
        "approve",
        "place",
        "final",
        "freeze",
        "build",
    ],
    "second edition": [*READY, "publish", "propose", "place", "final"],
}


def print_quickly(manifest, figures, *, shelf=None, on_progress=None):
    """The guide's own HTML in place of its PDF."""
    return print_html(manifest).encode()


def read_pdf(data):
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def live(world, steps):
    """Go through the steps; whatever came of them, an edition that is frozen holds nothing unapproved."""
    for name, which in steps:
        world.step(name, which)
    frozen = Edition.objects.filter(state="frozen")
    placed = Excerpt.objects.filter(placements__chapter__edition__in=frozen)
    assert set(placed.values_list("code", flat=True)) <= world.ledger.approved


@pytest.mark.django_db
@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("count", [20, pytest.param(100, marks=pytest.mark.long)])
def test_nothing_unconsented_is_ever_published(cast, challenge, beginning, count):
    counted = Counter()

    @settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(steps=history)
    def any_history(steps):
        with transaction.atomic():
            world = World(cast, type(challenge).objects.get(pk=challenge.pk), print_quickly, bytes.decode)
            live(world, [*((name, 0) for name in BEGINNINGS[beginning]), *steps, *((n, 0) for n in FINISH)])
            transaction.set_rollback(True)
        counted.update(histories=1, published=world.published, refused=world.refused)

    any_history()
    print(f"\n{beginning}: {dict(counted)}")
    assert counted["histories"] >= count
    assert counted["published"] >= count // 10
    assert counted["refused"] >= count // 10


@pytest.mark.poppler
@pytest.mark.parametrize("count", [5, pytest.param(60, marks=pytest.mark.long)])
def test_nor_in_the_printed_file(cast, challenge, count):
    published = 0
    for seed in range(count):
        chance = random.Random(seed)
        steps = [(chance.choice(STEPS), chance.randrange(3)) for _step in range(chance.randrange(4, 12))]
        steps = [each for each in steps if each[0] not in {"build", "publish"}]
        again = ["again", "agree1", "agree2", "approve", *FINISH]
        with transaction.atomic():
            world = World(cast, type(challenge).objects.get(pk=challenge.pk), print_guide, read_pdf)
            live(world, [*((n, 0) for n in READY[:-2]), *steps, *((n, 0) for n in again)])
            transaction.set_rollback(True)
        published += world.published
    print(f"\n{count} histories, {published} published as PDF")
    assert published >= count // 2


def test_the_usual_history_is_published(cast, challenge):
    world = World(cast, challenge, print_quickly, bytes.decode)
    live(world, [(name, 0) for name in [*READY, "publish"]])

    assert (world.published, world.refused) == (1, 0)
