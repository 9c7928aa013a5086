"""Coverage week by week and plans side by side, on plans written out by hand."""

import pytest

from analytics.strategy.answer.beside import Moment, coverage_over_time, side, side_by_side
from analytics.strategy.results import Close, Plan
from data.vocabulary import RefusedError
from tests.dashboard.hand_built import HIRE, action, need, plan


def test_each_position_counts_from_the_week_of_its_action() -> None:
    """Two positions of four are there; the trainee counts from week 20, the hire from 25.5."""
    assert coverage_over_time(plan()) == (
        Moment(0.0, 2 / 4, 2),
        Moment(20, 3 / 4, 1),
        Moment(25.5, 4 / 4, 0),
    )


def test_what_counts_at_once_is_the_first_moment() -> None:
    assert coverage_over_time(plan(actions=(action(end_week=0.0),))) == (Moment(0.0, 3 / 4, 1),)
    assert coverage_over_time(plan(actions=())) == (Moment(0.0, 2 / 4, 2),)


def test_people_are_counted_once_hires_apart() -> None:
    """Ana learns twice and gets a seat, Bo gets a seat, two are hired, three engaged."""
    seat = action(lever="equip", person="Ana", tool="Assistant")
    found = side(
        plan(
            actions=(
                action(),
                action(skill="Python"),
                seat,
                action(lever="equip", person="Bo"),
                action(lever="hire", person=None, count=2, closes=HIRE.closes),
                action(lever="contract", person=None, count=3, until_week=40.0),
            )
        )
    )
    assert (found.trained, found.equipped, found.touched) == (1, 2, 2)
    assert (found.hired, found.contracted) == (2, 3)


def test_a_contractor_counts_until_the_engagement_ends() -> None:
    contractor = action(lever="contract", end_week=10.0, until_week=36.0)
    assert coverage_over_time(plan(actions=(contractor,))) == (
        Moment(0.0, 2 / 4, 2),
        Moment(10.0, 3 / 4, 1),
        Moment(36.0, 2 / 4, 2),
    )


def trained_only() -> Plan:
    """One of two positions closed, by training; Python short by one everywhere."""
    closes = (Close("Red", "Evaluation", 3, 1, True),)
    needs = (
        need(by_hire=0, shortage_after=1),
        need(
            skill="Python",
            skill_id="python",
            by_train=0,
            by_hire=0,
            shortage_before=1,
            shortage_after=1,
            must_have=False,
        ),
    )
    return plan(actions=(action(closes=closes),), needs=needs, shortage=1)


def test_requirements_say_what_closes_them_in_each_plan() -> None:
    """Python is met in the first plan and short in the second: what is short first decides."""
    compared = side_by_side([trained_only(), plan()])
    evaluation, python = compared.needs
    assert (evaluation.skill, evaluation.shortage) == ("Evaluation", 2)
    assert evaluation.closed == ({"train": 1}, {"hire": 1, "train": 1})
    assert evaluation.open == (1, 0)
    assert (python.skill, python.closed, python.open) == ("Python", ({}, {}), (1, 0))


@pytest.mark.parametrize("number", [0, 1, 4])
def test_other_numbers_of_plans_are_refused(number: int) -> None:
    with pytest.raises(RefusedError, match="two or three scenarios"):
        side_by_side([plan()] * number)
