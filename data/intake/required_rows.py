"""Rows of a wide table that say what is required and not what a person can do."""

from __future__ import annotations

from dataclasses import replace

from data.intake.mapping import Mapping
from data.intake.required import Needed, level_in, wanted
from data.intake.table import Outside, TextTable

REASON = "The row says what is required, so it is taken as requirements and not as a person."
_MOST_ROWS = 5_000


def with_required_rows(table: TextTable, mapping: Mapping) -> TextTable:
    """The table with such rows left out of its people, and what they require."""
    people = [c for c in mapping.used("person") if c.person in ("name", "id", "email")]
    skills = [c for c in mapping.used("level") if c.rater in (None, "self")]
    if table.staging or table.turned or mapping.long or not people or table.rows > _MOST_ROWS:
        return table
    numbers = table.cells.column("row_no").to_pylist()
    names = [table.column(c.position).to_pylist() for c in people]
    found: dict[str, tuple[int, int, str]] = {}
    for i, number in enumerate(numbers):
        text = next((cell[i] for cell in names if cell[i].strip()), "")
        kind = wanted(text)
        if kind is not None:
            found.setdefault("level" if kind == "either" else kind, (i, number, text))
    if not found:
        return table
    level, people_row = found.get("level"), found.get("headcount")
    needed = []
    for column in skills:
        cells = table.column(column.position)
        said = cells[level[0]].as_py() if level else ""
        count = cells[people_row[0]].as_py() if people_row else ""
        if said.strip() or count.strip():
            row = level or people_row
            assert row is not None
            title = people_row[2] if people_row else ""
            needed.append(Needed(row[1], column.skill_name, said, count, column.header,
                                 column.header, level_in(title)))  # fmt: skip
    out = {number: REASON for _, number, _ in found.values()}
    return replace(table, left_out={**table.left_out, **out}, outside=Outside(0, 0, tuple(needed)))
