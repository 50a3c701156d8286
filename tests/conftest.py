"""The named cast, and the stage they stand on."""

import dataclasses
import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from accounts.models import User
from actionplans.models import Plan, Section
from cohorts.enums import Profile, RoleKind
from cohorts.models import CityPair, Cohort
from tests.factories.accounts import UserFactory
from tests.factories.actionplans import (
    PlanFactory,
    SectionDefinitionFactory,
    SectionFactory,
    TemplateVersionFactory,
)
from tests.factories.cohorts import (
    CityFactory,
    CityPairFactory,
    CohortFactory,
    RoleFactory,
    SeatFactory,
    TenureFactory,
)

# Floors that know of no database: to run them on another one would prove nothing.
WITHOUT_DATABASE = {"prose", "press", "frontend"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks them, so that `--full` runs them on SQLite alone."""
    for item in items:
        if item.path.parent.name in WITHOUT_DATABASE:
            item.add_marker("once")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """A file rather than memory: two threads then wait for each other as they do in the product."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("data") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Each test writes its files and mails in a place of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Else every test client would read the whole folder of collected files first.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.REDIS_URL:
        # A cache of this very process: to clear the one in Redis takes away what waits for workers there.
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@dataclasses.dataclass
class Cast:
    """Ten people who look at the same cohort; `author` and `partner` are the pair of Ghent."""

    cohort: Cohort
    ghent: CityPair
    oslo: CityPair
    author: User
    partner: User
    outsider: User
    trainer: User
    observer: User
    organiser: User
    stranger: User
    former: User
    superuser: User
    visitor: AnonymousUser

    def all(self) -> dict[str, "User | AnonymousUser"]:
        return {
            name: person
            for name in (field.name for field in dataclasses.fields(self))
            if isinstance(person := getattr(self, name), User | AnonymousUser)
        }


def _person(name: str) -> User:
    return UserFactory(name=name.title(), email=f"{name}@example.org")


def _pair(cohort: Cohort, slug: str, policy: User, technical: User | None = None) -> CityPair:
    pair = CityPairFactory(cohort=cohort, city=CityFactory(slug=slug, name=slug.title()), level=2)
    TenureFactory(seat=SeatFactory(pair=pair, number=1, profile=Profile.POLICY), user=policy)
    second = SeatFactory(pair=pair, number=2, profile=Profile.TECHNICAL)
    if technical:
        TenureFactory(seat=second, user=technical)
    return pair


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


def make_cast() -> Cast:
    names = "author partner outsider trainer observer organiser stranger former"
    people = {name: _person(name) for name in names.split()}
    cohort = CohortFactory(slug="udt-test", title="Urban Digital Twins 2024")
    for kind in (RoleKind.ORGANISER, RoleKind.TRAINER, RoleKind.OBSERVER):
        RoleFactory(cohort=cohort, user=people[kind.value], kind=kind)
    ghent = _pair(cohort, "ghent", people["author"], people["partner"])
    oslo = _pair(cohort, "oslo", people["outsider"])
    _pair(CohortFactory(slug="other-cohort"), "turin", people["stranger"])
    year_ago = timezone.now() - dt.timedelta(days=365)
    TenureFactory(
        seat=oslo.seats.get(number=2),
        user=people["former"],
        started_at=year_ago,
        ended_at=year_ago + dt.timedelta(days=30),
    )
    root = User.objects.create_superuser("root@example.org", "not-a-real-password", name="Root")
    return Cast(cohort=cohort, ghent=ghent, oslo=oslo, superuser=root, visitor=AnonymousUser(), **people)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast)


def make_plan(cast: Cast) -> Plan:
    """Ghent's plan, drafting, with the sections `challenge` (cohort) and `data` (pair)."""
    template = TemplateVersionFactory(cohort=cast.cohort)
    plan = PlanFactory(pair=cast.ghent, template=template, title="Cool streets")
    for order, (code, audience) in enumerate([("challenge", "cohort"), ("data", "pair")], start=1):
        definition = SectionDefinitionFactory(version=template, code=code, order=order, title=code.title())
        SectionFactory(plan=plan, definition=definition, audience=audience)
    return plan


@pytest.fixture
def challenge(plan: Plan) -> Section:
    return plan.sections.get(code="challenge")


@pytest.fixture
def data_section(plan: Plan) -> Section:
    return plan.sections.get(code="data")
