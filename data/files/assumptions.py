"""Assumptions as a file: key, low, likely, high, unit, source, year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.files.assumption_limits import limits, nearest
from data.files.cells import Row
from data.files.table import read_rows
from data.store.facts.assumptions import UNSOURCED, Assumption
from data.vocabulary import Issue

COLUMNS = ("key", "low", "likely", "high", "unit", "source", "year")
NEEDED = ("key", "likely")
EXAMPLE = ("training.success", 0.5, 0.7, 0.85, "probability", "own courses, 31 people", 2026)
NOTES = (
    "A file changes the numbers that it names, and no other.",
    "key: one that Skillmix knows, or pay.band.<band> for a pay band of your own.",
    "low, likely, high: low <= likely <= high; an empty low or high takes the likely number.",
    "unit: may be left empty; another unit is refused, another currency is taken if all money "
    "in the store has it.",
    "source: where the number is from; empty is shown as 'assumption', and counts like "
    "'our assumption; replace by ...' as a number without a source. year: of the source.",
)
BAND = "pay.band."
BASE_PAY = "pay.base"
"""Its unit is that of every pay band."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_CURRENCY = re.compile(r"^([A-Z]{3})(?= per |$)")


def parse(
    content: bytes, file_name: str, known: Mapping[str, Assumption]
) -> tuple[list[Assumption], list[Issue]]:
    """Assumptions that differ from the known ones are marked as edited; and the problems.

    `known` are all of the store's, by key.
    """
    rows, problems = read_rows(content, file_name, COLUMNS, NEEDED)
    first_row: dict[str, int] = {}
    found = []
    for row in rows:
        key = row.required("key")
        if key in first_row:
            row.refuse("key", f"{key!r} stands in row {first_row[key]} already")
        first_row.setdefault(key, row.number)
        before = known.get(key)
        if before is None and not (key.startswith(BAND) and len(key) > len(BAND)):
            if key:
                row.refuse("key", f"{key!r} is not known{nearest(key, known)}")
            continue
        assumption = _assumption(row, key, before, (before or known[BASE_PAY]).unit)
        if assumption is not None:
            found.append(assumption)
    if rows and not problems:
        _one_currency({**known, **{a.key: a for a in found}}, problems)
    return found, problems


def _assumption(row: Row, key: str, before: Assumption | None, expected: str) -> Assumption | None:
    unit = _unit(row, expected)
    lowest, highest = limits(key, unit)
    row.required("likely")
    numbers = {name: row.number_in(name, lowest, highest) for name in ("low", "likely", "high")}
    year = row.whole("year", EARLIEST_YEAR)
    if year is not None and year > LATEST_YEAR:
        row.refuse("year", f"{year} is not a year")
    likely = numbers["likely"]
    if likely is None:
        return None
    low = likely if numbers["low"] is None else numbers["low"]
    high = likely if numbers["high"] is None else numbers["high"]
    if not low <= likely <= high:
        row.refuse("likely", f"low {low:g}, likely {likely:g}, high {high:g} are not in order")
        return None
    said = Assumption(key, low, likely, high, unit, row.text("source") or UNSOURCED, year)
    unchanged = before is not None and said == Assumption(*_values(before))
    return Assumption(*_values(said), edited=before.edited if unchanged and before else True)


def _values(a: Assumption) -> tuple[str, float, float, float, str, str, int | None]:
    return a.key, a.low, a.likely, a.high, a.unit, a.source, a.year


def _unit(row: Row, expected: str) -> str:
    """The unit of a row: the key's own, in whatever currency."""
    said = row.text("unit") or expected
    if _CURRENCY.sub("", said) != _CURRENCY.sub("", expected) or (
        bool(_CURRENCY.match(said)) != bool(_CURRENCY.match(expected))
    ):
        row.refuse("unit", f"{said!r} is not the unit of this number, which is {expected!r}")
        return expected
    return said


def _one_currency(after: Mapping[str, Assumption], problems: list[Issue]) -> None:
    by_currency: dict[str, list[str]] = {}
    for assumption in after.values():
        match = _CURRENCY.match(assumption.unit)
        if match:
            by_currency.setdefault(match.group(1), []).append(assumption.key)
    if len(by_currency) > 1:
        said = "; ".join(f"{code}: {', '.join(keys)}" for code, keys in sorted(by_currency.items()))
        reason = f"the money of a store is in one currency, after this file it would be in {said}"
        problems.append(Issue(None, "unit", None, reason, "error"))


def cells(a: Assumption) -> tuple[object, ...]:
    """The assumption as a row of COLUMNS."""
    return a.key, a.low, a.likely, a.high, a.unit, a.source, a.year
