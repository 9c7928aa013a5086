"""The audit in words: its columns, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.files.escape import csv_text
from data.store.people.audit_age import MONTHS
from data.store.people.audited import Checked, Entry
from data.vocabulary import grouped

ABOUT = (
    "Each change with who made it, when, and the file that it came from; and each time that "
    "somebody who signed in opened a page that shows people, or anybody took along a file with "
    "names. No ratings; whom a line concerns is told by the store’s number. Lines are deleted "
    f"after {MONTHS} months."
)
LATEST = 200
"""Lines that the page shows; the file has all."""
HEADER = ("when (UTC)", "who", "what", "file", "detail", "person", "read")


def cells(entry: Entry) -> tuple[str, ...]:
    """One line, in the order of HEADER; a person is the store's number of somebody."""
    return (
        entry.happened_at.isoformat(sep=" "),
        entry.who,
        entry.action,
        entry.file,
        entry.detail,
        "" if entry.person is None else str(entry.person),
        "read" if entry.read else "",
    )


def latest(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """As a table, latest first."""
    said = [cells(entry) for entry in reversed(entries)]
    return {name: [row[at] for row in said] for at, name in enumerate(HEADER)}


def shown(lines: int) -> str:
    """How many of them stand in the table."""
    if lines > LATEST:
        return f"The latest {LATEST} of {grouped(lines)} lines; the file has all of them."
    return "1 line." if lines == 1 else f"{grouped(lines)} lines."


def different(texts: Iterable[str]) -> list[str]:
    """Each text once, in alphabetical order."""
    return sorted({text for text in texts if text}, key=str.casefold)


def as_csv(entries: Iterable[Entry]) -> str:
    """All of them as a table; no text of it is a formula."""
    return csv_text(HEADER, map(cells, entries))


def checked(found: Checked) -> str:
    """What became of a check, with the mark to keep."""
    lines = "1 line" if found.lines == 1 else f"{grouped(found.lines)} lines"
    if found.faults:
        return f"{lines}; the audit is not as it was written."
    erased = f" {grouped(found.erased)} names in them were erased." if found.erased else ""
    return (
        f"{lines}, each as it was written.{erased} The mark of now is {found.mark}: keep it where "
        "nobody who can write the store can write, and give it to a later check."
    )
