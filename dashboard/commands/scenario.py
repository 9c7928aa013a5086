"""`scenario` and `ledger`: from the first draft to the decision, and what became of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from analytics.ledger import ledger
from analytics.strategy.answer.beside import side_by_side
from analytics.strategy.scenario.saved import Saved, decide, save, saved_scenario, saved_scenarios
from analytics.strategy.scenario.scenario import scenario_text
from dashboard.commands.answer import Answer, Args, picked, plain, read_file, reading, table
from dashboard.commands.plan import held_document
from dashboard.render.terminal import text
from dashboard.subjects import HELPS
from dashboard.subjects import ledger as subject
from dashboard.subjects.scenarios import compared as side_by_side_section
from data.files.lists import notes
from data.store import scenarios
from data.store.database import Database
from data.store.facts.settings import today
from data.store.guard import user_name
from data.store.scenarios import Beside, StoredScenario
from data.vocabulary import RefusedError

OF_A_PLAN = (
    "horizon_weeks",
    "cost",
    "shortage_before",
    "shortage",
    "shortage_other",
    "coverage_before",
    "coverage_after",
)
OF_A_SIDE = ("trained", "equipped", "hired", "contracted")


def run_scenario_save(args: Args, database: Database) -> Answer:
    wished = replace(args.wishes(database)[0], name=args.name)
    saved = save(database, wished, user_name())
    return Answer(_document(saved), f"“{saved.name}” is saved, version {saved.version}.")


def run_scenario_list(args: Args, database: Database) -> Answer:
    result = saved_scenarios(database)
    rows = [(s.name, s.version, s.saved_at.date(), s.saved_by or None, _decided(s)) for s in result]
    header = ("scenario", "version", "saved on", "by", "decided")
    document = {"scenarios": [_document(saved) for saved in result]}
    return Answer(document, table(header, rows, "No scenario is saved yet."))


def run_scenario_show(args: Args, database: Database) -> Answer:
    saved = saved_scenario(database, args.name)
    content = scenario_text(saved.scenario)
    output = args.write_out(content.encode()) if args.out else content.removesuffix("\n")
    notes = (f"“{saved.name}” was decided on {_decided(saved)}.",) if saved.decided else ()
    return Answer({**_document(saved), "file": args.out and str(args.out)}, output, notes)


def run_scenario_delete(args: Args, database: Database) -> Answer:
    return _changed(scenarios.delete(database, args.name), "is deleted")


def run_scenario_reopen(args: Args, database: Database) -> Answer:
    stored = scenarios.reopen(database, args.name, user_name())
    return _changed(stored, "is open again; its decision stays on record")


def _changed(stored: StoredScenario, what: str) -> Answer:
    document = {"name": stored.name, "version": stored.version}
    return Answer(document, f"“{stored.name}” {what}.")


def run_scenario_decide(args: Args, database: Database) -> Answer:
    """Plan it today and keep the numbers with the reason."""
    beside: Beside | None = "keep" if args.keep_both else "replace" if args.replace else None
    asked = args.study(database, saved_scenario(database, args.name).scenario)
    saved = decide(
        database,
        args.name,
        asked.plan(),
        asked.selection,
        args.reason,
        on=args.on or today(database),
        who=user_name(),
        beside=beside,
    )
    return Answer(_document(saved), f"“{saved.name}” is decided: {_decided(saved)}.")


def run_scenario_compare(args: Args, database: Database) -> Answer:
    saved = [saved_scenario(database, wanted) for wanted in args.names]
    asked = args.study(database)
    studies = [asked.of(scenario=item.scenario) for item in saved]
    compared = side_by_side([study.plan() for study in studies])
    decided = [_decided(saved) for saved in saved]
    readings = [reading(study) for study in studies]
    result = text([side_by_side_section(compared, decided, readings)])
    document = {
        "scenarios": [
            {
                "name": side.plan.scenario,
                "scenario_hash": side.plan.scenario_hash,
                "decided": decision,
                "held": None if read.secret else held_document(read.option.judged),
                "open_weeks": None if read.secret else read.option.open_weeks,
                **picked(side.plan, *OF_A_PLAN),
                **picked(side, *OF_A_SIDE),
            }
            for side, decision, read in zip(compared.sides, decided, readings, strict=True)
        ],
        "requirements": plain(compared.needs),
    }
    return Answer(document, result)


def _document(saved: Saved) -> dict[str, Any]:
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


def run_ledger(args: Args, database: Database) -> Answer:
    if args.out and not args.template:
        raise RefusedError("--out goes with --template.")
    if args.accept:
        return _loaded(ledger.accept(database, args.accept, args.wave))
    saved = _chosen(database, args.name)
    if args.tell:
        content = read_file(args.tell)
        return _loaded(ledger.take(database, saved, content, args.tell.name, today=date.today()))
    result = ledger.ledger(database, saved, args.wave)
    if args.template:
        csv = ledger.told_text(database, saved, result.outcomes)
        document = {"file": args.out and str(args.out), "csv": csv, "notes": notes("ledger")}
        output = args.write_out(csv.encode()) if args.out else csv.removesuffix("\n")
        return Answer(document, output, notes("ledger"))
    rates = ledger.learned_rates(database, args.wave)
    sections = (subject.ledger(result), subject.overrides(result), subject.learned(rates))
    output = text(section for section in sections if section)
    decided = picked(result.decided, "reason", "decided_on", "decided_by", "team", "currency")
    # roles, never people
    document = {**plain(result), "decided": decided, "learned": plain(rates)}
    return Answer(document, output)


def _chosen(database: Database, wanted: str | None) -> Saved:
    if wanted is not None:
        return saved_scenario(database, wanted)
    decided = ledger.decided_scenarios(database)
    if len(decided) == 1:
        return decided[0]
    if not decided:
        raise RefusedError(HELPS["ledger.nothing"])
    names = ", ".join(f"“{saved.name}”" for saved in decided)
    raise RefusedError(f"{len(decided)} plans are decided; name one of {names}.")


def _loaded(outcome: Any) -> Answer:
    document = {"file": outcome.file_name, "rows": outcome.rows, "changed": outcome.changed}
    return Answer(document, outcome.sentence, outcome.notes)
