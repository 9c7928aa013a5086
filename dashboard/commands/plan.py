"""`plan`: the blend of training, hiring and tools, with what it costs and closes.

How sure a plan is, for `plan`: the simulated runs beside the promise.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.explain import explanations, explanations_text
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_people,
    add_wishes,
    answered_by,
    opened,
    people_wished,
    scenario,
    study,
)
from dashboard.formats import joined, last_day, money_exact, percent, small_percent, week_day
from data.vocabulary import grouped

if TYPE_CHECKING:
    from analytics.chances.results import Chances
    from analytics.strategy.money.cash import Period
    from analytics.strategy.results import Action, Plan
    from analytics.study import Study


def chances_document(found: Chances) -> dict[str, Any]:
    """What --json prints under `chance.simulated`."""
    document: dict[str, Any] = plain(found)
    document["weakest"] = plain(found.weakest)
    return document


def chances_text(found: Chances, plan: Plan) -> list[str]:
    """The same for a terminal."""
    from dashboard.wording import chances as wording

    rows = [
        (
            f"{n.skill} {n.level}",
            n.scope,
            n.planned,
            n.required,
            wording.chance(n.chance),
            wording.chance(n.chance_as_rated),
            wording.chance(n.formula),
            f"{n.missing:.2f}",
        )
        for n in wording.least_sure_first(found)
    ]
    header = (
        "must-have",
        "scope",
        "planned",
        "required",
        "likely",
        "ratings right",
        "by formula",
        "missing",
    )
    lines = ["", wording.summary(found, plan, plan.start)]
    if not rows:
        return lines
    shared = filter(None, [wording.goes_with(found)])
    return [*lines, table(header, rows), *shared, wording.how(found)]


def plan_options(parser: argparse.ArgumentParser) -> None:
    """What `plan` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)
    add_people(parser, "say who, not only which role", pseudonyms=True)
    parser.add_argument(
        "--explain", action="store_true", help="say why: other levers, limits, budgets"
    )
    parser.add_argument(
        "--explain-seconds", type=float, default=60.0, metavar="N", help="for explanations, at most"
    )


def run(args: argparse.Namespace) -> Answer:
    """Plan for the selection under the wishes."""
    wished, _ = scenario(args)
    begun = perf_counter()
    with opened(args) as database:
        answer = planned_answer(
            study(args, database, wished),
            people=people_wished(args),
            seconds=args.explain_seconds if args.explain else None,
        )
    seconds = round(perf_counter() - begun, 2)
    return replace(answer, document={**answer.document, "seconds": seconds})


def planned_answer(
    study: Study,
    *,
    people: bool,
    seconds: float | None = None,
) -> Answer:
    """What the command prints and the API answers: the options, and the one that is the plan;
    explained for so many seconds, if any."""
    from dashboard.commands.choice import options_document, options_text
    from dashboard.wording import standing

    analysis, plan = study.analysis(), study.plan_beside_levers()
    options, name = study.options(), study.scenario.option
    document = {
        "today": analysis.today,
        "today_pinned": analysis.today_pinned,
        **plan_document(plan, people=people),
        **options_document(options, name, people=people),
    }
    lines = [standing.pinned(analysis.today)] if analysis.today_pinned else []
    lines += [options_text(options, name), ""]
    lines.append(plan_text(plan, people=people))
    if plan.needs:
        chances = study.chances()
        document["chance"]["simulated"] = chances_document(chances)
        lines += chances_text(chances, plan)
    if seconds is not None:
        found = explanations(study.explaining(seconds))
        document["explanations"] = plain(found)
        lines += explanations_text(found, plan)
    return Answer(document, "\n".join(lines))


def plan_document(plan: Plan, *, people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in an action only where `people` is wished."""
    from analytics.strategy.money.cash import by_lever, months, present_value, years

    document: dict[str, Any] = plain(plan)
    chances = [
        {"scope": n.scope, "skill": n.skill, "level": n.level, "chance": n.chance}
        for n in plan.needs
    ]
    document["chance"] = {
        "weakest": document.pop("chance_weakest"),
        "weakest_need": document.pop("chance_weakest_need"),
        "requirements": chances,
    }
    document["actions"] = actions_document(plan, people=people)
    document["present_value"] = present_value(plan)
    document["by_lever"] = by_lever(plan)
    document["years"] = _periods(plan, years(plan))
    document["months"] = _periods(plan, months(plan))
    if plan.start:
        for slip in document["do_nothing"]["slips"]:
            slip["due_on"] = week_day(plan.start, slip["due_week"])
    document["requirements"] = document.pop("needs")
    for left_out in document["one_rater"]:
        if not people:
            del left_out["people"]
    for leaver in document["leavers"]:
        leaver["leaves_on"] = (
            week_day(plan.start, leaver["week"]) if plan.start and leaver["week"] else None
        )
        if not people:
            del leaver["person"]
    document["assess_first"] = [
        {"scope": scope, "skill": skill, "unknown": unknown}
        for scope, skill, unknown in plan.assess_first
    ]
    return document


def actions_document(plan: Plan, *, people: bool) -> list[dict[str, Any]]:
    """The actions, what is to be decided first first."""
    from dashboard.order import by_decision

    return [_action(plan, action, people) for action in by_decision(plan)]


def _periods(plan: Plan, periods: tuple[Period, ...]) -> list[dict[str, Any]]:
    start = plan.start
    starts_on = [week_day(start, p.start_week) if start else None for p in periods]
    return [
        {"starts_on": day, **plain(period)} for day, period in zip(starts_on, periods, strict=True)
    ]


def _action(plan: Plan, action: Action, people: bool) -> dict[str, Any]:
    """An action with its dates and the common measure of what it costs."""
    from analytics.strategy.money.cash import yardstick

    document: dict[str, Any] = plain(action)
    common = yardstick(plan, [action])
    document["delivery_weeks"] = common.delivery_weeks
    document["position_months"] = common.position_months
    document["cost_per_position_month"] = common.cost_per_position_month
    if plan.start:
        document["starts_on"] = week_day(plan.start, action.start_week)
        document["counts_from"] = week_day(plan.start, action.end_week)
        document["decide_by"] = last_day(plan.start, action.decide_by_week)
    document.pop("person_no")
    if not people:
        document.pop("person")
        document.pop("advice")
    return document


def plan_text(plan: Plan, *, people: bool) -> str:
    """The same for a terminal: the four figures, the actions, the first decision first."""
    from analytics.strategy.money.cash import yardstick, years
    from analytics.strategy.weeks import week_span
    from dashboard.order import by_decision
    from dashboard.wording import fairness, leaving
    from dashboard.wording.advice import declined_cost
    from dashboard.wording.blend import passing_pay

    cost = plan.cost

    def money(amount: float) -> str:
        return money_exact(amount, plan.currency)

    lines = [
        f"{plan.scenario}, as ratings count and if all goes well: must-have positions missing when "
        f"due {plan.shortage_before} -> {plan.shortage}, other {plan.shortage_other_before} -> "
        f"{plan.shortage_other}; targets covered {percent(plan.coverage_before)} -> "
        f"{percent(plan.coverage_after)} ({percent(plan.coverage_after_people)} without tools).",
        f"One-off {money(cost.one_off)}, a year {money(cost.run_rate)}, "
        f"{grouped(cost.hours)} hours, total over {plan.horizon_weeks:.0f} weeks "
        f"{money(cost.total)}.",
        *([f"Cash a year: {passing}."] if (passing := passing_pay(plan)) else []),
        *([f"Solved to a gap of {small_percent(plan.gap)}."] if plan.gap else []),
    ]
    lines += leaving.lines(plan, people=people)
    if plan.actions:
        header = (
            "lever",
            "what",
            "who",
            "count",
            "weeks",
            "decide by",
            f"total, {plan.currency}",
            "position-month",
            "chance",
            *(["why"] if people else []),
        )
        rows = [
            (
                a.lever,
                _what(a),
                _who(a, people),
                a.count,
                week_span(a.start_week, a.end_week),
                f"{last_day(plan.start, a.decide_by_week)}" if plan.start else None,
                grouped(a.cost.total),
                None if (m := yardstick(plan, [a]).cost_per_position_month) is None else round(m),
                None if a.course else percent(a.chance),
                *([_why(a)] if people else []),
            )
            for a in by_decision(plan)
        ]
        lines += ["", table(header, rows), ""]
        lines += [
            f"Year {year.number}: {money(year.spent.one_off)} once, "
            f"{money(year.spent.running)} of pay, seats and usage, "
            f"{grouped(year.spent.hours)} hours, {money(year.spent.total)} in all."
            for year in years(plan)
        ]
    if declined := declined_cost(plan):
        lines.append(declined)
    if plan.spread:
        lines.append(f"{fairness.spread_title(plan.spread)}.")
    if plan.one_rater:
        lines += ["", f"{fairness.SECOND_RATER}:"]
        lines += fairness.second_rater_lines(plan.one_rater, people=people)
    nothing = plan.do_nothing
    ways = [("this plan", plan.shortage, plan.cost.total)]
    ways += [(f"{lever} only", p.shortage, p.cost.total) for lever, p in plan.pure.items()]
    ways.append(("do nothing", nothing.shortage, 0.0))
    header_ways = (
        "way",
        "must-have positions missing when due",
        f"total, {plan.currency}",
    )
    rows_pure = [(way, missing, grouped(total)) for way, missing, total in ways]
    lines += ["", table(header_ways, rows_pure)]
    lines += [
        f"To close more: {g.what} leaves a shortage of {g.shortage} "
        f"at a total of {money(g.cost.total)}."
        for g in plan.gives
    ]
    return "\n".join(lines)


def _what(action: Action) -> str:
    if action.lever == "assess":
        return f"check {action.count} ratings in {joined(action.skills, most=2)}"
    if action.lever == "move":
        return f"from {action.from_team} to {action.team}"
    level = f" to level {action.level}" if action.lever == "train" else ""
    spare = "" if action.closes or action.course else ", a spare or late for its due date"
    return f"{', '.join(action.skills)}{level}{spare}"


def _why(action: Action) -> str:
    """What an action about a person rests on."""
    from dashboard.wording import advice

    if action.advice is None:
        return ""
    return (
        f"interest {advice.interest(action.advice)}; {advice.free_hours(action.advice)}; "
        f"{advice.why(action)}"
    )


def _who(action: Action, people: bool) -> str:
    """Whom a row is about, always with the team; a course's price is about a group."""
    if action.course:
        return f"course {action.course}"
    place = ", ".join(filter(None, (action.profile or action.who, action.team))) or "anybody"
    return f"{action.person} ({place})" if people and action.person else place
