"""A file of many columns takes the statements of a small one, and time in step with its columns."""

from contextlib import ExitStack
from dataclasses import replace
from unittest.mock import patch

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.outcome import texts_of
from data.intake.values.answers import Answers
from data.store.database import Database
from data.store.engines.duckdb_engine import DuckDBTransaction
from data.store.upload.coding import Text
from data.store.upload.staging import Reshaping
from data.vocabulary import ImportOutcome


def survey(columns: int) -> bytes:
    """Three people, each with levels 0 to 5 in turn under made-up headers."""
    head = ",".join(["Email", *(f"Topic {n}x" for n in range(columns))])
    lines = [
        ",".join([f"p{who}@example.org", *(str((who + n) % 6) for n in range(columns))])
        for who in range(3)
    ]
    return "\n".join([head, *lines]).encode()


def statements(database: Database, columns: int) -> int:
    """How many statements the import of a survey runs."""
    counted = [(DuckDBTransaction, name) for name in ("execute", "named", "insert")]
    with ExitStack() as patches:
        made = [
            patches.enter_context(
                patch.object(kind, name, autospec=True, side_effect=getattr(kind, name))
            )
            for kind, name in (*counted, (Reshaping, "all"))
        ]
        said = imported(database, columns, f"w{columns}")
    assert (said.ratings, said.skills) == (3 * columns, columns)
    return sum(one.call_count for one in made)


def imported(database: Database, columns: int, wave: str) -> ImportOutcome:
    every = MappingFile(skills=ALL)
    return ingest(database, survey(columns), "w.csv", wave=wave, scale="0-5", mapping=every)


def test_five_hundred_columns_take_the_statements_of_five(one_store: Database) -> None:
    statements(one_store, 4)  # an earlier wave, which later ones are compared with
    few = statements(one_store, 5)
    assert statements(one_store, 500) == few
    levels = one_store.rows("""
        select level, count(*) from rating r join wave w on w.wave_no = r.wave_no
        where w.name = 'w500' group by level order by level
    """)
    assert levels == [(0, 250), (1, 251), (2, 251), (3, 250), (4, 249), (5, 249)]


FILES = {
    "every row": "Email,Team,Python,SQL\na@x.org,A,3,4\nb@x.org,A,,4\nc@x.org,B,0,n/a\n",
    "a person twice": "Email,Python,SQL\na@x.org,3,4\nb@x.org,2,5\na@x.org,1,\nc@x.org,9,1\n",
    "raters": "Email,rater,Python,SQL\na@x.org,self,3,4\na@x.org,manager,2,1\nb@x.org,self,,0\n",
    "long": "person,skill,level,interest\nAnn,Python,3,2\nAnn,Rust,1,\nBob,Python,x,5\nBob,Go,,1\n",
}
STORED = """
    select a.person_no, a.skill_no, a.kind, a.said, a.row_no, a.position, v.native_value
    from answer a
    join import i on i.import_no = a.import_no
    join answer_value v on v.import_no = a.import_no and v.position = a.position
                       and v.code = a.code
    where i.wave_name = :wave order by 1, 2, 3
"""


@pytest.mark.parametrize(
    ("text", "searched"),
    [(FILES["every row"], 3), *((text, size) for text in FILES.values() for size in (64, 0))],
)
def test_a_tall_table_is_stored_as_a_small_one(
    database: Database, monkeypatch: pytest.MonkeyPatch, text: str, searched: int
) -> None:
    """In a tall one, columns of few different answers are looked up, the others joined."""
    small = ingest(database, text.encode(), "f.csv", wave="small", scale="0-5")
    monkeypatch.setattr("data.store.upload.coding._TALL", 0)
    monkeypatch.setattr("data.store.upload.coding._SEARCHED", searched)
    tall = ingest(database, text.encode(), "f.csv", wave="tall", scale="0-5")
    stored = database.rows(STORED, {"wave": "small"})
    assert database.rows(STORED, {"wave": "tall"}) == stored
    assert len(stored) >= 5
    for count in ("ratings", "interest", "unknown", "not_applicable", "set_aside", "skills"):
        assert getattr(tall, count) == getattr(small, count), count
    aside = [(i.row, i.column, i.value) for i in small.issues if i.row]
    assert [(i.row, i.column, i.value) for i in tall.issues if i.row] == aside


def test_an_answer_that_is_not_stored(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_too_many(answers: Answers, by_position: dict[int, int]) -> list[Text]:
        first, *others = texts_of(answers, by_position)
        return [replace(first, times=first.times + 1), *others]

    monkeypatch.setattr("data.ingest.texts_of", one_too_many)
    with pytest.raises(RuntimeError, match="6 of 7 answers were stored"):
        imported(database, 2, "now")
    assert database.rows("select * from answer") == []
