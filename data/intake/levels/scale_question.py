"""The scale found against the scale expected: what is assumed, what else it could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from data.intake.levels.scales import Scale
from data.vocabulary import grouped

_USUAL = (5, 7, 10)
_SIX = 6
_TOP_REACHED = 3
"""Answers of 6 and none above from which on 6 is the top of a scale, not a 7 that nobody gave."""
_FEW = 100
"""At most one number in so many lies outside a scale by mistake."""
_ENOUGH = 10
"""Numbers inside a scale from which on a lone one outside is doubted."""
_NO_ANSWER = frozenset({77, 88, 98, 99, 777, 888, 998, 999, -1, -7, -8, -9, -77, -88, -99, -999})
"""Codes that form tools write for "no answer"."""
Numbers = Mapping[Fraction, int]


@dataclass(frozen=True)
class ScaleQuestion:
    """What is not certain about the scale; `assumed` is the first of the choices."""

    sentence: str
    choices: tuple[str, ...]

    @property
    def assumed(self) -> str:
        """The scale that holds until somebody chooses."""
        return self.choices[0]


def infer_scale(numbers: Numbers) -> Scale | None:
    """The scale of all numbers together (number -> times): never one that would lift a rating.

    Numbers up to 5 are levels as they stand; up to 7 and 10 they are 7- and 10-point scales,
    above that a percentage; parts of one are percentages as a workbook keeps them. Where several
    say 6 and nobody 7, the scale ends at 6. A lone number outside does not make the scale. None
    without numbers.
    """
    inside = {value: times for value, times in numbers.items() if value not in strays(numbers)}
    if not inside:
        return None
    if _parts_of_one(inside):
        return Scale(0, 1)
    low = 0 if min(inside) < 1 else 1
    if max(inside) == _SIX and inside[Fraction(_SIX)] >= _TOP_REACHED:
        return Scale(low, _SIX)
    high = next((high for high in _USUAL if max(inside) <= high), None)
    return Scale(low, high) if high else Scale(0, 100)


def strays(numbers: Numbers) -> tuple[Fraction, ...]:
    """Numbers that are more likely a slip or a code for no answer than a point of the scale."""
    total = sum(numbers.values())
    coded = tuple(v for v in numbers if v in _NO_ANSWER)
    if coded and all(0 <= v <= _USUAL[-1] for v in numbers if v not in coded):
        rest = {v: times for v, times in numbers.items() if v not in coded}
        return (*coded, *strays(rest)) if rest else ()
    for high in _USUAL:
        outside = {v: times for v, times in numbers.items() if not 0 <= v <= high}
        times = sum(outside.values())
        if times and times <= max(1, total // _FEW) and total - times >= _ENOUGH:
            return tuple(sorted(outside))
    return ()


def undeclared(numbers: Numbers, assumed: Scale) -> ScaleQuestion:
    """Nobody said the scale: the numbers, what they are read as, and what else fits."""
    doubted = sorted(strays(numbers))
    inside = [v for v in numbers if v not in doubted]
    low, high = min(inside), max(inside)
    run = f"run from {shown(low)} to {shown(high)}"
    if doubted:
        listed = ", ".join(f"{shown(v)} ({_times(numbers[v])})" for v in doubted[:5])
        said = f"All numbers but {listed} {run}, and no scale was given. They are read as a scale "
        said += f"of {assumed}; what lies outside is set aside. Which scale did the form have?"
    else:
        said = f"The numbers {run} and no scale was given, so they are read as a scale of "
        said += f"{assumed}. Which scale did the form have?"
    if _parts_of_one(inside):
        said += " A workbook keeps 80 % as 0.8."
    widest = max(numbers)
    usual = next((point for point in _USUAL if point >= assumed.high), 100)
    others = [
        Scale(assumed.low, _whole(high)),
        Scale(assumed.low, usual),
        Scale(0, 5),
        Scale(1, 5),
        Scale(0, _whole(high)),
        Scale(assumed.low, _whole(widest)),
        Scale(0, 10),
        Scale(1, 10),
    ]
    fits = [s for s in others if s.high >= high and s.low <= low and s.high > 1 and s != assumed]
    choices = dict.fromkeys(map(str, (assumed, *fits)))
    return ScaleQuestion(said, tuple(choices)[:6])


def declared(numbers: Numbers, stated: Scale) -> ScaleQuestion | None:
    """The form states a scale: a question where the numbers use less of it and that matters."""
    inside = [v for v in numbers if stated.low <= v <= stated.high]
    if not inside:
        return None
    found = Scale(stated.low if min(inside) < 1 else 1, max(2, _whole(max(inside))))
    if [found.level(v) for v in inside] == [stated.level(v) for v in inside]:
        return None
    said = (
        f"The numbers run from {shown(min(inside))} to {shown(max(inside))}, and the form says "
        f"{stated}: which is the scale? They are read as {stated}."
    )
    return ScaleQuestion(said, (str(stated), str(found)))


def shown(value: Fraction) -> str:
    """A number as people write it."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _parts_of_one(values: Iterable[Fraction]) -> bool:
    """Whether all numbers are from 0 to 1, and not only these two."""
    seen = set(values)
    return all(0 <= v <= 1 for v in seen) and not seen <= {0, 1}


def _whole(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _times(times: int) -> str:
    return "once" if times == 1 else f"{grouped(times)} times"
