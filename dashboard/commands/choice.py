"""The options of `plan`, side by side: what could be done, by net cost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import plain, table
from dashboard.commands.plan import actions_document
from dashboard.formats import last_day

if TYPE_CHECKING:
    from analytics.options.results import OpenMustHave, Option, Options
    from analytics.strategy.problem.problem import Problem
    from analytics.strategy.results import Plan


def options_document(found: Options, name: str, *, people: bool) -> dict[str, Any]:
    """What --json adds: every option, and where the choice would change."""
    return {
        "option": name,
        "recommended": found.recommended,
        "options": [_option(option, people) for option in found.options],
        "switching": [plain(one) for one in found.switching],
        "value": {"per_week": found.per_week, "share_of_payroll": found.share_of_payroll},
        "ways_out": [plain(one) for one in found.ways_out],
    }


def _option(option: Option, people: bool) -> dict[str, Any]:
    plan, judged = option.planned.plan, option.judged
    return {
        "name": option.name,
        "cost": plain(option.cost),
        "credit": option.credit,
        "vacancy": option.vacancy,
        "net": option.net,
        "shortage": plan.shortage,
        "held": {"mean": judged.held, "of": judged.of, "worst_tenth": judged.held_worst_tenth},
        "missing": {"mean": judged.missing, "worst_tenth": judged.missing_worst_tenth},
        "open_weeks": option.open_weeks,
        "open": [plain(row) for row in option.open],
        "likely_by": [plain(row) for row in judged.likely_by],
        "decide_by": _decide_by(plan),
        "actions": actions_document(plan, people=people),
        "same_as": option.same_as,
    }


def _decide_by(plan: Plan) -> Any:
    """The last day on which all of it can still be done as planned."""
    weeks = [action.decide_by_week for action in plan.actions]
    return last_day(plan.start, min(weeks)) if weeks and plan.start else None


def options_text(found: Options, name: str, problem: Problem) -> str:
    """The options side by side, what the chosen one leaves open, and what would change our mind."""
    from dashboard.formats import money_exact

    currency = found.options[0].planned.plan.currency

    def money(amount: float) -> str:
        return money_exact(amount, currency)

    header = (
        "option",
        "buys",
        "year 1, cash",
        "a year after",
        "total",
        "credit",
        "open positions",
        "net",
        "must-haves likely",
        "missing",
    )
    rows = [
        (
            f"{option.name}{' (recommended)' if option.name == found.recommended else ''}",
            f"as {option.same_as}" if option.same_as else _buys(option.planned.plan),
            money(option.cost.first_year_cash),
            money(option.cost.run_rate),
            money(option.cost.total),
            money(option.credit),
            money(option.vacancy),
            money(option.net),
            f"{option.judged.held:.1f} of {option.judged.of}",
            f"{option.judged.missing:.1f}",
        )
        for option in found.options
    ]
    chosen = found.named(name)
    lines = [_leaves_open(chosen.open, money)] if chosen.open else []
    lines += [
        f"An open must-have position is taken to cost {money(found.per_week)} a week (an "
        "assumption: as if one person's work were lost); open positions and net cost rest on it.",
        *_own_values(problem, money),
        "",
        table(header, rows),
        "",
    ]
    for one in found.switching:
        if one.per_week is not None:
            toss_up = " That is close to the value taken: a toss-up." if one.toss_up else ""
            lines.append(
                f"From {one.between[0]} to {one.between[1]}: {money(one.cost)} more, "
                f"{one.open_weeks:.0f} open weeks fewer; it pays where an open week costs more "
                f"than {money(one.per_week)}.{toss_up}"
            )
    return "\n".join(lines)


def _own_values(problem: Problem, money: Any) -> list[str]:
    """Requirements that say themselves what an open position costs."""
    said = [
        f"{problem.skill_names[need.skill]} at {need.level} ({need.scope}) {money(need.per_week)}"
        for need in problem.needs
        if need.per_week is not None
    ]
    return [f"Targets with a cost per week of their own: {'; '.join(said)}."] if said else []


def _buys(plan: Plan) -> str:
    counts: Counter[str] = Counter()
    for action in plan.actions:
        counts[action.lever] += action.count
    return ", ".join(f"{lever} {count}" for lever, count in sorted(counts.items())) or "nothing"


def _leaves_open(rows: tuple[OpenMustHave, ...], money: Any) -> str:
    """What a plan leaves open at its due dates: the first thing to know of it."""
    said = []
    for row in rows:
        name = f"{row.skill} at {row.level} ({row.scope})"
        if row.cost is None or row.open_weeks is None:
            said.append(f"{name}, which nothing allowed closes in time")
        elif row.per_week is None:
            said.append(f"{name}: closing it costs {money(row.cost)} more and saves no open week")
        else:
            said.append(
                f"{name}: closing it costs {money(row.cost)} more, saves {row.open_weeks:.0f} open "
                f"weeks and pays above {money(row.per_week)} a week"
            )
    return f"Leaves open at the due date: {'; '.join(said)}."
