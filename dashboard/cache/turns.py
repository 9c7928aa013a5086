"""Long work in turns: no more of it at once than there are cores.

More threads that compute end none of it sooner, and every page that is drawn meanwhile waits for
each of them. Within a turn nothing kept is asked for: who works that out may wait for a turn.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = os.cpu_count() or 1
_TURNS = threading.BoundedSemaphore(AT_ONCE)


def turn() -> AbstractContextManager[bool]:
    """A turn, as soon as it comes."""
    return _TURNS


def in_turns(steps: Iterator[T]) -> Iterator[T]:
    """The same steps, each in a turn of its own."""
    while True:
        with turn():
            try:
                step = next(steps)
            except StopIteration:
                return
        yield step
