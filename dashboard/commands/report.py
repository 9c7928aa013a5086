"""`report`: the situation and the plan as a file to take to the meeting."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer
from dashboard.commands.explain import explanations
from dashboard.commands.options import (
    add_filters,
    add_out,
    add_people,
    add_wishes,
    answered_by,
    name,
    opened,
    people_wished,
    say,
    scenario,
    study,
    write_out,
)
from data.vocabulary import RefusedError

FORMATS = ("pdf", "pptx", "html", "xlsx", "csv", "json")
"""Those of `render.files`, told without loading them."""


def report_options(parser: argparse.ArgumentParser) -> None:
    """What `report` takes."""
    answered_by(parser, run)
    parser.add_argument("--format", choices=FORMATS, required=True)
    add_out(parser, metavar="FILE", required=True)
    add_filters(parser)
    add_wishes(parser)
    add_people(parser, "names may be in the file", pseudonyms=True)
    parser.add_argument(
        "--explain", action="store_true", help="with what explains the plan, solved first"
    )
    parser.add_argument(
        "--since", metavar="WAVE", type=name, help="with what changed since an earlier wave"
    )
    parser.add_argument(
        "--table",
        metavar="NAME",
        help="with --format csv: one table, such as gaps, options or plan.actions, in the place of "
        "an archive of all",
    )
    parser.add_argument(
        "--assess",
        action=argparse.BooleanOptionalAction,
        help="with which ratings to verify before anything is bought, some seconds more (default: "
        "where the section sure is in it)",
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--audience",
        choices=("full", "brief"),
        default="full",
        help="all of it (default), or the first page and how it was made",
    )
    chosen.add_argument(
        "--sections",
        metavar="S,S",
        help="beside the first page and how it was made: changes, heatmap, gaps, plan, sure, why, "
        "depends, assumptions, unknown",
    )


def run(args: argparse.Namespace) -> Answer:
    """Make the report of the selection and write it."""
    from dashboard.render.data import as_csv
    from dashboard.render.files import KINDS
    from dashboard.subjects.report import Wanted, report

    if args.table and args.format != "csv":
        raise RefusedError("--table names a table of --format csv.")
    wished, text = scenario(args)
    parts = _parts(args)
    assessed = "sure" in parts if args.assess is None else args.assess
    wanted = Wanted(people_wished(args), args.explain, assessed, args.since, parts, text)
    with opened(args) as database:
        made = report(study(args, database, wished), wanted, explanations, say)
    say("Writing the file")
    if args.format == "csv" and (args.table or args.out.suffix.lower() == ".csv"):
        content = as_csv(made, args.table or "gaps")
    else:
        content = KINDS[args.format].render(made)
    say("")
    write_out(args, content)
    document = {"format": args.format, "file": str(args.out), "bytes": len(content)}
    return Answer(document, f"Wrote {args.out}.")


def _parts(args: argparse.Namespace) -> tuple[str, ...]:
    from dashboard.subjects.report import PARTS

    if args.audience == "brief":
        return ()
    if args.sections is None:
        return PARTS
    return tuple(part.strip() for part in args.sections.split(",") if part.strip())
