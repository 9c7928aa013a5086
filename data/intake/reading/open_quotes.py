"""A quotation mark that is never closed, or far below: the rows behind it would be one cell."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.intake.levels.scales import label_level, number
from data.vocabulary import RefusedError, grouped


def refuse_open_quote(cells: pa.Table, headers: Sequence[str], delimiter: str) -> None:
    """Raise RefusedError where a cell of several lines holds rows of the table.

    Its first line ends a row of as many cells as the header has, those between are whole rows, the
    last begins one, and each has a level in it. A comment of several lines does not look like that.
    """
    width = len(headers)
    for i, header in enumerate(headers):
        column = cells.column(f"c{i + 1}")
        broken = pc.match_substring(column, "\n")
        if not pc.any(broken).as_py():
            continue
        found = cells.filter(broken).select(["row_no", f"c{i + 1}"])
        for row, text in zip(*found.to_pydict().values(), strict=True):
            lines = text.rstrip("\r\n").split("\n")
            if len(lines) > 1 and _holds_rows(lines, i, width, delimiter):
                raise RefusedError(
                    f"In row {row} a quotation mark opens in the column “{header}” and is not "
                    f"closed in that row: the {grouped(len(lines) - 1)} lines below it would be "
                    "taken as "
                    "a part of that cell, and their people lost. Delete the mark, or close it, "
                    "and import the file again."
                )


def _holds_rows(lines: Sequence[str], at: int, width: int, delimiter: str) -> bool:
    """`at`: the column, from 0, in which the cell of these lines stands."""
    parts = [line.split(delimiter) for line in lines]
    return (
        at + len(parts[0]) == width
        and all(len(part) == width for part in parts[1:-1])
        and len(parts[-1]) > at
        and all(any(map(_is_level, part)) for part in parts)
    )


def _is_level(cell: str) -> bool:
    return number(cell) is not None or label_level(cell) is not None
