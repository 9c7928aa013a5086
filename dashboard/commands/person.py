"""`person`: everything that is stored of one person, to hand it to them."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer
from dashboard.commands.options import act, actions, add_out, name, opened, write_out


def person_options(parser: argparse.ArgumentParser) -> None:
    """What `person` takes."""
    acts = actions(parser)
    out = act(
        acts,
        "export",
        run_export,
        "write everything that is stored of one person, with its sources",
    )
    out.add_argument(
        "person", type=name, metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )
    add_out(out, required=True, metavar="FILE", help=".json or .csv")


def run_export(args: argparse.Namespace) -> Answer:
    """Write the file; the answer counts and names nobody."""
    from data.files.person import format_of, person_text
    from data.store.people.stored_of import stored_of

    kind = format_of(args.out)
    with opened(args) as database:
        found = stored_of(database, args.person)
        database.note_read("person export", file=args.out.name, person=found.person_no)
    write_out(args, person_text(found, kind).encode())
    parts = {part: len(lines) for part, lines in found.parts.items()}
    told = ", ".join(f"{part.replace('_', ' ')} {count}" for part, count in parts.items() if count)
    return Answer({"file": str(args.out), "parts": parts}, f"{args.out} holds all of them: {told}.")
