"""A mapping that names levels and gives none is refused; one that contradicts itself is told."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping
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


def test_reversed_beside_a_level_for_each_answer_is_refused(database: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    with pytest.raises(RefusedError, match=r"`reversed` of “SQL is hard for me”.*one of"):
        ingest(database, FILE, "s.csv", mapping=given)
    assert levels(database) == {}


def test_reversed_beside_cut_points_is_refused_too(database: Database) -> None:
    given = read_mapping((HEAD + "cut_points = [1, 2, 3]\n").encode())
    numbers = b"Name,SQL is hard for me\nAnn,1\nBob,3\n"
    with pytest.raises(RefusedError, match="`cut_points`"):
        ingest(database, numbers, "s.csv", mapping=given)


def test_reversed_turns_the_answers_that_values_leave_open(database: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    ingest(database, FILE.replace(b"Neutral", b"2"), "s.csv", mapping=given)
    assert levels(database)[("Cy", "SQL")] == 4


def test_a_whole_mapping_keeps_reversed_only_where_it_has_an_effect(database: Database) -> None:
    given = read_mapping((HEAD + VALUES).encode())
    whole = whole_mapping(propose(FILE, "s.csv", database, mapping=given), given)
    assert [c.reversed for c in whole.columns] == [False, False]
    numbers = FILE.replace(b"Neutral", b"2")
    whole = whole_mapping(propose(numbers, "s.csv", database, mapping=given), given)
    assert [c.reversed for c in whole.columns] == [False, True]
