"""The demo organisation, loaded as a user would load it: people, requirements, three waves."""

import hashlib
import tomllib
from datetime import date
from typing import Any

from data.ingest import ingest
from data.load import load
from data.store.database import Database
from data.store.facts.settings import pin_today, pinned_day
from data.store.guard import refuse_unless
from data.vocabulary import ImportOutcome, RefusedError
from seeds import SEEDS

DEMO = SEEDS / "demo"


def load_demo(database: Database) -> list[ImportOutcome]:
    """Load everybody in seeds/demo, in the order of its demo.toml; a second time changes nothing.

    Raises RefusedError where the store holds somebody else's survey: invented people may not mix
    with real ones.
    """
    refuse_unless(database.viewer, "everything")
    contents = _contents()
    if others := _standing(database) - _hashes(contents):
        count = "a survey file" if len(others) == 1 else f"{len(others)} survey files"
        raise RefusedError(
            f"This store already holds {count} of its own, and the demo's invented people would "
            "mix with them. Load the demo into a new store: skillmix --database demo.duckdb demo"
        )
    if pinned_day(database) != contents["today"]:
        pin_today(database, contents["today"])
    for kind in ("people", "requirements"):
        name = contents[kind]
        load(database, kind, (DEMO / name).read_bytes(), name)
    return [
        ingest(
            database,
            (DEMO / file["name"]).read_bytes(),
            file["name"],
            wave=file["wave"],
            held_on=date.fromisoformat(file["date"]),
            rater=file["rater"],
            scale=file["scale"],
        )
        for file in contents["file"]
    ]


def holds_demo(database: Database) -> bool:
    """Whether all that was surveyed is the demo organisation, or part of it.

    It is asked by who sees everything: for others a store is never the demo.
    """
    if not database.viewer.whole:
        return False
    standing = _standing(database)
    return bool(standing) and standing <= _hashes(_contents())


def _contents() -> dict[str, Any]:
    return tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))


def _hashes(contents: dict[str, Any]) -> set[str]:
    files = (DEMO / file["name"] for file in contents["file"])
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _standing(database: Database) -> set[str]:
    rows = database.rows("select distinct sha256 from import where undone_at is null")
    return {sha256 for (sha256,) in rows}
