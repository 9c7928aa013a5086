"""`decline`: what people said no to. No plan proposes it again until it is taken back."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import act, actions, add_people, day, name, opened
from data.vocabulary import PERSON_LEVERS

if TYPE_CHECKING:
    from data.store.people.declines import Decline


def decline_options(parser: argparse.ArgumentParser) -> None:
    """What `decline` takes."""
    acts = actions(parser)
    note = act(acts, "add", run_add, "somebody does not want to be trained, equipped or moved")
    back = act(acts, "undo", run_take_back, "plans may propose it to them again")
    for change in (note, back):
        change.add_argument(
            "person", type=name, metavar="PERSON", help="e-mail, id or name, as the survey has it"
        )
        change.add_argument(
            "--lever", choices=PERSON_LEVERS, default="train", help="default: train"
        )
        change.add_argument("--skill", type=name, metavar="NAME", help="all skills when left out")
    note.add_argument("--on", type=day, metavar="DATE", help="default: today")
    note.add_argument("--reason", default="", metavar="TEXT", help="nobody has to give one")
    listed = act(acts, "list", run_list, "all that stand")
    add_people(listed, "say who, and why")


def run_add(args: argparse.Namespace) -> Answer:
    """Note a no."""
    from data.store.people.declines import decline
    from data.store.people.people import the_person

    with opened(args) as database:
        person_no = the_person(database, args.person, "nothing was noted")[0]
        found = decline(
            database, person_no, args.lever, args.skill, args.on or date.today(), args.reason
        )
    return Answer(_document(found, people=False), f"Noted: {_what(found)}. Plans heed it.")


def run_take_back(args: argparse.Namespace) -> Answer:
    """Take one back."""
    from data.store.people.declines import take_back
    from data.store.people.people import the_person

    with opened(args) as database:
        person_no = the_person(database, args.person, "nothing was taken back")[0]
        take_back(database, person_no, args.lever, args.skill)
    return Answer(
        {"lever": args.lever, "skill": args.skill}, "Taken back: plans may propose it again."
    )


def run_list(args: argparse.Namespace) -> Answer:
    """All that stand, without whom they are of unless that is asked for."""
    from data.store.people.declines import declines

    with opened(args) as database:
        found = declines(database)
    document = {"declines": [_document(one, people=args.people) for one in found]}
    if not found:
        return Answer(document, "Nothing was declined.")
    header = ("what", "on", *(("who", "reason") if args.people else ()))
    rows = [
        (_what(one), one.declined_on, *((one.person, one.reason) if args.people else ()))
        for one in found
    ]
    return Answer(document, table(header, rows))


def _document(one: Decline, *, people: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "lever": one.lever,
        "skill": one.skill,
        "declined_on": plain(one.declined_on),
    }
    return {**document, "person": one.person, "reason": one.reason} if people else document


def _what(one: Decline) -> str:
    return f"{one.lever} {one.skill or 'in every skill'}" if one.lever != "move" else "move"
