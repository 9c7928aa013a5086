"""The four people of METHODS 4.7: regrets, the budget curve, by hand."""

from dataclasses import replace
from functools import cache

import pytest

from analytics.strategy.explain.explain import explain
from analytics.strategy.explain.results import (
    Finding,
    Missing,
    Point,
    SkillReason,
    Way,
)
from analytics.strategy.explain.skills import skills
from analytics.strategy.plan import answer, plan
from analytics.strategy.problem.problem import Contractor
from analytics.strategy.problem.wishes import Pin
from tests.analytics.strategy.explain.replay import asking, findings
from tests.analytics.strategy.four_people import four_people


@cache
def found() -> list[Finding]:
    return findings(four_people())


def test_regret_of_single_levers() -> None:
    ways = {f.lever: (f.regret, f.regret_positions) for f in found() if isinstance(f, Way)}
    assert ways == {"hire": (167_000, 0), "train": (None, 2), "equip": (None, 3)}


def test_the_sentences_say_the_numbers() -> None:
    said = [finding.sentence for finding in found()]
    assert "Hiring only: closes as much for $\u00a0167\u00a0000 more." in said
    assert (
        "Training only: 2 more must-have positions stay open (GOV and RAG), "
        "at $\u00a050\u00a0600 in total."
    ) in said


@pytest.mark.parametrize(
    ("reviewers", "curve"),
    [
        (0, {53_000: 0, 32_200: 1, 16_100: 2, 1_200: 3, 0: 5}),
        (1, {53_000: 0, 32_200: 1, 17_300: 2, 16_100: 3, 1_200: 4, 0: 5}),
    ],
)
def test_the_frontier_finds_exactly_these_knees(reviewers: int, curve: dict[int, int]) -> None:
    problem = four_people(reviewers)
    told = explain(problem, plan(problem), seconds=600)
    points = [t.finding for t in told if isinstance(t.finding, Point)]
    assert {p.budget: p.outcome.shortage for p in points if p.knee} == curve
    assert 15 <= len(points) - len(curve) <= 25


def test_between_knees_nothing_more_closes() -> None:
    """Each evenly spaced budget leaves what the next knee below it leaves."""
    points = [f for f in found() if isinstance(f, Point)]
    knees = {p.budget: p.outcome.shortage for p in points if p.knee}
    for point in points:
        below = max(budget for budget in knees if budget <= point.budget)
        assert point.outcome.shortage == knees[below]


def test_a_plan_that_was_not_asked_for_is_solved_as_one_that_was() -> None:
    points = [f for f in found() if isinstance(f, Point) and f.knee]
    for point in points:
        own = answer(four_people(budget=point.budget))
        assert own.shortage(True) == point.outcome.shortage


def test_stopping_and_time_leave_what_is_missing_said() -> None:
    problem = four_people()
    stopped = [t.finding for t in explain(problem, plan(problem), stop=lambda: True)]
    assert [type(finding) for finding in stopped] == [Missing] * 4
    assert stopped[0].sentence == "Not looked at: 3 of the single levers."
    short = [t.finding for t in explain(problem, plan(problem), seconds=0.0)]
    parts = [f.part for f in short if isinstance(f, Missing)]
    assert parts == ["ways", "skills", "limits", "frontier"]
    assert len(short) == 8  # each part says one thing at least


def test_what_is_pinned_stays_in_every_explanation() -> None:
    """The engineer fills one of two in MLE and in RAG, Ben's one seat the others, Cho learns GOV:

    75,000 + 1,200 + 14,900 = 91,100. Below 75,000 there is no plan, so the curve ends there.
    """
    pinned = replace(four_people(), pins=(Pin("hire", profile="MLEng"),))
    all_of_it = findings(pinned)
    knees = [f.budget for f in all_of_it if isinstance(f, Point) and f.knee]
    assert (min(knees), max(knees)) == (75_000, 91_100)
    assert min(f.budget for f in all_of_it if isinstance(f, Point)) == 75_000
    tools = next(f for f in all_of_it if isinstance(f, Way) and f.lever == "equip")
    assert tools.outcome.cost.total >= 75_000


def test_what_another_lever_for_a_skill_would_cost_the_plan() -> None:
    """GOV by hire: 70,000, then Cho learns MLE and Ben RAG, Ana and Ben have seats:

    70,000 + 2 x 14,900 + 2 x 1,200 = 102,200. MLE by training: Cho and Dev learn it, Ben RAG
    beside Ana's seat, so GOV is left to the hire: 2 x 14,900 + 20,800 + 1,200 + 70,000 = 121,800.
    MLE by hire: two engineers, who bring RAG, and Cho for GOV: 150,000 + 14,900 = 164,900.
    """
    reasons = {f.skill: f for f in found() if isinstance(f, SkillReason)}
    assert [(a.lever, a.extra, a.extra_positions) for a in reasons["GOV"].alternatives] == [
        ("hire", 102_200 - 53_000, 0),
        ("equip", None, 1),
    ]
    assert [(a.lever, a.extra, a.extra_positions) for a in reasons["MLE"].alternatives] == [
        ("train", 121_800 - 53_000, 0),
        ("hire", 164_900 - 53_000, 0),
        ("equip", None, 1),
    ]
    assert reasons["GOV"].sentence == (
        "GOV: train 1. Hiring alone costs the plan $\u00a049\u00a0200 more; "
        "tooling alone leaves GOV open."
    )


def test_a_contractor_is_weighed_against_the_other_levers_too() -> None:
    """Two months of GOV for 2,000 leave 32,200 for the rest: 34,200 in all."""
    base = four_people()
    rules = replace(base.rules, levers=base.rules.levers | {"contract"})
    contractor = Contractor("C", {"GOV": 3}, 1, 4.0, 2.0, 1_000)
    problem = replace(base, rules=rules, contractors=(contractor,))
    reason = next(f for f in skills(asking(problem)) if f.skill == "GOV")
    assert reason.does["contract"] == 1
    assert [(a.lever, a.extra, a.extra_positions) for a in reason.alternatives] == [
        ("train", 53_000 - 34_200, 0),
        ("hire", 102_200 - 34_200, 0),
        ("equip", None, 1),
    ]
