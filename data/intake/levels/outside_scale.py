"""Many numbers outside a scale: then the scale is wrong, more likely than the answers."""

from __future__ import annotations

from data.intake.levels.scales import Scale, number
from data.vocabulary import grouped

_SHARE = 5
"""One number in so many outside is more than slips."""
_LEAST = 3
_SHOWN = 5


def many_outside(columns: list[tuple[Scale | None, tuple[str, ...], tuple[int, ...]]]) -> str:
    """A question where a fifth of the numbers lie outside their scale, or "". One number alone,
    however often, is a code for no answer.

    `columns`: scale, distinct answers and how often each is given, of the level columns.
    """
    told = [
        (scale, found, times)
        for scale, values, counts in columns
        if scale is not None
        for value, times in zip(values, counts, strict=True)
        if (found := number(value)) is not None
    ]
    every = sum(times for _, _, times in told)
    out = [(scale, n, times) for scale, n, times in told if not scale.low <= n <= scale.high]
    outside = sum(times for _, _, times in out)
    if outside < _LEAST or len({n for _, n, _ in out}) < 2 or _SHARE * outside < every:
        return ""
    scales = ", ".join(sorted({str(scale) for scale, _, _ in out}))
    numbers = ", ".join(f"{float(n):g}" for n in sorted({n for _, n, _ in out})[:_SHOWN])
    return (
        f"{grouped(outside)} of {grouped(every)} numbers lie outside the scale of {scales} "
        f"({numbers}) and are "
        "set aside. Is that the scale of the form?"
    )
