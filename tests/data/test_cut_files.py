"""A file that something was done to stores what the whole file stores, less what was cut; or asks.

Each mutation takes something away, adds something that is nobody's answer, or moves rows and
columns. Nobody and nothing may come up that the whole file does not have, and nobody's level may
be another one.
"""

import csv
import io
import random
from collections.abc import Callable
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest

from data.ingest import ingest
from data.store.database import Database, Transaction
from data.store.history.imports import record
from data.vocabulary import RefusedError
from tests.data.exports.files import as_csv
from tests.data.test_ingest import COUNTS

SEED = 20261128
PARTS, PART = 20, 500
"""Ten thousand files: the first part of them here, the others in the long runs."""
Rows = list[list[str]]
Stored = dict[tuple[str, str, str], int]
BARE = """Name,Team,Python,SQL,Docker,Kubernetes
Ann Alba,Core,4,5,2,1
Bob Bo,Core,3,4,1,0
Cleo Cruz,Data,5,2,2,3
Dan Dee,Data,1,1,3,5
Eve Ek,Data,2,3,4,4"""
FORM = """Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL],How happy are you?
2026/09/01 10:00:00,ann@x.org,Expert,Novice,4
2026/09/01 10:02:00,bob@x.org,Novice,Advanced,2
2026/09/01 10:05:00,cleo@x.org,Intermediate,Expert,5
2026/09/01 10:09:00,dan@x.org,Advanced,Intermediate,1"""
LONG = """Employee,Skill,Level,Remark
Ann Alba,Python,4,
Ann Alba,SQL,5,knows joins
Bob Bo,Python,3,
Bob Bo,SQL,2,
Cleo Cruz,Python,1,new
Cleo Cruz,SQL,4,"""
RATERS = """Name,Team,Python (self),Python (manager),SQL (self),SQL (manager)
Ann Alba,Core,4,3,3,2
Bob Bo,Core,5,3,4,4
Cleo Cruz,Data,3,3,2,5"""
ACROSS = """Skill,Ann,Ben,Cleo,Dora
Python,4,3,5,1
SQL,5,4,2,2
Docker,2,1,2,3
Kubernetes,1,0,3,4"""
FILES = {"bare": BARE, "form": FORM, "long": LONG, "raters": RATERS, "across": ACROSS}
NOTES = (
    ["Average", "", "3.2", "3.0"],
    ["* one joined in May"],
    ["Legend: 1 = beginner, 5 = expert"],
    ["Exported 2026-09-01 by HR"],
    ["Total", "3 people"],
    ["Expected after three months", "", "3", "4"],
    ["What the team needs"],
)
JUNK = ("x", "?", "n/a", "3-4", "see above", "#REF!", "12 May", "{}", "9")


def without_a_row(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(1, len(rows))
    return rows[:at] + rows[at + 1 :]


def cut_short(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(1, len(rows))
    return [*rows[:at], rows[at][: dice.randrange(1, len(rows[at]))], *rows[at + 1 :]]


def without_the_end(rows: Rows, dice: random.Random) -> Rows:
    return rows[: dice.randrange(2, len(rows))]


def without_a_column(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(2, len(rows[0]))
    return [row[:at] + row[at + 1 :] for row in rows]


def shuffled(rows: Rows, dice: random.Random) -> Rows:
    return [rows[0], *dice.sample(rows[1:], len(rows) - 1)]


def with_a_blank_row(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(1, len(rows) + 1)
    return [*rows[:at], [""] * len(rows[0]), *rows[at:]]


def with_the_header_again(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(2, len(rows) + 1)
    return [*rows[:at], rows[0], *rows[at:]]


def with_a_note(rows: Rows, dice: random.Random) -> Rows:
    """A line that is nobody's, below the answers or between them."""
    note = dice.choice(NOTES)
    line = (note + [""] * len(rows[0]))[: len(rows[0])]
    at = dice.choice([len(rows), dice.randrange(2, len(rows) + 1)])
    return [*rows[:at], line, *rows[at:]]


def with_junk(rows: Rows, dice: random.Random) -> Rows:
    at, column = dice.randrange(1, len(rows)), dice.randrange(2, len(rows[0]))
    row = list(rows[at])
    row[column] = dice.choice(JUNK)
    return [*rows[:at], row, *rows[at + 1 :]]


def with_a_cell_more(rows: Rows, dice: random.Random) -> Rows:
    """A number that a comma has cut in two."""
    at, column = dice.randrange(1, len(rows)), dice.randrange(2, len(rows[0]))
    row = [*rows[at][:column], rows[at][column], "5", *rows[at][column + 1 :]]
    return [*rows[:at], row, *rows[at + 1 :]]


def with_another_table(rows: Rows, dice: random.Random) -> Rows:
    """Somebody else's table right below, or after a blank row."""
    between: Rows = dice.choice([[], [[""] * len(rows[0])]])
    people = [["Zoe Zed", "Ops", "5", "4"], ["Yo Yi", "Ops", "1", "2"]]
    other = [["Name", "Team", "Rust", "Welding"], *people]
    return [*rows, *between, *(row + [""] * (len(rows[0]) - 4) for row in other)]


MUTATIONS: tuple[Callable[[Rows, random.Random], Rows], ...] = (
    without_a_row,
    cut_short,
    without_the_end,
    without_a_column,
    shuffled,
    with_a_blank_row,
    with_the_header_again,
    with_a_note,
    with_junk,
    with_a_cell_more,
    with_another_table,
)


@cache
def stored(database: Database, text: str) -> Stored | None:
    """Who, skill and kind of rater -> level, looked at before the import is rolled back; None where
    the file is not stored."""
    found: Stored = {}

    def recorded(change: Transaction, *told: Any) -> None:
        record(change, *told)
        rows = change.rows("""
            select p.identity, s.name, r.rater, r.level
            from rating r join person p on p.person_no = r.person_no
            join skill s on s.skill_no = r.skill_no where r.level is not null
        """)
        found.update({(who, skill, rater): level for who, skill, rater, level in rows})

    options: dict[str, Any] = {"wave": "w", "scale": "0-5", "new_people": True, "dry_run": True}
    try:
        with patch("data.ingest.imports.record", recorded):
            said = ingest(database, text.encode(), "f.csv", **options)
    except RefusedError:
        return None
    assert said.cells == sum(getattr(said, count) for count in COUNTS)
    return found


def run(database: Database, first: int, times: int) -> list[str]:
    """Mutated files that store something else, with what it is; the seeds count on from `first`."""
    wholes = {name: stored(database, text) for name, text in FILES.items()}
    wrong = []
    for number in range(first, first + times):
        dice = random.Random(SEED + number)
        name = list(FILES)[number % len(FILES)]
        whole = wholes[name]
        assert whole
        rows = list(csv.reader(io.StringIO(FILES[name])))
        mutation = MUTATIONS[number % len(MUTATIONS)]
        text = as_csv(mutation(rows, dice), newline="\n").decode()
        found = stored(database, text) or {}
        if new := {key: level for key, level in found.items() if whole.get(key) != level}:
            wrong.append(f"{SEED + number}, {name}, {mutation.__name__}: {new}\n{text}")
    return wrong


def test_nothing_new_comes_up(store: Database) -> None:
    assert run(store, 0, PART) == []


@pytest.mark.fault
@pytest.mark.parametrize("part", range(1, PARTS))
def test_nothing_new_comes_up_in_many(store: Database, part: int) -> None:
    assert run(store, part * PART, PART) == []
