"""A file of many columns takes the statements of a small one, and time in step with its columns."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from data.ingest import ingest
from data.intake.answers import Answers
from data.intake.outcome import meanings_of
from data.store.coding import Code
from data.store.database import Database
from data.store.duckdb_engine import DuckDBTransaction
from data.store.reshaping import Reshaping


def survey(columns: int) -> bytes:
    """Three people, each with levels 0 to 5 in turn under made-up headers."""
    head = ",".join(["Email", *(f"Topic {n}x" for n in range(columns))])
    lines = [
        ",".join([f"p{who}@example.org", *(str((who + n) % 6) for n in range(columns))])
        for who in range(3)
    ]
    return "\n".join([head, *lines]).encode()


def statements(database: Database, columns: int) -> int:
    """How many statements the import of a survey runs."""
    with (
        patch.object(DuckDBTransaction, "execute", autospec=True,
                     side_effect=DuckDBTransaction.execute) as written,
        patch.object(DuckDBTransaction, "rows", autospec=True,
                     side_effect=DuckDBTransaction.rows) as asked,
        patch.object(DuckDBTransaction, "insert", autospec=True,
                     side_effect=DuckDBTransaction.insert) as inserted,
        patch.object(Reshaping, "all", autospec=True, side_effect=Reshaping.all) as counted,
    ):  # fmt: skip
        said = ingest(database, survey(columns), "wide.csv", wave=f"w{columns}", scale="0-5")
    assert (said.ratings, said.skills) == (3 * columns, columns)
    return sum(made.call_count for made in (written, asked, inserted, counted))


def test_five_hundred_columns_take_the_statements_of_five(database: Database) -> None:
    statements(database, 4)  # an earlier wave, which later ones are compared with
    few = statements(database, 5)
    assert statements(database, 500) == few
    levels = database.rows(
        "select level, count(*) from rating r join wave w on w.wave_no = r.wave_no "
        "where w.name = 'w500' group by level order by level"
    )
    assert levels == [(0, 250), (1, 251), (2, 251), (3, 250), (4, 249), (5, 249)]


@pytest.mark.parametrize("limit", [1, 3])
def test_cells_are_found_by_a_join_as_by_a_list(
    database: Database, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """A column of many different answers takes the join; the levels are the same."""
    ingest(database, survey(40), "wide.csv", wave="list", scale="0-5")
    monkeypatch.setattr("data.store.coding._SEARCHED", limit)
    ingest(database, survey(40), "wide.csv", wave="join", scale="0-5")
    of_wave = (
        "select r.person_no, r.skill_no, r.state, r.level, r.native_value from rating r "
        "join wave w on w.wave_no = r.wave_no where w.name = :name order by 1, 2"
    )
    assert database.rows(of_wave, {"name": "join"}) == database.rows(of_wave, {"name": "list"})
    assert len(database.rows(of_wave, {"name": "join"})) == 120


def test_an_answer_that_is_counted_and_not_stored_ends_the_import(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_too_many(answers: Answers) -> list[Code]:
        first, *others = meanings_of(answers)
        return [replace(first, times=first.times + 1), *others]

    monkeypatch.setattr("data.ingest.meanings_of", one_too_many)
    with pytest.raises(RuntimeError, match="6 of 7 answers were stored"):
        ingest(database, survey(2), "wide.csv", wave="now", scale="0-5")
    assert database.rows("select * from answer") == []
