"""The measures' SQL: one file a measure, on shared steps."""

from importlib import resources

import pandas as pd

from analytics.results import Selection
from data.store.database import Database
from data.store.guard import team_scope
from data.store.levels import of_people, of_roster

# A name stands in many rows, which then share one object of Python. With Arrow's text an analysis
# takes a sixth longer, of 39 people as of 3,000, and twice as much where it is pickled.
pd.set_option("mode.string_storage", "python")


def measure(
    database: Database, selection: Selection, name: str, held: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The frame of `name`.sql for a selection, on top of the steps that say who is looked at and
    which level is used; `held`: without these answers (see analytics.measures.over_time)."""
    parameters = {"wave": selection.wave, "team": selection.team, **team_scope(selection.viewer)}
    if held is not None:
        columns = ("wave", "person_no", "import_no")
        parameters |= {f"held_{column}": held[column].tolist() for column in columns}
    below = of_roster(held=held is not None)
    if name == "matrix":
        parameters["ratings"] = selection.ratings
        below = of_people(held=held is not None)
    file = resources.files("analytics.measures").joinpath(f"{name}.sql")
    sql = f"with {below}\n{file.read_text(encoding='utf-8')}"
    return database.query(sql, parameters)
