"""`python -m benchmarks KIND [--rows N]`, where KIND is import, measures, plan, reports, rerun,
moved, all, load or calibration.

Three are not part of `all`. `moved`: a budget on Plan and the heatmap, in a browser.
`load [--sessions N] [--minutes M]`: signed-in visitors on two replicas, then replicas that are
killed while people write. `calibration`: do chances come true? It writes what the Method page
shows.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from itertools import chain

from benchmarks import importing, measuring, moving, planning, reporting, rerunning, stalling
from benchmarks.calibration import calibrating
from benchmarks.load import loading

ALL: dict[str, Callable[[int | None], Iterator[str]]] = {
    "import": importing.figures,
    "measures": measuring.figures,
    "plan": lambda _: planning.figures(),
    "reports": lambda _: reporting.figures(),
    "rerun": lambda _: rerunning.figures(),
}
ALONE: dict[str, Callable[[int | None], Iterator[str]]] = {
    "moved": lambda _: chain(moving.figures(), stalling.figures()),
    "calibration": calibrating.figures,
}


def main() -> None:
    """Measure what was asked for and print each figure as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("which", choices=(*ALL, *ALONE, "all", "load"))
    parser.add_argument(
        "--rows",
        type=int,
        help="rows of the import, ratings of the measures, organisations of the calibration",
    )
    parser.add_argument("--sessions", type=int, default=100, help="visitors of `load`")
    parser.add_argument("--minutes", type=float, default=10, help="how long they stay")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores", flush=True)
    kinds = ALL | ALONE | {"load": lambda _: loading.figures(asked.sessions, asked.minutes)}
    for kind in ALL.values() if asked.which == "all" else [kinds[asked.which]]:
        for line in kind(asked.rows):
            print(line, flush=True)


if __name__ == "__main__":
    main()
