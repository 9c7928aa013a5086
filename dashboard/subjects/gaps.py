"""Gaps: what is short, skill by skill, and what each lever would do for it by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analytics.options.results import LeverOption, SkillLevers
from analytics.results import AllowedLever, RequirementCoverage
from dashboard import formats
from dashboard.details import open_skills, skill_facts
from dashboard.formats import count, joined, last_day, money, week_day
from dashboard.render.blocks import (
    Bar,
    Bars,
    Block,
    Chart,
    Fields,
    Note,
    Said,
    Section,
    Span,
    Spans,
    Table,
    Value,
    column,
)
from dashboard.subjects.reading import Reading

FIVE = 5
ALONE = (
    "Each gap is priced by itself. Together they may share a hire or a tool, so they do not add up "
    "to the plan."
)


@dataclass(frozen=True)
class Gap:
    """A skill that is short. `due_week`: when its first open position is due; `start_by`: until
    when its cheapest lever still ends in time."""

    skill: SkillLevers
    needs: tuple[RequirementCoverage, ...]
    start: date | None
    due_week: float | None

    @property
    def due(self) -> date:
        """The day on which the first of its open positions is due."""
        return min((n.due_on for n in self.needs if n.shortage), default=self.needs[0].due_on)

    @property
    def start_by(self) -> date | None:
        """None where nothing is bought, or too late."""
        option = self.skill.chosen
        if option is None or option.weeks is None or self.start is None or self.due_week is None:
            return None
        return last_day(self.start, max(0.0, self.due_week - option.weeks))


def _cash(gap: Gap) -> Value:
    option = gap.skill.chosen
    return None if option is None else option.cost.first_year_cash


GAPS = Fields[Gap](
    column("skill", "Skill", "text", lambda g: g.skill.skill, share=1.6),
    column("must_have", "Must-have", "flag", lambda g: bool(g.skill.must_have_shortage)),
    column("shortage", "Short", "count", lambda g: g.skill.shortage),
    column("required", "Of", "count", lambda g: g.skill.required),
    column("lever", "Cheapest", "lever", lambda g: g.skill.verdict),
    column("first_year_cash", "First-year cash", "money", _cash),
    column("start_by", "Start by", "date", lambda g: g.start_by),
    column("due", "Due", "date", lambda g: g.due),
)


def gaps(reading: Reading) -> list[Gap]:
    """Skills that are short: must-haves first, then the day on which they must be started. That a
    skill is here tells that it is short, so one of which a requirement is withheld is not."""
    problem = reading.study.problem()
    due: dict[str, float] = {}
    for need in problem.needs:
        if need.have < need.headcount:
            due[need.skill] = min(need.due_week, due.get(need.skill, need.due_week))
    found = []
    for skill in open_skills(reading.levers):
        needs = tuple(n for n in reading.analysis.requirements if n.skill_id == skill.skill_id)
        if all(need in reading.seen for need in needs):
            found.append(Gap(skill, needs, problem.start, due.get(skill.skill_id)))
    return sorted(
        found,
        key=lambda g: (
            not g.skill.must_have_shortage,
            g.start_by or date.max,
            -g.skill.shortage,
            g.skill.skill,
        ),
    )


def five(reading: Reading) -> Table:
    """The gaps that matter most."""
    rows = gaps(reading)[:FIVE]
    several = f"{count(len(rows), 'gap')} that matter most"
    title = several if len(rows) > 1 else "The gap that matters"
    return GAPS.but("must_have", "due").table(
        "five_gaps",
        title if rows else "",
        rows,
        note=ALONE if rows else "",
        empty="No skill is short.",
        unit=reading.currency,
    )


def every(reading: Reading, found: list[Gap]) -> Table:
    """All gaps, as the list beside the one that is looked at."""
    fields = GAPS.only("skill", "must_have", "shortage", "due", "lever")
    return fields.table("gaps", "", found, unit=reading.currency, empty="No skill is short.")


def title(found: list[Gap]) -> str:
    """How many skills are short, and which lever is cheapest for most must-haves."""
    if not found:
        return "No skill is short"
    must = [gap for gap in found if gap.skill.must_have_shortage]
    said = f"{count(len(found), 'skill')} {'is' if len(found) == 1 else 'are'} short"
    if not must:
        return f"{said}, none of them a must-have"
    said += f", {len(must)} of them must-haves" if len(found) > 1 else ", a must-have"
    levers = Counter(gap.skill.verdict for gap in must)
    lever, times = max(levers.items(), key=lambda pair: (pair[1], pair[0]))
    does = VERBS.get(lever, "")
    return f"{said}; {does} is cheapest for {times} of the {len(must)}" if does else said


VERBS = {
    "train": "training",
    "hire": "hiring",
    "equip": "a GenAI tool",
    "contract": "a contractor",
}


@dataclass(frozen=True)
class Way:
    """A lever for a gap, by itself."""

    lever: AllowedLever
    option: LeverOption
    gap: Gap

    @property
    def ready_by(self) -> date | None:
        """When the last position that it closes counts."""
        weeks = self.option.weeks
        return None if weeks is None or self.gap.start is None else week_day(self.gap.start, weeks)


def _closes(way: Way) -> Value:
    closes, short = way.option.closes, way.gap.skill.shortage
    return Said(closes, f"{closes} of {short}")


def _if_bought(value: Callable[[Way], Value]) -> Callable[[Way], Value]:
    return lambda way: value(way) if way.option.net is not None else None


WAYS = Fields[Way](
    column("lever", "Lever", "lever", lambda w: w.lever),
    column("closes", "Closes", "count", _closes),
    column(
        "first_year_cash",
        "First-year cash",
        "money",
        _if_bought(lambda w: w.option.cost.first_year_cash),
    ),
    column("run_rate", "A year after", "money", _if_bought(lambda w: w.option.cost.run_rate)),
    column("hours", "Hours", "hours", _if_bought(lambda w: w.option.cost.hours)),
    column("ready_by", "Ready by", "date", lambda w: w.ready_by),
    column("chance", "Chance", "percent", lambda w: w.option.chance),
    column("net", "Net cost", "money", lambda w: w.option.net),
    column("note", "", "text", lambda w: w.option.note, share=2, below=True, optional=True),
)


def one(reading: Reading, gap: Gap) -> Section:
    """One gap: its levers side by side, who is near, what changes the verdict."""
    skill = gap.skill
    scopes = joined(list(dict.fromkeys(need.scope for need in gap.needs)))
    levels = joined([str(level) for level in sorted({need.level for need in gap.needs})])
    lead = f"Level {levels}, {scopes}, due {formats.day(gap.due)}"
    ways = [Way(lever, option, gap) for lever, option in skill.options.items()]
    blocks: list[Block] = [
        WAYS.table("levers", "", ways, unit=reading.currency),
        *_time(ways, gap),
        *_near(reading, gap),
        Note(f"{formats.first_up(skill.turns)}." if skill.turns else ""),
        Note(skill.way_out),
        Note(_unknown(skill)),
    ]
    shown = tuple(block for block in blocks if not isinstance(block, Note) or block.text)
    return Section("gap", skill.skill, gap_title(reading, gap), lead, shown, "gaps")


def gap_title(reading: Reading, gap: Gap) -> str:
    """ "Model evaluation is 2 short of 4: train 2 for $ 26 k, start by 26 Jan 2027"."""
    skill, option = gap.skill, gap.skill.chosen
    said = f"{skill.skill} is {skill.shortage} short of {skill.required}"
    if option is None:
        return f"{said}: leaving it open costs least"
    verb = {"equip": "a tool for", "contract": "contract"}.get(skill.verdict, skill.verdict)
    cash = money(option.cost.first_year_cash, reading.currency)
    if not option.closes:
        late = f", there after {formats.weeks(option.weeks)}" if option.weeks is not None else ""
        return f"{said}: {VERBS[skill.verdict]} costs least but comes late{late}"
    does = f"{said}: {verb} {option.closes} for {cash}"
    return f"{does}, start by {formats.day(gap.start_by)}" if gap.start_by else does


def _unknown(skill: SkillLevers) -> str:
    if not skill.unknown:
        return ""
    people = count(skill.unknown, "person has", "people have")
    return f"{people} no known level: ask them before you spend."


def _time(ways: list[Way], gap: Gap) -> list[Chart]:
    """From the start until it counts, with the due date."""
    spans = tuple(
        Span(
            formats.first_up(VERBS.get(way.lever, way.lever)),
            f"{way.option.closes} of {gap.skill.shortage}",
            0.0,
            way.option.weeks,
            way.lever,
            None,
            gap.due_week,
            f"ready by {formats.day(way.ready_by)}" if way.ready_by else "",
        )
        for way in ways
        if way.option.weeks is not None
    )
    if not spans:
        return []
    last = max([gap.due_week or 1.0, *(span.end for span in spans)])
    told = [f"{span.label}: {span.note}" for span in spans]
    form = Spans(spans, gap.start, last)
    return [Chart("time", "Which lever is ready in time", form, f"{'; '.join(told)}.")]


def _near(reading: Reading, gap: Gap) -> list[Chart]:
    """How many people stand at each level."""
    facts = skill_facts(reading.analysis, gap.skill.skill_id)
    seen = facts.shown(reading.analysis.selection.viewer)
    counts = [sum(row.counts[level] for row in seen) for level in range(6)]
    if not sum(counts):
        return []
    wanted = facts.wanted
    bars = [
        Bar(
            f"Level {level}",
            float(people),
            str(people),
            shade="good" if level >= wanted else "train" if level == wanted - 1 else "unknown",
        )
        for level, people in enumerate(counts)
    ]
    unknown = sum(row.unknown for row in seen)
    if unknown:
        bars.append(Bar("Unknown", float(unknown), str(unknown), shade="unknown"))
    below = counts[wanted - 1] if wanted else 0
    title = f"{count(below, 'person is', 'people are')} one level below {wanted}"
    told = ", ".join(f"{bar.text} at {bar.label.lower()}" for bar in bars)
    return [Chart("near", title, Bars(tuple(bars), "count", None), f"People by level: {told}.")]
