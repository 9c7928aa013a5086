"""What no survey says of a decided plan: written as a table, told back by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.ledger.facts import facts
from analytics.ledger.results import Outcome
from analytics.strategy.scenario.saved import Saved
from data.files import ledger as ledger_file
from data.files.escape import csv_text
from data.files.problems import LoadProblems
from data.load import LoadOutcome
from data.store.database import Database
from data.store.ledger import Happened, tell
from data.store.noting import note

NOTES = ledger_file.NOTES


def told_text(database: Database, saved: Saved, outcomes: Sequence[Outcome]) -> str:
    """CSV of every purchase with what was told of it, to be filled in and told back."""
    known = facts(database, saved, None)
    rows = []
    for outcome in outcomes:
        told = known.told(outcome.action_no, outcome.purchase_no)
        rows.append(
            (
                outcome.action_no,
                outcome.purchase_no,
                outcome.lever,
                what(outcome),
                outcome.who,
                outcome.team,
                outcome.due_on,
                ledger_file.DROPPED if told.dropped else told.outcome,
                told.filled_on,
                told.arrived_on,
                told.finished_on,
                told.cost,
                told.hours,
                told.note,
            )
        )
    return csv_text(ledger_file.COLUMNS, rows)


def what(outcome: Outcome) -> str:
    """What was bought: skills with their levels, or a tool for them."""
    skills = ", ".join(outcome.skills)
    if outcome.lever == "train" and outcome.from_level is not None:
        return f"{skills} {outcome.from_level} to {outcome.level}"
    return f"{outcome.tool} for {skills}" if outcome.tool else skills


def take(
    database: Database, saved: Saved, content: bytes, file_name: str, *, today: date
) -> LoadOutcome:
    """Check a whole table, then keep what it tells. Raises LoadProblems with every problem, or
    RefusedError; nothing is changed then."""
    known = facts(database, saved, None)
    numbered = list(enumerate(known.actions, start=1))
    bought = ledger_file.Purchases(
        counts={number: action.count for number, action in numbered},
        levers={number: action.lever for number, action in numbered},
        start=known.start,
        today=today,
    )
    told, problems = ledger_file.parse(content, file_name, bought)
    if problems:
        raise LoadProblems(file_name, tuple(problems))
    before = {(h.action_no, h.purchase_no): h for h in known.tracked.happened}
    new = [
        one
        for one in told
        if one
        != before.get((one.action_no, one.purchase_no), Happened(one.action_no, one.purchase_no))
    ]
    if new:
        with database.transaction("decisions") as change:
            tell(change, known.tracked.decision_no, new)
            note(change, "ledger", f"{len(new)} purchases", file=file_name)
    return LoadOutcome("the ledger", file_name, len(told), bool(new))
