"""Begins the first edition of an installation, and asks its first organiser in by mail."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.domain.moves import Refused
from cohorts.domain.editions import begin_edition
from cohorts.domain.inviting import invite_person
from cohorts.models import Series
from outbox.domain.delivering import deliver_due


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="address of the edition, such as udt-2027")
        parser.add_argument("--title", required=True)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--series", required=True, help="address of the series; made if it is new")
        parser.add_argument("--organiser", required=True, help="e-mail address of the first organiser")

    def handle(self, *args: Any, **given: Any) -> None:
        try:
            self._begin(given)
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from None
        except Refused as refused:
            raise CommandError(refused.reason) from None
        deliver_due()
        self.stdout.write(f"Begun as a draft; an invitation is on its way to {given['organiser']}.")

    @transaction.atomic
    def _begin(self, given: dict[str, Any]) -> None:
        cohort = begin_edition(
            series=Series.objects.filter(slug=given["series"]).first(),
            series_slug=given["series"],
            series_title=given["title"],
            slug=given["slug"],
            title=given["title"],
            year=given["year"],
            by=None,
        )
        invite_person(cohort, given["organiser"], role="organiser", by=None)
