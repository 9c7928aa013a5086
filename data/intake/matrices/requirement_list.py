"""What a table of people requires: rows below them and columns beside them, not of anybody."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.intake.columns.mapping import Mapping
from data.intake.language import headers as h
from data.intake.language.words import fold
from data.intake.matrices.across import Grid
from data.intake.reading.no_people import LEAST
from data.intake.reading.table import WHOLE, Outside, TextTable
from data.intake.requirements import Needed, level_in, wanted


def needed(grid: Grid, heads: Sequence[str], at: int, columns: dict[str, int]) -> Needed:
    line = grid.lines[at]
    place = {key: columns.get(key) for key in ("level", "headcount")}
    needed = {key: line[c] if c is not None else "" for key, c in place.items()}
    title = {key: heads[c] if c is not None else "" for key, c in place.items()}
    return Needed(
        grid.rows[at],
        line[columns["skill"]],
        needed["level"],
        needed["headcount"],
        title["level"],
        title["headcount"],
        level_in(title["headcount"]),
    )


REASON = "The row says what is required, so it is taken as requirements and not as a person."
Row = tuple[int, int, str]
"""Place among the rows, number in the file, and its name."""


def with_required_rows(table: TextTable, mapping: Mapping) -> TextTable:
    """The table with such rows left out of its people, and what they require."""
    people = [c for c in mapping.used("person") if c.person in ("name", "id", "email")]
    skills = [c for c in mapping.used("level") if c.rater in (None, "self")]
    if table.staging or table.turned or mapping.long or not people or table.rows > WHOLE:
        return table
    numbers = table.cells.column("row_no").to_pylist()
    names = table.cells_of(c.position for c in people)
    rows: list[Row] = [
        (i, number, next(filter(None, map(str.strip, cells)), ""))
        for i, (number, cells) in enumerate(zip(numbers, names, strict=True))
    ]
    result: dict[str, Row] = {}
    for row in rows:
        kind = wanted(row[2])
        if kind and table.left_out.get(row[1]) != LEAST:
            result.setdefault("level" if kind == "either" else kind, row)
    result = result or _level_and_people(rows)
    if not result:
        return table
    cells = {c: table.column(c.position).to_pylist() for c in skills}
    level, headcount = result.get("level"), result.get("headcount")
    fixed = level_in(headcount[2]) if headcount else None
    first = next(row[1] for row in (level, headcount) if row)
    needed = []
    for column, at in cells.items():
        level_text, count = at[level[0]] if level else "", at[headcount[0]] if headcount else ""
        if level_text.strip() or count.strip():
            # the row is named where a column is elsewhere, since the skill is one
            note = column.skill_name, level_text, count, column.header, column.header
            needed.append(Needed(first, *note, fixed))
    out = {number: REASON for _, number, _ in result.values()}
    return replace(table, left_out={**table.left_out, **out}, outside=Outside(0, 0, tuple(needed)))


def _level_and_people(rows: list[Row]) -> dict[str, Row]:
    """Two rows, one below the other, that say no more than "Level" and "Number of people"."""
    for item, other in pairwise(rows):
        for level, people in ((item, other), (other, item)):
            counts = wanted(people[2], alone=True) == "headcount"
            if counts and h.LEVEL_HEADER.match(fold(level[2])):
                return {"level": level, "headcount": people}
    return {}
