"""Titles of areas that bear the name of a skill, by hand."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports.files import as_csv, as_xlsx

HEAD = ["Skill", "Ana Silva", "Ben Ode", "Cleo Ruiz"]


def skills(database: Database, rows: list[list[str]]) -> set[str]:
    """Names that rows of answers stand under."""
    ingest(database, as_csv([HEAD, *rows]), "m.csv", scale="0-5")
    found = "select distinct s.name from rating r join skill s on s.skill_no = r.skill_no"
    return {name for (name,) in database.rows(found)}


def rated(*names: str) -> list[list[str]]:
    return [[name, "3", "4", "1"] for name in names]


@pytest.mark.parametrize("first", ["Languages", "Communication"])
def test_an_area_may_bear_the_name_of_a_skill(database: Database, first: str) -> None:
    rows = [[first], *rated("Python", "SQL"), ["Machine learning"], *rated("PyTorch", "Docker")]
    assert skills(database, rows) == {"Python", "SQL", "PyTorch", "Docker"}


def test_a_skill_that_nobody_rated_is_no_title(database: Database) -> None:
    untitled = [*rated("Python", "SQL"), ["Machine learning"], *rated("PyTorch", "Docker")]
    assert "Machine learning fundamentals" in skills(database, untitled)


def test_below_a_title_or_at_the_end_it_is_a_skill_without_answers(database: Database) -> None:
    rows = [
        ["Languages"],
        *rated("Python", "SQL"),
        ["Other tools"],
        ["Kubernetes"],
        *rated("Docker"),
        ["Go"],
        *rated("Mentoring"),
        ["Communication"],
    ]
    assert {"Kubernetes", "Go", "Communication"} <= skills(database, rows)


def test_a_title_merged_over_all_people_is_one_too(database: Database) -> None:
    rows = [
        HEAD,
        ["Languages", *[""] * 3],
        *rated("Python", "SQL"),
        ["Machine learning", *[""] * 3],
        *rated("PyTorch", "Docker"),
    ]
    file = as_xlsx(rows, merged=[(1, 0, 1, 3), (4, 0, 4, 3)])
    said = ingest(database, file, "m.xlsx", scale="0-5")
    assert (said.ratings, said.unknown, said.skills, said.people) == (12, 0, 4, 3)
