"""Backups: all that an installation knows, in one sealed file, and the way back from it."""

from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.restore import restore_backup
from desk.domain.backup.take import take_backup

__all__ = ["Account", "BackupRefused", "restore_backup", "take_backup"]
