"""Phases, tracks and sessions of a working programme."""

import factory

from programme.models import Phase, Session, Slot, Track
from tests.factories.cohorts import CohortFactory


class PhaseFactory(factory.django.DjangoModelFactory[Phase]):
    class Meta:
        model = Phase

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"phase-{n}")
    title = factory.Sequence(lambda n: f"Phase {n}")


class TrackFactory(factory.django.DjangoModelFactory[Track]):
    class Meta:
        model = Track

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"track-{n}")
    title = factory.Sequence(lambda n: f"Track {n}")


class SessionFactory(factory.django.DjangoModelFactory[Session]):
    """A planned session, undated."""

    class Meta:
        model = Session
        skip_postgeneration_save = True

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"session-{n}")
    title = factory.Sequence(lambda n: f"Session {n}")
    phase = factory.SubFactory(PhaseFactory, cohort=factory.SelfAttribute("..cohort"))
    track = factory.SubFactory(TrackFactory, cohort=factory.SelfAttribute("..cohort"))
    order = factory.Sequence(lambda n: n)
    slot = factory.RelatedFactory("tests.factories.programme.SlotFactory", factory_related_name="session")


class SlotFactory(factory.django.DjangoModelFactory[Slot]):
    class Meta:
        model = Slot

    time_zone = "Europe/Brussels"
