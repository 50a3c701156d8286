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


def tree_memory(root: int) -> int:
    """The memory of a process and all below it in kB, shared pages counted once."""
    total = 0
    for pid in processes_of(root):
        with suppress(OSError, IndexError):
            total += int(Path(f"/proc/{pid}/smaps_rollup").read_text().partition("Pss:")[2].split()[0])
    return total


def spent() -> float:
    """Processor seconds of this process so far, and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
