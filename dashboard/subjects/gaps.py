"""Gaps: what is short and what closes it, what breaks while somebody is away, who could teach."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from analytics.options.results import LeverOption, SkillLevers
from analytics.results import AllowedLever, RequirementCoverage, by_key
from analytics.strategy.results import Cost, Plan
from analytics.strategy.team import Circle, Hit
from dashboard import formats
from dashboard.details import skill_facts
from dashboard.formats import count, day, hours, joined, money, must_haves, weeks
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.subjects import HELPS, columns, plan
from dashboard.subjects.reading import Reading
from dashboard.subjects.standing import as_surveyed
from data.vocabulary import ALL_TEAMS

FIVE = 5
ALONE = "Priced alone; the plan may differ."


@dataclass(frozen=True)
class Gap:
    """A skill that is short. `due_week`: when its first open position is due; `start_by`: until
    when its lever of least net cost must be decided."""

    skill: SkillLevers
    needs: tuple[RequirementCoverage, ...]
    start: date
    due_week: float | None

    @property
    def due(self) -> date:
        """The day on which the first of its open positions is due: of must-haves, where it has
        some."""
        must = self.skill.must_have_shortage
        short = (n.due_on for n in self.needs if n.shortage and (n.must_have or not must))
        return min(short, default=self.needs[0].due_on)

    @property
    def start_by(self) -> date | None:
        """None where nothing is bought; today where that is too late."""
        option = self.skill.chosen
        if option is None or option.start_by_week is None or self.due_week is None:
            return None
        return formats.last_day(self.start, option.start_by_week)


def _must_have(gap: Gap) -> kinds.Value:
    """Of several kinds how many are one."""
    must, short = gap.skill.must_have_shortage, gap.skill.shortage
    return kinds.Said(True, f"{must} of {short}") if 0 < must < short else must > 0


def _start_by(gap: Gap) -> kinds.Value:
    """Marked where the lever closes nothing in time."""
    option, by = gap.skill.chosen, gap.start_by
    return kinds.Said(by, f"{day(by)}, late") if by and option and not option.closes else by


GAPS = Fields[Gap](
    *within("skill", columns.SKILL),
    column("must_have", "Must-have", "flag", _must_have),
    *within("skill", columns.SHORT),
    column("required", "Required", "count", "skill.required", only=(*kinds.DATA, "html", "pdf")),
    column("lever", "Least net cost", "lever", "skill.verdict"),
    *within("skill.chosen.cost", columns.FIRST_YEAR),
    column("start_by", "Start by", "date", _start_by),
    column("due", "Due", "date"),
)


def gaps(reading: Reading) -> list[Gap]:
    """Skills that are short: must-haves first, then the day on which they must be started. That a
    skill is here tells that it is short, so one of which a requirement is withheld is not."""
    problem = reading.study.problem()
    due: dict[str, float] = {}
    for need in problem.needs:
        if need.have < need.headcount:
            due[need.skill] = min(need.due_week, due.get(need.skill, need.due_week))
    result = []
    for skill in reading.study.levers():
        needs = tuple(n for n in reading.analysis.requirements if n.skill_id == skill.skill_id)
        if skill.shortage and all(need in reading.seen for need in needs):
            result.append(Gap(skill, needs, problem.start, due.get(skill.skill_id)))

    def order(gap: Gap) -> tuple[bool, date, int, str]:
        skill = gap.skill
        by = gap.start_by or date.max
        return not skill.must_have_shortage, by, -skill.shortage, skill.skill

    return sorted(result, key=order)


def five(reading: Reading) -> kinds.Table:
    rows = gaps(reading)[:FIVE]
    several = f"{count(len(rows), 'gap')} to start first"
    title = several if len(rows) > 1 else "The gap to start" if rows else ""
    fields, note = GAPS.but("must_have", "due"), ALONE if rows else ""
    return fields.table(
        "five_gaps", title, rows, note=note, empty=none_short(reading), unit=reading.currency
    )


def every_gap(reading: Reading, gaps: list[Gap]) -> kinds.Table:
    fields = GAPS.only("skill", "must_have", "shortage", "due", "lever")
    return fields.table("gaps", "", gaps, unit=reading.currency, empty=none_short(reading))


def none_short(reading: Reading) -> str:
    """What stands in the place of gaps, where there is none or none may be shown."""
    return f"{finding(reading, [])}."


def finding(reading: Reading, gaps: list[Gap]) -> str:
    text = title(gaps, reading.secret)
    return text if gaps or reading.hidden.overall else as_surveyed(reading.analysis, text)


def title(gaps: list[Gap], secret: bool = False) -> str:
    """`secret`: requirements are withheld, so that what is not here may be short."""
    if not gaps:
        return "No skill that may be shown is short" if secret else "No skill is short"
    must = [gap for gap in gaps if gap.skill.must_have_shortage]
    text = f"{count(len(gaps), 'skill is', 'skills are')} short"
    if not must:
        return f"{text}, none of them a must-have"
    text += f", {must_haves(len(must), len(gaps))}"
    levers = Counter(gap.skill.verdict for gap in must)
    lever, times = max(levers.items(), key=lambda pair: (pair[1], pair[0]))
    if lever not in VERBS:
        return text
    of = f" for {times} of the {len(must)}" if len(must) > 1 else ""
    return f"{text}; {VERBS[lever]} has the least net cost{of}"


VERBS = {"train": "training", "hire": "hiring", "equip": "a GenAI tool", "contract": "a contractor"}


@dataclass(frozen=True)
class Way:
    lever: AllowedLever
    option: LeverOption
    gap: Gap

    @property
    def bought(self) -> Cost | None:
        """What it costs; None where it cannot be bought."""
        return self.option.cost if self.option.net is not None else None

    @property
    def closes(self) -> str:
        """ "2 of 3": positions of those that are short."""
        return f"{self.option.closes} of {self.gap.skill.shortage}"

    @property
    def ready_by(self) -> date | None:
        """When the last position that it closes counts."""
        weeks = self.option.weeks
        return None if weeks is None else formats.week_day(self.gap.start, weeks)


WAYS = Fields[Way](
    columns.LEVER,
    column("closes", "Closes", "count", lambda w: kinds.Said(w.option.closes, w.closes)),
    *within("bought", columns.FIRST_YEAR, columns.AFTER, columns.HOURS),
    column("ready_by", "Ready by", "date"),
    *within("option", column("chance", "Chance", "chance"), column("net", "Net cost", "money")),
)


def this_gap(reading: Reading, gap: Gap) -> kinds.Section:
    skill = gap.skill
    scopes = joined(list(dict.fromkeys(need.scope for need in gap.needs)))
    levels = joined([str(level) for level in sorted({need.level for need in gap.needs})])
    lead = f"Level {levels}, {scopes}, due {day(gap.due)}"
    ways = [Way(lever, option, gap) for lever, option in skill.options.items()]
    unknown = count(skill.unknown, "person has", "people have")
    by_lever = [(kinds.LEVERS[way.lever], text) for way in ways if (text := _note(way, reading))]
    today = money(skill.value, reading.currency)
    worth = f"By what an open week is worth, today {today}: " if skill.flips else ""
    notes = (
        formats.first_up(f"{worth}{skill.turns}.") if skill.turns else "",
        skill.way_out,
        f"{unknown} no known level: ask them before you spend." if skill.unknown else "",
    )
    blocks = kinds.given(
        WAYS.table("levers", "", ways, unit=reading.currency),
        kinds.Lines("by_lever", "", tuple(by_lever)) if by_lever else None,
        _time(ways, gap),
        _near(reading, gap),
        *(kinds.Note(note) for note in notes if note),
    )
    return kinds.Section("gap", skill.skill, gap_title(reading, gap), lead, blocks, "gaps")


def _note(way: Way, reading: Reading) -> str:
    """What it comes to, and what is paid once after the first year."""
    later = way.option.paid_later if way.bought else 0.0
    once = f" {money(later, reading.currency)} is paid after the first year." if later >= 1 else ""
    return f"{way.option.note}{once}".strip()


def gap_title(reading: Reading, gap: Gap) -> str:
    """ "Model evaluation is 2 short of 4: training closes 2 for $ 26 k, start by 26 Jan 2027"."""
    skill, option = gap.skill, gap.skill.chosen
    text = f"{skill.skill} is {skill.shortage} short of {skill.required}"
    if option is None:
        return f"{text}: leaving it open costs least"
    cash = money(option.cost.first_year_cash, reading.currency)
    if not option.closes:
        late = f", there after {weeks(option.weeks)}" if option.weeks is not None else ""
        return f"{text}: {VERBS[skill.verdict]} costs least but comes late{late}"
    does = f"{text}: {VERBS[skill.verdict]} closes {option.closes} for {cash}"
    return f"{does}, start by {day(gap.start_by)}" if gap.start_by else does


def _time(ways: list[Way], gap: Gap) -> kinds.Chart | None:
    spans = tuple(
        kinds.Span(
            f"{formats.first_up(VERBS.get(way.lever, way.lever))}, {way.closes}",
            0.0,
            way.option.weeks,
            way.lever,
            due=gap.due_week,
            note=f"ready by {day(formats.week_day(gap.start, way.option.weeks))}",
        )
        for way in ways
        if way.option.weeks is not None
    )
    if not spans:
        return None
    last = max([gap.due_week or 1.0, *(span.end for span in spans)])
    texts = [f"{span.label}: {span.note}" for span in spans]
    form = kinds.Spans(spans, gap.start, last)
    return kinds.Chart("time", "Which lever is ready in time", form, f"{'; '.join(texts)}.")


def _near(reading: Reading, gap: Gap) -> kinds.Chart | None:
    facts = skill_facts(reading.analysis, gap.skill.skill_id)
    asked = {team for need in gap.needs for team in need.teams}
    seen = [r for r in facts.shown(reading.analysis.selection.viewer) if r.team in asked]
    counts = [sum(row.counts[level] for row in seen) for level in range(6)]
    if not sum(counts):
        return None
    wanted, bars = facts.wanted, []
    for level, people in enumerate(counts):
        shade = "good" if level >= wanted else "train" if level == wanted - 1 else "unknown"
        bars.append(kinds.Bar(f"Level {level}", float(people), str(people), shade=shade))
    unknown = sum(row.unknown for row in seen)
    if unknown:
        bars.append(kinds.Bar("Unknown", float(unknown), str(unknown), shade="unknown"))
    below = counts[wanted - 1] if wanted else 0
    title = f"{count(below, 'person is', 'people are')} one level below {wanted}"
    texts = ", ".join(f"{bar.text} at {bar.label.lower()}" for bar in bars)
    form = kinds.Bars(tuple(bars), "count", None)
    return kinds.Chart("near", title, form, f"People by level: {texts}.")


CHOOSE = "Choose one person or two: what breaks while they are away, and the cheapest repair."


def resilience(reading: Reading) -> kinds.Section:
    # With its scope where other teams may hold it too.
    named = by_key(
        (n.skill if n.scope == ALL_TEAMS else f"{n.skill} ({n.scope})", n.must_have)
        for n in reading.singles
    )
    title, lines = "No required skill rests on one person", _leaving(reading)
    if named:
        title = f"{count(len(named), 'skill rests', 'skills rest')} on one person"
        musts = [name for name, must in named.items() if any(must)]
        others = [name for name in named if name not in musts]
        told = (("Must-haves", musts), ("Others", others))
        lines = [f"{kind}: {joined(names, most=8)}." for kind, names in told if names] + lines
    block = kinds.Lines("resilience", "", tuple(("", line) for line in lines))
    return kinds.Section("resilience", "If someone leaves", title, "", (block,) if lines else ())


def _leaving(reading: Reading) -> list[str]:
    """How many must leave before most is held by nobody."""
    result = reading.analysis.resilience
    if result is None or reading.hidden.overall:
        return []
    needs = count(result.requirements, "target")
    if result.too_few:
        return ["Too few people answered the same skills to show how many could leave."]
    if result.truck_factor == 0:
        return [f"{result.held_by_nobody} of {needs} are held by nobody already."]
    if result.truck_factor is None:
        many = "More than 50 people would have to leave before more than half of the"
        return [f"{many} {needs} are held by nobody."]
    people = count(result.truck_factor, "person", "people")
    return [f"If {people} left, more than half of the {needs} might be held by nobody."]


HITS = Fields[tuple[Hit, bool]](
    *within(0, columns.SKILL, columns.LEVEL, columns.SCOPE, columns.MUST_HAVE, columns.REQUIRED),
    *within(0, column("before", "Today", "count"), column("after", "Left", "count")),
    *within(0, column("lost", "Lost", "count")),
    column("single", "On one person then", "flag", "1"),
)


def away(reading: Reading, people: tuple[int, ...]) -> kinds.Section:
    """What breaks while these people (by number) are away, and the cheapest repair."""
    result = reading.study.loss(people)
    single = set(result.single)
    hits = {*result.broken, *single}
    order = sorted(hits, key=lambda h: (not h.must_have, -h.lost, h.skill, h.level, h.scope))
    rows = [(hit, hit in single) for hit in order]
    title, lost = "Every filled position stays filled", sum(hit.lost for hit in result.broken)
    if lost:
        title = f"{count(lost, 'filled position')} would open"
        must = sum(hit.lost for hit in result.broken if hit.must_have)
        title += f", {must} of must-haves" if must else ""
    blocks: list[kinds.Block] = [HITS.table("hits", "", rows)] if rows else []
    if result.repair is not None:
        blocks += _repair(reading, lost, result.repair)
    return kinds.Section("away", "If someone is away", title, "", tuple(blocks))


REPAIR = Fields[plan.Deed](
    *plan.ACTIONS.only("lever", "what", "who", "count").fields,
    column("end_week", "Counts in week", "weeks", "action.end_week"),
    *plan.ACTIONS.only("total").fields,
)


def _repair(reading: Reading, lost: int, repair: Plan) -> list[kinds.Block]:
    if not repair.actions:
        return [kinds.Note("Nothing that the scenario allows repairs it in time.")]
    unrepaired, cost, unit = repair.shortage, repair.cost, reading.currency
    late = "the rest not by the due dates" if unrepaired else "all by the due dates"
    repaired = kinds.Said(lost - unrepaired, f"{lost - unrepaired} of {lost}")
    figures = (
        kinds.Figure("repaired", "Repaired", repaired, "count", late),
        kinds.Figure("one_off", "Once", cost.one_off, "money", unit=unit),
        kinds.Figure("run_rate", "A year", cost.run_rate, "money", unit=unit),
        kinds.Figure("hours", "People's hours", cost.hours, "hours"),
        kinds.Figure("total", "Total cost", cost.total, "money", unit=unit),
    )
    rows = [plan.Deed(action, reading) for action in repair.actions]
    return [kinds.Numbers(figures), REPAIR.table("repair", "The cheapest repair", rows, unit=unit)]


NONE = "No target is short, so nobody needs to learn for one"
NOBODY = "Nobody is one level below, has hours and has not said no."
CIRCLES = Fields[Circle](
    columns.SKILL,
    columns.SCOPE,
    column("level", "To level", "level"),
    column("short", "Short", "count"),
    columns.MUST_HAVE,
    column("learners", "Could learn", "count", lambda c: len(c.learners)),
    column("wanting", "Want to", "count"),
    column("in_time", "In time", "count"),
    column("mentors", "Mentors", "count", lambda c: len(c.mentors)),
    column("pairs", "Pairs", "count", lambda c: len(c.pairs)),
)


def mentors(reading: Reading) -> kinds.Section:
    circles = reading.study.circles()
    if not circles:
        return kinds.Section("mentors", "Learn from each other", NONE)
    tutored = any(circle.tutor_hours for circle in circles)
    tutor = " A plan can pay an outside tutor for the rest." if tutored else ""
    able = [circle for circle in circles if circle.pairs]
    late = sum(not circle.in_time for circle in able)
    title = f"Colleagues could teach {len(able)} of {count(len(circles), 'gap')}"
    title += f", {late} of them only after the due date" if late else ""
    table = CIRCLES.table("gaps", "", circles, note=HELPS["note.circles"] + tutor)
    return kinds.Section("mentors", "Learn from each other", title, "", (table,))


def name(circle: Circle) -> str:
    return f"{circle.skill}, {circle.scope}, level {circle.level}"


PAIRS = Fields[tuple[str, str]](
    column("learner", "Learner", value="0"),
    column("mentor", "Mentor", value=lambda pair: pair[1] or "none here"),
)


def pairs(reading: Reading, circle: Circle) -> kinds.Section:
    """One gap in full, with names: only for readers who may see people."""
    if not reading.people:
        raise ValueError("no person is named for this reader")
    if not circle.learners:
        return kinds.Section("pairs", "Pairs", name(circle), NOBODY)
    labels = {worker.person_no: worker.label for worker in reading.study.problem().workers}
    mentor = {pair.learner: pair.mentor for pair in circle.pairs}
    order = [*mentor, *(number for number in circle.learners if number not in mentor)]
    rows = [(labels[n], labels[mentor[n]] if n in mentor else "") for n in order]
    people = len(circle.learners)
    lead = f"{circle.wanting} of {count(people, 'learner')} said that they want to."
    if circle.weeks is not None:
        due = f"due in {weeks(circle.due_week)}" if circle.due_week else "overdue"
        lead += (
            f" The step takes up to {weeks(circle.weeks)}, with {hours(circle.mentor_hours)} of a "
            f"mentor each. It is {due}: {circle.in_time} of {people} can be through by then."
        )
    table = PAIRS.table("pairs", "", rows, note=unpaired(circle))
    return kinds.Section("pairs", "Pairs", name(circle), lead, (table,))


def unpaired(circle: Circle) -> str:
    """Why some have no mentor here, and what an outside tutor would take; empty: all have one."""
    rest = len(circle.learners) - len(circle.pairs)
    if not rest:
        return ""
    why = "no mentor has hours left" if circle.mentors else "nobody holds the level and has hours"
    text = f"{count(rest, 'learner')} without a mentor: {why}."
    if not circle.tutor_hours:
        return text
    tutor = hours(circle.tutor_hours)
    return f"{text} An outside tutor would take {tutor}, which a plan pays for."
