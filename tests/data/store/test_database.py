"""Opening and changing a store; one SQL text gives the same values on both engines."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import psycopg
import pytest

from data.store.database import Database, open_database
from data.store.engines.engine import prepare
from data.vocabulary import RefusedError
from tests.build import Answer, answer


def test_a_failed_change_leaves_nothing(database: Database) -> None:
    before = database.rows("select count(*) from wave")

    def fail_half_way() -> None:
        with database.transaction() as change:
            change.execute("insert into wave values (1, 'w', date '2026-01-01', null)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert database.rows("select count(*) from wave") == before


AGAINST_THE_SCHEMA = (duckdb.ConstraintException, psycopg.errors.CheckViolation)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into role_profile (role, skill_no, level) values ('dev', 1, 6)",
        "insert into answer_series values (1, 1, 1, 1, 6)",  # nobody answers but the three raters
    ],
)
def test_constraints_stand_in_the_schema(database: Database, statement: str) -> None:
    with pytest.raises(AGAINST_THE_SCHEMA), database.transaction() as change:
        change.execute(statement)


def test_the_code_of_an_answer_has_the_level_or_the_state_in_it(database: Database) -> None:
    said = range(-2, 6)
    with database.transaction() as change:
        answer(change, [Answer(1, 4, 2 + s, 1, 7, 1, s, f"text {s}") for s in said])
    assert database.rows("select said from answer order by said") == [(s,) for s in said]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("hello, this is not a database at all " * 200)
    with pytest.raises(RefusedError):
        open_database(text)


def test_no_store_makes_the_engine_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("create table mine (x integer)")
        connection.commit()
    with pytest.raises(RefusedError) as refused:
        open_database(foreign)
    assert str(refused.value).endswith("the file is of another kind. Name another.")
    monkeypatch.chdir(tmp_path)
    for name in ("md:store", "sqlite:store"):
        open_database(f"./{name}").close()
        assert (tmp_path / name).is_file()


def test_many_threads_read_and_write_one_store(database: Database) -> None:
    wrong: list[str] = []

    def work(number: int) -> None:
        for step in range(20):
            with database.transaction() as change:
                change.execute(
                    "insert into setting values (:name, 'x')", {"name": f"t{number}-{step}"}
                )
            if database.rows("select :n + 1", {"n": step})[0][0] != step + 1:
                wrong.append(f"{number}-{step}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert database.rows("select count(*) from setting where name like 't%-%'")[0][0] == 160


def test_named_parameters_leave_texts_casts_and_comments_alone() -> None:
    sql, used = prepare("select ':no', x::int, :yes -- :neither\nfrom t", {"yes": 1, "unused": 2})
    assert sql == "select ':no', x::int, $yes -- :neither\nfrom t"
    assert used == {"yes": 1}


TYPES = """
    select n, cast(n as smallint) as small, cast(n as integer) as whole,
           cast(n as double precision) as real, case when n = 1 then 'a%' end as text,
           n = 1 as yes, date '2026-11-02' as day, timestamp '2026-11-02 03:04:05' as moment,
           case when n = 1 then cast(4 as smallint) end as level
    from (select cast(1 as bigint) as n union all select 2) numbers order by n
"""


def test_values_come_back_as_the_same_python_types(database: Database) -> None:
    day, moment = date(2026, 11, 2), datetime(2026, 11, 2, 3, 4, 5)
    assert database.rows(TYPES) == [
        (1, 1, 1, 1.0, "a%", True, day, moment, 4),
        (2, 2, 2, 2.0, None, False, day, moment, None),
    ]
    numbers = database.rows("""
        select sum(level), avg(cast(level as double precision)), count(*), 1.5, max(level)
        from role_profile where role = (select min(role) from role_profile)
    """)[0]
    assert [type(n) for n in numbers[:3]] == [int, float, int]
    assert float(numbers[3]) == 1.5


def test_frames_have_the_same_types(database: Database) -> None:
    frame = database.query(TYPES)
    assert dict(frame.dtypes.astype(str)) == {
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


def test_letters_of_all_alphabets_are_folded(database: Database) -> None:
    given = {"word": " ÉCOLE Ωmega "}
    assert database.rows("select lower(trim(:word)) = 'école ωmega'", given) == [(True,)]


def test_per_cent_signs_and_quotes_are_text(database: Database) -> None:
    said = database.rows("select '100 %', '%s', ':no', :yes, 7 % 4", {"yes": 'it\'s 5 % \\ "x"'})
    assert said == [("100 %", "%s", ":no", 'it\'s 5 % \\ "x"', 3)]


def test_small_frames_are_read_by_name(database: Database) -> None:
    need = pd.DataFrame({"position": [1, 2], "team": ["Core", None], "share": [0.5, float("nan")]})
    sql = """
        with more as (select position + 1 as position from need)
        select n.position, n.team, n.share, m.position as next
        from need n join more m on m.position = n.position + 1
        where n.position >= :least order by n.position
    """
    found = database.query(sql, {"least": 1}, {"need": need})
    assert found["next"].tolist() == [2, 3]
    assert found["team"].isna().tolist() == [False, True]
    assert found["share"].isna().tolist() == [False, True]
    plain = database.query("select count(*) as n from need", None, {"need": need.iloc[:0]})
    assert plain["n"].tolist() == [0]
