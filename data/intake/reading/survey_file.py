"""A file that is read once, however often somebody asks what it means or corrects a column."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import RLock

from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.vocabulary import Progress, silent


class SurveyFile:
    """The bytes of a file and the tables that were read of it, as long as it is open.

    A large file lies in a folder of its own, which `close` deletes. `once`: the bytes are given
    up as soon as they are read.
    """

    def __init__(self, content: bytes, *, once: bool = False) -> None:
        self._content = content
        self._once = once
        self._read: dict[tuple[str | None, bool], tuple[TextTable, ...]] = {}
        self.lock = RLock()
        """Held by whoever works on the tables."""

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self._content).hexdigest()

    def tables(
        self, sheet: str | None, progress: Progress = silent, *, whole: bool = False
    ) -> tuple[TextTable, ...]:
        """The tables of the file, or of one sheet, as if nobody had worked on them yet.

        `whole`: in memory, as far as that is possible. Raises RefusedError where there is none.
        """
        key = sheet, whole
        if key not in self._read:
            self._read[key] = read(self._content, sheet, progress, whole=whole)
            if self._once:
                self._content = b""
        for table in self._read[key]:
            if table.staging:
                table.staging.begin_again(progress)
        return self._read[key]

    def close(self) -> None:
        """Delete what a large file left on the disk."""
        with self.lock:
            while self._read:
                for table in self._read.popitem()[1]:
                    table.close()


@contextmanager
def opened(file: SurveyFile | bytes) -> Iterator[SurveyFile]:
    """The file for one question; it stays open, and one that is made of bytes is closed."""
    if isinstance(file, SurveyFile):
        with file.lock:
            yield file
        return
    made = SurveyFile(file, once=True)
    del file
    try:
        yield made
    finally:
        made.close()
