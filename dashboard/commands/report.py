"""`report`: the situation and the plan as a file to take to the meeting."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer
from dashboard.commands.explain import explanations
from dashboard.commands.options import (
    add_ageing,
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

FORMATS = ("pdf", "pptx", "html", "xlsx", "csv", "json")
"""Those of `reports.files`, told without loading them."""


def report_options(parser: argparse.ArgumentParser) -> None:
    """What `report` takes."""
    answered_by(parser, run)
    parser.add_argument("--format", choices=FORMATS, required=True)
    add_out(parser, metavar="FILE", required=True)
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)
    add_people(parser, "names may be in the file", pseudonyms=True)
    parser.add_argument(
        "--explain", action="store_true", help="with what explains the plan, solved first"
    )
    parser.add_argument(
        "--since", metavar="WAVE", type=name, help="with what changed since an earlier wave"
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
    from dashboard.reports.collect import collect
    from dashboard.reports.files import KINDS

    wished, text = scenario(args)
    sections = _sections(args)
    assessed = "sure" in sections if args.assess is None else args.assess
    with opened(args) as database:
        model = collect(
            study(args, database, wished),
            scenario_text=text,
            people=people_wished(args),
            explained=args.explain,
            assessed=assessed,
            since=args.since,
            sections=sections,
            explainer=explanations,
            say=say,
        )
    say("Writing the file")
    content = KINDS[args.format].render(model)
    say("")
    write_out(args, content)
    document = {"format": args.format, "file": str(args.out), "bytes": len(content)}
    return Answer(document, f"Wrote {args.out}.")


def _sections(args: argparse.Namespace) -> tuple[str, ...]:
    from dashboard.reports.model import SECTIONS

    if args.audience == "brief":
        return ()
    if args.sections is None:
        return SECTIONS
    return tuple(part.strip() for part in args.sections.split(",") if part.strip())
