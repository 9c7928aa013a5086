"""The blend: what to buy, what it costs and closes, and what else could be done instead.

Each requirement before and after a plan, as a report prints it.

How training is spread, and whom a single rating leaves out, as a report prints it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.chances.results import Chances, NeedChance
from analytics.results import Analysis
from analytics.strategy.results import Cost, NeedOutcome, Plan
from analytics.strategy.weeks import whole_week
from analytics.suppression import Hidden, key
from dashboard import formats
from dashboard.order import by_decision, due_week
from dashboard.reports import numbers
from dashboard.reports.actions import action_row
from dashboard.reports.content import Cell, Column, Figure, Number, Table
from dashboard.reports.money import lever_table, slips_table, year_table
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import Blend, NeedRow, Part, PartKind, StrategyRow
from dashboard.reports.words import due_words, outcome_words
from dashboard.wording import fairness as wording
from dashboard.wording.advice import declined_cost
from dashboard.wording.blend import deeds, passing_pay, pure_title
from dashboard.wording.due import due_day, due_rule
from dashboard.wording.money import total_parts
from data.vocabulary import grouped


def spread_table(plan: Plan) -> Table:
    """Of groups of five and more, whoever reads it."""
    found = plan.spread
    return Table(
        "How training is spread" if found is None else wording.spread_title(found),
        (
            Column("By"),
            Column("Group", share=1.5),
            Column("People", "count"),
            Column("Share of people", "percent"),
            Column("Steps", "count"),
            Column("Steps a head", "number"),
            Column("Hours", "hours"),
            Column("Hours a head", "number"),
            Column("Share of hours", "percent"),
        ),
        ()
        if found is None
        else tuple(
            (
                row.by,
                plain(row.name, 60),
                numbers.count(row.people),
                numbers.percent(row.people_share),
                numbers.count(row.steps),
                Number(row.steps_a_head, f"{row.steps_a_head:.2f}", "number"),
                numbers.hours(row.hours),
                numbers.decimal(row.hours_a_head),
                numbers.percent(row.hours_share),
            )
            for row in wording.spread_rows(found)
        ),
        "" if found is None else wording.spread_note(found),
        empty="The plan trains nobody, or the group is smaller than five people.",
    )


def second_rater_table(plan: Plan, *, people: bool) -> Table:
    """By name only where people are shown."""
    return Table(
        wording.SECOND_RATER,
        (
            Column("Skill", share=1.6),
            Column("Level", "level"),
            Column("Scope", share=1.6),
            Column("Who", share=2),
            Column("Left out of", share=0.7),
            Column("By", share=1.1),
        ),
        tuple(
            (
                plain(one.skill, 80),
                Number(one.level, str(one.level), "level"),
                plain(one.scope, 60),
                plain(wording.second_rater_who(one, people=people), 200),
                one.what,
                wording.WORD[one.rater],
            )
            for one in plan.one_rater
        ),
        wording.SECOND_RATER_NOTE,
        empty="Nobody is left out on one rater alone.",
    )


def need_row(
    need: NeedOutcome,
    due: str,
    chance: float | None,
    hidden: Hidden,
) -> NeedRow:
    """People who count for a requirement, by where they come from.

    `due` says when, `chance` the share of the simulated runs in which it holds.
    """
    unseen = (need.scope, need.skill_id, need.level) in hidden.requirements
    return NeedRow(
        skill=plain(need.skill, 80),
        scope=plain(need.scope, 60),
        level=Number(need.level, str(need.level), "level"),
        must_have=need.must_have,
        due=due,
        required=numbers.count(need.required),
        have=TOO_FEW if unseen else numbers.count(need.have),
        by_train=numbers.count(need.by_train),
        by_hire=numbers.count(need.by_hire),
        by_equip=numbers.count(need.by_equip),
        by_contract=numbers.count(need.by_contract),
        by_move=numbers.count(need.by_move),
        before=TOO_FEW if unseen else numbers.count(need.shortage_before),
        after=TOO_FEW if unseen else numbers.count(need.shortage_after),
        chance=TOO_FEW if unseen else NONE if chance is None else numbers.chance(chance),
        parts=() if unseen else _parts(need),
    )


def _parts(need: NeedOutcome) -> tuple[Part, ...]:
    """Today's holders up to the headcount, whom each lever adds, what stays open."""
    counts: tuple[tuple[PartKind, int], ...] = (
        ("have", min(need.have, need.required) + min(0, need.by_move)),
        ("train", need.by_train),
        ("hire", need.by_hire),
        ("equip", need.by_equip),
        ("contract", need.by_contract),
        ("move", max(0, need.by_move)),
        ("open", need.shortage_after),
    )
    whole = sum(people for _, people in counts)
    return tuple(
        Part(kind, numbers.count(people), people / whole) for kind, people in counts if people
    )


def needs_title(plan: Plan, chances: Chances | None) -> str:
    """How many must-haves the plan aims at, and how many of them to expect."""
    if not plan.needs:
        return "No requirement to plan for"
    must = [n for n in plan.needs if n.must_have]
    met = sum(1 for n in must if not n.shortage_after)
    aim = f"The plan aims at {grouped(met)} of {formats.count(len(must), 'must-have')}"
    return f"{aim}; expect {formats.decimal(chances.holding)}" if chances else aim


def blend(
    analysis: Analysis,
    plan: Plan,
    hidden: Hidden,
    start: date | None,
    chances: Chances | None,
    *,
    people: bool,
    deadline_given: bool = False,
) -> Blend:
    """The plan as a report prints it. Persons only where `people` may be shown."""
    runs = {_key(n): n.chance for n in chances.needs} if chances else {}
    axis = _axis(plan)
    due = {key(r): due_day(r) for r in analysis.requirements}
    return Blend(
        title=_title(plan, start),
        costs=_costs(plan),
        before_after=_before_after(plan, hidden),
        actions=tuple(action_row(a, plan, axis, start, people=people) for a in by_decision(plan)),
        actions_key=(
            f"Line: from start to counting, on {formats.weeks(axis)}; upright line: when what it "
            "closes is due; mark: the last week in which it can still be decided."
        ),
        due_rule=due_rule(plan.deadline_weeks, deadline_given),
        actions_note=(
            "Weeks count from the plan's start. Chance: that one position of it holds. "
            f"{declined_cost(plan)}".rstrip()
        ),
        weeks=numbers.week(axis),
        deadline=numbers.week(plan.deadline_weeks),
        strategies=_strategies(plan),
        strategies_title="Nothing has to be bought"
        if plan.status == "nothing to do"
        else pure_title(plan),
        strategies_note=(
            "Each is the plan of least net cost with that lever alone. All costs run to week "
            f"{whole_week(plan.horizon_weeks)}."
        ),
        do_nothing=_do_nothing(plan, hidden, start),
        by_lever=lever_table(plan),
        by_year=year_table(plan, start),
        slips=slips_table(plan, hidden, start),
        needs=tuple(
            need_row(n, due[_key(n)], runs.get(_key(n)), hidden)
            for n in sorted(plan.needs, key=lambda n: (not n.must_have, n.skill, n.scope, n.level))
            if n.shortage_before
            or n.by_train
            or n.by_hire
            or n.by_equip
            or n.must_have
            or n.by_contract
            or n.by_move
        ),
        needs_title=needs_title(plan, chances),
        needs_note=(
            "People who count for each requirement: today's holders, then whom the plan adds by "
            "each lever, and what stays open. Likely to hold: the share of the simulated runs in "
            "which at least the required headcount counts at the due date, with people leaving, "
            "training failing, hires arriving late and ratings that may be wrong."
        ),
        gives=_gives(plan),
        fair=(spread_table(plan), second_rater_table(plan, people=people)),
    )


def _key(need: NeedOutcome | NeedChance) -> tuple[str, str, int]:
    return (need.scope, need.skill_id, need.level)


def _title(plan: Plan, start: date | None) -> str:
    does = deeds(plan.actions)
    outcome = outcome_words(plan, start, None)
    return f"{does[0].upper()}{does[1:]}. {outcome}" if does else outcome


def _axis(plan: Plan) -> float:
    """Length of the time line in weeks: to the last action's end or due date."""
    dues = [due_week(action, plan) or 0.0 for action in plan.actions]
    return max([1.0, *dues, *(action.end_week for action in plan.actions)])


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
        Figure(
            "Run-rate, a year",
            numbers.money(cost.run_rate, currency),
            passing_pay(plan) or "pay, seats, usage",
        ),
        Figure(
            "Hours of people's time",
            numbers.hours(cost.hours),
            f"{formats.decimal(plan.delivery_weeks)} weeks of one person's delivery",
        ),
        Figure(
            f"Total to week {whole_week(plan.horizon_weeks)}",
            numbers.money(cost.total, currency),
            total_parts(plan, formats.money_exact),
        ),
        Figure("Cash, first year", numbers.money(cost.first_year_cash, currency), limit),
    )


def _before_after(plan: Plan, hidden: Hidden) -> Table:
    before, after, with_people = (
        numbers.NONE if not plan.needs else TOO_FEW if hidden.overall else numbers.percent(share)
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
    )
    return Table(
        "Before and after",
        (Column("", share=2), Column("Today", "number"), Column("With the plan", "number")),
        rows,
    )


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
                    f"{lever.capitalize()} only",
                    lever,
                    pure.cost,
                    pure.shortage,
                    pure.shortage_other,
                    plan,
                )
            )
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
    open_ones = [
        formats.count(positions, kind, kinds)
        for positions, kind, kinds in (
            (nothing.shortage, "must-have position", "must-have positions"),
            (nothing.shortage_other, "other position", "other positions"),
        )
        if positions
    ]
    words = f"Doing nothing leaves {formats.joined(open_ones)} open"
    if nothing.first_due_week is not None:
        words += f", the first due on {due_words(nothing.first_due_week, start)}"
    slips = [c for c in nothing.slips if not _is_hidden(c.scope, c.skill, c.level, hidden)]
    must = list(dict.fromkeys(plain(c.skill, 60) for c in slips if c.must_have))
    if must:
        words += f"; what slips: {formats.joined(must, most=6)}"
    return f"{words}."


def _is_hidden(scope: str, skill: str, level: int, hidden: Hidden) -> bool:
    return (scope, skill, level) in hidden.names


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
