"""The tables of a store: made in a new one, brought up to date in an older one."""

from __future__ import annotations

import secrets
from importlib import resources
from importlib.resources.abc import Traversable

from data.store.engines.engine import Engine, Transaction
from data.store.noting import CHAINS
from data.vocabulary import RefusedError

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
    """The migrations of a folder, in their order."""
    files = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(files, key=lambda file: file.name)


def statements(text: str) -> list[str]:
    """Single statements of an SQL file; a semicolon ends one."""
    bare = "\n".join(line.split("--")[0] for line in text.splitlines())
    return [part.strip() for part in bare.split(";") if part.strip()]


def _version(store: Engine | Transaction, newest: int) -> int | None:
    """How many migrations the store has had; None: the database is empty."""
    columns = store.rows(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = current_schema()"
    )
    if not columns:
        return None
    is_store = {("setting", "name"), ("setting", "value")} <= set(columns)
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
