"""An organiser at the studio, and a session to work on."""

import pytest
from django.test import Client

from programme.models import Phase, Session, Track
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory


@pytest.fixture
def organiser(client: Client, cast: Cast) -> Client:
    PhaseFactory(cohort=cast.cohort, code="training", title="Training")
    TrackFactory(cohort=cast.cohort, code="all", title="Common")
    client.force_login(cast.organiser)
    return client


@pytest.fixture
def legal(cast: Cast, organiser: Client) -> Session:
    phase, track = Phase.objects.get(), Track.objects.get()
    home = {"cohort": cast.cohort, "phase": phase, "track": track}
    return SessionFactory(code="legal", title="Legal", place="Barcelona", format="in_person", order=1, **home)
