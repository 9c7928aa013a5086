"""The audit, read: what was done with the store and what was shown of people, and whether every
line is as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from data.store.database import Database, Transaction
from data.store.guard import refuse_unless
from data.store.noting import CHAINS, COLUMNS, Chain, line_digest, note, text_digest
from data.vocabulary import RefusedError, grouped

ERASED = "(erased)"
"""Stands where a text was that named somebody who was erased since."""


@dataclass(frozen=True)
class Entry:
    """One thing that was done, or read. `happened_at` is UTC; `who` "" where nobody is known;
    `person` is the store's number of whom it concerns; `read`: nothing was changed by it."""

    happened_at: datetime
    who: str
    action: str
    file: str
    detail: str
    person: int | None
    read: bool


@dataclass(frozen=True)
class Checked:
    """What a check found. `mark` names the last lines of now: kept elsewhere, it proves later that
    they still stand. `erased` counts texts of people who were erased."""

    lines: int
    erased: int
    mark: str
    faults: tuple[str, ...]


def audit(
    database: Database, since: date | None = None, *, newest: int | None = None
) -> tuple[Entry, ...]:
    """Lines from a day (UTC) on, oldest first; `newest`: only so many of the latest. For the owner
    and administrators."""
    rows = _asked(
        database,
        "happened_at, who, action, file, detail, person_no, is_read",
        "order by happened_at desc, is_read desc, line_no desc limit :newest",
        since or date.min,
        newest=newest or _ALL,
    )
    return tuple(Entry(*row) for row in reversed(rows))


def lines(database: Database) -> int:
    """How many there are. For the owner and administrators."""
    return int(_asked(database, "count(*)", "")[0][0])


def _asked(
    database: Database, what: str, of: str, since: date = date.min, **given: object
) -> list[tuple[Any, ...]]:
    """What the lines from a day on say, to the owner and administrators."""
    refuse_unless(database.viewer, "everything")
    own: dict[str, object] = {"since": datetime.combine(since, time()), "erased": ERASED}
    return database.rows(f"select {what} from ({_LINES}) lines {of}", own | given)


_ALL = 2**31 - 1
"""More lines than a chain can have."""


def _lines_of(chain: Chain) -> str:
    return f"""
    select a.line_no, a.happened_at, a.action, a.person_no,
           case when a.who is null then '' else coalesce(w.text, :erased) end as who,
           case when a.file is null then '' else coalesce(f.text, :erased) end as file,
           case when a.detail is null then '' else coalesce(d.text, :erased) end as detail,
           {"true" if chain == "audit_read" else "false"} as is_read
    from {chain} a
    left join audit_text w on w.digest = a.who
    left join audit_text f on f.digest = a.file
    left join audit_text d on d.digest = a.detail
    where a.happened_at >= :since
    """


_LINES = " union all ".join(map(_lines_of, CHAINS))


def check(database: Database, mark: str = "") -> Checked:
    """Whether every line is as it was written and none is missing; `mark` of an earlier check:
    whether the lines of then are among them.

    Who can write the store's file can also write every digest anew; only a mark that was kept
    elsewhere tells. Raises RefusedError for a mark that is none.
    """
    refuse_unless(database.viewer, "everything")
    marks = _read_mark(mark)
    faults: list[str] = []
    ends, lines = [], 0
    used: set[str] = set()
    cuts = {name: (at, digest) for name, at, digest in database.rows("select * from audit_cut")}
    for chain in CHAINS:
        cut, last = cuts.get(chain, (0, ""))
        digests = [last]
        for row in database.rows(f"select {', '.join(COLUMNS)} from {chain} order by line_no"):
            faults += _faults(chain, cut, digests, row)
            digests.append(row[-1])
            used |= {text for text in (row[2], row[4], row[5]) if text}
        number, digest = marks.get(chain, (cut, ""))
        if number < cut:
            faults.append(
                f"{_NAMES[chain]}: line {number} of the mark was deleted by its age, with all "
                f"before line {cut + 1}; only a mark of a later check can be compared"
            )
        elif number - cut >= len(digests) or not digests[number - cut].startswith(digest):
            faults.append(f"{_NAMES[chain]}: line {number} is not the one of the mark")
        lines += len(digests) - 1
        ends.append(f"{cut + len(digests) - 1}-{digests[-1][:_MARKED]}")
    kept = database.rows("select digest, salt, text from audit_text")
    faults += [
        f"The text “{text}” is not the one that was noted"
        for digest, salt, text in kept
        if text_digest(salt, text) != digest
    ]
    return Checked(lines, len(used - {row[0] for row in kept}), ".".join(ends), tuple(faults))


_NAMES = {"audit": "Changes", "audit_read": "Reads"}
_MARKED = 16
"""Digits of a digest in a mark."""


def _faults(chain: Chain, cut: int, digests: list[str], row: tuple[object, ...]) -> Iterator[str]:
    number = cut + len(digests)
    if row[0] != number:
        yield f"{_NAMES[chain]}: line {number} is missing; line {row[0]} stands there"
    elif line_digest(digests[-1], row[:-1]) != row[-1]:
        yield f"{_NAMES[chain]}: line {number} is not as it was written"


def _read_mark(mark: str) -> dict[Chain, tuple[int, str]]:
    if not mark:
        return {}
    try:
        parts = [part.split("-") for part in mark.strip().split(".")]
        return {
            chain: (int(number), digest)
            for chain, (number, digest) in zip(CHAINS, parts, strict=True)
        }
    except ValueError:
        raise RefusedError(
            f"“{mark}” is no mark. An earlier `skillmix audit --check` printed one."
        ) from None


MONTHS = 24
"""After which a line is deleted. A copy that is made before keeps what it has."""


def oldest_kept(today: date) -> date:
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
    more; a sentence where there were any. What is left is checked from the line before it on."""
    day = oldest_kept(today)
    with database.transaction() as change:
        old = {
            chain: change.rows(_OLD.format(chain=chain), {"first": datetime.combine(day, time())})
            for chain in CHAINS
        }
        lines = sum(map(len, old.values()))
        if not lines:
            return ()
        number = "1 line" if lines == 1 else f"{grouped(lines)} lines"
        text = f"Of the audit {number} older than {MONTHS} months"
        if dry_run:
            return (f"{text} would be deleted.",)
        for chain, own_lines in old.items():
            if own_lines:
                _delete(change, chain, *own_lines[-1])
        change.execute(_UNUSED)
        note(change, "audit", f"lines before {day} deleted", keeps_answers=True)
    return (f"{text} {'was' if lines == 1 else 'were'} deleted.",)


_OLD = """
    select line_no, digest from {chain}
    where line_no < (
        select coalesce(min(case when happened_at >= :first then line_no end), max(line_no))
        from {chain}
    )
    order by line_no
"""
"""Lines to delete: the last of a chain stays, since the next one stands on it."""


def _delete(change: Transaction, chain: Chain, end: int, digest: str) -> None:
    """The lines up to one."""
    change.execute("delete from audit_cut where chain = :chain", {"chain": chain})
    change.insert("audit_cut", ("chain", "line_no", "digest"), [(chain, end, digest)])
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
