"""One SQL text: both engines give the same values, types and order."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from data.store.database import Database

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
