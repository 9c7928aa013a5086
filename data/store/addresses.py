"""Which file or server a store is on, by the name that the user gave it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from data.vocabulary import RefusedError

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
    """Whether a path looks like the address of a database or a site."""
    return _LOOKS_LIKE_ADDRESS.match(text) is not None


def store_file(named: str) -> Path | None:
    """The file of a store; None for one in memory or on a PostgreSQL server.

    Raises RefusedError for any other address, without its text, which may hold a password.
    """
    if named == MEMORY or named.startswith(_POSTGRES):
        return None
    file = named.removeprefix("duckdb://")
    if looks_like_address(file):
        raise RefusedError(
            "The name of the store looks like an address of another kind or form: Skillmix keeps "
            "its data in a DuckDB file or in PostgreSQL. Name a file, for example skills.duckdb "
            "(./NAME where its name has a colon), or postgresql://user@host/database."
        )
    return Path(file).expanduser()


def is_of_store(path: Path, store: Path) -> bool:
    """Whether a path leads to the file of a store or to its log, by whatever spelling or link."""
    own = {
        Path(f"{place}{end}")
        for place in (store.absolute(), store.resolve())
        for end in ("", ".wal")
    }
    return any(_same(path, file) for file in own)


def _same(path: Path, other: Path) -> bool:
    if path.exists() and other.exists():
        return path.samefile(other)
    return os.path.normcase(path.resolve()) == os.path.normcase(other.resolve())
