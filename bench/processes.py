"""What this machine says of running processes."""

import resource
from contextlib import suppress
from pathlib import Path


def processes_of(root: int) -> list[int]:
    """A process and those below it; one that ends meanwhile has none."""
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        with suppress(OSError):
            for children in Path(f"/proc/{found[-1]}").glob("task/*/children"):
                waiting += map(int, children.read_text().split())
    return found


def memories_of(root: int) -> list[int]:
    """The kB that a process and each below it hold; a page that several share counts in parts."""
    held = [0]
    for pid in processes_of(root):
        with suppress(OSError, IndexError):
            held.append(int(Path(f"/proc/{pid}/smaps_rollup").read_text().partition("Pss:")[2].split()[0]))
    return held


def spent() -> float:
    """Processor seconds of this process so far, and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
