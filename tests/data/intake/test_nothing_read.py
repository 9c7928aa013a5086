"""A mapping that names levels and gives none is refused; one that contradicts itself is told."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose
from data.intake.mapping_file import read_mapping
from data.intake.mapping_text import whole_mapping
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import levels

FILE = b"Name,SQL is hard for me\nAnn,Strongly agree\nBob,Strongly disagree\nCy,Neutral\n"
HEAD = '[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n'
VALUES = 'values = { "Strongly agree" = 1, "Neutral" = 3, "Strongly disagree" = 5 }\n'


def test_a_mapping_that_makes_no_answer_a_level_is_refused(database: Database) -> None:
    with pytest.raises(RefusedError, match=r'about agreement.*values = { "Strongly agree" = 0'):
        ingest(database, FILE, "s.csv", mapping=read_mapping(HEAD.encode()))
    assert levels(database) == {}


def test_reversed_beside_a_level_for_each_answer_is_told(database: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    said = ingest(database, FILE, "s.csv", mapping=given)
    assert levels(database) == {("Ann", "SQL"): 1, ("Bob", "SQL"): 5, ("Cy", "SQL"): 3}
    told = [i.column for i in said.issues if "`reversed` changes nothing" in i.reason]
    assert told == ["SQL is hard for me"]


def test_a_whole_mapping_keeps_reversed_only_where_it_has_an_effect(database: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    whole = whole_mapping(propose(FILE, "s.csv", database, mapping=given), given)
    assert [c.reversed for c in whole.columns] == [False, False]
    numbers = FILE.replace(b"Neutral", b"2")
    whole = whole_mapping(propose(numbers, "s.csv", database, mapping=given), given)
    assert [c.reversed for c in whole.columns] == [False, True]
