"""What is said of the heatmap and of one of its cells."""

from __future__ import annotations

from analytics.results import Analysis
from dashboard.charts.matrix import Cell, Matrix
from dashboard.details import CellFacts, NextStep
from dashboard.formats import count, day, decimal, hours, joined, money, percent, weeks
from dashboard.wording.standing import open_must_haves
from data.vocabulary import LEVEL_NAMES


def heatmap_title(analysis: Analysis) -> str:
    """The finding: the emptiest must-have, else how much is known."""
    missing = open_must_haves(analysis)
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
    if analysis.requirements:
        return f"Every must-have reaches its headcount, over {count(asked, 'skill')}"
    return f"{count(analysis.people, 'person', 'people')} in {count(asked, 'skill')}"


def matrix_note(analysis: Analysis) -> str:
    """When it was asked, how much is known."""
    dates = sorted({held for _, _, held in analysis.waves})
    names = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    when = f"{day(dates[0])} to {day(dates[-1])}" if len(dates) > 1 else day(dates[0])
    known = f"{percent(analysis.answered_share)} of the levels asked are known"
    return f"{joined(names, most=3)} · {when} · {known}"


def legend(matrix: Matrix) -> str:
    """What the colours, the marks and the frame mean."""
    parts = {
        "levels": " · ".join(f"{n} {name}" for n, name in enumerate(LEVEL_NAMES)),
        "gap": "red below the requirement, pale at it, teal above it; the number says how far",
        "share": "the stronger the colour, the larger the share",
        "interest": "0 does not want to learn it, 5 very much",
    }[matrix.scale]
    if any(cell and cell.state == "unknown" for row in matrix.cells for cell in row):
        parts += " | ? in a box: not answered"
    if any(cell and cell.state == "not_applicable" for row in matrix.cells for cell in row):
        parts += " | n/a: does not apply"
    if matrix.framed & set(matrix.column_keys):
        parts += " | red frame: must-have below its headcount"
    return parts


def matrix_alt(matrix: Matrix) -> str:
    """The heatmap in one sentence."""
    cells = [cell for row in matrix.cells for cell in row if cell]
    unknown = sum(cell.state == "unknown" for cell in cells)
    framed = [
        name
        for name, key in zip(matrix.columns, matrix.column_keys, strict=True)
        if key in matrix.framed
    ]
    said = (
        f"Heatmap of {count(len(matrix.rows), 'row')} by {count(len(matrix.columns), 'column')}; "
        f"{count(unknown, 'cell')} unknown."
    )
    if framed:
        said += f" Must-haves below their headcount: {joined(framed, most=8)}."
    return f"{said} The two boxes beside it reach every cell."


def level_figure(facts: CellFacts) -> str:
    """The level used, or why there is none."""
    if facts.state == "not_applicable":
        return "not applicable"
    if facts.level is None:
        return "unknown"
    return f"{facts.level} · {LEVEL_NAMES[facts.level]}"


def target_line(facts: CellFacts) -> str:
    """The level used against what the team needs."""
    if facts.target is None:
        return "no level is required here"
    if facts.level is None:
        return f"the team needs level {facts.target}"
    if facts.level >= facts.target:
        return f"counts for the team's level {facts.target}"
    return f"the team needs level {facts.target}, {facts.target - facts.level} more"


def said_lines(facts: CellFacts) -> list[str]:
    """Who said what, and when."""
    lines = [f"{kind.capitalize()} says {level}, in {facts.wave}" for kind, level in facts.given]
    if not lines:
        lines = [f"No rater gave a level in {facts.wave}"]
    lines.append(
        f"Wants to learn it: {facts.interest} of 5"
        if facts.interest is not None
        else "Interest was not given"
    )
    if facts.importance is not None:
        lines.append(f"Importance for the work: {facts.importance} of 5")
    if facts.readiness is not None:
        lines.append(f"Holds {percent(facts.readiness)} of the profile of {facts.role}")
    return lines


def mentor_lines(facts: CellFacts, names: bool) -> list[str]:
    """Who could teach the next level; without names, how many of which role."""
    if facts.level is None:
        return ["First the level must be known"]
    if not facts.mentors:
        return ["Nobody here at the level that teaching it takes, with hours for it"]
    lines = []
    for mentor in facts.mentors[:5]:
        who = mentor.name if names else f"Person {mentor.person_no}, {mentor.role}".rstrip(", ")
        free = "hours not given" if mentor.hours is None else f"{decimal(mentor.hours)} h a week"
        lines.append(f"{who} (level {mentor.level}), {free}")
    if len(facts.mentors) > 5:
        lines.append(f"and {len(facts.mentors) - 5} more")
    return lines


def next_title(facts: CellFacts) -> str:
    """Heading of what the next level takes."""
    if facts.level is None or facts.level + 1 >= len(LEVEL_NAMES):
        return "Already at the top level"
    return f"To level {facts.level + 1}"


def next_line(step: NextStep | None) -> str:
    """What the next level takes."""
    if step is None:
        return "nothing further to learn on this scale"
    time = weeks(step.weeks) if step.weeks is not None else "no hours free to learn"
    fees = money(step.cost.one_off, step.currency)
    total = money(step.cost.total, step.currency)
    return f"{hours(step.hours)} of learning · {time} · {fees} fees, {total} with all hours"


def group_label(matrix: Matrix) -> str:
    """What the figure of a team's cell is."""
    return "People against the requirement" if matrix.scale == "gap" else "Share"


def group_figure(cell: Cell | None) -> str:
    """The figure of a team's cell."""
    if cell is None:
        return "not asked"
    return {"unknown": "unknown", "not_applicable": "not applicable"}.get(cell.state, cell.text)


def group_lines(analysis: Analysis, scope: str, key: str) -> list[str]:
    """The requirements behind a team's cell; `key` is a skill id or an area."""
    return [
        f"{n.skill}: {n.have} of {n.required} at level {n.level}"
        + (f", {n.unknown} unknown" if n.unknown else "")
        + (", must-have" if n.must_have else "")
        for n in analysis.requirements
        if key in (n.skill_id, n.area) and (scope == n.scope or scope in n.teams)
    ]
