"""A large file is stored as a small one; what stops an import leaves nothing."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.language.who import ANONYMOUS
from data.intake.language.words import UNKNOWN_WORDS
from data.intake.people import _bare, _present
from data.intake.proposal import texts_of
from data.intake.reading import large
from data.intake.reading.read import SurveyFile
from data.intake.values.answers import Answers
from data.store.database import Database, open_database
from data.store.engines.duckdb_engine import DuckDBTransaction
from data.store.facts.tombstones import identify
from data.store.people.erasure import erase
from data.store.people.staged_people import Naming, stage_people
from data.store.upload.landing import Text
from data.store.upload.staging import Reshaping, Staging
from data.vocabulary import ImportOutcome, RefusedError
from tests.build import HISTORY, everything
from tests.stores import seeded

HEAD = "Name,Email,Team,Role,Python,SQL,Importance of SQL,Notes\n"
BODY = (
    "Ann Lee,,Core,Dev,3,4,2,\nbob ,B@x.org,Core,,?,N/A,5,fine\n,,,,0,,,\nann  LEE,,Web,,9,1,x,\n"
)
LONG = (
    "person,skill,level,rater\nAnn,Python,3,self\nBob,Rust,4,manager\n,Python,2,self\nBob,,1,me\n"
)
FILES = {
    "plain": HEAD + BODY,
    "a total below": HEAD + BODY + "Total,,,,12,5,,\n",
    "windows line ends": (HEAD + BODY).replace("\n", "\r\n"),
    "semicolons": (HEAD + BODY).replace(",", ";"),
    "blank rows": HEAD + "\n" + BODY + ",,,,,,,\n\n",
    "spaces only": HEAD + BODY + " ,\u00a0,,,,,,\n" + BODY,
    "ragged": HEAD + BODY + "Cy,,Core\nDi,,Core,,1,2,3,,extra,\n",
    "lines above": "Survey 2026\n\n" + HEAD + BODY,
    "quoted": HEAD + '"Lee, ""A""",,Core,,3,4,1,"two\nlines"\n' + BODY,
    "spaces at quotes": HEAD + '"Ann" ,"",Core, "x",3,4,1,"a" "b"\n' + BODY,
    "names of the world": HEAD + "Zoë Straße,,Ünit,,1,2,3,\nZOË STRASSE,,,,2,2,,\n２,,,,1,1,1,\n",
    "nobody": HEAD + "anonymous,,,,1,2,,\nAnónimo,,-,?,3,4,,\n#REF!,,,,5,5,,\nn/a,,,,0,0,,\n",
    "long": LONG,
    "no person": "Python,SQL\n3,4\n1,\n",
    "two header rows": "Q,Rate your skill,,\n,Python,SQL,Docker\n1,3,4,1\n2,1,2,5\n",
    "a preview and a test": "StartDate,EndDate,Status,ResponseId,Q1_1,Q1_2\nStart,End,Status,ID,"
    "Rate your level - Python,Rate your level - SQL\n"
    + ",".join(['"{""ImportId"":""x""}"'] * 6)
    + "\na,b,IP Address,R_1,3,4\na,b,Survey Preview,R_2,100,1\na,b,Survey Test,R_3,,\n"
    "a,b,IP Address,R_4,1,\n",
    "a total without a name": HEAD + BODY + ",,Total,,12,5,,\n",
    "an earlier day below": "Timestamp,Email Address,Python,SQL\n"
    "11/20/2026 9:00:00,ann@x.org,5,4\n11/14/2026 9:00:00,bob@x.org,2,3\n"
    "11/13/2026 9:00:00,Ann@x.org ,1,1\n11/13/2026 8:00:00,Cy@x.org ,1,1\n",
    "an earlier day of one skill": "Person,Skill,Level,Date\nAnn,Python,2,2026-01-10\n"
    "Ann,python ,4,2026-11-10\nBob,SQL,3,2026-11-10\nBob,SQL,1,2026-01-10\nBob,Rust,2,\n"
    "Cy,SQL,3,3/4/2026\nCy,SQL,1,2/4/2026\n",
    "an open quotation mark": HEAD + 'Di,,Core,,1,2,"3,x\nEv,,Core,,2,1,1,"y"\n' + BODY,
    "an open quotation mark far below": HEAD
    + "An,,Core,,1,2,3,x\n" * 600
    + 'Di,,Core,,1,2,3,"x\nEv,,Core,,2,1,1,y\nFi,,Core,,2,1,1,"z"\n'
    + BODY,
    "comments of several lines far below": HEAD
    + "An,,Core,,1,2,3,x\n" * 600
    + 'Di,,Core,,1,2,3,"a, b, c, d\ne, f, g"\nEv,,Core,,2,1,1,y\n',
    "no rows": HEAD,
    "satisfaction": "Name,How satisfied are you?\nAnn,3\nBob,4\n",
}


def outcome(
    content: bytes, bytes_of_large: int, waves: Sequence[str] = ("one",), **options: Any
) -> tuple[Any, ...]:
    """Everything that the reader is told and the store keeps. The file is read once."""
    file, looked = SurveyFile(content), patch.object(large, "LARGE", bytes_of_large)
    try:
        with looked, closing(file), seeded() as database:
            shown = propose(file, "f.csv", database, scale=options.get("scale"))
            result = []
            for wave in waves:
                result.append(ingest(database, file, "f.csv", wave=wave, **options))
                people = database.rows("select identity from person order by 1")
                if people and wave != waves[-1]:
                    erase(database, people[0][0])
            kept = everything(database, (*HISTORY, "erased"))
            return shown, [replace(text, import_id="") for text in result], kept
    except RefusedError as refused:
        return (str(refused),)


@pytest.fixture(scope="module", autouse=True)
def not_rewritten() -> Iterator[None]:
    """That no byte of who is erased stays in the file is asked in test_erasure.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "rewrite", lambda self: "")
        yield


def same(content: bytes, **options: Any) -> None:
    assert outcome(content, 0, **options) == outcome(content, 1 << 40, **options)


@pytest.mark.parametrize("what", FILES)
def test_small_and_large_are_stored_alike(what: str) -> None:
    same(FILES[what].encode(), scale="0-5")


@pytest.mark.parametrize("what", ["plain", "long", "names of the world", "nobody"])
def test_a_second_wave_without_somebody_erased_is_stored_alike(what: str) -> None:
    same(FILES[what].encode(), scale="0-5", waves=("one", "two"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_is_stored_alike(encoding: str) -> None:
    same((HEAD + BODY + "Zoë,,Ünit,,1,2,3,\n").encode(encoding))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_tells_excel_how_to_part_cells_is_no_title(
    monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.setattr(large, "IN_MEMORY", 0)
    content = f"{mark}sep=;\r\n{(HEAD + BODY).replace(',', ';')}".encode()
    small, big = outcome(content, 1 << 40, scale="0-5"), outcome(content, 0, scale="0-5")
    assert big == small
    assert "sep=" not in str(small)


def test_notes_below_a_large_table_are_no_people(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = "\nNote: asked in May, by e-mail,,\n"
    same((HEAD + BODY + notes).encode(), scale="0-5")
    # too large to look: every row counts, and it says so
    monkeypatch.setattr(large, "IN_MEMORY", 0)
    result = outcome((HEAD + BODY + notes).encode(), 0, scale="0-5")[1][0]
    assert any("save the table alone" in issue.reason for issue in result.issues)


LINES = st.text(st.sampled_from('Ann,,,;\t"\n\r 0123é\u00a0ßＡ@-/#.'), max_size=25)
NAMES = st.text(max_size=12) | st.sampled_from(["None.", "n/a", " # ", "k.a."])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=6))
def test_any_rows_are_stored_alike(rows: list[str]) -> None:
    same((HEAD + BODY + "\n".join(rows)).encode())


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=30))
def test_people_are_folded_alike(names: list[str]) -> None:
    """The folding in SQL is `identify`, and says nothing where `_present` does."""
    with closing(Staging()) as staging:
        with staging.text.open("w", encoding="utf-8", newline="", errors="replace") as file:
            csv.writer(file).writerows((n, name) for n, name in enumerate(names))
        with staging.text.open(encoding="utf-8", newline="") as file:
            wanted = [(int(n), _present(text)) for n, text in csv.reader(file)]
        if not staging.load(1, ",", None):
            return
        asked = UNKNOWN_WORDS | ANONYMOUS
        words = _present, _bare, _bare, asked, lambda text: (*identify(text), ""), ()
        staging.leave_out({})
        who = Naming((1,), None, (), None, None, None, None, {}, *words)
        stage_people(staging, who, "self", "i")
        result = staging.all("select row_no, kind, identity from staged_row order by 1")
        assert result == [(n, *identify(who)) if who else (n, "row", f"i:{n}") for n, who in wanted]


@pytest.mark.parametrize("what", ["long", "names of the world"])
def test_a_large_file_is_stored_as_a_small_one_in_memory(
    what: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = FILES[what].encode()
    facts = (*HISTORY, "setting")
    with closing(open_database(":memory:")) as small:
        ingest(small, content, "f.csv", wave="now", scale="0-5")
        expected = everything(small, facts)
    monkeypatch.setattr(large, "LARGE", 0)
    assert ingest(database, content, "f.csv", wave="now", scale="0-5").ratings > 0
    assert everything(database, facts) == expected


@pytest.mark.usefixtures("size")
def test_nul_stops_nothing(database: Database) -> None:
    rows = "".join(f"p{n}@example.org,Core,3\n" for n in range(8_000))
    content = f"Email,Team,Python\n{rows}odd@example.org,Co\0re,4\0\n"
    outcome = ingest(database, content.encode(), "f.csv", wave="now", scale="0-5")
    assert outcome.rows == outcome.people == outcome.ratings == 8_001
    assert outcome.set_aside == 0


def imported(database: Database, columns: int, wave: str) -> ImportOutcome:
    """Three people, each with levels 0 to 5 in turn under made-up headers."""
    head = ",".join(["Email", *(f"Topic {n}x" for n in range(columns))])
    lines = [
        ",".join([f"p{who}@example.org", *(str((who + n) % 6) for n in range(columns))])
        for who in range(3)
    ]
    content = "\n".join([head, *lines]).encode()
    every = MappingFile(skills=ALL)
    return ingest(database, content, "w.csv", wave=wave, scale="0-5", mapping=every)


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
        result = imported(database, columns, f"w{columns}")
    assert (result.ratings, result.skills) == (3 * columns, columns)
    return sum(item.call_count for item in made)


def test_five_hundred_columns_take_the_statements_of_five(one_store: Database) -> None:
    statements(one_store, 4)  # an earlier wave, which later ones are compared with
    few = statements(one_store, 5)
    assert statements(one_store, 500) == few
    levels = one_store.rows("""
        select level, count(*) from rating r join wave w on w.wave_no = r.wave_no
        where w.name = 'w500' group by level order by level
    """)
    assert levels == [(0, 250), (1, 251), (2, 251), (3, 250), (4, 249), (5, 249)]


SHAPES = {
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


@pytest.mark.parametrize("text", SHAPES.values())
def test_a_tall_table_is_stored_as_a_small_one(
    database: Database, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Of a tall one columns are moved one after the other."""
    small = ingest(database, text.encode(), "f.csv", wave="small", scale="0-5")
    monkeypatch.setattr("data.store.upload.landing._AT_ONCE", 1)
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
