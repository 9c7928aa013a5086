"""`report` and `verify`: a file to take along, and whether it still says what the store does."""

import argparse
from pathlib import Path

from dashboard.commands.answer import (
    Answer,
    explanations,
    opened,
    people_wished,
    picked,
    read_file,
    say,
    scenario,
    study,
    write_out,
)
from dashboard.render.data import as_csv
from dashboard.render.files import KINDS
from dashboard.subjects.report import PARTS, Wanted, report
from dashboard.subjects.verify import Verdict, verify
from data.store.database import Database
from data.vocabulary import RefusedError, grouped

SHOWN = 20
"""Differences in the text; --json has all."""


def run_report(args: argparse.Namespace) -> Answer:
    if args.table and args.format != "csv":
        raise RefusedError("--table names a table of --format csv.")
    parts: tuple[str, ...] = PARTS
    if args.audience == "brief":
        parts = ()
    elif args.sections is not None:
        parts = tuple(part.strip() for part in args.sections.split(",") if part.strip())
    assessed = "sure" in parts if args.assess is None else args.assess
    with opened(args) as database:
        wished, text = scenario(args, database)
        wanted = Wanted(people_wished(args), args.explain, assessed, args.since, parts, text)
        made = report(study(args, database, wished), wanted, explanations, say)
    say("Writing the file")
    if args.format == "csv" and (args.table or args.out.suffix.lower() == ".csv"):
        content = as_csv(made, args.table or "gaps")
    else:
        content = KINDS[args.format].render(made)
    say("")
    document = {"format": args.format, "file": str(args.out), "bytes": len(content)}
    return Answer(document, write_out(args, content))


def run_verify(args: argparse.Namespace, database: Database) -> Answer:
    """Exit 1 where a line is different."""
    found = verify(database, read_file(args.file), explanations)
    document = {
        "file": str(args.file),
        "format": found.kind,
        **picked(found, "same", "lines", "differences"),
        "made_at": f"{found.recipe.made_at}Z",
        "software": found.software,
    }
    return Answer(document, _text(args.file, found), code=0 if found.same else 1)


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
