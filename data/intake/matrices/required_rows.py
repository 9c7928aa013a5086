"""Rows of a wide table that say what is required and not what a person can do."""

from __future__ import annotations

from dataclasses import replace

from data.intake.columns.mapping import Mapping
from data.intake.reading.table import Outside, TextTable
from data.intake.requirements.required import Needed, level_in, wanted
from data.intake.requirements.required_facts import Fact, Told, facts_in

REASON = "The row says what is required, so it is taken as requirements and not as a person."
_MOST_ROWS = 5_000
Row = tuple[int, int, str]
"""Place among the rows, number in the file, and its name."""


def with_required_rows(table: TextTable, mapping: Mapping) -> TextTable:
    """The table with such rows left out of its people, and what they require."""
    people = [c for c in mapping.used("person") if c.person in ("name", "id", "email")]
    skills = [c for c in mapping.used("level") if c.rater in (None, "self")]
    if table.staging or table.turned or mapping.long or not people or table.rows > _MOST_ROWS:
        return table
    numbers = table.cells.column("row_no").to_pylist()
    names = [table.column(c.position).to_pylist() for c in people]
    rows: list[Row] = [
        (i, number, next((cell[i].strip() for cell in names if cell[i].strip()), ""))
        for i, number in enumerate(numbers)
    ]
    found: dict[str, Row] = {}
    for row in rows:
        kind = wanted(row[2])
        if kind is not None:
            found.setdefault("level" if kind == "either" else kind, row)
    if not found:
        return table
    used = {row[1] for row in found.values()}
    cells = {c.position: table.column(c.position).to_pylist() for c in skills}
    more, aside = facts_in(
        [
            (i, text, [column[i] for column in cells.values()])
            for i, number, text in rows
            if number not in used and number in table.left_out
        ]
    )
    level, headcount = found.get("level"), found.get("headcount")
    needed = []
    for column in skills:
        at = cells[column.position]
        said, count = at[level[0]] if level else "", at[headcount[0]] if headcount else ""
        if said.strip() or count.strip():
            first = level or headcount
            assert first is not None
            title = headcount[2] if headcount else ""
            needed.append(
                Needed(
                    first[1],
                    column.skill_name,
                    said,
                    count,
                    column.header,
                    column.header,
                    level_in(title),
                    facts=_told(more, rows, at),
                )
            )
    out = {number: REASON for _, number, _ in found.values()}
    out |= {rows[i][1]: REASON for i in more}
    out |= {rows[i][1]: f"The row was set aside: {why}." for i, why in aside.items()}
    return replace(table, left_out={**table.left_out, **out}, outside=Outside(0, 0, tuple(needed)))


def _told(more: dict[int, Fact], rows: list[Row], cells: list[str]) -> tuple[Told, ...]:
    """What rows say of one skill; the row is named where a column is, since the skill is one."""
    return tuple(Told(fact, rows[i][2], cells[i]) for i, fact in more.items())
