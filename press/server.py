"""The process that loads the printer once and forks for each job, so that none pays for it again.

It reads job names from stdin and writes `name code` to stdout for each child that ended.
"""

import gc
import os
import selectors
import signal
import sys
import traceback
from pathlib import Path

from press.child import do_job
from press.job import OUT_OF_MEMORY, Run
from press.warming import warm

# A guide may wait for people who write at the same moment; they should not wait for it.
PATIENCE = 5


def main() -> None:
    """Run as `python -m press.server FOLDER`; ends with all its children when stdin closes."""
    from press.tagging import list_pages_once, note_languages

    folder = Path(sys.argv[1])
    os.nice(PATIENCE)
    note_languages()
    list_pages_once()
    warm(Run.unpack(folder))
    # A child makes one document, keeps all of it to its end and is gone: it has no rubbish to look for.
    gc.disable()
    gc.freeze()
    serve(folder)


def serve(folder: Path) -> None:
    """Start what is asked for and tell what ended, until the parent is gone, however it ended."""
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    selector.register(ended, selectors.EVENT_READ)
    children: dict[int, str] = {}
    while True:
        for key, _ in selector.select():
            heard = os.read(key.fd, 65536)
            if key.fd == 0 and not heard:
                os.killpg(0, signal.SIGKILL)
            for name in heard.decode().split() if key.fd == 0 else ():
                children[fork(folder, name)] = name
        tell_ended(children)


def tell_ended(children: dict[int, str]) -> None:
    """Bury every child that ended, and say how."""
    while children:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        print(children.pop(pid), os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 (the protocol)


def fork(folder: Path, name: str) -> int:
    """A child that does one job and no more."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        log = os.open(folder / name / "log", os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(log, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        do_job(folder, folder / name)
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 (whatever it is, it is said in the log)
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
