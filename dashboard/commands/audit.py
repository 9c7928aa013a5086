"""`audit`: who did what with the store, when, and who was shown people."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import answered_by, day, opened
from data.vocabulary import grouped


def audit_options(parser: argparse.ArgumentParser) -> None:
    """What `audit` takes."""
    answered_by(parser, run)
    parser.add_argument("--since", type=day, metavar="DAY", help="from this day (UTC) on")
    parser.add_argument("--csv", action="store_true", help="print a CSV table")
    parser.add_argument(
        "--check",
        nargs="?",
        const="",
        metavar="MARK",
        help="whether every line is as it was written; with the mark of an earlier check, whether "
        "the lines of then still stand. Exit 1 where not",
    )


def run(args: argparse.Namespace) -> Answer:
    """List it, oldest first, or check it."""
    from dashboard.wording import audit as wording
    from data.store.people.audited import audit, check

    if args.check is not None:
        with opened(args) as database:
            found = check(database, args.check)
        text = "\n".join([*found.faults, wording.checked(found)])
        return Answer(asdict(found), text, code=1 if found.faults else 0)
    with opened(args) as database:
        known = audit(database, args.since)
    document = {"entries": [asdict(entry) for entry in known]}
    if args.csv:
        return Answer(document, wording.as_csv(known).rstrip("\n"))
    number = f"{grouped(len(known))} lines"
    return Answer(document, table(wording.HEADER, map(wording.cells, known)), (number,))
