"""Stores of earlier schemas, opened by this program."""

from __future__ import annotations

from contextlib import closing
from importlib import resources
from pathlib import Path

import duckdb
import pytest

from data.store.database import open_database, statements
from data.store.facts.assumptions import assumptions
from data.store.facts.roles import role_profiles

NUMBERED = sorted(
    file.name
    for file in resources.files("data.store.migrations").iterdir()
    if file.name.endswith(".sql")
)
RATINGS = [
    # import, wave, person, skill, rater, state, level, native value, row, position
    (1, 1, 1, 7, "self", "level", 3, "3 - good", 2, 4),
    (1, 1, 2, 7, "self", "level", 3, "3 - good", 3, 4),
    (1, 1, 1, 8, "self", "unknown", None, None, 2, 5),
    (1, 1, 2, 8, "self", "not_applicable", None, "n/a", 3, 5),
    (2, 1, 1, 7, "manager", "level", 0, "0", 2, 4),
    (2, 1, 2, 7, "peer", "level", 5, "5", 3, 4),
    (2, 1, 2, 7, "self", "level", 4, "4", 3, 5),
]
OPINIONS = [
    # import, wave, person, skill, kind, value, native value, row, position
    (1, 1, 1, 7, "interest", 4, "4", 2, 6),
    (1, 1, 2, 7, "importance", 0, "0", 3, 7),
]


def migrated(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Run the migrations up to a number."""
    folder = resources.files("data.store.migrations")
    for at, name in enumerate(NUMBERED[:number], start=1):
        for statement in statements(folder.joinpath(name).read_text(encoding="utf-8")):
            connection.execute(statement).fetchall()
        connection.execute(f"insert into setting values ('schema_{at}', 'then')").fetchall()


def store_of_schema(number: int, place: Path) -> None:
    """What the migrations up to a number make, with two imports by hand."""
    with duckdb.connect(str(place)) as connection:
        migrated(connection, number)
        for import_no in (1, 2):
            connection.execute(
                "insert into import (import_no, import_id, wave_no, wave_name, rater, file_name, "
                f"sha256, mapping_sha256, outcome, imported_at) values ({import_no}, "
                f"'i{import_no}', 1, 'now', 'self', 'f.csv', '', '', '{{}}', now())"
            ).fetchall()
        for table, rows in (("rating", RATINGS), ("opinion", OPINIONS)):
            marks = ", ".join("?" for _ in rows[0])
            connection.executemany(f"insert into {table} values ({marks})", rows)


@pytest.mark.parametrize("number", [1, 2])
def test_answers_move_and_read_as_before(number: int, tmp_path: Path) -> None:
    place = tmp_path / "old.duckdb"
    store_of_schema(number, place)
    with closing(open_database(place)) as store:
        ratings = store.rows(
            "select import_no, wave_no, person_no, skill_no, rater, state, level, native_value, "
            "row_no, position from rating order by import_no, position, person_no"
        )
        opinions = store.rows(
            "select import_no, wave_no, person_no, skill_no, kind, value, native_value, row_no, "
            "position from opinion order by position"
        )
        values = store.rows(
            "select count(*), count(distinct code) from answer_value "
            "where import_no = 1 and position = 4"
        )
        one_each = store.rows("select import_no, one_each from import order by 1")
        missing = store.rows("select name from assumption where name = 'people.level_half_life'")
    assert ratings == RATINGS
    assert opinions == OPINIONS
    assert values == [(1, 1)]
    assert one_each == [(1, True), (2, False)]
    assert missing == []  # this store was made without seeds


def test_a_store_of_before_gets_the_new_assumption_and_no_must_have(tmp_path: Path) -> None:
    place = tmp_path / "old.duckdb"
    store_of_schema(2, place)
    with duckdb.connect(str(place)) as connection:
        connection.execute(
            "insert into assumption values ('plan.focus', 4, 4, 4, '', '', 0, true)"
        ).fetchall()
        connection.execute(
            "insert into skill values (1, 'sql', 'SQL', 'a', 'technical', 'yes', '', '', null)"
        )
        connection.execute("insert into role_profile values ('Analyst', 1, 3)").fetchall()
    with closing(open_database(place)) as store:
        half_life = assumptions(store)["people.level_half_life"]
        assert (half_life.low, half_life.likely, half_life.high) == (6.5, 11, 13)
        assert [row.must_have for row in role_profiles(store)] == [False]
