"""`load`, `export`, `template`: everything but the survey, as CSV in and out."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer
from dashboard.commands.options import (
    add_out,
    add_people,
    name,
    opened,
    people_wished,
    read_file,
    write_out,
)
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from data.store.database import Database

KINDS = ("people", "requirements", "roles", "assumptions", "taxonomy")
SURVEYS = ("survey", "google-forms", "microsoft-forms", "mail")


def load_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="CSV or XLSX")
    parser.add_argument(
        "--proposed",
        action="store_true",
        help="requirements: accept what is proposed to teams without any (measures shows it)",
    )
    parser.add_argument(
        "--move", type=name, metavar="SCOPE", help="requirements: give those of SCOPE to --team"
    )
    parser.add_argument(
        "--team", type=name, metavar="NAME", help="with --proposed: of one team; with --move: to it"
    )


def export_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    add_out(parser, metavar="FILE", help="a file; else it is printed")
    add_people(parser, "names may be in the file", pseudonyms=True)


def template_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=(*SURVEYS, *KINDS))
    parser.add_argument("--skills", help="skills to ask, with commas between them: at most 30")
    parser.add_argument("--role", action="append", help="ask what this role profile names")
    parser.add_argument("--area", action="append", help="ask the skills of this area")
    add_out(parser, metavar="FILE", help="a file; else it is printed")


def run_load(args: argparse.Namespace) -> Answer:
    """Check and load one file, or what is proposed."""
    from data.load import load, move_targets

    if (args.proposed or args.move) and (args.kind != "requirements" or args.file):
        raise RefusedError("--proposed and --move are for requirements, and take no file.")
    if args.move:
        if args.proposed or not args.team:
            raise RefusedError("--move names the scope that has the targets, --team who gets them.")
        with opened(args, may_be_new=False) as database:
            outcome = move_targets(database, args.move, args.team)
    elif args.proposed:
        with opened(args) as database:
            outcome = load(database, args.kind, _proposed(database, args.team), "proposals")
        outcome = replace(outcome, said=f"{outcome.rows} targets are in force now.")
    elif args.file is None or args.team:
        raise RefusedError("Name the file to load; --team goes with --proposed or --move.")
    else:
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


def _proposed(database: Database, team: str | None) -> bytes:
    from analytics.proposals import as_file
    from analytics.results import Selection
    from analytics.study import Study

    proposed = Study(database, Selection(team=team)).proposals()
    if not proposed:
        raise RefusedError(
            "Nothing is proposed: every team has requirements, or the survey says too little. "
            "Load your own list: skillmix template requirements writes one to fill in."
        )
    return as_file(proposed)


def run_export(args: argparse.Namespace) -> Answer:
    """Write or print one kind."""
    from data.files.lists import export

    with opened(args) as database:
        text = export(database, args.kind, people=people_wished(args), called=args.pseudonyms)
    return _csv(args, text, ())


def run_template(args: argparse.Namespace) -> Answer:
    """Write or print one template; a store is only opened where one was named."""
    from data.store.database import URL_VARIABLE

    if args.database or os.environ.get(URL_VARIABLE):
        with opened(args) as database:
            return _template(args, database)
    return _template(args, None)


def _template(args: argparse.Namespace, database: Database | None) -> Answer:
    from data.files.forms import asked_skills
    from data.files.lists import notes, template

    skills = [name for name in (args.skills or "").split(",") if name.strip()]
    chosen = (skills, args.role or (), args.area or ())
    if args.kind not in SURVEYS and any(chosen):
        raise RefusedError("Skills, roles and areas are chosen for a survey, not for this file.")
    asked = asked_skills(database, *chosen) if args.kind in SURVEYS else None
    return _csv(args, template(database, args.kind, asked), notes(args.kind))


def _csv(args: argparse.Namespace, text: str, notes: tuple[str, ...]) -> Answer:
    form = "csv" if args.kind in KINDS or args.kind == "survey" else "text"
    document = {"kind": args.kind, "file": None, form: text, "notes": notes}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), notes)
    write_out(args, text.encode("utf-8"))
    return Answer({**document, "file": str(args.out)}, f"Wrote {args.out}.", notes)
