"""`ledger`: a decided plan, purchase by purchase, against what became of it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import add_out, answered_by, name, opened, read_file, write_out
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.ledger.results import Learned, Ledger, Outcome
    from analytics.strategy.scenario.saved import Saved
    from data.store.database import Database


def ledger_options(parser: argparse.ArgumentParser) -> None:
    """What `ledger` takes."""
    answered_by(parser, run)
    parser.add_argument(
        "name",
        nargs="?",
        type=name,
        metavar="NAME",
        help="a decided scenario; left out where only one is",
    )
    parser.add_argument("--wave", type=name, metavar="NAME", help="follow it up to this wave")
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--template",
        action="store_true",
        help="its purchases as a table to fill in, as told so far",
    )
    act.add_argument("--tell", type=Path, metavar="FILE", help="take that table back")
    act.add_argument("--accept", metavar="KEY", help="take a learned number over as assumption")
    add_out(parser, metavar="FILE", help="write the template to a file")


def run(args: argparse.Namespace) -> Answer:
    """Follow, or tell, or take over."""
    from analytics.ledger.ledger import accept, learned_rates, ledger

    if args.out and not args.template:
        raise RefusedError("--out goes with --template.")
    with opened(args) as database:
        if args.accept:
            return _loaded(accept(database, args.accept, args.wave))
        saved = _chosen(database, args.name)
        if args.tell:
            return _tell(database, saved, args.tell)
        result = ledger(database, saved, args.wave)
        if args.template:
            return _template(database, saved, result.outcomes, args)
        rates = learned_rates(database, args.wave)
    return Answer(_document(result, rates), _text(result, rates))


def _chosen(database: Database, wanted: str | None) -> Saved:
    from analytics.ledger.ledger import decided_scenarios
    from analytics.strategy.scenario.saved import saved_scenario

    if wanted is not None:
        return saved_scenario(database, wanted)
    decided = decided_scenarios(database)
    if len(decided) == 1:
        return decided[0]
    if not decided:
        raise RefusedError(
            "No plan is decided, so there is nothing to follow. Decide one with: skillmix scenario "
            "decide."
        )
    names = ", ".join(f"“{saved.name}”" for saved in decided)
    raise RefusedError(f"{len(decided)} plans are decided; name one of {names}.")


def _tell(database: Database, saved: Saved, file: Path) -> Answer:
    from analytics.ledger.telling import take

    return _loaded(take(database, saved, read_file(file), file.name, today=date.today()))


def _loaded(outcome: Any) -> Answer:
    document = {"file": outcome.file_name, "rows": outcome.rows, "changed": outcome.changed}
    return Answer(document, outcome.sentence, outcome.notes)


def _template(
    database: Database, saved: Saved, outcomes: tuple[Outcome, ...], args: argparse.Namespace
) -> Answer:
    from analytics.ledger.telling import NOTES, told_text

    text = told_text(database, saved, outcomes)
    document = {"file": args.out and str(args.out), "csv": text, "notes": NOTES}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), NOTES)
    write_out(args, text.encode("utf-8"))
    return Answer(document, f"Wrote {args.out}.", NOTES)


def _document(result: Ledger, rates: tuple[Learned, ...]) -> dict[str, Any]:
    """What --json prints: roles, never people."""
    document: dict[str, Any] = plain(result)
    decided = result.decided
    document["decided"] = {
        "reason": decided.reason,
        "decided_on": plain(decided.decided_on),
        "decided_by": decided.decided_by,
        "team": decided.team,
        "currency": decided.currency,
    }
    for outcome in document["outcomes"]:
        del outcome["attempts"], outcome["rise"]
    document["learned"] = [
        {
            "key": rate.key,
            "outcomes": rate.outcomes,
            "held": rate.held,
            "interval": plain(rate.interval),
            "today": plain(rate.today),
            "offer": plain(rate.offer),
        }
        for rate in rates
    ]
    return document


def _text(result: Ledger, rates: tuple[Learned, ...]) -> str:
    from dashboard.render.terminal import text
    from dashboard.subjects import ledger as subject

    sections = (subject.ledger(result), subject.overrides(result), subject.learned(rates))
    return text(section for section in sections if section)
