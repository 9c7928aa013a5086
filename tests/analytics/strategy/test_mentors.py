"""Mentors, learners and pairs on a team that fits on paper, and against every way to pair."""

from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest

from analytics.strategy.problem.problem import Problem, Rules, Worker
from analytics.strategy.team import circles
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need, person

RULES = Rules(hours_to_level=(20, 60, 100, 400, 1000), mentor_hours_per_hour=0.2)


def worker(
    number: int, level: int | None, hours: float = 5, interest: int | None = None, **more: Any
) -> Worker:
    levels = {} if level is None else {"a": level}
    return person(
        number, levels, hours, interest={} if interest is None else {"a": interest}, **more
    )


def problem(workers: list[Worker], headcount: int = 4) -> Problem:
    return parts.problem(workers, [need("a", headcount, workers, due=40)], RULES)


def test_a_circle_by_hand() -> None:
    # The step to 3 takes 100 hours and 20 of mentoring. Mentor 1 has 1 hour a week for 40 weeks:
    # two learners; mentor 7 of another team has 0.5: one. 4 said no, 5 has no hours, 6 is unknown.
    workers = [
        worker(1, 4, mentoring=1),
        worker(2, 2),
        worker(3, 2, interest=3, hours=4),
        worker(4, 2, interest=0),
        worker(5, 2, hours=0),
        worker(6, None),
        worker(7, 3, team="Else", mentoring=0.5),
        worker(8, 2),
        worker(9, 2, team="Else"),
        worker(10, 2),
    ]
    (found,) = circles(problem(workers))
    assert (found.skill, found.level, found.short) == ("a", 3, 3)
    assert found.learners == (2, 3, 8, 10)
    assert (found.wanting, found.mentors, found.mentor_hours) == (1, (1, 7), 20)
    assert found.weeks == 25  # 100 hours at the 4 of person 3
    # Who wants to comes first, the own team's mentor first; the fourth finds nobody.
    assert [(p.learner, p.mentor) for p in found.pairs] == [(3, 1), (2, 1), (8, 7)]


def test_an_interest_below_3_is_no_wish_and_no_refusal() -> None:
    workers = [worker(1, 4, mentoring=9)] + [worker(2 + n, 2, interest=n) for n in range(6)]
    (found,) = circles(problem(workers))
    assert found.learners == (3, 4, 5, 6, 7)  # not person 2, who gave 0
    assert found.wanting == 3  # 3, 4 and 5 of 5


def test_nobody_to_learn_and_nobody_to_teach() -> None:
    (found,) = circles(problem([worker(1, 0), worker(2, 4)]))
    assert (found.learners, found.mentors, found.weeks, found.pairs) == ((), (), None, ())


def test_what_is_not_short_has_no_circle() -> None:
    assert circles(problem([worker(1, 4), worker(2, 2)], headcount=1)) == ()


def test_the_hours_of_a_mentor_are_given_once() -> None:
    # 40 hours of mentor 1 are two learners of 20. Skill b has the larger shortage and comes first.
    one = replace(worker(1, 4, mentoring=1), levels={"a": 4, "b": 4})
    learners = [replace(worker(n, 2), levels={"a": 2, "b": 2}) for n in (2, 3)]
    workers = [one, *learners]
    needs = [need("a", 2, workers, due=40), need("b", 3, workers, due=40)]
    first, second = circles(parts.problem(workers, needs, RULES))
    assert (first.skill, len(first.pairs)) == ("b", 2)
    assert (second.skill, second.mentors, second.pairs) == ("a", (1,), ())


def test_who_ends_in_time_comes_first() -> None:
    # 100 hours by week 40 are 2.5 a week: person 2 has 2, though an interest of 5.
    workers = [worker(1, 4, mentoring=0.5), worker(2, 2, hours=2, interest=5), worker(3, 2)]
    (found,) = circles(problem(workers))
    assert (found.weeks, found.due_week, found.in_time, len(found.learners)) == (50, 40, 1, 2)
    assert [(p.learner, p.mentor) for p in found.pairs] == [(3, 1)]


def test_without_mentoring_hours_a_mentor_takes_everybody() -> None:
    free = problem([worker(1, 4, mentoring=1), worker(2, 2), worker(3, 2)])
    (found,) = circles(replace(free, rules=replace(RULES, mentor_hours_per_hour=0)))
    assert len(found.pairs) == 2


def test_a_tutor_takes_who_has_no_mentor() -> None:
    # 100 hours and 20 of mentoring each; the mentor has 20 by week 40, so two of three are left
    asked = problem([worker(1, 4, mentoring=0.5), *(worker(n, 2) for n in (2, 3, 4))])
    (without,) = circles(asked)
    (found,) = circles(replace(asked, rules=replace(RULES, tutor_fee_per_hour=120)))
    assert (without.tutor_hours, found.tutor_hours, len(found.pairs)) == (0, 40, 1)


@pytest.mark.parametrize("seed", range(40))
def test_no_other_way_pairs_more(seed: int) -> None:
    draw = Random(seed)
    mentors = [
        worker(n, 3, mentoring=draw.choice((0.3, 0.5, 1))) for n in range(draw.randint(0, 3))
    ]
    learners = [worker(10 + n, 2) for n in range(draw.randint(0, 4))]
    (found,) = circles(problem([*mentors, *learners], headcount=9))
    most = 0
    for choice in product([None, *mentors], repeat=len(learners)):
        fits = all(20 * choice.count(m) <= m.mentor_hours_per_week * 40 for m in mentors)
        most = max(most, sum(c is not None for c in choice) if fits else 0)
    assert len(found.pairs) == most
    for mentor in mentors:
        taught = sum(pair.mentor == mentor.person_no for pair in found.pairs)
        assert 20 * taught <= mentor.mentor_hours_per_week * 40
    assert len({pair.learner for pair in found.pairs}) == len(found.pairs)
