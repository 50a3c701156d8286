"""The form of a backup: a tar that ends with its account, and a seal over every byte before it."""

import contextlib
import dataclasses
import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.seal import HEAD, check_seal, seal_of

DATABASE, FILES, ACCOUNT = "database", "files/", "account.json"


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
        self._raw.write(seal_of(self._sum.hexdigest()))

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
    check_seal(path)
    try:
        with tarfile.open(path, "r:") as tar:
            backup = Backup(tar)
            yield backup
    except (tarfile.TarError, KeyError, TypeError, ValueError) as wrong:
        raise BackupRefused(f"{path} is sealed, but not as this version of Trellis does it.") from wrong


class _Hashed(io.RawIOBase):
    """A file that keeps the sum of what was read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.sum.update(data)
        return data
