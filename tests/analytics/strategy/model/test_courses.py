"""Courses by hand on the four people: a group's price beside the price a head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.strategy.plan import plan
from analytics.strategy.problem.problem import Course, Problem
from tests.analytics.strategy.four_people import four_people

GOV = Course("Governance", "GOV", 3, price=300, seats=8, hours=100)
# Alone the step takes 160 h x 90 + 500 = 14,900; in the course 100 h x 90 + 300 = 9,300.


def with_courses(*courses: Course, problem: Problem | None = None) -> Problem:
    return replace(problem or four_people(), courses=courses)


def test_a_course_that_is_cheaper_is_taken_and_its_group_is_an_action() -> None:
    found = plan(with_courses(GOV))
    assert (found.cost.total, found.shortage) == (53_000 - 14_900 + 9_300, 0)
    learner, group = (a for a in found.actions if a.skill == "GOV")
    assert (learner.cost.one_off, learner.cost.hours, learner.cost.total) == (0, 100, 9_000)
    assert (group.who, group.count, group.closes, group.cost.total) == ("Governance", 1, (), 300)
    assert learner.end_week == pytest.approx(100 / 10)


def test_a_course_that_is_dearer_is_not() -> None:
    assert plan(with_courses(replace(GOV, price=6_000))).cost.total == 53_000


def test_one_group_holds_so_many_seats() -> None:
    """MLE 3 in 140 h: with two seats Ben and Dev share a group, with one each pays for his own."""
    mle = Course("MLE", "MLE", 3, price=1_000, seats=2, hours=140)
    both = four_people(levers=("train",))
    needs = (both.needs[0],)  # three people in MLE, one is there
    only = replace(both, needs=needs)
    learned = 2 * 140 * 90  # Ben and Cho, who are at level 2
    assert plan(with_courses(mle, problem=only)).cost.total == learned + 1_000
    single = replace(mle, seats=1)
    assert plan(with_courses(single, problem=only)).cost.total == learned + 2 * 1_000


def test_a_course_takes_its_weeks_and_must_end_in_time() -> None:
    only = replace(four_people(levers=("train",)), needs=four_people().needs[2:])
    in_time = plan(with_courses(replace(GOV, weeks=20), problem=only))
    assert in_time.cost.total == 9_300
    assert in_time.actions[0].end_week == 20
    assert plan(with_courses(replace(GOV, weeks=20.5), problem=only)).cost.total == 14_900


def test_a_course_needs_no_mentors() -> None:
    """Nobody mentors, so nobody learns alone."""
    only = replace(four_people(levers=("train",)), needs=four_people().needs[2:])
    mentored = replace(only, rules=replace(only.rules, mentor_hours_per_hour=0.5))
    assert plan(mentored).shortage == 1
    assert plan(with_courses(GOV, problem=mentored)).cost.total == 9_300
