"""How sure a plan is, as a report prints it; the same figures as on the page and in the JSON."""

from __future__ import annotations

from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard.reports import pdf, workbook
from dashboard.reports.chances import sureness
from dashboard.reports.content import Number, Section
from dashboard.reports.model import report_model
from dashboard.reports.numbers import NONE, TOO_FEW
from tests.dashboard import hand_built as hand
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import pdf_text, sheets
from tests.dashboard.test_chances_words import FOUND, SHORT
from tests.dashboard.test_wording import plain


def told(hidden: Hidden = Hidden(), plan: Plan | None = None) -> Section:  # noqa: B008 (frozen)
    found = sureness(FOUND, plan or hand.plan(), hidden, hand.START)
    assert found is not None
    return found


def test_the_promise_stands_beside_the_runs() -> None:
    found = told()
    assert plain(found.title) == "2 of 2 must-haves planned to hold, 1.2 on average in the runs"
    holding, together, as_rated, missing = found.tables[0].rows
    assert holding[1:] == (Number(2, "2"), Number(1.24, "1.2", "number"), NONE)
    assert together[2] == Number(0.306, "31\u00a0%", "percent")
    assert as_rated[2] == Number(0.36, "36\u00a0%", "percent")
    assert [cell.value for cell in missing[1:] if isinstance(cell, Number)] == [0, 1.0, 2.4]
    must = found.tables[1].rows
    assert [row[0] for row in must] == ["Evaluation", "Python"]
    assert [plain(cell.text) for cell in must[0][5:] if isinstance(cell, Number)] == [
        "2",
        "34 %",
        "37 %",
        "35 %",
        "0.90",
    ]
    assert [plain(str(row[0])) for row in found.tables[2].rows] == ["15 Oct 2026", "22 Oct 2026"]


def test_a_small_group_keeps_its_chance_and_no_total_gives_it_away() -> None:
    """All chances add up to how many hold on average: with one hidden the sum is hidden too."""
    found = told(Hidden(requirements=frozenset({("Red", "eval", 3)}), overall=True))
    assert plain(found.title) == "2 of 2 must-haves planned to hold"
    assert [row[0] for row in found.tables[1].rows] == ["Python", "Evaluation"]
    assert found.tables[1].rows[1][5:] == (TOO_FEW,) * 5
    beside = found.tables[0].rows
    assert [row[2] for row in beside] == [TOO_FEW] * 4
    assert found.tables[2].rows == ()


def test_no_must_have_no_part() -> None:
    assert sureness(None, hand.plan(), Hidden(), hand.START) is None


def test_both_files_have_it_where_the_plan_was_played_through() -> None:
    found, chosen, levers = build.organisation(3, 13, 12, 8)
    model = report_model(found, chosen, levers, build.facts(), False, chances=SHORT)
    assert sheets(workbook.render(model))["How sure"]
    assert "Planned beside simulated" in pdf_text(pdf.render(model))
    without = report_model(found, chosen, levers, build.facts(), False)
    assert "How sure" not in sheets(workbook.render(without))
