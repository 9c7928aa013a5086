"""Coverage: what is required against what people hold, by area and by requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from analytics.options.results import SkillLevers
from analytics.results import Analysis, Coverage, RequirementCoverage
from analytics.suppression import key
from dashboard import formats
from dashboard.details import Group, most_missing, worst_first
from dashboard.formats import count, coverage_range, joined, percent
from dashboard.render.blocks import (
    WITHHELD,
    Bar,
    Bars,
    Chart,
    Fields,
    Figure,
    Outlet,
    Said,
    Section,
    Table,
    Value,
    column,
)
from dashboard.subjects.reading import Reading, unless
from dashboard.subjects.standing import NOT_GIVEN, required_twice
from dashboard.theme import FAIR, POOR

WRITTEN: tuple[Outlet, ...] = ("page", "json", "csv", "html", "pdf", "xlsx")
"""Where there is room for why a requirement is one."""
NOTHING = "Nothing is required yet"
MOST_BARS = 80
"""Requirements that are drawn; the table has them all."""
EXPLAINS = (
    "Have: people at or above the level. Unknown: people without a level. "
    "Covered: have over required, no more than all of it."
)


@dataclass(frozen=True)
class Area:
    """An area; `unseen`: its sums tell of a small group."""

    area: Coverage
    unseen: bool


def _of_area(value: Callable[[Coverage], Value]) -> Callable[[Area], Value]:
    return lambda row: WITHHELD if row.unseen else value(row.area)


AREAS = Fields[Area](
    column("area", "Area", "text", lambda a: a.area.name),
    column("coverage", "Covered", "percent", _of_area(lambda a: a.coverage)),
    column("coverage_high", "At most", "percent", _of_area(lambda a: a.coverage_high)),
    column("required", "Required", "count", lambda a: a.area.required),
    column("shortage", "Short", "count", _of_area(lambda a: a.shortage)),
    column("must_have_shortage", "Must-have", "count", _of_area(lambda a: a.must_have_shortage)),
    column("one_person", "On one person", "count", _of_area(lambda a: a.single_points_of_failure)),
)


@dataclass(frozen=True)
class Row:
    """A requirement with what would close it. `unseen`: its counts tell of a small group; `named`:
    its owner, who may be a person, is shown."""

    need: RequirementCoverage
    unseen: bool = False
    lever: SkillLevers | None = None
    overdue: bool = False
    named: bool = False


def _of_need(value: Callable[[RequirementCoverage], Value]) -> Callable[[Row], Value]:
    return unless(lambda row: row.unseen, lambda row: value(row.need))


def _due(row: Row) -> Value:
    beside = [NOT_GIVEN] if not row.need.due_given else []
    beside += ["overdue"] if row.overdue else []
    day = formats.day(row.need.due_on)
    return Said(row.need.due_on, f"{day} ({', '.join(beside)})") if beside else row.need.due_on


def _lever(row: Row) -> Value:
    if row.unseen:
        return WITHHELD
    return row.lever.verdict if row.lever and row.need.shortage else ""


def _held(need: RequirementCoverage) -> str:
    if need.single_point_of_failure:
        return "held by one person"
    return "no spare" if need.no_spare else ""


def _changes(row: Row) -> str:
    lever = row.lever
    if lever is None or row.unseen or not row.need.shortage:
        return ""
    words = [f"{formats.first_up(lever.turns)}."] if lever.turns else []
    return " ".join(words if lever.agrees else [*words, "Depends on the rater."])


REQUIREMENTS = Fields[Row](
    column("skill", "Skill", "text", lambda r: r.need.skill, share=1.6),
    column("area", "Area", "text", lambda r: r.need.area, only=("json", "csv", "xlsx")),
    column("scope", "Scope", "text", lambda r: r.need.scope),
    column("level", "Level", "level", lambda r: r.need.level),
    column("must_have", "Must-have", "flag", lambda r: r.need.must_have),
    column("required", "Required", "count", lambda r: r.need.required),
    column("have", "Have", "count", _of_need(lambda n: n.have)),
    column(
        "have_as_surveyed",
        "As surveyed",
        "count",
        _of_need(lambda n: n.have_as_surveyed),
        optional=True,
    ),
    column("unknown", "Unknown", "count", _of_need(lambda n: n.unknown)),
    column("shortage", "Short", "count", _of_need(lambda n: n.shortage)),
    column("coverage", "Covered", "percent", _of_need(lambda n: n.coverage)),
    column(
        "coverage_high",
        "At most",
        "percent",
        _of_need(lambda n: n.coverage_high),
        only=("page", "terminal", "json", "csv", "xlsx", "html"),
    ),
    column("due", "Due", "date", _due, share=1.1),
    column("lever", "Cheapest", "lever", _lever, optional=True),
    column("per_week", "A week costs", "money", lambda r: r.need.per_week, optional=True),
    column("held_by", "Resilience", "text", _of_need(_held), below=True, optional=True),
    column("changes", "What changes it", "text", _changes, share=2, below=True, optional=True),
    column(
        "initiative",
        "Initiative",
        "text",
        lambda r: r.need.initiative,
        optional=True,
        below=True,
        only=WRITTEN,
    ),
    column(
        "owner",
        "Owner",
        "text",
        lambda r: r.need.owner if r.named else "",
        optional=True,
        below=True,
        only=WRITTEN,
    ),
    column(
        "reason",
        "Reason",
        "text",
        lambda r: r.need.reason,
        optional=True,
        below=True,
        only=WRITTEN,
    ),
)


def areas(reading: Reading) -> Chart:
    """Coverage of each area, the lowest first; what is withheld comes last."""
    hidden = reading.hidden.areas
    rows = [Area(area, area.name in hidden) for area in worst_first(reading.analysis.areas)]
    rows.sort(key=lambda row: (row.unseen, row.area.name if row.unseen else ""))
    twin = AREAS.table("areas", "Coverage by area", rows, empty=NOTHING)
    seen = [row.area for row in rows if not row.unseen]
    return Chart(
        "areas",
        areas_title(seen),
        Bars(tuple(_bar(row) for row in rows)),
        areas_alt(seen),
        twin,
        "Bar: the least it can be. Line: if every unknown level were high enough.",
    )


def _bar(row: Area) -> Bar:
    area = row.area
    if row.unseen:
        return Bar(area.name, None, formats.withheld(), shade="unknown")
    note = f"{area.shortage} of {area.required} positions short"
    return Bar(
        area.name,
        area.coverage,
        coverage_range(area.coverage, area.coverage_high),
        area.coverage_high,
        shade=shade(area.coverage),
        note=note,
    )


def shade(coverage: float) -> str:
    """What the colour of a coverage stands for."""
    return "low" if coverage < POOR else "middle" if coverage < FAIR else "good"


def areas_title(seen: Sequence[Coverage]) -> str:
    """Which areas fall short."""
    short = [area.name for area in worst_first(seen) if area.shortage]
    if not seen:
        return "Coverage by area"
    if not short:
        return "Every area has its headcount"
    if len(short) > 3:
        return f"{joined(short[:2])} fall shortest of {len(seen)} areas"
    return f"{joined(short)} {'falls' if len(short) == 1 else 'fall'} short"


def areas_alt(seen: Sequence[Coverage]) -> str:
    """The bars in one sentence."""
    told = [f"{a.name} {coverage_range(a.coverage, a.coverage_high)}" for a in worst_first(seen)]
    return f"Coverage by area, lowest first: {', '.join(told)}."


def rows(reading: Reading, needs: Iterable[RequirementCoverage], levers: bool = True) -> list[Row]:
    """Requirements as a reader may have them; `levers`: with what would close each."""
    verdicts = {one.skill_id: one for one in reading.levers} if levers else {}
    return [
        Row(
            need,
            key(need) in reading.hidden.requirements,
            verdicts.get(need.skill_id),
            need.due_on < reading.analysis.today,
            reading.people,
        )
        for need in needs
    ]


def requirements(reading: Reading) -> Table:
    """Every requirement with what would close it: short must-haves first, the covered last."""
    found = rows(reading, reading.analysis.requirements)
    found.sort(
        key=lambda r: (_rank(r), 0 if r.unseen else -r.need.shortage, r.need.skill, r.need.scope)
    )
    return REQUIREMENTS.table(
        "requirements",
        "Requirements",
        found,
        note=EXPLAINS,
        empty=NOTHING,
        unit=reading.currency,
        most={"pdf": 14, "pptx": 6},
    )


def _rank(row: Row) -> int:
    if row.unseen:
        return 2
    return 3 if not row.need.shortage else int(not row.need.must_have)


def short_must_haves(needs: Iterable[RequirementCoverage]) -> list[RequirementCoverage]:
    """Those below their headcount."""
    return [need for need in needs if need.must_have and need.shortage]


def coverage_title(analysis: Analysis, seen: Sequence[RequirementCoverage]) -> str:
    """How many requirements are short, must-haves first."""
    if not analysis.requirements:
        return NOTHING
    if not seen:
        return "Every requirement is of a group too small to be shown"
    must = [need for need in seen if need.must_have]
    open_must = short_must_haves(seen)
    open_all = [need for need in seen if need.shortage]
    if open_must:
        verb = "is" if len(open_must) == 1 else "are"
        said = f"{len(open_must)} of {count(len(must), 'must-have')} {verb} short"
        return f"{said}{_by_nobody(seen, open_must)}"
    shown = "" if len(seen) == len(analysis.requirements) else " shown"
    start = f"Every must-have{shown} is covered" if must else "No requirement is a must-have"
    if not open_all:
        return f"{start}, and so is every other requirement" if must else "Everything is covered"
    other = count(len(open_all), "other requirement" if must else "requirement")
    return f"{start}; {other} {'is' if len(open_all) == 1 else 'are'} short"


def _by_nobody(seen: Sequence[RequirementCoverage], needs: Sequence[RequirementCoverage]) -> str:
    """With its scope where there are several: others may hold it."""
    several = len({need.scope for need in seen}) > 1
    found = [need for need in most_missing(needs) if need.have == 0]
    if not found:
        return ""
    known = "is known to have" if any(need.unknown for need in found) else "has"
    skills = list(dict.fromkeys(f"{n.skill} ({n.scope})" if several else n.skill for n in found))
    if len(skills) > 2:
        return f"; nobody {known} {skills[0]} or {len(skills) - 1} others"
    return f"; nobody {known} {' or '.join(skills)}"


def figures(reading: Reading) -> tuple[Figure, ...]:
    """Coverage, must-haves short, requirements that rest on one person."""
    analysis, hidden = reading.analysis, reading.hidden
    whole = analysis.overall
    must = [need for need in reading.seen if need.must_have]
    open_must = short_must_haves(must)
    singles = [need for need in reading.seen if need.single_point_of_failure]
    names = list(dict.fromkeys(n.skill for n in most_missing(open_must)))
    at_most = f"at most {percent(whole.coverage_high)} if unknown levels are high enough"
    single_must = sum(need.must_have for need in singles)
    return (
        Figure(
            "coverage",
            "Covered",
            (WITHHELD if hidden.overall else whole.coverage) if analysis.requirements else None,
            "percent",
            at_most if whole.coverage_high > whole.coverage and not hidden.overall else "",
        ),
        Figure(
            "must_haves_short",
            "Must-haves short",
            Said(len(open_must), f"{len(open_must)} of {len(must)}"),
            "count",
            joined(names, most=3) if names else "",
        ),
        Figure(
            "on_one_person",
            "Resting on one person",
            len(singles),
            "count",
            f"{count(len(singles), 'target')}, {single_must} of them must-haves" if singles else "",
        ),
    )


def held_against_required(reading: Reading, groups: Sequence[Group]) -> Chart:
    """Each requirement as a bar of people with a tick at the headcount, group by group."""
    found = [
        (row, group.coverage.name)
        for group in groups
        for row in rows(reading, group.requirements, levers=False)
    ]
    found.sort(key=lambda pair: _hidden_last(pair[0]))
    short = [row.need for row, _ in found if row.need.shortage and not row.unseen]
    missing = sum(need.shortage for need in short)
    title = f"All {count(len(found), 'requirement')} shown are covered"
    if short:
        of = count(len(short), "requirement")
        title = f"{count(missing, 'position')} short in {of}"
    told = [
        f"{n.skill} {n.level} ({n.scope}) {n.have} of {n.required}" for n in most_missing(short)
    ]
    table = REQUIREMENTS.but("lever", "changes").table(
        "requirements", "", [row for row, _ in found], unit=reading.currency
    )
    return Chart(
        "requirements",
        title,
        Bars(tuple(_need_bar(*pair) for pair in found[:MOST_BARS]), "count", None),
        f"People held against people required, most missing first: {joined(told, most=9)}.",
        table,
        "Bar: people at or above the level. Tick: how many are required. Line: how many of the "
        "missing could be there if every unknown level were high enough."
        + (f" The first {MOST_BARS} are drawn." if len(found) > MOST_BARS else ""),
    )


def _hidden_last(row: Row) -> tuple[object, ...]:
    """Rows that are shown stay in their order; the hidden ones stand by their names."""
    need = row.need
    return (row.unseen, need.skill, need.scope, need.level) if row.unseen else (False,)


def _need_bar(row: Row, group: str) -> Bar:
    need = row.need
    label = f"{need.skill} {need.level} · {need.scope}"
    if row.unseen:
        return Bar(label, None, formats.withheld(), shade="unknown", group=group)
    more = min(need.unknown, need.shortage)
    open_must = " · must-have short" if need.must_have and need.shortage else ""
    return Bar(
        label,
        float(need.have),
        f"{need.have} of {need.required}{open_must}",
        float(need.have + more) if more else None,
        float(need.required),
        shade(need.coverage),
        f"{need.have} of {need.required}, {need.unknown} unknown, due {formats.day(need.due_on)}",
        group,
    )


def coverage(reading: Reading) -> Section:
    """The part of a report that says what is covered, and what each gap would take."""
    analysis = reading.analysis
    few = ""
    if reading.hidden.requirements:
        smallest = analysis.selection.viewer.smallest_group
        few = (
            f"Too few: a group of fewer than {smallest} people, or one that would give such a "
            "group away. "
        )
    return Section(
        "gaps",
        "Gaps",
        coverage_title(analysis, reading.seen),
        f"{few}{required_twice(analysis)}".strip(),
        (areas(reading), requirements(reading)),
        "gaps",
    )
