"""What goes wrong with a server is a sentence, without the password; what was lost comes back."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from dashboard.cli import main
from data.store.database import is_current, open_database
from data.store.engines import postgres_connection
from data.store.facts.waves import version
from data.store.people.accounts import Account, add_account
from data.vocabulary import RefusedError
from tests.postgres import Server

ROOT = Path(__file__).parents[3]
SECRET = "geheim"
OPEN = "import sys; from data.store.database import open_database; open_database(sys.argv[1])"


def hang_up(postgres: Server, url: str) -> None:
    """End every connection to a database, as a restart of the server does; they have ended then."""
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s",
            [name],
        )


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"postgresql://me:{SECRET}@127.0.0.1:1/skills", "Check the server's name and port"),
        (f"postgres://me:{SECRET}@no-such-host.invalid/skills", "Check the server's name"),
        (f"postgresql://me:{SECRET}/x@127.0.0.1/skills", "cannot be read"),
        (f"postgresql://me:{SECRET}@127.0.0.1/skills?colour=red", "cannot be read"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, sentence: str, postgres: Server) -> None:
    with pytest.raises(RefusedError, match=sentence) as refused:
        open_database(address)
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None  # whose text could quote the address
    with pytest.raises(RefusedError, match="that the database is there"):
        open_database(postgres.url("nowhere", password=SECRET))


def test_a_wrong_password_and_a_user_without_rights(own_postgres: Server) -> None:
    own_postgres.run("create role {} login password 'right'", "asked")
    try:
        with own_postgres.new_database() as local:
            address = local.replace(own_postgres.address["host"], "127.0.0.1")
            address = address.replace("user=skillmix", "user=asked")
            with pytest.raises(RefusedError, match="the user and the password") as refused:
                open_database(f"{address}&password={SECRET}")
            assert SECRET not in str(refused.value)
            with pytest.raises(RefusedError, match="may not do this there"):
                open_database(f"{address}&password=right")
    finally:
        own_postgres.run("drop role {}", "asked")


def test_a_command_prints_no_password(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", f"{url}&password={SECRET}", "demo"]) == 0
    result = capsys.readouterr()
    assert "See it with: skillmix --database" in result.out
    assert SECRET not in result.out + result.err
    with closing(open_database(f"{url}&password={SECRET}")) as store:
        name = str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])
        assert store.place.startswith("postgresql://")
        assert store.place.endswith(name)
        assert SECRET not in store.place


def test_old_servers_and_encodings(
    postgres: Server, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "skillmix_latin"
    postgres.run(
        "create database {} encoding 'LATIN1' locale 'C' locale_provider libc template template0",
        name,
    )
    try:
        with pytest.raises(RefusedError, match="keeps text as LATIN1, and Skillmix needs UTF8"):
            open_database(postgres.url(name))
    finally:
        postgres.run("drop database {} with (force)", name)
    monkeypatch.setattr(postgres_connection, "OLDEST", 99)
    with pytest.raises(RefusedError, match="Skillmix needs 99 or newer"):
        open_database(url)


def test_without_the_driver_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("data.store.engines.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RefusedError, match=r"pip install 'psycopg\[binary\]"):
        open_database("postgresql://me@127.0.0.1/skills")


def test_eight_programs_that_start_at_once_make_one_store(bare_url: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, bare_url], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    assert [(p.wait(), p.communicate()[1]) for p in started] == [(0, "")] * 8
    with closing(open_database(bare_url)) as store:
        assert store.rows("select count(*) from setting where name = 'schema_version'") == [(1,)]
        assert store.rows("select count(*), count(distinct name) from skill")[0][0] > 60


def test_after_a_lost_connection_the_next_call_connects_anew(postgres: Server, url: str) -> None:
    with closing(open_database(url)) as store:
        for _ in range(2):
            hang_up(postgres, url)
            assert store.rows("select count(*) from import") == [(0,)]
            hang_up(postgres, url)
            with store.transaction() as change:
                change.execute("delete from import")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("select 1",), "lost, so nothing of this was stored"),  # half way
        ((), "may or may not be stored"),  # at the very end: nothing is claimed
    ],
)
def test_a_lost_connection_leaves_nothing_and_says_so(
    postgres: Server, url: str, asked: tuple[str, ...], said: str
) -> None:
    with closing(open_database(url)) as store:

        def lose() -> None:
            with store.transaction() as change:
                change.insert("setting", ("name", "value"), [("half", "way")])
                hang_up(postgres, url)
                for question in asked:
                    change.rows(question)

        with pytest.raises(RefusedError, match=said):
            lose()
        assert store.rows("select count(*) from setting where name = 'half'") == [(0,)]


def test_readers_do_not_wait_for_a_writer_and_see_a_little_later_what_was_changed(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.database.LATELY", 0.0)
    with closing(open_database(url)) as item, closing(open_database(url)) as other:
        with item.transaction() as change:
            change.insert("setting", ("name", "value"), [("not", "yet")])
            assert other.rows("select count(*) from setting where name = 'not'") == [(0,)]
        before = version(item)
        add_account(other, Account("ada@x.org", "admin"))
        assert version(item) != before


def test_a_server_that_can_only_be_read_is_not_ready(url: str, postgres: Server) -> None:
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with closing(open_database(url)) as store:
        assert is_current(store)
        with psycopg.connect(postgres.url(), autocommit=True) as connection:
            connection.execute(f'alter database "{name}" set default_transaction_read_only = on')
        hang_up(postgres, url)
        assert not is_current(store)
