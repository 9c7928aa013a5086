"""The measures' SQL: one file a measure, on shared steps."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from data.store.waves import team_scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.selection import Selection
    from data.store.database import Database


@cache
def measure_sql(name: str) -> str:
    """`name`.sql on top of the steps that say who is looked at and which level is used."""
    folder = resources.files("analytics.measures")
    people, levels, measure = (
        folder.joinpath(f"{part}.sql").read_text(encoding="utf-8")
        for part in ("people", "levels", name)
    )
    return f"with {people},\n{levels}\n{measure}"


def measure(
    database: Database,
    selection: Selection,
    name: str,
    tables: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """The frame of one measure for a selection."""
    parameters = {
        "wave": selection.wave,
        "team": selection.team,
        "ratings": selection.ratings,
        "each_kind": name == "matrix",
        **team_scope(selection.viewer),
    }
    return database.query(measure_sql(name), parameters, tables)
