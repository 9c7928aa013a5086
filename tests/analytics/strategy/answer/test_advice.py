"""What is told of people in a plan, on teams small enough to count: what advice rests on; what may
not be told is not. And coverage week by week and plans side by
side, on plans written out by hand."""

from dataclasses import replace

import pytest

from analytics.strategy.answer.beside import (
    counting,
    coverage_over_time,
    side,
    side_by_side,
)
from analytics.strategy.results import Advice
from analytics.strategy.scenario.saved import without_people
from data.vocabulary import RefusedError
from tests.analytics.strategy.parts import four_people, plan, ruled, solved, where
from tests.dashboard import hand_built as hand

# The free optimum: two seats, Ben to RAG 3 (from 2), Cho to GOV 3 (from 2), Dev to MLE 3 (from 1).


def test_level_interest_and_hours() -> None:
    problem = four_people()
    asked = where(where(problem, 1, interest={"RAG": 4}), 3, hours_given=False)
    actions = solved(ruled(asked, training_success=0.7)).actions
    result = {(a.skill, a.person): a for a in actions if a.lever == "train"}
    rag = result["RAG", "Ben"].advice
    assert rag == Advice(2, 4, True, 10.0, True)
    mle = result["MLE", "Dev"].advice
    assert (mle.level, mle.interest, mle.interest_asked) == (1, None, False)
    assert (mle.hours_per_week, mle.hours_given) == (12.0, False)
    assert result["MLE", "Dev"].chance == pytest.approx(0.7**2)  # both steps succeed


def test_what_is_kept_of_a_plan_has_no_advice() -> None:
    assert not any("advice" in action for action in without_people(plan(four_people()))["actions"])


def test_each_position_counts_from_the_week_of_its_action_until_an_engagement_ends() -> None:
    """Two positions of four are there; the trainee counts from week 20, the hire from 25.5. What
    counts at once is the first moment."""
    assert coverage_over_time(hand.plan()) == {0.0: 2 / 4, 20: 3 / 4, 25.5: 4 / 4}
    at_once = hand.plan(actions=(hand.action(end_week=0.0),))
    assert coverage_over_time(at_once) == {0.0: 3 / 4}
    assert coverage_over_time(hand.plan(actions=())) == {0.0: 2 / 4}
    engaged = hand.plan(actions=(hand.action(lever="contract", end_week=10.0, until_week=36.0),))
    assert coverage_over_time(engaged) == {0.0: 2 / 4, 10.0: 3 / 4, 36.0: 2 / 4}


def test_people_are_counted_once_hires_apart() -> None:
    """Ana learns twice and gets a seat, Bo gets a seat, two are hired, three engaged."""
    actions = (
        hand.action(),
        hand.action(skill="Python"),
        hand.action(lever="equip", person="Ana", tool="Assistant"),
        hand.action(lever="equip", person="Bo"),
        hand.action(lever="hire", person=None, count=2, closes=hand.HIRE.closes),
        hand.action(lever="contract", person=None, count=3, until_week=40.0),
    )
    result = side(hand.plan(actions=actions))
    assert (result.trained, result.equipped) == (1, 2)
    assert (result.hired, result.contracted) == (2, 3)


def test_who_leaves_in_a_week_is_still_there_in_it() -> None:
    flow = [(0.0, 2, ""), (13.0, -1, "")]
    assert [counting(flow, week) for week in (12.0, 13.0, 13.1)] == [2, 2, 1]


def test_requirements_say_what_closes_them_in_each_plan() -> None:
    """Python is met in the second plan and short in the first, which closes one of two positions of
    Evaluation, by training: what is short first decides."""
    short = replace(
        hand.plan().needs[1], have=1, shortage_before=1, shortage_after=1, must_have=False
    )
    needs = hand.need(by_hire=0, shortage_after=1), short
    trained_only = hand.plan(actions=(hand.action(),), needs=needs, shortage=1)
    compared = side_by_side([trained_only, hand.plan()])
    evaluation, python = compared.needs
    assert (evaluation.skill, evaluation.shortage) == ("Evaluation", 2)
    assert evaluation.closed == ({"train": 1}, {"hire": 1, "train": 1})
    assert evaluation.open == (1, 0)
    assert (python.skill, python.closed, python.open) == ("Python", ({}, {}), (1, 0))


@pytest.mark.parametrize("number", [0, 1, 4])
def test_other_numbers_of_plans_are_refused(number: int) -> None:
    with pytest.raises(RefusedError, match="two or three scenarios"):
        side_by_side([hand.plan()] * number)
