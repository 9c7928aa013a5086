"""Run the study, print its curves, and write them where the Method page finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from analytics import chances
from analytics.chances.results import FILE, OPTION_CURVES, Bin, Calibration, calibration
from benchmarks.calibration.curves import bins, curves, written
from benchmarks.calibration.options import NAMES, Outcome, outcome
from benchmarks.calibration.options import ORGANISATIONS as ORGANISATIONS_OF_OPTIONS
from benchmarks.calibration.study import ORGANISATIONS, SEED, Case, on_two_cores, promises

EVERY = 50


def all_figures(organisations: int | None = None) -> Iterator[str]:
    """Of the options, then of the plan as counted."""
    yield from of_options(organisations)
    yield from figures(organisations)


def figures(organisations: int | None = None) -> Iterator[str]:
    """Only a study of all organisations is written."""
    count = organisations or ORGANISATIONS
    known: list[Case] = []
    for number, own in enumerate(on_two_cores(promises, count), start=1):
        known += own
        if number % EVERY == 0:
            yield f"{number} of {count} organisations played"
    found = curves(known, SEED, count, date.today())
    for title, own_bins in (
        ("all must-haves of a plan together", found.plans),
        ("one requirement", found.requirements),
        ("one requirement, if every rating were right", found.as_rated),
    ):
        yield from (f"{title}: {_line(one)}" for one in own_bins)
    if count >= ORGANISATIONS:
        options = {name: getattr(calibration(), name) for name in ("of_options", *OPTION_CURVES)}
        yield _keep(replace(found, **options))


def _keep(found: Calibration) -> str:
    place = Path(str(files(chances))) / FILE
    place.write_text(written(found), encoding="utf-8")
    return f"written to {place.name}"


def of_options(organisations: int | None = None) -> Iterator[str]:
    """Whether options do what is said of them. Only a study of all organisations is written."""
    count = min(organisations or ORGANISATIONS_OF_OPTIONS, ORGANISATIONS_OF_OPTIONS)
    known: list[Outcome] = []
    for number, own in enumerate(on_two_cores(outcome, count), start=1):
        known.append(own)
        if number % EVERY == 0:
            yield f"{number} of {count} organisations played with options"
    yield from summed(known)
    if count >= ORGANISATIONS_OF_OPTIONS:
        yield _keep(with_options(calibration(), known))


def with_options(found: Calibration, known: list[Outcome]) -> Calibration:
    """A study with what became of options in the place of what it had."""
    return replace(
        found,
        of_options=len(known),
        option_requirements=bins(p for one in known for p in one.requirements),
        option_counts=bins(p for one in known for p in one.held),
    )


def summed(known: list[Outcome]) -> Iterator[str]:
    """What so many organisations come to."""
    for title, said_of in (
        ("one requirement under balanced", [p for one in known for p in one.requirements]),
        ("so many must-haves held by an option", [p for one in known for p in one.held]),
    ):
        yield from (f"{title}: {_line(one)}" for one in bins(said_of))
    for name in NAMES:
        said = sum(one.means[name][0] for one in known) / len(known)
        held = sum(one.means[name][1] for one in known) / len(known)
        yield f"{name}: {said:.2f} must-haves expected to hold, {held:.2f} held in truth"


def _line(one: Bin) -> str:
    low, high = one.interval
    return (
        f"said {one.low:.0%} to {one.high:.0%} ({one.said:.1%} on average), held {one.held} of "
        f"{one.cases} = {one.share:.1%} (95 %: {low:.1%} to {high:.1%})"
    )
