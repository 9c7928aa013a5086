"""Two tables side by side on one sheet: the one at the left is read, the other one is listed."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake.language import headers as h
from data.intake.language.words import fold
from data.vocabulary import Issue, grouped

_LOOKED_AT = 30
"""Rows from the top in which the header may stand."""
_SHOWN = 6
Records = list[list[str]]


def without_table_beside(records: Records) -> tuple[Records, tuple[Issue, ...]]:
    """The records without what stands after a blank column under the same header of a person.

    A part that repeats the person of each row goes on with the table and stays.
    """
    widest = max(map(len, records), default=0)
    used = [any(_cell(r, i) for r in records) for i in range(widest)]
    gaps = [i for i in range(1, widest - 1) if not used[i] and used[i + 1] and any(used[:i])]
    for gap in gaps:
        for at, header in enumerate(records[:_LOOKED_AT]):
            pair = _same_person_header(header, gap)
            if pair and not _same_people(records[at + 1 :], *pair):
                return [r[:gap] for r in records], (_listed(records, at, gap),)
    return records, ()


def _cell(record: Sequence[str], i: int) -> str:
    return record[i].strip() if i < len(record) else ""


def _same_person_header(header: Sequence[str], gap: int) -> tuple[int, int] | None:
    """Where one header of a person stands left and right of a gap, if the right part begins with
    a header of the left one."""
    left = {fold(cell): i for i, cell in enumerate(header[:gap]) if cell.strip()}
    if fold(_cell(header, gap + 1)) not in left:
        return None
    for i in range(gap + 1, len(header)):
        name = fold(header[i])
        if name in left and _is_person(name):
            return left[name], i
    return None


def _is_person(folded: str) -> bool:
    patterns = (h.PERSON_NAME, h.PERSON_ID, h.FIRST_NAME, h.LAST_NAME)
    return any(p.match(folded) for p in patterns) or (
        bool(h.EMAIL.search(folded)) and not h.OTHERS_EMAIL.search(folded)
    )


def _same_people(rows: Records, left: int, right: int) -> bool:
    """Whether the right part says in each row who the left one said."""
    named = [(fold(_cell(r, left)), fold(_cell(r, right))) for r in rows if _cell(r, right)]
    return all(one == other for one, other in named)


def _listed(records: Records, at: int, gap: int) -> Issue:
    names = [cell for cell in map(str.strip, records[at][gap + 1 :]) if cell]
    shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    last = max(i for r in records for i in range(len(r)) if _cell(r, i)) + 1
    rows = sum(1 for r in records[at + 1 :] if any(_cell(r, i) for i in range(gap, len(r))))
    return Issue(
        at + 1,
        None,
        None,
        f"Columns {gap + 2} to {last} ({shown}) are another table beside the "
        f"first one, with {grouped(rows)} {'row' if rows == 1 else 'rows'}; they were not read. "
        "Save that "
        "table as a sheet or a file of its own and import it as well.",
        "warning",
    )
