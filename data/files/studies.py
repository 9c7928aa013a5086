"""What studies found of GenAI tools, and for which assumptions they speak, from the seeds.

A finding stands once in `seeds/studies.csv`; `seeds/evidence.csv` says of which assumption it
speaks for or against. Both are ours and tested, so they are trusted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from data.store.seeding import read_seed

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

    key: str
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
    found: dict[str, list[Evidence]] = {}
    for row in read_seed("evidence.csv"):
        direction = next(one for one in DIRECTIONS if one == row["direction"])
        found.setdefault(row["key"], []).append(
            Evidence(row["key"], studies()[row["study"]], direction, row["why"])
        )
    return {
        key: tuple(sorted(rows, key=lambda one: DIRECTIONS.index(one.direction)))
        for key, rows in found.items()
    }


def _number(text: str) -> float | None:
    return float(text) if text else None
