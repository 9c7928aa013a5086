"""A door through which many pass, until somebody shuts it and waits until all are out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Who reads passes; who puts another file in the store's place shuts it."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._inside = 0
        self._is_shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Waits while it is shut."""
        with self._moved:
            self._moved.wait_for(lambda: not self._is_shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._moved:
                self._inside -= 1
                self._moved.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Nobody is inside and nobody comes in. One at a time: the caller sees to that."""
        with self._moved:
            self._is_shut = True
            self._moved.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._moved:
                self._is_shut = False
                self._moved.notify_all()
