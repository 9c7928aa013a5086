"""Long tables that write the person in the first of several rows only, as merged cells do."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from data.intake.columns.mapping import Mapping
from data.intake.language.words import fold
from data.intake.reading.table import TextTable
from data.vocabulary import Issue

_FILLED = (
    "The column “{column}” is filled in the first of several rows only; the rows below it are read "
    "as the same person's, because each person has the same skills. Is that right?"
)
_HINT = (
    "Most rows have a blank “{column}”, so nobody is known to have answered them. If each row "
    "belongs to the person above it, write the person in each row and import the file again."
)


def with_people_below(table: TextTable, mapping: Mapping) -> TextTable:
    """The table with people in each of their rows, and a sentence.

    Only where every person stands once and each has the same skills; else, where most rows name
    nobody, a hint.
    """
    people, skills = mapping.used("person"), mapping.used("skill")
    if table.staging or not people or not skills:
        return table
    who = [tuple(row) for row in zip(*(_texts(table, c.position) for c in people), strict=True)]
    blank = [not any(row) for row in who]
    if 2 * sum(blank) < len(blank):
        return table
    starts = [i for i, none in enumerate(blank) if not none]
    if not starts:
        return table
    names = [fold(" ".join(who[i])) for i in starts]
    listed = list(map(fold, _texts(table, skills[0].position)))
    blocks = [listed[a:b] for a, b in zip(starts, [*starts[1:], len(who)], strict=True)]
    alike = all(len(set(b)) == len(b) and set(b) == set(blocks[0]) for b in blocks)
    sure = alike and starts[0] == 0 and len(starts) > 1 and len(set(names)) == len(names)
    said = (_FILLED if sure else _HINT).format(column=people[0].header)
    told = replace(table, issues=(*table.issues, Issue(None, people[0].header, None, said)))
    return _filled(told, mapping, starts) if sure else told


def _filled(table: TextTable, mapping: Mapping, starts: list[int]) -> TextTable:
    cells = table.cells
    for column in mapping.used("person", "team", "role"):
        texts = table.column(column.position).to_pylist()
        for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
            for i in range(start + 1, end):
                texts[i] = texts[i] if texts[i].strip() else texts[start]
        name = f"c{column.position}"
        place = cells.schema.get_field_index(name)
        cells = cells.set_column(place, name, pa.array(texts, pa.string()))
    return replace(table, cells=cells)


def _texts(table: TextTable, position: int) -> list[str]:
    return [text.strip() for text in table.column(position).to_pylist()]
