"""`scenario` and `ledger`: from the first draft to the decision, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, picked, plain, table
from dashboard.commands.options import (
    act,
    actions,
    add_filters,
    add_out,
    add_wishes,
    day,
    name,
    opened,
    read_file,
    scenario,
    selection,
    study,
    write_out,
)
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ledger.results import Learned, Ledger, Outcome
    from analytics.strategy.answer.beside import SideBySide
    from analytics.strategy.scenario.saved import Saved
    from dashboard.commands.options import Acts, Run
    from data.store.database import Database
    from data.store.scenarios import Forgotten, StoredScenario


def scenario_options(parser: argparse.ArgumentParser) -> None:
    acts = actions(parser)
    save = _named(acts, run_save, "keep what a plan may do under a name")
    add_wishes(save)
    act(acts, run_list, "all saved scenarios")
    show = _named(acts, run_show, "what one says, as a scenario file")
    add_out(show, metavar="FILE", help="write it as a file (TOML)")
    _named(acts, run_copy, "start another with what one says", new=True)
    _named(acts, run_rename, "give one another name", new=True)
    _named(acts, run_delete, "forget one that is not decided")
    decide = _named(acts, run_decide, "plan one, keep its numbers and freeze it")
    decide.add_argument("--reason", required=True, metavar="TEXT", help="why, in a sentence")
    decide.add_argument("--on", type=day, metavar="DATE", help="default: today")
    second = decide.add_mutually_exclusive_group()
    second.add_argument(
        "--replace",
        action="store_const",
        const="replace",
        dest="beside",
        help="take back what is decided for the same people",
    )
    second.add_argument(
        "--keep-both",
        action="store_const",
        const="keep",
        dest="beside",
        help="both count, where another one is decided for the same people",
    )
    add_filters(decide, ageing=False)
    _named(acts, run_reopen, "take a decision back; it stays on record")
    compare = act(acts, run_compare, "two or three side by side")
    compare.add_argument("names", nargs="+", type=name, metavar="NAME")
    add_filters(compare, ageing=False)


def _named(acts: Acts, run: Run, description: str, *, new: bool = False) -> argparse.ArgumentParser:
    parser = act(acts, run, description)
    parser.add_argument("name", type=name, metavar="NAME")
    if new:
        parser.add_argument("new_name", type=name, metavar="NEW_NAME")
    return parser


def run_save(args: argparse.Namespace) -> Answer:
    """Save the wishes under a name."""
    from dataclasses import replace

    from analytics.strategy.scenario.saved import save
    from data.store.guard import user_name

    wished, _ = scenario(args)
    with opened(args) as database:
        saved = save(database, replace(wished, name=args.name), user_name())
    return Answer(_document(saved), f"“{saved.name}” is saved, version {saved.version}.")


def run_list(args: argparse.Namespace) -> Answer:
    """Every saved scenario in a line."""
    from analytics.strategy.scenario.saved import saved_scenarios

    with opened(args) as database:
        found = saved_scenarios(database)
    rows = [(s.name, s.version, s.saved_at.date(), s.saved_by or None, _decided(s)) for s in found]
    header = ("scenario", "version", "saved on", "by", "decided")
    text = table(header, rows) if found else "No scenario is saved yet."
    return Answer({"scenarios": [_document(one) for one in found]}, text)


def run_show(args: argparse.Namespace) -> Answer:
    """One scenario as a file, and its decision."""
    from analytics.strategy.scenario.file import scenario_text
    from analytics.strategy.scenario.saved import saved_scenario

    with opened(args) as database:
        saved = saved_scenario(database, args.name)
    content = scenario_text(saved.scenario)
    if args.out:
        write_out(args, content.encode("utf-8"))
    said = f"Wrote {args.out}." if args.out else content.removesuffix("\n")
    notes = (f"“{saved.name}” was decided on {_decided(saved)}.",) if saved.decided else ()
    return Answer({**_document(saved), "file": args.out and str(args.out)}, said, notes)


def run_copy(args: argparse.Namespace) -> Answer:
    """A second one that says the same."""
    from data.store import scenarios
    from data.store.guard import user_name

    return _changed(
        args,
        lambda store: scenarios.copy(store, args.name, args.new_name, user_name()),
        "is a copy of “{}”",
    )


def run_rename(args: argparse.Namespace) -> Answer:
    """Another name."""
    from data.store import scenarios

    return _changed(
        args, lambda store: scenarios.rename(store, args.name, args.new_name), "was “{}” before"
    )


def run_delete(args: argparse.Namespace) -> Answer:
    """Forget one."""
    from data.store import scenarios

    return _changed(args, lambda store: scenarios.delete(store, args.name), "is deleted")


def run_reopen(args: argparse.Namespace) -> Answer:
    """Take the decision back."""
    from data.store import scenarios
    from data.store.guard import user_name

    return _changed(
        args,
        lambda store: scenarios.reopen(store, args.name, user_name()),
        "is open again; its decision stays on record",
    )


def _changed(
    args: argparse.Namespace, change: Callable[[Database], StoredScenario | Forgotten], what: str
) -> Answer:
    with opened(args) as database:
        stored = change(database)
    document = {"name": stored.name, "version": stored.version}
    return Answer(document, f"“{stored.name}” {what.format(args.name)}.")


def run_decide(args: argparse.Namespace) -> Answer:
    """Plan it today and keep the numbers with the reason."""
    from analytics.strategy.scenario.saved import decide, saved_scenario
    from data.store.guard import user_name

    chosen = selection(args)
    with opened(args) as database:
        wished = saved_scenario(database, args.name).scenario
        blend = study(args, database, wished).plan()
        saved = decide(
            database,
            args.name,
            blend,
            chosen,
            args.reason,
            on=args.on or date.today(),
            who=user_name(),
            beside=args.beside,
        )
    return Answer(_document(saved), f"“{saved.name}” is decided: {_decided(saved)}.")


def run_compare(args: argparse.Namespace) -> Answer:
    """Plan two or three of them for the selection."""
    from analytics.strategy.answer.beside import side_by_side
    from analytics.strategy.scenario.saved import saved_scenario
    from dashboard.render.terminal import text
    from dashboard.subjects.scenarios import compared as section

    with opened(args) as database:
        saved = [saved_scenario(database, wanted) for wanted in args.names]
        asked = study(args, database)
        plans = [asked.of(scenario=one.scenario).plan() for one in saved]
    compared = side_by_side(plans)
    decided = [_decided(one) for one in saved]
    return Answer(comparison_document(compared, decided), text([section(compared, decided)]))


def _document(saved: Saved) -> dict[str, Any]:
    from analytics.strategy.scenario.file import scenario_text

    decided = None
    if saved.decided:
        decided = plain(saved.decided)
        decided["plan"] = decided.pop("document")
    return {
        "name": saved.name,
        "version": saved.version,
        "saved_by": saved.saved_by or None,
        "saved_at": saved.saved_at.isoformat(),
        "toml": scenario_text(saved.scenario),
        "decided": decided,
    }


def _decided(saved: Saved) -> str | None:
    if saved.decided is None:
        return None
    by = f" by {saved.decided.decided_by}" if saved.decided.decided_by else ""
    return f"{saved.decided.decided_on.isoformat()}{by}: {saved.decided.reason}"


OF_A_PLAN = (
    "cost",
    "shortage_before",
    "shortage",
    "shortage_other",
    "coverage_before",
    "coverage_after",
    "chance_weakest",
)
OF_A_SIDE = ("trained", "equipped", "touched", "hired", "contracted", "over_time")


def comparison_document(compared: SideBySide, decided: Sequence[str | None]) -> dict[str, Any]:
    """What --json prints."""
    return {
        "scenarios": [
            {
                "name": side.plan.scenario,
                "scenario_hash": side.plan.scenario_hash,
                "decided": said,
                **picked(side.plan, *OF_A_PLAN),
                **picked(side, *OF_A_SIDE),
            }
            for side, said in zip(compared.sides, decided, strict=True)
        ],
        "requirements": plain(compared.needs),
    }


def ledger_options(parser: argparse.ArgumentParser) -> None:
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


def run_ledger(args: argparse.Namespace) -> Answer:
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
    return Answer(_document_ledger(result, rates), _text(result, rates))


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
    from analytics.ledger.ledger import take

    return _loaded(take(database, saved, read_file(file), file.name, today=date.today()))


def _loaded(outcome: Any) -> Answer:
    document = {"file": outcome.file_name, "rows": outcome.rows, "changed": outcome.changed}
    return Answer(document, outcome.sentence, outcome.notes)


def _template(
    database: Database, saved: Saved, outcomes: tuple[Outcome, ...], args: argparse.Namespace
) -> Answer:
    from analytics.ledger.ledger import NOTES, told_text

    text = told_text(database, saved, outcomes)
    document = {"file": args.out and str(args.out), "csv": text, "notes": NOTES}
    if args.out is None:
        return Answer(document, text.removesuffix("\n"), NOTES)
    write_out(args, text.encode("utf-8"))
    return Answer(document, f"Wrote {args.out}.", NOTES)


def _document_ledger(result: Ledger, rates: tuple[Learned, ...]) -> dict[str, Any]:
    """What --json prints: roles, never people."""
    document: dict[str, Any] = plain(result)
    document["decided"] = picked(
        result.decided, "reason", "decided_on", "decided_by", "team", "currency"
    )
    for outcome in document["outcomes"]:
        del outcome["attempts"], outcome["rise"]
    document["learned"] = plain(rates)
    return document


def _text(result: Ledger, rates: tuple[Learned, ...]) -> str:
    from dashboard.render.terminal import text
    from dashboard.subjects import ledger as subject

    sections = (subject.ledger(result), subject.overrides(result), subject.learned(rates))
    return text(section for section in sections if section)
