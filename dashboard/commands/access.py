"""`account`, `token`, `audit`, `privacy`: who may sign in or read by the API, who did what, and
what is stored about people.
"""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import asdict

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import act, actions, day, name, opened
from data.vocabulary import grouped


def account_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    new = act(acts, run_account_add, "let somebody in, or change what they may see")
    new.add_argument("subject", type=name, metavar="WHO", help="e-mail, or the provider's id")
    new.add_argument("--role", required=True, choices=("admin", "lead", "leader", "member"))
    _add_teams(new)
    new.add_argument("--people", action="store_true", help="a leader may see people")
    new.add_argument(
        "--person", type=name, metavar="NAME", help="whose ratings are their own; default: WHO"
    )
    gone = act(acts, run_account_remove, "let somebody in no longer")
    gone.add_argument("subject", type=name, metavar="WHO")
    act(acts, run_account_list, "all accounts")


def _add_teams(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--team",
        action="append",
        type=name,
        default=[],
        metavar="NAME",
        help="of a lead or leader; repeat it for several",
    )


def run_account_add(args: argparse.Namespace) -> Answer:
    """Let somebody in."""
    from data.store.people.accounts import Account, add_account

    none = None if args.role in ("leader", "admin") else ()
    account = Account(args.subject, args.role, tuple(args.team) or none, args.people, args.person)
    with opened(args) as database:
        said = f"{add_account(database, account)} The store is {database.place}."
    return Answer({"account": asdict(account), "sentence": said}, said)


def run_account_remove(args: argparse.Namespace) -> Answer:
    """Let somebody in no longer."""
    from data.store.people.accounts import remove_account

    with opened(args) as database:
        said = f"{remove_account(database, args.subject)} The store is {database.place}."
    return Answer({"sentence": said}, said)


def run_account_list(args: argparse.Namespace) -> Answer:
    """All accounts."""
    from dashboard.subjects.settings import COLUMNS
    from dashboard.subjects.settings import account_cells as cells
    from data.store.people.accounts import accounts

    with opened(args) as database:
        known = accounts(database)
    document = {"accounts": [asdict(account) for account in known]}
    if not known:
        return Answer(document, "Nobody may sign in yet: skillmix account add WHO --role admin")
    return Answer(document, table(COLUMNS, [cells(account) for account in known]))


ONCE = "Keep it where only that program reads it; it is not told again."


def token_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    new = act(acts, run_token_add, "let a program read, and print its token once")
    new.add_argument("label", type=name, metavar="NAME", help="which program")
    new.add_argument("--role", required=True, choices=("admin", "lead", "leader"))
    _add_teams(new)
    new.add_argument("--people", action="store_true", help="a leader's token may see people")
    new.add_argument("--until", type=day, metavar="DATE", help="its last day; default: in 90 days")
    gone = act(acts, run_token_revoke, "let a program read no longer")
    gone.add_argument("token_id", type=name, metavar="ID")
    act(acts, run_token_list, "all tokens, without their secrets")


def run_token_add(args: argparse.Namespace) -> Answer:
    """Let a program read."""
    from data.store.people.accounts import add_token

    with opened(args) as database:
        made = add_token(
            database,
            args.label,
            args.role,
            tuple(args.team),
            people=args.people,
            until=args.until,
        )
    return Answer({"token": made}, made, (ONCE,))


def run_token_revoke(args: argparse.Namespace) -> Answer:
    """Let a program read no longer."""
    from data.store.people.accounts import revoke_token

    with opened(args) as database:
        said = revoke_token(database, args.token_id)
    return Answer({"sentence": said}, said)


def run_token_list(args: argparse.Namespace) -> Answer:
    """All tokens."""
    from data.store.people.accounts import tokens

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
            token.ends_on,
            token.revoked_at.date() if token.revoked_at else None,
        )
        for token in known
    ]
    header = ("id", "program", "role", "teams", "people", "since", "until", "revoked")
    text = table(header, rows) if known else "No program may read: skillmix token add NAME --role"
    return Answer({"tokens": [asdict(token) for token in known]}, text)


def audit_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=day, metavar="DAY", help="from this day (UTC) on")
    parser.add_argument("--csv", action="store_true", help="print a CSV table")
    parser.add_argument(
        "--check",
        nargs="?",
        const="",
        metavar="MARK",
        help="whether every line is as it was written; with the mark of an earlier check, whether "
        "the lines of then still stand. Exit 1 where not",
    )


def run_audit(args: argparse.Namespace) -> Answer:
    """List it, oldest first, or check it."""
    from dashboard.subjects import settings as wording
    from data.store.people.audited import audit, check

    if args.check is not None:
        with opened(args) as database:
            found = check(database, args.check)
        text = "\n".join([*found.faults, wording.checked(found)])
        return Answer(asdict(found), text, code=1 if found.faults else 0)
    with opened(args) as database:
        known = audit(database, args.since)
    document = {"entries": [asdict(entry) for entry in known]}
    if args.csv:
        return Answer(document, wording.as_csv(known).rstrip("\n"))
    number = f"{grouped(len(known))} lines"
    return Answer(document, table(wording.HEADER, map(wording.audit_cells, known)), (number,))


def privacy_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--signed-in", action="store_true", help="as people read it where they sign in"
    )
    parser.add_argument(
        "--survey-interest",
        choices=("used", "unused"),
        help="whether plans may use interest that surveys asked for",
    )


def run_privacy(args: argparse.Namespace) -> Answer:
    """Print the notice, as the page has it."""
    from dashboard.subjects import privacy as wording
    from data.store.facts.settings import use_interest
    from data.store.people.notice import privacy_notice

    with opened(args) as database:
        if args.survey_interest:
            use_interest(database, args.survey_interest == "used")
        found = privacy_notice(database)
        viewer = database.viewer
    parts = wording.parts(found, wording.Served(args.signed_in), (), viewer)
    lines = [wording.TITLE, "", textwrap.fill(wording.WHY, 96)]
    for part in parts:
        lines += ["", part.title]
        named = [f"{what}: {said}" for what, said in part.named]
        for text in (*named, *part.sentences):
            lines.append(textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="    "))
    document = {"store": asdict(found), "parts": [asdict(part) for part in parts]}
    return Answer(document, "\n".join(lines))
