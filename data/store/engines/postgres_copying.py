"""Many rows to and from PostgreSQL by COPY: a batch at a time, whatever their number."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import psycopg
import pyarrow as pa
from psycopg import sql
from pyarrow import csv

from data.store.engines.postgres_connection import UNREADABLE

BATCH = 50_000
"""Rows that are turned into text at a time."""
_TYPES = {
    16: pa.bool_(),
    20: pa.int64(),
    21: pa.int16(),
    23: pa.int32(),
    700: pa.float32(),
    701: pa.float64(),
    1082: pa.date32(),
    1114: pa.timestamp("us"),
    1700: pa.float64(),
}
"""Of PostgreSQL's types, by their number; every other one is text."""
_QUOTED = csv.WriteOptions(include_header=False, quoting_style="needed")


def arrow_type(number: int) -> pa.DataType:
    """The arrow type of a column of a result."""
    return _TYPES.get(number, pa.string())


def column_type(kind: pa.DataType) -> str:
    """The type of a column that holds what an arrow column does; text sorts by code point."""
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "smallint" if kind.bit_width < 32 else "integer" if kind.bit_width < 64 else "bigint"
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "double precision"
    if pa.types.is_date(kind):
        return "date"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return 'varchar collate "C"'


def copy_in(
    cursor: psycopg.Cursor, table: str, columns: Iterable[str], batches: Iterable[pa.RecordBatch]
) -> int:
    """Append the rows to a table and answer their number. Memory holds one batch."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("copy {} ({}) from stdin (format csv)").format(sql.Identifier(table), names)
    rows = 0
    with cursor.copy(statement) as copy:
        for batch in batches:
            text = io.BytesIO()
            csv.write_csv(_plain(batch), text, _QUOTED)
            copy.write(text.getvalue().replace(b"\0", UNREADABLE.encode()))
            rows += batch.num_rows
    return rows


def copy_out(cursor: psycopg.Cursor, query: str, parameters: dict[str, object]) -> pa.Table:
    """The answer of a query as a table."""
    cursor.execute(f"select * from ({query}) described limit 0", parameters)
    assert cursor.description is not None
    kinds = {c.name: arrow_type(c.type_code) for c in cursor.description}
    text = pa.BufferOutputStream()
    with cursor.copy(f"copy ({query}) to stdout (format csv)", parameters) as copy:
        for piece in copy:
            text.write(piece)
    content = text.getvalue()
    if not content.size:
        return pa.schema(kinds).empty_table()
    return csv.read_csv(
        pa.BufferReader(content),
        read_options=csv.ReadOptions(column_names=list(kinds)),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=kinds,
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
        ),
    )


def copy_to_file(cursor: psycopg.Cursor, query: str, file: Path) -> str:
    """Write the answer of a query as CSV; a DuckDB query that reads it with the same types."""
    cursor.execute(f"select * from ({query}) described limit 0", {})
    columns = ", ".join(
        f"'{c.name}': '{_duckdb_type(arrow_type(c.type_code))}'" for c in cursor.description or ()
    )
    with file.open("wb") as out, cursor.copy(f"copy ({query}) to stdout (format csv)", {}) as copy:
        for piece in copy:
            out.write(piece)
    place = str(file).replace("'", "''")
    return (
        f"select * from read_csv('{place}', columns = {{{columns}}}, header = false, "
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, "
        "auto_detect = false, parallel = false)"
    )


def _duckdb_type(kind: pa.DataType) -> str:
    return column_type(kind).split(" collate")[0]


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Dictionaries written out: CSV has none."""
    columns = [
        c.dictionary_decode() if pa.types.is_dictionary(c.type) else c for c in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
