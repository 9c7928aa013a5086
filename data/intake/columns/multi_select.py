"""Cells that list several skills ("Python;SQL;Rust"): a level only by a mapping that gives one.

Such a column is read as the checkboxes that the form showed: one column for each skill that
anybody chose, with the skill's name where it was chosen and blank where not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from data.intake.columns.column import Column
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language.words import fold
from data.intake.levels.free_text import is_free_text, said_instead
from data.intake.reading.table import TextTable
from data.vocabulary import Issue, RefusedError, grouped

_SEPARATORS = (";", "\n", "|", ",")
_LISTED = 20
HOW = "lists of skills become levels only by a mapping that gives the level of a listed skill"


def split_selected(
    table: TextTable, given: MappingFile | None
) -> tuple[TextTable, MappingFile | None]:
    """The table with one column for each chosen skill, and a mapping that says so."""
    if given is None:
        return table, None
    for column in given.columns:
        if column.multi_select:
            position = next(
                (
                    i
                    for i, header in enumerate(table.headers, start=1)
                    if fold(header) == fold(column.header)
                ),
                None,
            )
            if position is not None:
                table, given = _split(table, given, column, position)
    return table, given


def _split(
    table: TextTable, given: MappingFile, column: ColumnMapping, position: int
) -> tuple[TextTable, MappingFile]:
    if table.staging:
        raise RefusedError(
            f"The column “{column.header}” lists several skills in a cell, which can be read only "
            "in a file of less than 32 MB. Split the file into several, by rows."
        )
    cells = table.column(position).to_pylist()
    separator = _separator(cells)
    chosen = [_parts(cell, separator) for cell in cells]
    names = _names(chosen)
    if not names:
        return table, given
    issues = _free_texts(table, column.header, chosen)
    headers, stems, arrows = list(table.headers), list(table.stems), table.cells
    entries = []
    for place, (key, name) in enumerate(names.items()):
        header = f"{column.header} [{name}]"
        told = given.column(header) or ColumnMapping(header)
        assert column.level is not None
        entries.append(
            replace(
                told,
                use=told.use or "level",
                skill=told.skill or name,
                rater=told.rater or column.rater,
                values=told.values or ((name, column.level),),
            )
        )
        marks = pa.array([next((p for p in row if fold(p) == key), "") for row in chosen])
        if place == 0:
            headers[position - 1], stems[position - 1] = header, ""
            arrows = arrows.set_column(
                arrows.schema.get_field_index(f"c{position}"), f"c{position}", marks
            )
        else:
            headers.append(header)
            stems.append("")
            arrows = arrows.append_column(f"c{len(headers)}", marks)
    named = {fold(entry.header) for entry in entries}
    others = [c for c in given.columns if fold(c.header) not in named and c is not column]
    split = replace(
        table,
        cells=arrows,
        headers=tuple(headers),
        stems=tuple(stems),
        issues=(*table.issues, *issues),
    )
    return split, replace(given, columns=(*others, *entries))


def explain_lists(mapping: Mapping, finder: SkillFinder) -> Mapping:
    """The mapping, with the right reason for columns whose cells list skills."""
    columns = [
        replace(c, reason=HOW)
        if c.use == "ignored" and c.given is None and _lists_skills(c, mapping, finder)
        else c
        for c in mapping.columns
    ]
    return replace(mapping, columns=tuple(columns))


def _lists_skills(column: Column, mapping: Mapping, finder: SkillFinder) -> bool:
    values = [value for value, _ in mapping.profiles[column.position - 1].values[:50]]
    parts = Counter(p for value in values for p in _parts(value, _separator(values)))
    several = any(len(_parts(value, _separator(values))) > 1 for value in values)
    known = sum(1 for part in parts if len(part) > 1 and finder.name(part))
    return several and known >= 2 and known >= 0.5 * len(parts)


def _separator(cells: Iterable[str]) -> str:
    """The first separator that any cell has: Microsoft writes ";", Google ", "."""
    return next((s for s in _SEPARATORS if any(s in cell for cell in cells)), ";")


def _parts(cell: str, separator: str) -> list[str]:
    return [" ".join(part.split()) for part in cell.split(separator) if part.strip()]


def _names(chosen: list[list[str]]) -> dict[str, str]:
    """Folded skill -> as first written, in the order of the file."""
    names: dict[str, str] = {}
    for row in chosen:
        for part in row:
            if not is_free_text(part):
                names.setdefault(fold(part), part)
    return names


def _free_texts(table: TextTable, header: str, chosen: list[list[str]]) -> list[Issue]:
    numbers = table.cells.column("row_no").to_pylist()
    found = [
        (number, part)
        for number, row in zip(numbers, chosen, strict=True)
        for part in row
        if is_free_text(part)
    ]
    issues = [
        Issue(number, header, None, f"Beside the listed skills: {said_instead(part)}")
        for number, part in found[:_LISTED]
    ]
    if len(found) > _LISTED:
        said = f"Beside the listed skills: free text in {grouped(len(found) - _LISTED)} more cells."
        issues.append(Issue(None, header, None, said))
    return issues
