"""Few futures: what is tested of pages, commands and reports does not hang on the last digit of a
plan, so that options are found in few futures and judged in few."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from analytics.options.results import SkillLevers
    from analytics.results import Analysis
    from analytics.strategy.scenario.scenario import Scenario
    from data.store.database import Database

FEW: dict[str, dict[str, object]] = {
    "analytics.options.program": {"ROWS": 250, "SAMPLES": (500, 250, 120, 60, 20)},
    "analytics.options.options": {"SAMPLES": (500, 20), "SCALES": (0.5, 1.0, 2.0), "RUNS": 1_000},
    "analytics.options.verdicts": {"RUNS": 500, "SAMPLES": 20},
    "analytics.statistics.crossed": {"EASY": 200, "DRAWS": 300, "BURN": 60},
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


WORKED_OUT = ("choice", "levers", "chances")


def solved_once(patch: pytest.MonkeyPatch, names: Sequence[str] = WORKED_OUT) -> None:
    """The same question of a whole organisation is worked out once in this process, whichever page,
    command or file asks it: another store with the same people, ratings and numbers asks the same.
    Of fewer people each question is worked out anew."""
    from analytics.answers import Answers
    from analytics.study import Study

    known: defaultdict[object, Answers] = defaultdict(Answers)
    own = Study._kept

    def kept(study: Study, name: str) -> Answers:
        if name in names:
            question = study.question()
            if len(study.analysis().roster) >= ORGANISATION:
                return known[question]
        return own(study, name)

    patch.setattr(Study, "_kept", kept)


def few_levers(patch: pytest.MonkeyPatch) -> None:
    """Two requirements are weighed, each by itself: for tests to which it is the same what is said
    of a skill."""
    from analytics import study

    weigh = study.skill_levers

    def weighed(store: Database, analysis: Analysis, scenario: Scenario) -> tuple[SkillLevers, ...]:
        two = replace(analysis, requirements=analysis.requirements[:2])
        return weigh(store, two, scenario)

    patch.setattr(study, "skill_levers", weighed)
    solved_once(patch, ("levers",))  # not with those of all
