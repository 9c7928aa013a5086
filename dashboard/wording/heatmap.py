"""What is said of the heatmap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.results import Analysis, RequirementCoverage
from analytics.statistics.seriation import MOST
from dashboard.charts.matrix import CellState, Matrix, ScaleName, Wanted
from dashboard.formats import count, day, joined, percent
from dashboard.order import most_missing
from data.vocabulary import LEVEL_NAMES, grouped


def heatmap_title(analysis: Analysis, seen: Sequence[RequirementCoverage]) -> str:
    """The finding: the emptiest must-have of those that may be told of, else how much is known."""
    missing = most_missing([need for need in seen if need.must_have and need.shortage])
    nobody = [n for n in missing if n.have == 0]
    if nobody:
        first = nobody[0]
        rest = len({n.skill_id for n in nobody} - {first.skill_id})
        has = "has" if rest == 1 else "have"
        more = f"; {count(rest, 'more must-have')} {has} nobody" if rest else ""
        return f"{first.scope}: nobody is known to reach level {first.level} in {first.skill}{more}"
    if missing:
        first = missing[0]
        return (
            f"{first.skill} has {first.have} of {count(first.required, 'person', 'people')} at "
            f"level {first.level}: the largest must-have gap"
        )
    asked = analysis.levels["skill_id"].nunique()
    if seen:
        return f"Every must-have reaches its headcount, over {count(asked, 'skill')}"
    return f"{count(analysis.people, 'person', 'people')} in {count(asked, 'skill')}"


def matrix_note(analysis: Analysis) -> str:
    """When it was asked, how much is known."""
    dates = sorted({held for _, _, held in analysis.waves})
    names = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    when = f"{day(dates[0])} to {day(dates[-1])}" if len(dates) > 1 else day(dates[0])
    known = f"{percent(analysis.answered_share)} of the levels asked are known"
    return f"{joined(names, most=3)} · {when} · {known}"


LEGENDS: Mapping[ScaleName, str] = {
    "levels": " · ".join(f"{n} {name}" for n, name in enumerate(LEVEL_NAMES)),
    "gap": "red below what is asked for, pale at it, teal above it; the number says how far",
    "share": "the stronger the colour, the larger the share",
    "interest": "0 not at all, 5 very much",
    "mean": "mean of those who said it, 0 not at all, 5 very much",
    "change": "levels gained or lost since the wave before",
    "points": "percentage points of the share at level 3 or more, against the wave before; people "
    "who joined or left are part of it",
    "difference": "self minus manager in levels, blue where the own rating is higher; neither is "
    "the truth",
}
"""What number and colour of a scale mean."""


def target_source(wanted: Wanted) -> str:
    """What the distance to a target is measured against."""
    if wanted.value == "profile":
        whose = (
            "each person’s role" if wanted.rows == "people" else "the role, for each of its people"
        )
        return f"Target: the profile of {whose}"
    if wanted.value == "requirement":
        if wanted.rows == "people":
            return "Target: the highest level that the team’s requirements ask for"
        return "Target: the headcount that the requirement asks for"
    return ""


def legend(matrix: Matrix, wanted: Wanted) -> str:
    """What the colours, the marks and the frame mean, and what the order is."""
    parts = [target_source(wanted), LEGENDS[matrix.scale]]
    states = {cell.state for row in matrix.cells for cell in row if cell}
    parts += [said for state, said in MARKS.items() if state in states]
    if any(matrix.groups_framed(key) for key in matrix.column_keys):
        parts.append("red frame: must-have below its headcount")
    if "alike" in (wanted.row_order, wanted.column_order):
        parts.append(
            "alike: strong in the same things stands together, whatever the height; not a ranking"
        )
    return " | ".join(part for part in parts if part)


MARKS: Mapping[CellState, str] = {
    "unknown": "? in a dashed box: unknown, never 0",
    "not_applicable": "n/a: does not apply",
    "withheld": "few: too few people to show it",
    "incomparable": "–: nothing to compare it with",
}


def matrix_alt(matrix: Matrix) -> str:
    """The heatmap in some sentences, and how to walk it."""
    cells = [cell for row in matrix.cells for cell in row if cell]
    unknown = sum(cell.state == "unknown" for cell in cells)
    framed = [
        f"{name} ({joined(groups)})"
        for name, key in zip(matrix.columns, matrix.column_keys, strict=True)
        if (groups := matrix.groups_framed(key))
    ]
    said = (
        f"Heatmap of {count(len(matrix.rows), 'row')} by {count(len(matrix.columns), 'column')}; "
        f"{count(unknown, 'cell')} unknown."
    )
    if framed:
        said += f" Must-haves below their headcount: {joined(framed, most=8)}."
    return f"{said} Arrow keys walk it, Enter opens a cell; the same as a table is below."


def nothing_shown(wanted: Wanted) -> str:
    """Why there is no heatmap."""
    narrowed = (wanted.find_people, wanted.find_skills, wanted.areas, wanted.roles, wanted.kinds)
    if any(narrowed):
        return "Nothing here fits what is searched for. Widen the search or a filter."
    return "There is nothing to show for this choice."


def left_out(matrix: Matrix) -> str:
    """Said where there are more people than can be drawn."""
    if not matrix.left_out:
        return ""
    of = grouped(len(matrix.rows) + matrix.left_out)
    shown = f"The first {grouped(len(matrix.rows))} of {of} people"
    return f"{shown}. Search, or choose a team or a role, to see the others."


def more_rows(matrix: Matrix, wanted: Wanted) -> str:
    """Said where there are too many rows to put alike ones together."""
    lines = max(
        len(matrix.rows) if wanted.row_order == "alike" else 0,
        len(matrix.columns) if wanted.column_order == "alike" else 0,
    )
    if lines <= MOST:
        return ""
    return f"Alike rows are put together up to {MOST} of them; choose a team or a role first."
