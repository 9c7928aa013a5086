"""The people list and role profiles as files, and all that is stored of one person."""

import json
from collections.abc import Collection
from pathlib import PurePath
from typing import Literal, get_args

from data.files.table import Row, csv_text
from data.store.facts.tombstones import identify
from data.store.people.people import PersonFact
from data.store.people.stored_of import StoredOf
from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN, RefusedError

HOURS_IN_A_WEEK = 168
_NO_TEAM = frozenset(("-", "–", "—", "n/a", "N/A"))
"""Not NA, which is a team in North America."""


def parse(rows: list[Row], bands: Collection[str], teams: Collection[str]) -> list[PersonFact]:
    """`bands` are the pay bands that have a pay, `teams` the folded names of those that the store
    knows."""
    facts = []
    for row in rows:
        person = " ".join(row.required("person").split())
        if person:
            row.once("person", identify(person), repr(person))
        _check_team(row, teams)
        facts.append(_fact(row, person, bands))
    return facts


def _check_team(row: Row, known: Collection[str]) -> None:
    """Refuse a new team whose name says several teams wherever a team is named."""
    team = row.optional("team")
    folded = (team or "").casefold()
    if not team or folded in known:
        return
    if folded in (ALL_TEAMS, EACH_TEAM) or SCOPE_JOIN.strip() in folded.split():
        row.refuse("team", f"{team!r} cannot be the name of a team: it says several; rename it")


def _fact(row: Row, person: str, bands: Collection[str]) -> PersonFact:
    band = row.optional("pay_band")
    known = {name.casefold(): name for name in bands}
    if band and band.casefold() not in known:
        row.refuse(
            "pay_band",
            f"{band!r} has no pay; known are {', '.join(sorted(bands)) or 'none'}; "
            f"load an assumption pay.band.{band} first",
        )
    return PersonFact(
        person,
        row.optional("name"),
        None if row.text("team") in _NO_TEAM else row.optional("team"),
        row.optional("role"),
        row.number_in("hours_per_week", 0, HOURS_IN_A_WEEK),
        row.number_in("mentor_hours_per_week", 0, HOURS_IN_A_WEEK),
        known.get(band.casefold()) if band else None,
        row.day("left"),
    )


PersonFormat = Literal["json", "csv"]
FORMATS: tuple[PersonFormat, ...] = get_args(PersonFormat)
CSV_COLUMNS = ("part", "line", "column", "value")


def format_of(file: PurePath) -> PersonFormat:
    """The format that a file's name asks for. Raises RefusedError for another."""
    for known in FORMATS:
        if file.suffix.lower() == f".{known}":
            return known
    raise RefusedError(f"{file.name} is neither .json nor .csv: name a file that ends in one.")


def person_text(stored: StoredOf, kind: PersonFormat) -> str:
    """The file. CSV counts the lines of a part from 1 and leaves out what says nothing; no cell of
    it is a formula."""
    if kind == "json":
        document = {
            "made_at": stored.made_at,
            **{part: list(lines) for part, lines in stored.parts.items()},
        }
        return json.dumps(document, ensure_ascii=False, indent=2, default=_day) + "\n"
    rows = [
        (part, number, column, _day(value) if hasattr(value, "isoformat") else value)
        for part, lines in stored.parts.items()
        for number, line in enumerate(lines, start=1)
        for column, value in line.items()
        if value is not None
    ]
    return csv_text(CSV_COLUMNS, rows)


def _day(value: object) -> str:
    """Days and moments as ISO 8601; moments are UTC."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
