"""Opening and changing a store."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import duckdb
import psycopg
import pyarrow as pa
import pytest

from data.store.database import Database, open_database
from data.store.engines.engine import prepare
from data.vocabulary import RefusedError
from tests.build import Answer, answer


def test_a_failed_change_leaves_nothing(database: Database) -> None:
    before = database.rows("select count(*) from wave")

    def fail_half_way() -> None:
        with database.transaction() as change:
            change.execute("insert into wave values (1, 'w', date '2026-01-01', null)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert database.rows("select count(*) from wave") == before


AGAINST_THE_SCHEMA = (duckdb.ConstraintException, psycopg.errors.CheckViolation)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into role_profile (role, skill_no, level) values ('dev', 1, 6)",
        "insert into answer_series values (1, 1, 1, 1, 6)",  # nobody answers but the three raters
    ],
)
def test_constraints_stand_in_the_schema(database: Database, statement: str) -> None:
    with pytest.raises(AGAINST_THE_SCHEMA), database.transaction() as change:
        change.execute(statement)


def test_the_code_of_an_answer_has_the_level_or_the_state_in_it(database: Database) -> None:
    said = range(-2, 6)
    with database.transaction() as change:
        answer(change, [Answer(1, 4, 2 + s, 1, 7, 1, s, f"text {s}") for s in said])
    assert database.rows("select said from answer order by said") == [(s,) for s in said]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("hello, this is not a database at all " * 200)
    with pytest.raises(RefusedError):
        open_database(text)


def test_no_store_makes_the_engine_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("create table mine (x integer)")
        connection.commit()
    with pytest.raises(RefusedError) as refused:
        open_database(foreign)
    assert str(refused.value).endswith("the file is of another kind. Name another.")
    monkeypatch.chdir(tmp_path)
    for name in ("md:store", "sqlite:store"):
        open_database(f"./{name}").close()
        assert (tmp_path / name).is_file()


def test_many_threads_read_and_write_one_store(database: Database) -> None:
    wrong: list[str] = []

    def work(number: int) -> None:
        for step in range(20):
            with database.transaction() as change:
                change.execute(
                    "insert into setting values (:name, 'x')", {"name": f"t{number}-{step}"}
                )
            if database.rows("select :n + 1", {"n": step})[0][0] != step + 1:
                wrong.append(f"{number}-{step}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert database.rows("select count(*) from setting where name like 't%-%'")[0][0] == 160


def test_named_parameters_leave_texts_casts_and_comments_alone() -> None:
    sql, used = prepare("select ':no', x::int, :yes -- :neither\nfrom t", {"yes": 1, "unused": 2})
    assert sql == "select ':no', x::int, $yes -- :neither\nfrom t"
    assert used == {"yes": 1}


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
