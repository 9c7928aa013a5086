"""How far the cells of a zipped sheet reach, read off its bytes piece by piece.

A sheet with two cells can span 17 thousand million: readers build all that lie between.
"""

from __future__ import annotations

import re

_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*?\s)?r=[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^<>]*?(/?)>")
_LETTERS = re.compile(rb'<c r="([A-Z]{1,3})')
_FAR_ROWS = re.compile(rb'<c r="[A-Z]{1,3}(\d{6,7})"')
_NEAR = 99_999
"""Rows of up to five digits are not told apart at first."""
_ROW_OR_CELL = re.compile(
    rb"<table:table-row\b([^<>]*)>|<table:(?:covered-)?table-cell\b([^<>]*?)(/?)>"
)
_COLUMNS = re.compile(rb"number-columns-repeated=[\"'](\d{1,9})[\"']")
_ROWS = re.compile(rb"number-rows-repeated=[\"'](\d{1,9})[\"']")
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.I)
_LONGEST_TAG = 4_096


class Extent:
    """Takes the bytes of a sheet as they come. `size` is rows and columns up to the last cell."""

    def __init__(self) -> None:
        self._rest = b""
        self._rows = 0
        self._columns = 0

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns so far."""
        return self._rows, self._columns

    def see(self, piece: bytes) -> None:
        """Look at the next bytes."""
        text = self._rest + piece
        end = text.rfind(b"<")
        whole, self._rest = (text[:end], text[end:]) if end >= 0 else (b"", text)
        self._rest = self._rest[-_LONGEST_TAG:]
        self.look(whole)

    def look(self, text: bytes) -> None:
        """Take the cells of a text that cuts no tag."""
        letters = set()
        for column, row, empty in _CELL.findall(text):
            if not empty:
                letters.add(column)
                self._rows = max(self._rows, int(row))
        self._columns = max([self._columns, *map(_number, letters)])


class QuickExtent(Extent):
    """An upper bound of the same, four times as fast: blank cells count, small rows are one."""

    def look(self, text: bytes) -> None:
        """Take the cells of a text that cuts no tag."""
        if text.count(b"<c ") != text.count(b'<c r="') or b":c " in text:
            super().look(text)
            return
        letters = set(_LETTERS.findall(text))
        rows = [int(row) for row in set(_FAR_ROWS.findall(text))]
        self._rows = max([self._rows, _NEAR, *rows])
        self._columns = max([self._columns, *map(_number, letters)])


class OpenDocumentExtent(Extent):
    """The same for ODS, where a row or cell says how often it is repeated."""

    def __init__(self) -> None:
        super().__init__()
        self._width = 0
        self._blank_rows = 0
        self._blank_cells = 0
        self._repeated = 1

    def look(self, text: bytes) -> None:
        """Take rows and cells."""
        for row, cell, empty in _ROW_OR_CELL.findall(text):
            if cell or empty:
                self._cell(cell, bool(empty))
            else:
                self._next_row(row)

    def _cell(self, attributes: bytes, empty: bool) -> None:
        found = _COLUMNS.search(attributes)
        times = int(found.group(1)) if found else 1
        if empty and b"value" not in attributes:
            self._blank_cells += times
            return
        self._width += self._blank_cells + times
        self._blank_cells = 0
        self._columns = max(self._columns, self._width)
        self._rows += self._blank_rows + (self._repeated if self._width else 0)
        self._blank_rows = self._repeated = 0

    def _next_row(self, attributes: bytes) -> None:
        self._blank_rows += self._repeated if self._width == 0 else 0
        found = _ROWS.search(attributes)
        self._repeated = int(found.group(1)) if found else 1
        self._width = self._blank_cells = 0


def extent_of(name: str, *, quick: bool) -> Extent | None:
    """The right one for a part of a workbook; None for parts without cells."""
    if _SHEET.match(name):
        return QuickExtent() if quick else Extent()
    return OpenDocumentExtent() if name == "content.xml" else None


def _number(letters: bytes) -> int:
    """A column's number from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
