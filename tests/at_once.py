"""Several people in the same moment: calls that start together, each in a thread of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, connections


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call returned, or the exception it ended with, in the order given."""
    results: list[Any] = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def run(number: int, call: Callable[[], Any]) -> None:
        gate.wait()
        try:
            results[number] = call()
        except Exception as error:  # noqa: BLE001 - it is what the test asks about
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def wait_until_blocked() -> None:
    """Until somebody waits for what this connection holds; at once where there are no such locks."""
    if connection.vendor != "postgresql":
        return
    question = "SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    for _look in range(20_000):
        with connection.cursor() as cursor:
            cursor.execute(question)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waits")
