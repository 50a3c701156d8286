"""Takes a printed agenda, as a file of facts, into a cohort's working programme."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.agenda import Outcome
from programme.forms.agenda import import_agenda
from programme.forms.agenda_file import AgendaMistakes, Unreadable, read_agenda


class Command(BaseCommand):
    help = "Takes a printed agenda (JSON facts) into a cohort's working programme; can be repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--cohort", help="the cohort's address; else the file's own edition")
        parser.add_argument("--by", help="e-mail of the organiser in whose name; else the first organiser")
        parser.add_argument(
            "--invented-times", action="store_true", help="exact days take invented clock times"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = _take(options)
        except AgendaMistakes as wrong:
            for mistake in wrong.mistakes:
                self.stderr.write(f"{mistake.code}: {mistake.field}: {mistake.message}")
            raise CommandError(f"{len(wrong.mistakes)} mistakes; nothing was stored.") from wrong
        if not (outcome.added or outcome.changed):
            self.stdout.write(f"Nothing changed: {len(outcome.unchanged)} rows are there as the file says.")
            return
        for word, codes in (("Added", outcome.added), ("Changed", outcome.changed)):
            if codes:
                self.stdout.write(f"{word} {len(codes)}: {', '.join(codes)}")


def _take(options: dict[str, Any]) -> Outcome:
    facts = _read(options["file"])
    slug = options["cohort"] or str(facts.get("edition", {}).get("slug", ""))
    cohort = Cohort.objects.filter(slug=slug).first()
    if cohort is None:
        raise CommandError(f"There is no cohort “{slug}”. Make it first, or name one with --cohort.")
    by = _organiser(cohort, options["by"])
    return import_agenda(cohort, facts, by=by, invented_times=options["invented_times"])


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return read_agenda(file)
    except OSError as missing:
        raise CommandError(f"{path} can't be read: {missing.strerror}.") from missing
    except Unreadable as reason:
        raise CommandError(f"{path} can't be read as an agenda: {reason}") from reason


def _organiser(cohort: Cohort, email: str | None) -> User:
    roles = cohort.roles.current().of_kind("organiser").order_by("pk").select_related("user")
    people: list[User] = [role.user for role in roles]
    for person in people:
        if email is None or person.email == email.lower():
            return person
    raise CommandError(f"{email or 'Nobody'} organises {cohort.slug}. Name an organiser with --by.")
