"""The measures' SQL: one file a measure, on shared steps."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from data.store.guard import team_scope
from data.store.levels import of_people, of_roster

if TYPE_CHECKING:
    import pandas as pd

    from analytics.results import Selection
    from data.store.database import Database


@cache
def measure_sql(name: str, *, held: bool = False) -> str:
    """`name`.sql on top of the steps that say who is looked at and which level is used."""
    measure = resources.files("analytics.measures").joinpath(f"{name}.sql")
    below = of_people(held=held) if name == "matrix" else of_roster(held=held)
    return f"with {below}\n{measure.read_text(encoding='utf-8')}"


def measure(
    database: Database, selection: Selection, name: str, held: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The frame of one measure for a selection; `held`: without these answers (see
    analytics.measures.over_time)."""
    parameters = {"wave": selection.wave, "team": selection.team, **team_scope(selection.viewer)}
    if name == "matrix":
        parameters["ratings"] = selection.ratings
    read = {} if held is None else {"held_back": held}
    return database.query(measure_sql(name, held=held is not None), parameters, read)
