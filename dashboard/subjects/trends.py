"""Trends: coverage through the waves, and who learned, forgot, came or left. Compare: two sides."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

from analytics.change import (
    REASONS,
    Change,
    Flow,
    Line,
    Pair,
    Point,
    RequirementChange,
    Trend,
    surveyed_again,
)
from analytics.results import Analysis, RequirementCoverage
from analytics.suppression import hidden_of
from dashboard import formats
from dashboard.formats import count, coverage_range, joined, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Field, Fields, aside, column, within
from dashboard.subjects import HELPS, columns, text_at, texts
from dashboard.subjects.coverage import short_must_haves
from dashboard.subjects.reading import SECRET, Reading, shown_of

DRAWN_LINES, DRAWN_FLOWS = 6, 16
"""Lines and skills that are drawn; the tables have them all."""
RISING: tuple[kinds.Shade, ...] = ("accent", "good", "ink")
FALLING: tuple[kinds.Shade, ...] = ("low", "middle")


def title(trend: Trend) -> str:
    ends = trend.overall.ends
    if ends is None:
        return f"{count(len(trend.waves), 'wave')} of the survey"
    first = next(n for (n, _), p in zip(trend.waves, trend.overall.points, strict=True) if p)
    before, after = ((end.low, end.high) for end in ends)
    return f"Coverage is {coverage_range(*after)}, {formats.since_then(before, after, first)}"


def note(trend: Trend) -> str:
    parts = [joined([name for name, _ in trend.waves], most=6)]
    if trend.changed_needs:
        parts.append(f"other targets from {joined(trend.changed_needs)} on")
    if trend.changed_teams:
        parts.append(f"other teams from {joined(trend.changed_teams)} on")
    return " · ".join(parts)


def moved(line: Line) -> int:
    """Points from the first to the last wave that are there."""
    return formats.points(line.ends[0].low, line.ends[1].low) if line.ends else 0


def coverage(trend: Trend) -> kinds.Section:
    shown = kinds.given(_lines(trend, trend.areas, "area"), _lines(trend, trend.teams, "scope"))
    return kinds.Section(
        "trends", "Trends", title(trend), HELPS["note.trends"] if shown else "", shown
    )


def shares(trend: Trend) -> kinds.Section:
    table = _fields(trend, "skill").table("shares", "", trend.skills, note=HELPS["note.shares"])
    return kinds.Section("shares", "Skills", "People at level 3 or more, by skill", "", (table,))


def _lines(trend: Trend, lines: Sequence[Line], noun: str) -> kinds.Chart | kinds.Table | None:
    measured = [line for line in lines if any(line.points)]
    if not measured:
        return None
    drawn = measured
    if len(measured) > DRAWN_LINES:
        order = sorted(filter(moved, measured), key=lambda line: (-abs(moved(line)), line.name))
        drawn = order[:DRAWN_LINES]
    table = _fields(trend, noun).table(f"{noun}s", "" if drawn else lines_title(lines, noun), lines)
    if not drawn:
        return table
    paths = []
    for line in measured:
        shares = ("not measured" if p is None else percent(p.low) for p in line.points)
        paths.append(f"{line.name}: {' to '.join(shares)}")
    rest = len(measured) - len(drawn)
    return kinds.Chart(
        f"{noun}s",
        lines_title(lines, noun),
        kinds.Curves(tuple(wave for wave, _ in trend.waves), _series(drawn)),
        f"Coverage in {joined([name for name, _ in trend.waves], most=8)}. {'; '.join(paths)}.",
        table,
        f"{count(rest, f'more {noun}')} moved less or not at all; the table has every {noun}."
        if rest
        else "",
    )


def _series(lines: Sequence[Line]) -> tuple[kinds.Series, ...]:
    result, rising, falling = [], cycle(RISING), cycle(FALLING)
    for line in lines:
        far = moved(line)
        shade = next(rising) if far > 0 else next(falling) if far < 0 else "quiet"
        values = tuple(point.low if point else None for point in line.points)
        result.append(kinds.Series(line.name, values, shade))
    return tuple(result)


def share_columns(title: str, path: str, share: str, high: str, people: str) -> list[Field[Any]]:
    """Of a point at a path: a share ("24 to 36 %" where levels are unknown), what it is at most,
    and of how many."""

    def shown(point: Point) -> kinds.Said:
        return kinds.Said(point.low, coverage_range(point.low, point.high))

    return [
        *within(
            path,
            column(share, title, "percent", shown),
            column(high, f"{title}, at most", "percent", "high", only=kinds.DATA),
            column(people, f"{title}, of", "count", "of"),
        )
    ]


def _fields(trend: Trend, noun: str) -> Fields[Line]:
    columns: list[Field[Line]] = []
    for at, (wave, _) in enumerate(trend.waves):
        keys = (f"{name}_{at + 1}" for name in ("share", "high", "of"))
        columns += share_columns(wave, f"points.{at}", *keys)
    return Fields(
        column("name", noun.capitalize(), share=1.6),
        *columns,
        column("moved", "Points", "number", lambda line: moved(line) if line.ends else None),
    )


def lines_title(lines: Sequence[Line], noun: str) -> str:
    """Of changes that are clear as Compare has it: what one person may turn round is no news."""
    both = [Pair(line.name, line.key, *line.ends) for line in lines if line.ends]
    if not both:
        return f"No {noun} can be compared between waves"
    clear = [pair for pair in both if pair.clear]
    if not clear:
        return f"No clear change in {count(len(both), noun)}"
    ways = (_way(clear, noun, 1, "rose"), _way(clear, noun, -1, "fell"))
    return "; ".join(filter(None, ways))


def _way(clear: Sequence[Pair], noun: str, sign: int, verb: str) -> str:
    there = [pair for pair in apart(clear) if sign * (pair.difference or 0) > 0]
    if not there:
        return ""
    most = there[0]
    far = count(abs(points_apart(most) or 0), "point")
    if len(there) == 1:
        return f"{most.name} clearly {verb} {far}"
    return f"{count(len(there), noun)} clearly {verb}, {most.name} most ({far})"


NAMES = texts("trends.reason")
"""Why people count now who did not before, then the other way round."""
MUCH = 0.1
"""Share of levels by other raters from which on it is said."""
SHADES = {
    "learned": "train",
    "rated_higher": "accent",
    "became_known": "have",
    "joined": "good",
    "forgot": "open",
    "rated_lower": "ink",
    "became_unknown": "unknown",
    "left": "middle",
}


def _crossings(flow: Flow) -> int:
    return sum(getattr(flow, name) for name in NAMES)


FLOWS = Fields[Flow](
    columns.SKILL,
    column("area", "Area", only=("page", *kinds.DATA)),
    columns.LEVEL,
    column("before", "Then", "count"),
    *(column(name, NAMES[name], "count", optional=name.startswith("rated_")) for name in REASONS),
    column("after", "Now", "count"),
)


def flows(before: Analysis, after: Analysis, change: Change) -> kinds.Section:
    if few := too_few(before, after):
        return kinds.Section("flows", "Who learned", "", few)
    since, rows = before.waves[0][1], list(filter(_crossings, change.flows))
    rows.sort(key=lambda flow: (-(flow.learned + flow.forgot), -_crossings(flow), flow.skill))
    heading, lead = flows_title(change, since), flows_lead(change, since)
    if not rows:
        return kinds.Section("flows", "Who learned", heading, lead)
    drawn = rows[:DRAWN_FLOWS]
    form = kinds.Stacked(
        tuple(f"{flow.skill} {flow.level}" for flow in drawn),
        tuple(
            kinds.Series(word, tuple(float(getattr(flow, name)) for flow in drawn), SHADES[name])
            for name, word in NAMES.items()
        ),
    )
    every = [*rows, *(flow for flow in change.flows if not _crossings(flow))]
    some = f" The {DRAWN_FLOWS} skills that moved most are drawn." if len(rows) > len(drawn) else ""
    text = "; ".join(f"{f.skill} at {f.level}: {reasons(f)}" for f in drawn)
    alt = f"Who crossed the level of each skill, and why. {text}."
    table = FLOWS.table("flows", "", every)
    chart = kinds.Chart("flows", "", form, alt, table, f"{HELPS['note.flows']}{some}")
    return kinds.Section("flows", "Who learned", heading, lead, (chart,))


def flows_title(change: Change, since: str) -> str:
    sums = {name: sum(getattr(flow, name) for flow in change.flows) for name in NAMES}
    if not any(sums.values()):
        return f"Since {since} nobody crossed the level of a skill"
    text = f"Since {since}: {sums['learned']} learned, {sums['forgot']} forgot"
    if sums["rated_higher"] or sums["rated_lower"]:
        text += f"; other raters raised {sums['rated_higher']}, lowered {sums['rated_lower']}"
    if not sums["joined"] and not sums["left"]:
        return text
    return f"{text}; joiners brought {sums['joined']}, leavers took {sums['left']}"


def flows_lead(change: Change, since: str) -> str:
    """Who is in both waves, which teams are in the earlier one only, and that others rated them
    where that is so of many levels."""
    parts = [text_at("trends.flows", change=change)]
    if change.not_again:
        parts.append(text_at("trends.not_again", teams=joined(change.not_again, most=6)))
    if change.other_raters >= MUCH:
        parts.append(text_at("trends.other_raters", share=change.other_raters, since=since))
    return " ".join(parts)


def reasons(flow: Flow) -> str:
    """ "2 learned and 1 left"."""
    words = [f"{n} {word.lower()}" for name, word in NAMES.items() if (n := getattr(flow, name))]
    return joined(words, most=6)


def too_few(before: Analysis, after: Analysis) -> str:
    """Why the flows are not shown, where they would tell of single people; else empty."""
    viewer = after.selection.viewer
    if viewer.people_visible:
        return ""
    old, new = (set(a.roster["person_no"]) for a in (before, after))
    groups = [len(surveyed_again(before, after)), len(new - old), len(old - new)]
    if all(size == 0 or size >= viewer.smallest_group for size in groups) and groups[0]:
        return ""
    return HELPS["trends.too_few"].format(smallest=viewer.smallest_group)


def held(need: RequirementCoverage) -> kinds.Said:
    """Who is known to hold it, and how many may."""
    more = f", {need.unknown} unknown" if need.unknown else ""
    return kinds.Said(need.have, f"{need.have}{more}")


REQUIREMENTS = Fields[RequirementChange](
    *within("need", columns.SKILL, columns.SCOPE, columns.LEVEL, *aside(columns.MUST_HAVE)),
    *within("before", column("have_before", "Held then", "count", held)),
    column("unknown_before", "Unknown then", "count", "before.unknown", only=kinds.DATA),
    *aside(column("required_before", "Required then", "count", "before.required")),
    *within("after", column("have", "Held now", "count", held)),
    column("unknown", "Unknown now", "count", "after.unknown", only=kinds.DATA),
    column("required", "Required now", "count", "after.required"),
    secret="have_before unknown_before have unknown",
)


def changes(reading: Reading, since: str) -> kinds.Section:
    sides = earlier, _ = reading.at(since), reading
    before, after = earlier.analysis, reading.analysis
    result = reading.study.change(since)
    rows = [pair for pair in result.requirements if _moved(pair)]
    viewer = replace(after.selection.viewer, people_visible=reading.people)
    seen = replace(after, selection=replace(after.selection, viewer=viewer))
    few = too_few(before, seen)
    flows = [] if few else [flow for flow in result.flows if _crossings(flow)]
    title = f"Since {since}: {SECRET}"
    if not any(side.hidden.overall for side in sides):
        old, new = (
            coverage_range(item.overall.coverage, item.overall.coverage_high)
            for item in (before, after)
        )
        then, now = (short_must_haves(side.seen) for side in sides)
        moved = f"coverage is {new}, {old} then" if old != new else f"coverage is still {new}"
        of = sum(need.must_have for need in reading.seen)
        shown = f" (of {of}{shown})" if (shown := shown_of(reading.analysis, of)) else ""
        short = (
            f"{count(len(now), 'must-have is', 'must-haves are')} short{shown}, {len(then)} then"
        )
        if unasked := sum(need.unknown == need.roster > 0 for need in then):
            short += f" (no level is known for {unasked})"
        title = f"Since {since}: {moved}; {short}"
    heading, empty = "Targets that changed", "No target changed."
    needs = REQUIREMENTS.table(
        "requirements",
        heading,
        rows,
        empty=empty,
        most={"pptx": 3},
        unseen=lambda pair: any(side.hides(pair.need) for side in sides),
    )
    heading, empty = "Who reaches a level now, and why", "Nobody crossed the level of a skill."
    note = HELPS["note.crossed"]
    crossed = FLOWS.table("flows", heading, flows, note=note, empty=few or empty)
    return kinds.Section(
        "changes", "Changes", title, flows_lead(result, since), (needs, crossed), "changes"
    )


def _moved(pair: RequirementChange) -> bool:
    if pair.before is None or pair.after is None:
        return pair.before is not pair.after
    then, now = pair.before, pair.after
    return (then.have, then.required, then.unknown) != (now.have, now.required, now.unknown)


Sides = tuple[str, str]
NOTHING_BESIDE = "Nothing to compare: it takes two teams, or two waves of a team"
MOVES = " A share also moves when people join, leave or answer; Trends tells these apart."
PAIRS = 24
"""Pairs that are drawn; the table has them all."""


def compared_title(left: Analysis, right: Analysis, sides: Sides) -> str:
    unseen = [
        not a.requirements or hidden_of(a, people=a.selection.viewer.people_visible).overall
        for a in (left, right)
    ]
    if any(unseen):
        return f"{sides[0]} beside {sides[1]}"
    shares = [percent(a.overall.coverage) for a in (left, right)]
    return f"{sides[0]} covers {shares[0]} of its targets, {sides[1]} {shares[1]}"


def compared_note(left: Analysis, right: Analysis, sides: Sides) -> str:
    return " · ".join(
        f"{side}: {count(a.people, 'person', 'people')}, {percent(a.answered_share)} of the levels "
        "asked are known"
        for side, a in zip(sides, (left, right), strict=True)
    )


def compare(
    areas: Sequence[Pair], skills: Sequence[Pair], sides: Sides, *, waves: bool
) -> kinds.Section:
    """Coverage by area and people at level 3 by skill, of both sides. `waves`: sides are waves."""
    blocks = [_pairs(areas, "area", sides, "Coverage")] if areas else []
    blocks.append(_pairs(skills, "skill", sides, "At level 3 or more"))
    explains = HELPS["note.compared"].format(right=sides[1], left=sides[0])
    lead, name = explains + (MOVES if waves else ""), f"{sides[0]} and {sides[1]}"
    return kinds.Section("compare", "Compare", name, lead, tuple(blocks))


def _pairs(pairs: Sequence[Pair], noun: str, sides: Sides, what: str) -> kinds.Chart | kinds.Table:
    rows, heading = apart(pairs), f"{what}: {pairs_title(pairs, noun, sides)}"
    both = [(pair, pair.left, pair.right) for pair in rows if pair.left and pair.right]
    if not both:
        return _beside(noun, sides).table(f"{noun}s", heading, rows)
    texts = [f"{p.name} {percent(left.low)} and {percent(right.low)}" for p, left, right in both]
    alone = len(pairs) - len(both)
    notes = [f"The first {PAIRS} of {len(both)} are drawn."] if len(both) > PAIRS else []
    if alone:
        verb, them = ("is", "it") if alone == 1 else ("are", "them")
        notes.append(
            f"{count(alone, noun)} {verb} measured on one side only, or of too few people; the "
            f"table has {them}."
        )
    return kinds.Chart(
        f"{noun}s",
        heading,
        kinds.Bars(tuple(_bar(*item, sides) for item in both[:PAIRS])),
        f"{sides[0]} beside {sides[1]}, largest differences first: {joined(texts, most=10)}.",
        _beside(noun, sides).table(f"{noun}s", "", rows),
        " ".join(notes),
    )


def _bar(pair: Pair, left: Point, right: Point, sides: Sides) -> kinds.Bar:
    texts = [
        f"{side}: {coverage_range(point.low, point.high)} of {point.of}"
        for side, point in zip(sides, (left, right), strict=True)
    ]
    return kinds.Bar(
        pair.name,
        right.low,
        difference(pair),
        right.high if right.high > right.low else None,
        left.low,
        "accent" if pair.clear else "have",
        "; ".join(texts),
    )


def _beside(noun: str, sides: Sides) -> Fields[Pair]:
    """Both sides with bounds and group, the difference in points, whether it is clear."""
    columns: list[Field[Pair]] = []
    for name, side in zip(("left", "right"), sides, strict=True):
        columns += share_columns(side, name, name, f"{name}_high", f"{name}_of")
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
    return formats.points(pair.left.low, pair.right.low) if pair.left and pair.right else None


def difference(pair: Pair) -> str:
    """ "+31 clear": points from the left to the right side, and whether they are clear."""
    if pair.left is None or pair.right is None:
        return ""
    far = points_apart(pair) or 0
    text = f"{'+' if far > 0 else '−' if far < 0 else ''}{abs(far)}"
    if not far and not formats.same_share(pair.left.low, pair.right.low):
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
    far = formats.points_words(most.left.low, most.right.low)
    return f"{of}, {most.name} most: {ahead} leads by {far}"


def teams_hidden(hidden: int, smallest: int) -> str:
    """Why some teams cannot be chosen; empty where all can."""
    if not hidden:
        return ""
    who = "it has" if hidden == 1 else "each has"
    return f"{count(hidden, 'team')} cannot be chosen: {who} fewer than {smallest} people."
