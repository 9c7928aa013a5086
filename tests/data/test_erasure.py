"""A person who was erased is gone from every table, and stays away."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

import psycopg
import pytest

from data.files.lists import export
from data.ingest import ingest
from data.load import load
from data.store.database import REWRITE, Database, open_database
from data.store.facts.tombstones import erased_people, identify, identity_hash
from data.store.people.accounts import Account, add_account
from data.store.people.audited import audit
from data.store.people.contests import decline
from data.store.people.erasure import erase
from data.store.people.people import find_people, people_list
from data.store.scenarios import save
from data.vocabulary import RefusedError
from tests.postgres import Server
from tests.stores import seeded_at

PEOPLE = b"person,name,team\nana,Ana Lee,Core\nbo,Bo Po,Core\n"
ANSWERS = b"""Name,Team,Python,SQL,Interest in Python,Interest in SQL
ana,Core,3,2,3,4
bo,Core,1,-,2,
"""
HOLDING = ("person", "person_fact", "participation", "rating", "opinion")


@pytest.fixture
def surveyed(database: Database) -> Database:
    ingest(database, ANSWERS, "s.csv", wave="now", scale="0-5")
    load(database, "people", PEOPLE, "people.csv")
    with database.transaction() as change:
        change.insert(
            "import_issue",
            ("import_no", "row_no", "column_name", "value", "reason", "severity"),
            [
                (1, 2, "SQL", "2?", "odd", "warning"),
                (1, 9, "person", "x", "twice: ana", "note"),
                (1, 3, "SQL", "1?", "odd", "warning"),
            ],
        )
    return database


def test_everything_of_one_person_goes_and_nothing_of_another(surveyed: Database) -> None:
    number = surveyed.rows("select person_no from person where label = 'ana'")[0][0]
    rest = f"where person_no <> {number}"
    others = {t: surveyed.rows(f"select count(*) from {t} {rest}") for t in HOLDING}
    assert "One person was erased" in erase(surveyed, "ana")
    for table in HOLDING:  # nothing but the others' is left
        assert surveyed.rows(f"select count(*) from {table}") == others[table]
    assert surveyed.rows("select row_no from import_issue") == [(3,)]
    # and the words that only the erased person used
    series = "select position, kind from answer_series order by 1"
    assert surveyed.rows(series) == [(3, 1), (4, 1), (5, 5)]
    words = "select native_value from answer_value order by 1"
    assert surveyed.rows(words) == [("-",), ("1",), ("2",)]
    # a tombstone without data is kept
    (line,) = [entry for entry in audit(surveyed) if entry.action == "erase"]
    assert (line.detail, line.file) == ("one person", "")
    kept = {row[0] for row in surveyed.rows("select identity_hash from erased")}
    key = surveyed.rows("select value from setting where name = 'erasure_key'")[0][0]
    assert kept == {identity_hash(key, "name", who) for who in ("ana", "ana lee")}
    assert identity_hash("", "name", "ana") not in kept


@pytest.mark.parametrize(
    ("called", "again"), [("Ana Lee", PEOPLE), ("ana", b"person,team\nAna Lee,Core\nbo,Core\n")]
)
def test_a_list_again_leaves_the_person_out(surveyed: Database, called: str, again: bytes) -> None:
    erase(surveyed, called)
    outcome = load(surveyed, "people", again, "people.csv")
    assert (outcome.rows, outcome.notes) == (1, ("1 erased, left out of the list.",))
    assert [fact.person for fact in people_list(surveyed)] == ["bo"]
    assert "Ana" not in export(surveyed, "people", people=True)


def test_nobody_or_more_than_one_is_refused_and_nobody_is_named(surveyed: Database) -> None:
    with pytest.raises(RefusedError, match="nothing was erased") as refused:
        erase(surveyed, "ana lea")
    assert "lea" not in str(refused.value)
    load(surveyed, "people", b"person,name\nana,Sam Lee\nbo,Sam Lee\n", "people.csv")
    with pytest.raises(RefusedError, match="2 people go by that name"):
        erase(surveyed, "Sam Lee")
    assert surveyed.rows("select count(*) from person") == [(2,)]


def test_a_name_that_is_somebody_elses_identity_stays_theirs(surveyed: Database) -> None:
    load(surveyed, "people", b"person,name\nana,Bo\nbo,\n", "people.csv")
    erase(surveyed, "ana")
    assert identify("bo") not in erased_people(surveyed)


LABEL, EMAIL = "Zoë Quuxley-Brown", "Zoe.Quuxley@Example.org"
NAMES = (LABEL, LABEL.casefold(), EMAIL, EMAIL.casefold(), "Quuxley", "quuxley", "Zo\\u00eb")
"""Also parts of them, as they are folded, and as JSON has them."""
SURVEY = f"""Email,Name,Team,Python,SQL
{EMAIL},{LABEL},Core,3,{LABEL} knows
bo@x.org,Bo Po,Core,1,2
""".encode()
PEOPLE_LIST = f"person,name,team\n{EMAIL},{LABEL},Core\nbo@x.org,Bo Po,Core\n".encode()
REQUIREMENTS = (
    f"scope,skill,level,headcount,owner,reason\nCore,Python,3,1,{EMAIL},{LABEL}\n"
).encode()


@dataclass
class Place:
    """Where a store is, and all bytes that it has on the disk."""

    url: str
    folder: Path
    clean: Callable[[], None]
    """What an administrator does so that the log of changes goes at once."""

    def names_in(self, *, log: bool = True) -> dict[str, list[str]]:
        """Names by the file in which their bytes are, when all is on the disk; `log`: also in what
        a server notes of changes."""
        if self.url.startswith("postgres"):
            with psycopg.connect(self.url, autocommit=True) as connection:
                connection.execute("checkpoint")
        result = {}
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and (log or "pg_wal" not in file.parts):
                content = file.read_bytes()
                held = [name for name in NAMES if name.encode() in content]
                if held:
                    result[str(file.relative_to(self.folder))] = held
        return result


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Place]:
    if engine == "duckdb":
        yield Place(str(seeded_at(tmp_path / "store.duckdb")), tmp_path, lambda: None)
        return
    result: Server = request.getfixturevalue("own_postgres")
    result.run("alter system set wal_recycle = off")
    result.run("select pg_reload_conf()")
    with result.new_database() as url:
        yield Place(url, Path(result.address["host"]), lambda: let_the_log_go(result))


def let_the_log_go(found: Server) -> None:
    """What docs/administration.md says, with `wal_recycle` off, so that segments are deleted."""
    for statement in ("select pg_switch_wal()", "checkpoint") * 2:
        found.run(statement)


def filled(database: Database) -> None:
    """Somebody in everything that takes words."""
    if database.place.endswith(".duckdb"):  # so that bytes can be read as they are
        database._engine._root.execute("set force_compression = 'uncompressed'")  # type: ignore[attr-defined]
    ingest(database, SURVEY, f"of {LABEL}.csv", wave="w", scale="0-5", new_people=True)
    load(database, "people", PEOPLE_LIST, f"{LABEL}.csv")
    load(database, "requirements", REQUIREMENTS, "r.csv")
    add_account(database, Account(EMAIL, "lead", ("Core",)))
    bo = find_people(database, "bo@x.org")[0][0]
    decline(database, bo, "train", "Python", date(2026, 5, 1), f"{LABEL} does it")
    save(database, f"As {LABEL} says", f'name = "{LABEL}"', EMAIL)
    with database.transaction() as change:
        change.execute(
            "update import set mapping = :text, imported_by = :who",
            {"text": f'[columns."{LABEL}"]', "who": EMAIL},
        )
        change.execute(
            "update import set outcome = replace(outcome, '\"near_people\": []', :near)",
            {"near": '"near_people": ["Zo\\u00eb Quuxley-Brown"]'},
        )


def test_no_name_is_in_the_bytes_and_the_old_files_bring_none_back(place: Place) -> None:
    with closing(open_database(place.url)) as database:
        filled(database)
        with database.transaction() as change:  # a table that is new is looked through, too
            change.execute("create table remark (person_no integer, comment varchar)")
            change.insert("remark", ("comment",), [(f"ask {EMAIL}, please",)])
            change.execute(
                "insert into remark select person_no, 'my own words' from person"
                f" where identity = '{EMAIL.casefold()}'"
            )
        assert place.names_in(), "the test can fail: they are there before"
        result = erase(database, EMAIL)
        assert "One person was erased" in result
        assert "server" not in result
        assert database.rows("select label from person") == [("Bo Po",)]
        assert database.rows("select comment from remark") == [("ask erased, please",)]
        assert database.rows("select name from scenario") == [("As erased says",)]
        assert database.rows("select imported_by, mapping from import") == [("erased", None)]
        assert database.rows("select owner, reason from requirement where scope = 'Core'") == [
            ("erased", "erased")
        ]
        assert place.names_in(log=False) == {}
        assert database.rows(f"select 1 from setting where name = '{REWRITE}'") == []
        place.clean()
        assert place.names_in() == {}
        ingest(database, SURVEY, f"of {LABEL}.csv", wave="w2", scale="0-5", new_people=True)
        load(database, "people", PEOPLE_LIST, f"{LABEL}.csv")
        load(database, "requirements", REQUIREMENTS, "r.csv")
        assert database.rows("select label from person") == [("Bo Po",)]
        assert place.names_in() == {}


def test_what_was_stopped_is_finished_later(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_database(place.url)) as database:
        ingest(database, SURVEY, "a.csv", wave="w", scale="0-5", new_people=True)
        stopped = mock.Mock(side_effect=KeyboardInterrupt)
        with monkeypatch.context() as patch:
            patch.setattr(type(database._engine), "rewrite", stopped)
            with pytest.raises(KeyboardInterrupt):
                erase(database, EMAIL)
        assert stopped.called
    with closing(open_database(place.url)) as database:
        assert database.rows("select label from person") == [("Bo Po",)]
        assert place.names_in(log=False) == {}


def test_a_name_in_the_organisations_own_words_is_said(one_store: Database) -> None:
    content = SURVEY.replace(b",Core,1,2", f",Team of {LABEL},1,2".encode())
    ingest(one_store, content, "a.csv", wave="w", scale="0-5", new_people=True)
    assert "Their name is also in the name of a team" in erase(one_store, EMAIL)
