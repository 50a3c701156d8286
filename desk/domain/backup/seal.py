"""The last line of a backup: the sum of every byte before it, so that a cut or a change anywhere is seen."""

import hashlib
import io
import re
from pathlib import Path
from typing import BinaryIO

from desk.domain.backup.account import BackupRefused

HEAD = "trellis-backup"
# tar itself reads no further than its own end, so the seal may stand behind it.
SEAL = re.compile(rb"trellis-backup sealed sha256:([0-9a-f]{64})\n")
SEAL_SIZE = 94
CHUNK = 1024 * 1024


def seal_of(digest: str) -> bytes:
    """The line that ends a backup with this sum."""
    return b"trellis-backup sealed sha256:" + digest.encode() + b"\n"


def check_seal(path: Path) -> None:
    """Compare every byte with the seal; BackupRefused for a file that was cut off or changed, or has none."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(HEAD)) == HEAD.encode()
            length = file.seek(0, io.SEEK_END) - SEAL_SIZE
            file.seek(max(length, 0))
            sealed = SEAL.fullmatch(file.read())
            found = _sum_of(file, length)
    except OSError as problem:
        raise BackupRefused(f"{path} can't be read: {problem.strerror}.") from problem
    if not begins and not sealed:
        raise BackupRefused(f"{path} is not a backup of Trellis.")
    if not sealed:
        raise BackupRefused(f"{path} is not whole: its end is missing or damaged. Nothing was changed.")
    if sealed[1].decode() != found:
        raise BackupRefused(
            f"{path} is damaged: its bytes are not those that were sealed. Nothing was changed."
        )


def _sum_of(file: BinaryIO, length: int) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while length > 0 and (data := file.read(min(CHUNK, length))):
        digest.update(data)
        length -= len(data)
    return digest.hexdigest()
