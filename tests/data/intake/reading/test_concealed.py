"""What a workbook has and does not show is read or left out with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from data.intake.reading.concealed_xls import concealed_in_xls
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.intake.understood import understand
from data.store.database import Database
from tests.data.exports.files import as_xls

PEOPLE = [["Name", "Python", "SQL"], ["Ana", 3, 4], ["Ben", 1, 2], ["Cy", 5, 1]]


def workbook(change: Callable[[Any, Any], None], rows: list[list[Any]] = PEOPLE) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("Answers")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    change(book, page)
    book.close()
    return out.getvalue()


def said(table: TextTable) -> str:
    return " | ".join(issue.reason for issue in table.issues)


def test_a_hidden_sheet_is_named_and_offered(database: Database) -> None:
    def hide(book: Any, page: Any) -> None:
        secret = book.add_worksheet("Old & secret")
        secret.write_row(0, 0, ["Name", "Python"])
        secret.write_row(1, 0, ["Dee", 2])
        secret.hide()

    content = workbook(hide)
    (table,) = read(content)
    assert table.column(1).to_pylist() == ["Ana", "Ben", "Cy"]
    assert "The workbook hides one sheet (“Old & secret”)" in said(table)
    assert table.sheets == ("Answers", "Old & secret")
    (chosen,) = read(content, "Old & secret")
    assert chosen.column(1).to_pylist() == ["Dee"]
    assert "hides" not in said(chosen)
    whole = understand(content, database, None, "0-5", None, fresh=False)
    assert "“Old & secret”" in said(whole.table)


def test_hidden_rows_are_read_and_named() -> None:
    (table,) = read(workbook(lambda book, page: page.set_row(2, None, None, {"hidden": True})))
    assert table.column(1).to_pylist() == ["Ana", "Ben", "Cy"]
    assert said(table).startswith("The sheet hides one row (3), for example by a filter.")


def test_hidden_columns_are_read_and_named_by_their_letters() -> None:
    (table,) = read(
        workbook(lambda book, page: page.set_column(1, 2, None, None, {"hidden": True}))
    )
    assert table.headers == ("Name", "Python", "SQL")
    assert "hides 2 columns (B, C)" in said(table)


def test_an_old_workbook_hides_rows_and_columns_too() -> None:
    (table,) = read(as_xls(PEOPLE, hidden_rows=[2], hidden_columns=[1]))
    assert table.column(1).to_pylist() == ["Ana", "Ben", "Cy"]
    assert "hides one row (3) and one column (B)" in said(table)
    (shown,) = read(as_xls(PEOPLE))
    assert "hides" not in said(shown)


def test_an_old_workbook_that_is_cut_short_hides_nothing_and_breaks_nothing() -> None:
    whole = as_xls(PEOPLE, hidden_rows=[2])
    assert concealed_in_xls(whole)["Sheet1"].rows == {3}
    for end in range(0, len(whole), 97):
        assert concealed_in_xls(whole[:end]).keys() <= {"Sheet1"}


def test_what_is_hidden_beside_the_table_is_not_told() -> None:
    def beside(book: Any, page: Any) -> None:
        page.set_default_row(hide_unused_rows=True)
        page.set_column(3, 16_383, None, None, {"hidden": True})
        page.set_row(900, None, None, {"hidden": True})

    (table,) = read(workbook(beside))
    assert table.issues == ()


def test_formulas_without_a_result_are_named() -> None:
    def calculated(book: Any, page: Any) -> None:
        page.write_formula("B2", "=1+2", None, "")
        page.write_formula("C3", '=IF(A3="x","",3)', None, "")
        page.write_formula("C4", "=2+2", None, 4)

    (table,) = read(workbook(calculated))
    assert table.column(3).to_pylist() == ["4", "", "4"]
    assert "formulas without a result in 2 cells (B2, C3), which were read as blank" in said(table)
    assert "Open and save the workbook in the spreadsheet program" in said(table)


def test_a_formula_whose_result_is_an_empty_text_is_an_answer_left_blank() -> None:
    content = workbook(lambda book, page: page.write_formula("B2", '=""', None, ""))
    (table,) = read(
        with_part(
            content, b'<c r="B2"><f>""</f><v></v></c>', b'<c r="B2" t="str"><f>""</f><v></v></c>'
        )
    )
    assert table.column(2).to_pylist()[0] == ""
    assert table.issues == ()


def with_part(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with some bytes of its first sheet changed."""
    out = io.BytesIO()
    changed = 0
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                changed += part.count(old)
                part = part.replace(old, new)
            target.writestr(name, part)
    assert changed == 1
    return out.getvalue()


@pytest.mark.parametrize("cells", [3, 70_000])
def test_formulas_are_found_wherever_the_bytes_are_cut(cells: int) -> None:
    rows = [["Name", "Python"], *([f"person {i}", 3] for i in range(cells))]
    last = len(rows)
    content = workbook(lambda book, page: page.write_formula(f"B{last}", "=1", None, ""), rows)
    (table,) = read(content)
    assert f"(B{last})" in said(table)
