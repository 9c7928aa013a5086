"""`retention`: until when the answers of a wave are kept, and erasing them then."""

from __future__ import annotations

import argparse
from datetime import date

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import act, actions, day, name, opened


def retention_options(parser: argparse.ArgumentParser) -> None:
    """What `retention` takes."""
    acts = actions(parser)
    act(acts, "list", run_list, "every wave with its last day")
    new = act(
        acts, "set", run_set, "keep the answers of a wave up to and with a day, then erase them"
    )
    new.add_argument("wave", type=name, metavar="WAVE")
    until = new.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", type=day, metavar="DAY")
    until.add_argument("--no-end", action="store_true", help="until somebody says otherwise")
    end = act(
        acts,
        "apply",
        run_apply,
        "erase the answers of every wave whose last day is over, and old lines of the audit",
    )
    end.add_argument("--dry-run", action="store_true", help="only say which")


def run_list(args: argparse.Namespace) -> Answer:
    """Every wave, latest first."""
    from data.store.facts.wave_ends import wave_ends

    with opened(args) as database:
        known = wave_ends(database)
    document = {
        "waves": [
            {
                "wave": w.wave,
                "held_on": plain(w.held_on),
                "ends_on": plain(w.ends_on),
                "ended_at": plain(w.ended_at),
            }
            for w in known
        ]
    }
    rows = [(w.wave, w.held_on or "", w.ends_on or "no end", w.ended_at or "") for w in known]
    return Answer(document, table(("wave", "held on", "kept until", "erased at (UTC)"), rows))


def run_set(args: argparse.Namespace) -> Answer:
    """Say until when one wave is kept."""
    from data.store.history.retention import keep_until

    with opened(args) as database:
        said = keep_until(database, args.wave, args.until, date.today())
    return Answer({"wave": args.wave, "ends_on": plain(args.until)}, said)


def run_apply(args: argparse.Namespace) -> Answer:
    """Erase what is over."""
    from data.store.history.retention import end_waves
    from data.store.people.audit_age import delete_old_lines

    with opened(args) as database:
        said = (
            *end_waves(database, date.today(), dry_run=args.dry_run),
            *delete_old_lines(database, date.today(), dry_run=args.dry_run),
        )
    return Answer({"ended": list(said)}, "\n".join(said) or "No wave is over.")
