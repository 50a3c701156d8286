"""The first organiser of an installation is asked in by a command."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import User
from cohorts.models import Cohort, Series
from cohorts.rules import is_organiser


def begin(slug="udt-2027", organiser="ada@example.org"):
    call_command(
        "begin_edition", slug, title="Twins", year=2027, series="udt", organiser=organiser, verbosity=0
    )


def test_the_first_organiser_is_asked_in(db, client, capsys):
    begin()
    begin("udt-2028")

    link = next(line for line in mail.outbox[0].body.split("\n") if "://" in line)
    client.post(
        "/" + link.split("/", 3)[3], {"name": "Ada", "password": "gherkin-7-pontoon", "time_zone": "UTC"}
    )

    assert is_organiser(User.objects.get(), Cohort.objects.get(slug="udt-2027")) is True
    assert (Series.objects.count(), len(mail.outbox)) == (1, 2)


@pytest.mark.parametrize("wrong", [{"slug": "guide"}, {"organiser": "nobody"}])
def test_a_mistake_begins_nothing(db, wrong):
    with pytest.raises(CommandError):
        begin(**wrong)

    assert (Cohort.objects.count(), mail.outbox) == (0, [])
