"""What is exchanged between two plans: by hand, and never hidden behind an equal cost."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.explain.asking import Asking, outcome_of
from analytics.strategy.explain.exchange import exchanged_for, exchanges
from analytics.strategy.explain.frontier import frontier
from analytics.strategy.explain.results import Point
from analytics.strategy.explain.skills import skills
from analytics.strategy.plan import plan
from analytics.strategy.problem.problem import Need, Problem, Worker
from tests.analytics.strategy.explain.replay import asking
from tests.analytics.strategy.four_people import four_people, profile
from tests.dashboard import hand_built as hand


def three_skills(budget: float | None) -> Problem:
    """One of two light skills costs 14,900 (160 hours at 90 and 500), the heavy one a hire of
    40,000. Ana can learn A, Ben can learn B, nobody can learn Heavy."""
    base = four_people(budget=budget)
    workers = tuple(
        Worker(number, name, "Core", "engineer", 10.0, 0.0, 90, levels)
        for number, (name, levels) in enumerate(
            [("Ana", {"A": 2, "B": 0, "H": 0}), ("Ben", {"A": 0, "B": 2, "H": 0})]
        )
    )
    needs = tuple(
        Need("Core", frozenset({"Core"}), skill, 3, 1, True, weight, 20, 0)
        for skill, weight in [("A", 1.0), ("B", 1.0), ("H", 3.0)]
    )
    return replace(
        base,
        workers=workers,
        needs=needs,
        hires=(profile("E", {"H": 3}, 40_000, 1),),
        tools=(),
        tooling={"A": "never", "B": "never", "H": "never"},
        skill_names={"A": "Light A", "B": "Light B", "H": "Heavy"},
        rules=replace(base.rules, mentor_hours_per_hour=0.0, budget_on="total"),
    )


def curve(ask: Asking) -> list[Point]:
    return sorted((p for p in frontier(ask) if isinstance(p, Point)), key=lambda p: p.budget)


def test_more_money_that_closes_fewer_says_what_for() -> None:
    """29,800 pay both light ones; with 40,000 the heavy one alone counts 3 against 2."""
    points = curve(asking(three_skills(1e6)))
    (one,) = exchanges(points)
    assert one.more == 40_000
    assert one.sentence.endswith(
        "Heavy is closed and Light A and Light B no longer, since must-haves count by weight: "
        "3 against 2."
    )
    chosen = plan(three_skills(45_000))
    ask = Asking(three_skills(45_000), chosen, 600)
    said = exchanged_for(points, 45_000, ask.base)
    assert said.startswith("With $\u00a045\u00a0000 instead of ")
    assert "Heavy is closed and Light A and Light B no longer" in said
    assert exchanged_for(points, 20_000, asking(three_skills(20_000)).base) == ""


def test_what_a_lever_cannot_do_is_never_the_same_cost() -> None:
    """15,000 pay one light skill, and which one is the same. Ana learns A; with A left to hiring
    Ben learns B at the same cost: A would stay open, and that is said."""
    ask = asking(three_skills(15_000))
    by_skill = {reason.skill: reason.sentence for reason in skills(ask)}
    closed = next(name for name in ("Light A", "Light B") if f"{name}: train 1" in by_skill[name])
    other = "Light B" if closed == "Light A" else "Light A"
    said = by_skill[closed]
    assert f"Hiring alone leaves {closed} open and closes {other} instead" in said
    assert "the same" not in said


def test_a_position_is_named_by_its_scope_or_level_only_where_there_are_several() -> None:
    base = hand.plan()
    needs = [
        hand.need(shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Red", shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Blue", shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=3, shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=4, shortage_after=1),
    ]
    left = outcome_of(replace(base, needs=tuple(needs))).left
    assert [place.label for place in left] == [
        "Evaluation",
        "SQL in Red",
        "SQL in Blue",
        "Go at level 3",
        "Go at level 4",
    ]
