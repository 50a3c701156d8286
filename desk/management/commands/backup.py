"""Writes a backup of this installation, while it is used."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from desk.domain.backup import BackupRefused, take_backup


class Command(BaseCommand):
    help = "Write the database and the stored files to one file, while people go on writing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="where to; a new file in var/backups by default"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        path = options["file"] or settings.VAR_DIR / "backups" / f"trellis-{now:%Y-%m-%d-%H%M%S}.tar"
        try:
            account = take_backup(path, at=now)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        size = path.stat().st_size / 1_000_000
        self.stdout.write(
            f"{path}: {sum(account.rows.values())} rows of {len(account.rows)} tables, "
            f"{len(account.files)} files, {size:.1f} MB."
        )
        for name in account.missing:
            self.stderr.write(f"A row names the file {name}, but it is not in the storage.")
        self.stdout.write(
            "It holds what people wrote: keep it as safe as the database. The secret key is not in it."
        )
