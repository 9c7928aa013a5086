"""Assumptions as a file, the limits of each number, and the studies behind them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from data.store.facts.settings import UNSOURCED, Assumption
from data.vocabulary import Issue
from seeds import read_seed

if TYPE_CHECKING:
    from data.files.table import Row


def limits(key: str, unit: str) -> tuple[float, float]:
    """The least and the most that a number can be; beyond them it is refused. The unit's, unless
    the key has its own; of any other unit at least 0."""
    result = _limits()
    return result.get(key) or result.get(unit, (0, math.inf))


@cache
def _limits() -> dict[str, tuple[float, float]]:
    rows = read_seed("limits.csv")
    return {row["of"]: (float(row["least"]), float(row["most"] or "inf")) for row in rows}


def within(least: float, most: float) -> str:
    """What to give instead of a number that cannot be."""
    if math.isinf(most):
        return f"give a number of at least {least:g}"
    return f"give a number from {least:g} to {most:g}"


def nearest(key: str, known: Iterable[str]) -> str:
    """The known key that looks most like `key`, as the end of a sentence."""
    close = get_close_matches(key, list(known), n=1)
    return f", did you mean {close[0]}" if close else "; skillmix export assumptions lists them"


BAND = "pay.band."
BASE_PAY = "pay.base"
"""Its unit is that of every pay band."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_CURRENCY = re.compile(r"^([A-Z]{3})(?= per |$)")


def parse(rows: list[Row], known: Mapping[str, Assumption]) -> list[Assumption]:
    """Assumptions that differ from the known ones, all of the store's by key, are marked as
    edited."""
    result = []
    for row in rows:
        key = row.required("key")
        row.once("key", key, repr(key))
        before = known.get(key)
        if before is None and not (key.startswith(BAND) and len(key) > len(BAND)):
            if key:
                row.refuse("key", f"{key!r} is not known{nearest(key, known)}")
            continue
        assumption = _assumption(row, key, before, (before or known[BASE_PAY]).unit)
        if assumption is not None:
            result.append(assumption)
    if not rows[0].problems:
        _one_currency({**known, **{a.key: a for a in result}}, rows[0].problems)
    return result


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
    assumption = Assumption(key, low, likely, high, unit, row.text("source") or UNSOURCED, year)
    if before and replace(before, edited=False) == assumption:
        return before
    return replace(assumption, edited=True)


def _unit(row: Row, expected: str) -> str:
    """The unit of a row: the key's own, in whatever currency."""
    unit = row.text("unit") or expected
    if _CURRENCY.sub("", unit) != _CURRENCY.sub("", expected) or (
        bool(_CURRENCY.match(unit)) != bool(_CURRENCY.match(expected))
    ):
        row.refuse("unit", f"{unit!r} is not the unit of this number, which is {expected!r}")
        return expected
    return unit


def _one_currency(after: Mapping[str, Assumption], problems: list[Issue]) -> None:
    by_currency: dict[str, list[str]] = {}
    for assumption in after.values():
        match = _CURRENCY.match(assumption.unit)
        if match:
            by_currency.setdefault(match.group(1), []).append(assumption.key)
    if len(by_currency) > 1:
        text = "; ".join(f"{code}: {', '.join(keys)}" for code, keys in sorted(by_currency.items()))
        reason = f"the money of a store is in one currency, after this file it would be in {text}"
        problems.append(Issue(None, "unit", None, reason, "error"))


def called(key: str) -> str:
    """What readers call an assumption: its key where it has no name."""
    known = _usual(key)
    return known["name"].replace("*", key.removeprefix(BAND)) if known else key


@cache
def _usual(key: str) -> Mapping[str, str] | None:
    wanted = f"{BAND}*" if key.startswith(BAND) else key
    return next((row for row in read_seed("usual.csv") if row["key"] == wanted), None)


def questions(rows: Iterable[Assumption]) -> list[str]:
    """One sentence for each assumption whose likely number is outside of what is usual.

    Money in another currency than the ranges' is not judged.
    """
    result = []
    for row in rows:
        usual = _usual(row.key)
        currency = _CURRENCY.match(row.unit)
        if usual is None or (currency and currency.group(1) != "USD"):
            continue
        least, most = float(usual["least"]), float(usual["most"])
        if not least <= row.likely <= most:
            text = f"{row.key} is {row.likely:g}; usual is {least:g} to {most:g}: {usual['why']}."
            result.append(text)
    return result


Mark = Literal["primary", "abstract", "partly", "secondary", "unverified"]
"""How a finding is known: its source was read, its abstract, partly; pages about it; nothing."""
Direction = Literal["for", "against", "open"]
"""Of an assumption: for what a tool is worth, against it (also: it costs more), or undecided."""
MARKS: tuple[Mark, ...] = get_args(Mark)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


@dataclass(frozen=True)
class Study:
    """One finding of one study.

    `effect` in `unit`, between `low` and `high` where the study gives an interval; without an
    effect these are the ends of what was reported. `note`: what else it found, or all of it where
    no number is known.
    """

    study: str
    year: int | None
    population: str
    effect: float | None
    low: float | None
    high: float | None
    unit: str
    note: str
    mark: Mark


@dataclass(frozen=True)
class Evidence:
    """What a finding says of an assumption, in a few words."""

    study: Study
    direction: Direction
    why: str


@cache
def studies() -> dict[str, Study]:
    """Every finding by its id, in the order of the file: by year."""
    return {
        row["id"]: Study(
            row["study"],
            int(row["year"]) if row["year"] else None,
            row["population"],
            _number(row["effect"]),
            _number(row["low"]),
            _number(row["high"]),
            row["unit"],
            row["note"],
            next(mark for mark in MARKS if mark == row["mark"]),
        )
        for row in read_seed("studies.csv")
    }


@cache
def evidence() -> dict[str, tuple[Evidence, ...]]:
    """By the key of an assumption what speaks for it, then against it, then what is undecided."""
    result: dict[str, list[Evidence]] = {}
    for row in read_seed("evidence.csv"):
        direction = next(item for item in DIRECTIONS if item == row["direction"])
        result.setdefault(row["key"], []).append(
            Evidence(studies()[row["study"]], direction, row["why"])
        )
    return {
        key: tuple(sorted(rows, key=lambda item: DIRECTIONS.index(item.direction)))
        for key, rows in result.items()
    }


def _number(text: str) -> float | None:
    return float(text) if text else None
