"""Required against held, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import count, joined
from dashboard.order import Group, most_missing
from dashboard.wording import figures
from dashboard.wording.due import due_day
from dashboard.wording.standing import COLOURS, open_must_haves
from data.vocabulary import grouped

CAPTION = (
    f"{COLOURS} Bar: people at or above the level. Tick: how many are required, thick for a "
    "must-have, red where it is open. "
    "Whisker: how many of the missing could be there if every unknown level were high enough. "
    "Sorted by people missing times weight."
)


def too_few(analysis: Analysis) -> str:
    """Why nothing is shown to who may not see people."""
    return f"Fewer than {analysis.selection.viewer.smallest_group} people: coverage is not shown"


def withheld(whole: Analysis, shown: Analysis) -> str:
    """What is left out for who may not see people; empty where nothing is."""
    hidden = len(whole.requirements) - len(shown.requirements)
    if not hidden:
        return ""
    smallest = whole.selection.viewer.smallest_group
    return (
        f"Not shown: {count(hidden, 'requirement')} of fewer than {smallest} people, or that would "
        "give such a group away. The coverage counts them, the other figures do not."
    )


def coverage_title(analysis: Analysis) -> str:
    """How many must-haves are open, and what is held by nobody."""
    if not analysis.requirements:
        return "Nothing is required yet"
    must = [need for need in analysis.requirements if need.must_have]
    missing = open_must_haves(analysis)
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        said = f"{len(missing)} of {count(len(must), 'must-have')} {verb} open"
        return f"{said}{_held_by_nobody(analysis, missing)}"
    open_ = most_missing([need for need in analysis.requirements if need.shortage])
    start = "Every must-have reaches its headcount" if must else "No requirement is a must-have"
    if not open_:
        return (
            f"{start}, and every other requirement too"
            if must
            else ("Every requirement reaches its headcount")
        )
    verb = "is" if len(open_) == 1 else "are"
    all_ = count(len(analysis.requirements), "requirement")
    return f"{start}; {len(open_)} of {all_} {verb} open{_held_by_nobody(analysis, open_)}"


def _held_by_nobody(analysis: Analysis, needs: Sequence[RequirementCoverage]) -> str:
    """With its scope where there are several: others may hold it."""
    several = len({need.scope for need in analysis.requirements}) > 1
    rows = [need for need in most_missing(needs) if need.have == 0]
    if not rows:
        return ""
    known = "is known to hold" if any(need.unknown for need in rows) else "holds"
    skills = list(dict.fromkeys(f"{n.skill} ({n.scope})" if several else n.skill for n in rows))
    if len(skills) > 2:
        return f"; nobody {known} {skills[0]} or {len(skills) - 1} more skills"
    return f"; nobody {known} {' or '.join(skills)}"


def next_due(analysis: Analysis) -> figures.Figure:
    """The first due date of what is open, and whose it is."""
    rows = sorted(
        (need for need in analysis.requirements if need.shortage),
        key=lambda n: (n.due_on, not n.must_have, n.skill),
    )
    if not rows:
        return ("Next due", "–", "nothing is short")
    first = rows[0]
    whose = f", {first.owner}" if first.owner else ""
    return ("Next due", due_day(first), f"{first.skill} ({first.scope}){whose}")


def bars_title(groups: Sequence[Group], by: str | None) -> str:
    """What the chart shows: where most is missing."""
    needs = [need for group in groups for need in group.requirements]
    short = [need for need in needs if need.shortage]
    if not short:
        return f"All {count(len(needs), 'requirement')} shown reach their headcount"
    people = sum(need.shortage for need in short)
    said = f"{count(people, 'position')} missing in {count(len(short), 'requirement')}"
    if by is None or not groups[0].coverage.shortage:
        return said
    first = groups[0].coverage
    name = first.name or f"no {by}"
    return f"{said}; most in {name}: {first.shortage} of {first.required}"


def bars_alt(groups: Sequence[Group]) -> str:
    """The chart in words: the requirements that miss most."""
    rows = most_missing([n for group in groups for n in group.requirements if n.shortage])
    said = [
        f"{n.skill} at {n.level} ({n.scope}) {n.have} of {n.required}"
        + (f", {n.unknown} unknown" if n.unknown else "")
        for n in rows
    ]
    missing = joined(said, most=9) if said else "none is missing anybody"
    return f"People held against people required, most missing first: {missing}."


def not_drawn(all_: int, shown: int) -> str:
    """What the picture leaves to the table."""
    if all_ <= shown:
        return ""
    return f"The first {shown} of {grouped(all_)} requirements are drawn; the table has them all."
