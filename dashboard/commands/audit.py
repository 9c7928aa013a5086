"""`audit`: what was done with the store, when."""

from __future__ import annotations

import argparse
import csv
import io
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import opened, verb

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs

HEADER = ("when (UTC)", "what", "detail")


def add(verbs: Verbs) -> None:
    """Put the verb into the parser."""
    parser = verb(verbs, "audit", "what was done with the store, and when")
    parser.add_argument("--csv", action="store_true", help="print a CSV table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """List it, oldest first."""
    from data.files.escape import escape
    from data.store.people.audited import audit

    with opened(args) as database:
        known = audit(database)
    rows = [(entry.happened_at.isoformat(), entry.action, entry.detail) for entry in known]
    document = {
        "entries": [
            {"happened_at": moment, "action": action, "detail": detail}
            for moment, action, detail in rows
        ]
    }
    if not args.csv:
        return Answer(document, table(HEADER, rows))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([HEADER, *([escape(cell) for cell in row] for row in rows)])
    return Answer(document, text.getvalue().rstrip("\n"))
