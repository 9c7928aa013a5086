"""The level used, in SQL: who is looked at, and what was said of them."""

from functools import cache
from importlib import resources


def of_people(*, held: bool = False) -> str:
    """From people and answers: the tables roster, latest and used. `held`: without the answers of
    the parameters of held.sql."""
    return _joined("held" if held else "nothing_held", "people", "levels")


def of_roster(*, held: bool = False) -> str:
    """Who is looked at: the table roster."""
    return _joined("held" if held else "nothing_held", "people")


@cache
def _joined(*names: str) -> str:
    folder = resources.files("data.store.levels")
    files = (folder.joinpath(f"{name}.sql") for name in names)
    return ",\n".join(file.read_text(encoding="utf-8").strip() for file in files)
