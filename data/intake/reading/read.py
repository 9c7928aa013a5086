"""Bytes of an upload -> a text table. Nothing here guesses a type."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import islice
from threading import RLock
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from data.intake.language.words import fold, issue_of, refused, sentence
from data.intake.levels.answers import (
    explained,
    find_legend,
    is_title,
    legend_of_sheet,
    of_small,
)
from data.intake.levels.scales import label_level, number
from data.intake.reading import large
from data.intake.reading.blocks import (
    Around,
    Ragged,
    lines_of,
    shifted,
    split,
    stands_alone,
    with_decimal_commas,
    without_table_beside,
)
from data.intake.reading.header_rows import Heading, find_heading
from data.intake.reading.large import LONGEST_CELL, refuse_columns, refuse_size
from data.intake.reading.no_people import day_of_lines, parted, person_of_lines, team_of_lines
from data.intake.reading.sheets import Merged
from data.intake.reading.table import TextTable, is_blank, lines_above
from data.intake.reading.text import (
    TO_EXCEL,
    decode,
    delimiter_of,
    encodings,
    refuse_binary,
    refuse_other_files,
)
from data.intake.reading.workbook import fill_down, is_workbook, open_book
from data.store.upload.staging import of_several_lines
from data.vocabulary import Issue, Progress, RefusedError, grouped, silent


def refuse_open_quote(cells: pa.Table, headers: Sequence[str], delimiter: str) -> None:
    """Raise RefusedError where a cell of several lines holds rows of the table. Its first line ends
    a row of as many cells as the header has, those between are whole rows, the last begins one, and
    each has a level in it. A comment of several lines does not look like that."""
    width = len(headers)
    for i, header in enumerate(headers):
        column = cells.column(f"c{i + 1}")
        broken = pc.match_substring(column, "\n")
        if not pc.any(broken).as_py():
            continue
        result = cells.filter(broken).select(["row_no", f"c{i + 1}"])
        for row, text in zip(*result.to_pydict().values(), strict=True):
            lines = text.rstrip("\r\n").split("\n")
            if len(lines) > 1 and _holds_rows(lines, i, width, delimiter):
                raise refused("open quote", row=row, column=header, lines=grouped(len(lines) - 1))


def _holds_rows(lines: Sequence[str], at: int, width: int, delimiter: str) -> bool:
    """`at`: the column, from 0, in which the cell of these lines stands."""
    parts = [line.split(delimiter) for line in lines]

    def is_level(cell: str) -> bool:
        return number(cell) is not None or label_level(cell) is not None

    return (
        at + len(parts[0]) == width
        and all(len(part) == width for part in parts[1:-1])
        and len(parts[-1]) > at
        and all(any(map(is_level, part)) for part in parts)
    )


_HEAD = 200
csv.field_size_limit(LONGEST_CELL)


def read(
    content: bytes, sheet: str | None = None, progress: Progress = silent, *, whole: bool = False
) -> tuple[TextTable, ...]:
    """The tables of a file, one for a text file, one per sheet that holds a table. `whole`: in
    memory, as far as that is possible. Raises RefusedError where there is none."""
    if is_workbook(content):
        return _workbook(content, sheet)
    refuse_other_files(content)
    refuse_size(len(content), workbook=False)
    if sheet is not None:
        raise RefusedError("The file is text and has no sheets; name none.")
    if len(content) >= (large.IN_MEMORY if whole else large.LARGE):
        result = _large(content, progress)
        if result:
            return (result,)
    text, encoding = decode(content)
    delimiter = delimiter_of(text)
    _, spaced = _begins(text, delimiter, _HEAD)
    records = _parsed(text, delimiter, None, spaced=spaced)
    tables = _tables(records, _Source(encoding, delimiter))
    if not tables:
        heading = find_heading(records)
        if heading is None:
            raise refused("no text")
        raise refused("no rows", headers=", ".join(heading.headers[:6]))
    for table in tables:
        refuse_open_quote(table.cells, table.headers, delimiter)
    return tables


def _large(content: bytes, progress: Progress) -> TextTable | None:
    """The table of a large file; None where only the reading of a small one can tell."""
    starts = ((name, large.start_of(content, name)) for name in encodings(content))
    encoding, start = next((start for start in starts if start[1] is not None), ("", None))
    if start is None:
        return None
    refuse_binary(content[:20_000].decode(encoding, "replace"))
    start = TO_EXCEL.sub("", start)
    delimiter = delimiter_of(start)
    records, spaced = _begins(start, delimiter, _HEAD + 1)
    refuse_columns(max(map(len, records), default=0))
    head = records[:_HEAD]
    heading = find_heading(head)
    if heading is None or (len(records) <= _HEAD and len(start) >= large.START):
        return None  # nothing to read, or a record that is longer than the start
    beside = without_table_beside(head)[1]
    if len(content) <= large.IN_MEMORY and (beside or not stands_alone(head)):
        return None
    if beside:
        raise refused("side by side")
    try:
        text = large.Text(content, encoding, delimiter, heading, spaced)
        staged = large.stage(text, progress)
    except csv.Error as error:
        raise refused("no cells", error=error) from error
    if staged is None:
        return None
    staging, heading, ragged = staged
    first = staging.first("", large.SAMPLED)
    table = _table(first, heading, ragged.issues, head, _Source(encoding, delimiter))
    if b'"' in content and staging.rows + heading.after < content.count(b"\n"):
        try:
            wide = of_several_lines(staging, delimiter, _HEAD)
            refuse_open_quote(wide, table.headers, delimiter)
        except RefusedError:
            staging.close()
            raise
    return replace(table, staging=staging, left_out=ragged.unclear)


def _begins(text: str, delimiter: str, limit: int) -> tuple[list[list[str]], bool]:
    """The first records, and whether spaces stand before quotation marks: `"a", "b"`."""
    records = _parsed(text, delimiter, limit)
    cells = (cell for record in records for cell in record)
    spaced = any(cell[:1] == " " and cell.lstrip(" ")[:1] == '"' for cell in cells)
    return (_parsed(text, delimiter, limit, spaced=True) if spaced else records), spaced


def _parsed(
    text: str, delimiter: str, limit: int | None, *, spaced: bool = False
) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced)
        return list(islice(reader, limit))
    except csv.Error as error:
        raise refused("no cells", error=error) from error


def _columns(
    records: list[list[str]], heading: Heading, *, text: bool
) -> tuple[Heading, pa.Table, Ragged]:
    """Cells by column, widened where a row has more fields than the header; problems of rows."""
    numbered = [(i + 1, r) for i, r in enumerate(records) if i >= heading.after and not is_blank(r)]
    ragged = Ragged(heading)
    if text and (joined := with_decimal_commas(numbered, len(heading.headers))):
        numbered = joined
        ragged.tell(sentence("decimal commas"))
    rows = [ragged.cells(number, record) for number, record in numbered]
    columns = {"row_no": pa.array([n for n, _ in numbered], pa.int32())}
    for i in range(ragged.widest):
        cells = [r[i] if i < len(r) else "" for r in rows]
        columns[f"c{i + 1}"] = pa.array(cells, pa.string())
    if 2 * len(ragged.unclear) > len(numbered):
        raise refused("more cells", rows=grouped(len(ragged.unclear)), every=grouped(len(numbered)))
    if text:
        ragged.unclear |= shifted(numbered, len(heading.headers))
    return ragged.widened(heading), pa.table(columns), ragged


def _workbook(content: bytes, wanted: str | None) -> tuple[TextTable, ...]:
    book = open_book(content, wanted)
    formulas = grouped(book.not_computed)
    issues = [issue_of("not computed", formulas=formulas)] if book.not_computed else []
    result = [
        replace(table, issues=(*issues, *table.issues))
        for name, (records, merged) in book.sheets.items()
        for table in _tables(records, _Source(book.kind, "", name, book.names), merged)
    ]
    if not result:
        raise refused("no sheet")
    sheets = dict(book.sheets)
    for name in book.names if wanted is not None else ():
        if name not in sheets and is_title(name):  # "Legend", "Scale": no answers of other people
            sheets |= open_book(content, name).sheets
    own_legends = (legend_of_sheet(records, name) for name, (records, _) in sheets.items())
    legends = [legend for legend in own_legends if legend is not None]
    shared = legends[0] if len(legends) == 1 else None
    keys = {name: explained(of_small(records)) for name, (records, _) in sheets.items()}

    def around(table: TextTable) -> tuple[str, ...]:
        others = {} if wanted and table.legend else keys
        return (
            *table.around,
            *(key for name, key in others.items() if key and name != table.sheet),
        )

    return tuple(replace(t, legend=t.legend or shared, around=around(t)) for t in result)


class _Source(NamedTuple):
    """Where a table comes from."""

    encoding: str
    delimiter: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def _tables(
    records: list[list[str]], source: _Source, merged: Sequence[Merged] = ()
) -> tuple[TextTable, ...]:
    """The tables of one text or sheet that have rows below a header, from top to bottom."""
    result = []
    refuse_columns(max(map(len, records[:_HEAD]), default=0))
    records, beside = without_table_beside(records)
    for block, around in split(records):
        lines = [r for r in block if not is_blank(r)]
        # columns before the first that says something
        left = min((next(i for i, c in enumerate(r) if c.strip()) for r in lines), default=0)
        records = [record[left:] for record in block] if left else block
        start = next((i for i, r in enumerate(records) if not is_blank(r)), 0)
        heading = find_heading(records[start:])
        if heading is None:
            continue
        heading = replace(heading, first=heading.first + start, after=heading.after + start)
        filled = fill_down(records, merged, heading.after, left)
        heading, cells, ragged = _columns(filled, heading, text=source.delimiter == ",")
        if cells.num_rows:
            table = _table(cells, heading, [*beside, *ragged.issues], filled, source, around)
            result.append(replace(table, left_out=ragged.unclear))
    return tuple(result)


def _table(
    cells: pa.Table,
    heading: Heading,
    ragged: list[Issue],
    head: list[list[str]],
    source: _Source,
    around: tuple[Around, ...] = (),
) -> TextTable:
    outside = sorted({*lines_of(head[: heading.first]), *around}, key=lambda line: line.row)
    above = [line for line in outside if line.row <= heading.first]
    lines = [part for line in above for part in parted(line.cells)]
    team, person = team_of_lines(lines), person_of_lines(lines, heading.headers)
    issues = [Issue(None, None, None, text, "note") for text in heading.repaired]
    known = source.encoding.startswith("utf") or source.encoding in ("cp1252", "xlsx", "xls", "ods")
    if not (source.sheet or known):
        issues.append(issue_of("guessed letters", encoding=source.encoding))
    if team:
        issues.append(issue_of("team above", severity="note", team=team))
    dated = day_of_lines(lines)
    issues += lines_above(len(lines) - bool(team) - len(person) - len(dated))
    for line in outside:
        if line.row > heading.first:
            letters = grouped(len(line.text))
            issues.append(issue_of("note outside", line.row, severity="note", letters=letters))
    return TextTable(
        cells,
        heading.headers,
        heading.stems,
        *source,
        heading.after - heading.first,
        issues=(*issues, *ragged),
        legend=find_legend([line.cells for line in outside]),
        above=tuple(map(tuple, head[: heading.after])),
        title=tuple(line.text for line in above),
        around=(*(line.text for line in outside), explained([line.cells for line in outside])),
        codes=heading.codes,
        team=team,
        person=person,
        dated=dated,
        titles=_titles(outside, heading),
    )


def _titles(outside: Sequence[Around], heading: Heading) -> dict[int, tuple[str, ...]]:
    """The last line above the header, and those right above the header again, by their rows."""
    names = [fold(header) for header in heading.headers]
    again = {line.row for line in outside if list(map(fold, line.cells))[1:] == names[1:] != []}
    above = max((line.row for line in outside if line.row <= heading.first), default=0)
    rows = {above, *(row - 1 for row in again)}
    return {line.row: line.cells for line in outside if line.row in rows and len(line.cells) < 3}


class SurveyFile:
    """The bytes of a file and the tables that were read of it, as long as it is open. A large file
    lies in a folder of its own, which `close` deletes. `once`: the bytes are given up as soon as
    they are read."""

    def __init__(self, content: bytes, *, once: bool = False) -> None:
        self._content = content
        self._once = once
        self._read: dict[tuple[str | None, bool], tuple[TextTable, ...]] = {}
        self.lock = RLock()
        """Held by whoever works on the tables."""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self._content).hexdigest()

    def tables(
        self, sheet: str | None, progress: Progress = silent, *, whole: bool = False
    ) -> tuple[TextTable, ...]:
        """The tables of the file, or of one sheet, as if nobody had worked on them yet. `whole`: in
        memory, as far as that is possible. Raises RefusedError where there is none."""
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
                    if table.staging:
                        table.staging.close()


@contextmanager
def opened(file: SurveyFile | bytes) -> Iterator[SurveyFile]:
    """The file for one question; it stays open, and one that is made of bytes is closed."""
    if isinstance(file, SurveyFile):
        with file.lock:
            yield file
        return
    with closing(SurveyFile(file, once=True)) as made:
        del file
        yield made
