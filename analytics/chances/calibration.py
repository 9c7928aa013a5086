"""Does it come true what is said? The last study of `python -m benchmarks calibration`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

FILE = "calibration.toml"

CURVES = ("plans", "requirements", "as_rated")

OPTION_CURVES = ("option_requirements", "option_counts")

AIM = (0.75, 0.85)
"""What is said to hold with about 80 % shall hold in so many of a hundred."""


@dataclass(frozen=True)
class Bin:
    """Promises of which about the same chance was said, from `low` on and below `high`.

    `said`: the chance that was said, on average. `held`: how many of the `cases` held; the true
    share lies in the `interval` (Wilson, 95 %, as if cases were independent).
    """

    low: float
    high: float
    cases: int
    said: float
    held: int
    interval: tuple[float, float]

    @property
    def share(self) -> float:
        """Of the cases that held."""
        return self.held / self.cases


@dataclass(frozen=True)
class Calibration:
    """Organisations whose truth was hidden from the planner, and what held of their plans.

    `plans`: all must-haves that a plan fills together; `requirements`: each that it fills, by
    itself; `as_rated`: these by the chance that would be said if every rating were right.
    `of_options`: organisations for which options were chosen, by a study of its own;
    `option_requirements`: must-haves under balanced; `option_counts`: how many an option holds.
    """

    made_on: date
    version: str
    seed: int
    organisations: int
    plans: tuple[Bin, ...]
    requirements: tuple[Bin, ...]
    as_rated: tuple[Bin, ...]
    of_options: int = 0
    option_requirements: tuple[Bin, ...] = ()
    option_counts: tuple[Bin, ...] = ()


def calibration() -> Calibration:
    """The study that came with this version."""
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def read(found: dict[str, Any]) -> Calibration:
    """From what the study wrote."""
    bins = {curve: tuple(map(_bin, found.get(curve, ()))) for curve in (*CURVES, *OPTION_CURVES)}
    return Calibration(
        found["made_on"],
        found["version"],
        found["seed"],
        found["organisations"],
        of_options=found["of_options"],
        **bins,
    )


def _bin(row: dict[str, Any]) -> Bin:
    low, high = row["interval"]
    return Bin(row["low"], row["high"], row["cases"], row["said"], row["held"], (low, high))


def around_80(bins: tuple[Bin, ...]) -> Bin | None:
    """Of what was said to hold with 75 to 85 %."""
    return next((one for one in bins if (one.low, one.high) == AIM), None)
