"""`report`: the situation and the plan as a file to take to the meeting."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer
from dashboard.commands.explain import explanations
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_wishes,
    opened,
    scenario,
    selection,
    verb,
    write_file,
)
from dashboard.commands.robust import worked_out

if TYPE_CHECKING:
    from analytics.results import Analysis
    from analytics.strategy.plan import Planned
    from analytics.strategy.problem.problem import Problem
    from analytics.strategy.scenario.scenario import Scenario
    from dashboard.commands.options import Verbs
    from dashboard.reports.depends import Depends
    from dashboard.reports.model import ReportModel
    from data.store.database import Database

FORMATS = ("pdf", "xlsx")


def add(verbs: Verbs) -> None:
    """Put the verb into the parser."""
    parser = verb(verbs, "report", "write situation, gaps, blend and assumptions as PDF or XLSX")
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--out", type=Path, metavar="FILE", required=True)
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)
    parser.add_argument("--people", action="store_true", help="names may be in the file")
    parser.add_argument(
        "--explain", action="store_true", help="with what explains the plan, solved first"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Make the report of the selection and write it."""
    from analytics.analyse import analyse
    from analytics.chances.setup import read_ranges
    from analytics.chances.simulate import simulate
    from analytics.sensitivity.robust import with_robustness
    from analytics.strategy.explain.explain import SECONDS
    from analytics.strategy.plan import planned
    from analytics.strategy.setup.setup import build_problem
    from analytics.strategy.verdicts.levers import skill_levers
    from dashboard.reports.facts import collect_facts
    from dashboard.reports.model import report_model

    wished, text = scenario(args)
    chosen = selection(args)
    with opened(args) as database:
        analysis = analyse(database, chosen)
        problem = build_problem(database, analysis, wished)
        solved = planned(problem)
        chances = simulate(problem, solved, read_ranges(database, analysis, wished, problem))
        levers = skill_levers(database, analysis, wished)
        facts = collect_facts(database, analysis, wished, scenario_text=text)
        worked = depends(database, analysis, wished, problem, solved) if args.explain else None
    found = explanations(problem, solved.plan, SECONDS) if args.explain else None
    levers = with_robustness(levers, worked.tried) if worked else levers
    model = report_model(analysis, solved.plan, levers, facts, args.people, found, chances, worked)
    content = _render(args.format, model)
    write_file(args.out, content)
    document = {"format": args.format, "file": str(args.out), "bytes": len(content)}
    return Answer(document, f"Wrote {args.out}.")


def depends(
    database: Database, analysis: Analysis, wished: Scenario, problem: Problem, solved: Planned
) -> Depends:
    """Every number at both ends, and every verdict over the ranges: Ctrl-C ends the trying."""
    from analytics.sensitivity.robust import Trying
    from analytics.strategy.drivers import basis, driver, ranged
    from dashboard.reports.depends import Depends

    if not analysis.requirements:
        return Depends(())
    base = basis(problem, solved.blend)
    keys = ranged(database, wished)
    found = tuple(driver(database, analysis, wished, base, key) for key in keys)
    return Depends(found, worked_out(Trying(database, analysis.selection, wished)))


def _render(kind: str, model: ReportModel) -> bytes:
    if kind == "pdf":
        from dashboard.reports import pdf

        return pdf.render(model)
    from dashboard.reports import workbook

    return workbook.render(model)
