"""What is held against the store after replicas were killed: every kind of loss is found."""

from collections.abc import Callable

from analytics.strategy.scenario.saved import save
from analytics.strategy.scenario.scenario import Scenario
from benchmarks.load.writing import PEOPLE, SKILLS, Ledger, survey, wrong
from data.ingest import ingest, undo
from data.store.database import Database


def stored(store: Database, name: str, turn: int) -> str:
    return ingest(store, survey(1, turn), name, wave="load", scale="0-5").import_id


def told(ledger: Ledger, *changes: tuple[str, str]) -> Ledger:
    for kind, name in changes:
        ledger.begin(kind, name).told = True  # type: ignore[arg-type]
    return ledger


def test_what_was_told_and_is_there_is_not_lost(database: Database) -> None:
    stored(database, "load-1-1.csv", 1)
    undo(database, stored(database, "load-1-2.csv", 2))
    save(database, Scenario(name="load-1-3"), "ada")
    ledger = told(
        Ledger(),
        ("import", "load-1-1.csv"),
        ("import", "load-1-2.csv"),
        ("undo", "load-1-2.csv"),
        ("scenario", "load-1-3"),
    )
    ledger.begin("import", "load-1-4.csv")  # nobody was told that it is done: it may be missing
    assert wrong(database, ledger) == []


def test_each_loss_is_a_sentence(new_store: Callable[[], Database]) -> None:
    store = new_store()
    stored(store, "load-1-1.csv", 1)
    undo(store, stored(store, "load-1-2.csv", 2))
    ledger = told(
        Ledger(), ("import", "load-1-0.csv"), ("undo", "load-1-1.csv"), ("scenario", "load-1-3")
    )
    assert wrong(store, ledger) == [
        "load-1-0.csv was stored, and is not there",
        "scenario load-1-3 was saved, and is not there",
        "load-1-1.csv was taken back, and stands",
        "load-1-2.csv is undone, and nobody asked for it",
    ]
    with store.transaction() as change:
        change.execute("delete from participation where row_no = 2")
    whole = (PEOPLE, PEOPLE * len(SKILLS))
    assert f"load-1-1.csv has 39 people and 160 ratings instead of {whole}" in wrong(store, ledger)
