"""Contractors, by hand: what they close, leave, and cost."""

from dataclasses import replace

import pytest

from analytics.results import LEVERS
from analytics.strategy.answer.beside import coverage_over_time
from analytics.strategy.money import by_lever
from analytics.strategy.problem.problem import Contractor, Problem
from analytics.strategy.problem.relax import CONTRACTORS
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import plan, solved

LAWYER = Contractor("Lawyer", {"GOV": 4}, 1, 3, 6, 2_000, handover_hours=10, handover_cost=500)
LAWYERS_COST = 6 * 2_000 + 500 + 10 * 86


def with_lawyer(lawyer: Contractor = LAWYER) -> Problem:
    base = four_people()
    rules = replace(base.rules, levers=frozenset([*LEVERS, "contract"]))
    return replace(base, contractors=(lawyer,), rules=rules)


def test_a_contractor_covers_while_engaged() -> None:
    """GOV is covered from week 20 for six months; Cho learns MLE in place of Dev (test_pins)."""
    found = plan(with_lawyer())
    assert found.cost.total == 2 * 14_900 + 2 * 1_200 + LAWYERS_COST
    (lawyer,) = (a for a in found.actions if a.lever == "contract")
    assert (lawyer.start_week, lawyer.decide_by_week, lawyer.end_week) == (17, 17, 20)
    assert lawyer.until_week == pytest.approx(20 + 26)
    assert [(c.skill, c.headcount) for c in lawyer.closes] == [("GOV", 1)]
    gov = next(n for n in found.needs if n.skill == "GOV")
    assert (gov.by_contract, gov.shortage_after) == (1, 0)
    assert found.coverage_after == 1
    assert found.coverage_after_people == pytest.approx(3 / 6)  # of GOV nobody, by tools two
    assert [(m.week, m.must_have_open) for m in coverage_over_time(found)][-2:] == [
        (20, 0),
        (46, 1),
    ]
    assert by_lever(found)["contract"].position_months == pytest.approx(6)


def test_a_contractor_who_comes_too_late_or_leaves_too_early_covers_nothing() -> None:
    assert plan(with_lawyer(replace(LAWYER, weeks_to_start=21))).cost.total == 53_000
    due = with_lawyer()
    needs = tuple(replace(n, due_week=50.0) if n.skill == "MLE" else n for n in due.needs)
    engineer = Contractor("Engineer", {"MLE": 3, "GOV": 3}, 1, 3, 6, 100)
    # Begun in week 20 for GOV it is over in week 46, in week 50 it is too late for GOV.
    found = plan(replace(due, needs=needs, contractors=(engineer,)))
    (only,) = (a for a in found.actions if a.lever == "contract")
    assert len(only.closes) == 1
    longer = plan(replace(due, needs=needs, contractors=(replace(engineer, months=7),)))
    (both,) = (a for a in longer.actions if a.lever == "contract")
    assert [c.skill for c in both.closes] == ["MLE", "GOV"]


def due_in(asked: Problem, week: float) -> Problem:
    needs = tuple(replace(n, due_week=week) for n in asked.needs)
    return replace(asked, needs=needs, rules=replace(asked.rules, deadline_weeks=week))


@pytest.mark.parametrize(("week", "begins"), [(103.0, True), (104.0, False), (130.0, False)])
def test_nobody_begins_where_no_cost_is_counted_any_more(week: float, begins: bool) -> None:
    """From the horizon, week 104, on a contract or a hire would cost nothing."""
    idle = with_lawyer(replace(LAWYER, handover_hours=0, handover_cost=0))
    alone = replace(due_in(idle, week), hires=(), workers=idle.workers[:1])
    found = solved(alone)
    assert any(a.lever == "contract" for a in found.actions) == begins
    late = replace(idle.hires[0], total_cost=None, weeks_to_start=week, weeks_to_productive=week)
    hiring = solved(replace(alone, hires=(late,)))
    assert any(a.lever == "hire" for a in hiring.actions) == begins


def test_what_contractors_would_close_is_said_where_they_are_not_allowed() -> None:
    """Tools close nothing of GOV; the lawyer would, whom the scenario does not allow."""
    asked = four_people()
    asked = replace(asked, rules=replace(asked.rules, levers=frozenset(["equip"])))
    found = plan(replace(asked, not_allowed=(LAWYER,)))
    given = {give.what: give for give in found.gives}
    assert found.shortage - given[CONTRACTORS].shortage == 1
    assert given[CONTRACTORS].cost.total == found.cost.total + LAWYERS_COST
    assert CONTRACTORS not in {give.what for give in plan(asked).gives}
