"""What is held against the store after replicas were killed: every kind of loss is found."""

from analytics.strategy.scenario.saved import save
from analytics.strategy.scenario.scenario import Scenario
from benchmarks.load.writing import PEOPLE, SKILLS, Ledger, survey, wrong
from data.ingest import ingest, undo
from data.store.database import Database


def told(*changes: tuple[str, str]) -> Ledger:
    ledger = Ledger()
    for kind, name in changes:
        ledger.begin(kind, name).told = True  # type: ignore[arg-type]
    return ledger


def test_each_loss_is_a_sentence_and_what_is_there_is_none(database: Database) -> None:
    for n in (1, 2):
        done = ingest(database, survey(1, n), f"load-1-{n}.csv", wave="load", scale="0-5")
    undo(database, done.import_id)
    imports = [("import", "load-1-1.csv"), ("import", "load-1-2.csv"), ("undo", "load-1-2.csv")]
    ledger = told(*imports, ("scenario", "load-1-3"))
    ledger.begin("import", "load-1-4.csv")  # nobody was told that it is done: it may be missing
    assert wrong(database, ledger) == ["scenario load-1-3 was saved, and is not there"]
    save(database, Scenario(name="load-1-3"), "ada")
    assert wrong(database, ledger) == []
    assert wrong(database, told(("import", "load-1-0.csv"), ("undo", "load-1-1.csv"))) == [
        "load-1-0.csv was stored, and is not there",
        "load-1-1.csv was taken back, and stands",
        "load-1-2.csv is undone, and nobody asked for it",
    ]
    with database.transaction() as change:
        change.execute("delete from participation where row_no = 2")
    whole = (PEOPLE, PEOPLE * len(SKILLS))
    assert f"load-1-1.csv has 39 people and 160 ratings instead of {whole}" in wrong(
        database, ledger
    )
