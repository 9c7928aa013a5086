"""Who answered in each row (e-mail, id, exact name, else the row), and when: later days count."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import pyarrow as pa

from data.intake.columns.column import RATED, Column
from data.intake.columns.mapping import Mapping
from data.intake.language.days import Order, day_in, order_of
from data.intake.language.headers import rater_value, spaced
from data.intake.language.words import SUMMARY_WORDS, UNKNOWN_WORDS, fold, one_of, sentence
from data.intake.layouts import TIMESTAMPS
from data.intake.levels.scales import is_unknown
from data.intake.reading.no_people import SUMMARY
from data.intake.reading.table import TextTable
from data.store.facts.taxonomy import alias_key
from data.store.facts.tombstones import ErasedPeople, identify
from data.store.people import staged_people as staged
from data.store.upload.staging import answered_twice, set_rows_aside, texts_of
from data.vocabulary import Rater, Use, grouped

_ENDED = re.compile(r"\bend(?:ed|date)?\b|^enddatum|" + one_of("end of a form"))
_STARTED = re.compile(r"\bstart|begin|begun|début|lancement|inicio|início|inizio|anfang|gestartet")
_DAY = re.compile(
    r"^(?:survey |assessment |response |answer(?:ed)? |rating )?(?:date|datum|fecha|data|day|today)"
    r"(?: of (?:the )?(?:survey|assessment|response|rating))?$"
)
_ENOUGH = 0.5
"""Share of the filled cells that must be days."""
_TABLES = frozenset(("wide", "long", "transposed"))
"""Layouts of no form tool: a start date there may be that of somebody's employment."""


@dataclass(frozen=True)
class AnsweredIn:
    """The month in which most answers were given, and the last day of these. Both are None where
    nothing tells; `reason` is a sentence, "" where there is nothing to say."""

    wave: str | None = None
    day: date | None = None
    column: str = ""
    reason: str = ""


def answered_in(mapping: Mapping) -> AnsweredIn:
    """The month of the answers by the best column of days: of the end of a form before its start.
    All rows are looked at: one day past the 12th settles which of day and month stands first."""
    seen = {c: mapping.seen(c) for c in columns_of_days(mapping)} if mapping.profiles else {}
    found = [_months(c, profile.days or profile.values) for c, profile in seen.items()]
    sure = (each for each in found if each.wave)
    return next(sure, next((each for each in found if each.reason), AnsweredIn()))


def columns_of_days(mapping: Mapping) -> tuple[Column, ...]:
    """The columns that say when somebody answered, the surest first."""
    asked: dict[int, list[Column]] = {rank: [] for rank in range(4)}
    for c in mapping.used("metadata"):
        folded = spaced(c.header)
        if folded in TIMESTAMPS or folded.endswith("timestamp"):
            asked[0].append(c)
        elif _ENDED.search(folded):
            asked[1].append(c)
        elif _DAY.match(folded):
            asked[3].append(c)
        elif _STARTED.search(folded) and mapping.layout not in _TABLES:
            asked[2].append(c)
    return tuple(chain(*asked.values()))


def _months(column: Column, values: tuple[tuple[str, int], ...]) -> AnsweredIn:
    """The commonest month of a column, the later of two that are equally common."""
    filled = sum(n for text, n in values if text.strip())
    order = order_of(text for text, _ in values)
    days: Counter[date] = Counter()
    unsure = 0
    for text, n in values:
        try:
            if day := day_in(text, order):
                days[day] += n
        except ValueError:
            unsure += n
    if unsure > days.total() and unsure > _ENOUGH * filled:
        said = sentence("unsure days", column=column.header)
        return AnsweredIn(column=column.header, reason=said)
    if not days or days.total() <= _ENOUGH * filled:
        return AnsweredIn()
    months: Counter[str] = Counter()
    for day, n in days.items():
        months[f"{day:%Y-%m}"] += n
    best = max(months, key=lambda month: (months[month], month))
    last = max(day for day in days if f"{day:%Y-%m}" == best)
    counts = {"rows": grouped(months[best]), "every": grouped(days.total())}
    said = sentence("month of the wave", **counts, month=best, column=column.header)
    return AnsweredIn(best, last, column.header, said)


_TIME = re.compile(r"[ T,](\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]m)?", re.I)
Moment = tuple[date, int]
"""A day and the seconds since its beginning."""


def earlier_rows(keys: Sequence[Hashable | None], texts: Sequence[str]) -> frozenset[int]:
    """Indices of rows whose key a row above them has with a later time. `keys`: who, and of which
    skill; None for a row that does not count. `texts`: the cells of the column of days."""
    rows: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for i, key in enumerate(keys):
        if key is not None:
            rows[key].append((i, texts[i]))
    order = order_of(texts)
    return frozenset(i for same in rows.values() for i in earlier(same, order))


def earlier(rows: Sequence[tuple[int, str]], order: Order | None) -> list[int]:
    """The rows of one person of which one above them is later; none where that is not sure."""
    if len(rows) < 2:
        return []
    told = [(moment, i) for i, text in rows if (moment := _moment(text, order)) is not None]
    latest = max(told)[1] if len(told) == len(rows) else rows[-1][0]
    return [] if latest == rows[-1][0] else [i for i, _ in rows if i != latest]


def _moment(text: str, order: Order | None) -> Moment | None:
    try:
        day = day_in(text, order)
    except ValueError:
        return None
    time = _TIME.search(text)
    if not day or not time:
        return (day, 0) if day else None
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + 12 * (time[4].lower() == "pm")
    return day, 3600 * hour + 60 * int(time[2]) + int(time[3] or 0)


_ANONYMOUS_WORDS = frozenset(
    ("anonymous", "anonymous user", "anonym", "anonyme", "anónimo", "guest", "n/a", "none")
)
_ANONYMOUS = re.compile(f"^({'|'.join(sorted(_ANONYMOUS_WORDS))})$", re.I)
_OTHERS: tuple[Use, ...] = ("team", "role", "skill", "rater")
ERASED = "The person was erased from this store."
NO_PERSON = "The row does not say whose answer it is."
NO_SKILL = "The row does not say which skill is meant."
UNFILLED = "The row names nobody and holds no answer, such as a formula that nobody filled."
_LAST_ROWS = 5


@dataclass(frozen=True)
class Row:
    """One data row. `aside` is a reason not to store it, or ""."""

    row_no: int
    kind: str
    identity: str
    label: str
    team: str | None
    role: str | None
    rater: Rater
    skill: str | None
    aside: str


SamePerson = tuple[tuple[str, str], ...]
"""What the file calls somebody, and what the same person is called elsewhere."""


def read_rows(
    table: TextTable, mapping: Mapping, rater: Rater, import_id: str, same: SamePerson = ()
) -> list[Row]:
    """Every data row with its person, team, role and rater."""
    numbers = table.cells.column("row_no").to_pylist()
    people = _people(table, mapping, _meant(same))
    team = _text(table, mapping.used("team"))
    role = _text(table, mapping.used("role"))
    skill = _text(table, mapping.used("skill"))
    raters = _text(table, mapping.used("rater"))
    answers = [table.column(c.position).to_pylist() for c in mapping.used(*RATED)]

    rows = []
    for i, number in enumerate(numbers):
        kind, identity, label = people(i)
        aside = table.left_out.get(number, "")
        if not identity:
            kind, identity, label = "row", f"{import_id}:{number}", f"row {number}"
            # of a template: a person is asked for, nobody is named, every answer is blank or 0
            asked = mapping.used("person") and not mapping.long
            unfilled = asked and all(_no_answer(cells[i]) for cells in answers)
            aside = aside or (NO_PERSON if mapping.long else UNFILLED if unfilled else "")
        elif identity in SUMMARY_WORDS and i >= len(numbers) - _LAST_ROWS:
            aside = SUMMARY
        about = skill(i)
        if mapping.long and not about and not aside:
            aside = NO_SKILL
        found = rater_value(raters(i) or "") or rater
        its_team = team(i) or table.teams.get(number)
        rows.append(Row(number, kind, identity, label, its_team, role(i), found, about, aside))
    column = next(iter(columns_of_days(mapping)), None)
    if column is None:
        return rows
    keys = [
        None if r.aside else (r.kind, r.identity, r.rater, alias_key(r.skill or "")) for r in rows
    ]
    # set aside for one above them that is of a later day
    before = earlier_rows(keys, table.column(column.position).to_pylist())
    said = sentence("later day", column=column.header)
    return [replace(r, aside=said) if i in before else r for i, r in enumerate(rows)]


def _no_answer(text: str) -> bool:
    return is_unknown(text) or text.strip() in ("0", "0.0")


def _person_columns(mapping: Mapping) -> tuple[list[int], list[int], int | None]:
    """Columns that identify, in their order; those of first and last names; that of the label."""

    def of(*kinds: str) -> list[int]:
        people = mapping.used("person")
        return [c.position for kind in kinds for c in people if c.person == kind]

    return of("email", "id", "name"), of("first", "last"), next(iter(of("name")), None)


def _meant(same: SamePerson) -> Callable[[str], str]:
    """A text -> what the person is called elsewhere, where the mapping says so."""
    others = {identify(called)[1]: " ".join(name.split()) for called, name in same}
    return lambda text: others.get(identify(text)[1], text) if others else text


def _people(
    table: TextTable, mapping: Mapping, meant: Callable[[str], str]
) -> Callable[[int], tuple[str, str, str]]:
    ordered, names, shown = _person_columns(mapping)
    cells = {p: table.column(p).to_pylist() for p in (*ordered, *names)}

    def who(i: int) -> tuple[str, str, str]:
        label = _present(cells[shown][i]) if shown else ""
        full = " ".join(filter(None, (_present(cells[p][i]) for p in names)))
        for p in ordered:
            if text := _present(cells[p][i]):
                known = meant(text)
                renamed = known if known != text and "@" not in known else ""
                return (*identify(known), renamed or label or full or text)
        return (*identify(meant(full)), full) if full else ("", "", "")

    return who


def _present(text: str) -> str:
    bare = " ".join(text.split())
    return "" if is_unknown(bare) or _ANONYMOUS.match(bare) else bare


def _text(table: TextTable, columns: tuple[Column, ...]) -> Callable[[int], str | None]:
    if not columns:
        return lambda i: None
    cells = table.column(columns[0].position).to_pylist()
    return lambda i: _bare(cells[i])


def _bare(text: str) -> str | None:
    bare = " ".join(text.split())
    return None if is_unknown(bare) else bare


@dataclass(frozen=True)
class People:
    """Who answered in each row, of a small file as objects, of a large one in its staging."""

    table: TextTable
    rows: tuple[Row, ...]

    def without(self, erased: ErasedPeople) -> People:
        """The rows of erased people set aside, and without who it was: a server counts which names
        are common in what passes through it, and keeps that."""
        if not erased.hashes:
            return self
        if self.table.staging:
            staged.leave_out(self.table.staging, erased.key, erased.hashes, ERASED)
            return self
        gone = {key for key in {(r.kind, r.identity) for r in self.rows} if key in erased}
        rows = (
            replace(r, aside=ERASED, identity="", label="") if (r.kind, r.identity) in gone else r
            for r in self.rows
        )
        return replace(self, rows=tuple(rows))

    def skills(self) -> list[str]:
        """The skills that rows of a long table name, in the order of the file."""
        if self.table.staging:
            return staged.skills_of(self.table.staging)
        return list(dict.fromkeys(r.skill for r in self.rows if r.skill and not r.aside))

    def counts(self) -> Counter[str]:
        """Rows by the reason for which they are set aside; "" for those that are stored."""
        if self.table.staging:
            return Counter(staged.row_counts(self.table.staging))
        return Counter(r.aside for r in self.rows)

    def landed(self, skill_numbers: dict[str, int]) -> pa.Table | str:
        """The rows as the store lands them: a table, or a query of the staged file."""
        if self.table.staging:
            return staged.export_people(self.table.staging, skill_numbers)
        names = ("kind", "identity", "label", "team", "role", "rater", "aside")
        numbers = [r.row_no for r in self.rows]
        texts = {name: [getattr(r, name) for r in self.rows] for name in names}
        skills = [skill_numbers.get(r.skill or "") if not r.aside else None for r in self.rows]
        return pa.table(
            {
                "row_no": pa.array(numbers, pa.int32()),
                **{name: pa.array(column, pa.string()) for name, column in texts.items()},
                "skill_no": pa.array(skills, pa.int32()),
            }
        )


def read_people(
    table: TextTable, mapping: Mapping, rater: Rater, import_id: str, same: SamePerson = ()
) -> People:
    """Every data row with its person, team, role and rater."""
    if table.staging is None:
        return People(table, tuple(read_rows(table, mapping, rater, import_id, same)))
    meant = _meant(same)
    answers = mapping.used(*RATED) if mapping.used("person") and not mapping.long else ()
    blank = {
        c.position: ["", *(t for t, _ in table.counted(c.position) if _no_answer(t))]
        for c in answers
    }
    ordered, names, shown = _person_columns(mapping)
    staged.stage_people(
        table.staging,
        staged.PeopleColumns(
            tuple(ordered),
            shown,
            tuple(names),
            *(next((c.position for c in mapping.used(use)), None) for use in _OTHERS),
        ),
        staged.Asides(NO_PERSON, SUMMARY, NO_SKILL, SUMMARY_WORDS, None)
        if mapping.long
        else staged.Asides(UNFILLED, SUMMARY, NO_SKILL, SUMMARY_WORDS, blank),
        staged.Words(
            lambda text: meant(_present(text)),
            _bare,
            lambda text: rater_value(_bare(text) or ""),
            UNKNOWN_WORDS | _ANONYMOUS_WORDS | {fold(called) for called, _ in same},
        ),
        rater,
        import_id,
        table.staging.last(_LAST_ROWS)[0][0],
    )
    table.staging.set_aside()
    for days in columns_of_days(mapping)[:1]:
        order = order_of(texts_of(table.staging, days.position))
        groups = answered_twice(table.staging, days.position, alias_key)
        found = (number for rows in groups for number in earlier(rows, order))
        set_rows_aside(table.staging, found, sentence("later day", column=days.header))
    return People(table, ())


MOST = 20_000
"""People past which a file is not searched for names that almost agree."""
_FIRST = """
    select count(distinct identity)
    from (select identity from staged_row where aside = '' and kind <> 'row' limit :rows) begun
"""
"""Enough of a large survey to know that it names too many."""
_ROWS = """
    select kind, identity, min(label), min(row_no), max(row_no), count(*)
    from staged_row where aside = '' and kind <> 'row'
    group by kind, identity order by 4 limit :most
"""


@dataclass(frozen=True)
class Named:
    """One person of a file: `row` is the first of `rows` rows, `last` the last."""

    kind: str
    identity: str
    label: str
    row: int
    last: int
    rows: int


def named(people: People) -> list[Named] | None:
    """Whom the rows name, in the order of the file; None where they are too many to compare."""
    if people.table.staging:
        if people.table.staging.all(_FIRST, {"rows": 2 * MOST})[0][0] > MOST:
            return None
        lines = people.table.staging.all(_ROWS, {"most": MOST + 1})
        return None if len(lines) > MOST else [Named(*line) for line in lines]
    found: dict[tuple[str, str], Named] = {}
    for row in people.rows:
        if row.aside or row.kind == "row":
            continue
        key = (row.kind, row.identity)
        first = found.get(key) or Named(*key, row.label, row.row_no, row.row_no, 0)
        found[key] = replace(first, last=row.row_no, rows=first.rows + 1)
    return None if len(found) > MOST else list(found.values())
