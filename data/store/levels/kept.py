"""Counts that a large store keeps, so that measures need not count millions of answers anew.

They are counted again, from the answers, in every transaction that changes whom or what they count:
an import, an undo, a list of people, an erasure. So they are never older than the answers; a test
finds every writer of what is counted and knows who counts again (test_writers.py).
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from data.store.engines.engine import Transaction

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


FEW = 200_000
"""Answers up to which a store keeps no counts: counting them takes a fraction of a second."""
LATEST = 0
"""The number of the choice of each team's latest wave; that of a wave is the wave's own."""
KEPT = "select 1 from kept_team limit 1"
"""Answers a row where counts are kept, and says nothing of anybody."""


def keeps_counts(change: Transaction) -> bool:
    """Whether the store keeps counts. It does for as long as anybody is in it, once it is large."""
    return bool(change.rows(KEPT))


def recount(change: Transaction, wave_no: int | None = None) -> None:
    """Bring the counts up to date after a change of one wave, or of all. Call it last."""
    kept = keeps_counts(change)
    if not kept and not _is_large(change):
        return
    waves = {int(no): name for no, name in change.rows("select wave_no, name from wave")}
    changed = [no for no in waves if no == wave_no or wave_no is None or not kept]
    gone = "choice_no <> :latest and choice_no not in (select wave_no from wave)"
    for table in ("kept_team", "kept_level"):
        change.execute(f"delete from {table} where {gone}", {"latest": LATEST})
    _count(change, LATEST, None)
    for no in changed:
        if len(waves) > 1:
            _count(change, no, waves[no])
        else:
            _copy(change, no)


def _is_large(change: Transaction) -> bool:
    found = change.rows(f"select count(*) from (select 1 from answer_cell limit {FEW + 1}) counted")
    return int(found[0][0]) > FEW


def _count(change: Transaction, choice: int, wave: str | None) -> None:
    given: dict[str, Any] = {
        "choice": choice,
        "wave": wave,
        "team": None,
        "every_team": True,
        "teams": [],
        "each_kind": False,
    }
    _forget(change, choice)
    change.execute(f"create temp table counted_person as {roster()}", given)
    change.execute(
        "insert into kept_team (choice_no, team, people) "
        "select :choice, team, count(*) from counted_person group by team",
        given,
    )
    change.execute(
        "insert into kept_level (choice_no, team, skill_no, self, manager, peer, people) "
        + counting("counted_person"),
        given,
    )
    change.execute("drop table counted_person")


def _copy(change: Transaction, wave_no: int) -> None:
    """Where there is one wave, each team's latest is that one."""
    _forget(change, wave_no)
    for table, columns in (
        ("kept_team", "team, people"),
        ("kept_level", "team, skill_no, self, manager, peer, people"),
    ):
        change.execute(
            f"insert into {table} (choice_no, {columns}) "
            f"select :wave_no, {columns} from {table} where choice_no = :latest",
            {"wave_no": wave_no, "latest": LATEST},
        )


def _forget(change: Transaction, choice: int) -> None:
    for table in ("kept_team", "kept_level"):
        change.execute(f"delete from {table} where choice_no = :choice", {"choice": choice})
