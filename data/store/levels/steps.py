"""The steps that measures stand on, as the text of a WITH without its keyword."""

from __future__ import annotations

from functools import cache
from importlib import resources

_PEOPLE = ("people", "source", "latest", "rated", "levels")
_KEPT = ("kept", "levels")
_HELD = {True: "held", False: "nothing_held"}


def of_people(*, held: bool = False) -> str:
    """From people and answers: roster, team_size, latest, used. `held`: without the answers in the
    table `held_back`."""
    return _joined((_HELD[held], *_PEOPLE))


def of_counts() -> str:
    """From what the store has counted (data.store.levels.kept): team_size and used, in which
    `people` says how many and nobody is named."""
    return _joined(_KEPT)


def of_roster() -> str:
    """Who is looked at: the table roster."""
    return _joined((_HELD[False], "people"))


def roster() -> str:
    """A query of who is looked at."""
    return f"with {of_roster()}\nselect wave_no, person_no, team from roster"


def counting(table: str) -> str:
    """A query of what the store keeps (see count.sql) of the people in a table."""
    people = f"roster as (select * from {table})"
    return (
        f"with {text(_HELD[False])},\n{people},\n{_joined(('source', 'latest'))}\n{text('count')}"
    )


@cache
def text(name: str) -> str:
    """One file of SQL of this folder."""
    folder = resources.files("data.store.levels")
    return folder.joinpath(f"{name}.sql").read_text(encoding="utf-8").strip()


def _joined(names: tuple[str, ...]) -> str:
    return ",\n".join(text(name) for name in names)
