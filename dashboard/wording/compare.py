"""Two teams or two waves beside each other, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.results import Analysis
from analytics.trend import Pair
from dashboard.charts.compare import MOST, apart
from dashboard.formats import count, joined, percent, points_words

NOTHING = "Nothing to compare: it takes two teams, or two waves of a team"
WAVES_NOTE = (
    "Between waves a share also moves when people join, leave or answer: Trends tells them apart "
    "from who learned."
)
SAME = "Choose two different ones."


def compare_title(left: Analysis, right: Analysis, sides: tuple[str, str]) -> str:
    """Coverage on both sides."""
    if not left.requirements or not right.requirements:
        return f"{sides[0]} beside {sides[1]}"
    shares = [percent(a.overall.coverage) for a in (left, right)]
    return f"{sides[0]} covers {shares[0]} of its requirement, {sides[1]} {shares[1]}"


def compare_note(left: Analysis, right: Analysis, sides: tuple[str, str]) -> str:
    """Who is on both sides."""
    return " · ".join(
        f"{side}: {count(a.people, 'person', 'people')}, "
        f"{percent(a.answered_share)} of the levels asked are known"
        for side, a in zip(sides, (left, right), strict=True)
    )


def pairs_title(pairs: Sequence[Pair], one: str, sides: tuple[str, str]) -> str:
    """How many differ clearly, and which most."""
    both = [pair for pair in pairs if pair.left and pair.right]
    if not both:
        return f"No {one} is measured on both sides"
    clear = [pair for pair in apart(both) if pair.clear]
    if not clear:
        return f"No clear difference in {count(len(both), one)}"
    most = clear[0]
    assert most.left
    assert most.right
    left, right = most.left.low, most.right.low
    return (
        f"{len(clear)} of {count(len(both), one)} differ clearly; most: {most.name}, "
        f"{points_words(left, right)} more in {sides[1] if right > left else sides[0]}"
    )


def pairs_alt(pairs: Sequence[Pair], sides: tuple[str, str]) -> str:
    """The marks in words."""
    said = [
        f"{p.name} {percent(p.left.low)} and {percent(p.right.low)}"
        for p in apart(pairs)
        if p.left and p.right
    ]
    return f"{sides[0]} beside {sides[1]}, largest differences first: {joined(said, most=10)}."


def caption(sides: tuple[str, str]) -> str:
    """How to read both pictures."""
    return (
        f"Hollow: {sides[0]}; filled: {sides[1]}. Thin line: what unknown levels could add. "
        "“Clear”: neither the unknown levels nor one person more or less in the smaller group "
        "could turn the difference round. What is not clear means little, and shares of small "
        "groups jump by people. Points are the exact difference, rounded once."
    )


def teams_hidden(hidden: int, smallest: int) -> str:
    """Why some teams cannot be chosen; empty where all can."""
    if not hidden:
        return ""
    verb = "is" if hidden == 1 else "are"
    return (
        f"{count(hidden, 'team')} {verb} not offered: fewer than {smallest} people, or the rest of "
        "such a team's total."
    )


def left_out(pairs: Sequence[Pair], one: str) -> str:
    """What is not drawn and why."""
    both = sum(1 for p in pairs if p.left and p.right)
    alone = len(pairs) - both
    parts = [f"the first {MOST} of {both} are drawn"] if both > MOST else []
    if alone:
        verbs = ("stands", "is", "is") if alone == 1 else ("stand", "are", "are")
        parts.append(
            f"{count(alone, one)} {verbs[0]} on one side only, or {verbs[1]} of too few people, "
            f"and {verbs[2]} in the table"
        )
    return f"{'; '.join(parts)}.".capitalize() if parts else ""
