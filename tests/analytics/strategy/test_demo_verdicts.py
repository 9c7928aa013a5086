"""On the demo: each verdict equals its forced-choice re-solve and turns where its flip says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from analytics.analyse import analyse
from analytics.results import LEVERS
from analytics.selection import Selection
from analytics.strategy.plan import plan
from analytics.strategy.problem.crews import one_by_one
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.verdicts.flips import apply_flip
from analytics.strategy.verdicts.forced import best, force, skill_problem
from analytics.strategy.verdicts.levers import skill_levers, solve_skill
from analytics.strategy.verdicts.results import SkillLevers
from tests.stores import demo_team


@dataclass(frozen=True)
class Demo:
    """The demo's problem and its verdicts."""

    problem: Problem
    levers: tuple[SkillLevers, ...]


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    """The demo organisation, loaded as a user loads it."""
    with demo_team() as store:
        analysis = analyse(store, Selection())
        yield Demo(
            build_problem(store, analysis, Scenario()), skill_levers(store, analysis, Scenario())
        )


def test_each_verdict_equals_its_forced_choice(demo: Demo) -> None:
    """Solved again person by person, without merging equal people."""
    for skill in demo.levers:
        own = skill_problem(demo.problem, skill.skill_id)
        ranked = best([force(own, lever, one_by_one(own)) for lever in LEVERS])
        if skill.verdict == "covered":
            assert skill.shortage == 0
        elif skill.verdict == "nothing":
            assert not ranked
        else:
            assert ranked[0].lever == skill.verdict
            assert ranked[0].cost.total == pytest.approx(skill.options[skill.verdict].cost.total)


def test_each_flip_turns_its_verdict_when_crossed(demo: Demo) -> None:
    flips = [skill for skill in demo.levers if skill.flip]
    assert flips
    for skill in flips:
        assert skill.flip is not None
        beyond = solve_skill(apply_flip(demo.problem, skill.flip, beyond=True), skill.skill_id)
        short = solve_skill(apply_flip(demo.problem, skill.flip, beyond=False), skill.skill_id)
        assert beyond.verdict == skill.flip.becomes != skill.verdict
        assert short.verdict == skill.verdict


def test_the_demo_has_a_skill_for_each_lever(demo: Demo) -> None:
    assert {skill.verdict for skill in demo.levers} >= {"train", "hire", "equip", "covered"}


def test_the_demo_plan_closes_to_a_zero_gap(demo: Demo) -> None:
    found = plan(demo.problem)
    assert found.gap == 0
    assert found.shortage_before > 0
    assert found.shortage < found.shortage_before
