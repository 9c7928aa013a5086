"""The tables of a store on both engines: new, brought up to date, or refused as they are."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from dashboard.cli import main
from data.files.lists import export
from data.load import load
from data.store.database import bring_up_to_date, is_current, migrations, open_database
from data.store.engines.duckdb_engine import DuckDBEngine
from data.store.engines.engine import Engine
from data.store.engines.postgres_engine import PostgresEngine
from data.store.facts.requirements import requirements
from data.vocabulary import RefusedError
from seeds import read_seed
from tests.build import TABLES
from tests.stores import seeded_at

OLD = (
    "create table setting (name varchar primary key, value varchar not null)",
    "insert into setting values ('schema_1', '2026-01-05T09:00:00'), ('schema_2', '2026-02-01')",
    "create table person (person_no integer primary key, label varchar not null)",
    "insert into person values (1, 'Ana Silva')",
)
"""A store of a development version: a line in its settings for each migration."""
SKILLS = len(read_seed("taxonomy.csv"))
IS_OLD = (
    "The store was made by a development version before 0.1.0: export its lists with that version "
    "(skillmix export people --people, and so on), then load them and import the survey files into "
    "a new store."
)


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Where there is no store yet: a file of DuckDB or a database of PostgreSQL."""
    if engine == "duckdb":
        return str(tmp_path / "place.duckdb")
    return str(request.getfixturevalue("bare_url"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two migrations."""
    made = tmp_path / "migrations"
    made.mkdir()
    (made / "0002_more.sql").write_text("update wave set colour = colour || ' and blue';")
    (made / "0001_colour.sql").write_text(
        "-- The colour; of a wave.\nalter table wave add column colour varchar;\n"
        "insert into wave (wave_no, name, held_on, colour) values (1, 'w', '2026-01-01', 'red');\n"
    )
    return made


def run(place: str, *sql: str) -> list[Any]:
    """Run statements behind the store's back; the rows of the last one."""
    if place.startswith("postgresql"):
        with psycopg.connect(place) as server:
            for statement in sql:
                cursor = server.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []
    with duckdb.connect(place) as file:
        for statement in sql:
            rows = file.execute(statement).fetchall()
        return rows


def raised(place: str, folder: Path) -> None:
    """Bring the store up to date by the migrations of a folder."""
    engine: Engine = (
        PostgresEngine(place) if place.startswith("postgresql") else DuckDBEngine(Path(place))
    )
    with closing(engine):
        bring_up_to_date(engine, folder=folder)


def as_before(place: str, folder: Path) -> None:
    """Make a store by schema.sql alone, as the version before the first migration did."""
    none = folder.parent / "none"
    none.mkdir()
    raised(place, none)


def state(place: str) -> tuple[list[Any], list[Any]]:
    """The version, and the waves."""
    version = run(place, "select value from setting where name = 'schema_version'")
    return version, run(place, "select name, colour from wave")


def test_a_new_store_has_the_seeds_once_and_keys_of_its_own(place: str, tmp_path: Path) -> None:
    for _ in range(2):
        with closing(open_database(place)) as store:
            names = store.rows("select count(*), count(distinct name) from skill")
            assert names == [(SKILLS, SKILLS)]
            assert is_current(store)
    other = str(tmp_path / "other.duckdb")
    open_database(other).close()
    keys = "select value from setting where name like '%_key'"
    values = {value for new in (place, other) for (value,) in run(new, keys)}
    assert [len(value) for value in values] == [64] * 4


def test_a_store_gets_the_migrations_that_it_lacks(place: str, folder: Path) -> None:
    as_before(place, folder)
    later = (folder / "0002_more.sql").rename(folder.parent / "later.sql")
    raised(place, folder)
    assert state(place) == ([("1",)], [("w", "red")])
    later.rename(folder / "0002_more.sql")
    for _ in range(2):
        raised(place, folder)
        assert state(place) == ([("2",)], [("w", "red and blue")])


def test_a_migration_that_fails_leaves_the_store_as_it_was(place: str, folder: Path) -> None:
    as_before(place, folder)
    (folder / "0002_more.sql").write_text("update nothing set x = 1")
    with pytest.raises((duckdb.CatalogException, psycopg.errors.UndefinedTable)):
        raised(place, folder)
    assert run(place, "select value from setting where name = 'schema_version'") == [("0",)]
    assert run(place, "select * from wave") == []


def test_older_requirements_and_imports_get_what_they_lack(place: str, folder: Path) -> None:
    """A cost per week, which is empty. As text 1 a blank had the code 9, text 2, which says that it
    is not known, has 17: what was left blank is known as blank."""
    as_before(place, folder)
    run(
        place,
        "insert into requirement_set values (1, 'Core', '1900-01-01', 'r.csv', '2026-10-15')",
        "insert into requirement values (1, 'Core', 1, 1, 3, 2, null, true, 2.5, '2027-06-30', "
        "true, 'Search', 'Lead', 'Two')",
        "insert into answer_series values (1, 1, 4, 1, 1)",
        "insert into answer_value values (1, 4, 9, ''), (1, 4, 17, '?'), (1, 4, 29, '3')",
        "insert into answer_cell values (1, 1, 9), (1, 2, 17), (1, 3, 29)",
    )
    with closing(open_database(place)) as store:
        (kept,) = requirements(store)
        assert (kept.scope, kept.headcount, kept.weight, kept.reason) == ("Core", 2, 2.5, "Two")
        assert kept.per_week is None
        text = export(store, "requirements").replace(",2027-06-30,,", ",2027-06-30,12000,")
        load(store, "requirements", text.encode(), "r.csv")
        assert requirements(store) == (replace(kept, per_week=12_000.0),)
    cells = run(place, "select entry_no, code from answer_cell order by 1")
    assert cells == [(1, 1), (2, 17), (3, 29)]
    texts = run(place, "select code, native_value from answer_value order by 1")
    assert texts == [(1, ""), (17, "?"), (29, "3")]


def test_a_store_of_a_later_version_is_refused_untouched(place: str, folder: Path) -> None:
    own = len(migrations())
    for number in range(3, own + 2):
        (folder / f"{number:04}_more.sql").write_text("update wave set colour = 'red and blue';")
    raised(place, folder)
    with pytest.raises(RefusedError, match=rf"later version of Skillmix \(schema {own + 1}, this"):
        open_database(place)
    assert state(place) == ([(str(own + 1),)], [("w", "red and blue")])  # after the schema
    assert run(place, "select count(*) from skill") == [(SKILLS,)]


@pytest.mark.parametrize("table", ["mine (x integer)", "setting (x integer)"])
def test_a_database_of_something_else_is_refused_untouched(place: str, table: str) -> None:
    run(place, f"create table {table}")
    with pytest.raises(RefusedError, match="not a Skillmix store"):
        open_database(place)
    assert run(place, TABLES) == [(table.split()[0],)]


def is_as_it_was(place: str) -> bool:
    """Whether the old store has its tables and rows, and no others."""
    kept = run(place, "select label from person"), run(place, "select name from setting order by 1")
    return sorted(run(place, TABLES)) == [("person",), ("setting",)] and kept == (
        [("Ana Silva",)],
        [("schema_1",), ("schema_2",)],
    )


def test_a_store_of_a_development_version_is_not_opened_copied_or_restored(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(place, *OLD)
    old, good = str(tmp_path / "old.duckdb"), str(seeded_at(tmp_path / "good.duckdb"))
    run(old, *OLD)
    new, before = tmp_path / "new.duckdb", Path(old).read_bytes()
    for there in (place, old):
        with pytest.raises(RefusedError) as refused:
            open_database(there)
        assert str(refused.value) == IS_OLD
    assert Path(old).read_bytes() == before
    for words in (
        ["copy", place, str(new)],
        ["copy", good, place],
        ["--database", place, "backup", str(new)],
        ["--database", place, "restore", good, "--nobody-erased"],
        ["--database", str(new), "restore", old],
        ["--database", str(new), "restore", old, "--nobody-erased"],
        ["--database", str(new), "restore", good, "--erased", old],
    ):
        assert main(words) == 1
        assert IS_OLD in capsys.readouterr().err
        assert not new.exists()
    assert is_as_it_was(place)
    assert is_as_it_was(old)
