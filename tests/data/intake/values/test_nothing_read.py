"""A mapping that names levels and gives none is refused; one that contradicts itself is told."""

from __future__ import annotations

import re

import pytest

from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping
from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, refusal

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
def test_a_mapping_that_gives_no_level_or_contradicts_itself_is_refused(
    empty: Database, content: bytes, more: str, said: str
) -> None:
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
