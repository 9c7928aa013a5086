"""The seeds of a new store."""
from __future__ import annotations

from data.store.duckdb_engine import DuckDBTransaction


def seed(change: DuckDBTransaction) -> None:
    """Write taxonomy, role profiles, default requirements and assumptions."""
