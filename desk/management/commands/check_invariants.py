"""Looks for breaches of what must always hold; exit 1 if there is one."""

import sys
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand

from desk.domain.invariants import find_breaches


class Command(BaseCommand):
    help = "Look whether the tables are at one with themselves; print each breach, by table."

    def handle(self, *args: Any, **options: Any) -> None:
        found = find_breaches()
        for table, findings in groupby(found, key=lambda finding: finding.table):
            self.stdout.write(f"{table}:")
            for finding in findings:
                self.stdout.write(f"  {finding.row}: {finding.problem}")
        if found:
            self.stdout.write(f"{len(found)} breaches")
            sys.exit(1)
        self.stdout.write("All invariants hold.")
