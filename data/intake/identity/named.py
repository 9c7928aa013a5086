"""The people whom a file names, each once, with the rows that are theirs."""

from __future__ import annotations

from dataclasses import dataclass

from data.intake.identity.people import People

MOST = 20_000
"""People past which a file is not searched for names that almost agree."""
_FIRST = """
    select count(distinct identity)
    from (select identity from staged_row where aside = '' and kind <> 'row' limit :rows) begun
"""
"""Enough of a large survey to know that it names too many."""
_ROWS = """
    select kind, identity, min(label), min(row_no), max(row_no), count(*)
    from staged_row where aside = '' and kind <> 'row'
    group by kind, identity order by 4 limit :most
"""


@dataclass(frozen=True)
class Named:
    """One person of a file: `row` is the first of `rows` rows, `last` the last."""

    kind: str
    identity: str
    label: str
    row: int
    last: int
    rows: int


def named(people: People) -> list[Named] | None:
    """Whom the rows name, in the order of the file; None where they are too many to compare."""
    if people.table.staging:
        if people.table.staging.all(_FIRST, {"rows": 2 * MOST})[0][0] > MOST:
            return None
        lines = people.table.staging.all(_ROWS, {"most": MOST + 1})
        return None if len(lines) > MOST else [Named(*line) for line in lines]
    found: dict[tuple[str, str], Named] = {}
    for row in people.rows:
        if row.aside or row.kind == "row":
            continue
        key = (row.kind, row.identity)
        before = found.get(key)
        found[key] = Named(
            *key,
            before.label if before else row.label,
            before.row if before else row.row_no,
            row.row_no,
            before.rows + 1 if before else 1,
        )
    return None if len(found) > MOST else list(found.values())
