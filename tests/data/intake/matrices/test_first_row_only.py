"""Answers that stand somewhere else than in the rows of their person: below, or on a sheet."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import RefusedError

HEAD = "Person,Skill,Level\n"


def test_rows_below_a_person_are_theirs_where_all_have_the_same_skills(
    database: Database,
) -> None:
    rows = "Ann,Python,2\n,SQL,1\n,Docker,4\nBob,Python,3\n,SQL,\n,Docker,5\n"
    said = ingest(database, (HEAD + rows).encode(), "f.csv", scale="0-5")
    assert (said.people, said.ratings, said.unknown) == (2, 5, 1)
    assert any("first of several rows only" in issue.reason for issue in said.issues)


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,Python,2\n,SQL,1\n,Python,4\n",
        "Ann,Python,2\n,SQL,1\nBob,Python,3\n,Docker,5\n",
        ",Python,2\n,SQL,1\nAnn,Python,2\n,SQL,1\n",
    ],
)
def test_where_it_is_not_sure_nothing_is_filled_and_a_hint_says_how(
    database: Database, rows: str
) -> None:
    said = ingest(database, (HEAD + rows).encode(), "f.csv", scale="0-5")
    assert said.ratings == rows.count("Ann") + rows.count("Bob")
    assert any("write the person in each row" in issue.reason for issue in said.issues)


def _workbook(second: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    for name, head, who in (
        ("Team A", ("Name", "Python", "SQL"), "Ann"),
        ("Team B", second, "Bob"),
    ):
        sheet = book.create_sheet(name)
        sheet.append(head)
        sheet.append((who, 3, 4))
        sheet.append((f"{who} Two", 5, 1))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_two_sheets_of_the_same_headers_wait_for_a_choice(database: Database) -> None:
    content = _workbook(("Name", "Python", "SQL"))
    with pytest.raises(RefusedError, match=r"2 sheets hold answers .*“Team A”, “Team B”.*--sheet"):
        ingest(database, content, "f.xlsx", scale="0-5")
    assert ingest(database, content, "f.xlsx", scale="0-5", sheet="Team B").people == 2


def test_a_sheet_of_other_headers_is_named_only(database: Database) -> None:
    said = ingest(database, _workbook(("Name", "Rust", "Go")), "f.xlsx", scale="0-5")
    assert any("also look like answers" in issue.reason for issue in said.issues)
