"""Settings of a store: the day on which it stands, whether interest counts, which groups were
shown, whether a report was ever made; and its assumptions, numbers with a range, a unit and a
source."""

import json
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta

from data.store.database import Database, Transaction, facts_of, now, scope_of
from data.store.noting import note

_NAME = "today"
WEEKS_TO_DUE = 26
"""From the day of loading to the date of a requirement that was loaded without one."""


def pinned_day(store: Database | Transaction) -> date | None:
    """The day that the store is pinned to; None: it is not."""
    day = setting(store, _NAME)
    return date.fromisoformat(day) if day else None


def today(store: Database | Transaction) -> date:
    """The pinned day, else today's."""
    return pinned_day(store) or date.today()


def assumed_due(store: Database | Transaction) -> date:
    """The date of a requirement that is loaded now without one."""
    return today(store) + timedelta(weeks=WEEKS_TO_DUE)


def pin_today(database: Database, day: date | None) -> str:
    """Pin the store to a day, so that its plans start there whenever they are asked for; None: let
    it follow the calendar. A sentence. For the owner and administrators."""
    with database.transaction() as change:
        _set(change, _NAME, day.isoformat() if day else None)
        note(change, "today", day.isoformat() if day else "follows the calendar")
    if day is None:
        return "Today is today's date again."
    return f"Today is pinned to {day.isoformat()}: plans of this store start then."


def _set(change: Transaction, name: str, value: str | None) -> None:
    """Keep a setting; None: as if nobody had ever said."""
    change.execute("delete from setting where name = :name", {"name": name})
    if value is not None:
        change.insert("setting", ("name", "value"), [(name, value)])


def setting(store: Database | Transaction, name: str) -> str | None:
    """A setting; None: nobody has said."""
    values = facts_of(store, f"select value from setting where name = '{name}'")
    return str(values[0][0]) if values else None


_INTEREST = "survey_interest"
_UNUSED = "unused"


def uses_interest(database: Database) -> bool:
    """Whether interest that surveys asked for counts (methods.md#unknown-people); it does unless
    somebody said otherwise. Answers stay stored either way."""
    return setting(database, _INTEREST) != _UNUSED


def use_interest(database: Database, wanted: bool) -> str:
    """Use it, or leave it out of every measure, page and plan as if it had not been asked; a
    sentence. For the owner and administrators."""
    with database.transaction() as change:
        _set(change, _INTEREST, None if wanted else _UNUSED)
        note(change, "survey interest", "used" if wanted else "not used")
    return (
        "Interest that surveys asked for is used: 0 keeps a plan from proposing training in the "
        "skill."
        if wanted
        else "Interest that surveys asked for is not used, as if it had not been asked. What "
        "people said stays stored."
    )


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
    shown: dict[Group, list[Shown]] = {}
    for wave, team, counts, number in database.rows(
        "select wave, team, counts, import_no from shown_group where wave = any(:waves) "
        "order by import_no, counts",
        {"waves": sorted(waves)},
    ):
        shown.setdefault((wave, team), []).append(Shown(json.loads(counts), number))
    return shown


def note_shown(database: Database, states: Mapping[Group, Counts]) -> None:
    """Keep what is shown now. It waits for no import, and moves no version."""
    with database.aside() as change:
        last = change.rows("select coalesce(max(import_no), 0) from import")[0][0]
        rows = [
            (*group, json.dumps(counts, sort_keys=True), last) for group, counts in states.items()
        ]
        change.insert("shown_group", ("wave", "team", "counts", "import_no"), rows)


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


_FIRST_REPORT = "first_report"


def report_made(database: Database) -> bool:
    """Whether somebody has a report of this store."""
    return setting(database, _FIRST_REPORT) is not None


def note_report(database: Database) -> None:
    """A report was made; only the first is noted, and only by who keeps the store."""
    if not database.viewer.whole:
        return
    with database.transaction() as change:
        if setting(change, _FIRST_REPORT) is None:
            _set(change, _FIRST_REPORT, now().isoformat())


UNSOURCED = "assumption"
"""What stands where a file names no source, wherever the number is shown."""
OURS = "our assumption"
"""How the source of a number begins that nobody has measured for this store."""


def without_source(source: str | None) -> bool:
    """Whether a number stands on nobody's measurement: its source is empty, or says so itself."""
    words = (source or "").strip().casefold()
    return not words or words == UNSOURCED or words.startswith(OURS)


@dataclass(frozen=True)
class Assumption:
    """One number: low <= likely <= high. `edited`: a user's number, not the seed's."""

    key: str
    low: float
    likely: float
    high: float
    unit: str
    source: str = UNSOURCED
    year: int | None = None
    edited: bool = False


def write_assumptions(change: Transaction, rows: list[Assumption]) -> None:
    """Put each number in the place of the one of the same key."""
    for row in rows:
        change.execute("delete from assumption where name = :key", {"key": row.key})
    change.insert(
        "assumption",
        ("name", "low", "likely", "high", "unit", "source", "year", "edited"),
        [astuple(replace(row, source=row.source or UNSOURCED)) for row in rows],
    )


def assumptions(store: Database | Transaction) -> dict[str, Assumption]:
    """All of them by key, in the order of the keys."""
    rows = store.rows(
        "select name, low, likely, high, unit, source, year, edited from assumption order by name"
    )
    return {row[0]: Assumption(*row) for row in rows}
