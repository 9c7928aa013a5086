"""A large text file on its way into the store: read by DuckDB, kept on disk, counted by SQL.

The cells lie in a Parquet file of a temporary folder and never become Python objects: Parquet
keeps one dictionary per column, so counting and mapping look at each distinct value once.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.store.sql import Parameters, prepare

_MEMORY = "500MB"
"""What the temporary database may hold before it spills into its folder."""


class Staging:
    """One file as rows of text: `row_no` and c1, c2, ..., null where a cell is blank."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="skillmix-")
        self.folder = Path(self._folder.name)
        self.text = self.folder / "text.csv"
        """Where the reader puts the file as UTF-8."""
        self.cells = self.folder / "cells.parquet"
        self.rows = 0
        self._connection = duckdb.connect(str(self.folder / "staging.duckdb"))
        for setting in ("enable_progress_bar = false", f"memory_limit = '{_MEMORY}'",
                        f"temp_directory = '{_quoted(self.folder)}'"):  # fmt: skip
            self._connection.execute(f"set {setting}").fetchall()

    def load(self, width: int, delimiter: str, first_row: int | None) -> bool:
        """Read `text` below its header; False where DuckDB finds it irregular.

        `first_row` is the row number of the first record below the header. None: the text has no
        header, its first column is the row number, and short records are filled up.
        """
        names = [f"c{i}" for i in range(1, width + 1)]
        numbered = first_row is None
        columns = ", ".join(f"'{n}': 'VARCHAR'" for n in (["row_no"] if numbered else []) + names)
        # Quoted line ends beside filled-up records cannot be read by two threads.
        source = (
            f"read_csv('{_quoted(self.text)}', columns = {{{columns}}}, header = false, "
            f"skip = {0 if numbered else 1}, delim = '{delimiter}', quote = '\"', "
            "escape = '\"', auto_detect = false, strict_mode = true, "
            f"null_padding = {numbered}, parallel = {not numbered})"
        )
        raw = self.cells if not numbered else self.folder / "raw.parquet"
        try:
            # The order of the file is kept: it numbers the rows.
            self.execute(
                f"copy (select * from {source}) to '{_quoted(raw)}' "
                "(format parquet, compression snappy)"
            )
        except duckdb.Error:
            return False
        number = "cast(row_no as integer)" if numbered else f"file_row_number + {first_row}"
        columns_now = ", ".join(names)
        self.execute(
            f"create view upload as select cast({number} as integer) as row_no, {columns_now} "
            f"from read_parquet('{_quoted(raw)}', file_row_number = true)"
        )
        self.cells, self.rows = raw, int(self.all("select count(*) from upload")[0][0])
        self._number = number
        self.select = (
            f"select cast({number} as integer) as row_no, {columns_now} "
            f"from read_parquet('{_quoted(raw)}', file_row_number = true)"
        )
        return True

    def has_blank_rows(self, width: int) -> bool:
        """Whether a row holds nothing but spaces."""
        blank = " and ".join(
            f"(c{i} is null or not regexp_matches(c{i}, '\\S'))" for i in range(1, width + 1)
        )
        return bool(self.all(f"select 1 from upload where {blank} limit 1"))

    def head(self, rows: int) -> pa.Table:
        """The first rows as the reader of a small file gives them: no nulls."""
        names = [d[0] for d in self._connection.execute("describe upload").fetchall()]
        texts = ", ".join(f"coalesce({n}, '') as {n}" for n in names[1:])
        sql = f"select row_no, {texts} from upload order by row_no limit {rows}"
        return self._connection.sql(sql).to_arrow_table()

    def last(self, rows: int) -> list[tuple[int, str]]:
        """Row number and first cell of the last rows."""
        return self.all(
            "select row_no, coalesce(c1, '') from "
            f"(select row_no, c1 from upload order by row_no desc limit {rows}) order by row_no"
        )

    def counted(self, position: int, left_out: tuple[int, ...] = ()) -> list[tuple[str, int]]:
        """Every distinct value of a column with its count, in the order of the file."""
        return self.all(_values(position, left_out) + "order by min(row_no)")

    def commonest(
        self, position: int, limit: int, left_out: tuple[int, ...] = ()
    ) -> tuple[list[tuple[str, int]], int]:
        """The commonest values of a column, those of equal count in the order of the file, and
        the number of different values."""
        values = _values(position, left_out)
        distinct = self.all(f"select count(*) from ({values}) found")[0][0]
        return self.all(f"{values} order by 2 desc, min(row_no) limit {limit}"), int(distinct)

    def execute(self, sql: str, parameters: Parameters | None = None) -> None:
        """Run one statement in the temporary database."""
        self._connection.execute(*prepare(sql, parameters)).fetchall()

    def all(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query of the temporary database."""
        return self._connection.execute(*prepare(sql, parameters)).fetchall()

    def insert(self, table: str, rows: pa.Table) -> None:
        """Append an arrow table to a table of the temporary database."""
        self._connection.register("added", rows)
        self.execute(f"insert into {table} select * from added")
        self._connection.unregister("added")

    def close(self) -> None:
        """Delete the folder."""
        self._connection.close()
        self._folder.cleanup()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _values(position: int, left_out: tuple[int, ...]) -> str:
    rows = f"where row_no not in ({', '.join(map(str, left_out))}) " if left_out else ""
    return (
        f"select coalesce(c{position}, '') as value, count(*) as answers from upload {rows}"
        "group by 1 "
    )
