"""What is said of a plan: its title, its costs, its reasons, what would have to give.

What a later date would do for a plan that closes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.strategy.problem.relax import LATER
from analytics.strategy.results import Action, Cost, DoNothing, Plan, Relaxation
from analytics.strategy.weeks import whole_week
from dashboard.formats import (
    SPACE,
    count,
    day,
    decimal,
    hours,
    joined,
    last_day,
    money,
    money_exact,
    number,
    percent,
    week_day,
    weeks,
)


def later(plan: Plan) -> str:
    """With how many more weeks everything could be closed; "" where no later date is enough."""
    enough = next((g for g in plan.gives if g.what.endswith(LATER) and not g.shortage), None)
    return f"; {enough.what} would close all" if enough else ""


FOUR_FIGURES = (
    "Four figures that are never added up by eye: cash once, cash a year, people's hours, and the "
    "total over the horizon (cash, yearly cost and hours at the loaded rate)."
)


NO_PLAN = "No plan can be made with these wishes"
SOLVING = "Solving the plan"
CANCELLED = "The plan of this scenario was not solved"
CANCELLED_NOTE = "You cancelled it. Change the scenario, or solve it after all."
TABS = ("Plan", "Why", "How sure", "Money", "Who", "Scenarios")
TIMELINE_CAPTION = (
    "Bar: from the start until it counts. Diamond: the last day on which it can still be decided. "
    "Upright line: the day on which what it closes is due. "
)


def plan_title(plan: Plan, start: date) -> str:
    """What the blend does by when."""
    by = due(plan, start)
    if plan.status == "nothing to do":
        return f"Nothing to buy: every must-have is covered {by}"
    does = deeds(plan.actions)
    if not does:
        return f"No action closes a gap {by}; {still_open(plan)}{later(plan)}"
    what = does[0].upper() + does[1:]
    if plan.shortage:
        return f"{what}: {still_open(plan)} {by}"
    return f"{what}: every must-have covered {by}"


def due(plan: Plan, start: date) -> str:
    """The one due date, or the last of several: "when due (last: 31 Jul 2027)"."""
    weeks_due = {need.due_week for need in plan.needs if need.must_have} or {plan.deadline_weeks}
    last = day(week_day(start, max(weeks_due)))
    return f"by {last}" if len(weeks_due) == 1 else f"when due (last: {last})"


def still_open(plan: Plan) -> str:
    """Must-have positions that the plan leaves open."""
    verb = "stays" if plan.shortage == 1 else "stay"
    missing = count(plan.shortage_before, "missing must-have position")
    return f"{plan.shortage} of {missing} {verb} open"


def deeds(actions: Sequence[Action]) -> str:
    """How much of each lever: "train 5, hire 1 and equip 6" (trainings, people, seats)."""
    trained = sum(a.lever == "train" and a.course is None for a in actions)
    hired = sum(a.count for a in actions if a.lever == "hire")
    seats = sum(a.count for a in actions if a.lever == "equip")
    engaged = sum(a.count for a in actions if a.lever == "contract")
    moved = sum(a.count for a in actions if a.lever == "move")
    checked = sum(a.count for a in actions if a.lever == "assess")
    counts = {
        "check": checked,
        "train": trained,
        "hire": hired,
        "equip": seats,
        "contract": engaged,
        "move": moved,
    }
    return joined([f"{lever} {number(value)}" for lever, value in counts.items() if value], most=6)


def cost_line(cost: Cost, currency: str) -> str:
    """The four figures, named, in one line."""
    return (
        f"{money(cost.one_off, currency)} once + {money(cost.run_rate, currency)} a year + "
        f"{hours(cost.hours)} = {money(cost.total, currency)} in total"
    )


def passing_pay(plan: Plan) -> str:
    """What of the yearly cash ends with contractors; "" where nobody is engaged.

    A contract is told at its pace of a year, however few its months.
    """
    engaged = [a for a in plan.actions if a.lever == "contract"]
    pace = sum(a.cost.run_rate for a in engaged)
    if not pace:
        return ""
    last = whole_week(max(a.until_week or a.end_week for a in engaged))
    return (
        f"{money(pace, plan.currency)} of it is the pace of contractors, who leave by week {last}"
    )


def cost_figures(plan: Plan) -> list[tuple[str, str, str]]:
    """(label, figure, note) of each of the four."""
    cost, currency = plan.cost, plan.currency
    budget = ""
    if plan.budget is not None:
        of = "first-year cash" if plan.budget_on == "cash" else "total cost"
        budget = f" · budget {money(plan.budget, currency)} on {of}"
    cash = f"first year {money(cost.first_year_cash, currency)}"
    if plan.budget_on == "cash":
        cash += budget
    total = f"exactly {money_exact(cost.total, currency)} over {weeks(plan.horizon_weeks)}"
    if plan.budget_on == "total":
        total += budget
    return [
        ("Cash once", money(cost.one_off, currency), cash),
        (
            "Cash a year",
            money(cost.run_rate, currency),
            passing_pay(plan) or "pay, seats and usage that go on",
        ),
        (
            "People's hours",
            hours(cost.hours),
            f"{decimal(plan.delivery_weeks)} weeks of one full-time person",
        ),
        ("Total cost", money(cost.total, currency), total),
    ]


def bars_title(plan: Plan) -> str:
    """What the bars of levers show."""
    closed = {
        "training": sum(n.by_train for n in plan.needs),
        "hiring": sum(n.by_hire for n in plan.needs),
        "tools": sum(n.by_equip for n in plan.needs),
        "contractors": sum(n.by_contract for n in plan.needs),
        "moves": sum(max(0, n.by_move) for n in plan.needs),
    }
    if not any(closed.values()):
        return "The plan closes no position"
    most = max(closed, key=lambda name: closed[name])
    rest = [f"{name} {n}" for name, n in closed.items() if n and name != most]
    verb = "closes" if most in ("training", "hiring") else "close"
    lead = f"{most.capitalize()} {verb} {count(closed[most], 'position')}"
    if rest:
        return f"{lead}, {joined(rest)}"
    left = sum(n.shortage_after for n in plan.needs)
    if left:
        return f"{lead}; {left} {'stays' if left == 1 else 'stay'} open"
    alone = len({action.lever for action in plan.actions}) == 1
    return f"{lead}, nothing else is needed" if alone else lead


def bars_alt(plan: Plan) -> str:
    """The bars in sentences."""
    said = [
        f"{n.skill} level {n.level}: {min(n.have, n.required)} of {n.required} today, "
        f"{n.by_train} trained, {n.by_hire} hired, {n.by_equip} by tools, "
        + (f"{n.by_contract} by contractors, " if n.by_contract else "")
        + (f"{n.by_move} moved, " if n.by_move else "")
        + f"{n.shortage_after} open"
        for n in plan.needs
        if n.shortage_before
    ]
    return f"Positions by lever. {'; '.join(said)}." if said else "No requirement is short."


def timeline_title(plan: Plan, start: date) -> str:
    """What must be decided first."""
    if not plan.actions:
        return "There is nothing to schedule"
    first = min(plan.actions, key=lambda a: (a.decide_by_week, a.start_week))
    last = max(a.end_week for a in plan.actions)
    decide = day(last_day(start, first.decide_by_week))
    counts = day(week_day(start, last))
    return f"The first decision is due by {decide}; the last action counts from {counts}"


def timeline_alt(plan: Plan, start: date) -> str:
    """The timeline in sentences."""
    said = [
        f"{a.lever} for {a.skill}, decide by "
        f"{day(last_day(start, a.decide_by_week))}, counts from "
        f"{day(week_day(start, a.end_week))}"
        for a in plan.actions
    ]
    return f"Timeline of {count(len(said), 'action')}. {'; '.join(said)}."


def pure_alt(plan: Plan) -> str:
    """The comparison in sentences."""
    said = [f"blend: {plan.shortage} open, {money(plan.cost.total, plan.currency)}"]
    said += [
        f"{lever} only: {one.shortage} open, {money(one.cost.total, plan.currency)}"
        for lever, one in plan.pure.items()
    ]
    said.append(f"nothing: {plan.do_nothing.shortage} open")
    return f"Must-have positions still open and total cost. {'; '.join(said)}."


def after_title(plan: Plan) -> str:
    """Coverage before and after."""
    title = f"Coverage goes from {percent(plan.coverage_before)} to {percent(plan.coverage_after)}"
    if percent(plan.coverage_after_people) != percent(plan.coverage_after):
        title += f"; {percent(plan.coverage_after_people)} by people alone"
    return title


def areas_title(plan: Plan) -> str:
    """How many areas gain."""
    if not plan.actions:
        return "No area gains anything"
    if plan.shortage_other:
        return f"By area: {count(plan.shortage_other, 'other position')} {_stay(plan)} open"
    return "By area: what is there today, and with the plan"


def _stay(plan: Plan) -> str:
    return "stays" if plan.shortage_other == 1 else "stay"


def nothing_sentence(nothing: DoNothing, start: date) -> str:
    """What happens without a plan."""
    if not nothing.shortage and not nothing.shortage_other:
        return "Do nothing: every requirement is met without a plan."
    skills = list(dict.fromkeys(close.skill for close in nothing.slips if close.must_have))
    said = f"Do nothing: {count(nothing.shortage, 'must-have position')} stay open"
    if nothing.shortage == 1:
        said = said.replace(" stay ", " stays ")
    if skills:
        said += f" ({joined(skills, most=4)})"
    if nothing.first_due_week is not None:
        said += f", the first on {day(week_day(start, nothing.first_due_week))}"
    return f"{said}; coverage stays at {percent(nothing.coverage)}."


def pure_title(plan: Plan) -> str:
    """The blend against each lever alone."""
    equal = [name for name, one in plan.pure.items() if one.shortage == plan.shortage]
    if not plan.pure:
        return "There is no single lever to compare with"
    if plan.shortage and not plan.actions:
        return "No single lever closes anything either"
    if not equal:
        return "No single lever closes as much as the blend"
    best = min(equal, key=lambda n: (plan.pure[n].shortage_other, plan.pure[n].cost.total))
    extra = plan.pure[best].cost.total - plan.cost.total
    name = {"train": "Training", "hire": "Hiring", "equip": "Tools"}[best]
    verb = "close" if best == "equip" else "closes"
    others = plan.pure[best].shortage_other - plan.shortage_other
    if plan.budget is not None and others > 0:
        left = count(others, "other position")
        return f"{name} alone {verb} as many must-have positions, and leaves {left} more open"
    if extra < 0.5:
        return f"{name} alone {verb} as much for the same money"
    return f"{name} alone {verb} as much, for {money(extra, plan.currency)} more"


def gives_sentence(give: Relaxation, plan: Plan) -> str:
    """One thing that would have to give."""
    left = (
        "every must-have is covered"
        if not give.shortage
        else f"{count(give.shortage, 'must-have position')} still open"
    )
    return f"{give.what}: {left}, {money(give.cost.total, plan.currency)} in total."


def assess_sentence(plan: Plan) -> str:
    """Where unknown levels may hide who holds a short requirement."""
    if not plan.assess_first:
        return ""
    said = [f"{skill} ({unknown})" for _, skill, unknown in plan.assess_first]
    return f"Levels unknown where positions are short: {joined(said, most=6)}."


def solving(spent: float, most: float) -> str:
    """How long it has lasted, and until when it may."""
    return (
        f"{spent:.0f}{SPACE}s so far; after about {most:.0f}{SPACE}s the best plan found is taken"
    )


def solved(plan: Plan) -> str:
    """How exactly the plan was found."""
    exact = "proved the cheapest" if plan.gap < 1e-6 else f"within {percent(plan.gap)} of the best"
    return f"{exact} · scenario {plan.scenario_hash[:8]}"
