"""Few futures: what is tested of pages, commands and reports does not hang on the last digit of a
plan, so that options are found in few futures and judged in few."""

from __future__ import annotations

import pickle
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from analytics.assess.assess import Singly
    from analytics.chances.results import Chances
    from analytics.options.choice import Choice
    from analytics.options.results import SkillLevers
    from analytics.results import Analysis
    from analytics.strategy.scenario.scenario import Scenario
    from data.store.database import Database

T = TypeVar("T")
FEW: dict[str, dict[str, object]] = {
    "analytics.options.program": {"ROWS": 250, "SAMPLES": (500, 250, 120, 60, 20)},
    "analytics.options.options": {"SAMPLES": (500, 20), "SCALES": (0.5, 1.0, 2.0), "RUNS": 1_000},
    "analytics.options.verdicts": {"RUNS": 500, "SAMPLES": 20},
    "analytics.statistics.crossed": {"EASY": 200},
    "analytics.assess.assess": {"DRAWS": 4},
    "analytics.assess.counted": {"EVERY": 4},
}
"""By module what stands there instead."""


def few_futures(patch: pytest.MonkeyPatch) -> None:
    """In this process, until the patch is undone."""
    for module, values in FEW.items():
        for name, value in values.items():
            patch.setattr(import_module(module), name, value)


ORGANISATION = 30
"""People from whom on a plan takes seconds."""


def solved_once(patch: pytest.MonkeyPatch) -> None:
    """The same question of a whole organisation is worked out once in this process, whichever page,
    command or file asks it: another store with the same people, ratings and numbers asks the same.
    Of fewer people each question is worked out anew."""
    from analytics import study
    from analytics.chances.results import SEED
    from analytics.options.choice import Choice

    known: dict[bytes, Choice] = {}
    choose, play = study.choose, Choice.chances

    def key(choice: Choice, analysis: Analysis) -> bytes:
        asked = choice.problem, choice.ranges, choice.terms, choice.name
        return sha256(pickle.dumps((asked, analysis.levels, analysis.requirements))).digest()

    def chosen(
        store: Database,
        analysis: Analysis,
        scenario: Scenario,
        other: Choice | None = None,
        by_skill: Callable[[], Singly] | None = None,
    ) -> Choice:
        choice = choose(store, analysis, scenario, other, by_skill=by_skill)
        if len(choice.problem.workers) < ORGANISATION:
            return choice
        return known.setdefault(key(choice, analysis), choice)

    def weighed(work: Callable[..., T]) -> Callable[..., T]:
        levers: dict[tuple[object, ...], T] = {}

        def asked(
            store: Database, analysis: Analysis, scenario: Scenario, *more: tuple[SkillLevers, ...]
        ) -> T:
            if len(analysis.roster) < ORGANISATION or not analysis.requirements:
                return work(store, analysis, scenario, *more)
            skills = [one.skill_id for own in more for one in own]
            choice = choose(store, analysis, scenario)
            question = key(choice, analysis), analysis.selection, *skills
            if question not in levers:
                levers[question] = work(store, analysis, scenario, *more)
            return levers[question]

        return asked

    def chances(choice: Choice, seed: int = SEED) -> Chances:
        answers = vars(choice).setdefault("played", {})
        if seed not in answers:
            answers[seed] = play(choice, seed)
        return answers[seed]

    patch.setattr(study, "choose", chosen)
    patch.setattr(study, "skill_levers", weighed(study.skill_levers))
    patch.setattr(study, "verdicts_by_ratings", weighed(study.verdicts_by_ratings))
    patch.setattr(Choice, "chances", chances)


def few_levers(patch: pytest.MonkeyPatch) -> None:
    """Two requirements are weighed, each by itself: for tests to which it is the same what is said
    of a skill."""
    from analytics import study

    weigh = study.skill_levers

    def weighed(store: Database, analysis: Analysis, scenario: Scenario) -> tuple[SkillLevers, ...]:
        two = replace(analysis, requirements=analysis.requirements[:2])
        return weigh(store, two, scenario)

    patch.setattr(study, "skill_levers", weighed)
