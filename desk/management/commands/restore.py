"""Makes this installation what it was when a backup was taken."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from desk.domain.backup import BackupRefused, restore_backup


class Command(BaseCommand):
    help = "Take back a backup, whole or not at all; then bring the database up to date."
    # An installation that is to be restored may be in any state.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="give up what this installation holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            account = restore_backup(options["file"], replace=options["replace"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(
            f"As it was at {account.made_at}: {sum(account.rows.values())} rows of "
            f"{len(account.rows)} tables, {len(account.files)} files. Everybody has to sign in again."
        )
        for name in account.missing:
            self.stderr.write(f"The file {name} was gone already when the backup was taken.")
