"""Explanations are found once, part by part, and go on where they were left."""

from dataclasses import replace

from analytics.options.explain.explain import Explaining
from analytics.options.explain.results import Explanations
from tests.analytics.options.explain.replay import choice, findings
from tests.analytics.strategy.four_people import four_people


def test_whoever_comes_later_finds_what_is_there_and_goes_on() -> None:
    problem = four_people()
    explaining = Explaining(choice(problem), seconds=600)
    assert explaining.complete == ()
    for _ in range(3):
        explaining.next()
    assert explaining.found() == Explanations()
    assert explaining.complete == ()  # more might come of the same part
    explaining.next()
    assert len(explaining.found().ways) == 3
    assert explaining.complete == ("ways",)
    assert not explaining.finished
    found = explaining.all()
    assert explaining.finished
    assert explaining.complete == ("ways", "skills", "limits", "frontier")
    parts = (found.ways, found.skills, found.limits, found.frontier)
    assert sum(map(len, parts)) == len(findings(problem))
    assert explaining.next() is None


def test_a_plan_with_nothing_to_close_has_nothing_to_explain() -> None:
    problem = four_people()
    held = replace(problem, needs=tuple(replace(n, have=n.headcount) for n in problem.needs))
    explaining = Explaining(choice(held), seconds=600)
    assert explaining.all() == Explanations()
    assert explaining.finished
