"""What is stored of people, what they say against it, and who may see it."""

import textwrap
from datetime import date
from typing import Any

from dashboard.commands.answer import Answer, Args, picked, plain, table
from dashboard.subjects import HELPS, privacy, settings
from data import contesting
from data.files.people import format_of, person_text
from data.store.database import Database
from data.store.facts.settings import use_interest
from data.store.facts.waves import wave_ends
from data.store.history.retention import end_waves, keep_until
from data.store.people import accounts, contests
from data.store.people.audited import audit, check, delete_old_lines
from data.store.people.notice import privacy_notice
from data.store.people.people import the_person
from data.store.people.stored_of import stored_of
from data.vocabulary import grouped


def run_person_export(args: Args, database: Database) -> Answer:
    """The answer counts and names nobody."""
    kind = format_of(args.out)
    result = stored_of(database, args.person)
    database.note_read("person export", file=args.out.name, person=result.person_no)
    args.write_out(person_text(result, kind).encode())
    parts = {part: len(lines) for part, lines in result.parts.items()}
    text = ", ".join(f"{part.replace('_', ' ')} {count}" for part, count in parts.items() if count)
    return Answer({"file": str(args.out), "parts": parts}, f"{args.out} holds all of them: {text}.")


def run_contest_add(args: Args, database: Database) -> Answer:
    kept = contests.contest(database, args.wave, args.skill, args.level, args.comment, args.person)
    return Answer(_contest(kept), f"Kept as number {kept.number}.")


def run_contest_list(args: Args, database: Database) -> Answer:
    result = contests.contests(database)
    header: tuple[str, ...] = privacy.MINE_COLUMNS
    document = {"contests": [_contest(item, people=args.people) for item in result]}
    rows = [privacy.cells(item) for item in result]
    if args.people:
        header += ("who", "said", "reason")
        rows = [(*privacy.cells(item), item.person, item.said, item.reason) for item in result]
    nobody = "Nobody contests a rating or comments on one."
    return Answer(document, table(header, rows, nobody))


def run_contest_accept(args: Args, database: Database) -> Answer:
    result = contesting.accept(database, args.number, args.level, args.reason)
    return Answer(_contest(result), privacy.done(result))


def run_contest_decline(args: Args, database: Database) -> Answer:
    result = contesting.decline(database, args.number, args.reason)
    return Answer(_contest(result), privacy.done(result))


def run_contest_reopen(args: Args, database: Database) -> Answer:
    return Answer(_contest(contesting.reopen(database, args.number)), privacy.REOPENED)


def _contest(contest: contests.Contest, *, people: bool = False) -> dict[str, Any]:
    named = ("person", "said", "reason") if people else ()
    return picked(contest, "number", "skill", "wave", "wanted", "said_at", "outcome", *named)


def run_decline_add(args: Args, database: Database) -> Answer:
    person_no = the_person(database, args.person, "nothing was noted")[0]
    result = contests.decline(
        database, person_no, args.lever, args.skill, args.on or date.today(), args.reason
    )
    return Answer(_decline(result), f"Noted: {_what(result)}. Plans heed it.")


def run_decline_undo(args: Args, database: Database) -> Answer:
    person_no = the_person(database, args.person, "nothing was taken back")[0]
    contests.take_back(database, person_no, args.lever, args.skill)
    return Answer(
        {"lever": args.lever, "skill": args.skill}, "Taken back: plans may propose it again."
    )


def run_decline_list(args: Args, database: Database) -> Answer:
    result = contests.declines(database)
    document = {"declines": [_decline(item, people=args.people) for item in result]}
    rows = [(_what(item), item.declined_on, item.person, item.reason) for item in result]
    shown = 4 if args.people else 2
    header = ("what", "on", "who", "reason")[:shown]
    text = table(header, [row[:shown] for row in rows], "Nothing was declined.")
    return Answer(document, text)


def _decline(decline: contests.Decline, *, people: bool = False) -> dict[str, Any]:
    return picked(
        decline, "lever", "skill", "declined_on", *(("person", "reason") if people else ())
    )


def _what(decline: contests.Decline) -> str:
    return f"{decline.lever} {decline.skill or 'in every skill'}"


def run_retention_list(args: Args, database: Database) -> Answer:
    known = wave_ends(database)
    rows = [(w.wave, w.held_on or "", w.ends_on or "no end", w.ended_at or "") for w in known]
    header = ("wave", "held on", "kept until", "erased at (UTC)")
    return Answer({"waves": known}, table(header, rows))


def run_retention_set(args: Args, database: Database) -> Answer:
    sentence = keep_until(database, args.wave, args.until, date.today())
    return Answer({"wave": args.wave, "ends_on": args.until}, sentence)


def run_retention_apply(args: Args, database: Database) -> Answer:
    sentences = [
        *end_waves(database, date.today(), dry_run=args.dry_run),
        *delete_old_lines(database, date.today(), dry_run=args.dry_run),
    ]
    return Answer({"ended": sentences}, "\n".join(sentences) or "No wave is over.")


def run_account_add(args: Args, database: Database) -> Answer:
    none = None if args.role in ("leader", "admin") else ()
    account = accounts.Account(
        args.subject, args.role, tuple(args.team) or none, args.people, args.person
    )
    text = f"{accounts.add_account(database, account)} The store is {database.place}."
    return Answer({"account": account, "sentence": text}, text)


def run_account_remove(args: Args, database: Database) -> Answer:
    text = f"{accounts.remove_account(database, args.subject)} The store is {database.place}."
    return Answer({"sentence": text}, text)


def run_account_list(args: Args, database: Database) -> Answer:
    known = accounts.accounts(database)
    rows = map(settings.account_cells, known)
    return Answer({"accounts": known}, table(settings.COLUMNS, rows, HELPS["account.none"]))


def run_token_add(args: Args, database: Database) -> Answer:
    made = accounts.add_token(
        database, args.label, args.role, tuple(args.team), people=args.people, until=args.until
    )
    once = "Keep it where only that program reads it; it is not told again."
    return Answer({"token": made}, made, (once, *accounts.unknown_teams(database, args.team)))


def run_token_revoke(args: Args, database: Database) -> Answer:
    sentence = accounts.revoke_token(database, args.token_id)
    return Answer({"sentence": sentence}, sentence)


def run_token_list(args: Args, database: Database) -> Answer:
    known = accounts.tokens(database)
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
    none = "No program may read: skillmix token add NAME --role"
    return Answer({"tokens": known}, table(header, rows, none))


def run_audit(args: Args, database: Database) -> Answer:
    if args.check is not None:
        checks = check(database, args.check)
        text = "\n".join([*checks.faults, settings.checked(checks)])
        return Answer(plain(checks), text, code=1 if checks.faults else 0)
    known = audit(database, args.since)
    document = {"entries": known}
    if args.csv:
        return Answer(document, settings.as_csv(known).rstrip("\n"), is_file=True)
    number = f"{grouped(len(known))} lines"
    return Answer(document, table(settings.HEADER, map(settings.audit_cells, known)), (number,))


def run_privacy(args: Args, database: Database) -> Answer:
    """The notice, as the page has it."""
    if args.survey_interest:
        use_interest(database, args.survey_interest == "used")
    result = privacy_notice(database)
    parts = privacy.parts(result, privacy.Served(args.signed_in), (), database.viewer)
    lines = [privacy.TITLE, "", textwrap.fill(privacy.WHY, 96)]
    for part in parts:
        lines += ["", part.title]
        named = [f"{what}: {names}" for what, names in part.named]
        for text in (*named, *part.sentences):
            lines.append(textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="    "))
    return Answer({"store": result, "parts": parts}, "\n".join(lines))
