"""`report` and `verify`: a file to take to the meeting, and whether it still says what the store
does.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, picked
from dashboard.commands.options import (
    add_filters,
    add_out,
    add_people,
    add_wishes,
    explanations,
    name,
    opened,
    people_wished,
    read_file,
    say,
    scenario,
    study,
    write_out,
)
from dashboard.render.files import KINDS
from data.vocabulary import RefusedError, grouped

if TYPE_CHECKING:
    from dashboard.subjects.verify import Verdict


def report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=tuple(KINDS), required=True)
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


def run_report(args: argparse.Namespace) -> Answer:
    """Make the report of the selection and write it."""
    from dashboard.render.data import as_csv
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


NOT_LOOKED = 2
"""Exit code of what could not be compared: nothing is known of the report then."""
EXITS = (
    "Exit 0: the same. 1: different. 2: it could not look (no such file, no report, the store is "
    "in use).\nStop the app first where the store is a file; beside PostgreSQL it may run."
)
SHOWN = 20
"""Differences in the text; --json has all."""


def verify_options(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXITS
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(refused=NOT_LOOKED)


def run_verify(args: argparse.Namespace) -> Answer:
    """Compare; exit 1 where a line is different, 2 where it could not look (RefusedError)."""
    from dashboard.subjects.verify import verify

    content = read_file(args.file)
    with opened(args) as database:
        found = verify(database, content, explanations)
    code = 0 if found.same else 1
    return Answer(_document(args.file, found), _text(args.file, found), code=code)


def _document(file: Path, found: Verdict) -> dict[str, Any]:
    return {
        "file": str(file),
        "format": found.kind,
        **picked(found, "same", "lines", "differences"),
        "made_at": f"{found.recipe.made_at}Z",
        "software": found.software,
    }


def _text(file: Path, found: Verdict) -> str:
    if found.same:
        return f"Same: all {grouped(found.lines)} lines of {file} are what the store says."
    lines = [
        f"Different: {grouped(len(found.differences))} lines of {file} are not what the store says."
    ]
    for one in found.differences[:SHOWN]:
        lines += [
            "",
            f"{one.place}",
            f"  file:  {one.file or '(no such line)'}",
            f"  store: {one.store or '(no such line)'}",
        ]
    if len(found.differences) > SHOWN:
        lines += ["", f"{grouped(len(found.differences) - SHOWN)} more; --json has all."]
    lines += [
        "",
        "An import, an edit or another version since it was made changes lines too: "
        "skillmix history lists the imports.",
    ]
    return "\n".join(lines)
