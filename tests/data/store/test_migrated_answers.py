"""Answers of a store that kept them in one table read as before once they are cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import psycopg
import pytest

from data.store.database import open_database, statements

if TYPE_CHECKING:
    from tests.postgres import Server

ANSWERS = [
    # import, position, row, person, skill, code, kind, said
    (1, 4, 2, 1, 7, 1, 1, 3),
    (1, 4, 3, 2, 7, 1, 1, 3),
    (1, 5, 2, 1, 8, 1, 1, -1),
    (1, 5, 3, 2, 8, 2, 1, -2),
    (1, 6, 2, 1, 7, 1, 5, 0),
    (2, 4, 2, 1, 7, 1, 2, 5),
]
VALUES = [(1, 4, 1, "good"), (1, 5, 1, ""), (1, 5, 2, "n/a"), (1, 6, 1, "no"), (2, 4, 1, "top")]
BEFORE = 7
"""Migrations that such a store has had."""


def old_store(place: str) -> None:
    """A store whose answers are one table."""
    files = sorted(
        (f for f in resources.files("data.store.migrations").iterdir() if f.name.endswith(".sql")),
        key=lambda f: f.name,
    )
    made = [s for f in files[:BEFORE] for s in statements(f.read_text(encoding="utf-8"))]
    made += [f"insert into setting values ('schema_{n}', 'then')" for n in range(1, BEFORE + 1)]
    made += [f"insert into answer values {answer}" for answer in ANSWERS]
    made += [f"insert into answer_value values {value}" for value in VALUES]
    if place.startswith("postgresql"):
        with psycopg.connect(place) as server:
            for statement in made:
                server.execute(statement.encode())
    else:
        with duckdb.connect(place) as file:
            for statement in made:
                file.execute(statement).fetchall()


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if engine == "duckdb":
        yield str(tmp_path / "old.duckdb")
        return
    server: Server = request.getfixturevalue("postgres")
    with server.new_database(empty=True) as url:
        yield url


def test_answers_become_cells_that_read_as_before(place: str) -> None:
    old_store(place)
    with closing(open_database(place)) as store:
        found = store.rows(
            "select import_no, position, row_no, person_no, skill_no, kind, said "
            "from answer order by 1, 2, 3"
        )
        native = store.rows("""
            select v.native_value
            from answer a
            join answer_value v on v.import_no = a.import_no and v.position = a.position
                               and v.code = a.code
            order by a.import_no, a.position, a.row_no
        """)
        kept = [
            store.rows(f"select count(*) from {table}")[0][0]
            for table in ("answer_series", "answer_row", "answer_value")
        ]
    assert found == [(*answer[:5], *answer[6:]) for answer in ANSWERS]
    assert [text for (text,) in native] == ["good", "good", "", "n/a", "no", "top"]
    assert kept == [4, 3, 5]
