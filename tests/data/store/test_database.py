"""Opening and changing a store; one SQL text gives the same values on both engines."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import psycopg
import pyarrow as pa
import pytest

from dashboard.cli import main
from data.store.database import URL_VARIABLE, Database, looks_like_address, open_database
from data.vocabulary import RefusedError
from tests.build import rate
from tests.data.store.engines.test_checkpoint import KILLED
from tests.shell import Shell
from tests.stores import demo_at, seeded_at


@pytest.mark.parametrize(
    "statement",
    [
        "insert into role_profile (role, skill_no, level) values ('dev', 1, 6)",
        "insert into answer_series values (1, 1, 1, 1, 6)",  # nobody answers but the three raters
    ],
)
def test_constraints_stand_in_the_schema(database: Database, statement: str) -> None:
    refused = (duckdb.ConstraintException, psycopg.errors.CheckViolation)
    with pytest.raises(refused), database.transaction() as change:
        change.execute(statement)


def test_no_store_makes_the_engine_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("create table mine (x integer)")
        connection.commit()
    with pytest.raises(RefusedError) as refused:
        open_database(foreign)
    assert str(refused.value).endswith("the file is of another kind. Name another.")
    monkeypatch.chdir(tmp_path)
    for name in ("./md:store", "./sqlite:store", "duckdb://own.duckdb"):
        open_database(name).close()
        assert (tmp_path / name.removeprefix("duckdb://")).is_file()


def test_values_and_frames_come_back_with_the_same_types(database: Database) -> None:
    day, moment = date(2026, 11, 2), datetime(2026, 11, 2, 3, 4, 5)
    query = """
    select n, cast(n as smallint) as small, cast(n as integer) as whole,
           cast(n as double precision) as real, case when n = 1 then 'a%' end as text,
           n = 1 as yes, date '2026-11-02' as day, timestamp '2026-11-02 03:04:05' as moment,
           case when n = 1 then cast(4 as smallint) end as level
    from (select cast(1 as bigint) as n union all select 2) numbers order by n
"""
    assert database.rows(query) == [
        (1, 1, 1, 1.0, "a%", True, day, moment, 4),
        (2, 2, 2, 2.0, None, False, day, moment, None),
    ]
    numbers = database.rows("""
        select sum(level), avg(cast(level as double precision)), count(*), 1.5, max(level)
        from role_profile where role = (select min(role) from role_profile)
    """)[0]
    assert [type(n) for n in numbers[:3]] == [int, float, int]
    assert float(numbers[3]) == 1.5
    assert dict(database.query(query).dtypes.astype(str)) == {
        "n": "int64",
        "small": "int16",
        "whole": "int32",
        "real": "float64",
        "text": "str",
        "yes": "bool",
        "day": "datetime64[us]",
        "moment": "datetime64[us]",
        "level": "Int16",
    }
    nothing = database.query("select skill_no, name from skill where false")
    assert dict(nothing.dtypes.astype(str)) == {"skill_no": "int32", "name": "object"}


def test_texts_casts_and_comments_are_left_alone_and_all_letters_folded(database: Database) -> None:
    result = database.rows(
        "select '100 %', '%s', ':no', :yes, 7 % 4, 3::int, lower(trim(:word)) -- :neither",
        {"yes": 'it\'s 5 % \\ "x"', "word": " ÉCOLE Ωmega ", "unused": 2},
    )
    assert result == [("100 %", "%s", ":no", 'it\'s 5 % \\ "x"', 3, 3, "école ωmega")]


def test_text_sorts_by_code_point(database: Database) -> None:
    words = ["b", "B", "a b", "a_b", "é", "Z", "ab", "-a", "10", "9"]
    with database.transaction() as change:
        change.insert("setting", ("name", "value"), [(w, "word") for w in words])
        change.execute("create temp table said (word varchar)")
        change.execute("insert into said select name from setting where value = 'word'")
        temporary = change.rows("select word from said order by word")
    stored = database.rows("select name from setting where value = 'word' order by name")
    assert [w for (w,) in stored] == sorted(words)
    assert temporary == stored


SECRET = "geheim"
ADDRESSES = [
    f"postgresql:/me:{SECRET}@127.0.0.1:1/skills",  # as Path writes an address
    f"/srv/postgresql:/me:{SECRET}@127.0.0.1/skills",
    f"postgresql//me:{SECRET}@127.0.0.1/skills",
    f"postgresql:me:{SECRET}@127.0.0.1/skills",
    f"PostgreSQL://me:{SECRET}@127.0.0.1/skills",
    f"mysql://me:{SECRET}@127.0.0.1/skills",
    f"//me:{SECRET}@127.0.0.1/skills",
    f"me:{SECRET}@db.example.org/skills",
    f"host=127.0.0.1 dbname=skills password={SECRET}",
    "me@db.example.org:5432/skills",
    "127.0.0.1:5432/skills",
    "localhost:5432",
    "md:store",
    "sqlite:store.db",
    "duckdb:store.duckdb",
    "https://example.org/store.duckdb",
]
FILES = [
    *("store.duckdb", "./md:store", "C:\\Users\\me\\store.duckdb", "C:store.duckdb"),
    *("D:/data/store.duckdb", "/srv/2027-03-31T10:30/store.duckdb", "report of 10:30.pdf"),
    *("me@example.org.json", "~/skills.duckdb"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_an_unknown_kind_or_form_makes_no_file(
    address: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for place in (address, Path(address)):
        with pytest.raises(RefusedError, match="postgresql://user@host/database"):
            open_database(place)
    monkeypatch.setenv(URL_VARIABLE, address)
    assert main(["taxonomy"]) == 1
    refusals = [shell.at(address).refusal("taxonomy"), shell.refusal("copy", address, "new.duckdb")]
    refusals.append(shell.at(":memory:").refusal("erase", "--again", address))
    assert not any(SECRET in refusal for refusal in refusals)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_no_address(file: str) -> None:
    assert not looks_like_address(file)


BLOCK, HEADERS = 262_144, 12_288


def with_log(place: Path) -> tuple[bytes, bytes]:
    """A store whose program was killed, and its log."""
    subprocess.run([sys.executable, "-c", KILLED, place], check=True)
    return place.read_bytes(), Path(f"{place}.wal").read_bytes()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes | None]]:
    """Each kind of damage: the file, and its log where there is one."""
    folder = tmp_path_factory.mktemp("damaged")
    good = demo_at(folder / "good.duckdb").read_bytes()
    own, log = with_log(demo_at(folder / "own.duckdb"))
    _, foreign = with_log(seeded_at(folder / "other.duckdb"))
    draw, sown = random.Random(7), bytearray(good)
    for _ in range(200):
        sown[draw.randrange(HEADERS, len(good))] ^= 1 << draw.randrange(8)

    def flipped(start: int, end: int) -> bytes:
        return good[:start] + bytes(byte ^ 0xFF for byte in good[start:end]) + good[end:]

    half, third = len(good) // 2, len(good) // 3
    return {
        # in a header, after one, after all, in half, without the last block, without the last byte
        **{f"cut at {n}": (good[:n], None) for n in (0, 100, 4096, HEADERS, half, -BLOCK, -1)},
        **{f"header at {n} flipped": (flipped(n, n + 64), None) for n in (0, 4096, 8192)},
        "headers of zeros": (good[:4096] + bytes(8192) + good[HEADERS:], None),
        "every block flipped": (flipped(HEADERS, len(good)), None),
        "bits flipped here and there": (bytes(sown), None),
        "zeros in the middle": (good[:third] + bytes(third) + good[2 * third :], None),
        "text": (b"not a store\n" * 9_000, None),
        "the log of another store": (good, foreign),
        "a flipped log": (own, log[:60] + bytes(byte ^ 0xFF for byte in log[60:])),
        **{
            f"block flipped {part}/8": (flipped(at, at + 4096), None)
            for part in (1, 4, 7)
            for at in [HEADERS + (len(good) - HEADERS) // BLOCK * part // 8 * BLOCK]
        },
        "a log that was cut": (own, log[: len(log) // 2]),
        "a log of zeros": (good, bytes(3_000)),
        "an empty log": (good, b""),
    }


def test_a_damaged_store_is_called_so(
    files: dict[str, tuple[bytes, bytes | None]], shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    demo_at(shell.store)
    verbs = ("changes", "history")
    right = [shell(verb, "--json") for verb in verbs]
    named = 0
    for kind, (content, log) in files.items():
        for file in shell.store.parent.glob(f"{shell.store.name}*"):
            file.unlink()
        shell.store.write_bytes(content)
        if log is not None:
            Path(f"{shell.store}.wal").write_bytes(log)
        for verb, text in zip(verbs, right, strict=True):
            code = main(["--database", str(shell.store), verb, "--json"])
            result = capsys.readouterr()
            if code == 0:
                assert result.out == text, kind  # what is damaged was not asked for
                continue
            named += 1
            assert "is damaged" in result.err, (kind, result.err)
            assert "skillmix --database NEW restore BACKUP" in result.err, kind
            assert "fault in Skillmix" not in result.err, kind
    assert named > 30


def test_an_open_store_that_is_damaged_is_not_written_over(
    tmp_path: Path, whole_blocks: None
) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    before = place.read_bytes()
    with closing(open_database(place)) as store, pytest.raises(Exception, match="is damaged"):
        rate(store, "person team role Python\nana Core . 3\n")
    assert place.read_bytes()[HEADERS:] == before[HEADERS:]


def test_a_query_that_is_known_is_asked_of_each_store_as_it_is(
    new_store: Callable[[], Database],
) -> None:
    """DuckDB's are parsed once; what they mean hangs on the store, and on what was done to it."""
    item, other = new_store(), new_store()
    query = "select * from later where :wanted"
    for store, made, result in (
        (item, "1 as a", (("a",), [(1,)])),
        (other, "2 as b, 3 as c", (("b", "c"), [(2, 3)])),
        (item, "'x' as d", (("d",), [("x",)])),
    ):
        with store.transaction() as change:
            change.execute("drop table if exists later")
            change.execute(f"create table later as select {made}")
        assert store.named(query, {"wanted": True}) == result
        assert store.named(query, {"wanted": False}) == (result[0], [])


def test_the_error_is_not_hidden_by_tidying_up(database: Database) -> None:
    with (
        pytest.raises((duckdb.ConversionException, psycopg.errors.InvalidTextRepresentation)),
        database.transaction() as change,
        change.staged("found", pa.table({"text": ["x"]})),
    ):
        change.execute("insert into setting select text, cast(text as integer) from found")
    with database.transaction() as change, change.staged("found", pa.table({"text": ["y"]})):
        assert change.rows("select text from found") == [("y",)]


def test_ctrl_c_inside_a_statement_is_ctrl_c(database: Database) -> None:
    before = database.rows("select count(*) from setting")

    def stopped_half_way() -> None:
        with database.transaction() as change:
            change.insert("setting", ("name", "value"), [("half", "way")])
            raise RuntimeError("Query interrupted")  # what DuckDB makes of the signal

    with pytest.raises(KeyboardInterrupt):
        stopped_half_way()
    assert database.rows("select count(*) from setting") == before


def test_many_threads_read_and_write_one_store(database: Database) -> None:
    def work(number: int) -> None:
        for step in range(20):
            name = {"name": f"t{number}-{step}"}
            with database.transaction() as change:
                change.execute("insert into setting values (:name, 'x')", name)
            assert database.rows("select :n + 1", {"n": step}) == [(step + 1,)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert database.rows("select count(*) from setting where name like 't%-%'")[0][0] == 160
