"""What a backup says of itself, and how one is refused."""

import dataclasses


class BackupRefused(Exception):
    """A backup can't be made or taken back; the message says why, and nothing was touched."""


@dataclasses.dataclass(frozen=True)
class Account:
    """What a backup holds: rows by table, files by hash, and which files were gone when it was taken."""

    engine: str
    made_at: str
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, str]
    missing: list[str]
