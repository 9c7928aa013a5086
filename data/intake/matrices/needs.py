"""What a table with skills down the side says is required of each skill."""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.levels.scales import number
from data.intake.matrices.sheet import Sheet
from data.intake.requirements.required import Needed, level_in, required_people, wanted
from data.intake.requirements.required_facts import Fact, Told, facts_in

_HIGHEST = 10
"""A bare number above this is no level of any usual scale, so it counts people."""


@dataclass(frozen=True)
class _Columns:
    """Columns that say the level and the number of people (-1 where there is none), and more.

    `aside` are columns that say more of a requirement and are not taken, with the reason.
    """

    level: int
    people: int
    facts: dict[int, Fact]
    aside: dict[int, str]


def used_columns(sheet: Sheet) -> set[int]:
    """The columns that say what is required."""
    chosen = _chosen(sheet)
    return {c for c in (chosen.level, chosen.people, *chosen.facts) if c >= 0}


def not_taken(sheet: Sheet) -> dict[int, str]:
    """Columns that say more of a requirement but are set aside, with the reason."""
    return _chosen(sheet).aside


def needs_beside(sheet: Sheet) -> tuple[Needed, ...]:
    """A need for each skill with a required level or number of people."""
    chosen = _chosen(sheet)
    names = sheet.names
    people_header = names.get(chosen.people, "")
    header = sheet.grid.lines[sheet.header]
    found = []
    for i in sheet.skills:
        line = sheet.grid.lines[i]
        level = line.cell(chosen.level) if chosen.level >= 0 else ""
        people = line.cell(chosen.people) if chosen.people >= 0 else ""
        if level or people:
            facts = tuple(
                Told(fact, header.cell(c), line.cell(c)) for c, fact in chosen.facts.items()
            )
            found.append(
                Needed(
                    line.row,
                    line.cell(sheet.skill),
                    level,
                    people,
                    names.get(chosen.level, ""),
                    people_header,
                    level_in(people_header),
                    facts=facts,
                )
            )
    return tuple(found)


def _chosen(sheet: Sheet) -> _Columns:
    by_kind: dict[str, list[int]] = {"level": [], "headcount": [], "either": []}
    for c, name in sheet.names.items():
        kind = wanted(name) if sheet.kinds[c] == "required" else None
        if kind is not None:
            by_kind[kind].append(c)
    level = by_kind["level"][0] if by_kind["level"] else -1
    people = by_kind["headcount"][0] if by_kind["headcount"] else -1
    for c in by_kind["either"]:
        if level < 0 and (people >= 0 or not _counts_people(sheet, c)):
            level = c
        elif people < 0 and level != c:
            people = c
    if level < 0 and people < 0:
        return _Columns(level, people, {}, {})
    header, lines = sheet.grid.lines[sheet.header], list(sheet.skills)
    facts, aside = facts_in(
        [
            (c, header.cell(c), sheet.grid.column(c, lines))
            for c in range(sheet.grid.width)
            if c not in (level, people, sheet.skill)
        ]
    )
    return _Columns(level, people, facts, aside)


def _counts_people(sheet: Sheet, column: int) -> bool:
    """Whether "Needed" holds numbers that no scale of levels has."""
    cells = [cell for cell in sheet.grid.column(column, list(sheet.skills)) if cell]
    values = [number(cell) for cell in cells]
    too_high = any(value is not None and value > _HIGHEST for value in values)
    return too_high and all(_is_people(cell) for cell in cells)


def _is_people(cell: str) -> bool:
    try:
        required_people(cell)
    except ValueError:
        return False
    return True
