"""What is in the making is held by a lock that dies with its maker, so that leavings are known and swept."""

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


class OwnFolder:
    """A folder for temporary files; if its owner is killed, the next one of that name sweeps it away."""

    def __init__(self, prefix: str) -> None:
        sweep(Path(tempfile.gettempdir()), prefix)
        self.path = Path(tempfile.mkdtemp(prefix=prefix))
        self.lock = os.open(self.path, os.O_RDONLY)
        hold(self.lock)

    def end(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)


def hold(handle: int) -> None:
    """Hold an open file or folder until it is closed or we die; to be called while it is still empty."""
    with suppress(OSError):  # a file system without locks keeps its leavings
        fcntl.flock(handle, fcntl.LOCK_EX)


def sweep(folder: Path, prefix: str) -> list[Path]:
    """Remove what begins with the prefix and belongs to nobody who lives; what that was."""
    swept = []
    for path in folder.glob(f"{prefix}*"):
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                if _abandoned(path, handle):
                    _remove(path)
                    swept.append(path)
            finally:
                os.close(handle)
    return swept


def _abandoned(path: Path, handle: int) -> bool:
    """Free, and not empty: an empty one may have been made this moment, and is held before it is filled."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return any(path.iterdir()) if path.is_dir() else path.stat().st_size > 0


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
