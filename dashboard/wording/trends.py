"""Waves in sentences: what rose and fell, and who moved it."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.change import Change
from analytics.results import Analysis
from analytics.trend import Line, Trend
from dashboard.charts.slopes import moved, named
from dashboard.charts.trends import FLOW_NAMES, MOST, moving
from dashboard.formats import count, joined, percent, points_words, same_share

ONE_WAVE = "There is one wave: a trend needs two"
ONE_WAVE_HELP = (
    "Import the next round of the survey on the Survey page, with a wave of its own; people are "
    "found again by their e-mail, id or name."
)
ONE_WAVE_WAIT = "Leads and administrators import the next round of the survey."
SLOPES_CAPTION = (
    "Each wave against what was required then. Line: the least that coverage can be; whisker: if "
    "every unknown level were high enough. The number behind it: points since the first wave shown."
)
FLOWS_CAPTION = (
    "People at or above the level that is required now (3 where none is), skill by skill. Learned "
    "and forgot: the same people then and now. Joined, left, became known, became unknown: other "
    "people or other answers, which nobody learned or forgot."
)


def trends_title(trend: Trend) -> str:
    """How coverage moved over the waves that are there."""
    ends = trend.overall.ends
    if ends is None:
        return f"{count(len(trend.waves), 'wave')} of the survey"
    first = next(n for (n, _), p in zip(trend.waves, trend.overall.points, strict=True) if p)
    before, after = ends[0].low, ends[1].low
    now = f"coverage is {percent(ends[1].low)}"
    if same_share(before, after):
        return f"Since {first} {now}, as it was"
    way = "up" if after > before else "down"
    return f"Since {first} {now}, {way} {points_words(before, after)}"


def trends_note(trend: Trend) -> str:
    """What makes waves hard to compare, if anything does."""
    notes = [joined([name for name, _ in trend.waves], most=6)]
    if trend.changed_needs:
        notes.append(f"other things were required from {joined(trend.changed_needs)} on")
    if trend.changed_teams:
        notes.append(f"other teams were asked from {joined(trend.changed_teams)} on")
    return " · ".join(notes)


def slopes_title(lines: Sequence[Line], one: str) -> str:
    """How many rose and fell, which moved most, and which most the other way."""
    there = [line for line in lines if line.ends]
    if not there:
        return f"No {one} can be compared between waves"
    up, down = (sum(sign * moved(line) > 0 for line in there) for sign in (1, -1))
    said = f"{count(up, one)} rose, {down} fell"
    most = max(there, key=lambda line: (abs(moved(line)), line.name))
    if not moved(most):
        return said
    sign = 1 if moved(most) > 0 else -1
    other = min(there, key=lambda line: (sign * moved(line), line.name))
    said += f"; most: {_with_points(most)}"
    if sign * moved(other) < 0:
        said += f", and {_with_points(other)}"
    return said


def _with_points(line: Line) -> str:
    points = moved(line)
    return f"{line.name}, {'up' if points > 0 else 'down'} {abs(points)}"


def named_note(lines: Sequence[Line], one: str) -> str:
    """Which lines have no name of their own; empty where each has one."""
    drawn = [line for line in lines if any(line.points)]
    told = named(drawn)
    rest = len(drawn) - len(told)
    if not rest:
        return ""
    moving_less = sum(bool(moved(line)) for line in drawn) > len(told)
    said = "that moved less or not at all" if moving_less else "that did not move"
    return (
        f"In grey: {count(rest, f'more {one}')} {said}; pointing at a line names it, and so does "
        "the table."
    )


def slopes_alt(lines: Sequence[Line], trend: Trend) -> str:
    """The lines in words."""
    said = [f"{line.name}: {path(line)}" for line in lines if any(line.points)]
    waves = joined([name for name, _ in trend.waves], most=8)
    return f"Coverage in {waves}. {'; '.join(said)}."


def path(line: Line) -> str:
    """The shares of a line, one after the other."""
    return " to ".join("not measured" if p is None else percent(p.low) for p in line.points)


def flows_title(change: Change, since: str) -> str:
    """Who crossed a level, and why."""
    sums = {name: sum(getattr(f, name) for f in change.flows) for name in FLOW_NAMES}
    if not any(sums.values()):
        return f"Since {since} nobody crossed the level of a skill"
    return (
        f"Since {since}: {sums['learned']} learned and {sums['forgot']} forgot a skill at its "
        f"level; people who joined brought {sums['joined']}, people who left took {sums['left']}"
    )


def flows_note(change: Change) -> str:
    """Who is in both waves, and how much is drawn."""
    said = (
        f"{count(change.stayed, 'person', 'people')} in both waves, {change.joined} joined, "
        f"{change.left} left."
    )
    rows = len(moving(change.flows))
    if rows > MOST:
        said += f" The {MOST} skills with the most crossings of {rows} are drawn; see the table."
    return said


def flows_alt(change: Change) -> str:
    """The bars in words."""
    said = [
        f"{f.skill} at {f.level}: "
        + joined(
            [f"{getattr(f, name)} {word}" for name, word in FLOW_NAMES.items() if getattr(f, name)],
            most=6,
        )
        for f in moving(change.flows)[:MOST]
    ]
    return f"Who crossed the level of each skill, and why. {'; '.join(said) or 'Nobody'}."


def too_few(before: Analysis, after: Analysis) -> str:
    """Why the flows are not shown, where they would tell of single people."""
    viewer = after.selection.viewer
    if viewer.people_visible:
        return ""
    old, new = (set(a.roster["person_no"]) for a in (before, after))
    groups = [len(old & new), len(new - old), len(old - new)]
    if all(size == 0 or size >= viewer.smallest_group for size in groups) and groups[0]:
        return ""
    return (
        f"Who learned and who left is not shown: fewer than {viewer.smallest_group} people stayed, "
        "joined or left, and they could be told from the numbers."
    )
