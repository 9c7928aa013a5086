"""Rows that name a team where the others name people: its figures, or a heading over its people."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data.intake.columns.mapping import Mapping as ColumnUses
from data.intake.language.words import fold
from data.intake.levels.scales import is_unknown
from data.intake.matrices.across import Across, Kind
from data.intake.reading.table import TextTable

FIGURES = "The row is about a team, not a person."
HEADING = "The row is a heading over the people below it, and names their team."
_GROUP = (
    r"team|squad|tribe|chapter|guild|department|dept\.?|division|business unit|abteilung|bereich|"
    r"gruppe|équipe|equipo|equipe|squadra|reparto|afdeling|zespół"
)
_NAMES_TEAM = re.compile(rf"^(?:{_GROUP})[ :–-]+\S.{{0,40}}$|^\S.{{0,40}} (?:team|squad|tribe)$")
_NUMBERED = re.compile(rf"^(?:{_GROUP})[ :–-]+(?:[a-z]|\d{{1,3}}|[ivx]{{1,4}})$")
_NO_PEOPLE: frozenset[Kind] = frozenset(("team", "role", "thing", "skill", "about"))
_MOST_ROWS = 5_000


def is_numbered_team(text: str) -> bool:
    """Whether a text can only be a team among skills, too: "Team A", "Squad 3"."""
    return bool(_NUMBERED.match(fold(text)))


def without_team_rows(table: TextTable, mapping: ColumnUses, across: Across) -> TextTable:
    """A wide table without the rows of teams; people below a heading are of its team."""
    people = mapping.used("person")
    column = next((c for c in people if c.person == "name"), None)
    if column is None or table.staging or table.turned or mapping.long or table.rows > _MOST_ROWS:
        return table
    names = [" ".join(text.split()) for text in table.column(column.position).to_pylist()]
    others = [table.column(c.position).to_pylist() for c in people if c is not column]
    bare = [not any(cells[i].strip() for cells in others) for i in range(len(names))]
    said = [table.column(c.position).to_pylist() for c in mapping.used("team")]
    teams = {fold(text) for cells in said for text in cells}
    bare = [b and not any(cells[i].strip() for cells in said) for i, b in enumerate(bare)]
    numbers = table.cells.column("row_no").to_pylist()
    open_rows = [
        i
        for i, name in enumerate(names)
        if name and not is_unknown(name) and numbers[i] not in table.left_out
    ]
    found = {i for i in open_rows if bare[i] and _is_team(names[i], teams - {""})}
    lone = _lone(table, open_rows)
    found |= _headings(names, open_rows, lone, across)
    if not found or len(found) == len(open_rows):
        return table
    over = {i for i in found if i in lone}
    out = {numbers[i]: HEADING if i in over else FIGURES for i in found}
    below = {} if mapping.used("team") else _below(names, numbers, over)
    return replace(table, left_out={**table.left_out, **out}, teams=below)


def only_teams(table: TextTable, mapping: ColumnUses) -> str | None:
    """Why a table is refused whose rows are all teams, and nobody's: "Team A", "Team B"."""
    people = mapping.used("person")
    if mapping.long or not people or any(c.person != "name" for c in people):
        return None
    names = [t for t in table.column(people[0].position).to_pylist() if t.strip()]
    if len(names) < 2 or not all(_NAMES_TEAM.match(fold(name)) for name in names):
        return None
    return (
        f"The rows are teams, not people ({', '.join(names[:3])}): levels of whole teams are no "
        "answers by people. Load what a team needs as requirements."
    )


def _is_team(name: str, teams: Collection[str]) -> bool:
    folded = fold(name)
    bare = re.sub(rf"^(?:{_GROUP})[ :–-]+| (?:team|squad|tribe)$", "", folded)
    return bool(_NAMES_TEAM.match(folded)) or folded in teams or bare in teams


def _lone(table: TextTable, rows: Sequence[int]) -> set[int]:
    """Rows in which a single cell says something."""
    filled = [0] * table.rows
    for position in range(1, table.width + 1):
        for i, text in enumerate(table.column(position).to_pylist()):
            filled[i] += bool(text.strip())
    return {i for i in rows if filled[i] == 1}


def _headings(
    names: Sequence[str], rows: Sequence[int], lone: Collection[int], across: Across
) -> set[int]:
    """Lone names over others that answered: the first row is one, and none looks like a person.

    Somebody who answered nothing has a row like that too, but a name like the others.
    """
    if not rows or rows[0] not in lone or len(set(lone)) < 2 or rows[-1] in lone:
        return set()
    if any(a in lone and b in lone for a, b in pairwise(rows)):
        return set()
    full = all(len(names[i].split()) > 1 for i in rows if i not in lone)
    alike = [
        i
        for i in lone
        if across.kind(names[i]) not in _NO_PEOPLE and not (full and len(names[i].split()) == 1)
    ]
    return set() if alike else set(lone)


def _below(
    names: Sequence[str], numbers: Sequence[int], over: Collection[int]
) -> Mapping[int, str]:
    """Row number -> the team of the nearest heading above."""
    team, found = "", {}
    for i, number in enumerate(numbers):
        team = names[i] if i in over else team
        if team:
            found[number] = team
    return found
