"""Bytes of an upload -> a text table.

The first records say where the header is. A regular CSV is then read column by column by pyarrow;
whatever is not regular (ragged rows, blank lines, title lines) goes through the csv module, with
the same answer. Nothing here guesses a type.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import islice

import pyarrow as pa
from pyarrow import csv as arrow_csv

from data.intake import large
from data.intake.heading import Heading, find_heading
from data.intake.ragged import Ragged
from data.intake.table import TextTable, is_blank
from data.intake.text import (
    EXPECTED,
    decode,
    delimiter_of,
    encodings,
    refuse_binary,
    refuse_other_files,
)
from data.intake.workbook import is_workbook, sheet_records
from data.vocabulary import Issue, RefusedError

_HEAD = 200
csv.field_size_limit(10_000_000)


def read(content: bytes, sheet: str | None = None) -> tuple[TextTable, ...]:
    """The tables of a file, one for a text file, one per sheet that holds a table.

    Raises RefusedError where there is none.
    """
    if is_workbook(content):
        return _workbook(content, sheet)
    refuse_other_files(content)
    if sheet is not None:
        raise RefusedError("The file is text and has no sheets; leave --sheet away.")
    if len(content) >= large.LARGE:
        found = _large(content)
        if found:
            return (found,)
    text, encoding = decode(content)
    text = text.removeprefix("\ufeff")
    delimiter = delimiter_of(text)
    head = _parsed(text, delimiter, _HEAD)
    heading = find_heading(head)
    if heading is None:
        raise RefusedError(f"The file holds no text in any cell. {EXPECTED}")
    cells = _fast(text, delimiter, heading)
    ragged: list[Issue] = []
    if cells is None:
        records = _parsed(text, delimiter, None)
        heading, cells, ragged = _columns(records, heading)
    _refuse_no_rows(cells, heading)
    return (_table(cells, heading, ragged, head, encoding, delimiter, "", ()),)


def _large(content: bytes) -> TextTable | None:
    """The table of a large file; None where only the reading of a small one can tell."""
    for encoding in encodings(content):
        start = large.start_of(content, encoding)
        if start is not None:
            break
    else:
        return None
    if encoding in ("utf-8", "cp1252"):
        refuse_binary(start)
    start = start.removeprefix("\ufeff")
    delimiter = delimiter_of(start)
    records = _parsed(start, delimiter, _HEAD + 1)
    head = records[:_HEAD]
    heading = find_heading(head)
    if heading is None or (len(records) <= _HEAD and len(start) >= large.START):
        return None  # nothing to read, or a record that is longer than the start
    try:
        staged = large.stage(content, encoding, delimiter, heading)
    except csv.Error as error:
        raise _no_cells(error) from error
    if staged is None:
        return None
    staging, heading, ragged = staged
    table = _table(large.sample(staging), heading, ragged.issues, head, encoding, delimiter, "", ())
    return replace(table, staging=staging)


def _parsed(text: str, delimiter: str, limit: int | None) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), limit))
    except csv.Error as error:
        raise _no_cells(error) from error


def _no_cells(error: csv.Error) -> RefusedError:
    return RefusedError(
        f"The file cannot be split into cells ({error}); a quotation mark may be missing. "
        "Export it again as CSV or XLSX."
    )


def _fast(text: str, delimiter: str, heading: Heading) -> pa.Table | None:
    """The cells of a regular file, else None: blank lines, ragged rows, a preamble."""
    if heading.first or heading.after != 1 or "\r" in text.replace("\r\n", "\n"):
        return None
    names = [f"c{i}" for i in range(1, len(heading.headers) + 1)]
    if len(names) < 2 or any("\n" in h for h in text.split("\n", 1)[:1][0].splitlines()[1:]):
        return None
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(text.encode("utf-8", errors="replace")),
            read_options=arrow_csv.ReadOptions(column_names=names, skip_rows_after_names=1),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values='"' in text,
                ignore_empty_lines=False,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if _has_blank_rows(table):
        return None
    numbers = pa.array(range(2, table.num_rows + 2), pa.int32())
    return table.add_column(0, "row_no", numbers)


def _has_blank_rows(table: pa.Table) -> bool:
    import pyarrow.compute as pc

    blank = None
    for column in table.columns:
        empty = pc.equal(pc.utf8_trim_whitespace(column), "")
        blank = empty if blank is None else pc.and_(blank, empty)
        if not pc.any(blank).as_py():
            return False
    return True


def _columns(records: list[list[str]], heading: Heading) -> tuple[Heading, pa.Table, list[Issue]]:
    """Cells by column, widened where a row has more fields than the header; problems of rows."""
    numbered = [(i + 1, r) for i, r in enumerate(records) if i >= heading.after and not is_blank(r)]
    ragged = Ragged(len(heading.headers))
    rows = [ragged.cells(number, record) for number, record in numbered]
    arrays = [pa.array([n for n, _ in numbered], pa.int32())]
    for i in range(ragged.widest):
        arrays.append(pa.array([r[i] if i < len(r) else "" for r in rows], pa.string()))
    names = ["row_no", *(f"c{i}" for i in range(1, ragged.widest + 1))]
    return ragged.widened(heading), pa.table(arrays, names=names), ragged.issues


def _workbook(content: bytes, wanted: str | None) -> tuple[TextTable, ...]:
    by_name, kind = sheet_records(content, wanted)
    tables = []
    for name, records in by_name.items():
        heading = find_heading(records)
        if heading is None:
            continue
        heading, cells, ragged = _columns(records, heading)
        if cells.num_rows:
            sheets = tuple(by_name)
            tables.append(_table(cells, heading, ragged, records, kind, "", name, sheets))
    if not tables:
        raise RefusedError(
            f"No sheet of the workbook holds a header with rows below it. {EXPECTED}"
        )
    return tuple(tables)


def _refuse_no_rows(cells: pa.Table, heading: Heading) -> None:
    if not cells.num_rows:
        shown = ", ".join(heading.headers[:6])
        raise RefusedError(
            f"The file has a header ({shown}) but no row of answers below it. {EXPECTED}"
        )


def _table(cells: pa.Table, heading: Heading, ragged: list[Issue], head: list[list[str]],
           encoding: str, delimiter: str, sheet: str,
           sheets: tuple[str, ...]) -> TextTable:  # fmt: skip
    preamble = tuple(
        " ".join(c for c in r if c.strip()) for r in head[: heading.first] if not is_blank(r)
    )
    issues = [Issue(None, None, None, said, "note") for said in heading.repaired]
    if preamble:
        issues.append(
            Issue(1, None, None, f"{len(preamble)} lines above the header were left out.", "note")
        )
    return TextTable(
        cells=cells, headers=heading.headers, stems=heading.stems, encoding=encoding,
        delimiter=delimiter, sheet=sheet, sheets=sheets, header_rows=heading.after - heading.first,
        preamble=preamble, issues=(*issues, *ragged), codes=heading.codes,
    )  # fmt: skip
