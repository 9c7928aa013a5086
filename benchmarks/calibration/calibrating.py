"""Run the study, print its curves, and write them where the Method page finds them."""

from collections.abc import Callable, Generator, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from analytics import chances
from analytics.chances.results import CURVES, FILE, OPTION_CURVES, Bin, Calibration, calibration
from benchmarks.calibration.curves import with_options, with_plans, written
from benchmarks.calibration.study import Case, on_two_cores, option_promises, promises

ORGANISATIONS, OF_OPTIONS = 2_000, 500
EVERY = 50


def figures(organisations: int | None = None) -> Iterator[str]:
    """Of options, then of the plan as counted. Only a study of all organisations is written."""
    for work, most, into, names in (
        (option_promises, OF_OPTIONS, with_options, OPTION_CURVES),
        (promises, ORGANISATIONS, with_plans, CURVES),
    ):
        count = min(organisations or most, most)
        found = yield from _study(work, count, into)
        for name in names:
            yield from (f"{name.replace('_', ' ')}: {_line(one)}" for one in getattr(found, name))
        if count == most:
            place = Path(str(files(chances))) / FILE
            place.write_text(written(found), encoding="utf-8")
            yield f"written to {place.name}"


def _study(
    work: Callable[[int], list[Case]],
    count: int,
    into: Callable[[Calibration, Sequence[Case], int], Calibration],
) -> Generator[str, None, Calibration]:
    known: list[Case] = []
    for number, own in enumerate(on_two_cores(work, count), start=1):
        known += own
        if number % EVERY == 0:
            yield f"{number} of {count} organisations played"
    return into(calibration(), known, count)


def _line(one: Bin) -> str:
    low, high = one.interval
    return (
        f"said {one.low:.0%} to {one.high:.0%} ({one.said:.1%} on average), held {one.held} of "
        f"{one.cases} = {one.share:.1%} (95 %: {low:.1%} to {high:.1%})"
    )
