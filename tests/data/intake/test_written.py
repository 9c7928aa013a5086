"""How programs write a table: row names without a header, spaced quotes, marks nobody sees."""

from __future__ import annotations

import pytest

from data.intake.reading import large
from data.intake.reading.text import visible
from data.store.database import Database
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, levels

LEVELS = {("Ann", "Python"): 3, ("Ann", "SQL"): 2, ("Bob", "Python"): 4, ("Bob", "SQL"): 1}


@pytest.fixture(params=[large.LARGE, 1], ids=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is, and as if every file were a large one."""
    monkeypatch.setattr(large, "LARGE", request.param)


small_and_large = pytest.mark.usefixtures("size")


@small_and_large
@pytest.mark.parametrize(
    "text",
    [
        "Python,SQL\nAnn,3,2\nBob,4,1\n",  # write.table of R with the people as row names
        '"Name" "Python" "SQL"\n"1" "Ann" 3 2\n"2" "Bob" 4 1\n'.replace(" ", ","),
        ",Python,SQL\nAnn,3,2\nBob,4,1\n",
    ],
)
def test_a_first_column_without_a_header(database: Database, text: str) -> None:
    said = imported(database, text)
    assert levels(database) == LEVELS
    assert any("one cell more than the header" in i.reason for i in said.issues) == (text[0] != ",")


@small_and_large
@pytest.mark.parametrize(
    "text",
    [
        "Name,Python,SQL\nAnn,3,2,seen\nBob,4,1,seen\n",  # the header begins with who
        "Name,Python,SQL\nAnn,3,2,\nBob,4,1,\n",  # delimiters at the end of the rows
        "Name,Python,SQL\nAnn,3,2,seen\nBob,4,1\n",
    ],
)
def test_a_cell_too_many_moves_nothing(database: Database, text: str) -> None:
    imported(database, text)
    assert levels(database) == LEVELS


@small_and_large
def test_spaces_before_quotation_marks(database: Database) -> None:
    imported(database, '"Name", "Python", "SQL"\n"Alba, Ann", "3", "2"\n"Bob", "4", "1"\n')
    assert levels(database)["Alba, Ann", "SQL"] == 2
    assert levels(database)["Bob", "Python"] == 4


UNSEEN = [
    ["Na\u00adme", "Py\u200bthon", "\ufeffSQL"],
    ["A\u200bnn", "3\u200b", "\u20662\u2069"],
    ["Bob", "\u20604", "novice\u200e"],
]


@small_and_large
def test_marks_that_nobody_sees_are_dropped(database: Database) -> None:
    imported(database, "\n".join(map(",".join, UNSEEN)) + "\n")
    assert levels(database) == LEVELS


def test_marks_that_nobody_sees_are_dropped_from_workbooks(database: Database) -> None:
    imported(database, as_xlsx(UNSEEN))
    assert levels(database) == LEVELS


def test_joiners_belong_to_names() -> None:
    assert visible("می\u200cنا\u200b") == "می\u200cنا"
