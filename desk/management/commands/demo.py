"""Loads the demonstration, or takes it away; may be run again at any time."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cohorts.models import Cohort
from desk.domain.background import run_pending_builds
from desk.domain.demonstration.compiling import publish_guide
from desk.domain.demonstration.finished import SLUG, make_finished_edition
from desk.domain.demonstration.large import MOST_CITIES, SESSIONS, make_large_edition
from desk.domain.demonstration.large import SLUG as LARGE
from desk.domain.demonstration.people import set_passwords
from desk.domain.demonstration.removal import remove_demonstration
from desk.domain.demonstration.running import make_running_edition


class Command(BaseCommand):
    help = "Loads the demonstration: a finished edition, udt-2024, and one that runs today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the demonstration away")
        parser.add_argument(
            "--beside-real", action="store_true", help="load it although real cohorts are here"
        )
        parser.add_argument("--cities", type=int, help="make a large edition of so many cities, to measure")
        parser.add_argument("--revisions", type=int, default=50, help="so many revisions of each section")
        parser.add_argument("--sessions", type=int, default=SESSIONS, help="so many sessions")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"Removed {remove_demonstration()} demonstration cohorts.")
            return
        if not options["beside_real"] and Cohort.objects.filter(is_demo=False).exists():
            raise CommandError(
                "There are real cohorts here. Say --beside-real to load the demonstration too."
            )
        if options["cities"]:
            self._load_large(*(options[name] for name in ("cities", "revisions", "sessions")))
            return
        with transaction.atomic():
            self._load()
        cohort = Cohort.objects.get(slug=SLUG)
        if said := publish_guide(cohort, work=run_pending_builds):
            self.stdout.write(said)

    def _load(self) -> None:
        demo = Cohort.objects.filter(is_demo=True)
        if not demo.filter(slug=SLUG).exists():
            make_finished_edition()
            self.stdout.write(f"Loaded {SLUG}, the finished edition.")
        if not demo.exclude(slug__in=[SLUG, LARGE]).exists():
            cohort = make_running_edition(timezone.localdate())
            self.stdout.write(f"Loaded {cohort.slug}, the edition that runs.")
        set_passwords()

    def _load_large(self, cities: int, revisions: int, sessions: int) -> None:
        if not 1 <= cities <= MOST_CITIES or min(revisions, sessions) < 1:
            raise CommandError(f"1 to {MOST_CITIES} cities, please, and 1 revision and session or more.")
        if Cohort.objects.filter(slug=LARGE).exists():
            raise CommandError(f"The large edition is here already: /{LARGE}/. Remove it first: --remove")
        with transaction.atomic():
            cohort = make_large_edition(cities, revisions, sessions)
            set_passwords()
        self.stdout.write(
            f"Loaded {cohort.slug}: {cities} cities, {sessions} sessions, {revisions} revisions."
        )
