"""A file with a header and rows, read into cells; columns in any order, unknown ones refused."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.files.cells import Row
from data.files.escape import unescape
from data.intake.reading.text import EXPECTED, decode, delimiter_of, refuse_other_files, without_nul
from data.intake.reading.workbook import is_workbook, open_book
from data.vocabulary import Issue, RefusedError


def read_rows(
    content: bytes,
    file_name: str,
    columns: Sequence[str],
    needed: Sequence[str],
    *,
    also: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[list[Row], list[Issue]]:
    """Rows of a file, and the problems found so far, to which the rows add theirs.

    `columns` are all that the kind knows, `needed` those that the file cannot do without: where
    one of them is missing, no row can be judged and none is answered. `also`: other headers of a
    column, the best first.
    Raises RefusedError for something that is no table at all.
    """
    lines = [(n, row) for n, row in _lines(content, file_name) if any(c.strip() for c in row)]
    if not lines:
        raise RefusedError(
            f"{file_name} is empty. A header and rows are expected: {', '.join(columns)}."
        )
    (header_row, first), body = lines[0], lines[1:]
    header = [unescape(c.strip()).strip().casefold().replace(" ", "_") for c in first]
    while header and not header[-1]:
        header.pop()
    header = _named(header, also)
    problems = _header_problems(header_row, header, columns, needed)
    rows: list[Row] = []
    for number, cells in body if set(needed) <= set(header) else ():
        trimmed = [unescape(cell.strip()).strip() for cell in cells]
        row = Row(number, dict(zip(header, trimmed, strict=False)), problems)
        if any(trimmed[len(header) :]):
            row.refuse(None, f"has {len(trimmed)} cells, the header {len(header)}")
        rows.append(row)
    if not rows and not problems:
        raise RefusedError(f"{file_name} has a header but no row, so nothing was changed.")
    return rows, problems


def _named(header: Sequence[str], also: Mapping[str, Sequence[str]]) -> list[str]:
    """The header with the name of each missing column instead of another that says the same."""
    named = list(header)
    for column, others in also.items():
        found = next((other for other in others if other in named), None)
        if column not in named and found is not None:
            named[named.index(found)] = column
    return named


def _header_problems(
    row: int, header: Sequence[str], columns: Sequence[str], needed: Sequence[str]
) -> list[Issue]:
    found: list[Issue] = []
    for position, name in enumerate(header):
        if name not in columns:
            close = difflib.get_close_matches(name, columns, n=1)
            hint = f", did you mean {close[0]}" if close else ""
            shown = f"{name!r} is not known here{hint}" if name else "a column has no name"
            known = "" if found else f" (known are {', '.join(columns)})"
            found.append(Issue(row, name or None, None, shown + known, "error"))
        elif name in header[:position]:
            found.append(Issue(row, name, None, "this column is there twice", "error"))
    found += [
        Issue(row, name, None, "this column is missing", "error")
        for name in needed
        if name not in header
    ]
    return found


def _lines(content: bytes, file_name: str) -> list[tuple[int, list[str]]]:
    """Records with their numbers, of text in any encoding or of a workbook's first full sheet."""
    try:
        if is_workbook(content):
            sheets = open_book(content, None).sheets
            full = [sheet.records for sheet in sheets.values() if any(map(any, sheet.records))]
            return list(enumerate(full[0] if full else [], start=1))
        refuse_other_files(content)
        text, _ = decode(content)
        text, _ = without_nul(text.removeprefix("\ufeff"))
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        return list(enumerate(reader, start=1))
    except (RefusedError, csv.Error) as error:
        found = str(error).removesuffix(EXPECTED).strip().rstrip(".")
        raise RefusedError(
            f"{file_name} cannot be read: {found}. A CSV or XLSX table is expected."
        ) from error
