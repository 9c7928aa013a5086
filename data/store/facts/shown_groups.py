"""What was shown of groups of people to who may not see people, so that the next state that they
are shown does not differ from it in a few people only.

Counts of enough people with different levels; nobody stands in them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.store.database import Database, Transaction, scope_of

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By skill id ("" for hours and pay), then what was said of whom, then its value: people."""
Group = tuple[str, str]
"""Wave and team, by name."""


@dataclass(frozen=True)
class Shown:
    """One state of a group that was shown. `import_no`: the last import of that moment."""

    counts: Counts
    import_no: int


def shown_groups(database: Database, waves: Collection[str]) -> dict[Group, list[Shown]]:
    """All states that were shown of the teams of some waves, the earliest first."""
    found: dict[Group, list[Shown]] = {}
    for wave, team, counts, number in database.rows(
        "select wave, team, counts, import_no from shown_group where wave = any(:waves) "
        "order by import_no, counts",
        {"waves": sorted(waves)},
    ):
        found.setdefault((wave, team), []).append(Shown(json.loads(counts), number))
    return found


def note_shown(database: Database, states: Mapping[Group, Counts]) -> None:
    """Keep what is shown now. It waits for no import, and moves no version."""
    with database.aside() as change:
        last = change.rows("select coalesce(max(import_no), 0) from import")[0][0]
        rows = [
            (*group, json.dumps(counts, sort_keys=True), last) for group, counts in states.items()
        ]
        change.insert("shown_group", ("wave", "team", "counts", "import_no"), rows)


def forget_shown(change: Transaction, wave: str) -> None:
    """With the answers of a wave that has ended."""
    change.execute("delete from shown_group where wave = :wave", {"wave": wave})


def answered_since(database: Database, wave: str, import_no: int) -> set[int]:
    """Who was rated in a wave by an import after one, by number."""
    rows = database.rows(
        """
        select distinct p.person_no from participation p join wave w on w.wave_no = p.wave_no
        where w.name = :wave and p.import_no > :import_no
          and (:every_team or p.team is null or p.team = any(:teams))
        """,
        {"wave": wave, "import_no": import_no, **scope_of(database)},
    )
    return {int(number) for (number,) in rows}
