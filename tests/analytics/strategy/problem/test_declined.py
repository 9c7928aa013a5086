"""What people declined, on the four people: the plan does without, and says what that asks."""

from dataclasses import replace

import pytest

from analytics.results import ActionLever
from analytics.strategy.problem.problem import Pin, Problem
from analytics.strategy.results import Plan
from analytics.strategy.team import circles, repairing_steps
from data.vocabulary import RefusedError
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import plan, solved

ANA, BEN, CHO, DEV = range(4)
# The free optimum is 53,000: two seats, Ben to RAG 3, Cho to GOV 3, Dev to MLE 3.


def declining(
    who: int, lever: ActionLever, skill: str | None, problem: Problem | None = None
) -> Problem:
    asked = problem or four_people()
    workers = [
        replace(w, declined=w.declined | {(lever, skill)}) if w.person_no == who else w
        for w in asked.workers
    ]
    return replace(asked, workers=tuple(workers))


def proposed(found: Plan) -> set[tuple[str, str, str | None]]:
    return {(a.lever, s, a.person) for a in found.actions for s in a.skills}


def test_what_a_no_asks_of_the_plan_is_the_plan_with_it_less_the_plan_without() -> None:
    """Without Cho, Dev learns GOV from 1 to 3 (220 h, 20,800) and Cho MLE (160 h, 14,900): the
    same money. Without both only the lead closes GOV, for 70,000 (as in the tests of pins)."""
    assert plan(four_people()).declined is None
    one = declining(CHO, "train", "GOV")
    found = plan(one)
    assert ("train", "GOV", "Cho") not in proposed(solved(one))
    assert (found.cost.total, found.declined.extra.total) == (53_000, 0)
    both = plan(declining(DEV, "train", "GOV", one))
    assert (both.cost.total, both.declined.extra.total, both.shortage) == (102_200, 49_200, 0)


def test_no_without_a_skill_is_a_no_in_every_skill() -> None:
    whole = proposed(solved(declining(BEN, "train", None)))
    assert not {one for one in whole if one[0] == "train" and one[2] == "Ben"}


def test_who_declined_a_tool_in_a_skill_counts_by_it_in_others_only() -> None:
    problem = declining(CHO, "equip", "MLE", declining(ANA, "equip", "MLE"))
    for action in solved(problem).actions:
        if action.lever == "equip" and action.person == "Cho":
            assert "MLE" not in action.skills
    nobody = four_people()
    for who in range(4):
        nobody = declining(who, "equip", None, nobody)
    assert plan(nobody).cost.total == 125_600  # training and hiring alone


def test_a_pin_does_not_overrule_a_no_and_the_refusal_blames_nobody() -> None:
    problem = four_people()
    for who in range(4):
        problem = declining(who, "train", "GOV", problem)
    with pytest.raises(RefusedError, match="it needs somebody who declined") as refusal:
        plan(replace(problem, pins=(Pin("train", skill="GOV"),)))
    assert not any(w.label in str(refusal.value) for w in problem.workers)


def test_they_are_no_learner_and_no_candidate() -> None:
    free, asked = four_people(), declining(BEN, "train", "RAG")
    learners = [{c.skill: c.learners for c in circles(problem)}["RAG"] for problem in (free, asked)]
    assert learners == [(ANA, BEN), (ANA,)]
    steps = [{s.skill: s.candidates for s in repairing_steps(p)}["RAG"] for p in (free, asked)]
    assert steps == [2, 1]
