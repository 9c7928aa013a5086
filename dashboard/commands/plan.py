"""`plan`, `drivers`, `assess`: the options and the chosen one, how sure it is, why, and which
ratings to check first.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, picked, plain
from dashboard.commands.options import (
    add_filters,
    add_people,
    add_wishes,
    explanations,
    opened,
    people_wished,
    reading,
    scenario,
    study,
)
from dashboard.formats import last_day, week_day

if TYPE_CHECKING:
    from analytics.assess.results import Assessment
    from analytics.chances.results import Chances
    from analytics.options.drivers import Driver
    from analytics.options.results import Option, Options
    from analytics.strategy.money import Period
    from analytics.strategy.results import Action, Plan
    from analytics.study import Study


def chances_document(found: Chances) -> dict[str, Any]:
    """What --json prints under `chance.simulated`."""
    return {**plain(found), **picked(found, "weakest")}


def plan_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_wishes(parser)
    add_people(parser, "say who, not only which role", pseudonyms=True)
    parser.add_argument(
        "--explain", action="store_true", help="say why: other levers, limits, budgets"
    )
    parser.add_argument(
        "--explain-seconds", type=float, default=60.0, metavar="N", help="for explanations, at most"
    )


def run_plan(args: argparse.Namespace) -> Answer:
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
    from dashboard.render.terminal import text
    from dashboard.subjects import coverage, standing
    from dashboard.subjects import home as brief
    from dashboard.subjects import plan as subject
    from dashboard.subjects.sure import sure
    from dashboard.subjects.who import who
    from dashboard.subjects.why import why

    analysis, plan = study.analysis(), study.plan_beside_levers()
    options, name = study.options(), study.scenario.option
    document = {
        "today": analysis.today,
        "today_pinned": analysis.today_pinned,
        **plan_document(plan, people=people),
        **options_document(options, name, people=people),
    }
    if plan.needs:
        chances = study.chances()
        document["chance"]["simulated"] = chances_document(chances)
    read = reading(study, people=people)
    sections = [
        brief.in_short(read) if plan.needs else None,
        subject.options(read),
        subject.plan(read),
        who(read),
        sure(read) if plan.needs else None,
    ]
    if seconds is not None:
        found = explanations(study.explaining(seconds))
        document["explanations"] = plain(found)
        sections.append(why(read, found))
    said = text(section for section in sections if section) or coverage.NOTHING
    pinned = f"{standing.pinned(analysis.today)}\n\n" if analysis.today_pinned else ""
    return Answer(document, f"{pinned}{said}\n\nScenario {plan.scenario_hash}.")


def plan_document(plan: Plan, *, people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in an action only where `people` is wished."""
    from analytics.strategy.money import by_lever, months, present_value, years

    document: dict[str, Any] = plain(plan)
    chances = [picked(need, "scope", "skill", "level", "chance") for need in plan.needs]
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
    from dashboard.details import by_decision

    return [_action(plan, action, people) for action in by_decision(plan)]


def _periods(plan: Plan, periods: tuple[Period, ...]) -> list[dict[str, Any]]:
    start = plan.start
    starts_on = [week_day(start, p.start_week) if start else None for p in periods]
    return [
        {"starts_on": day, **plain(period)} for day, period in zip(starts_on, periods, strict=True)
    ]


def _action(plan: Plan, action: Action, people: bool) -> dict[str, Any]:
    """An action with its dates and the common measure of what it costs."""
    from analytics.strategy.money import yardstick

    document: dict[str, Any] = plain(action)
    common = yardstick(plan, [action])
    document |= picked(common, "delivery_weeks", "position_months", "cost_per_position_month")
    if plan.start:
        document["starts_on"] = week_day(plan.start, action.start_week)
        document["counts_from"] = week_day(plan.start, action.end_week)
        document["decide_by"] = last_day(plan.start, action.decide_by_week)
    document.pop("person_no")
    if not people:
        document.pop("person")
        document.pop("advice")
    return document


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
    from dashboard.subjects import options as wording

    plan, judged = option.planned.plan, option.judged
    return {
        **picked(option, "name", "cost", "credit", "vacancy", "net"),
        "shortage": plan.shortage,
        "held": {"mean": judged.held, "of": judged.of, "worst_tenth": judged.held_worst_tenth},
        "missing": {"mean": judged.missing, "worst_tenth": judged.missing_worst_tenth},
        "open_weeks": option.open_weeks,
        "open": [plain(row) for row in option.open],
        "likely_by": [plain(row) for row in judged.likely_by],
        "decide_by": wording.works_until(option),
        "actions": actions_document(plan, people=people),
        "same_as": option.same_as,
    }


LIKELY = ("shortage", "shortage_other", "total", "net", "open_weeks")


def drivers_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_wishes(parser)


def run_drivers(args: argparse.Namespace) -> Answer:
    """Plan at both ends of every assumption that has a range."""
    from analytics.options.drivers import strongest
    from dashboard.render.terminal import text
    from dashboard.subjects import why as wording
    from dashboard.subjects.why import depends

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        base, keys = asked.basis(), asked.driver_keys()
        tried = [asked.driver(key) for key in keys]
        section = depends(reading(asked), tried, len(keys))
    found = strongest(tried)
    currency = base.problem.rules.currency
    document = {
        "tried": len(keys),
        "likely": {**picked(base.likely, *LIKELY), "currency": currency},
        "drivers": [_document(d) for d in found],
        "unmoved": wording.unmoved(tried),
    }
    said = text([section]) if section else wording.NOTHING_DRIVES
    return Answer(document, f"{wording.base_line(base.likely, currency)}\n\n{said}")


def _document(found: Driver) -> dict[str, Any]:
    swings = (
        "shortage_swing",
        "total_swing",
        "fixed_shortage_swing",
        "fixed_total_swing",
        "net_swing",
        "fixed_net_swing",
    )
    return {**plain(found), **picked(found, *swings)}


def assess_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_wishes(parser)
    add_people(parser, "say whose, not only which role's", pseudonyms=True)


def run_assess(args: argparse.Namespace) -> Answer:
    """Weigh the plan against what the ratings in doubt may turn out to be."""
    from dashboard.render.blocks import Section
    from dashboard.render.terminal import text
    from dashboard.subjects import sure as wording
    from dashboard.subjects.sure import assess

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        found = asked.assessment()
        assert found is not None  # whatever a solve raises ends the command
        section = assess(reading(asked, people=people_wished(args))) or Section(
            "assess", "", wording.advice(found)
        )
    smallest = asked.selection.viewer.smallest_group
    return Answer(document(found, smallest, people=people_wished(args)), text([section]))


def document(found: Assessment, smallest: int, *, people: bool) -> dict[str, Any]:
    """What --json prints: `asks` by skill and role, or by person where that is wished."""
    from analytics.assess.assess import groups

    answer: dict[str, Any] = plain(found)
    answer.pop("roles")
    if people:
        for ask in answer["asks"]:
            ask.pop("person_no")
    else:
        answer["asks"] = plain(groups(found, smallest))
    answer["ratings"] = len(found.asks)
    return {**answer, **picked(found, "worth_it", "cost_per_rating")}
