"""Columns such as "Python - Beginner" and "Python - Expert" as one; lists of skills as several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

import pyarrow as pa

from data.intake.columns.column import Column, with_changes
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language import words
from data.intake.language.who import ANONYMOUS
from data.intake.language.words import fold, issue_of, refused
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import is_unknown
from data.intake.reading.table import TextTable

_PARTS = re.compile(r"^(.*\S)(?:\s+[-–—:|]\s+|:\s+|\s*\[)(\S.*?)\]?$", re.S)
_CHOSEN = frozenset(("1", "1.0", "x", "true", "yes", "✓", "✔", "checked", "selected"))
_NOT_CHOSEN = frozenset(("", "0", "0.0", "false", "no", "unchecked", "not selected"))
_CHOICES = (words.LEVEL_WORDS.keys() | words.NOT_APPLICABLE_WORDS | words.UNKNOWN_WORDS) - {""}
_LEVELS = 3
"""Levels of one skill from which on its columns are choices."""


@dataclass(frozen=True)
class _Group:
    skill: str
    positions: tuple[int, ...]
    choices: tuple[str, ...]


def one_column_each(table: TextTable, given: MappingFile) -> TextTable:
    """The table with such columns folded, and a note; raises RefusedError where a row has two
    levels of one skill, or the file is too large for it. Columns that a mapping names stay."""
    groups = [
        group
        for group in _groups(table)
        if not any(given.column(table.headers[p - 1]) for p in group.positions)
        and _holds_choices(table, group)
    ]
    if not groups:
        return table
    example = table.headers[groups[0].positions[0] - 1]
    if table.staging:
        raise refused("choices too large", example=example)
    first = {group.positions[0]: group for group in groups}
    dropped = {p for group in groups for p in group.positions[1:]}
    kept = [p for p in range(1, table.width + 1) if p not in dropped]
    columns = [
        _chosen(table, first[p]) if p in first else table.column(p).combine_chunks() for p in kept
    ]
    names = ["row_no", *(f"c{i}" for i in range(1, len(kept) + 1))]
    headers = tuple(first[p].skill if p in first else table.headers[p - 1] for p in kept)
    same = {p for p, group in first.items() if table.stems[p - 1] == group.skill}
    issue = issue_of("choices", severity="note", example=example, skills=len(groups))
    return replace(
        table.telling(issue),
        cells=pa.table([table.cells.column("row_no"), *columns], names=names),
        headers=headers,
        stems=tuple("" if p in same else table.stems[p - 1] for p in kept),
        codes=tuple(table.code(p) for p in kept) if table.codes else (),
    )


def _groups(table: TextTable) -> Iterator[_Group]:
    """Neighbouring columns of one skill with at least three levels among their choices."""
    parts = [_skill_and_choice(*pair) for pair in zip(table.headers, table.stems, strict=True)]
    for skill, run in groupby(enumerate(parts, start=1), lambda item: item[1] and item[1][0]):
        columns = [(position, part[1]) for position, part in run if part]
        levels = words.LEVEL_WORDS.keys() & {fold(choice) for _, choice in columns}
        if skill and len(levels) >= _LEVELS:
            positions, choices = zip(*columns, strict=True)
            yield _Group(skill, positions, choices)


def _skill_and_choice(header: str, stem: str) -> tuple[str, str] | None:
    if stem and fold(header) in _CHOICES:
        return stem, header
    match = _PARTS.match(header)
    return (match[1].strip(), match[2].strip()) if match and fold(match[2]) in _CHOICES else None


def _is_chosen(cell: str, choice: str) -> bool:
    return fold(cell) == fold(choice) or fold(cell) in _CHOSEN


def _holds_choices(table: TextTable, group: _Group) -> bool:
    """Whether the cells say no more than chosen or not, and somebody chose."""
    columns = zip(group.positions, group.choices, strict=True)
    answers = [(text, choice) for p, choice in columns for text, _ in table.counted(p)]
    others = [text for text, choice in answers if not _is_chosen(text, choice)]
    return len(others) < len(answers) and all(fold(text) in _NOT_CHOSEN for text in others)


def _chosen(table: TextTable, group: _Group) -> pa.Array:
    """The chosen level of each row, "" where none is."""
    numbers = table.cells.column("row_no").to_pylist()
    result = []
    for number, cells in zip(numbers, table.cells_of(group.positions), strict=True):
        pairs = zip(cells, group.choices, strict=True)
        choices = [choice for cell, choice in pairs if _is_chosen(cell, choice)]
        if len(choices) > 1:
            named = {"skill": group.skill, "levels": ", ".join(choices)}
            raise refused("two levels chosen", row=number, times=len(choices), **named)
        result.append(choices[0] if choices else "")
    return pa.array(result, pa.string())


_SEPARATORS = (";", "\n", "|", ",")
HOW = "lists of skills become levels only by a mapping that gives the level of a listed skill"


def split_selected(table: TextTable, given: MappingFile) -> tuple[TextTable, MappingFile]:
    """The table with one column for each chosen skill, and a mapping that says so. Lists of one
    rater are one list, whatever their levels: a skill of several of them is one skill. Rows of one
    person, where the mapping says who that is, list their skills together if each lists one and
    they say nothing else apart."""
    places = {fold(h): i for i, h in reversed([*enumerate(table.headers, start=1)])}
    lists: dict[str | None, list[_Chosen]] = {}
    for column in given.columns:
        position = places.get(fold(column.header))
        if not column.multi_select or column.level is None or position is None:
            continue
        if table.staging:
            raise refused("list too large", column=column.header)
        chosen = _Chosen(column, column.level, position, _lists(table.column(position).to_pylist()))
        lists.setdefault(column.rater, []).append(chosen)
    if not lists:
        return table, given
    said = [places.get(fold(column.header)) for column in given.columns if column.use == "person"]
    every = [item for group in lists.values() for item in group]
    rows = _rows_of_people(table, [position for position in said if position], every)
    for group in lists.values():
        table, given = _split(table, given, group, rows)
    return table, given


@dataclass(frozen=True)
class _Chosen:
    """A column of lists, and the skills that each row lists."""

    column: ColumnMapping
    level: int
    position: int
    rows: list[list[str]]


def _rows_of_people(table: TextTable, people: list[int], lists: list[_Chosen]) -> list[list[int]]:
    """Rows that list the skills of one person together, each row one, and the others alone."""
    if not people or any(len(skills) > 1 for item in lists for skills in item.rows):
        return [[i] for i in range(table.rows)]
    others = {*range(1, table.width + 1)} - {item.position for item in lists}
    rows: dict[object, list[int]] = {}
    cells = zip(table.cells_of(people), table.cells_of(sorted(others)), strict=True)
    for i, (who, every) in enumerate(cells):
        named = not any(is_unknown(text) or fold(text) in ANONYMOUS for text in who)
        rows.setdefault(tuple(map(fold, every)) if named else i, []).append(i)
    return list(rows.values())


def _split(
    table: TextTable, given: MappingFile, group: list[_Chosen], people: list[list[int]]
) -> tuple[TextTable, MappingFile]:
    """The first column of each list becomes that of its first new skill, the others are added. A
    cell has the name of the skill, or of lists with several levels those that it was chosen in: who
    is in two has no level, and is listed."""
    headers, stems, split = list(table.headers), list(table.stems), table
    worth = {chosen.column.header: chosen.level for chosen in group}
    several = len(set(worth.values())) > 1

    def listed_in(rows: list[int]) -> dict[str, str]:
        result: dict[str, list[str]] = {}
        for chosen in group:
            for part in chain.from_iterable(chosen.rows[i] for i in rows):
                header = chosen.column.header if several else part
                result.setdefault(fold(part), []).append(header)
        return {key: "; ".join(dict.fromkeys(texts)) for key, texts in result.items()}

    listed: dict[int, dict[str, str]] = {}
    for rows in people:
        listed |= dict.fromkeys(rows, listed_in(rows))
    entries: list[ColumnMapping] = []
    seen: set[str] = set()
    for chosen in group:
        names: dict[str, str] = {}  # folded -> as first written, in the order of the file
        for part in (part for row in chosen.rows for part in row):
            if fold(part) not in seen and not is_free_text(part):
                names.setdefault(fold(part), part)
        seen |= set(names)
        for place, (key, name) in enumerate(names.items()):
            header = f"{chosen.column.header} [{name}]"
            column = given.column(header) or ColumnMapping(header)
            use, rater = column.use or "level", column.rater or chosen.column.rater
            values = column.values or (tuple(worth.items()) if several else ((name, chosen.level),))
            skill = column.skill or name
            entries.append(replace(column, use=use, skill=skill, rater=rater, values=values))
            at = chosen.position if place == 0 else len(headers) + 1
            headers[at - 1 : at], stems[at - 1 : at] = [header], [""]
            split = split.with_column(at, [listed[i].get(key, "") for i in range(table.rows)])
        if not names:
            entries.append(ColumnMapping(chosen.column.header, "metadata"))
    named = {fold(entry.header) for entry in entries}
    lists = {chosen.column.header for chosen in group}
    others = [c for c in given.columns if fold(c.header) not in named and c.header not in lists]
    own = {c.column.header: sum(any(map(is_free_text, row)) for row in c.rows) for c in group}
    texts = [issue_of("free text beside", None, header, cells=n) for header, n in own.items() if n]
    split = replace(split.telling(*texts), headers=tuple(headers), stems=tuple(stems))
    return split, replace(given, columns=(*others, *entries))


def explain_lists(mapping: Mapping, finder: SkillFinder) -> Mapping:
    """The mapping, with the right reason for columns whose cells list skills."""

    def lists_skills(column: Column) -> bool:
        cells = _lists([value for value, _ in column.seen.values[:50]])
        parts = {part for cell in cells for part in cell}
        known = sum(len(part) > 1 and finder.is_skill(part) for part in parts)
        return known >= max(2, 0.5 * len(parts))

    lists = [c for c in mapping.used("ignored") if c.given is None and lists_skills(c)]
    return replace(mapping, columns=tuple(with_changes([*mapping.columns], lists, reason=HOW)))


def _lists(cells: Sequence[str]) -> list[list[str]]:
    """The parts of each cell, by the first separator that any has: Microsoft writes ";", Google
    ", "."""
    separator = next((s for s in _SEPARATORS if any(s in cell for cell in cells)), ";")
    return [
        [" ".join(part.split()) for part in cell.split(separator) if part.strip()] for cell in cells
    ]
