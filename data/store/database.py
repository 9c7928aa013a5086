"""The one door to the store: open it, bring it up to date, ask it, change it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from data.store.duckdb_engine import DuckDBEngine, DuckDBTransaction
from data.store.sql import Parameters
from data.store.staging import sweep
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    import pandas as pd

Transaction = DuckDBTransaction
URL_VARIABLE = "SKILLMIX_DATABASE_URL"


class Database:
    """A store that is open and up to date. Safe to share between threads."""

    def __init__(self, engine: DuckDBEngine) -> None:
        self._engine = engine
        migrate(engine)

    @property
    def place(self) -> str:
        """Where the data is, for the user to read."""
        return str(self._engine.path or "memory")

    def query(
        self,
        sql: str,
        parameters: Parameters | None = None,
        tables: Mapping[str, pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        """The answer of a SELECT as a frame; `tables` are frames that the SQL reads by name."""
        return self._engine.query(sql, parameters, tables)

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer of a SELECT as tuples."""
        return self._engine.rows(sql, parameters)

    def transaction(self) -> AbstractContextManager[Transaction]:
        """One writer at a time; all or nothing."""
        return self._engine.transaction()

    def close(self) -> None:
        """Release the file."""
        self._engine.close()


def default_place() -> Path:
    """The user's data folder, never the checkout."""
    return Path(platformdirs.user_data_dir("skillmix", appauthor=False)) / "skillmix.duckdb"


def open_database(place: str | Path | None = None) -> Database:
    """Open the store at `place`, at SKILLMIX_DATABASE_URL, or in the user's data folder.

    Also deletes what a killed import left in the temporary folder. Raises RefusedError with a
    sentence where the store cannot be opened.
    """
    sweep()
    wanted = str(place or os.environ.get(URL_VARIABLE) or default_place())
    if wanted == ":memory:":
        return Database(DuckDBEngine(None))
    if "://" in wanted and not wanted.startswith("duckdb://"):
        raise RefusedError(
            f"This version keeps its data in a DuckDB file; {wanted.split('://')[0]}:// is not "
            "supported yet. Name a file, for example --database skills.duckdb."
        )
    return Database(DuckDBEngine(Path(wanted.removeprefix("duckdb://")).expanduser()))


def migrate(engine: DuckDBEngine) -> None:
    """Bring the schema up to date, each numbered file once, all in one transaction.

    A new store also gets the seeds. A store of a later version is refused, untouched.
    """
    from data.store.seeding import seed  # the seeds are written through this same store

    files = sorted(
        (f for f in resources.files("data.store.migrations").iterdir() if f.name.endswith(".sql")),
        key=lambda f: f.name,
    )
    have = _version(engine)
    if have > len(files):
        raise RefusedError(
            f"The store was written by a later version of Skillmix (schema {have}, this program "
            f"knows {len(files)}). Update Skillmix to open it."
        )
    if have == len(files):
        return
    with engine.transaction() as change:
        for number, file in enumerate(files[have:], start=have + 1):
            for statement in statements(file.read_text(encoding="utf-8")):
                change.execute(statement)
            change.insert("setting", ("name", "value"), [(f"schema_{number}", now().isoformat())])
        if have == 0:
            seed(change)


def statements(text: str) -> list[str]:
    """Single statements of a migration file; a semicolon ends one."""
    bare = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]


def now() -> datetime:
    """The moment, UTC, without zone, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _version(engine: DuckDBEngine) -> int:
    tables = engine.rows(
        "select table_name from information_schema.tables where table_schema = 'main'"
    )
    names = {name for (name,) in tables}
    if "setting" not in names:
        if names:
            raise RefusedError(
                "This file is a DuckDB database, but not a Skillmix store. Name another file."
            )
        return 0
    return int(engine.rows("select count(*) from setting where name like 'schema_%'")[0][0])
