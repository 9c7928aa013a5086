"""Compare: two teams or two waves side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analytics.change import Pair, Point
from analytics.results import Analysis
from analytics.suppression import hidden_of
from dashboard.formats import (
    count,
    coverage_range,
    joined,
    percent,
    points,
    points_words,
    same_share,
)
from dashboard.render.blocks import (
    DATA,
    Bar,
    Bars,
    Chart,
    Field,
    Fields,
    Section,
    Table,
    Value,
    column,
)
from dashboard.subjects.trends import high, share_range

Sides = tuple[str, str]
NOTHING = "Nothing to compare: it takes two teams, or two waves of a team"
SAME = "Choose two different ones."
WAVES = " A share also moves when people join, leave or answer; Trends tells these apart."
DRAWN = 24
"""Pairs that are drawn; the table has them all."""


def title(left: Analysis, right: Analysis, sides: Sides) -> str:
    """Coverage on both sides."""
    unseen = [
        not a.requirements or hidden_of(a, people=a.selection.viewer.people_visible).overall
        for a in (left, right)
    ]
    if any(unseen):
        return f"{sides[0]} beside {sides[1]}"
    shares = [percent(a.overall.coverage) for a in (left, right)]
    return f"{sides[0]} covers {shares[0]} of its targets, {sides[1]} {shares[1]}"


def note(left: Analysis, right: Analysis, sides: Sides) -> str:
    """Who is on both sides."""
    return " · ".join(
        f"{side}: {count(a.people, 'person', 'people')}, {percent(a.answered_share)} of the levels "
        "asked are known"
        for side, a in zip(sides, (left, right), strict=True)
    )


def compare(areas: Sequence[Pair], skills: Sequence[Pair], sides: Sides, *, waves: bool) -> Section:
    """Coverage by area and people at level 3 by skill, of both sides. `waves`: sides are waves."""
    blocks = [_pairs(areas, "area", sides, "Coverage")] if areas else []
    blocks.append(_pairs(skills, "skill", sides, "At level 3 or more"))
    explains = (
        f"Bar: {sides[1]}. Tick: {sides[0]}. Line: what unknown levels could add. Clear: neither "
        "unknown levels nor one person more or less in the smaller group could turn it round."
    )
    name = f"{sides[0]} and {sides[1]}"
    return Section("compare", "Compare", name, explains + (WAVES if waves else ""), tuple(blocks))


def _pairs(pairs: Sequence[Pair], noun: str, sides: Sides, what: str) -> Chart | Table:
    """One picture with its table; only the table where nothing is on both sides."""
    rows, heading = apart(pairs), f"{what}: {pairs_title(pairs, noun, sides)}"
    both = [pair for pair in rows if pair.left and pair.right]
    if not both:
        return _fields(noun, sides).table(f"{noun}s", heading, rows)
    texts = [
        f"{p.name} {percent(p.left.low)} and {percent(p.right.low)}"
        for p in both
        if p.left and p.right
    ]
    return Chart(
        f"{noun}s",
        heading,
        Bars(tuple(_bar(pair, sides) for pair in both[:DRAWN])),
        f"{sides[0]} beside {sides[1]}, largest differences first: {joined(texts, most=10)}.",
        _fields(noun, sides).table(f"{noun}s", "", rows),
        left_out(pairs, noun),
    )


def _bar(pair: Pair, sides: Sides) -> Bar:
    left, right = pair.left, pair.right
    assert left
    assert right
    texts = [
        f"{side}: {coverage_range(point.low, point.high)} of {point.of}"
        for side, point in zip(sides, (left, right), strict=True)
    ]
    return Bar(
        pair.name,
        right.low,
        difference(pair),
        right.high if right.high > right.low else None,
        left.low,
        "accent" if pair.clear else "have",
        "; ".join(texts),
    )


def _fields(noun: str, sides: Sides) -> Fields[Pair]:
    """Both sides with bounds and group, the difference in points, whether it is clear."""
    columns: list[Field[Pair]] = []
    for key, side in zip(("left", "right"), sides, strict=True):
        columns += [
            column(key, side, "percent", _of(key, share_range)),
            column(f"{key}_high", f"{side}, at most", "percent", _of(key, high), only=DATA),
            column(f"{key}_of", f"{side}, of", "count", _of(key, lambda point: point.of)),
        ]
    return Fields(
        column("name", noun.capitalize(), "text", lambda pair: pair.name, share=1.6),
        *columns,
        column("points", "Points apart", "number", points_apart),
        column("clear", "Clear", "flag", lambda pair: pair.clear),
    )


def _of(key: str, value: Callable[[Point], Value]) -> Callable[[Pair], Value]:
    return lambda pair: value(point) if (point := getattr(pair, key)) else None


def apart(pairs: Sequence[Pair]) -> list[Pair]:
    """What both sides have, clear differences first, the larger first; then what one side has."""
    return sorted(
        pairs, key=lambda p: (p.difference is None, not p.clear, -abs(p.difference or 0), p.name)
    )


def points_apart(pair: Pair) -> int | None:
    """Right minus left in points, rounded once; None where one side has nothing."""
    return points(pair.left.low, pair.right.low) if pair.left and pair.right else None


def difference(pair: Pair) -> str:
    """ "+31 clear": points from the left to the right side, and whether they are clear."""
    if pair.left is None or pair.right is None:
        return ""
    far = points_apart(pair) or 0
    text = f"{'+' if far > 0 else '−' if far < 0 else ''}{abs(far)}"
    if not far and not same_share(pair.left.low, pair.right.low):
        text = "under 1 point"
    return f"{text} clear" if pair.clear else text


def pairs_title(pairs: Sequence[Pair], noun: str, sides: Sides) -> str:
    """How many differ clearly, and which most."""
    both = [pair for pair in pairs if pair.left and pair.right]
    if not both:
        return f"no {noun} is measured on both sides"
    clear = [pair for pair in apart(both) if pair.clear]
    if not clear:
        return f"no clear difference in {count(len(both), noun)}"
    most = clear[0]
    assert most.left
    assert most.right
    ahead = sides[1] if most.right.low > most.left.low else sides[0]
    of = f"{len(clear)} of {count(len(both), noun)} differ{'s' if len(clear) == 1 else ''} clearly"
    return f"{of}, {most.name} most: {ahead} leads by {points_words(most.left.low, most.right.low)}"


def teams_hidden(hidden: int, smallest: int) -> str:
    """Why some teams cannot be chosen; empty where all can."""
    if not hidden:
        return ""
    who = "it has" if hidden == 1 else "each has"
    return f"{count(hidden, 'team')} cannot be chosen: {who} fewer than {smallest} people."


def left_out(pairs: Sequence[Pair], noun: str) -> str:
    """What is not drawn and why."""
    both = sum(1 for p in pairs if p.left and p.right)
    alone = len(pairs) - both
    parts = [f"The first {DRAWN} of {both} are drawn."] if both > DRAWN else []
    if alone:
        verb = "is" if alone == 1 else "are"
        parts.append(
            f"{count(alone, noun)} {verb} measured on one side only, or of too few people; the "
            f"table has {'it' if alone == 1 else 'them'}."
        )
    return " ".join(parts)
