"""The forced choice: equal to the plan of one lever, people merged or not; flips turn verdicts."""

from dataclasses import replace

import pytest

from analytics.results import LEVERS, Lever
from analytics.strategy.problem.crews import merged, one_by_one
from analytics.strategy.problem.problem import Need, Problem, Tool, Worker
from analytics.strategy.verdicts.flip_words import flip_of
from analytics.strategy.verdicts.flips import Question, apply_flip, nearest_flip
from analytics.strategy.verdicts.forced import force, skill_problem
from analytics.strategy.verdicts.levers import solve_skill
from tests.analytics.strategy.four_people import four_people, profile
from tests.analytics.strategy.random_team import random_team

SKILLS = [(seed, f"s{number}") for seed in range(3) for number in range(9)]


@pytest.mark.parametrize(("seed", "skill"), SKILLS)
def test_merged_people_solve_as_single_ones(seed: int, skill: str) -> None:
    problem = skill_problem(random_team(seed, people=40), skill)
    for lever in LEVERS:
        together = force(problem, lever, merged(problem, skill))
        singly = force(problem, lever, one_by_one(problem))
        assert together.rank == singly.rank
        assert together.closes == singly.closes
        assert together.position_weeks == pytest.approx(singly.position_weeks)


def test_merging_makes_the_model_small() -> None:
    problem = skill_problem(random_team(0, people=300), "s1")
    assert len(merged(problem, "s1")) < 150
    assert sum(crew.size for crew in merged(problem, "s1")) == sum(
        "s1" in worker.levels for worker in problem.workers
    )


def test_verdict_is_the_best_of_the_three_by_hand() -> None:
    """MLE lacks two. Ben and Cho take one step each, 160 x 90 + 500 = 14,900.

    Tooling closes one for 1,200 (the cap is half of three); hiring closes two for 150,000.
    """
    solved = solve_skill(four_people(reviewers=1), "MLE")
    assert {lever: (o.closes, o.cost.total) for lever, o in solved.options.items()} == {
        "hire": (2, 150_000),
        "train": (2, 29_800),
        "equip": (1, 1_200),
    }
    assert solved.verdict == "train"
    assert solved.options["hire"].hires == (("MLEng", "Core", 2),)


def test_governance_has_one_position_that_no_tool_fills() -> None:
    solved = solve_skill(four_people(), "GOV")
    assert (solved.options["equip"].closes, solved.options["train"].cost.total) == (0, 14_900)


def test_covered_and_nothing() -> None:
    problem = four_people()
    held = replace(problem, needs=tuple(replace(n, have=n.headcount) for n in problem.needs))
    assert solve_skill(held, "RAG").verdict == "covered"
    alone = replace(problem, workers=(), hires=(), tools=())
    assert solve_skill(alone, "RAG").verdict == "nothing"


@pytest.mark.parametrize(("seed", "skill"), SKILLS)
def test_crossing_the_flip_changes_the_verdict_and_stopping_short_does_not(
    seed: int, skill: str
) -> None:
    solved = solve_skill(random_team(seed), skill)
    if solved.verdict == "covered":
        return
    question = Question(solved.problem, solved.crews, solved.options)
    flip = flip_of(nearest_flip(question, solved.verdict), question)
    assert flip is not None
    assert solve_skill(apply_flip(solved.problem, flip, beyond=True), skill).verdict == flip.becomes
    assert flip.becomes != solved.verdict
    short = solve_skill(apply_flip(solved.problem, flip, beyond=False), skill)
    assert short.verdict == solved.verdict


def duel(hire_total: float, seat_total: float) -> Problem:
    """One of two positions is short; a hire or a seat closes it, nobody learns."""
    need = Need("x", frozenset({"x"}), "s", 3, 2, True, 1, 26, 1)
    tool = Tool("t", frozenset({"s"}), {"s": 2}, {"s": 0.8}, 0, 0, 4, seat_total)
    base = four_people(reviewers=1)
    return replace(
        base,
        workers=(
            Worker(0, "a", "x", "r", 0, 0, 50, {"s": 3}),
            Worker(1, "b", "x", "r", 0, 0, 50, {"s": 2}),
        ),
        needs=(need,),
        hires=(profile("E", {"s": 3}, hire_total, 1),),
        tools=(tool,),
        tooling={"s": "yes"},
        skill_names={"s": "S"},
        teams=("x",),
    )


@pytest.mark.parametrize(
    ("hire_total", "seat_total", "now", "parameter", "value", "becomes"),
    [
        # a hire is dearer until it costs less than the seat: 899 of 1,000 is 10.1 % down,
        # the seat at 1,001 against 900 is 11.2 % up
        (1_000, 900, "equip", "hire_cost", 899, "hire"),
        # the seat is cheaper again at 900, the tie goes to tooling; 10 % down beats 11.2 % up
        (900, 1_000, "hire", "seat_cost", 900, "equip"),
    ],
)
def test_flip_of_a_duel_by_hand(
    hire_total: float,
    seat_total: float,
    now: Lever,
    parameter: str,
    value: float,
    becomes: Lever,
) -> None:
    solved = solve_skill(duel(hire_total, seat_total), "s")
    assert solved.verdict == now
    question = Question(solved.problem, solved.crews, solved.options)
    found = nearest_flip(question, solved.verdict)
    assert found is not None
    assert found[0] == parameter
    assert (found[2], found[3]) == (value, becomes)


def test_deadline_flip_stops_at_the_ramp_of_the_tool() -> None:
    """Without hires only the tool closes it; it takes 4 weeks, so week 3 is too early."""
    problem = replace(duel(1_000, 900), hires=())
    solved = solve_skill(problem, "s")
    found = nearest_flip(Question(solved.problem, solved.crews, solved.options), "equip")
    assert found == ("deadline_weeks", 26, 3, "nothing")
