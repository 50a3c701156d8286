"""Brings the catalogue of learning units up to date with the file that comes with this version."""

from typing import Any

from django.core.management.base import BaseCommand

from programme.domain.supplies.units import load_units


class Command(BaseCommand):
    help = "Brings the catalogue of learning units up to date; can be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_units()} learning units are in the catalogue.")
