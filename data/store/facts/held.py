"""Rows of a table as they are, to be put back as they were: what an undo needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.store.database import Database, Transaction
from data.store.engines.sql import Parameters


@dataclass(frozen=True)
class Held:
    """Rows of one table with all its columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def with_column(self, column: str, new: Callable[[Any], Any]) -> Held:
        """The same with another value in a column, told from the one there."""
        at = self.columns.index(column)
        rows = tuple((*row[:at], new(row[at]), *row[at + 1 :]) for row in self.rows)
        return Held(self.table, self.columns, rows)


def held(
    change: Transaction,
    table: str,
    where: str = "true",
    parameters: Parameters | None = None,
) -> Held:
    """The rows of a table. `table` and `where` are the program's own words, never a user's."""
    columns = columns_of(change, table)
    rows = change.rows(f"select {', '.join(columns)} from {table} where {where}", parameters)
    return Held(table, columns, tuple(rows))


def columns_of(store: Database | Transaction, table: str) -> tuple[str, ...]:
    """The columns of a table, in their order. `table` is the program's own word."""
    ask = store.facts_of_the_store if isinstance(store, Database) else store.rows
    names = ask(
        f"select column_name from information_schema.columns where table_name = '{table}'"
        " and table_schema = current_schema() order by ordinal_position"
    )
    return tuple(name for (name,) in names)


def put_back(change: Transaction, kept: Held) -> None:
    """Insert them again."""
    change.insert(kept.table, kept.columns, list(kept.rows))
