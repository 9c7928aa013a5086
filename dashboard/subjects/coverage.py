"""Coverage: what is required against what people hold, by area and by requirement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.options.results import SkillLevers
from analytics.results import Analysis, Coverage, RequirementCoverage
from analytics.suppression import ALL_HIDDEN
from dashboard import formats
from dashboard.details import most_missing
from dashboard.formats import count, coverage_range, joined, must_haves, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.subjects import HELPS, columns
from dashboard.subjects.reading import HIDDEN_MUST_HAVES, NO_MUST_HAVE, Reading, shown_of
from dashboard.subjects.standing import (
    NOT_GIVEN,
    left_since,
    nothing,
    shared_elsewhere,
)
from dashboard.theme import FAIR, POOR

MOST_BARS = 80
"""Requirements that are drawn; the table has them all."""
AREAS = Fields[Coverage](
    column("area", "Area", value="name"),
    column("coverage", "Covered", "percent"),
    column("coverage_high", "At most", "percent"),
    columns.REQUIRED,
    columns.SHORT,
    column("must_have_shortage", "Must-have", "count"),
    column("one_person", "On one person", "count", "single_points_of_failure"),
    secret="coverage coverage_high required shortage must_have_shortage one_person",
)


@dataclass(frozen=True)
class Row:
    """A requirement with what would close it. `unseen`: its counts tell of a small group; `owner`
    may be a person, and stands only where people may be named."""

    need: RequirementCoverage
    unseen: bool = False
    lever: SkillLevers | None = None
    overdue: bool = False
    owner: str = ""


def _due(row: Row) -> kinds.Value:
    beside = [NOT_GIVEN] if not row.need.due_given else []
    beside += ["overdue"] if row.overdue else []
    day = formats.day(row.need.due_on)
    return (
        kinds.Said(row.need.due_on, f"{day} ({', '.join(beside)})") if beside else row.need.due_on
    )


def _required(row: Row) -> kinds.Value:
    """A share tells of how many a skill is asked, and so of how many it is not."""
    hides = row.unseen and row.need.share is not None
    return kinds.WITHHELD if hides else row.need.required


def _lever(row: Row) -> str:
    return row.lever.verdict if row.lever and row.need.shortage else ""


def _held(row: Row) -> str:
    need = row.need
    if need.single_point_of_failure:
        return "held by one person"
    return "no spare" if need.no_spare else ""


def _changes(row: Row) -> str:
    lever = row.lever
    if lever is None or row.unseen or not row.need.shortage:
        return ""
    return f"{formats.first_up(lever.turns)}." if lever.turns else ""


REQUIREMENTS = Fields[Row](
    *within(
        "need",
        columns.SKILL,
        column("area", "Area", only=kinds.DATA),
        columns.SCOPE,
        columns.LEVEL,
        columns.MUST_HAVE,
        column("weight", "Weight", "number", only=kinds.DATA),
    ),
    column("required", "Required", "count", _required),
    *within("need", columns.HAVE),
    *within(
        "need",
        column("unknown", "Unknown", "count"),
        columns.SHORT,
        column("coverage", "Covered", "percent"),
        column("coverage_high", "At most", "percent", only=(*kinds.WIDE, "terminal")),
    ),
    column("due", "Due", "date", _due, share=1.1),
    column("lever", "Least net cost", "lever", _lever, optional=True),
    column("per_week", "A week costs", "money", "need.per_week", optional=True),
    column("held_by", "Resilience", "text", _held, below=True, optional=True),
    column("changes", "What changes it", "text", _changes, share=2, below=True, optional=True),
    *within(
        "need", column("initiative", "Initiative", optional=True, below=True, only=kinds.PAPER)
    ),
    column("owner", "Owner", optional=True, below=True, only=kinds.PAPER),
    *within("need", column("reason", "Reason", optional=True, below=True, only=kinds.PAPER)),
    secret="have unknown shortage coverage coverage_high lever held_by",
)


def areas(reading: Reading) -> kinds.Chart:
    """Coverage of each area, the lowest first, of equals the one that misses more must-haves; what
    is withheld comes last, by name."""
    hidden, every = reading.hidden.areas, sorted(reading.analysis.areas, key=lambda a: a.name)
    unseen = [area for area in every if area.name in hidden]
    seen = [area for area in every if area.name not in hidden]
    seen.sort(key=lambda a: (a.coverage, -a.must_have_shortage, -a.shortage))
    fields = AREAS.but("one_person") if reading.secret else AREAS
    twin = fields.table(
        "areas",
        "Coverage by area",
        seen + unseen,
        empty=nothing(reading.analysis),
        unseen=unseen.__contains__,
    )
    texts = [f"{a.name} {coverage_range(a.coverage, a.coverage_high)}" for a in seen]
    return kinds.Chart(
        "areas",
        areas_title(seen, unseen),
        kinds.Bars((*map(_bar, seen), *(_unseen_bar(area.name) for area in unseen))),
        f"Coverage by area, lowest first: {', '.join(texts)}.",
        twin,
        HELPS["note.areas_drawn"],
    )


def _unseen_bar(label: str) -> kinds.Bar:
    return kinds.Bar(label, None, kinds.TOO_FEW, shade="unknown")


def _bar(area: Coverage) -> kinds.Bar:
    low, high = area.coverage, area.coverage_high
    note = f"{area.shortage} of {area.required} positions short"
    return kinds.Bar(area.name, low, coverage_range(low, high), high, shade=shade(low), note=note)


def shade(coverage: float) -> str:
    return "low" if coverage < POOR else "middle" if coverage < FAIR else "good"


def areas_title(seen: Sequence[Coverage], unseen: Sequence[Coverage]) -> str:
    short = [area.name for area in seen if area.shortage]
    if not seen:
        return "Coverage by area"
    if not short:
        return f"Every area{' shown' if unseen else ''} has its headcount"
    if len(short) > 3:
        return f"{joined(short[:2])} fall shortest of {len(seen)} areas"
    return f"{joined(short)} {'falls' if len(short) == 1 else 'fall'} short"


def rows(reading: Reading, needs: Iterable[RequirementCoverage], levers: bool = True) -> list[Row]:
    """Requirements as a reader may have them; `levers`: with what would close each."""
    verdicts = {lever.skill_id: lever for lever in reading.study.levers()} if levers else {}
    return [
        Row(
            need,
            reading.hides(need),
            verdicts.get(need.skill_id),
            need.due_on < reading.analysis.today,
            need.owner if reading.people else "",
        )
        for need in needs
    ]


def requirements(reading: Reading) -> kinds.Table:
    """Every requirement with what would close it: short must-haves first, the covered last."""
    result = rows(reading, reading.analysis.requirements)
    result.sort(
        key=lambda r: (_rank(r), 0 if r.unseen else -r.need.shortage, r.need.skill, r.need.scope)
    )
    note, unit, most = HELPS["note.requirements"], reading.currency, {"pdf": 14, "pptx": 6}
    return REQUIREMENTS.table(
        "requirements",
        "Targets",
        result,
        note=note,
        empty=nothing(reading.analysis),
        unit=unit,
        most=most,
    )


def _rank(row: Row) -> int:
    if row.unseen:
        return 2
    return 3 if not row.need.shortage else int(not row.need.must_have)


def short_must_haves(needs: Iterable[RequirementCoverage]) -> list[RequirementCoverage]:
    return [need for need in needs if need.must_have and need.shortage]


def coverage_title(analysis: Analysis, seen: Sequence[RequirementCoverage]) -> str:
    since = left_since(analysis) if seen else ""
    text = _covered(analysis, seen)
    return f"{text}; {since}" if since else text


def _covered(analysis: Analysis, seen: Sequence[RequirementCoverage]) -> str:
    if not analysis.requirements:
        return nothing(analysis)
    if not seen:
        return ALL_HIDDEN
    must = [need for need in seen if need.must_have]
    hides = shown_of(analysis, len(must))
    open_must = short_must_haves(seen)
    open_all = [need for need in seen if need.shortage]
    if open_must:
        verb = "is" if len(open_must) == 1 else "are"
        nobody = _by_nobody(seen, open_must)
        return f"{len(open_must)} of {count(len(must), 'must-have')}{hides} {verb} short{nobody}"
    shown = "" if len(seen) == len(analysis.requirements) else " shown"
    every = "All that may be shown" if shown else "Everything"
    start = HIDDEN_MUST_HAVES if hides else NO_MUST_HAVE
    if must:
        start = f"Every must-have{shown} is covered"
    if not open_all:
        if not must:
            return f"{every} is covered"
        return f"{start}{', and so is every other target' if len(seen) > len(must) else ''}"
    other = "other target" if must else "target"
    return f"{start}; {count(len(open_all), f'{other} is', f'{other}s are')} short"


def _by_nobody(seen: Sequence[RequirementCoverage], needs: Sequence[RequirementCoverage]) -> str:
    several = len({need.scope for need in seen}) > 1
    unheld = [need for need in most_missing(needs) if need.have == 0]
    if not unheld:
        return ""
    known = "is known to have" if any(need.unknown for need in unheld) else "has"
    skills = list(dict.fromkeys(f"{n.skill} ({n.scope})" if several else n.skill for n in unheld))
    if len(skills) > 2:
        return f"; nobody {known} {skills[0]} or {len(skills) - 1} others"
    return f"; nobody {known} {' or '.join(skills)}"


def figures(reading: Reading) -> tuple[kinds.Figure, ...]:
    analysis, hidden = reading.analysis, reading.hidden
    whole = analysis.overall
    must = [need for need in reading.seen if need.must_have]
    open_must = short_must_haves(must)
    singles = reading.singles
    names = list(dict.fromkeys(n.skill for n in most_missing(open_must)))
    covered: kinds.Value = whole.coverage if analysis.requirements else None
    of_all = "of targets, by weight" if analysis.requirements else ""
    of_singles = ""
    if hidden.overall and analysis.requirements:
        covered = kinds.WITHHELD
    elif whole.coverage_high > whole.coverage:
        of_all += f"; at most {percent(whole.coverage_high)} if unknown levels are high enough"
    if singles:
        single_must = sum(need.must_have for need in singles)
        of_singles = f"{count(len(singles), 'target')}, {must_haves(single_must, len(singles))}"
    elif reading.secret:
        of_singles = "of the targets shown"
    hides = shown_of(reading.analysis, len(must))
    of_must = f"{len(open_must)} of {len(must)}{hides}"
    short: kinds.Value = kinds.Said(len(open_must), of_must)
    alone: kinds.Value = len(singles)
    if hides and not must:
        short = kinds.WITHHELD
    if reading.secret and not reading.seen:
        alone, of_singles = kinds.WITHHELD, ""
    return (
        kinds.Figure("coverage", "Covered", covered, "percent", of_all),
        kinds.Figure("must_haves_short", "Must-haves short", short, note=joined(names, most=3)),
        kinds.Figure("on_one_person", "Resting on one person", alone, note=of_singles),
    )


def held_against_required(reading: Reading) -> kinds.Chart:
    """Each requirement as a bar of people with a tick at the headcount, most missing first."""
    result = rows(reading, most_missing(reading.analysis.requirements), levers=False)
    # Rows that are shown stay in their order; the hidden ones come last, by their names.
    hidden = sorted(
        (row for row in result if row.unseen),
        key=lambda row: (row.need.skill, row.need.scope, row.need.level),
    )
    result = [row for row in result if not row.unseen] + hidden
    short = [row.need for row in result if row.need.shortage and not row.unseen]
    missing = sum(need.shortage for need in short)
    title = "Every target shown is covered" if len(hidden) < len(result) else ALL_HIDDEN
    if short:
        of = count(len(short), "target")
        title = f"{count(missing, 'position')} short in {of}"
    texts = [f"{n.skill} {n.level} ({n.scope}) {n.have} of {n.required}" for n in short]
    table = REQUIREMENTS.but("lever", "changes").table(
        "requirements", "", result, unit=reading.currency
    )
    return kinds.Chart(
        "requirements",
        title,
        kinds.Bars(tuple(map(_need_bar, result[:MOST_BARS])), "count", None),
        f"People held against people required, most missing first: {joined(texts, most=9)}.",
        table,
        HELPS["note.requirements_drawn"]
        + (f" The first {MOST_BARS} are drawn." if len(result) > MOST_BARS else ""),
    )


def _need_bar(row: Row) -> kinds.Bar:
    need = row.need
    label = f"{need.skill} {need.level} · {need.scope}"
    if row.unseen:
        return _unseen_bar(label)
    more = min(need.unknown, need.shortage)
    open_must = " !" if need.must_have and need.shortage else ""
    return kinds.Bar(
        label,
        float(need.have),
        f"{need.have} of {need.required}{open_must}",
        float(need.have + more) if more else None,
        float(need.required),
        shade(need.coverage),
        f"{need.have} of {need.required}, {need.unknown} unknown, due {formats.day(need.due_on)}",
    )


def coverage(reading: Reading) -> kinds.Section:
    """The part of a report that says what is covered, and what each gap would take."""
    analysis = reading.analysis
    lead = shared_elsewhere(analysis)
    if reading.secret:
        smallest = analysis.selection.viewer.smallest_group
        lead = (
            f"Too few: a group of fewer than {smallest} people, or one that would give such a "
            f"group away. {lead}"
        ).strip()
    title = coverage_title(analysis, reading.seen)
    return kinds.Section(
        "gaps", "Gaps", title, lead, (areas(reading), requirements(reading)), "gaps"
    )
