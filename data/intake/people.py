"""Who answered in each row: e-mail, then id, then exact name; else the row for itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from data.intake.columns import RATED, Column
from data.intake.headers import rater_value
from data.intake.mapping import Mapping
from data.intake.scales import is_unknown
from data.intake.table import TextTable
from data.store.people import identify
from data.vocabulary import Rater

_ANONYMOUS = re.compile(r"^(anonymous|anonymous user|anonym|anonyme|anónimo|guest|n/a|none)$", re.I)
_ORDER = ("email", "id", "name")
NO_PERSON = "The row does not say whose answer it is."
NO_SKILL = "The row does not say which skill is meant."
SUMMARY = "The row is a total or an average, not a person."
UNFILLED = "The row names nobody and holds no answer, such as a formula that nobody filled."
_SUMMARY_NAMES = frozenset(
    ("total", "totals", "grand total", "sum", "average", "averages", "avg", "mean", "median",
     "team average", "gesamt", "summe", "durchschnitt", "mittelwert")
)  # fmt: skip
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


def read_rows(table: TextTable, mapping: Mapping, rater: Rater, import_id: str) -> list[Row]:
    """Every data row with its person, team, role and rater."""
    numbers = table.cells.column("row_no").to_pylist()
    people = _people(table, mapping)
    team = _text(table, mapping.used("team"))
    role = _text(table, mapping.used("role"))
    skill = _text(table, mapping.used("skill"))
    raters = _text(table, mapping.used("rater"))
    unfilled = _unfilled(table, mapping)
    rows = []
    for i, number in enumerate(numbers):
        kind, identity, label = people(i)
        aside = ""
        if not identity:
            kind, identity, label = "row", f"{import_id}:{number}", f"row {number}"
            aside = NO_PERSON if mapping.long else UNFILLED if unfilled(i) else ""
        elif identity in _SUMMARY_NAMES and i >= len(numbers) - _LAST_ROWS:
            aside = SUMMARY
        about = skill(i)
        if mapping.long and not about and not aside:
            aside = NO_SKILL
        found = rater_value(raters(i) or "") or rater
        rows.append(Row(number, kind, identity, label, team(i), role(i), found, about, aside))
    return rows


def _unfilled(table: TextTable, mapping: Mapping) -> Callable[[int], bool]:
    """Rows of a template: a person is asked for, nobody is named, every answer is blank or 0."""
    if not mapping.used("person"):
        return lambda i: False
    answers = [table.column(c.position) for c in mapping.used(*RATED)]

    def empty(i: int) -> bool:
        texts = (column[i].as_py() for column in answers)
        return all(is_unknown(text) or text.strip() in ("0", "0.0") for text in texts)

    return empty


def _people(table: TextTable, mapping: Mapping) -> Callable[[int], tuple[str, str, str]]:
    columns = mapping.used("person")
    cells = {c.position: table.column(c.position).to_pylist() for c in columns}
    names = [c for c in columns if c.person in ("first", "last")]
    names.sort(key=lambda c: c.person)
    ordered = sorted(
        (c for c in columns if c.person in _ORDER), key=lambda c: _ORDER.index(c.person)
    )
    shown = next((c for c in ordered if c.person == "name"), None)

    def who(i: int) -> tuple[str, str, str]:
        label = _present(cells[shown.position][i]) if shown else ""
        full = " ".join(filter(None, (_present(cells[c.position][i]) for c in names)))
        for column in ordered:
            text = _present(cells[column.position][i])
            if text:
                return (*identify(text), label or full or text)
        return (*identify(full), full) if full else ("", "", "")

    return who


def _present(text: str) -> str:
    bare = " ".join(text.split())
    return "" if is_unknown(bare) or _ANONYMOUS.match(bare) else bare


def _text(table: TextTable, columns: tuple[Column, ...]) -> Callable[[int], str | None]:
    if not columns:
        return lambda i: None
    cells = table.column(columns[0].position).to_pylist()

    def text(i: int) -> str | None:
        bare = " ".join(cells[i].split())
        return None if is_unknown(bare) else bare

    return text


def as_table(rows: list[Row]) -> pa.Table:
    """The rows as the store lands them."""
    names = ("row_no", "kind", "identity", "label", "team", "role", "rater", "skill", "aside")
    types = (pa.int32(), *([pa.string()] * 8))
    return pa.table(
        [pa.array([getattr(r, n) for r in rows], t) for n, t in zip(names, types, strict=True)],
        names=list(names),
    )
