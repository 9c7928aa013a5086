"""What goes into the store in bulk and comes out of it as tables."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from data.store.database import Database

COLUMNS = ("role", "skill_no", "level")
MADE = """
    select concat(r.role, :mark), n.skill_no, 2 as level
    from role r, number n where n.skill_no > :least
"""


def test_bulk_inserts_what_duckdb_makes_of_tables_and_files(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "number.parquet"
    duckdb.execute(f"copy (select unnest([901, 902, 903]) as skill_no) to '{file}'").fetchall()
    sources = {
        "role": pa.table({"role": ["a", "b"]}),
        "number": f"select * from read_parquet('{file}')",
    }
    with database.transaction() as change:
        change.bulk("role_profile", COLUMNS, MADE, {"mark": "x", "least": 901}, sources)
        inside = change.table(
            "select role, skill_no, level from role_profile where skill_no > :n order by 1, 2",
            {"n": 900},
        )
    assert inside.to_pylist() == [
        {"role": r, "skill_no": n, "level": 2} for r in ("ax", "bx") for n in (902, 903)
    ]


def test_the_sources_of_one_statement_are_gone_after_it(database: Database) -> None:
    with database.transaction() as change:
        for level in (1, 2):
            one = pa.table({"role": [f"r{level}"], "skill_no": [901], "level": [level]})
            change.bulk("role_profile", COLUMNS, "select * from made", sources={"made": one})
    levels = "select level from role_profile where skill_no = 901 order by 1"
    assert database.rows(levels) == [(1,), (2,)]
