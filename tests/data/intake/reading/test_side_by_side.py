"""Two tables side by side: the levels of one person never become those of another."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.reading.read import read
from data.store.database import Database
from tests.data.exports.files import as_csv, as_xlsx

LEFT = [["Name", "Python", "SQL"], ["Ana", "3", "4"], ["Ben", "1", "2"]]
RIGHT = [["Name", "Python", "SQL"], ["Cy", "5", "0"], ["Dee", "2", ""]]
Rows = list[list[str]]


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    return [a + [""] * gap + b for a, b in zip(left, right, strict=True)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_at_the_right_is_listed_and_nobody_gets_its_levels(
    database: Database, kind: str
) -> None:
    rows = beside(LEFT, RIGHT)
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows)
    said = ingest(database, content, f"two.{kind}", wave="1")
    assert database.rows("""
        select p.label, s.name, r.level from rating r join person p on p.person_no = r.person_no
        join skill s on s.skill_no = r.skill_no order by 1, 2
    """) == [("Ana", "Python", 3), ("Ana", "SQL", 4), ("Ben", "Python", 1), ("Ben", "SQL", 2)]
    (told,) = [i for i in said.issues if "another table" in i.reason]
    assert told.reason.startswith("Columns 5 to 7 (Name, Python, SQL) ")
    assert "with 2 rows" in told.reason
    assert told.severity == "warning"


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (beside(LEFT, RIGHT, gap=2), 1),
        ([["Team Core", "", "", "", "Team Edge", "", ""], [], *beside(LEFT, RIGHT)], 3),
        (
            beside(
                [["Team", *LEFT[0]], ["A", *LEFT[1]], ["A", *LEFT[2]]],
                [["Team", *RIGHT[0]], ["B", *RIGHT[1]], ["B", *RIGHT[2]]],
            ),
            1,
        ),
        (
            beside(
                [["E-mail", *LEFT[0][1:]], ["a@x.example", "3", "4"], ["b@x.example", "1", "2"]],
                [["E-mail", *LEFT[0][1:]], ["c@x.example", "5", "0"], ["", "", ""]],
            ),
            1,
        ),
    ],
)
def test_the_table_at_the_left_keeps_its_columns_and_row_numbers(rows: Rows, header: int) -> None:
    (table,) = read(as_csv(rows))
    assert table.headers[-2:] == ("Python", "SQL")
    assert len(table.headers) in (3, 4)
    assert table.cells.column("row_no").to_pylist() == [header + 1, header + 2]
    assert [i.row for i in table.issues if "another table" in i.reason] == [header]


@pytest.mark.parametrize(
    "rows",
    [
        [a + b for a, b in zip(LEFT, RIGHT, strict=True)],  # the manager's name, without a gap
        beside(LEFT, [["Docker", "Go"], ["1", "2"], ["3", "4"]]),  # a spacer
        beside(LEFT, [["Name", "Docker"], ["Ana", "1"], ["Ben", "2"]]),  # the same people again
        beside(LEFT, [["Manager", "Docker"], ["Eve", "1"], ["Eve", "2"]]),
    ],
)
def test_one_table_stays_one(rows: Rows) -> None:
    (table,) = read(as_csv(rows))
    assert len(table.headers) == len(rows[0])
    assert not [i for i in table.issues if "another table" in i.reason]
