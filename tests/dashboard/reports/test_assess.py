"""Whether to assess first, as a report prints it: the numbers of the page, names only if wished."""

from __future__ import annotations

from dataclasses import replace

from dashboard.reports import pdf, workbook
from dashboard.reports.content import Number
from dashboard.reports.model import assessing, report_model
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import pdf_text, sheets
from tests.dashboard.test_assess import FOUND, NOT_WORTH
from tests.dashboard.test_wording import plain


def test_the_worth_is_a_subtraction_that_a_reader_can_check() -> None:
    found = assessing(FOUND, 5, people=False)
    assert found is not None
    assert plain(found.note).startswith("Check 4 ratings in Evaluation and SQL. That costs $ 520")
    amounts = [row[1].value for row in found.tables[0].rows if isinstance(row[1], Number)]
    today, without, after, worth, cost, limit, one = amounts
    assert (today, without - after, cost, limit, one) == (900_500, worth, 520, 60_000, 129)


def test_by_role_or_with_names() -> None:
    by_role = assessing(FOUND, 5, people=False)
    by_name = assessing(FOUND, 5, people=True)
    assert by_role is not None
    assert by_name is not None
    assert [row[2] for row in by_role.tables[1].rows] == ["other roles", "Engineer", "other roles"]
    assert [row[2] for row in by_name.tables[1].rows] == ["Zed", "Ada", "Bo", "Cy"]


def test_where_it_does_not_pay_there_is_no_list_and_without_doubt_no_section() -> None:
    found = assessing(NOT_WORTH, 5, people=False)
    assert found is not None
    assert found.title == "Assessing first does not pay"
    assert len(found.tables) == 1
    assert assessing(replace(NOT_WORTH, considered=0), 5, people=False) is None
    assert assessing(None, 5, people=False) is None


def test_the_pdf_and_the_workbook_have_it() -> None:
    found, chosen, levers = build.organisation(3, 13, 12, 8)
    model = report_model(found, chosen, levers, build.facts(), False, assessment=FOUND)
    said = pdf_text(pdf.render(model))
    assert "Before anything is bought, verify 4 ratings" in said
    assert "Ada" not in said
    rows = sheets(workbook.render(model))["Assess first"]
    assert [row[3:5] for row in rows if row[2:3] == ["Engineer"]] == [[1, 1]]
