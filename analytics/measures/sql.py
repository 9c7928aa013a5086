"""The measures' SQL: one file a measure, on shared steps."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from data.store.guard import team_scope
from data.store.levels import kept as steps
from data.store.levels.kept import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.results import Selection
    from data.store.database import Database


COUNTING = frozenset({"coverage", "team_skills"})
"""Measures that only count people, which a large store has done already."""


@cache
def measure_sql(name: str, *, counted: bool = False, held: bool = False) -> str:
    """`name`.sql on top of the steps that say who is looked at and which level is used."""
    measure = resources.files("analytics.measures").joinpath(f"{name}.sql")
    below = steps.of_counts() if counted else steps.of_people(held=held)
    return f"with {below}\n{measure.read_text(encoding='utf-8')}"


def keeps_counts(database: Database) -> bool:
    """Whether the store has counted already, as large ones do."""
    return bool(database.facts_of_the_store(KEPT))


def measure(
    database: Database,
    selection: Selection,
    name: str,
    tables: Mapping[str, pd.DataFrame] | None = None,
    held: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The frame of one measure for a selection; `held`: without these answers (see
    analytics.measures.released)."""
    parameters = {
        "wave": selection.wave,
        "team": selection.team,
        "ratings": selection.ratings,
        "each_kind": name == "matrix",
        **team_scope(selection.viewer),
    }
    counted = held is None and name in COUNTING and keeps_counts(database)
    sql = measure_sql(name, counted=counted, held=held is not None)
    read = dict(tables or {}) if held is None else {**(tables or {}), "held_back": held}
    return database.query(sql, parameters, read)
