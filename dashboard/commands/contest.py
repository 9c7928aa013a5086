"""`contest`: what people say of how they are rated, and the answers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import act, actions, add_people, name, opened

if TYPE_CHECKING:
    from data.store.people.contests import Contest


def contest_options(parser: argparse.ArgumentParser) -> None:
    """What `contest` takes."""
    acts = actions(parser)
    new = act(acts, "add", run_add, "write down what somebody says of a rating of theirs")
    new.add_argument(
        "person", type=name, metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )
    new.add_argument("--skill", type=name, required=True, metavar="NAME")
    new.add_argument("--wave", type=name, required=True, metavar="NAME")
    new.add_argument("--level", type=int, metavar="0-5", help="which would be right")
    new.add_argument("--comment", default="", metavar="TEXT")
    listed = act(acts, "list", run_list, "all of them, those that wait for an answer first")
    add_people(listed, "say who, and in which words")
    yes = act(
        acts, "accept", run_accept, "store a rating of a manager, as the person says or at --level"
    )
    yes.add_argument("--level", type=int, choices=range(6), metavar="0-5")
    no = act(acts, "decline", run_decline, "leave the rating, and say why")
    back = act(acts, "reopen", run_reopen, "take an answer back, with the rating that it stored")
    for answer in (yes, no, back):
        answer.add_argument("number", type=int, metavar="NUMBER", help="as the list has it")
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
    from dashboard.wording.contests import COLUMNS, cells
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
    from dashboard.wording.contests import done
    from data.contesting import accept

    with opened(args) as database:
        found = accept(database, args.number, args.level, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_decline(args: argparse.Namespace) -> Answer:
    """Leave it."""
    from dashboard.wording.contests import done
    from data.contesting import decline

    with opened(args) as database:
        found = decline(database, args.number, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_reopen(args: argparse.Namespace) -> Answer:
    """Take the answer back."""
    from dashboard.wording.contests import REOPENED
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
