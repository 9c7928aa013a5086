"""Mappings that give no level or contradict themselves; answers of a refused file to fill in."""

import re

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from tests.data.intake.layouts.imported import levels, meant, proposed, refusal

FILE = b"Name,SQL is hard for me\nAnn,Strongly agree\nBob,Strongly disagree\nCy,Neutral\n"
HEAD = '[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n'
VALUES = 'values = { "Strongly agree" = 1, "Neutral" = 3, "Strongly disagree" = 5 }\n'
NUMBERS = b"Name,SQL is hard for me\nAnn,1\nBob,3\n"


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (FILE, "", 'about agreement.*values = { "Strongly agree" = 0'),
        (FILE, VALUES, "`reversed` of “SQL is hard for me”.*one of"),
        (NUMBERS, "cut_points = [1, 2, 3]\n", "`cut_points`"),
    ],
)
def test_a_mapping_without_sense(empty: Database, content: bytes, more: str, said: str) -> None:
    assert re.search(said, refusal(empty, content, mapping=read_mapping((HEAD + more).encode())))


def test_reversed_turns_the_answers_that_values_leave_open(empty: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    found = proposed(empty, FILE.replace(b"Neutral", b"2"), mapping=given)
    assert meant(found)["2"] == 4


def test_a_whole_mapping_keeps_reversed_only_where_it_has_an_effect(empty: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    for content, kept in ((FILE, False), (FILE.replace(b"Neutral", b"2"), True)):
        whole = whole_mapping(proposed(empty, content, mapping=given), given)
        assert [c.reversed for c in whole.columns] == [False, kept]


REFUSED = (
    b"Name,I know Python,I know SQL,Comment,Boss\nAnn,Agree,Disagree,I left in May,Zed\n"
    b"Bob,Neutral,Agree,,Zed\nCy,Sort of,Sort of,,Zed\nDi,Sort of,Agree,,Zed\n"
)


def test_a_refused_file_gets_its_answers_to_fill_in(database: Database) -> None:
    found = propose(REFUSED, "s.csv", database)
    assert found.refusal
    assert set(found.unread) == {"Agree", "Disagree", "Neutral", "Sort of"}
    whole = whole_mapping(found, None)
    text = write_mapping(whole, found.unread)
    assert read_mapping(text.encode()) == whole
    filled = re.sub(r'^# ("Sort of"|"Agree"|"Neutral"|"Disagree") =$', r"\1 = 3", text, flags=re.M)
    filled = filled.replace("# [values]", "[values]")
    for header in ("I know Python", "I know SQL"):
        filled = filled.replace(
            f'[columns."{header}"]\nuse = "ignored"', f'[columns."{header}"]\nuse = "level"'
        )
    ingest(database, REFUSED, "s.csv", mapping=read_mapping(filled.encode()))
    assert set(levels(database).values()) == {3}
    assert len(levels(database)) == 8


def test_a_file_that_is_read_has_nothing_to_fill_in(database: Database) -> None:
    found = propose(b"Name,Python,SQL\nAnn,3,4\nBob,2,1\n", "s.csv", database, scale="0-5")
    assert found.unread == ()
    assert "# [values]" not in write_mapping(whole_mapping(found, None), found.unread)
