"""What an action about a person rests on, on the four people."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.concerned import Advice
from analytics.strategy.plan import answer, plan
from analytics.strategy.results import Action
from analytics.strategy.scenario.saved import without_people
from tests.analytics.strategy.four_people import four_people

# The free optimum: two seats, Ben to RAG 3 (from 2), Cho to GOV 3 (from 2), Dev to MLE 3 (from 1).


def by_skill(actions: tuple[Action, ...]) -> dict[tuple[str, str | None], Action]:
    return {(a.skill, a.person): a for a in actions if a.lever == "train"}


def test_level_interest_hours_and_how_many_could_do_the_same() -> None:
    """RAG needs 160 h from 2: Ana has 80, so Ben (200 h) alone can; Cho would need 220, Dev 240
    from 0 and three steps, 20 + 60 + 160 = 240 h, which Dev has. So two can, Ben the nearest.
    """
    problem = four_people()
    ben = replace(problem.workers[1], interest={"RAG": 4})
    dev = replace(problem.workers[3], hours_given=False)
    workers = (problem.workers[0], ben, problem.workers[2], dev)
    found = by_skill(answer(replace(problem, workers=workers)).actions)
    rag = found["RAG", "Ben"].advice
    assert rag == Advice(2, 4, True, 10.0, True, 2, 0)
    mle = found["MLE", "Dev"].advice
    # MLE: Ben and Cho at 2 (160 of 200 h) are nearer than Dev at 1 (220 of 240 h).
    assert (mle.level, mle.interest, mle.interest_asked) == (1, None, False)
    assert (mle.hours_per_week, mle.hours_given, mle.able, mle.nearer) == (12.0, False, 3, 2)


def test_who_said_no_is_not_among_those_who_could() -> None:
    problem = four_people()
    dev = replace(problem.workers[3], declined=frozenset({("train", "RAG")}))
    found = by_skill(answer(replace(problem, workers=(*problem.workers[:3], dev))).actions)
    advice = found["RAG", "Ben"].advice
    assert (advice.able, advice.nearer) == (1, 0)


def test_a_seat_tells_the_level_today_and_who_else_stands_one_below() -> None:
    seats = [a for a in answer(four_people()).actions if a.lever == "equip"]
    assert {(a.advice.level, a.advice.able) for a in seats if a.advice and a.skill == "MLE"} == {
        (2, 2)
    }


def test_what_is_kept_of_a_plan_has_no_advice() -> None:
    assert not any("advice" in action for action in without_people(plan(four_people()))["actions"])
