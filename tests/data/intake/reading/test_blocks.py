"""Notes, legends, totals and second tables below and beside a table, and rows that look so."""

import pytest

from data.ingest import ingest
from data.intake.levels.scales import Scale
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.store.database import Database
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.intake.layouts.imported import levels

TABLE = "Name,Team,Python,SQL,Docker\nAna,Core,3,4,0\nBen,Core,1,,2\n"
LEGEND = "0 = none\n1 = basic\n2 = working\n3 = advanced\n4 = expert\n"


def names(table: TextTable) -> list[str]:
    return table.column(1).to_pylist()


@pytest.mark.parametrize(
    ("text", "first_row"),
    [
        (f"{TABLE}\nLegend\n{LEGEND}", 2),
        (f"Skills of 2026\n\n{LEGEND}\n{TABLE}", 10),
        (f"0 = none,1 = basic,2 = working,3 = advanced,4 = expert\n{TABLE}", 3),
        (f"Team:,Core\nDate:,2026-01-02\n\n{TABLE}\n{LEGEND}", 5),
        (
            "Name,Team,Python,SQL,Docker,,Key\nAna,Core,3,4,0,,0 = none\nBen,Core,1,,2,,1 = basic\n"
            ",,,,,,2 = working\n,,,,,,3 = advanced\n,,,,,,4 = expert\n",
            2,
        ),
    ],
)
def test_a_legend_below_above_and_beside_is_no_row_of_the_table(text: str, first_row: int) -> None:
    (table,) = read(text.encode())
    assert table.headers == ("Name", "Team", "Python", "SQL", "Docker")
    assert names(table) == ["Ana", "Ben"]
    assert table.cells.column("row_no").to_pylist() == [first_row, first_row + 1]
    assert table.legend is not None
    assert table.legend.scale == Scale(0, 4)


def test_a_legend_of_both_ends_is_nobody() -> None:
    (table,) = read(f"{TABLE}\nLegend,,,,\n0,None,,,\n4,Expert,,,\n".encode())
    assert names(table) == ["Ana", "Ben"]


def test_every_line_that_was_left_out_below_is_listed_with_its_row() -> None:
    (table,) = read(f"{TABLE}\nNote: made by hand in a hurry,,,,\n".encode())
    assert names(table) == ["Ana", "Ben"]
    assert [(i.row, i.value) for i in table.issues] == [(5, None)]  # never what it says
    assert "29 characters" in table.issues[0].reason


@pytest.mark.parametrize(
    "more",
    ["\nCy,Edge,2,1,5\n", "\nCy,,,,\n", "\n\nCy Lee,Edge\n", "\nCy,Edge,Expert,None,Basic\n"],
)
def test_people_after_a_blank_row_stay_people(more: str) -> None:
    (table,) = read((TABLE + more).encode())
    assert [name.split(" ")[0] for name in names(table)] == ["Ana", "Ben", "Cy"]


def test_a_second_table_on_the_sheet_is_a_table_of_its_own() -> None:
    first, second = read(f"{TABLE}\nSkill,Average,Max\nPython,2,3\nSQL,4,4\n".encode())
    assert names(first) == ["Ana", "Ben"]
    assert second.headers == ("Skill", "Average", "Max")
    assert second.cells.column("row_no").to_pylist() == [6, 7]


def test_the_same_header_again_goes_on_with_the_table() -> None:
    again = "Team Edge\nName,Team,Python,SQL,Docker\nCy,Edge,2,2,2\n"
    (table,) = read(f"{TABLE}\n{again}".encode())
    assert names(table) == ["Ana", "Ben", "Cy"]
    assert [i.row for i in table.issues] == [5, 6]


def test_blank_columns_at_the_left_and_a_note_on_another_sheet() -> None:
    rows = [["", "", *line.split(",")] for line in TABLE.splitlines()]
    table = read(as_xlsx(rows, others=[("Read me", [["How to fill this in"]])], last=True))[0]
    assert (table.sheet, table.headers[0], names(table)) == ("Sheet1", "Name", ["Ana", "Ben"])


def test_a_team_merged_over_its_people_is_the_team_of_each() -> None:
    rows = [["Team", "Name", "Python"], ["Core", "Ana", 3], ["", "Ben", 1], ["Edge", "Cy", 2]]
    table = read(as_xlsx(rows, merged=[(1, 0, 2, 0)]))[0]
    assert names(table) == ["Core", "Core", "Edge"]
    assert names(read(as_xlsx(rows))[0]) == ["Core", "", "Edge"]  # nothing says so
    rated = read(as_xlsx([["Name", "Python"], ["Ana", 3], ["Ben", ""]], merged=[(1, 1, 2, 1)]))[0]
    assert rated.column(2).to_pylist() == ["3", ""]  # nobody knows for whom else it was meant


def test_answers_that_repeat_are_people_and_no_header_again() -> None:
    rows = "Ja,Nein,oft\n" * 3
    (table,) = read(f"Kennt SQL,Kennt Go,Nutzt SQL\n{rows}\n{rows}".encode())
    assert table.rows == 6


def test_a_short_row_between_two_blank_ones_stays_a_row() -> None:
    (table,) = read(f"{TABLE}\n,,5,,\n\n{TABLE.split(chr(10), 1)[1] * 3}".encode())
    assert table.rows == 2 + 1 + 6


@pytest.mark.parametrize("first", ["cho@example.org,Edge,banana,", "Cho,Core,banana,"])
def test_a_person_after_a_blank_row_is_no_header(first: str) -> None:
    """An e-mail address, or a team that somebody above has too, is in no header."""
    text = f"Person,Team,Python,SQL\nbo,Core,0,0\n\n{first}\nada,Core,0,0\ndee,Edge,0,0\n"
    assert len(read(text.encode())[0].column(1)) == 4


LEFT = [["Name", "Python", "SQL"], ["Ana", "3", "4"], ["Ben", "1", "2"]]
RIGHT = [["Name", "Python", "SQL"], ["Cy", "5", "0"], ["Dee", "2", ""]]
Rows = list[list[str]]


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    return [a + [""] * gap + b for a, b in zip(left, right, strict=True)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_nobody_gets_the_levels_of_the_table_at_the_right(database: Database, kind: str) -> None:
    rows = beside(LEFT, RIGHT)
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows)
    said = ingest(database, content, f"two.{kind}", wave="1")
    left = {("Ana", "Python"): 3, ("Ana", "SQL"): 4, ("Ben", "Python"): 1, ("Ben", "SQL"): 2}
    assert levels(database) == left
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
