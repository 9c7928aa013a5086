"""`load`, `export`, `template`: everything but the survey, as CSV in and out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer
from dashboard.commands.options import opened, read_file, verb, write_file

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs

KINDS = ("people", "requirements", "roles", "assumptions", "taxonomy")


def add(verbs: Verbs) -> None:
    """Put the verbs into the parser."""
    load = verb(verbs, "load", "load people, requirements, role profiles, assumptions or taxonomy")
    load.add_argument("kind", choices=KINDS)
    load.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX")
    load.set_defaults(run=run_load)
    export = verb(verbs, "export", "write what the store holds as CSV that load takes back")
    export.add_argument("kind", choices=KINDS)
    export.add_argument("--out", type=Path, metavar="FILE", help="a file; else it is printed")
    export.add_argument("--people", action="store_true", help="names may be in the file")
    export.set_defaults(run=run_export)
    template = verb(verbs, "template", "write an empty file with its header and an example row")
    template.add_argument("kind", choices=("survey", *KINDS))
    template.add_argument("--out", type=Path, metavar="FILE", help="a file; else it is printed")
    template.set_defaults(run=run_template)


def run_load(args: argparse.Namespace) -> Answer:
    """Check and load one file."""
    from data.load import load

    content = read_file(args.file)
    with opened(args) as database:
        outcome = load(database, args.kind, content, args.file.name)
    document = {
        "kind": outcome.kind,
        "file": outcome.file_name,
        "rows": outcome.rows,
        "changed": outcome.changed,
        "notes": outcome.notes,
    }
    return Answer(document, outcome.sentence, outcome.notes)


def run_export(args: argparse.Namespace) -> Answer:
    """Write or print one kind."""
    from data.load import export

    with opened(args) as database:
        text = export(database, args.kind, people=args.people)
    return _csv(args, text, ())


def run_template(args: argparse.Namespace) -> Answer:
    """Write or print one template; a store is only opened where one was named."""
    from data.load import notes, template
    from data.store.database import URL_VARIABLE

    if args.database or os.environ.get(URL_VARIABLE):
        with opened(args) as database:
            text = template(database, args.kind)
    else:
        text = template(None, args.kind)
    return _csv(args, text, notes(args.kind))


def _csv(args: argparse.Namespace, text: str, notes: tuple[str, ...]) -> Answer:
    document = {"kind": args.kind, "file": None, "csv": text, "notes": notes}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), notes)
    write_file(args.out, text.encode("utf-8"))
    return Answer({**document, "file": str(args.out)}, f"Wrote {args.out}.", notes)
