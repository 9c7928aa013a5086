"""A change that fails or is interrupted half way: the first error is the one that is heard."""

from __future__ import annotations

import duckdb
import psycopg
import pyarrow as pa
import pytest

from data.store.database import Database

NOT_A_NUMBER = (duckdb.ConversionException, psycopg.errors.InvalidTextRepresentation)


def test_the_error_is_not_hidden_by_tidying_up(database: Database) -> None:
    with (
        pytest.raises(NOT_A_NUMBER),
        database.transaction() as change,
        change.staged(found=pa.table({"text": ["x"]})),
    ):
        change.execute("insert into setting select text, cast(text as integer) from found")
    with database.transaction() as change, change.staged(found=pa.table({"text": ["y"]})):
        assert change.rows("select text from found") == [("y",)]


def test_ctrl_c_inside_a_statement_is_ctrl_c(database: Database) -> None:
    before = database.rows("select count(*) from setting")

    def stopped_half_way() -> None:
        with database.transaction() as change:
            change.insert("setting", ("name", "value"), [("half", "way")])
            raise RuntimeError("Query interrupted")  # what DuckDB makes of the signal

    with pytest.raises(KeyboardInterrupt):
        stopped_half_way()
    assert database.rows("select count(*) from setting") == before
