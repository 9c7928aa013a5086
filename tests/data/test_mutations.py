"""One survey, written in every way that people and programs write one: the same ratings.

Where the meaning is the same, so is what is stored. Where a cell is no level, the rest is stored
and the loss is listed. Whatever the file: it is stored whole or refused, and what is stored is what
it said. A file to which something was done stores what the whole file stores, less what was cut; or
asks: nobody and nothing may come up that the whole file does not have.
"""

import csv
import io
import random
from collections.abc import Callable
from functools import cache, partial
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.ingest import ingest
from data.store.database import Database, Transaction
from data.store.history.imports import record
from data.vocabulary import ImportOutcome, RefusedError
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.exports.plain import long
from tests.data.exports.truth import PEOPLE, SKILLS, Answer, Truth, word
from tests.data.test_ingest import COUNTS

relaxed = partial(
    settings, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
Table = list[list[str]]
ANSWERS = st.sampled_from((0, 1, 2, 3, 4, 5, 3, 4, None, "n/a"))


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Three to six people and two to five skills; the first person has answered everything."""
    count, width = draw(st.integers(3, 6)), draw(st.integers(2, 5))
    first = tuple(draw(st.integers(0, 5)) for _ in range(width))
    rest = (tuple(draw(ANSWERS) for _ in range(width)) for _ in range(count - 1))
    return Truth(PEOPLE[:count], SKILLS[:width], (first, *rest))


def wide(truth: Truth) -> Table:
    rows = [["E-mail", "Team", *truth.skills]]
    return rows + [[m.email, m.team, *map(word, answers)] for m, answers in truth.rows()]


def grid(truth: Truth) -> Table:
    """A form's grid of ratings, with a free text."""
    asked = (f"Rate your level [{s}]" for s in truth.skills)
    rows = [["Timestamp", "Email Address", *asked, "Notes"]]
    for i, (m, answers) in enumerate(truth.rows(), start=10):
        result = [*map(word, answers), "see you on Monday; bye"]
        rows.append([f"11/3/2026 9:{i:02}:42", m.email, *result])
    return rows


Dress = dict[str, Any]
dresses = st.fixed_dictionaries(
    {
        "encoding": st.sampled_from(
            ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "xlsx")
        ),
        "delimiter": st.sampled_from(",;\t|"),
        "quote": st.sampled_from(("minimal", "all")),
        "newline": st.sampled_from(("\r\n", "\n")),
        "case": st.sampled_from((str, str.upper, str.lower)),
        "spaces": st.sampled_from(("", " ", "  ", "\u00a0")),
        "trailing": st.sampled_from((0, 0, 1, 3)),
        "titles": st.sampled_from((0, 0, 1, 2)),
        "blanks": st.lists(st.integers(1, 30), max_size=3),
        "commas": st.booleans(),
        "ragged": st.booleans(),
        "columns": st.integers(0, 5),
        "rows": st.integers(0, 30),
    }
)
"""How a table is written; none of it changes what it says."""


def dressed(table: Table, dress: Dress) -> bytes:
    turn = dress["columns"] % len(table[0])
    head, *body = [row[turn:] + row[:turn] for row in table]
    start = dress["rows"] % len(body)
    head, body = list(map(dress["case"], head)), body[start:] + body[:start]
    space, trailing = dress["spaces"], [""] * dress["trailing"]
    rows = [[*(f"{space}{c}{space}" if c else c for c in row), *trailing] for row in (head, *body)]
    if dress["ragged"]:
        rows = [rows[0], *map(cut, rows[1:])]
    for place in dress["blanks"]:
        rows.insert(1 + place % len(rows), [""] * len(head) if dress["commas"] else [])
    titles = [["Skills of the team, autumn 2026"], ["Please do not forward"]][: dress["titles"]]
    rows = [*titles, *([[]] if titles else []), *rows]
    encoding = dress["encoding"]
    if encoding == "xlsx":
        return as_xlsx(rows)
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    how = {name: dress[name] for name in ("encoding", "newline", "quote")}
    return mark + as_csv(rows, dress["delimiter"], **how)


def cut(row: list[str]) -> list[str]:
    """Without the blank cells at its end, as many programs write it."""
    while row and not row[-1]:
        row = row[:-1]
    return row


Found = dict[tuple[str, str], Answer]
"""(e-mail, skill, folded) -> what is stored."""


def said_by(truth: Truth) -> Found:
    return {(who, s.casefold()): answer for (who, s), answer in truth.states("email").items()}


def taken(database: Database, content: bytes, **more: Any) -> tuple[ImportOutcome, list[Any]]:
    """The outcome, and who, skill, rater, state and level of each rating, looked at before the
    import is rolled back."""
    rows: list[Any] = []

    def recorded(change: Transaction, *told: Any) -> None:
        record(change, *told)
        rows.extend(
            change.rows("""
                select p.identity, s.name, r.rater, r.state, r.level from rating r
                join person p on p.person_no = r.person_no
                join skill s on s.skill_no = r.skill_no
            """)
        )

    with patch("data.ingest.imports.record", recorded):
        outcome = ingest(database, content, "mutated", wave="now", dry_run=True, **more)
    assert outcome.cells == sum(getattr(outcome, name) for name in COUNTS)
    return outcome, rows


def answers_of(rows: list[Any]) -> Found:
    states: dict[str, Answer] = {"unknown": None, "not_applicable": "n/a"}
    return {(who, s.casefold()): states.get(state, level) for who, s, _, state, level in rows}


@relaxed(max_examples=15)
@given(truth=truths(), layout=st.sampled_from((wide, grid, long)), dress=dresses)
def test_the_same_survey_in_another_dress(empty: Database, truth: Truth, layout, dress) -> None:  # type: ignore[no-untyped-def]
    _, rows = taken(empty, dressed(layout(truth), dress))
    assert answers_of(rows) == said_by(truth)


@relaxed(max_examples=15)
@given(
    truth=truths(),
    person=st.integers(0, 5),
    skill=st.integers(0, 4),
    value=st.sampled_from(("banana", "17", "4 or 5", "2-Jan", "#REF!", "1,5,2")),
    dress=dresses,
)
def test_a_cell_that_is_no_level_is_listed(
    empty: Database, truth: Truth, person: int, skill: int, value: str, dress: Dress
) -> None:
    table = wide(truth)
    row, column = 1 + person % len(truth.people), 2 + skill % len(truth.skills)
    table[row][column] = value
    others = [answers[column - 2] for i, answers in enumerate(truth.answers, 1) if i != row]
    # with too few levels left to know the column by it is set aside whole
    assume(sum(isinstance(a, int) for a in others) >= 2 and table[0][column] != "Juggling")
    # and beside ten levels or fewer 17 is no slip: the scale is asked for
    levels = [a for answers in truth.answers for a in answers if isinstance(a, int)]
    assume(value != "17" or len(levels) > 10)
    text, rows = taken(empty, dressed(table, dress))
    result = answers_of(rows)
    key = (table[row][0], table[0][column].casefold())
    assert {k: a for k, a in result.items() if k != key} == {
        k: a for k, a in said_by(truth).items() if k != key
    }
    # somebody's own word is listed by its place, and not quoted
    listed = [
        i
        for i in text.issues
        if (i.value or "").strip() == value
        or (i.value is None and i.row is not None and "characters of free text" in i.reason)
    ]
    if value == "#REF!":
        assert result[key] is None
    else:
        assert result.get(key) is None
        assert [i.column.strip().casefold() for i in listed if i.column] == [key[1]]
        assert all(i.row is not None for i in listed)


NAMES = ("Python", "SQL", "Docker", "Juggling", "C++", "R", "Data pipelines")
CELLS = ("0", "1", "2", "3", "4", "5", "", "N/A", "?", "Expert", "8", "2.5", "nonsense")


@relaxed(max_examples=25)
@given(
    header=st.permutations(["Name", "Team", "Notes", *NAMES]),
    body=st.lists(st.lists(st.sampled_from(CELLS), min_size=8, max_size=12), max_size=10),
    scale=st.sampled_from([None, "0-5", "1-5", "0-10"]),
)
def test_the_eight_counts_always_add_up(
    empty: Database, header: list[str], body: list[list[str]], scale: str | None
) -> None:
    result = stored(empty, as_csv([header, *body]), scale=scale)
    if result:
        assert result.cells == result.rows * len(result.columns)


@relaxed(max_examples=25)
@given(
    content=st.binary(max_size=400)
    | st.builds(
        lambda text, encoding: text.encode(encoding, errors="replace"),
        st.text(
            st.sampled_from("Name,Python;SQL\t\"'\n\r 0123456789é\x08[]()#?/ABC{}:-"), max_size=300
        ),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    )
    | st.builds(  # a broken workbook
        bytes.__add__,
        st.sampled_from([b"PK\x03\x04xl/", b"\xd0\xcf\x11\xe0"]),
        st.binary(min_size=1, max_size=200),
    )
)
def test_any_bytes_are_stored_or_refused(empty: Database, content: bytes) -> None:
    stored(empty, content)


def stored(store: Database, content: bytes, scale: str | None = None) -> ImportOutcome | None:
    """What was stored, its cells accounted for; None where it was refused in a sentence."""
    sentence = ""
    try:
        outcome = ingest(store, content, "any.bin", scale=scale, dry_run=True)
    except RefusedError as refused:
        sentence = str(refused)
    if sentence:
        assert len(sentence) > 30
        return None
    assert outcome.cells == sum(getattr(outcome, name) for name in COUNTS)
    return outcome


SEED = 20261128
PARTS, PART = 182, 55
"""Ten thousand files: of the first part each is changed in each way, the others are in the long
runs."""
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


def put(rows: Rows, at: int, *new: list[str], gone: int = 0) -> Rows:
    """New rows at a place, and the next so many gone."""
    return [*rows[:at], *new, *rows[at + gone :]]


def cut_short(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(1, len(rows))
    return put(rows, at, rows[at][: dice.randrange(1, len(rows[at]))], gone=1)


def without_a_column(rows: Rows, dice: random.Random) -> Rows:
    at = dice.randrange(2, len(rows[0]))
    return [row[:at] + row[at + 1 :] for row in rows]


def with_a_note(rows: Rows, dice: random.Random) -> Rows:
    """A line that is nobody's, below the answers or between them."""
    line = (dice.choice(NOTES) + [""] * len(rows[0]))[: len(rows[0])]
    return put(rows, dice.choice([len(rows), dice.randrange(2, len(rows) + 1)]), line)


def with_junk(rows: Rows, dice: random.Random) -> Rows:
    at, column = dice.randrange(1, len(rows)), dice.randrange(2, len(rows[0]))
    row = list(rows[at])
    row[column] = dice.choice(JUNK)
    return put(rows, at, row, gone=1)


def with_a_cell_more(rows: Rows, dice: random.Random) -> Rows:
    """A number that a comma has cut in two."""
    at, column = dice.randrange(1, len(rows)), dice.randrange(2, len(rows[0]))
    return put(rows, at, [*rows[at][: column + 1], "5", *rows[at][column + 1 :]], gone=1)


def with_another_table(rows: Rows, dice: random.Random) -> Rows:
    """Somebody else's table right below, or after a blank row."""
    between: Rows = dice.choice([[], [[""] * len(rows[0])]])
    people = [["Zoe Zed", "Ops", "5", "4"], ["Yo Yi", "Ops", "1", "2"]]
    other = [["Name", "Team", "Rust", "Welding"], *people]
    return [*rows, *between, *(row + [""] * (len(rows[0]) - 4) for row in other)]


MUTATIONS: dict[str, Callable[[Rows, random.Random], Rows]] = {
    "without a row": lambda rows, dice: put(rows, dice.randrange(1, len(rows)), gone=1),
    "cut short": cut_short,
    "without the end": lambda rows, dice: rows[: dice.randrange(2, len(rows))],
    "without a column": without_a_column,
    "shuffled": lambda rows, dice: [rows[0], *dice.sample(rows[1:], len(rows) - 1)],
    "with a blank row": lambda rows, dice: put(
        rows, dice.randrange(1, len(rows) + 1), [""] * len(rows[0])
    ),
    "with the header again": lambda rows, dice: put(
        rows, dice.randrange(2, len(rows) + 1), rows[0]
    ),
    "with a note": with_a_note,
    "with junk": with_junk,
    "with a cell more": with_a_cell_more,
    "with another table": with_another_table,
}


@cache
def stored_of(database: Database, text: str) -> Stored | None:
    """Who, skill and kind of rater -> level; None where the file is not stored."""
    try:
        _, rows = taken(database, text.encode(), scale="0-5", new_people=True)
    except RefusedError:
        return None
    return {(who, s, rater): level for who, s, rater, _, level in rows if level is not None}


def run(database: Database, first: int, times: int) -> list[str]:
    """Mutated files that store something else, with what it is; the seeds count on from `first`."""
    wholes = {name: stored_of(database, text) for name, text in FILES.items()}
    wrong = []
    for number in range(first, first + times):
        dice = random.Random(SEED + number)
        name = list(FILES)[number % len(FILES)]
        whole = wholes[name]
        assert whole
        rows = list(csv.reader(io.StringIO(FILES[name])))
        mutation = list(MUTATIONS)[number % len(MUTATIONS)]
        text = as_csv(MUTATIONS[mutation](rows, dice), newline="\n").decode()
        result = stored_of(database, text) or {}
        if new := {key: level for key, level in result.items() if whole.get(key) != level}:
            wrong.append(f"{SEED + number}, {name}, {mutation}: {new}\n{text}")
    return wrong


def test_nothing_new_comes_up(empty: Database) -> None:
    assert run(empty, 0, PART) == []


@pytest.mark.fault
@pytest.mark.parametrize("part", range(1, PARTS))
def test_nothing_new_comes_up_in_many(empty: Database, part: int) -> None:
    assert run(empty, part * PART, PART) == []
