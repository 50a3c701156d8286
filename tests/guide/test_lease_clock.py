"""Leases are counted by the one clock that all workers share, whatever their own say."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from guide.domain.build import claim_build, reap_lost_builds, renew_lease, request_build, run_build
from guide.models import Build, Edition
from tests.conftest import Cast
from tests.factories.guide import quick_print

# A server's clock is everybody's; a file of SQLite lives on one machine, and goes by that one's.
SERVED = connection.vendor == "postgresql"
APART = dt.timedelta(hours=10)


@pytest.fixture
def build(cast: Cast, frozen: Edition) -> Build:
    return request_build(frozen, by=cast.organiser)


def claim(build: Build) -> None:
    claim_build(build.pk)


def renew(build: Build) -> None:
    claimed = claim_build(build.pk, at=timezone.now() - 2 * APART)
    assert claimed
    renew_lease(claimed, fence=claimed.fence)


def run(build: Build) -> None:
    run_build(build.pk, printer=quick_print)


@pytest.mark.parametrize("act", [claim, renew, run])
def test_a_lease_lasts_as_long_by_a_clock_that_is_ahead(build: Build, act: Any) -> None:
    now = timezone.now()
    with time_machine.travel(now + APART):
        act(build)
    build.refresh_from_db()
    assert build.heartbeat_at
    hours = round((build.heartbeat_at - now) / dt.timedelta(hours=1))

    assert hours == (0 if SERVED else 10)


def test_a_clock_that_is_ahead_takes_no_build_from_who_works_on_it(build: Build) -> None:
    claim_build(build.pk)
    with time_machine.travel(timezone.now() + APART):
        taken = reap_lost_builds()

    assert taken == ([] if SERVED else [build])
