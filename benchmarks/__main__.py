"""`python -m benchmarks KIND [--rows N]`, where KIND is import, postgres, measures, plan, explain,
reports, rerun, moved, options, all, load or calibration.

Four are not part of `all`. `moved`: a budget on Plan, in a browser. `options`: options of 500 tiny
problems beside every plan that the rules allow. `load [--sessions N] [--minutes M]`: signed-in
visitors on two replicas, then replicas that are killed while people write. `calibration`: do
chances come true? It takes minutes and writes what the Method page shows.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator

from benchmarks import (
    explaining,
    importing,
    importing_to_postgres,
    measuring,
    moving,
    planning,
    reporting,
    rerunning,
)
from benchmarks.calibration import calibrating
from benchmarks.load import loading
from benchmarks.options import checking

KINDS = (
    "import",
    "postgres",
    "measures",
    "plan",
    "explain",
    "reports",
    "rerun",
    "moved",
    "options",
    "all",
    "load",
    "calibration",
)


def lines(which: str, rows: int | None) -> Iterator[str]:
    """Each figure as soon as it is there."""
    if which in ("import", "all"):
        for size in (rows,) if rows else importing.SIZES:
            yield from importing.figures(size)
    if which in ("postgres", "all"):
        for size in (rows,) if rows else importing_to_postgres.SIZES:
            yield from importing_to_postgres.figures(size)
    if which in ("measures", "all"):
        yield from measuring.figures(rows)
    if which in ("plan", "all"):
        yield from planning.figures()
    if which in ("explain", "all"):
        yield from explaining.figures()
    if which in ("reports", "all"):
        yield from reporting.figures()
    if which in ("rerun", "all"):
        yield from rerunning.figures()
    if which == "moved":
        yield from moving.figures()
    if which == "options":
        yield from checking.figures(rows)
    if which == "calibration":
        yield from calibrating.of_options(rows)
        yield from calibrating.figures(rows)


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("which", choices=KINDS)
    parser.add_argument(
        "--rows",
        type=int,
        help="rows of the import, ratings of the measures, problems of the options, "
        "organisations of the calibration",
    )
    parser.add_argument("--sessions", type=int, default=100, help="visitors of `load`")
    parser.add_argument("--minutes", type=float, default=10, help="how long they stay")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores", flush=True)
    load = loading.figures(asked.sessions, asked.minutes)
    for line in load if asked.which == "load" else lines(asked.which, asked.rows):
        print(line, flush=True)


if __name__ == "__main__":
    main()
