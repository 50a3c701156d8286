"""The form of a backup: a tar that ends with its account, and a seal over every byte before it."""

import contextlib
import dataclasses
import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

HEAD, DATABASE, FILES, ACCOUNT = "trellis-backup", "database", "files/", "account.json"
# tar itself reads no further than its own end, so the seal may stand behind it.
SEAL = re.compile(rb"trellis-backup sealed sha256:([0-9a-f]{64})\n")
SEAL_SIZE = 94
CHUNK = 1024 * 1024


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


class Archive:
    """A backup that is being written; whole only once it is sealed."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw, self._sum = raw, hashlib.sha256()
        self._tar = tarfile.open(fileobj=self, mode="w|", format=tarfile.PAX_FORMAT)  # type: ignore[call-overload]  # noqa: SIM115
        self._add_bytes(HEAD, b"1\n")

    def write(self, data: bytes) -> int:
        """What tar calls for each of its blocks."""
        self._sum.update(data)
        return self._raw.write(data)

    def add(self, name: str, file: IO[bytes], size: int) -> str:
        """Take a file in under this name; its SHA-256."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        passing = _Hashed(file)
        self._tar.addfile(entry, passing)
        return passing.sum.hexdigest()

    def seal(self, account: Account) -> None:
        """Close it with its account, and say the sum of it all in the last line."""
        self._add_bytes(ACCOUNT, json.dumps(dataclasses.asdict(account), indent=1).encode())
        self._tar.close()
        self._raw.write(b"trellis-backup sealed sha256:" + self._sum.hexdigest().encode() + b"\n")

    def _add_bytes(self, name: str, data: bytes) -> None:
        self.add(name, io.BytesIO(data), len(data))


class Backup:
    """A backup that is whole: its seal was compared with every byte."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.account = Account(**json.load(self._member(ACCOUNT)))

    def database(self) -> IO[bytes]:
        return self._member(DATABASE)

    def files(self) -> Iterator[tuple[str, str, IO[bytes]]]:
        """Each stored file: its name in the storage, its SHA-256, and its bytes."""
        for name, digest in self.account.files.items():
            yield name, digest, self._member(FILES + name)

    def _member(self, name: str) -> IO[bytes]:
        found = self._tar.extractfile(name)
        if found is None:
            raise KeyError(name)
        return found


@contextlib.contextmanager
def open_backup(path: Path) -> Iterator[Backup]:
    """Read a backup that is whole; BackupRefused for one that was cut off or changed, or is none."""
    _check_seal(path)
    try:
        with tarfile.open(path, "r:") as tar:
            backup = Backup(tar)
            yield backup
    except (tarfile.TarError, KeyError, TypeError, ValueError) as wrong:
        raise BackupRefused(f"{path} is sealed, but not as this version of Trellis does it.") from wrong


def _check_seal(path: Path) -> None:
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


class _Hashed(io.RawIOBase):
    """A file that keeps the sum of what was read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.sum.update(data)
        return data
