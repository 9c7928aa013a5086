"""`token`: which programs may read by the API, and as what."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import act, actions, name, opened

ONCE = "Keep it where only that program reads it; it is not told again."


def token_options(parser: argparse.ArgumentParser) -> None:
    """What `token` takes."""
    acts = actions(parser)
    new = act(acts, "add", run_add, "let a program read, and print its token once")
    new.add_argument("label", type=name, metavar="NAME", help="which program")
    new.add_argument("--role", required=True, choices=("admin", "lead", "leader"))
    new.add_argument(
        "--team",
        action="append",
        type=name,
        default=[],
        metavar="NAME",
        help="of a lead or leader; repeat it for several",
    )
    new.add_argument("--people", action="store_true", help="a leader's token may see people")
    gone = act(acts, "revoke", run_revoke, "let a program read no longer")
    gone.add_argument("token_id", type=name, metavar="ID")
    act(acts, "list", run_list, "all tokens, without their secrets")


def run_add(args: argparse.Namespace) -> Answer:
    """Let a program read."""
    from data.store.people.tokens import add_token

    with opened(args) as database:
        made = add_token(database, args.label, args.role, tuple(args.team), people=args.people)
    return Answer({"token": made}, made, (ONCE,))


def run_revoke(args: argparse.Namespace) -> Answer:
    """Let a program read no longer."""
    from data.store.people.tokens import revoke_token

    with opened(args) as database:
        said = revoke_token(database, args.token_id)
    return Answer({"sentence": said}, said)


def run_list(args: argparse.Namespace) -> Answer:
    """All tokens."""
    from data.store.people.tokens import tokens

    with opened(args) as database:
        known = tokens(database)
    rows = [
        (
            token.token_id,
            token.label,
            token.role,
            "all" if token.teams is None else ", ".join(token.teams),
            "visible" if token.viewer.people_visible else "no",
            token.added_at.date(),
            token.revoked_at.date() if token.revoked_at else None,
        )
        for token in known
    ]
    header = ("id", "program", "role", "teams", "people", "since", "revoked")
    text = table(header, rows) if known else "No program may read: skillmix token add NAME --role"
    return Answer({"tokens": [asdict(token) for token in known]}, text)
