"""What was measured, in lines to be read by people."""

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from analytics.results import by_key
from benchmarks.figures import quantile
from benchmarks.load.visiting import Seen

Memory = list[list[float]]
"""MB of each replica, at each look."""


def times(seconds: Sequence[float]) -> str:
    """How many, the median, the time that 19 of 20 stay below, and the longest."""
    if not seconds:
        return "never"
    median, late = statistics.median(seconds), quantile(seconds, 0.95)
    return f"{len(seconds)} x, p50 {median:.2f} s, p95 {late:.2f} s, longest {max(seconds):.1f} s"


def by_page_and_role(seen: Seen) -> Iterator[str]:
    """A line for each page, and for each role: until its first finding stood there, and until all
    did, where that was drawn again, and where something was worked out anew."""
    for at, what in enumerate(("page", "role")):
        stood, again, anew = (_together(k, at) for k in (seen.stood, seen.again, seen.anew))
        for name, seconds in sorted(stood.items()):
            yield (
                f"load, {what} {name or 'where one arrives'}: first finding {times(seconds)}; all, "
                f"drawn again {times(again.get(name, []))}; all, anew {times(anew.get(name, []))}"
            )


def _together(
    seconds: Mapping[tuple[str, str], Sequence[float]], at: int
) -> dict[str, list[float]]:
    return by_key((key[at], item) for key, some in seconds.items() for item in some)


def flat(seconds: Mapping[tuple[str, str], Sequence[float]]) -> list[float]:
    """Of all pages and roles."""
    return [item for some in seconds.values() for item in some]


def errors(seen: Seen) -> Iterator[str]:
    """The commonest."""
    for text, number in Counter(seen.errors).most_common(5):
        yield f"error, met {number} times: {text[:500]}"


def memory(looks: Memory) -> Iterator[str]:
    """Of each replica: at the start, the median of each fifth of the time (from the second on,
    pages of all kinds have been seen), and at the most. A single look may meet a plan that is just
    being solved."""
    bounds = [len(looks) * part // 5 for part in range(6)]
    for n, start in enumerate(looks[0]):
        parts = [looks[first : max(last, first + 1)] for first, last in pairwise(bounds)]
        fifths = [statistics.median(look[n] for look in part) for part in parts]
        most = max(look[n] for look in looks)
        yield (
            f"load, memory of replica {n + 1}: {start:.0f} MB at the start, in each fifth of the "
            f"time {', '.join(f'{mb:.0f}' for mb in fifths)} MB (the last "
            f"{fifths[-1] / fifths[-2] - 1:+.1%} on the one before), {most:.0f} MB at the most"
        )
