"""What is stored of somebody, what they say against it and how long it is kept (`person`,
`contest`, `decline`, `retention`); who may see it (`account`, `token`)."""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, picked, plain, table
from dashboard.commands.options import (
    act,
    actions,
    add_out,
    add_people,
    add_person,
    day,
    name,
    opened,
    write_out,
)
from data.vocabulary import PERSON_LEVERS, grouped

if TYPE_CHECKING:
    from data.store.people.contests import Contest, Decline


def person_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    out = act(
        acts, run_person_export, "write everything that is stored of one person, with its sources"
    )
    add_person(out)
    add_out(out, required=True, metavar="FILE", help=".json or .csv")


def run_person_export(args: argparse.Namespace) -> Answer:
    """Write the file; the answer counts and names nobody."""
    from data.files.people import format_of, person_text
    from data.store.people.stored_of import stored_of

    kind = format_of(args.out)
    with opened(args) as database:
        found = stored_of(database, args.person)
        database.note_read("person export", file=args.out.name, person=found.person_no)
    write_out(args, person_text(found, kind).encode())
    parts = {part: len(lines) for part, lines in found.parts.items()}
    told = ", ".join(f"{part.replace('_', ' ')} {count}" for part, count in parts.items() if count)
    return Answer({"file": str(args.out), "parts": parts}, f"{args.out} holds all of them: {told}.")


def contest_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    new = act(acts, run_contest_add, "write down what somebody says of a rating of theirs")
    add_person(new)
    new.add_argument("--skill", type=name, required=True, metavar="NAME")
    new.add_argument("--wave", type=name, required=True, metavar="NAME")
    new.add_argument("--level", type=int, metavar="0-5", help="which would be right")
    new.add_argument("--comment", default="", metavar="TEXT")
    listed = act(acts, run_contest_list, "all of them, those that wait for an answer first")
    add_people(listed, "say who, and in which words")
    yes = act(
        acts, run_contest_accept, "store a rating of a manager, as the person says or at --level"
    )
    yes.add_argument("--level", type=int, choices=range(6), metavar="0-5")
    no = act(acts, run_contest_decline, "leave the rating, and say why")
    back = act(acts, run_contest_reopen, "take an answer back, with the rating that it stored")
    for answer in (yes, no, back):
        answer.add_argument("number", type=int, metavar="NUMBER", help="as the list has it")
    yes.add_argument("--reason", default="", metavar="TEXT")
    no.add_argument("--reason", required=True, metavar="TEXT")


def run_contest_add(args: argparse.Namespace) -> Answer:
    """Keep what somebody said."""
    from data.store.people.contests import contest

    with opened(args) as database:
        kept = contest(database, args.wave, args.skill, args.level, args.comment, args.person)
    return Answer(_document(kept, people=False), f"Kept as number {kept.number}.")


def run_contest_list(args: argparse.Namespace) -> Answer:
    """All of them, without whom they are of unless that is asked for."""
    from dashboard.subjects.privacy import MINE_COLUMNS as COLUMNS
    from dashboard.subjects.privacy import cells
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


def run_contest_accept(args: argparse.Namespace) -> Answer:
    """Store the rating."""
    from dashboard.subjects.privacy import done
    from data.contesting import accept

    with opened(args) as database:
        found = accept(database, args.number, args.level, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_contest_decline(args: argparse.Namespace) -> Answer:
    """Leave it."""
    from dashboard.subjects.privacy import done
    from data.contesting import decline

    with opened(args) as database:
        found = decline(database, args.number, args.reason)
    return Answer(_document(found, people=False), done(found))


def run_contest_reopen(args: argparse.Namespace) -> Answer:
    """Take the answer back."""
    from dashboard.subjects.privacy import REOPENED
    from data.contesting import reopen

    with opened(args) as database:
        found = reopen(database, args.number)
    return Answer(_document(found, people=False), REOPENED)


def _document(one: Contest, *, people: bool) -> dict[str, Any]:
    named = ("person", "said", "reason") if people else ()
    return picked(one, "number", "skill", "wave", "wanted", "said_at", "outcome", *named)


def decline_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    note = act(acts, run_decline_add, "somebody does not want to be trained or equipped")
    back = act(acts, run_decline_undo, "plans may propose it to them again")
    for change in (note, back):
        add_person(change)
        change.add_argument(
            "--lever", choices=PERSON_LEVERS, default="train", help="default: train"
        )
        change.add_argument("--skill", type=name, metavar="NAME", help="all skills when left out")
    note.add_argument("--on", type=day, metavar="DATE", help="default: today")
    note.add_argument("--reason", default="", metavar="TEXT", help="nobody has to give one")
    listed = act(acts, run_decline_list, "all that stand")
    add_people(listed, "say who, and why")


def run_decline_add(args: argparse.Namespace) -> Answer:
    """Note a no."""
    from data.store.people.contests import decline
    from data.store.people.people import the_person

    with opened(args) as database:
        person_no = the_person(database, args.person, "nothing was noted")[0]
        found = decline(
            database, person_no, args.lever, args.skill, args.on or date.today(), args.reason
        )
    return Answer(_document_decline(found, people=False), f"Noted: {_what(found)}. Plans heed it.")


def run_decline_undo(args: argparse.Namespace) -> Answer:
    """Take one back."""
    from data.store.people.contests import take_back
    from data.store.people.people import the_person

    with opened(args) as database:
        person_no = the_person(database, args.person, "nothing was taken back")[0]
        take_back(database, person_no, args.lever, args.skill)
    return Answer(
        {"lever": args.lever, "skill": args.skill}, "Taken back: plans may propose it again."
    )


def run_decline_list(args: argparse.Namespace) -> Answer:
    """All that stand, without whom they are of unless that is asked for."""
    from data.store.people.contests import declines

    with opened(args) as database:
        found = declines(database)
    document = {"declines": [_document_decline(one, people=args.people) for one in found]}
    if not found:
        return Answer(document, "Nothing was declined.")
    header = ("what", "on", *(("who", "reason") if args.people else ()))
    rows = [
        (_what(one), one.declined_on, *((one.person, one.reason) if args.people else ()))
        for one in found
    ]
    return Answer(document, table(header, rows))


def _document_decline(one: Decline, *, people: bool) -> dict[str, Any]:
    return picked(one, "lever", "skill", "declined_on", *(("person", "reason") if people else ()))


def _what(one: Decline) -> str:
    return f"{one.lever} {one.skill or 'in every skill'}"


def retention_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    act(acts, run_retention_list, "every wave with its last day")
    new = act(
        acts, run_retention_set, "keep the answers of a wave up to and with a day, then erase them"
    )
    new.add_argument("wave", type=name, metavar="WAVE")
    until = new.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", type=day, metavar="DAY")
    until.add_argument("--no-end", action="store_true", help="until somebody says otherwise")
    end = act(
        acts,
        run_retention_apply,
        "erase the answers of every wave whose last day is over, and old lines of the audit",
    )
    end.add_argument("--dry-run", action="store_true", help="only say which")


def run_retention_list(args: argparse.Namespace) -> Answer:
    """Every wave, latest first."""
    from data.store.facts.waves import wave_ends

    with opened(args) as database:
        known = wave_ends(database)
    rows = [(w.wave, w.held_on or "", w.ends_on or "no end", w.ended_at or "") for w in known]
    header = ("wave", "held on", "kept until", "erased at (UTC)")
    return Answer({"waves": plain(known)}, table(header, rows))


def run_retention_set(args: argparse.Namespace) -> Answer:
    """Say until when one wave is kept."""
    from data.store.history.retention import keep_until

    with opened(args) as database:
        said = keep_until(database, args.wave, args.until, date.today())
    return Answer({"wave": args.wave, "ends_on": plain(args.until)}, said)


def run_retention_apply(args: argparse.Namespace) -> Answer:
    """Erase what is over."""
    from data.store.history.retention import end_waves
    from data.store.people.audited import delete_old_lines

    with opened(args) as database:
        said = (
            *end_waves(database, date.today(), dry_run=args.dry_run),
            *delete_old_lines(database, date.today(), dry_run=args.dry_run),
        )
    return Answer({"ended": list(said)}, "\n".join(said) or "No wave is over.")


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
