"""Loading the demonstration: repeatable, removable, and never mixed with real work."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import User
from cohorts.models import Cohort
from desk.domain.demonstration.finished import make_finished_edition
from desk.domain.demonstration.people import password
from desk.domain.demonstration.removal import TABLES, remove_demonstration
from desk.domain.demonstration.running import make_running_edition
from tests.factories.cohorts import CohortFactory, RoleFactory

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def finished(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return make_finished_edition()


@pytest.fixture
def running(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return make_running_edition(TODAY)


def _counts() -> dict[str, int]:
    models = [*(label for label, _way in TABLES), "cohorts.Cohort", "accounts.User"]
    return {label: apps.get_model(label)._base_manager.count() for label in models}


def test_a_second_load_changes_nothing_and_removing_leaves_nothing(finished, running, capsys, monkeypatch):
    monkeypatch.setattr("desk.management.commands.demo.publish_guide", lambda cohort, work: "")
    before = _counts()
    call_command("demo")
    assert _counts() == before
    assert remove_demonstration() == 2
    assert set(_counts().values()) == {0}


def test_removing_keeps_what_is_real(finished):
    real = CohortFactory(slug="real", is_demo=False)
    shared = User.objects.get(email="organiser@demo.example")
    RoleFactory(cohort=real, user=shared)
    remove_demonstration()
    assert list(Cohort.objects.values_list("slug", flat=True)) == ["real"]
    assert list(User.objects.values_list("email", "is_active")) == [("organiser@demo.example", True)]


def test_it_refuses_beside_real_cohorts(db):
    CohortFactory(is_demo=False)
    with pytest.raises(CommandError, match="--beside-real"):
        call_command("demo")
    assert Cohort.objects.count() == 1


def test_the_password_is_random_kept_and_private(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("TRELLIS_DEMO_PASSWORD", raising=False)
    settings.VAR_DIR = tmp_path
    first = password()
    assert (password(), len(first) >= 12) == (first, True)
    assert oct((tmp_path / "demo-password").stat().st_mode & 0o777) == "0o600"
    monkeypatch.setenv("TRELLIS_DEMO_PASSWORD", "given by hand")
    assert password() == "given by hand"
