"""Rows with more or fewer cells than the header: no cell is lost, and each row is a problem."""

from __future__ import annotations

from dataclasses import replace

from data.intake.reading.heading import Heading
from data.vocabulary import Issue

_LISTED = 20


class Ragged:
    """Sees the data rows of a file one after the other."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._widest = width
        self._wrong = 0
        self._issues: list[Issue] = []

    def cells(self, number: int, record: list[str]) -> list[str]:
        """The cells of a row up to the last that says something, at least as many as headers."""
        if len(record) == self._width:
            return record
        extra = any(cell.strip() for cell in record[self._width :])
        if extra or len(record) < self._width:
            self._wrong += 1
            if self._wrong <= _LISTED:
                self._issues.append(Issue(number, None, None, _said(len(record), self._width)))
        if extra:
            filled = max(i + 1 for i, cell in enumerate(record) if cell.strip())
            self._widest = max(self._widest, filled)
            return record[:filled]
        return record[: self._width] + [""] * (self._width - len(record))

    def tell(self, reason: str) -> None:
        """Add something that is true of the whole file."""
        self._issues.append(Issue(None, None, None, reason))

    @property
    def issues(self) -> list[Issue]:
        """One for each of the first rows, one for all of them where there are more."""
        if self._wrong <= _LISTED:
            return self._issues
        said = f"{self._wrong} rows have more or fewer cells than the header."
        return [*self._issues, Issue(None, None, None, said)]

    @property
    def widest(self) -> int:
        """Cells of the widest row."""
        return self._widest

    def widened(self, heading: Heading) -> Heading:
        """The heading with a name for every cell of the widest row."""
        added = tuple(f"(column {i})" for i in range(self._width + 1, self._widest + 1))
        blank = ("",) * len(added)
        return replace(
            heading,
            headers=heading.headers + added,
            stems=heading.stems + blank,
            codes=heading.codes + blank if heading.codes else (),
        )


def _said(found: int, width: int) -> str:
    if found < width:
        return f"The row has {found} cells, the header has {width}; the missing ones are blank."
    return f"The row has {found} cells, the header has {width}; the cells past it are set aside."
