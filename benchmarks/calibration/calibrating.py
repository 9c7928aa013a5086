"""Run the study, print its curves, and write them where the Method page finds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from analytics import chances
from analytics.chances.calibration import FILE, Bin
from benchmarks.calibration.curves import curves, written
from benchmarks.calibration.study import ORGANISATIONS, SEED, Case, cases_on_two_cores

EVERY = 50


def figures(organisations: int | None = None) -> Iterator[str]:
    """Only a study of all organisations is written."""
    count = organisations or ORGANISATIONS
    known: list[Case] = []
    for number, own in enumerate(cases_on_two_cores(count), start=1):
        known += own
        if number % EVERY == 0:
            yield f"{number} of {count} organisations played"
    found = curves(known, SEED, count, date.today())
    for title, bins in (
        ("all must-haves of a plan together", found.plans),
        ("one requirement", found.requirements),
        ("one requirement, if every rating were right", found.as_rated),
    ):
        yield from (f"{title}: {_line(one)}" for one in bins)
    if count >= ORGANISATIONS:
        place = Path(str(files(chances))) / FILE
        place.write_text(written(found), encoding="utf-8")
        yield f"written to {place.name}"


def _line(one: Bin) -> str:
    low, high = one.interval
    return (
        f"said {one.low:.0%} to {one.high:.0%} ({one.said:.1%} on average), held {one.held} of "
        f"{one.cases} = {one.share:.1%} (95 %: {low:.1%} to {high:.1%})"
    )
