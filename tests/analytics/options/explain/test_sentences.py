"""Which positions a sentence names where two plans leave different ones open, by hand."""

from __future__ import annotations

from dataclasses import replace

from analytics.options.explain.asking import outcome_of
from analytics.options.explain.limits import limits, skills
from analytics.strategy.problem.problem import Problem
from tests.analytics.options.explain.replay import asking
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import need, person, problem, profile
from tests.dashboard import hand_built as hand


def three_skills(budget: float) -> Problem:
    """One of two light skills costs 14,900 (160 hours at 90 and 500), the heavy one a hire of
    40,000. Ana can learn A, Ben can learn B, nobody can learn Heavy."""
    levels = {"A": 2, "B": 0, "H": 0}, {"A": 0, "B": 2, "H": 0}
    workers = [person(number, own, rate=90) for number, own in enumerate(levels)]
    needs = [need(s, 1, workers, weight=w) for s, w in (("A", 1.0), ("B", 1.0), ("H", 3.0))]
    names = {"A": "Light A", "B": "Light B", "H": "Heavy"}
    rules = four_people(budget=budget).rules
    return problem(workers, needs, rules, profile("E", {"H": 3}, 40_000, 1), skill_names=names)


def test_what_a_lever_cannot_do_is_never_the_same_cost() -> None:
    """15,000 pay one light skill, and which one is the same. Ana learns A; with A left to hiring
    Ben learns B at the same cost: A would stay open, and that is said."""
    by_skill = {r.skill: r.sentence for r in skills(asking(three_skills(15_000)))}
    closed = next(name for name in ("Light A", "Light B") if f"{name}: train 1" in by_skill[name])
    assert f"Hiring alone leaves {closed} open" in by_skill[closed]
    assert "the same" not in by_skill[closed]


def test_what_closes_weightier_positions_is_not_said_to_close_more() -> None:
    """37,000 pay both light ones; with a tenth more the heavy one alone counts 3 against 2."""
    said = {limit.what: limit.sentence for limit in limits(asking(three_skills(37_000)))}
    assert said["The budget"] == (
        "The budget: 10 % more ($\u00a040\u00a0700) closes weightier must-have positions (Heavy) "
        "for $\u00a010\u00a0200 more."
    )


def test_a_position_is_named_by_its_scope_or_level_only_where_there_are_several() -> None:
    needs = [
        hand.need(shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Red", shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Blue", shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=3, shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=4, shortage_after=1),
    ]
    left = outcome_of(replace(hand.plan(), needs=tuple(needs))).left
    assert [place.label for place in left] == [
        "Evaluation",
        "SQL in Red",
        "SQL in Blue",
        "Go at level 3",
        "Go at level 4",
    ]
