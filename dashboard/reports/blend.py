"""The blend: what to buy, what it costs and closes, and what else could be done instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from analytics.results import Analysis
from analytics.strategy.results import Action, Cost, NeedOutcome, Plan
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import (
    ActionRow,
    Blend,
    Cell,
    Column,
    Figure,
    NeedRow,
    Number,
    Part,
    StrategyRow,
    Table,
)
from dashboard.reports.plain import plain
from dashboard.reports.suppression import TOO_FEW, Hidden, key
from dashboard.reports.words import closes_words, due_words, outcome_words
from dashboard.wording.blend import deeds, pure_title


def blend(
    analysis: Analysis, plan: Plan, hidden: Hidden, start: date | None, *, people: bool
) -> Blend:
    """The plan as a report prints it. Persons only where `people` may be shown."""
    axis = _axis(plan)
    due_on = {key(r): r.due_on for r in analysis.requirements}
    actions = sorted(
        plan.actions, key=lambda a: (a.decide_by_week, a.start_week, a.lever, a.skill, a.who)
    )
    return Blend(
        title=_title(plan, start),
        costs=_costs(plan),
        before_after=_before_after(plan, hidden),
        actions=tuple(_action(a, axis, plan.currency, start, people=people) for a in actions),
        actions_note=(
            f"Line: from start to counting, on {formats.weeks(axis)}; thin rule: the deadline, "
            f"week {formats.whole_week(plan.deadline_weeks)}; mark: the last week in which it can "
            "still be decided. Weeks count from the plan's start. Chance: that one position of "
            "it holds."
        ),
        weeks=numbers.week(axis),
        deadline=numbers.week(plan.deadline_weeks),
        deadline_at=min(1.0, plan.deadline_weeks / axis),
        strategies=_strategies(plan),
        strategies_title=pure_title(plan),
        strategies_note=(
            "Judged in one order: fewest must-have positions open, then others, then least total "
            f"cost. All costs run to week {formats.whole_week(plan.horizon_weeks)}."
        ),
        do_nothing=_do_nothing(plan, hidden, start),
        needs=tuple(
            _need(n, due_on.get((n.scope, n.skill_id, n.level)), hidden, start)
            for n in sorted(plan.needs, key=lambda n: (not n.must_have, n.skill, n.scope, n.level))
            if n.shortage_before or n.by_train or n.by_hire or n.by_equip or n.must_have
        ),
        needs_title=_needs_title(plan),
        needs_note=(
            "People who count for each requirement: today's holders, then whom the plan adds by "
            "each lever, and what stays open. Chance: that at least the required headcount holds "
            "at the due date, with people leaving, training failing and hires arriving late."
        ),
        gives=_gives(plan),
    )


def _title(plan: Plan, start: date | None) -> str:
    does = deeds(plan.actions)
    outcome = outcome_words(plan, start)
    return f"{does[0].upper()}{does[1:]}. {outcome}" if does else outcome


def _axis(plan: Plan) -> float:
    """Length of the time line in weeks: the deadline, or the last action's end past it."""
    return max([plan.deadline_weeks, 1.0, *(a.end_week for a in plan.actions)])


def _costs(plan: Plan) -> tuple[Figure, ...]:
    cost, currency = plan.cost, plan.currency
    limit = (
        "no budget was set"
        if plan.budget is None
        else f"the budget of {formats.money_exact(plan.budget, currency)} binds "
        + ("total cost" if plan.budget_on == "total" else "cash in the first 52 weeks")
    )
    return (
        Figure("Cash, once", numbers.money(cost.one_off, currency), "recruiting, fees, set-up"),
        Figure("Run-rate, a year", numbers.money(cost.run_rate, currency), "pay, seats, usage"),
        Figure(
            "Hours of people's time",
            numbers.hours(cost.hours),
            f"{formats.decimal(plan.delivery_weeks)} weeks of one person's delivery",
        ),
        Figure(
            f"Total to week {formats.whole_week(plan.horizon_weeks)}",
            numbers.money(cost.total, currency),
            "cash, run-rate and hours at the loaded rate",
        ),
        Figure("Cash, first year", numbers.money(cost.first_year_cash, currency), limit),
    )


def _before_after(plan: Plan, hidden: Hidden) -> Table:
    before, after, with_people = (
        TOO_FEW if hidden.overall else numbers.percent(share)
        for share in (plan.coverage_before, plan.coverage_after, plan.coverage_after_people)
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            "Must-have positions open",
            numbers.count(plan.shortage_before),
            numbers.count(plan.shortage),
        ),
        (
            "Other positions open",
            numbers.count(plan.shortage_other_before),
            numbers.count(plan.shortage_other),
        ),
        ("Coverage, tools counted", before, after),
        ("Coverage, people only", before, with_people),
        (
            "Chance of the weakest must-have",
            numbers.percent(plan.do_nothing.chance_weakest),
            numbers.percent(plan.chance_weakest),
        ),
    )
    return Table(
        "Before and after",
        (Column("", share=2), Column("Today", "number"), Column("With the plan", "number")),
        rows,
    )


def _action(
    action: Action, axis: float, currency: str, start: date | None, *, people: bool
) -> ActionRow:
    return ActionRow(
        lever=action.lever,
        what=_what(action, people=people),
        who=_who(action, people=people),
        count=numbers.count(action.count),
        start=numbers.week(action.start_week),
        end=numbers.week(action.end_week),
        decide_by=numbers.last_week(action.decide_by_week),
        decide_on=formats.day(formats.week_day(start, int(max(action.decide_by_week, 0))))
        if start
        else "–",
        start_at=_on(action.start_week, axis),
        end_at=_on(action.end_week, axis),
        decide_at=_on(action.decide_by_week, axis),
        one_off=numbers.money(action.cost.one_off, currency),
        run_rate=numbers.money(action.cost.run_rate, currency),
        hours=numbers.hours(action.cost.hours),
        total=numbers.money(action.cost.total, currency),
        chance=numbers.percent(action.chance),
        closes=closes_words(action.closes),
    )


def _on(week: float, axis: float) -> float:
    return min(1.0, max(0.0, week / axis))


def _what(action: Action, *, people: bool) -> str:
    skills = formats.joined([plain(skill, 60) for skill in action.skills] or [plain(action.skill)])
    several = f"{action.count:,} × " if action.count > 1 else ""
    if action.lever == "hire":
        return f"Hire {several}{plain(action.profile or action.who, 60)}"
    if action.lever == "equip":
        return f"{several}{plain(action.tool or 'Tool', 60)} for {skills}"
    # Where somebody stands today is theirs: it is printed only beside names.
    start = f"from level {action.from_level} " if people and action.from_level is not None else ""
    return f"Train {skills} {start}to level {action.level}"


def _who(action: Action, *, people: bool) -> str:
    person = plain(action.person, 60) if people and action.person else ""
    parts = [person, plain(action.who, 60), plain(action.team, 60)]
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _strategies(plan: Plan) -> tuple[StrategyRow, ...]:
    nothing = plan.do_nothing
    rows = [
        _strategy("The blend", "blend", plan.cost, plan.shortage, plan.shortage_other, plan),
        _strategy(
            "Do nothing", "nothing", nothing.cost, nothing.shortage, nothing.shortage_other, plan
        ),
    ]
    for lever in ("train", "hire", "equip"):
        pure = next((p for name, p in plan.pure.items() if name == lever), None)
        if pure is not None:
            rows.append(
                _strategy(
                    f"{lever.capitalize()} only", lever, pure.cost, pure.shortage,
                    pure.shortage_other, plan,
                )
            )  # fmt: skip
    return tuple(rows)


def _strategy(
    name: str, lever: str, cost: Cost, shortage: int, other: int, plan: Plan
) -> StrategyRow:
    return StrategyRow(
        name=name,
        lever=lever,
        chosen=lever == "blend",
        shortage=numbers.count(shortage),
        shortage_other=numbers.count(other),
        one_off=numbers.money(cost.one_off, plan.currency),
        run_rate=numbers.money(cost.run_rate, plan.currency),
        hours=numbers.hours(cost.hours),
        total=numbers.money(cost.total, plan.currency),
    )


def _do_nothing(plan: Plan, hidden: Hidden, start: date | None) -> str:
    nothing = plan.do_nothing
    if not nothing.shortage and not nothing.shortage_other:
        return "Doing nothing leaves no position open."
    words = (
        f"Doing nothing leaves {formats.count(nothing.shortage, 'must-have position')} and "
        f"{formats.count(nothing.shortage_other, 'other')} open"
    )
    if nothing.first_due_week is not None:
        words += f", the first due on {due_words(nothing.first_due_week, start)}"
    slips = [c for c in nothing.slips if not _is_hidden(c.scope, c.skill, c.level, hidden)]
    must = list(dict.fromkeys(plain(c.skill, 60) for c in slips if c.must_have))
    if must:
        words += f"; what slips: {formats.joined(must, most=6)}"
    if nothing.cost.total >= 0.5:
        words += f"; it costs {formats.money_exact(nothing.cost.total, plan.currency)} in delay"
    return f"{words}."


def _is_hidden(scope: str, skill: str, level: int, hidden: Hidden) -> bool:
    return (scope, skill, level) in hidden.names


def _need(need: NeedOutcome, due_on: date | None, hidden: Hidden, start: date | None) -> NeedRow:
    unseen = (need.scope, need.skill_id, need.level) in hidden.requirements
    return NeedRow(
        skill=plain(need.skill, 80),
        scope=plain(need.scope, 60),
        level=Number(need.level, str(need.level), "level"),
        must_have=need.must_have,
        due=formats.day(due_on) if due_on else due_words(need.due_week, start),
        required=numbers.count(need.required),
        have=TOO_FEW if unseen else numbers.count(need.have),
        by_train=numbers.count(need.by_train),
        by_hire=numbers.count(need.by_hire),
        by_equip=numbers.count(need.by_equip),
        before=TOO_FEW if unseen else numbers.count(need.shortage_before),
        after=TOO_FEW if unseen else numbers.count(need.shortage_after),
        chance=TOO_FEW if unseen else numbers.percent(need.chance),
        parts=() if unseen else _parts(need),
    )


def _parts(need: NeedOutcome) -> tuple[Part, ...]:
    """Today's holders up to the headcount, whom each lever adds, what stays open."""
    counts: tuple[tuple[Literal["have", "train", "hire", "equip", "open"], int], ...] = (
        ("have", min(need.have, need.required)),
        ("train", need.by_train),
        ("hire", need.by_hire),
        ("equip", need.by_equip),
        ("open", need.shortage_after),
    )
    whole = sum(people for _, people in counts)
    return tuple(Part(kind, people / whole) for kind, people in counts if people)


def _needs_title(plan: Plan) -> str:
    if not plan.needs:
        return "No requirement to plan for"
    must = [n for n in plan.needs if n.must_have]
    met = sum(1 for n in must if not n.shortage_after)
    verb = "is" if met == 1 else "are"
    return f"{met:,} of {formats.count(len(must), 'must-have')} {verb} met with the plan"


def _gives(plan: Plan) -> Table:
    rows: Sequence[tuple[Cell, ...]] = [
        (plain(g.what), numbers.count(g.shortage), numbers.money(g.cost.total, plan.currency))
        for g in plan.gives
    ]
    return Table(
        "What would have to give",
        (
            Column("If this limit were lifted", share=3),
            Column("Must-have positions open", "count"),
            Column("Total cost", "money"),
        ),
        tuple(rows),
        empty="Nothing has to give: the limits leave room for every must-have."
        if not plan.shortage
        else "No single limit, lifted alone, closes more.",
    )
