"""Compare: two teams or two waves side by side."""

from collections.abc import Sequence
from operator import attrgetter

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
from dashboard.render.blocks import Bar, Bars, Chart, Field, Fields, Section, Table, column
from dashboard.subjects import HELPS
from dashboard.subjects.trends import share_columns

Sides = tuple[str, str]
NOTHING = "Nothing to compare: it takes two teams, or two waves of a team"
WAVES = " A share also moves when people join, leave or answer; Trends tells these apart."
DRAWN = 24
"""Pairs that are drawn; the table has them all."""


def title(left: Analysis, right: Analysis, sides: Sides) -> str:
    unseen = [
        not a.requirements or hidden_of(a, people=a.selection.viewer.people_visible).overall
        for a in (left, right)
    ]
    if any(unseen):
        return f"{sides[0]} beside {sides[1]}"
    shares = [percent(a.overall.coverage) for a in (left, right)]
    return f"{sides[0]} covers {shares[0]} of its targets, {sides[1]} {shares[1]}"


def note(left: Analysis, right: Analysis, sides: Sides) -> str:
    return " · ".join(
        f"{side}: {count(a.people, 'person', 'people')}, {percent(a.answered_share)} of the levels "
        "asked are known"
        for side, a in zip(sides, (left, right), strict=True)
    )


def compare(areas: Sequence[Pair], skills: Sequence[Pair], sides: Sides, *, waves: bool) -> Section:
    """Coverage by area and people at level 3 by skill, of both sides. `waves`: sides are waves."""
    blocks = [_pairs(areas, "area", sides, "Coverage")] if areas else []
    blocks.append(_pairs(skills, "skill", sides, "At level 3 or more"))
    explains = HELPS["note.compared"].format(right=sides[1], left=sides[0])
    name = f"{sides[0]} and {sides[1]}"
    return Section("compare", "Compare", name, explains + (WAVES if waves else ""), tuple(blocks))


def _pairs(pairs: Sequence[Pair], noun: str, sides: Sides, what: str) -> Chart | Table:
    rows, heading = apart(pairs), f"{what}: {pairs_title(pairs, noun, sides)}"
    both = [(pair, pair.left, pair.right) for pair in rows if pair.left and pair.right]
    if not both:
        return _fields(noun, sides).table(f"{noun}s", heading, rows)
    texts = [f"{p.name} {percent(left.low)} and {percent(right.low)}" for p, left, right in both]
    alone = len(pairs) - len(both)
    notes = [f"The first {DRAWN} of {len(both)} are drawn."] if len(both) > DRAWN else []
    if alone:
        verb, them = ("is", "it") if alone == 1 else ("are", "them")
        notes.append(
            f"{count(alone, noun)} {verb} measured on one side only, or of too few people; the "
            f"table has {them}."
        )
    return Chart(
        f"{noun}s",
        heading,
        Bars(tuple(_bar(*one, sides) for one in both[:DRAWN])),
        f"{sides[0]} beside {sides[1]}, largest differences first: {joined(texts, most=10)}.",
        _fields(noun, sides).table(f"{noun}s", "", rows),
        " ".join(notes),
    )


def _bar(pair: Pair, left: Point, right: Point, sides: Sides) -> Bar:
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
        columns += share_columns(side, attrgetter(key), key, f"{key}_high", f"{key}_of")
    return Fields(
        column("name", noun.capitalize(), share=1.6),
        *columns,
        column("points", "Points apart", "number", points_apart),
        column("clear", "Clear", "flag"),
    )


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
