"""What is usual for an assumption: a number outside is questioned, never refused."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.store.facts.assumptions import Assumption
from seeds import SEEDS

BANDS = "pay.band.*"
"""Stands for every pay band."""


@dataclass(frozen=True)
class Usual:
    """The range that raises no question, and why."""

    least: float
    most: float
    why: str


@cache
def usual_ranges() -> dict[str, Usual]:
    """The usual range of each key."""
    with (SEEDS / "usual.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["key"]: Usual(float(row["least"]), float(row["most"]), row["why"])
            for row in csv.DictReader(lines)
        }


def usual(key: str) -> Usual | None:
    """What is usual for a key; None: nobody knows."""
    ranges = usual_ranges()
    return ranges.get(BANDS if key.startswith("pay.band.") else key)


def question(key: str, value: float) -> str:
    """A sentence where a number is outside of what is usual, else an empty text."""
    range_ = usual(key)
    if range_ is None or range_.least <= value <= range_.most:
        return ""
    return f"{key} is {value:g}; usual is {range_.least:g} to {range_.most:g}: {range_.why}."


def questions(rows: Iterable[Assumption]) -> list[str]:
    """One sentence for each assumption whose likely number is outside of what is usual.

    Money in another currency than the ranges' is not judged.
    """
    return [
        said for row in rows if not _foreign(row.unit) and (said := question(row.key, row.likely))
    ]


def _foreign(unit: str) -> bool:
    """Whether a unit is money, in another currency than USD."""
    word = unit.split()[0]
    return len(word) == 3 and word.isupper() and word != "USD"
