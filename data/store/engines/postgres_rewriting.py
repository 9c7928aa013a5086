"""Deleted rows out of the files of a PostgreSQL server, as far as its user may do that.

VACUUM FULL writes a table and its indexes into new files and gives back the old ones. ANALYZE
counts anew which values are common; the rows of the catalogue that held the former ones go with a
VACUUM FULL of it, which the owner of the database may do. What was written to the log of changes
(WAL) before is the server's, and goes with its age: docs/administration.md.
"""

from __future__ import annotations

import time

import psycopg

from data.vocabulary import RefusedError

_TABLES = """
    select distinct quote_ident(c.table_name)
    from information_schema.columns c
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and (c.data_type in ('character varying', 'text') or c.column_name = 'person_no')
    order by 1
"""
_READERS = """
    select pid, xact_start from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
"""
PATIENCE = 10
"""Seconds for which transactions that began before are waited for."""


def rewrite(connection: psycopg.Connection) -> str:
    """Write the tables anew; "", or what only an administrator can do. Raises RefusedError where
    somebody goes on reading."""
    if _still_reading(connection):
        raise RefusedError("Another program has been reading there for a while.")
    refused: list[str] = []

    def heard(notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            refused.append(notice.message_primary or "")

    tables = ", ".join(name for (name,) in connection.execute(_TABLES).fetchall())
    connection.add_notice_handler(heard)
    try:
        connection.execute(f"vacuum (full, analyze) {tables}".encode())
        connection.execute("vacuum full pg_catalog.pg_statistic")
    finally:
        connection.remove_notice_handler(heard)
    if refused:
        return (
            "The server did not let its user clean its statistics, which may hold names for a "
            "while: ask its administrator for “vacuum full pg_catalog.pg_statistic”."
        )
    return ""


def _still_reading(connection: psycopg.Connection) -> bool:
    """Whether a transaction that began before now goes on and on: it sees the deleted rows yet."""
    before = set(connection.execute(_READERS).fetchall())
    until = time.monotonic() + PATIENCE
    while before and time.monotonic() < until:
        time.sleep(0.1)
        before &= set(connection.execute(_READERS).fetchall())
    return bool(before)
