"""`load`, `export`, `template`: everything but the survey, as CSV in and out."""

from __future__ import annotations

import argparse
import os
from contextlib import nullcontext
from dataclasses import replace

from analytics.proposals import as_file
from analytics.results import Selection
from analytics.study import Study
from dashboard.commands import LISTS, SURVEYS
from dashboard.commands.answer import Answer, opened, people_wished, picked, read_file, write_out
from data.files.forms import asked_skills
from data.files.lists import export, notes, template
from data.load import load, move_targets
from data.store.database import URL_VARIABLE, Database
from data.vocabulary import RefusedError


def run_load(args: argparse.Namespace) -> Answer:
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
        **picked(outcome, "rows", "changed", "notes"),
    }
    return Answer(document, outcome.sentence, outcome.notes)


def _proposed(database: Database, team: str | None) -> bytes:
    proposed = Study(database, Selection(team=team)).proposals()
    if not proposed:
        raise RefusedError(
            "Nothing is proposed: every team has requirements, or the survey says too little. "
            "Load your own list: skillmix template requirements writes one to fill in."
        )
    return as_file(proposed)


def run_export(args: argparse.Namespace, database: Database) -> Answer:
    text = export(database, args.kind, people=people_wished(args), called=args.pseudonyms)
    return _csv(args, text, ())


def run_template(args: argparse.Namespace) -> Answer:
    """A store is only opened where one is named."""
    if args.kind not in SURVEYS and (args.skills or args.role or args.area):
        raise RefusedError("Skills, roles and areas are chosen for a survey, not for this file.")
    skills = [name for name in (args.skills or "").split(",") if name.strip()]
    chosen = (skills, args.role or (), args.area or ())
    named = args.database or os.environ.get(URL_VARIABLE)
    with opened(args) if named else nullcontext() as store:
        if args.kind not in SURVEYS and any(chosen):
            raise RefusedError(
                "Skills, roles and areas are chosen for a survey, not for this file."
            )
        asked = asked_skills(store, *chosen) if args.kind in SURVEYS else None
        return _csv(args, template(store, args.kind, asked), notes(args.kind))


def _csv(args: argparse.Namespace, text: str, notes: tuple[str, ...]) -> Answer:
    form = "csv" if args.kind in (*LISTS, "survey") else "text"
    document = {"kind": args.kind, "file": args.out and str(args.out), form: text, "notes": notes}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), notes)
    return Answer(document, write_out(args, text.encode("utf-8")), notes)
