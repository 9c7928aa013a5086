"""One column for each skill and each level that could be chosen, as expanded exports have them.

"Python - Beginner", "Python - Expert", ... are read as one column "Python" of the chosen levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pyarrow as pa

from data.intake.columns.mapping_file import MappingFile
from data.intake.language.words import LEVEL_WORDS, NOT_APPLICABLE_WORDS, UNKNOWN_WORDS, fold
from data.intake.reading.table import TextTable
from data.vocabulary import Issue, RefusedError

CONDENSED = "Export the answers condensed, with one column for each question, and import that file."
_PARTS = re.compile(
    r"^(?P<skill>.*\S)(?:\s+[-–—:|]\s+|:\s+)(?P<choice>\S.*)$"
    r"|^(?P<skill_>.*\S)\s*\[(?P<choice_>[^\[\]]+)\]$",
    re.S,
)
_CHOSEN = frozenset(("1", "1.0", "x", "true", "yes", "✓", "✔", "checked", "selected"))
_NOT_CHOSEN = frozenset(("", "0", "0.0", "false", "no", "unchecked", "not selected"))
_LEVELS = 3
"""Levels of one skill from which on its columns are choices."""


@dataclass(frozen=True)
class _Group:
    skill: str
    positions: tuple[int, ...]
    choices: tuple[str, ...]


def one_column_each(table: TextTable, given: MappingFile | None) -> TextTable:
    """The table with such columns folded, and a note; raises RefusedError where a row has two
    levels of one skill, or the file is too large for it. Columns that a mapping names stay."""
    groups = [
        group
        for group in _groups(table)
        if not (given and any(given.column(table.headers[p - 1]) for p in group.positions))
        and _holds_choices(table, group)
    ]
    if not groups:
        return table
    what = (
        f"The file has a column for each level of each skill, such as "
        f"“{table.headers[groups[0].positions[0] - 1]}”"
    )
    if table.staging:
        raise RefusedError(f"{what}, and is too large for them to be put together. {CONDENSED}")
    first = {group.positions[0]: group for group in groups}
    dropped = {p for group in groups for p in group.positions[1:]}
    kept = [p for p in range(1, table.width + 1) if p not in dropped]
    columns = [
        _chosen(table, first[p]) if p in first else table.column(p).combine_chunks() for p in kept
    ]
    names = ["row_no", *(f"c{i}" for i in range(1, len(kept) + 1))]
    stems = [
        "" if p in first and table.stems[p - 1] == first[p].skill else table.stems[p - 1]
        for p in kept
    ]
    said = f"{what}: they are read as one column for each of {len(groups)} skills."
    return replace(
        table,
        cells=pa.table([table.cells.column("row_no"), *columns], names=names),
        headers=tuple(first[p].skill if p in first else table.headers[p - 1] for p in kept),
        stems=tuple(stems),
        codes=tuple(table.code(p) for p in kept) if table.codes else (),
        issues=(*table.issues, Issue(None, None, None, said, "note")),
    )


def _groups(table: TextTable) -> Iterator[_Group]:
    """Neighbouring columns of one skill with at least three levels among their choices."""
    parts = [_skill_and_choice(*pair) for pair in zip(table.headers, table.stems, strict=True)]
    for skill, run in groupby(enumerate(parts, start=1), lambda one: one[1] and one[1][0]):
        columns = [(position, part[1]) for position, part in run if part]
        if skill and len({fold(choice) for _, choice in columns} & set(LEVEL_WORDS)) >= _LEVELS:
            positions, choices = zip(*columns, strict=True)
            yield _Group(skill, positions, choices)


def _skill_and_choice(header: str, stem: str) -> tuple[str, str] | None:
    if stem and _is_choice(header):
        return stem, header
    found = _PARTS.match(header)
    if not found:
        return None
    skill, choice = found["skill"] or found["skill_"], found["choice"] or found["choice_"]
    return (skill.strip(), choice.strip()) if _is_choice(choice) else None


def _is_choice(text: str) -> bool:
    folded = fold(text)
    return (
        folded in LEVEL_WORDS
        or folded in NOT_APPLICABLE_WORDS
        or (bool(folded) and folded in UNKNOWN_WORDS)
    )


def _holds_choices(table: TextTable, group: _Group) -> bool:
    """Whether the cells say no more than chosen or not, and somebody chose."""
    chosen = False
    for position, choice in zip(group.positions, group.choices, strict=True):
        for text, _ in table.counted(position):
            folded = fold(text)
            if folded == fold(choice) or folded in _CHOSEN:
                chosen = True
            elif folded not in _NOT_CHOSEN:
                return False
    return chosen


def _chosen(table: TextTable, group: _Group) -> pa.Array:
    """The chosen level of each row, "" where none is."""
    columns = [table.column(p).to_pylist() for p in group.positions]
    numbers = table.cells.column("row_no").to_pylist()
    found = []
    for number, *cells in zip(numbers, *columns, strict=True):
        told = _told(cells, group.choices)
        if len(told) > 1:
            raise RefusedError(
                f"Row {number} chooses {len(told)} levels of “{group.skill}” "
                f"({', '.join(told)}), so none can be taken. {CONDENSED}"
            )
        found.append(told[0] if told else "")
    return pa.array(found, pa.string())


def _told(cells: Sequence[str], choices: Sequence[str]) -> list[str]:
    return [
        choice
        for cell, choice in zip(cells, choices, strict=True)
        if fold(cell) == fold(choice) or fold(cell) in _CHOSEN
    ]
