"""`contest`: what people say of how they are rated, and the answers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import add_people, name, opened, verb
from dashboard.wording.contests import COLUMNS, REOPENED, cells, done

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs
    from data.store.people.contests import Contest


def add(verbs: Verbs) -> None:
    """Put the verb and what can be done with a contest into the parser."""
    whole = verbs.add_parser("contest", help="what people say of how they are rated")
    acts: Verbs = whole.add_subparsers(dest="act", metavar="WHAT", required=True)
    new = verb(acts, "add", "write down what somebody says of a rating of theirs")
    new.add_argument(
        "person", type=name, metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )
    new.add_argument("--skill", type=name, required=True, metavar="NAME")
    new.add_argument("--wave", type=name, required=True, metavar="NAME")
    new.add_argument("--level", type=int, metavar="0-5", help="which would be right")
    new.add_argument("--comment", default="", metavar="TEXT")
    new.set_defaults(run=run_add)
    listed = verb(acts, "list", "all of them, those that wait for an answer first")
    add_people(listed, "say who, and in which words")
    listed.set_defaults(run=run_list)
    yes = verb(acts, "accept", "store a rating of a manager, as the person says or at --level")
    yes.add_argument("--level", type=int, choices=range(6), metavar="0-5")
    no = verb(acts, "decline", "leave the rating, and say why")
    back = verb(acts, "reopen", "take an answer back, with the rating that it stored")
    for parser, run in ((yes, run_accept), (no, run_decline), (back, run_reopen)):
        parser.add_argument("number", type=int, metavar="NUMBER", help="as the list has it")
        parser.set_defaults(run=run)
    yes.add_argument("--reason", default="", metavar="TEXT")
    no.add_argument("--reason", required=True, metavar="TEXT")


def run_add(args: argparse.Namespace) -> Answer:
    """Keep what somebody said."""
    from data.store.people.contests import contest

    with opened(args) as database:
        kept = contest(database, args.wave, args.skill, args.level, args.comment, args.person)
    return Answer(_document(kept, people=False), f"Kept as number {kept.number}.")


def run_list(args: argparse.Namespace) -> Answer:
    """All of them, without whom they are of unless that is asked for."""
    from data.store.people.contests import contests

    with opened(args) as database:
        found = contests(database)
    document = {"contests": [_document(one, people=args.people) for one in found]}
    if not found:
        return Answer(document, "Nobody contests a rating or comments on one.")
    header = (*COLUMNS, *(("who", "said", "reason") if args.people else ()))
    rows = [
        (*cells(one), *((one.person, one.said, one.reason) if args.people else ())) for one in found
    ]
    return Answer(document, table(header, rows))


def run_accept(args: argparse.Namespace) -> Answer:
    """Store the rating."""
    from data.contesting import accept

    with opened(args) as database:
        found = accept(database, args.number, args.level, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_decline(args: argparse.Namespace) -> Answer:
    """Leave it."""
    from data.contesting import decline

    with opened(args) as database:
        found = decline(database, args.number, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_reopen(args: argparse.Namespace) -> Answer:
    """Take the answer back."""
    from data.contesting import reopen

    with opened(args) as database:
        found = reopen(database, args.number)
    return Answer(_document(found, people=False), REOPENED)


def _document(one: Contest, *, people: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "number": one.number,
        "skill": one.skill,
        "wave": one.wave,
        "wanted": one.wanted,
        "said_at": plain(one.said_at),
        "outcome": one.outcome,
    }
    named = {"person": one.person, "said": one.said, "reason": one.reason}
    return {**document, **named} if people else document
