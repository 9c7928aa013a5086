"""`demo`, `taxonomy`, `copy`, `erase`: the store as a whole."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import answered_by, command, opened
from data.vocabulary import grouped


def demo_options(parser: argparse.ArgumentParser) -> None:
    """What `demo` takes."""
    answered_by(parser, run_demo)


def taxonomy_options(parser: argparse.ArgumentParser) -> None:
    """What `taxonomy` takes."""
    answered_by(parser, run_taxonomy)


def copy_options(parser: argparse.ArgumentParser) -> None:
    """What `copy` takes."""
    answered_by(parser, run_copy)
    parser.add_argument("source", metavar="SOURCE", help="file or address of the store to copy")
    parser.add_argument(
        "target", metavar="TARGET", help="a new file, or an empty database's address"
    )


def erase_options(parser: argparse.ArgumentParser) -> None:
    """What `erase` takes."""
    answered_by(parser, run_erase)
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument(
        "person", nargs="?", metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )
    whom.add_argument(
        "--again",
        metavar="LIST-or-STORE",
        help="whoever is back from a backup, by the list that a backup wrote or "
        "another store's marks",
    )


def run_demo(args: argparse.Namespace) -> Answer:
    """Load the demo organisation."""
    from data.demo import load_demo

    with opened(args) as database:
        outcomes = load_demo(database)
        place = database.place
    imports = [
        {"import_id": o.import_id, "wave": o.wave, "rater": o.rater, "duplicate": o.duplicate}
        for o in outcomes
    ]
    waves = ", ".join(dict.fromkeys(o.wave for o in outcomes))
    return Answer(
        {"database": place, "imports": imports},
        f"The demo organisation is in {place} (waves {waves}). "
        f"See it with: {command(args, place)} serve",
    )


def run_taxonomy(args: argparse.Namespace) -> Answer:
    """All skills with area, kind and whether tools may count."""
    from data.store.facts.taxonomy import skills

    with opened(args) as database:
        known = skills(database)
    document = {
        "skills": [
            {
                "id": s.skill_id,
                "name": s.name,
                "area": s.area,
                "kind": s.kind,
                "tooling": s.tooling,
                "aliases": s.aliases,
            }
            for s in known
        ]
    }
    header = ("id", "skill", "area", "kind", "tooling")
    rows = [(s.skill_id, s.name, s.area, s.kind, s.tooling) for s in known]
    return Answer(document, table(header, rows))


def run_copy(args: argparse.Namespace) -> Answer:
    """Copy a store, and show what arrived."""
    from data.store.copying import copy_store
    from data.store.database import open_database

    with (
        closing(open_database(args.source, may_be_new=False)) as source,
        closing(open_database(args.target)) as target,
    ):
        copied = copy_store(source, target)
        places = {"source": source.place, "target": target.place}
    lines = [(c.table, grouped(c.rows), c.checksum) for c in copied]
    return Answer(
        {**places, "tables": [asdict(c) for c in copied]},
        f"{table(('table', 'rows', 'checksum of both'), lines)}\n\n"
        f"{places['target']} now holds all that {places['source']} does.",
    )


def run_erase(args: argparse.Namespace) -> Answer:
    """Erase one person, or those who are back from a backup."""
    from dashboard.commands.backup import erased_of
    from data.intake.identity.erasing import erase
    from data.store.people.erasure import erase_again

    with opened(args) as database:
        if args.again:
            count = erase_again(database, erased_of(args.again, database))
            return Answer({"erased": count}, f"Erased again: {count}. Their marks are kept.")
        said = erase(database, args.person)
    return Answer({"erased": 1, "sentence": said}, said)
