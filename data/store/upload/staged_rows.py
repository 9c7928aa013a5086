"""Rows of a staged file that Python must look at: of people who answered twice, and rows with a
cell that may hold others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice

import pyarrow as pa

from data.store.upload.staging import Staging

Row = tuple[int, str]
"""Number of a row, and what its column of days says."""
_BATCH = 50_000
_TWICE = """
    create table twice as
    with told as (
        select r.row_no, r.kind, r.identity, r.rater, coalesce(k.said1, '') as about
        from staged_row r left join skill_key k on k.text = r.skill
        where r.aside = ''
    ), several as (
        select kind, identity, rater, about, row_number() over () as number
        from told group by kind, identity, rater, about having count(*) > 1
    )
    select s.number, t.row_no, coalesce(u.{day}, '') as day
    from told t
    join several s on s.kind = t.kind and s.identity = t.identity and s.rater = t.rater
                  and s.about = t.about
    join upload u on u.row_no = t.row_no
"""


def of_several_lines(staging: Staging, delimiter: str, rows: int) -> pa.Table:
    """The first rows with a cell of several lines that is wide enough to hold a whole row."""
    wide = " or ".join(
        f"(contains(c{i}, chr(10)) and length(c{i}) - length(replace(c{i}, '{delimiter}', '')) "
        f">= {staging.width - 1})"
        for i in range(1, staging.width + 1)
    )
    return staging.first(f"where {wide} ", rows)


def texts_of(staging: Staging, position: int) -> Iterator[str]:
    """Every distinct text of a column."""
    found = f"select distinct c{position} from upload where c{position} is not null"
    return (text for (text,) in staging.stream(found))


def answered_twice(
    staging: Staging, position: int, key: Callable[[str], str]
) -> Iterator[list[Row]]:
    """The rows of everybody who has several, for one rater and skill (by its `key`), in their
    order, with the text of the column at `position`."""
    # tables that are not temporary, because what streams a query sees no others
    staging.execute(
        "create table skill_text as select distinct skill from staged_row where skill is not null"
    )
    staging.translate("from skill_text", "skill_key", lambda text: (key(text),))
    staging.execute(_TWICE.format(day=f"c{position}"))
    rows = staging.stream("from twice order by number, row_no")
    for _, same in groupby(rows, key=lambda row: row[0]):
        yield [(row_no, text) for _, row_no, text in same]
    for table in ("twice", "skill_key", "skill_text"):
        staging.execute(f"drop table {table}")


def set_rows_aside(staging: Staging, numbers: Iterable[int], reason: str) -> None:
    """Give rows a reason not to be stored."""
    staging.execute("create temp table earlier (row_no integer)")
    waiting = iter(numbers)
    while batch := list(islice(waiting, _BATCH)):
        staging.append("earlier", pa.table({"row_no": pa.array(batch, pa.int32())}))
    staging.execute(
        "update staged_row set aside = :reason where row_no in (select row_no from earlier)",
        {"reason": reason},
    )
    staging.execute("drop table earlier")
