"""`account`: who may sign in, and as what."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import act, actions, name, opened


def account_options(parser: argparse.ArgumentParser) -> None:
    """What `account` takes."""
    acts = actions(parser)
    new = act(acts, "add", run_add, "let somebody in, or change what they may see")
    new.add_argument("subject", type=name, metavar="WHO", help="e-mail, or the provider's id")
    new.add_argument("--role", required=True, choices=("admin", "lead", "leader", "member"))
    new.add_argument(
        "--team",
        action="append",
        type=name,
        default=[],
        metavar="NAME",
        help="of a lead or leader; repeat it for several",
    )
    new.add_argument("--people", action="store_true", help="a leader may see people")
    new.add_argument(
        "--person", type=name, metavar="NAME", help="whose ratings are their own; default: WHO"
    )
    gone = act(acts, "remove", run_remove, "let somebody in no longer")
    gone.add_argument("subject", type=name, metavar="WHO")
    act(acts, "list", run_list, "all accounts")


def run_add(args: argparse.Namespace) -> Answer:
    """Let somebody in."""
    from data.store.people.accounts import Account, add_account

    none = None if args.role in ("leader", "admin") else ()
    account = Account(args.subject, args.role, tuple(args.team) or none, args.people, args.person)
    with opened(args) as database:
        said = f"{add_account(database, account)} The store is {database.place}."
    return Answer({"account": asdict(account), "sentence": said}, said)


def run_remove(args: argparse.Namespace) -> Answer:
    """Let somebody in no longer."""
    from data.store.people.accounts import remove_account

    with opened(args) as database:
        said = f"{remove_account(database, args.subject)} The store is {database.place}."
    return Answer({"sentence": said}, said)


def run_list(args: argparse.Namespace) -> Answer:
    """All accounts."""
    from dashboard.wording.accounts import COLUMNS, cells
    from data.store.people.accounts import accounts

    with opened(args) as database:
        known = accounts(database)
    document = {"accounts": [asdict(account) for account in known]}
    if not known:
        return Answer(document, "Nobody may sign in yet: skillmix account add WHO --role admin")
    return Answer(document, table(COLUMNS, [cells(account) for account in known]))
