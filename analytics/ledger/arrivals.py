"""Who may be the hire of a decided plan: somebody new in the team with the profile's role, or with
the levels that the hire is for. Only proposed: the user confirms by telling the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from analytics.ledger.facts import Facts
from analytics.ledger.results import Arrival
from analytics.strategy.results import Action
from data.store.database import Database, scope_of

_FIRST_SEEN = """
    select person_no, min(day) as day
    from (
        select p.person_no, w.held_on as day
        from participation p join wave w on w.wave_no = p.wave_no
        union all
        select f.person_no, l.valid_from
        from person_fact f join people_list l on l.list_no = f.list_no
    ) seen
    where :every_team or person_no in (
        select person_no from participation where team = any(:teams)
        union
        select person_no from person_fact where team = any(:teams)
    )
    group by person_no
"""


def first_seen(database: Database) -> dict[int, date]:
    """The first wave or people list that has each person."""
    rows = database.rows(_FIRST_SEEN, scope_of(database))
    return {int(number): day for number, day in rows}


def arrivals(
    facts: Facts, roster: pd.DataFrame, levels: pd.DataFrame, seen: Mapping[int, date]
) -> tuple[Arrival, ...]:
    """Proposals for hires of which no day was told, the earliest first.

    `roster` and `levels` are of the wave that is looked at, as in an Analysis.
    """
    known = {
        (int(person), str(skill)): int(level)
        for person, skill, level in zip(
            levels["person_no"], levels["skill"], levels["level"], strict=True
        )
        if pd.notna(level)
    }
    found = []
    for number, action in enumerate(facts.actions, start=1):
        if action.lever != "hire" or not _open(facts, number, action):
            continue
        for row in roster.to_dict("records"):
            person, role = int(row["person_no"]), str(row["role"] or "")
            day = seen.get(person)
            if day is None or day <= facts.start or row["team"] != action.team:
                continue
            holds = _holds(action, person, known)
            if role.casefold() == (action.profile or "").casefold() or holds:
                found.append(Arrival(number, action.profile or "", action.team, role, day, holds))
    return tuple(sorted(found, key=lambda a: (a.first_seen, a.action_no, a.role)))


def _open(facts: Facts, number: int, action: Action) -> bool:
    told = [facts.told(number, purchase) for purchase in range(1, action.count + 1)]
    return any(one.outcome is None and one.arrived_on is None and not one.dropped for one in told)


def _holds(action: Action, person: int, known: Mapping[tuple[int, str], int]) -> bool | None:
    """Whether the person has every level that the hire closes, or is a spare for where it closes
    none; None: one of them is not known."""
    wanted_for = action.closes or action.spares
    have = [(known.get((person, close.skill)), close.level) for close in wanted_for]
    if any(level is not None and level < wanted for level, wanted in have):
        return False
    return None if not have or any(level is None for level, _ in have) else True
