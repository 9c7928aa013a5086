"""The report's part about why, against what was found by solving."""

from __future__ import annotations

from functools import cache

from analytics.options.explain.explaining import Explaining
from analytics.options.explain.results import Explanations
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard.reports import pdf, workbook
from dashboard.reports.content import Number
from dashboard.reports.model import report_model
from dashboard.reports.why import SMALL_GROUP, why
from tests.analytics.options.explain.replay import choice
from tests.analytics.strategy.four_people import four_people
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import pdf_text, sheets


@cache
def explained() -> tuple[Plan, Explanations]:
    asked = choice(four_people())
    return asked.planned.plan, Explaining(asked, seconds=600).all()


def test_tables_print_what_was_found() -> None:
    chosen, found = explained()
    skills, limits, levers, budgets = why(found, chosen, Hidden()).tables
    assert [row[0] for row in skills.rows] == [
        "MLE: train 1 and equip 1.",
        "RAG: train 1 and equip 1.",
        "GOV: train 1.",
    ]
    assert limits.rows[0][:2] == (
        "The share that tools may fill",
        "67\u00a0% of a headcount instead of 50\u00a0%",
    )
    assert limits.rows[-1][2] == "changes nothing"
    assert levers.title == "Hiring alone closes as much as the plan"
    assert levers.rows[0] == (
        "Hiring only",
        Number(0, "0"),
        Number(0, "0"),
        Number(220_000, "$\u00a0220\u00a0000", "money"),
        Number(167_000, "$\u00a0167\u00a0000", "money"),
    )
    assert [(row[0].value, row[1].value) for row in budgets.rows] == [  # type: ignore[union-attr]
        (10_000 * n, shortage) for n, shortage in enumerate([5, 3, 2, 2, 1, 1, 0])
    ]
    assert budgets.title == "$\u00a060\u00a0000 of total cost: every must-have covered"


def test_a_small_group_keeps_its_reasons() -> None:
    chosen, found = explained()
    hidden = Hidden(requirements=frozenset({("Core", "MLE", 3)}))
    skills, *_ = why(found, chosen, hidden).tables
    assert skills.rows[0][1] == SMALL_GROUP
    assert skills.rows[2][1] != SMALL_GROUP


def test_no_sentence_of_another_skill_names_what_a_small_group_lacks() -> None:
    """48,500 leave one position open, which a tenth more closes: it is named, unless it is of a
    small group."""
    asked = choice(four_people(budget=48_500))
    chosen = asked.planned.plan
    found = Explaining(asked, seconds=600).all()
    (missing,) = [need.skill for need in chosen.needs if need.shortage_after]

    def printed(hidden: Hidden) -> str:
        skills, limits, *_ = why(found, chosen, hidden).tables
        others = [row[1] for row in skills.rows if not str(row[0]).startswith(f"{missing}:")]
        return " ".join([*map(str, others), *(str(row[2]) for row in limits.rows)])

    assert missing in printed(Hidden())
    assert missing not in printed(Hidden(requirements=frozenset({("Core", missing, 3)})))


def test_both_files_have_it_where_it_was_asked_for() -> None:
    found, chosen, levers = build.organisation(3, 13, 12, 8)
    model = report_model(found, chosen, levers, build.facts(), False, explained()[1])
    assert "Why" in sheets(workbook.render(model))
    assert "Why this plan, and what else could be done" in pdf_text(pdf.render(model))
    without = report_model(found, chosen, levers, build.facts(), False)
    assert "Why" not in sheets(workbook.render(without))
