"""What is said of a plan: its title, its costs, its reasons, what would have to give.

What a later date would do for a plan that closes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.strategy.problem.relax import LATER
from analytics.strategy.results import Action, Plan, Relaxation
from analytics.strategy.weeks import whole_week
from dashboard.formats import (
    SPACE,
    count,
    day,
    decimal,
    hours,
    joined,
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


NO_PLAN = "No plan can be made with these wishes"
SOLVING = "Solving the plan"
CANCELLED = "The plan of this scenario was not solved"
CANCELLED_NOTE = "You cancelled it. Change the scenario, or solve it after all."
TABS = ("Plan", "Why", "How sure", "Money", "Who", "Scenarios")


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


def areas_title(plan: Plan) -> str:
    """How many areas gain."""
    if not plan.actions:
        return "No area gains anything"
    if plan.shortage_other:
        return f"By area: {count(plan.shortage_other, 'other position')} {_stay(plan)} open"
    return "By area: what is there today, and with the plan"


def _stay(plan: Plan) -> str:
    return "stays" if plan.shortage_other == 1 else "stay"


def gives_sentence(give: Relaxation, plan: Plan) -> str:
    """One thing that would have to give."""
    left = (
        "every must-have is covered"
        if not give.shortage
        else f"{count(give.shortage, 'must-have position')} still open"
    )
    return f"{give.what}: {left}, {money(give.cost.total, plan.currency)} in total."


def solving(spent: float, most: float) -> str:
    """How long it has lasted, and until when it may."""
    return (
        f"{spent:.0f}{SPACE}s so far; after about {most:.0f}{SPACE}s the best plan found is taken"
    )


def solved(plan: Plan) -> str:
    """How exactly the plan was found."""
    exact = "proved the cheapest" if plan.gap < 1e-6 else f"within {percent(plan.gap)} of the best"
    return f"{exact} · scenario {plan.scenario_hash[:8]}"
