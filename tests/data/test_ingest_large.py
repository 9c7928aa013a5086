"""A large file and a small one are read by different hands and must give the same store."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.ingest import ingest, propose
from data.intake.identity.people import _ANONYMOUS_WORDS, _bare, _present
from data.intake.language.words import UNKNOWN_WORDS
from data.intake.reading import large
from data.store.database import Database, open_database
from data.store.facts.tombstones import identify
from data.store.people.erasure import erase
from data.store.people.staged_people import Asides, PeopleColumns, Words, stage_people
from data.store.upload.staging import Staging
from data.vocabulary import RefusedError
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
    """Everything that the reader is told and the store keeps."""
    before, large.LARGE = large.LARGE, bytes_of_large
    try:
        with seeded() as database:
            shown = propose(content, "f.csv", database, scale=options.get("scale"))
            told = []
            for wave in waves:
                told.append(ingest(database, content, "f.csv", wave=wave, **options))
                people = database.rows("select identity from person order by 1")
                if people and wave != waves[-1]:
                    erase(database, people[0][0])
            kept = everything(database, (*HISTORY, "erased"))
            return shown, [replace(said, import_id="") for said in told], kept
    except RefusedError as refused:
        return (str(refused),)
    finally:
        large.LARGE = before


@pytest.fixture(scope="module", autouse=True)
def not_rewritten() -> Iterator[None]:
    """That no byte of who is erased stays in the file is asked in test_erasure.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "rewrite", lambda self: "")
        yield


def same(content: bytes, **options: Any) -> None:
    small = outcome(content, 1 << 40, **options)
    assert outcome(content, 0, **options) == small


@pytest.mark.parametrize("what", FILES)
def test_small_and_large_are_stored_alike(what: str) -> None:
    same(FILES[what].encode(), scale="0-5")


@pytest.mark.parametrize("what", ["plain", "long", "names of the world", "nobody"])
def test_a_second_wave_without_somebody_erased_is_stored_alike(what: str) -> None:
    same(FILES[what].encode(), scale="0-5", waves=("one", "two"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_is_stored_alike(encoding: str) -> None:
    same((HEAD + BODY + "Zoë,,Ünit,,1,2,3,\n").encode(encoding))


def test_notes_below_a_large_table_are_no_people(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = "\nNote: asked in May, by e-mail,,\n"
    same((HEAD + BODY + notes).encode(), scale="0-5")
    # too large to look: every row counts, and it says so
    monkeypatch.setattr(large, "IN_MEMORY", 0)
    told = outcome((HEAD + BODY + notes).encode(), 0, scale="0-5")[1][0]
    assert any("save the table alone" in issue.reason for issue in told.issues)


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
        words = Words(_present, _bare, _bare, UNKNOWN_WORDS | _ANONYMOUS_WORDS)
        columns = PeopleColumns((1,), None, (), None, None, None, None)
        stage_people(staging, columns, Asides("", "", "", (), {}), words, "self", "i", 10**6)
        found = staging.all("select row_no, kind, identity from staged_row order by 1")
        assert found == [(n, *identify(who)) if who else (n, "row", f"i:{n}") for n, who in wanted]


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


@pytest.mark.parametrize("size", [0, 1 << 40])
def test_nul_stops_nothing(size: int, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "LARGE", size)
    rows = "".join(f"p{n}@example.org,Core,3\n" for n in range(8_000))
    content = f"Email,Team,Python\n{rows}odd@example.org,Co\0re,4\0\n"
    said = ingest(database, content.encode(), "f.csv", wave="now", scale="0-5")
    assert (said.rows, said.people, said.ratings, said.set_aside) == (8_001, 8_001, 8_001, 0)
    assert any("NUL" in issue.reason for issue in said.issues)
