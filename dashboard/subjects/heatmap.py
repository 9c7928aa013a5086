"""The heatmap in words: its title, its cells, and the panel of one cell."""

from collections.abc import Sequence

from analytics.results import Analysis, RequirementCoverage, by_key
from analytics.statistics.agreement import Posterior
from analytics.statistics.seriation import MOST
from analytics.strategy.money import step_cost, step_hours
from analytics.strategy.problem.problem import Problem
from dashboard.charts.matrices import Matrix, Wanted
from dashboard.details import CellFacts, Member, most_missing
from dashboard.formats import count, day, decimal, hours, joined, money, percent, weeks
from dashboard.subjects import HELPS, text_at, texts
from dashboard.subjects.standing import due_day
from data.store.history.one_rating import RatingBehind
from data.vocabulary import LEVEL_NAMES, MAX_LEVEL, RATERS, grouped


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
    dates = sorted({held for _, _, held in analysis.waves})
    names = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    when = f"{day(dates[0])} to {day(dates[-1])}" if len(dates) > 1 else day(dates[0])
    known = f"{percent(analysis.answered_share)} of the levels asked are known"
    return f"{joined(names, most=3)} · {when} · {known}"


LEVELS = " · ".join(f"{n} {name}" for n, name in enumerate(LEVEL_NAMES))
LEGENDS = {"levels": LEVELS, **texts("heatmap.legend")}
"""What number and colour of a scale mean."""
TARGETS = texts("heatmap.target")
"""What a distance is measured against, by value and by what rows are."""


def legend(matrix: Matrix, wanted: Wanted) -> str:
    rows = "people" if wanted.rows == "people" else "groups"
    parts = [TARGETS.get(f"{wanted.value}.{rows}", ""), LEGENDS[matrix.scale]]
    states = {cell.state for row in matrix.cells for cell in row if cell}
    parts += [text for state, text in MARKS.items() if state in states]
    if any(matrix.groups_framed(key) for key in matrix.column_keys):
        parts.append("red frame: must-have below its headcount")
    if wanted.order == "alike":
        parts.append(text_at("heatmap.alike", most=MOST))
    return " | ".join(part for part in parts if part)


MARKS, FIGURES = texts("heatmap.mark"), texts("heatmap.figure")


def matrix_alt(matrix: Matrix) -> str:
    cells = [cell for row in matrix.cells for cell in row if cell]
    unknown = sum(cell.state == "unknown" for cell in cells)
    framed = [
        f"{name} ({joined(groups)})"
        for name, key in zip(matrix.columns, matrix.column_keys, strict=True)
        if (groups := matrix.groups_framed(key))
    ]
    text = (
        f"Heatmap of {count(len(matrix.rows), 'row')} by {count(len(matrix.columns), 'column')}; "
        f"{count(unknown, 'cell')} unknown."
    )
    if framed:
        text += f" Must-haves below their headcount: {joined(framed, most=8)}."
    return f"{text} Arrow keys walk it, Enter opens a cell; the same as a table is below."


def nothing_shown(wanted: Wanted) -> str:
    narrowed = (wanted.find_people, wanted.find_skills, wanted.areas, wanted.roles)
    if any(narrowed):
        return "Nothing here fits what is searched for. Widen the search or a filter."
    return "There is nothing to show for this choice."


def left_out(matrix: Matrix) -> str:
    if not matrix.left_out:
        return ""
    of = grouped(len(matrix.rows) + matrix.left_out)
    shown = f"The first {grouped(len(matrix.rows))} of {of} people"
    return f"{shown}. Search, or choose a team or a role, to see the others."


def level_figure(facts: CellFacts) -> str:
    if facts.state == "not_applicable":
        return "not applicable"
    if facts.level is None:
        return "unknown"
    return f"{facts.level} · {LEVEL_NAMES[facts.level]}"


def target_line(facts: CellFacts) -> str:
    if facts.target is None:
        return "no level is required here"
    if facts.level is None:
        return f"the team needs level {facts.target}"
    if facts.level >= facts.target:
        return f"counts for the team's level {facts.target}"
    missing = count(facts.target - facts.level, "level")
    return f"{missing} below the level that the team needs ({facts.target})"


def rating_lines(ratings: Sequence[RatingBehind], wave: str, names: bool) -> list[str]:
    """Who said what in this wave, word for word, and in which file. A file's name can be a
    person's, so it is said with names only."""
    lines = []
    for rating in ratings:
        if rating.wave != wave or rating.kind not in RATERS:
            continue
        place = f"{rating.file_name}, row {grouped(rating.row_no)}, " if names else ""
        line = f"{rating.kind.capitalize()}: {_native(rating)} · {place}"
        line += f"imported {day(rating.imported_at.date())}"
        why = "a later import replaced it" if rating.native else "another answer counts"
        lines.append(line if rating.counts else f"{line}; {why}")
    return lines or [f"No rater gave a level in {wave}"]


def _native(rating: RatingBehind) -> str:
    text = f"“{rating.native}”" if rating.native.strip() else "left blank"
    if not rating.applies:
        return f"{text}, does not apply"
    if rating.level is None:
        return f"{text}, unknown"
    scale = f" on {rating.scale}" if rating.scale else ""
    return f"{text}{scale}, level {rating.level}"


def earlier_line(ratings: Sequence[RatingBehind], wave: str) -> str:
    waves = by_key(
        (rating.wave, f"{rating.kind} {rating.level}")
        for rating in ratings
        if rating.wave != wave
        and rating.counts
        and rating.kind in RATERS
        and rating.level is not None
    )
    text = [f"{name}: {', '.join(levels)}" for name, levels in waves.items()]
    return "Other waves: " + " · ".join(text) if text else ""


def opinion_lines(facts: CellFacts) -> list[str]:
    lines = [
        f"Interest in learning it: {facts.interest} of 5"
        if facts.interest is not None
        else "Interest was not given, or is not used here"
    ]
    if facts.importance is not None:
        lines.append(f"Importance for the work: {facts.importance} of 5")
    return lines


def posterior_line(behind: Posterior | None) -> str:
    """The level behind the ratings; it never changes a count."""
    if behind is None:
        return "Too few ratings, or all alike: how sure this level is cannot be said"
    return HELPS["heatmap.behind"].format(level=behind.level, error=behind.deviation)


def need_lines(analysis: Analysis, team: str, skill_id: str) -> list[str]:
    lines = []
    for need in analysis.requirements:
        if skill_id != need.skill_id or team not in need.teams:
            continue
        parts = [
            f"{need.scope} needs {count(need.required, 'person', 'people')} at level {need.level}",
            "must-have" if need.must_have else "not a must-have",
            need.initiative,
            f"owner {need.owner}" if need.owner else "",
            f"due {due_day(need)}",
        ]
        lines.append(" · ".join(part for part in parts if part))
    return lines


def mentor_lines(facts: CellFacts, names: bool) -> list[str]:
    """Who could teach the next level, with level and hours; by team and name, not ranked."""
    if facts.level is None:
        return ["First the level must be known"]
    lines = []
    for mentor in facts.mentors:
        free = "hours not given" if mentor.hours is None else f"{decimal(mentor.hours)} h a week"
        lines.append(f"{_who(mentor, names)} (level {mentor.level}), {free}")
    return lines or ["Nobody here at the level that teaching it takes, with hours for it"]


def _who(member: Member, names: bool) -> str:
    return member.name if names else f"Person {member.person_no}, {member.role}".rstrip(", ")


def next_level(problem: Problem, person_no: int, level: int) -> tuple[str, str]:
    """What one more level takes, with the planner's own numbers."""
    title, rules = f"To level {level + 1}", problem.rules
    if level >= MAX_LEVEL:
        title = "Already at the top level"
    worker = next((w for w in problem.workers if w.person_no == person_no), None)
    if worker is None or level >= MAX_LEVEL:
        return title, "nothing further to learn on this scale"
    needed, cost = step_hours(rules, level + 1), step_cost(rules, worker, level + 1)
    free = worker.hours_per_week
    time = weeks(needed / free) if free else "no hours free to learn"
    fees, total = (money(item, rules.currency) for item in (cost.one_off, cost.total))
    return title, f"{hours(needed)} of learning · {time} · {fees} fees, {total} with all hours"


def group_lines(analysis: Analysis, scope: str, skill_id: str) -> list[str]:
    """The requirements behind a team's cell."""
    return [
        f"{n.skill}: {n.have} of {n.required} at level {n.level}"
        + (f", {n.unknown} unknown" if n.unknown else "")
        + (", must-have" if n.must_have else "")
        + f", due {due_day(n)}"
        + (f" · {n.initiative}" if n.initiative else "")
        for n in analysis.requirements
        if skill_id == n.skill_id and (scope == n.scope or scope in n.teams)
    ]
