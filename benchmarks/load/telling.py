"""What was measured, in lines to be read by people."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.figures import quantile
from benchmarks.load.visiting import Seen

Memory = list[list[float]]
"""MB of each replica, at each look."""


def times(seconds: Sequence[float]) -> str:
    """Median, the time that 19 of 20 stay below, and the longest."""
    median, late = statistics.median(seconds), quantile(seconds, 0.95)
    return f"p50 {median:.2f} s, p95 {late:.2f} s, longest {max(seconds):.1f} s"


def by_page_and_role(seen: Seen) -> Iterator[str]:
    """A line for each page, and for each role: until all of it stood there, and until its finding
    did."""
    for at, what in enumerate(("page", "role")):
        whole, stood = _together(seen.whole, at), _together(seen.stood, at)
        for name, seconds in sorted(whole.items()):
            yield (
                f"load, {what} {name or 'where one arrives'}: {len(seconds)} answers, whole "
                f"{times(seconds)}; its finding {times(stood[name])}"
            )


def _together(
    seconds: Mapping[tuple[str, str], Sequence[float]], at: int
) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for key, some in seconds.items():
        found.setdefault(key[at], []).extend(some)
    return found


def errors(seen: Seen) -> Iterator[str]:
    """The commonest."""
    for said, number in Counter(seen.errors).most_common(5):
        yield f"error, met {number} times: {said[:500]}"


def memory(looks: Memory) -> Iterator[str]:
    """Of each replica: at the start, when a fifth of the time was over and pages of all kinds had
    been seen, at the most and at the end."""
    fifth = looks[len(looks) // 5]
    for n, (start, early, end) in enumerate(zip(looks[0], fifth, looks[-1], strict=True)):
        most = max(look[n] for look in looks)
        yield (
            f"load, memory of replica {n + 1}: {start:.0f} MB at the start, {early:.0f} MB after a "
            f"fifth of the time, {end:.0f} MB at the end ({end / early - 1:+.1%} since the fifth), "
            f"{most:.0f} MB at the most"
        )
