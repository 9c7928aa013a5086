"""The plan: the options side by side, what to do by when, and what it closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.options.options import FLAT
from analytics.options.results import Option
from analytics.strategy.amounts import whole_week
from analytics.strategy.results import Action, NeedOutcome, Plan
from analytics.suppression import key
from dashboard import formats
from dashboard.details import by_decision, due_week
from dashboard.formats import count, decimal, joined, money, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, aside, column, within
from dashboard.subjects import HELPS, columns, standing
from dashboard.subjects import options as wording
from dashboard.subjects import who as advice
from dashboard.subjects.reading import HIDDEN_MUST_HAVES, NO_MUST_HAVE, Reading, shown_of
from dashboard.subjects.scenarios import demanded
from data.vocabulary import PERSON_LEVERS

LITTLE = 0.5
"""Must-haves more in place, below which a plan is for the open weeks that it saves."""


def _name(option: Option) -> str:
    return wording.NAMES[option.name]


def buys(option: Option) -> str:
    """ "train 6, equip 7", or as which other option."""
    if option.same_as:
        return f"as {wording.NAMES[option.same_as]}"
    return ", ".join(wording.buys(option.planned.plan)) or "nothing"


def _a_year_after(plan: Plan) -> kinds.Value:
    """What runs on, and in words what is paid later than that once."""
    once = wording.later(plan)
    return (
        kinds.Said(plan.cost.run_rate, wording.a_year_after(plan)) if once else plan.cost.run_rate
    )


OPTIONS = Fields[tuple[Option, bool]](
    column(
        "option",
        "Option",
        value=lambda row: f"{_name(row[0])}{' (recommended)' if row[1] else ''}",
        share=1.3,
    ),
    *within(
        0,
        column("buys", "Buys", value=buys, share=1.8),
        column("held", "Likely in place", "decimal", "judged.held"),
        *aside(column("held_worst_tenth", "Worst tenth", "decimal", "judged.held_worst_tenth")),
        column("missing", "People missing", "decimal", "judged.missing", only=kinds.DATA),
        *aside(column("open_weeks", "Open weeks", "decimal", share=0.7)),
        *within("cost", columns.FIRST_YEAR),
        *within("planned.plan", *aside(column("run_rate", "A year after", "money", _a_year_after))),
        *within("cost", *aside(columns.HOURS)),
        column("decide_by", "Decide by", "date", wording.works_until, share=1.1),
    ),
    secret="held held_worst_tenth missing open_weeks",
)
NET_COST = Fields[Option](
    column("option", "Option", value=_name),
    column("total", "Total cost", "money", "cost.total"),
    column("credit", "Less credit", "money"),
    column("vacancy", "Open positions", "money"),
    column("net", "Net cost", "money"),
    secret="credit vacancy net",
)


def curve(reading: Reading) -> tuple[kinds.Chart, ...]:
    """One chart; none where nothing is a must-have."""
    result = reading.options
    if not result.options[0].judged.of:
        return ()
    points = []
    for option in result.options:
        if option.same_as is None:
            cash, held = option.cost.first_year_cash, option.judged.held
            best = option.name == result.recommended
            points.append(kinds.Point(_name(option), cash, held, decimal(held), best))
    points.sort(key=lambda point: point.x)
    of = count(result.options[0].judged.of, "must-have")
    texts = [f"{p.label} {p.text} for {money(p.x, reading.currency)}" for p in points]
    up = f"likely in place, of {of}"
    alt = f"Must-haves likely in place, of {of}, by first-year cash: {'; '.join(texts)}."
    form = kinds.Points(tuple(points), "first-year cash", up, "money", reading.currency)
    return (kinds.Chart("curve", "What more cash buys", form, alt),)


def net_cost(reading: Reading) -> kinds.Chart | None:
    """What each option costs when open positions count, too; None where these are withheld."""
    if reading.secret:
        return None
    result = reading.options
    shown = [option for option in result.options if option.same_as is None]
    least, usual = min(shown, key=lambda item: item.net), result.named(result.recommended)
    labels = tuple(_name(item) for item in shown)
    paid = tuple(max(0.0, item.cost.total - item.credit) for item in shown)
    until = whole_week(reading.study.problem().rules.horizon_weeks)
    series = (
        kinds.Series(f"Cost in {until} weeks, less hires' other work", paid, "accent"),
        kinds.Series("Open positions, assumed", tuple(item.vacancy for item in shown), "unknown"),
    )
    texts = [f"{_name(item)} {money(item.net, reading.currency)}" for item in shown]
    return kinds.Chart(
        "net_cost",
        net_title(least, usual, reading.currency),
        kinds.Stacked(labels, series, "money", reading.currency),
        f"Net cost: {'; '.join(texts)}.",
        net_table(reading, ""),
    )


def net_title(least: Option, usual: Option, currency: str) -> str:
    """Of what is recommended also why, where it is the cheaper one of two that are as good."""
    more, cheaper = usual.net - least.net, least.cost.total - usual.cost.total
    if 0.5 <= more <= FLAT * abs(least.net) and cheaper >= 0.5:
        near = f"within {percent(FLAT)} of the least net cost ({_name(least)})"
        return f"{_name(usual)} is {near}, and {money(cheaper, currency)} cheaper in all"
    beside = f", {_name(usual)} {money(more, currency)} more" if more >= 0.5 else ""
    return f"{_name(least)} costs least once open positions are counted{beside}"


def net_table(reading: Reading, title: str, only: Sequence[kinds.Outlet] = ()) -> kinds.Table:
    return NET_COST.table(
        "net_cost",
        title,
        reading.options.options,
        unit=reading.currency,
        note=HELPS["note.net_cost"],
        only=only,
        unseen=lambda option: reading.secret,
    )


def note(reading: Reading) -> str:
    nothing, option = reading.options.named("nothing"), reading.option
    of = nothing.judged.of
    first = f"Likely {decimal(nothing.judged.held)}" if of else wording.likely(nothing)
    text = "" if reading.secret else f"{first} if we do nothing"
    weeks = round(nothing.open_weeks) - round(option.open_weeks)
    if text and of and option.judged.held - nothing.judged.held < LITTLE and weeks > 1:
        text += f", with {formats.number(weeks)} more open weeks"
    runs = formats.number(reading.options.runs)
    return f"{text}. Averages of {runs} runs".removeprefix(". ")


def still_open(reading: Reading, option: Option) -> list[str]:
    """What an option leaves open, a line each, with its ways out; after them what is closed by
    ratings only, what nobody was asked, who are not there, and a start before the survey."""
    deadline = reading.study.scenario.deadline_weeks
    every = [own.planned.plan for own in reading.options.options if own.name == "every"]
    left = {n.asked: n.shortage_after for plan in every for n in plan.needs}
    rows = {row.asked: row for row in option.open}
    partly = {
        p for p, row in rows.items() if row.closes or left.get(p, row.positions) < row.positions
    }
    ways = wording.ways_out(reading.options, deadline, reading.dates, partly)
    for place, row in rows.items():
        if row.cost is None and left.get(place) == 0:
            ways.setdefault(place, HELPS["plan.every_closes"])
    after = (
        on_paper(option),
        standing.not_asked(reading.analysis),
        standing.too_many(reading.seen),
        before_survey(reading),
    )
    return [*wording.leaves_open(option, ways), *filter(None, after)]


def before_survey(reading: Reading) -> str:
    """A warning where the plan starts before the latest survey; else ""."""
    start = reading.plan.start
    asked = max((on for _, _, on in reading.analysis.waves), default=start)
    text = HELPS["plan.before_survey"].format(start=formats.day(start), asked=formats.day(asked))
    return text if start < asked else ""


def on_paper(option: Option) -> str:
    """Must-haves that an option closes by ratings, though they are likely to be open for more than
    half of the time from their due dates to the horizon."""
    plan = option.planned.plan
    late = {item.asked: item.late for item in option.judged.likely_by}
    names = []
    for need in plan.needs:
        weeks = late.get(need.asked, 0.0)
        closed = need.must_have and need.shortage_before and not need.shortage_after
        if closed and 2 * weeks > plan.horizon_weeks - need.due_week:
            names.append(f"{need.skill} at {need.level} ({need.scope})")
    return HELPS["plan.on_paper"].format(names=joined(names)) if names else ""


def options(reading: Reading) -> kinds.Section | None:
    """The ways to go on, and what would change the choice; None where nothing is required."""
    if not reading.plan.needs:
        return None
    options, secret = reading.options, reading.secret
    rows = [(option, option.name == options.recommended) for option in options.options]
    unit, all_of_them = reading.currency, {"pptx": len(rows)}
    table = OPTIONS.table("options", "", rows, unit=unit, unseen=lambda _: secret, most=all_of_them)
    net = net_table(reading, "Net cost", kinds.READ)
    title, lead = wording.NAMES[reading.study.scenario.option], wording.value(options)
    blocks: tuple[kinds.Block, ...] = (table, net)
    if not secret:
        sentences = (
            *still_open(reading, reading.priced),
            lead,
            wording.own_values(options),
        )
        title, lead = wording.headline(reading.option, reading.options.named("nothing")), ""
        stays = tuple(("", line) for line in sentences if line)
        open_lines = kinds.Lines("stays_open", "", stays, most=0)
        switches = tuple(("", line) for line in wording.switches(options))
        turns = kinds.Lines("switching", "What would change the choice", switches, kinds.READ)
        charts = [replace(chart, only=("pptx",)) for chart in curve(reading)]
        blocks = (open_lines, table, *charts, net, turns)
    return kinds.Section("options", "Options", title, lead, blocks, "plan")


@dataclass(frozen=True)
class Deed:
    action: Action
    reading: Reading


def what(action: Action, *, named: bool = False) -> str:
    skills = joined(list(action.skills) or [action.skill])
    several = f"{action.count} × " if action.count > 1 else ""
    match action.lever:
        case "assess":
            return f"Check {count(action.count, 'rating')} in {skills}"
        case "hire":
            seat = " for a budgeted seat" if action.backfill else ""
            return f"Hire {several}{action.profile or action.who}{seat}"
        case "contract":
            until = whole_week(action.until_week or action.end_week)
            return f"Contract {several}{action.profile or action.who} until week {until}"
        case "equip":
            return f"{several}{action.tool or 'Tool'} for {skills}"
    # Where somebody stands today is theirs: it is shown only beside names.
    start = f"from level {action.from_level} " if named and action.from_level is not None else ""
    return f"Train {several}{skills} {start}to level {action.level}"


def what_of(deed: Deed) -> kinds.Value:
    """The same, as far as it does not tell of a small group."""
    action = deed.action
    secret = action.lever in PERSON_LEVERS and deed.reading.crowds.few(action.skills)
    return kinds.WITHHELD if secret else what(action, named=deed.reading.people)


def _whom(deed: Deed) -> str:
    """For whom: the role and team, a person only where they may be named."""
    action = deed.action
    group: tuple[str, ...] = (action.who, action.team)
    if action.lever in PERSON_LEVERS:
        group = deed.reading.crowds.named(*group)
    parts = [(action.person or "") if deed.reading.people else "", *group]
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _closes(deed: Deed) -> str:
    """ "Serving 3, Platform (2)": the positions that an action closes, as far as they are shown; of
    one that closes none as counted, why it is there all the same."""
    action, hidden = deed.action, {skill for _, skill, _ in deed.reading.hidden.names}
    if not action.closes and action.lever != "assess" and hidden.isdisjoint(action.skills):
        due = due_week(action, deed.reading.plan)
        return "late" if due is not None and action.end_week > due else "in reserve"
    return "; ".join(
        f"{c.skill} {c.level}, {c.scope}" + (f" ({c.headcount})" if c.headcount > 1 else "")
        for c in action.closes
        if c.asked not in deed.reading.hidden.names
    )


def _rests_on(deed: Deed) -> str:
    """Interest, hours and steps: they are the person's, and stand only beside the name."""
    own = deed.action.advice
    if own is None or not deed.reading.people:
        return ""
    return "; ".join(
        (
            f"interest {advice.interest(own)}",
            advice.free_hours(own),
            advice.stands(deed.action, own),
        )
    )


ACTIONS = Fields[Deed](
    *within("action", columns.LEVER),
    column("what", "Action", value=what_of, share=1.8),
    column("who", "For", value=_whom, below=True),
    column("count", "Count", "count", "action.count", only=kinds.DATA),
    column("decide_by", "Decide by", "date", lambda d: d.reading.until(d.action.decide_by_week)),
    column("start_week", "From week", "weeks", "action.start_week", only=kinds.DATA),
    column("end_week", "Counts in week", "weeks", "action.end_week", only=kinds.DATA),
    column("counts_from", "Counts from", "date", lambda d: d.reading.on(d.action.end_week)),
    *within("action", *within("cost", columns.ONCE, columns.A_YEAR, columns.HOURS, columns.TOTAL)),
    column("chance", "Chance", "chance", "action.chance"),
    column("closes", "Closes", value=_closes, share=2, below=True),
    column("rests_on", "Rests on", value=_rests_on, below=True, optional=True),
)


def actions(reading: Reading) -> kinds.Table:
    return ACTIONS.table(
        "actions",
        "What to do, the first decision first",
        [Deed(action, reading) for action in by_decision(reading.plan)],
        empty="The plan holds no action.",
        unit=reading.currency,
        note=HELPS["note.actions"],
        most={"pdf": 14},
        only=kinds.READ,
    )


def roadmap(reading: Reading) -> kinds.Chart | None:
    """What runs when, equal actions together; None where nothing is bought."""
    plan = reading.plan
    seen = (a for a in plan.actions if what_of(Deed(a, reading)) is not kinds.WITHHELD)
    groups = decisions(replace(plan, actions=tuple(seen)))
    if not groups:
        return None
    spans = [_span(deeds, reading) for deeds in groups]
    last = max([1.0, *(s.end for s in spans), *(s.due or 0.0 for s in spans)])
    text = "; ".join(f"{s.label}, {s.note}" for s in spans)
    form, alt = kinds.Spans(tuple(spans), plan.start, last), f"Actions over time: {text}."
    days = decision_days(purchases(plan))
    same = count(days.count(days[0]), "decision is", "decisions are")
    checked = ", after checks" if checks_first(plan) else ""
    title = f"{same} due by {formats.day(days[0])}{checked}"
    return kinds.Chart("roadmap", title, form, alt, note=HELPS["note.roadmap"])


def _span(actions: Sequence[Action], reading: Reading) -> kinds.Span:
    action, plan = actions[0], reading.plan
    whole = sum(action.count for action in actions)
    what = f"{wording.VERBS.get(action.lever, action.lever)} {whole}"
    by, end = action.decide_by_week, formats.day(reading.on(action.end_week))
    return kinds.Span(
        f"{_of_what(actions)}, {what}",
        action.start_week,
        action.end_week,
        action.lever,
        by,
        min(
            (week for action in actions if (week := due_week(action, plan)) is not None),
            default=None,
        ),
        f"decide by {formats.day(reading.until(by))}, counts from {end}",
    )


def _of_what(actions: Sequence[Action]) -> str:
    if actions[0].lever == "assess":
        return "Ratings"
    skills = list(
        dict.fromkeys(skill for action in actions for skill in action.skills or (action.skill,))
    )
    if actions[0].lever != "equip" or len(skills) == 1:
        return actions[0].skill
    return count(len(skills), "skill")


def decisions(plan: Plan) -> list[list[Action]]:
    """Equal actions are decided together; the first that must be decided comes first. Of seats also
    those for other skills, which are not worth a decision each."""
    groups: dict[tuple[object, ...], list[Action]] = {}
    for action in by_decision(plan):
        what = action.decide_by_week if action.lever == "equip" else action.skill
        key = (action.lever, what, action.start_week, action.end_week)
        groups.setdefault(key, []).append(action)
    return list(groups.values())


def purchases(plan: Plan) -> Plan:
    """The plan without ratings to check, which are no decision of their own; alone they stay."""
    bought = tuple(action for action in plan.actions if action.lever != "assess")
    return replace(plan, actions=bought or plan.actions)


def checks_first(plan: Plan) -> bool:
    """Whether there are ratings to check, and they are checked before anything must be decided."""
    ends = [action.end_week for action in plan.actions if action.lever == "assess"]
    first = min(action.decide_by_week for action in purchases(plan).actions)
    return bool(ends) and max(ends) <= first


def decision_days(plan: Plan) -> list[date]:
    """The last day of each decision, in order."""
    return [formats.last_day(plan.start, deeds[0].decide_by_week) for deeds in decisions(plan)]


@dataclass(frozen=True)
class Need:
    need: NeedOutcome
    due: kinds.Value
    chance: float | None
    unseen: bool


def _place(need: NeedOutcome) -> str:
    return f"{need.skill} {need.level} · {need.scope}"


def today(need: NeedOutcome) -> int:
    """Who counts before anything is bought; at most what is required."""
    return min(need.have, need.required)


NEEDS = Fields[Need](
    column("requirement", "Target", value=lambda n: _place(n.need), share=1.8),
    column("skill", "Skill", value="need.skill", only=("json", "csv")),
    column("scope", "Scope", value="need.scope", only=("json", "csv")),
    column("level", "Level", "level", "need.level", only=("json", "csv")),
    *within("need", columns.MUST_HAVE),
    column("due", "Due", "date"),
    *within("need", columns.REQUIRED),
    column("have", "Today", "count", lambda n: today(n.need)),
    column("by_train", "Train", "count", "need.by_train", optional=True),
    column("by_hire", "Hire", "count", "need.by_hire", optional=True),
    column("by_equip", "Equip", "count", "need.by_equip", optional=True),
    column("by_contract", "Contract", "count", "need.by_contract", optional=True),
    column("open_before", "Open today", "count", "need.shortage_before", only=kinds.DATA),
    column("open", "Open", "count", "need.shortage_after"),
    column("chance", "Likely to hold", "chance"),
    secret="required have open_before open chance",
)
PARTS: tuple[tuple[str, str, Callable[[NeedOutcome], int]], ...] = (
    ("Today", "have", today),
    ("Train", "train", lambda n: n.by_train),
    ("Hire", "hire", lambda n: n.by_hire),
    ("Equip", "equip", lambda n: n.by_equip),
    ("Contract", "contract", lambda n: n.by_contract),
    ("Open", "open", lambda n: n.shortage_after),
)
"""What a bar of people is made of: name, shade, how many."""


def needs(reading: Reading) -> list[Need]:
    """Requirements that the plan changes, and every must-have."""
    plan = reading.plan
    chances = {key(need): need.chance for need in reading.chances.needs}
    shown = [
        need
        for need in plan.needs
        if need.must_have
        or need.shortage_before
        or any(size(need) for _, shade, size in PARTS if shade not in ("have", "open"))
    ]
    shown.sort(key=lambda n: (not n.must_have, n.skill, n.scope, n.level))
    return [
        Need(need, reading.due(need), chances.get(key(need)), reading.hides(need)) for need in shown
    ]


def before_after(reading: Reading) -> kinds.Chart | kinds.Table:
    rows, note = needs(reading), HELPS["note.requirements_planned"]
    empty = "No target is short."
    chance = f"{note} {HELPS['note.likely_to_hold']}"  # a column of the table alone
    table = NEEDS.table("requirements_planned", "", rows, empty=empty, note=chance)
    seen = [row.need for row in rows if not row.unseen]
    if not seen:
        return table
    labels = tuple(map(_place, seen))
    series = tuple(
        kinds.Series(name, tuple(float(size(n)) for n in seen), shade)
        for name, shade, size in PARTS
    )
    texts = [
        f"{label} {n.have} of {n.required} today, {n.shortage_after} open with the plan"
        for label, n in zip(labels, seen, strict=True)
    ]
    return kinds.Chart(
        "requirements_planned",
        needs_title(reading),
        kinds.Stacked(labels, series),
        f"People who count for each target: {'; '.join(texts)}.",
        table,
        note,
    )


def needs_title(reading: Reading) -> str:
    every = [need for need in reading.plan.needs if need.must_have]
    must = [need for need in every if not reading.hides(need)]
    late = sum(need.must_have for need in reading.analysis.requirements) - len(every)
    hides = shown_of(reading.analysis, len(must) + late)
    met = sum(not need.shortage_after for need in must)
    if not must and not hides and late:
        return f"{count(late, 'must-have is', 'must-haves are')} due too late to plan for"
    if not must:
        return HIDDEN_MUST_HAVES if hides else NO_MUST_HAVE
    of = f"{count(len(must), 'must-have')}{hides}"
    aim = f"The plan aims at {met} of {of}"
    if late > 0:
        aim += f" ({late} {'is' if late == 1 else 'are'} due too late to plan for)"
    return aim if reading.secret else f"{aim}; expect {decimal(reading.chances.holding)}"


def costs(reading: Reading) -> kinds.Numbers:
    plan = reading.plan
    cost, unit = plan.cost, reading.currency
    limit = ""
    if plan.budget is not None:
        limit = f"within a budget of {money(plan.budget, unit)} on {plan.binds}"
    weeks = f"{decimal(plan.delivery_weeks)} weeks of one person's delivery"
    until = f"to week {whole_week(plan.horizon_weeks)}"
    cash = cost.first_year_cash
    return kinds.Numbers(
        (
            kinds.Figure("first_year_cash", "First-year cash", cash, "money", limit, unit),
            kinds.Figure("run_rate", "A year after that", _a_year_after(plan), "money", unit=unit),
            kinds.Figure("hours", "People's hours", cost.hours, "hours", weeks),
            kinds.Figure("total", "Total cost", cost.total, "money", until, unit),
        )
    )


def plan(reading: Reading) -> kinds.Section | None:
    """What to do; None where nothing is required."""
    plan = reading.plan
    if not plan.needs:
        return None
    blocks = kinds.given(
        costs(reading),
        roadmap(reading),
        actions(reading),
        before_after(reading),
        demands(reading),
    )
    title = needs_title(reading) if plan.actions else "The plan buys nothing"
    return kinds.Section("plan", "Plan", title, "", blocks, "plan")


def demands(reading: Reading) -> kinds.Lines | None:
    """What each pin and bar of the scenario costs."""
    rows = tuple(("", line) for line in demanded(reading.plan.demands, reading.currency))
    title = "What is demanded or forbidden"
    return kinds.Lines("demands", title, rows, kinds.READ) if rows else None
