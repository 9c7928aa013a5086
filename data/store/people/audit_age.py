"""How long lines of the audit are kept: they are personal data of who did or saw something."""

from __future__ import annotations

from datetime import date, datetime, time

from data.store.database import Database, Transaction
from data.store.noting import CHAINS, Chain, note
from data.vocabulary import grouped

MONTHS = 24
"""After which a line is deleted. A copy that is made before keeps what it has."""


def oldest_kept(today: date) -> date:
    """The first day whose lines are kept."""
    years, month = divmod(today.month - 1 - MONTHS, 12)
    return date(today.year + years, month + 1, min(today.day, 28))


def has_old_lines(database: Database, today: date) -> bool:
    """Whether there is a line to delete; it says nothing of anybody."""
    first = database.facts_of_the_store(
        "select min(happened_at) from (select min(happened_at) as happened_at from audit "
        "union all select min(happened_at) from audit_read) first_lines"
    )[0][0]
    return first is not None and first < datetime.combine(oldest_kept(today), time())


def delete_old_lines(database: Database, today: date, *, dry_run: bool = False) -> tuple[str, ...]:
    """Delete the lines before the first that is young enough, with texts that no line needs any
    more; a sentence where there were any. What is left is checked from the line before it on. The
    last line of each chain stays, since the next one stands on it."""
    day = oldest_kept(today)
    with database.transaction() as change:
        ends = {chain: _end(change, chain, day) for chain in CHAINS}
        lines = sum(_count(change, chain, end) for chain, end in ends.items())
        if not lines:
            return ()
        number = "1 line" if lines == 1 else f"{grouped(lines)} lines"
        said = f"Of the audit {number} older than {MONTHS} months"
        if dry_run:
            return (f"{said} would be deleted.",)
        for chain, end in ends.items():
            _delete(change, chain, end)
        change.execute(_UNUSED)
        note(change, "audit", f"lines before {day} deleted", keeps_answers=True)
    return (f"{said} {'was' if lines == 1 else 'were'} deleted.",)


def _end(change: Transaction, chain: Chain, day: date) -> int:
    """The last line to delete; 0 where there is none."""
    found = change.rows(
        f"select coalesce(min(case when happened_at >= :first then line_no end), max(line_no)) - 1 "
        f"from {chain}",
        {"first": datetime.combine(day, time())},
    )[0][0]
    return int(found or 0)


def _count(change: Transaction, chain: Chain, end: int) -> int:
    rows = change.rows(f"select count(*) from {chain} where line_no <= :end", {"end": end})
    return int(rows[0][0])


def _delete(change: Transaction, chain: Chain, end: int) -> None:
    last = change.rows(f"select digest from {chain} where line_no = :end", {"end": end})
    if not last:
        return
    change.execute("delete from audit_cut where chain = :chain", {"chain": chain})
    change.insert("audit_cut", ("chain", "line_no", "digest"), [(chain, end, last[0][0])])
    change.may_delete(chain)
    change.execute(f"delete from {chain} where line_no <= :end", {"end": end})
    change.append_only(chain)


_UNUSED = """
    delete from audit_text where not exists (
        select 1 from audit a where audit_text.digest in (a.who, a.file, a.detail)
    ) and not exists (
        select 1 from audit_read r where audit_text.digest in (r.who, r.file, r.detail)
    )
"""
