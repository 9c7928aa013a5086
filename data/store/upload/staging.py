"""A large text file on its way into the store: read by DuckDB, kept on disk, counted by SQL.

The cells lie in a Parquet file of a temporary folder and never become Python objects: Parquet
keeps one dictionary per column, so counting and mapping look at each distinct value once.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
from pyarrow import parquet

from data.store.engines.duckdb_engine import MOST_MEMORY, OFFLINE, interruptible, memory, parsed
from data.store.engines.engine import Parameters, Source, quoted
from data.vocabulary import Progress, silent

_Answer = TypeVar("_Answer")
_BEAT = 0.5
"""Seconds between two words of progress."""


class Reshaping:
    """Has the cells of the upload as `upload`: row_no and c1, c2, ..., null where one is blank."""

    cells: Source
    """The upload for another connection."""
    _own = "temp "
    """What is made here is nobody else's."""

    def __init__(self, place: Path | None = None) -> None:
        """In a file, or for a small upload in memory that others use too: what is made is the
        connection's own."""
        with interruptible():
            self._connection = duckdb.connect(place, config=OFFLINE) if place else memory().cursor()
        self._progress: Progress = silent
        self._step, self._rows = "", 0
        # The engine only says how far it is while it has a bar, which is not drawn.
        self.execute("set enable_progress_bar = true")
        self.execute("set enable_progress_bar_print = false")

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        self.all(sql, parameters)

    def all(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        statements = parsed(self._connection, sql, parameters)
        return self._watched(lambda: self._connection.execute(*statements).fetchall())

    def add(self, name: str, source: Source) -> Source:
        """Make a source readable by name, in the place of an earlier one; what another connection
        can read it by."""
        if isinstance(source, str):
            self.execute(f"create or replace temp view {name} as {source}")
        else:
            self._connection.register(name, source)
        return source

    def table(self, name: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
        """Make a table of a few rows, in the place of an earlier one; `columns` with types."""
        self.execute(f"create or replace temp table {name} ({columns})")
        if rows:  # no arrow table: making one imports pandas, which takes as long as a small import
            cells = {f"c{i}": list(column) for i, column in enumerate(zip(*rows, strict=True))}
            lists = ", ".join(f"unnest(:{cell})" for cell in cells)
            self.execute(f"insert into {name} select {lists}", cells)

    def make(self, what: str, name: str, sql: str, parameters: Parameters | None = None) -> None:
        self.execute(f"create {self._own}{what} {name} as {sql}", parameters)

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        return iter(self.all(sql))

    def append(self, table: str, rows: pa.Table) -> None:
        self.add("added", rows)
        self.execute(f"insert into {table} select * from added")

    def translate(self, sql: str, table: str, work: Callable[[str], Sequence[str | None]]) -> None:
        """Put each text that a query finds, and what `work` makes of it, into a new table.

        Texts come in batches, so that many of them are never in memory together.
        """
        names = ["text", *(f"said{i}" for i in range(1, len(work("")) + 1))]
        empty = ", ".join(f"cast(null as varchar) as {name}" for name in names)
        self.make("table", table, f"select {empty} where false")
        rows = self.stream(sql)
        while batch := list(islice(rows, _BATCH)):
            lines = [(text, *work(text)) for (text,) in batch]
            columns = [pa.array(column, pa.string()) for column in zip(*lines, strict=True)]
            self.append(table, pa.table(columns, names=names))

    def export(self, sql: str, name: str) -> Source:
        """The rows of a query as a source that another connection can read."""
        return self._watched(lambda: self._connection.sql(sql).to_arrow_table())

    def watch(self, progress: Progress, step: str, rows: int) -> None:
        """Tell of each statement from now on, every half second while it runs. What `progress`
        raises stops the statement."""
        self._progress, self._step, self._rows = progress, step, rows
        progress(step, 0, rows)

    def step(self, step: str, rows: int | None = None) -> None:
        """Tell of the next step to whoever watches."""
        self.watch(self._progress, step, self._rows if rows is None else rows)

    def _watched(self, work: Callable[[], _Answer]) -> _Answer:
        if self._progress is silent:
            with interruptible():
                return work()
        with ThreadPoolExecutor(1) as beside:
            running = beside.submit(work)
            try:
                while not wait([running], _BEAT).done:
                    share = max(0.0, self._connection.query_progress()) / 100
                    self._progress(self._step, int(share * self._rows), self._rows)
            finally:
                if not running.done():
                    self._connection.interrupt()
        return running.result()

    def close(self) -> None:
        self._connection.close()


def in_memory(cells: pa.Table) -> Reshaping:
    """A small upload."""
    made = Reshaping()
    made.cells = made.add("upload", cells)
    return made


_MEMORY_TO_READ = "1GB"
"""Instead of MOST_MEMORY while it reads a file: with less, DuckDB writes the cells of a wide one by
one thread, to keep their order. Not much more than MOST_MEMORY is used."""
_VISIBLE = (
    "[^\\s\\x0b\\x1c-\\x1f\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
    "\\x{202f}\\x{205f}\\x{3000}]"
)
"""Any character that str.isspace() does not take for a space."""
_PREFIX = "skillmix-staging-"
_DATABASE = "staging.duckdb"
_LIVE: set[Path] = set()
"""Folders of this process: its own lock does not keep it out of them."""
_REMEMBERED = 2_000
_LOOKED_AT, _FEW, _TOLD, _WIDE = 2_000, 20, 250, 300
"""Rows that show which columns say few things, how many that is, and how many in all columns; and
columns of a table that is too wide for it."""
_PLAIN = "compression uncompressed, write_bloom_filter false, row_group_size 30720"
"""The dictionaries of Parquet make the files small enough, and are all that is read again."""
FIRST_CELLS = 24
"""Cells of a row among which the first that says something names a total: form tools write up to
17 columns about an answer before it."""
_BATCH = 50_000
"""Texts that Python sees at a time."""


class Staging(Reshaping):
    """One file as rows of text: `row_no` and c1, c2, ..., null where a cell is blank."""

    _own = ""  # what streams a query sees nothing that is temporary

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        _LIVE.add(self.folder)
        self.text = self.folder / "text.csv"
        """Where the reader puts the file as UTF-8."""
        self.rows = self.width = 0
        self._first = "''"
        self._out = False
        self._last: dict[int, list[tuple[Any, ...]]] = {}
        self._found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
        super().__init__(self.folder / _DATABASE)
        self.execute(f"set memory_limit = '{MOST_MEMORY}'")
        self.execute(f"set temp_directory = '{quoted(self.folder)}'")

    def begin_again(self, progress: Progress) -> None:
        """Forget all but the cells: what was made of them for an earlier question."""
        made = self.all(
            "select 'table', table_name from duckdb_tables() union all "
            "select 'view', view_name from duckdb_views() "
            "where not internal and view_name <> 'upload'"
        )
        for kind, name in made:
            self.execute(f'drop {kind} "{name}"')
        self._found = {key: lines for key, lines in self._found.items() if key[2]}
        self._out = False
        self._progress = progress

    def load(self, width: int, delimiter: str, first_row: int | None) -> bool:
        """Read `text` below its header; False where DuckDB finds it irregular.

        `first_row` is the row number of the first record below the header. None: the text has no
        header, its first column is the row number, and short records are filled up.
        """
        self.width = width
        names = [f"c{i}" for i in range(1, width + 1)]
        numbered = first_row is None
        columns = ", ".join(f"'{n}': 'VARCHAR'" for n in (["row_no"] if numbered else []) + names)
        # Quoted line ends beside filled-up records cannot be read by two threads.
        source = (
            f"read_csv('{quoted(self.text)}', columns = {{{columns}}}, header = false, "
            f"skip = {0 if numbered else 1}, delim = '{delimiter}', quote = '\"', "
            "escape = '\"', auto_detect = false, strict_mode = true, "
            f"null_padding = {numbered}, parallel = {not numbered})"
        )
        file = self.folder / "cells.parquet"
        self.execute(f"set memory_limit = '{_MEMORY_TO_READ}'")
        # The order of the file is kept: it numbers the rows.
        written = f"from {source}) to '{quoted(file)}' (format parquet, {_PLAIN})"
        try:
            try:
                self.execute(f"copy (select {self._expected(source, names, numbered)} {written}")
            except duckdb.ConversionException:  # a later row says something else
                self.execute(f"copy (select * {written}")
        except duckdb.Error:
            return False
        finally:
            self.execute(f"set memory_limit = '{MOST_MEMORY}'")
        number = "row_no" if numbered else f"file_row_number + {first_row}"
        self.cells = (
            f"select cast({number} as integer) as row_no, {', '.join(names)} "
            f"from read_parquet('{quoted(file)}', file_row_number = true)"
        )
        self.execute(f"create or replace view upload as {self.cells}")
        self._first = ", ".join(f"coalesce({name}, '')" for name in names[:FIRST_CELLS])
        self.rows = int(self.all("select count(*) from upload")[0][0])
        return True

    def _expected(self, source: str, names: list[str], numbered: bool) -> str:
        """The cells; those of columns whose first rows say few different things as one of these,
        of which Parquet need not look for the different ones."""
        if len(names) > _WIDE:
            return "*"
        first = self.all(f"select {', '.join(names)} from {source} limit {_LOOKED_AT}")
        few: dict[str, set[str]] = {}
        for name, column in zip(names, zip(*first, strict=True), strict=False):
            values = set(column) - {None}
            if len(values) <= _FEW:
                few[name] = values
        result = sorted({text for texts_of in few.values() for text in texts_of})
        if len(result) > _TOLD:
            return "*"
        self.execute("drop type if exists told")
        self.execute("create type told as enum (select unnest(:told))", {"told": result})
        cells = [f"cast({name} as told) as {name}" if name in few else name for name in names]
        return ", ".join([*(["row_no"] if numbered else []), *cells])

    def has_blank_rows(self, width: int) -> bool:
        blank = " and ".join(
            f"(c{i} is null or not regexp_matches(c{i}, '{_VISIBLE}'))" for i in range(1, width + 1)
        )
        return bool(self.all(f"select 1 from upload where {blank} limit 1"))

    def first(self, where: str, rows: int) -> pa.Table:
        """The first rows for which a condition (`where ...`) holds, as the reader of a small file
        gives them: no nulls."""
        names = [d[0] for d in self._connection.execute("describe upload").fetchall()]
        texts = ", ".join(f"coalesce({n}, '') as {n}" for n in names[1:])
        sql = f"select row_no, {texts} from upload {where}order by row_no limit {rows}"
        return self._connection.sql(sql).to_arrow_table()

    def last(self, rows: int) -> list[tuple[Any, ...]]:
        """Row number and first cells of the last rows."""
        if rows not in self._last:
            self._last[rows] = self.all(
                f"select row_no, {self._first} from "
                f"(select * from upload order by row_no desc limit {rows}) order by row_no"
            )
        return self._last[rows]

    def lone(self, width: int) -> set[int]:
        """Rows in which a single cell says something."""
        pattern = r"(regexp_replace(coalesce(c{}, ''), '[\s\p{{Z}}]', '', 'g') <> '')::integer"
        filled = " + ".join(pattern.format(i) for i in range(1, width + 1))
        return {row for (row,) in self.all(f"select row_no from upload where {filled} = 1")}

    def leave_out(self, rows: Mapping[int, str]) -> None:
        """Remember rows that hold no answers, by number."""
        self.table("left_out", "row_no integer, reason varchar", list(rows.items()))
        self._out = bool(rows)

    def leave_out_too(self, position: int, texts: Sequence[str], reason: str) -> None:
        """More of them, by the texts of a column."""
        self.execute(
            f"insert into left_out select row_no, :reason from upload where c{position} in "
            "(select unnest(:texts)) and row_no not in (select row_no from left_out)",
            {"reason": reason, "texts": list(texts)},
        )
        self._out = bool(self.all("select 1 from left_out limit 1"))

    def counted(self, position: int, *, every_row: bool = True) -> list[tuple[str, int]]:
        """Every distinct value of a column with its count, in the order of the file."""
        counts, distinct = self._commonest(position, _REMEMBERED, every_row)
        if distinct > len(counts):
            counts = self.all(f"{self._values(position, every_row)} order by 3")
        return [(value, count) for value, count, *_ in sorted(counts, key=lambda line: line[2])]

    def commonest(self, position: int, limit: int) -> tuple[list[tuple[str, int]], int]:
        """The commonest values of a column, those of equal count in the order of the file, and
        the number of different values. Rows that hold no answers are left out."""
        counts, distinct = self._commonest(position, limit, every_row=False)
        return [(value, count) for value, count, *_ in counts], distinct

    def _commonest(
        self, position: int, limit: int, every_row: bool
    ) -> tuple[list[tuple[Any, ...]], int]:
        """Value, count, first row and number of values, commonest first; remembered, for any limit
        up to the usual one."""
        most = max(limit, _REMEMBERED)
        key = (position, most, every_row or not self._out)
        if key not in self._found:
            self._found[key] = self.all(
                "select value, answers, first_row, count(*) over () "
                f"from ({self._values(position, every_row)}) found order by 2 desc, 3 limit {most}"
            )
        commonest = self._found[key]
        return commonest[:limit], int(commonest[0][3]) if commonest else 0

    def _values(self, position: int, every_row: bool) -> str:
        left_out = self._out and not every_row
        rows = "where row_no not in (select row_no from left_out) " if left_out else ""
        return (
            f"select coalesce(c{position}, '') as value, count(*) as answers, "
            f"min(row_no) as first_row from upload {rows}"
            "group by 1 "
        )

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, few of which are in memory together."""
        reader = self._connection.cursor()
        reader.execute(sql)
        while batch := reader.fetchmany(_BATCH):
            yield from batch
        reader.close()

    def add(self, name: str, source: Source) -> Source:
        """Make a source readable by name, in the place of an earlier one; a table from a file,
        because DuckDB imports pandas to read it from memory."""
        if isinstance(source, pa.Table):
            file = self.folder / f"{name}.parquet"
            parquet.write_table(source, file, compression="none", use_dictionary=False)
            source = f"select * from read_parquet('{quoted(file)}')"
        return super().add(name, source)

    def export(self, sql: str, name: str) -> str:
        """Write the rows of a query to a file; a query of it that any DuckDB here can run."""
        file = quoted(self.folder / f"{name}.parquet")
        self.execute(f"copy ({sql}) to '{file}' (format parquet, {_PLAIN})")
        return f"select * from read_parquet('{file}')"

    def close(self) -> None:
        super().close()
        self._folder.cleanup()
        _LIVE.discard(self.folder)


def sweep() -> None:
    """Delete what killed imports left behind: the answers of a survey lie in it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if folder not in _LIVE and _is_abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """Whether no process holds the folder's database: a process that lives keeps it locked."""
    try:
        if not (folder / _DATABASE).is_file():
            return False
        duckdb.connect(str(folder / _DATABASE), config=OFFLINE).close()
    except (duckdb.IOException, OSError):
        return False  # in use, or another user's
    return True


_TWICE = """
    with told as (
        select r.row_no, r.kind, r.identity, r.rater, coalesce(k.said1, '') as about
        from staged_row r left join skill_key k on k.text = r.skill
        where r.aside = ''
    ), several as (
        select kind, identity, rater, about, row_number() over () as number
        from told group by kind, identity, rater, about having count(*) > 1
    )
    select s.number, t.row_no, coalesce(u.{day}, '') as day
    from told t
    join several s on s.kind = t.kind and s.identity = t.identity and s.rater = t.rater
                  and s.about = t.about
    join upload u on u.row_no = t.row_no
"""


def of_several_lines(staging: Staging, delimiter: str, rows: int) -> pa.Table:
    """The first rows with a cell of several lines that is wide enough to hold a whole row."""
    wide = " or ".join(
        f"(contains(c{i}, chr(10)) and length(c{i}) - length(replace(c{i}, '{delimiter}', '')) "
        f">= {staging.width - 1})"
        for i in range(1, staging.width + 1)
    )
    return staging.first(f"where {wide} ", rows)


def texts_of(staging: Reshaping, position: int) -> Iterator[str]:
    query = f"select distinct c{position} from upload where c{position} is not null"
    return (text for (text,) in staging.stream(query))


def answered_twice(
    staging: Reshaping, position: int, key: Callable[[str], str]
) -> Iterator[list[tuple[int, str]]]:
    """The rows of everybody who has several, for one rater and skill (by its `key`), in their
    order: number, and the text of the column at `position`."""
    skills = "select distinct skill from staged_row where skill is not null"
    staging.make("table", "skill_text", skills)
    staging.translate("from skill_text", "skill_key", lambda text: (key(text),))
    staging.make("table", "twice", _TWICE.format(day=f"c{position}"))
    rows = staging.stream("from twice order by number, row_no")
    for _, same in groupby(rows, key=lambda row: row[0]):
        yield [(row_no, text) for _, row_no, text in same]
    for table in ("twice", "skill_key", "skill_text"):
        staging.execute(f"drop table {table}")


def set_rows_aside(staging: Reshaping, numbers: Iterable[int], reason: str) -> None:
    """Give rows a reason not to be stored."""
    staging.execute("create temp table earlier (row_no integer)")
    waiting = iter(numbers)
    while batch := list(islice(waiting, _BATCH)):
        staging.append("earlier", pa.table({"row_no": pa.array(batch, pa.int32())}))
    staging.execute(
        "update staged_row set aside = :reason where row_no in (select row_no from earlier)",
        {"reason": reason},
    )
    staging.execute("drop table earlier")
