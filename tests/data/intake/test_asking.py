"""What is asked or refused in place of storing a part, and what is no skill of a person."""

from __future__ import annotations

import pytest

from data.intake.columns.mapping_file import read_mapping
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed

GRID = "Name,Experience [Git],Experience [R],Experience [SQL]\n"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (GRID + "A,None,So so,Expert\nB,Expert,So so,None\nC,Expert,Novice,Novice\n", ("So so",)),
        (GRID + "A,None,Tja,Expert\nB,Expert,Hm,None\nC,So so,Naja,Novice\n", ("So so", "Tja")),
        ("Name,Python,SQL\nA,Expert,Prima\nB,Novice,Toll\n", ("Prima", "Toll")),
        ("Name,Python,SQL\nA,H,M\nB,L,Expert\nC,?,H\n", ("H", "M", "L")),
        ("Name,Skill,Level\nA,R,Expert\nA,SQL,So so\nB,R,So so\nB,SQL,Novice\n", ("So so",)),
    ],
)
def test_a_scale_is_read_whole_or_asked(empty: Database, text: str, asked: tuple[str, ...]) -> None:
    refused = proposed(empty, text).refusal or ""
    for word in asked:
        assert f'"{word}" = LEVEL' in refused
    for word in ("Expert", "Novice", "None", "?"):
        assert f'"{word}" = LEVEL' not in refused


def test_the_answer_is_taken(database: Database) -> None:
    line = '[columns."Experience [{}]"]\nuse = "level"\nvalues = {{ "So so" = 2 }}\n'
    mapping = read_mapping("".join(line.format(name) for name in ("Git", "R")).encode())
    text = GRID + "A,None,So so,Expert\nB,Expert,So so,None\nC,So so,Novice,Novice\n"
    imported(database, text, mapping=mapping)
    assert levels(database)[("C", "Git")] == levels(database)[("A", "R")] == 2


@pytest.mark.parametrize(
    "text",
    [
        "Name,Python,SQL\nA,Expert,on leave\nB,on leave,Novice\nC,Novice,Expert\n",
        "Name,Python,SQL\n" + "A,Expert,5\nB,4,Novice\n" * 20 + "C,who,3\n",
        "Name,Python,Remarks\nA,Expert,so so\nB,Novice,so so\n",
    ],
)
def test_a_remark_stops_no_import(empty: Database, text: str) -> None:
    assert proposed(empty, text).refusal is None


def test_only_columns_of_ability_are_asked_for_their_words(empty: Database) -> None:
    heads = "How proficient are you in SQL?,How interested are you in SQL?"
    text = f"Name,{heads}\nA,Kinda,Not at all interested\nB,Nope,Very interested\n"
    refused = proposed(empty, text).refusal or ""
    assert "proficient" in refused
    assert "interested" not in refused


@pytest.mark.parametrize(
    ("header", "cells", "use"),
    [
        ("Python:How important is each technology to your role?", "345", "importance"),
        ("How well do you know Python for your role?", "345", "level"),
        ("How good are you at Python, in your department?", "345", "level"),
        ("How satisfied are you with your team?", "345", "ignored"),
        ("Which number has your team?", "345", "ignored"),
        ("What is your current role?", ("Dev", "Lead", "Dev"), "role"),
        ("Which team are you in?", "112", "team"),
        ("Submission IP", ("10.0.0.1", "10.0.0.2", "10.0.0.3"), "metadata"),
        ("UID", "000", "metadata"),
        ("Load", ("0.5", "0.8", "1"), "ignored"),
        ("Legend", ("Novice", "Expert", ""), "ignored"),
        ("Age", ("44", "39", "30"), "metadata"),
        *((name, "234", "ignored") for name in ("FTE", "Headcount", "Floor", "Education")),
        *((name, "234", "ignored") for name in ("# skills", "Sprint velocity", "Bugs")),
        *((name, "234", "ignored") for name in ("Semestre", "Semester 2", "Availability")),
        ("Availability modelling", "234", "level"),
        ("Bug hunting", "234", "level"),
    ],
)
def test_uses_beside_skills(empty: Database, header: str, cells: tuple[str, ...], use: str) -> None:
    rows = "".join(f"P{i},3,4,5,{cell}\n" for i, cell in enumerate(cells))
    found = proposed(empty, f'Name,Python,SQL,Docker,"{header}"\n{rows}', scale="1-5")
    assert found.columns[4].use == use


@pytest.mark.parametrize(
    ("header", "level"), [("Skill", "Result"), ("Language", "Level"), ("Programme", "Stage")]
)
def test_rows_of_skills_ask_which_is_the_level(empty: Database, header: str, level: str) -> None:
    text = f"Employee,{header},{level}\nAnna,Python,4\nAnna,SQL,3\nBen,Python,2\n"
    refused = proposed(empty, text).refusal or ""
    lines = f'[columns."{header}"]\nuse = "skill"\n[columns."{level}"]\nuse = "level"\n'
    assert all(line in refused for line in lines.splitlines())
    taken = proposed(empty, text, mapping=read_mapping(lines.encode()), scale="1-5")
    assert (taken.layout, taken.refusal) == ("long", None)


def test_the_question_says_how_to_take_none(empty: Database) -> None:
    refused = proposed(empty, "Name,Python,Wobble,Zork\nA,3,4,5\nB,2,4,5\n").refusal or ""
    assert 'if none is, name the others: `--skills "Python"`' in refused
