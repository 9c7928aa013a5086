"""`plan`, `drivers`, `assess`: the options and how sure they are; `report`, `verify`: as a file."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from analytics.assess.assess import Assessment, groups
from analytics.ledger.ledger import decided_of_viewer
from analytics.options.drivers import strongest
from analytics.options.results import Judged, Option
from analytics.strategy.money import Period, by_lever, months, present_value, yardstick, years
from analytics.strategy.results import Plan
from analytics.study import Study
from dashboard.commands.answer import (
    Answer,
    Args,
    explanations,
    picked,
    plain,
    read_file,
    reading,
    say,
)
from dashboard.details import by_decision
from dashboard.formats import first_up, last_day, week_day
from dashboard.render.blocks import Section
from dashboard.render.data import as_csv
from dashboard.render.files import KINDS
from dashboard.render.terminal import text
from dashboard.subjects import HELPS, home, standing, sure, text_at, why
from dashboard.subjects import plan as subject
from dashboard.subjects.options import works_until
from dashboard.subjects.report import PARTS, Wanted, report
from dashboard.subjects.verify import Verdict, verify
from dashboard.subjects.who import who
from data.store.database import Database
from data.vocabulary import RefusedError, grouped

OF_AN_ACTION = ("delivery_weeks", "position_months", "cost_per_position_month")
LIKELY = ("shortage", "shortage_other", "total", "net", "open_weeks")
SHOWN = 20
"""Differences in the text; --json has all."""


def run_plan(args: Args, database: Database) -> Answer:
    asked = args.planned(database)
    begun = perf_counter()
    most = args.explain_seconds if args.explain else None
    answer = planned_answer(asked, people=args.people_wished, seconds=most)
    seconds = round(perf_counter() - begun, 2)
    return replace(answer, document={**answer.document, "seconds": seconds})


def planned_answer(study: Study, *, people: bool, seconds: float | None = None) -> Answer:
    """What the command prints and the API answers, explained for so many seconds, if any."""
    analysis, plan = study.analysis(), study.plan_beside_levers()
    options = study.options()
    document = {
        "today": analysis.today,
        "today_pinned": analysis.today_pinned,
        **plan_document(plan, people=people),
        "chance": {},
        "option": study.scenario.option,
        "recommended": options.recommended,
        "options": [_option(option, people) for option in options.options],
        "switching": plain(options.switching),
        "value": picked(options, "per_week", "share_of_payroll"),
        "ways_out": plain(options.ways_out),
    }
    if plan.needs:
        chances = study.chances()
        document["chance"] = {"simulated": plain(chances) | picked(chances, "weakest")}
    read = reading(study, people=people)
    decided = decided_of_viewer(study.store, analysis.selection.team)
    sections = [
        home.in_short(read, decided) if plan.needs else None,
        subject.options(read),
        subject.plan(read),
        who(read),
        sure.sure(read) if plan.needs else None,
    ]
    if seconds is not None:
        result = explanations(study.explaining(seconds))
        document["explanations"] = plain(result)
        sections.append(why.why(read, result))
    words = text(section for section in sections if section) or standing.nothing(analysis)
    pinned = text_at("standing.pinned", today=analysis.today) if analysis.today_pinned else ""
    old = first_up(standing.survey_is_old(analysis))
    before = "".join(f"{line}\n\n" for line in (pinned, f"{old}." if old else "") if line)
    return Answer(document, f"{before}{words}\n\nScenario {plan.scenario_hash}.")


def plan_document(plan: Plan, *, people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in an action only where `people` is wished."""
    document: dict[str, Any] = plain(plan, people=people)
    document["actions"] = _actions(plan, people)
    document["present_value"] = present_value(plan)
    document["by_lever"] = by_lever(plan)
    document["years"] = _periods(plan, years(plan))
    document["months"] = _periods(plan, months(plan))
    document["requirements"] = document.pop("needs")
    for leaver in document["leavers"]:
        leaver["leaves_on"] = week_day(plan.start, leaver["week"]) if leaver["week"] else None
    document["assess_first"] = [
        {"scope": scope, "skill": skill, "unknown": unknown}
        for scope, skill, unknown in plan.assess_first
    ]
    return document


def _actions(plan: Plan, people: bool) -> list[dict[str, Any]]:
    """With their dates and the common measure of what each costs."""
    return [
        {
            **plain(action, people=people),
            **picked(yardstick(plan, [action]), *OF_AN_ACTION),
            "starts_on": week_day(plan.start, action.start_week),
            "counts_from": week_day(plan.start, action.end_week),
            "decide_by": last_day(plan.start, action.decide_by_week),
        }
        for action in by_decision(plan)
    ]


def _periods(plan: Plan, periods: tuple[Period, ...]) -> list[dict[str, Any]]:
    return [
        {"starts_on": week_day(plan.start, period.start_week), **plain(period)}
        for period in periods
    ]


def _option(option: Option, people: bool) -> dict[str, Any]:
    plan, judged = option.planned.plan, option.judged
    return {
        **picked(option, "name", "cost", "credit", "vacancy", "net"),
        "shortage": plan.shortage,
        "held": held_document(judged),
        "missing": {"mean": judged.missing, "worst_tenth": judged.missing_worst_tenth},
        "open_weeks": option.open_weeks,
        "open": plain(option.open),
        "likely_by": plain(judged.likely_by),
        "decide_by": works_until(option),
        "actions": _actions(plan, people),
        "same_as": option.same_as,
    }


def held_document(judged: Judged) -> dict[str, Any]:
    """How many must-haves are likely in place, of how many."""
    return {"mean": judged.held, "of": judged.of, "worst_tenth": judged.held_worst_tenth}


def run_drivers(args: Args, database: Database) -> Answer:
    asked = args.planned(database)
    stands, keys = asked.basis(), asked.driver_keys()
    tried = [asked.driver(key) for key in keys]
    section = why.depends(reading(asked), tried, len(keys))
    currency = asked.problem().rules.currency
    document = {
        "tried": len(keys),
        "likely": {**picked(stands, *LIKELY), "currency": currency},
        "drivers": [plain(driver) for driver in strongest(tried)],
        "unmoved": [driver.key for driver in tried if not driver.moves],
    }
    sentence = text([section]) if section else why.NOTHING_DRIVES
    return Answer(document, sentence)


def run_assess(args: Args, database: Database) -> Answer:
    people = args.people_wished
    asked = args.planned(database)
    result = asked.assessment()
    assert result is not None  # whatever a solve raises ends the command
    section = sure.assess(reading(asked, people=people))
    smallest = asked.selection.viewer.smallest_group
    return Answer(
        _document(result, smallest, people=people),
        text([section or Section("assess", "", sure.advice(result))]),
    )


def _document(assessment: Assessment, smallest: int, *, people: bool) -> dict[str, Any]:
    """What --json prints: `asks` by skill and role, or by person where that is wished."""
    answer: dict[str, Any] = plain(assessment)
    answer.pop("roles")
    if not people:
        answer["asks"] = plain(groups(assessment, smallest))
    answer["ratings"] = len(assessment.asks)
    return {**answer, **picked(assessment, "worth_it", "cost_per_rating")}


def run_report(args: Args) -> Answer:
    ending = args.out.suffix.lower().removeprefix(".")
    kind = args.format or next((k for k, kind in KINDS.items() if ending in (k, kind.ending)), "")
    if not kind:
        raise RefusedError(f"Say which format with --format: {', '.join(KINDS)}.")
    if args.table and kind != "csv":
        raise RefusedError("--table names a table of --format csv.")
    parts: tuple[str, ...] = PARTS
    if args.audience == "brief":
        parts = ()
    elif args.sections is not None:
        parts = tuple(part.strip() for part in args.sections.split(",") if part.strip())
    assessed = "sure" in parts if args.assess is None else args.assess
    with args.opened() as database:
        wished, text = args.wishes(database)
        wanted = Wanted(args.people_wished, args.explain, assessed, args.since, parts, text)
        made = report(args.study(database, wished), wanted, explanations, say)
    say("Writing the file")
    if kind == "csv" and (args.table or ending == "csv"):
        content = as_csv(made, args.table or "gaps")
    else:
        content = KINDS[kind].render(made)
    say("")
    document = {"format": kind, "file": str(args.out), "bytes": len(content)}
    return Answer(document, args.write_out(content))


def run_verify(args: Args, database: Database) -> Answer:
    """Exit 1 where a line is different."""
    verified = verify(database, read_file(args.file), explanations)
    document = {
        "file": str(args.file),
        "format": verified.kind,
        **picked(verified, "same", "lines", "differences"),
        "made_at": f"{verified.made_at.isoformat()}Z",
        "software": verified.software,
    }
    return Answer(document, _compared(args.file, verified), code=0 if verified.same else 1)


def _compared(file: Path, verdict: Verdict) -> str:
    if verdict.same:
        return f"Same: all {grouped(verdict.lines)} lines of {file} are what the store says."
    lines = [
        f"Different: {grouped(len(verdict.differences))} lines of {file} are not what the store "
        "says."
    ]
    for difference in verdict.differences[:SHOWN]:
        lines += [
            "",
            f"{difference.place}",
            f"  file:  {difference.file or '(no such line)'}",
            f"  store: {difference.store or '(no such line)'}",
        ]
    if len(verdict.differences) > SHOWN:
        lines += ["", f"{grouped(len(verdict.differences) - SHOWN)} more; --json has all."]
    lines += ["", HELPS["verify.changed"]]
    return "\n".join(lines)
