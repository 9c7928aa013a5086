"""Few futures: what is tested of pages, commands and reports does not hang on the last digit of a
plan, so that options are found in few futures and judged in few."""

from __future__ import annotations

import pickle
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from analytics.options.choice import Choice
    from analytics.results import Analysis
    from analytics.strategy.scenario.scenario import Scenario
    from data.store.database import Database

FEW: dict[str, dict[str, object]] = {
    "analytics.options.program": {"ROWS": 250, "SAMPLES": (500, 250, 120, 60, 20)},
    "analytics.options.options": {
        "SAMPLES": (500, 20),
        "SCALES": (0.5, 1.0, 2.0),
        "RUNS": 1_000,
    },
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

    known: dict[bytes, Choice] = {}
    choose = study.choose

    def chosen(
        store: Database, analysis: Analysis, scenario: Scenario, other: Choice | None = None
    ) -> Choice:
        choice = choose(store, analysis, scenario, other)
        if len(choice.problem.workers) < ORGANISATION:
            return choice
        asked = choice.problem, choice.ranges, choice.terms, choice.name, analysis.levels
        return known.setdefault(sha256(pickle.dumps(asked)).digest(), choice)

    patch.setattr(study, "choose", chosen)
