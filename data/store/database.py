"""The one door to the store: find it, make it or bring it up to date, ask it, change it."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from copy import copy
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from data.store.engines.duckdb_engine import BEFORE, FRESH, DuckDBEngine
from data.store.engines.engine import Asked, Columns, Engine, Parameters, Rows, Transaction
from data.store.guard import ForgottenViewerError, Right, check, refuse_unless, team_scope, who_asks
from data.store.noting import CHAINS, note, now
from data.store.upload.staging import sweep
from data.vocabulary import OWNER, RefusedError, Viewer

if TYPE_CHECKING:
    import pandas as pd

MEMORY = ":memory:"
_POSTGRES = ("postgresql://", "postgres://")
_LOOKS_LIKE_ADDRESS = re.compile(
    r"""
      [a-z][a-z+]+:                                   # mysql://host, md:store; not the drive C:
    | (.*/)?[a-z][a-z+]+:/                            # an address that was made a path
    | (.*[/\\])?[^/\\]*:[^/\\]*@                      # user:password@host
    | [^/\\]*@[^/\\]*:\d                              # user@host:5432
    | [^/\\]+:\d+/                                    # host:5432/database
    | (.*\s)?(host|dbname|password|service)\s*=       # host=... dbname=...
    """,
    re.IGNORECASE | re.VERBOSE,
)


def looks_like_address(text: str) -> bool:
    return _LOOKS_LIKE_ADDRESS.match(text) is not None


def store_file(named: str) -> Path | None:
    """The file of a store; None for one in memory or on a PostgreSQL server.

    Raises RefusedError for any other address, without its text, which may hold a password.
    """
    if named == MEMORY or named.startswith(_POSTGRES):
        return None
    file = named.removeprefix("duckdb://")
    if looks_like_address(file) or "?" in file:  # DuckDB reads options behind it
        raise RefusedError(
            "The name of the store looks like an address of another kind or form: Skillmix keeps "
            "its data in a DuckDB file or in PostgreSQL. Name a file, for example skills.duckdb "
            "(./NAME where its name has a colon), or postgresql://user@host/database."
        )
    return Path(file).expanduser()


def is_of_store(path: Path, store: Path) -> bool:
    """Whether a path leads to the file of a store or to one beside it, by whatever spelling."""
    own = {
        Path(f"{place}{end}")
        for place in (store.absolute(), store.resolve())
        for end in ("", ".wal", BEFORE, FRESH)
    }
    return any(
        path.samefile(file)
        if path.exists() and file.exists()
        else os.path.normcase(path.resolve()) == os.path.normcase(file.resolve())
        for file in own
    )


SCHEMA = resources.files("data.store").joinpath("schema.sql")
MIGRATIONS = resources.files("data.store.migrations")
VERSION = "schema_version"
"""Setting with the number of migrations that the store has had since schema.sql."""
BEFORE_0_1_0 = "schema_1"
"""Setting of every store that a development version made."""
ERASURE_KEY = "erasure_key"
PSEUDONYM_KEY = "pseudonym_key"
"""Settings with the random keys of marks of erased people and of pseudonyms. Each store is made
with its own, so that nobody finds a name behind one without the store or its backups."""


def bring_up_to_date(
    engine: Engine, *, may_be_new: bool = True, folder: Traversable = MIGRATIONS
) -> None:
    """Make and seed a new store, or run the migrations of the folder that an older one lacks, in
    one transaction.

    Raises RefusedError, and changes nothing, for a database that is no store or is a store of a
    later or a development version, and for a new one that may not be new.
    """
    from data.store.seeding import seed  # goes through the store

    files = migrations(folder)
    version = _version(engine, len(files))
    if version == len(files):
        return
    if version is None and not may_be_new:
        raise RefusedError(f"There is no Skillmix store in {engine.place}.")
    with engine.transaction() as change:
        version = _version(change, len(files))  # another process may have been faster
        for file in [SCHEMA, *files] if version is None else files[version:]:
            for statement in statements(file.read_text(encoding="utf-8")):
                change.execute(statement)
        if version is None:
            for chain in CHAINS:
                change.append_only(chain)
            for key in (ERASURE_KEY, PSEUDONYM_KEY):
                change.insert("setting", ("name", "value"), [(key, secrets.token_hex(32))])
            seed(change)
        change.execute(
            "insert into setting (name, value) values (:name, :version) "
            "on conflict (name) do update set value = excluded.value",
            {"name": VERSION, "version": str(len(files))},
        )


def migrations(folder: Traversable = MIGRATIONS) -> list[Traversable]:
    files = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(files, key=lambda file: file.name)


def statements(text: str) -> list[str]:
    """Single statements of an SQL file; a semicolon ends one."""
    bare = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]


def _version(store: Engine | Transaction, newest: int) -> int | None:
    """How many migrations the store has had; None: the database is empty."""
    tables = store.rows(
        "select table_name from information_schema.tables where table_schema = current_schema()"
    )
    if not tables:
        return None
    columns = store.named("select * from setting where 1 = 0")[0] if ("setting",) in tables else ()
    is_store = {"name", "value"} <= {*columns}
    settings = dict(store.rows("select name, value from setting")) if is_store else {}
    if BEFORE_0_1_0 in settings:
        raise RefusedError(
            "The store was made by a development version before 0.1.0: export its lists with that "
            "version (skillmix export people --people, and so on), then load them and import the "
            "survey files into a new store."
        )
    if VERSION not in settings:
        raise RefusedError(
            "This database holds tables of something else and is not a Skillmix store. Name "
            "another."
        )
    version = int(settings[VERSION])
    if version > newest:
        raise RefusedError(
            f"The store was written by a later version of Skillmix (schema {version}, this program "
            f"knows {newest}). Update Skillmix to open it."
        )
    return version


__all__ = ["Database", "Transaction", "now", "open_database", "scope_of", "viewer_of"]
URL_VARIABLE = "SKILLMIX_DATABASE_URL"
REWRITE = "rewrite_wanted"
"""Setting that is there until the bytes of deleted rows are out of the files."""
LATELY = 0.5
"""Seconds after which what another program changed is seen at the latest."""
_CHANGES: Counter[str] = Counter()
"""Changes of this program that have ended, by the store's place."""


class Database(Asked):
    """A store that is open and up to date, as somebody sees it. Safe to share between threads.

    What is opened is the owner's. Whoever serves others gives each a handle of their own by
    `seen_by`: it refuses what they may not change, and fails on queries that forget who asks.
    """

    def __init__(self, engine: Engine, *, may_be_new: bool = True) -> None:
        self._engine = engine
        self._viewer = OWNER
        self._lately: dict[str, tuple[Rows, int, float]] = {}
        with ExitStack() as failed:
            failed.callback(engine.close)
            bring_up_to_date(engine, may_be_new=may_be_new)
            if engine.rows("select 1 from setting where name = :name", {"name": REWRITE}):
                with suppress(RefusedError):  # then at another time
                    self.rewrite()  # whoever erased was stopped before that
            failed.pop_all()

    @property
    def place(self) -> str:
        """Where the data is, for the user to read."""
        return self._engine.place

    @property
    def viewer(self) -> Viewer:
        return self._viewer

    def seen_by(self, viewer: Viewer) -> Database:
        """The same open store for somebody else. Only from the owner's: nobody sees more by it."""
        if not self._viewer.whole and viewer != self._viewer:
            raise ForgottenViewerError("A viewer's handle of the store is nobody else's.")
        other = copy(self)
        other._viewer = viewer
        return other

    def query(self, sql: str, parameters: Parameters | None = None) -> pd.DataFrame:
        """The answer of a SELECT as a frame."""
        check(sql, parameters, self._viewer)
        return self._engine.query(sql, parameters)

    def named(self, sql: str, parameters: Parameters | None = None) -> tuple[Columns, Rows]:
        """Names of columns and rows of the answer of a SELECT."""
        check(sql, parameters, self._viewer)
        return self._engine.named(sql, parameters)

    def facts_of_the_store(self, sql: str) -> list[tuple[Any, ...]]:
        """The same for whoever asks: only what says nothing of anybody, such as a version."""
        return self._engine.named(sql)[1]

    def lately(self, sql: str) -> Rows:
        """The same for what is asked over and over and never changed aside: asked anew after every
        change of this program, and each half second for those of others."""
        moment, changes = time.monotonic(), _CHANGES[self.place]  # before it is asked
        if sql in self._lately:
            rows, known, asked = self._lately[sql]
            if known == changes and moment - asked < LATELY:
                return rows
        rows = self.facts_of_the_store(sql)
        self._lately[sql] = rows, changes, moment
        return rows

    @contextmanager
    def transaction(self, right: Right = "everything") -> Iterator[Transaction]:
        """One writer at a time; all or nothing. Raises RefusedError where the viewer's role does
        not have the right. Inside it the verb answers for whom it reads and writes."""
        refuse_unless(self._viewer, right)
        try:
            with self._engine.transaction(who_asks(self._viewer)) as change:
                yield change
        finally:
            _CHANGES[self.place] += 1

    def aside(self) -> AbstractContextManager[Transaction]:
        """A short change of what nothing else writes, that waits for no import and moves no
        version."""
        return self._engine.transaction(who_asks(self._viewer), aside=True)

    def note_read(
        self, action: str, detail: str = "", *, file: str = "", person: int | None = None
    ) -> None:
        """Note in the audit that who asks is shown people, before they are; see `note`. It waits
        for no import, and moves no version."""
        with self.aside() as change:
            read = partial(note, keeps_answers=True, chain="audit_read")
            read(change, action, detail, file=file, person=person)

    @staticmethod
    def rewrite_is_wanted(change: Transaction) -> None:
        """Note in the transaction that deletes what `rewrite` is to finish, whatever happens."""
        change.execute(
            "insert into setting (name, value) values (:name, '') on conflict do nothing",
            {"name": REWRITE},
        )

    def rewrite(self) -> str:
        """Take the bytes of deleted rows out of the store's files; "", or what only somebody else
        can do. Raises RefusedError where it cannot be done now: then the note stays."""
        refuse_unless(self._viewer, "everything")
        left = self._engine.rewrite()
        with self._engine.transaction(who_asks(self._viewer)) as change:
            change.execute("delete from setting where name = :name", {"name": REWRITE})
        return left

    def close(self) -> None:
        self._engine.close()


def facts_of(store: Database | Transaction, sql: str) -> list[tuple[Any, ...]]:
    """What says nothing of anybody, for whoever asks."""
    return store.facts_of_the_store(sql) if isinstance(store, Database) else store.rows(sql)


def columns_of(store: Database | Transaction) -> list[tuple[Any, ...]]:
    """Table, column and type of every column of the store's tables, in their order."""
    return facts_of(
        store,
        """
        select c.table_name, c.column_name, lower(c.data_type)
        from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
        order by c.table_name, c.ordinal_position
        """,
    )


def scope_of(store: Database | Transaction) -> dict[str, object]:
    """What the viewer of a handle may see, as parameters; within a transaction everything."""
    return team_scope(viewer_of(store))


def viewer_of(store: Database | Transaction) -> Viewer:
    """Who asks; within a transaction the verb that began it, which has checked its viewer."""
    return store.viewer if isinstance(store, Database) else OWNER


def default_place() -> Path:
    """The user's data folder, never the checkout."""
    return Path(platformdirs.user_data_dir("skillmix", appauthor=False)) / "skillmix.duckdb"


def named_place(place: str | Path | None = None) -> str:
    """The name of the store: as given, else in SKILLMIX_DATABASE_URL, else in the user's data
    folder."""
    return str(place or os.environ.get(URL_VARIABLE) or default_place())


def open_database(
    place: str | Path | None = None, *, may_be_new: bool = True, must_fit: bool = False
) -> Database:
    """Open the store that `named_place` names. `must_fit`: see `DuckDBEngine`.

    Also deletes what a killed import left in the temporary folder. Raises RefusedError with a
    sentence where the store cannot be opened, or is not there and may not be new.
    """
    sweep()
    named = named_place(place)
    file = store_file(named)
    if file is not None and file.suffix == ".wal":
        raise RefusedError(
            f"{file} is the name of a database's own log, which would be lost with the store "
            "beside it. Name the store itself."
        )
    if file is None and named != MEMORY:
        try:
            from data.store.engines.postgres_engine import PostgresEngine  # its driver is an extra
        except ImportError as error:
            raise RefusedError(
                "The store is a PostgreSQL database, and its driver is not installed. Install it: "
                "pip install 'psycopg[binary]>=3.3'"
            ) from error
        return Database(PostgresEngine(named), may_be_new=may_be_new)
    if file is not None and not may_be_new and not file.exists():
        raise RefusedError(f"There is no file {file}.")
    return Database(DuckDBEngine(file, must_fit=must_fit), may_be_new=may_be_new)


def is_current(database: Database) -> bool:
    """Whether the store answers and takes changes, with the schema that this program knows."""
    version = database.facts_of_the_store(f"select value from setting where name = '{VERSION}'")
    engine = database._engine
    return [*version, *engine.rows(engine.READ_ONLY)] == [(str(len(migrations())),), ("off",)]
