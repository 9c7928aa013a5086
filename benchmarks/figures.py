"""Measuring: seconds and memory of a process alone, quantiles, and the line that is printed."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


def line(what: str, ours: float, floor: float, unit: str, *notes: str) -> str:
    """One figure beside its floor, to be read by people."""
    ratio = f"{ours / floor:.2f}" if floor else "without a floor"
    return "; ".join((f"{what}: {ours:.3g} {unit}, floor {floor:.3g}, ratio {ratio}", *notes))


@dataclass(frozen=True)
class Measured:
    """Seconds of one call, by the clock and of the processor, and the peak memory of its process
    in MB. A busy machine adds to the first only."""

    seconds: float
    processor: float
    peak_mb: float


def alone(work: Callable[..., object], *arguments: object) -> Measured:
    """Run a module-level function in a fresh process, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as process:
        return process.apply(_measured, (work, arguments))


def quantile(values: Sequence[float], share: float) -> float:
    """The nearest-rank quantile."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def _measured(work: Callable[..., object], arguments: Sequence[object]) -> Measured:
    started, worked = time.perf_counter(), time.process_time()
    work(*arguments)
    return Measured(time.perf_counter() - started, time.process_time() - worked, _peak_mb())


def _peak_mb() -> float:
    """Linux counts a new process's `ru_maxrss` from its parent's, so there its own file is read."""
    status = Path("/proc/self/status")
    if status.is_file():
        lines = dict(row.split(":", 1) for row in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)
