"""Run the study, print what was said against what held, in bins, and write the file that the Method
page draws it from."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from analytics import chances
from analytics.chances.results import CURVES, FILE, OPTION_CURVES, Bin, Calibration, calibration
from analytics.ledger.outcomes import wilson
from benchmarks.calibration.study import SEED, Case, on_two_cores, option_promises, promises

EDGES = (0.0, 0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0)
HEAD = """\
# What plans said and what held in truth, of organisations whose truth is hidden from the planner.
# Written by `python -m benchmarks calibration`; the Method page draws it.
"""


def bins(cases: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Of (chance said, whether it held); those without a case are left out."""
    known = list(cases)
    result = []
    for low, high in pairwise(EDGES):
        own = [(s, h) for s, h in known if low <= s < high or (s == high == EDGES[-1])]
        if own:
            held = sum(h for _, h in own)
            chance = sum(s for s, _ in own) / len(own)
            result.append(Bin(low, high, len(own), chance, held, wilson(held, len(own))))
    return tuple(result)


def with_plans(result: Calibration, cases: Sequence[Case], organisations: int) -> Calibration:
    """A study with another one of plans as counted in the place of what it had."""
    requirements = [case for case in cases if case.what == "requirement"]
    return replace(
        result,
        made_on=date.today(),
        version=version("skillmix"),
        seed=SEED,
        organisations=organisations,
        plans=bins((case.said, case.held) for case in cases if case.what == "plan"),
        requirements=bins((case.said, case.held) for case in requirements),
        as_rated=bins((case.as_rated, case.held) for case in requirements),
    )


def with_options(result: Calibration, cases: Sequence[Case], organisations: int) -> Calibration:
    """A study with another one of options in the place of what it had."""
    own = {
        what: bins((case.said, case.held) for case in cases if case.what == what)
        for what in ("option requirement", "option count")
    }
    return replace(
        result,
        of_options=organisations,
        option_requirements=own["option requirement"],
        option_counts=own["option count"],
    )


def written(result: Calibration) -> str:
    """As TOML."""
    lines = [
        HEAD.rstrip(),
        f"made_on = {result.made_on.isoformat()}",
        f'version = "{result.version}"',
        f"seed = {result.seed}",
        f"organisations = {result.organisations}",
        f"of_options = {result.of_options}",
    ]
    for name in (*CURVES, *OPTION_CURVES):
        for item in getattr(result, name):
            lines += ["", f"[[{name}]]", *_lines(item)]
    return "\n".join(lines) + "\n"


def _lines(item: Bin) -> Iterator[str]:
    for key, value in asdict(item).items():
        if isinstance(value, tuple):
            yield f"{key} = [{', '.join(f'{end:.4f}' for end in value)}]"
        else:
            yield f"{key} = {value:.4f}" if isinstance(value, float) else f"{key} = {value}"


ORGANISATIONS, OF_OPTIONS = 2_000, 500
EVERY = 50


def figures(organisations: int | None = None) -> Iterator[str]:
    """Of options, then of the plan as counted. Only a study of all organisations is written."""
    for work, most, into, names in (
        (option_promises, OF_OPTIONS, with_options, OPTION_CURVES),
        (promises, ORGANISATIONS, with_plans, CURVES),
    ):
        count = min(organisations or most, most)
        result = yield from _study(work, count, into)
        for name in names:
            yield from (
                f"{name.replace('_', ' ')}: {_line(item)}" for item in getattr(result, name)
            )
        if count == most:
            place = Path(str(files(chances))) / FILE
            place.write_text(written(result), encoding="utf-8")
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


def _line(item: Bin) -> str:
    low, high = item.interval
    return (
        f"said {item.low:.0%} to {item.high:.0%} ({item.said:.1%} on average), held {item.held} of "
        f"{item.cases} = {item.share:.1%} (95 %: {low:.1%} to {high:.1%})"
    )
