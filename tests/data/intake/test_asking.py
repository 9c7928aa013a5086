"""What is asked or refused in place of storing a part, and what is no skill of a person."""

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import read_mapping
from data.store.database import Database
from data.store.people.erasure import erase
from data.vocabulary import ImportOutcome
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


def tried(database: Database, text: str, scale: str | None = "0-5") -> ImportOutcome:
    return ingest(database, text.encode(), "s.csv", wave="now", scale=scale, dry_run=True)


def questions(said: ImportOutcome) -> list[tuple[int | None, str | None, str]]:
    return [(i.row, i.value, i.reason) for i in said.issues if i.reason.endswith("?")]


CLEAN = "Email,Python,SQL,Docker\na@x.org,1,2,3\nb@x.org,3,4,3\nc@x.org,5,,0\nd@x.org,2,2,2\n"


def test_a_plain_file_is_asked_nothing(database: Database) -> None:
    said = tried(database, CLEAN)
    assert (said.questions, questions(said)) == ((), [])


def test_all_answers_equal(database: Database) -> None:
    text = "Email,Python,SQL\n" + "".join(f"{c}@x.org,3,3\n" for c in "abcd")
    assert tried(database, text).questions == ()
    said = tried(database, f"{text}e@x.org,3,3\n")
    assert said.questions[0].startswith("All 10 answers mean the same level, 3.")


def test_averages_instead_of_answers(database: Database) -> None:
    text = "Name,Python,SQL\nEast,3.4,2.25\nWest,3.1,2\nSouth,1.9,4\n"
    assert "4 of 6 numbers have decimals" in tried(database, text).questions[0]


def test_a_page_that_nobody_answered(database: Database) -> None:
    text = "Email,Python,Kafka,Go,Rust,SQL\na@x.org,1,,,,3\nb@x.org,2,,,,5\n"
    asked = tried(database, text).questions[0]
    assert "Nobody answered 3 questions in a row, from “Kafka” to “Rust”" in asked
    assert tried(database, text.replace("b@x.org,2,,", "b@x.org,2,,1")).questions == ()


def test_a_person_in_two_rows(database: Database) -> None:
    said = tried(database, CLEAN + "a@x.org,2,2,2\n")
    assert said.questions[0].startswith("One person stands in more than one row (rows 2 and 6)")
    assert [i.row for i in said.issues if "set aside" in i.reason] == [2]


def test_test_rows(database: Database) -> None:
    said = tried(database, CLEAN.replace("a@x.org", "test1@x.org"))
    assert [(row, value) for row, value, _ in questions(said)] == [(None, None), (2, "test1@x.org")]
    assert said.questions == ("One of 4 people looks like a test (row 2). Does it belong here?",)
    most = tried(database, CLEAN.replace("a@", "test@").replace("b@", "asdf@"))
    assert most.questions[0].startswith("2 of 4 people look like tests (rows 2, 3).")
    assert tried(database, CLEAN.replace("a@x.org", "contest@x.org")).questions == ()


def test_a_lone_seven_is_asked_about_and_listed(database: Database) -> None:
    text = "Email,Python,SQL,Docker\n" + "".join(f"{c}@x.org,1,5,3\n" for c in "abcd")
    said = tried(database, f"{text}e@x.org,2,7,3\n", scale=None)
    assert "All numbers but 7 (once) run from 1 to 5" in said.questions[0]
    outside = [i for i in said.issues if "outside the scale 1-5" in i.reason]
    assert [(i.row, i.column, i.value) for i in outside] == [(6, "SQL", "7")]
    assert (said.ratings, said.set_aside) == (14, 1)


NEAR = "Name,Python,SQL\nAna Silva,3,4\nBo Berg,1,2\nAnna Silva,5,5\n"


def test_near_names_stay_two_people_and_are_asked_about(database: Database) -> None:
    said = ingest(database, NEAR.encode(), "s.csv", scale="0-5")
    assert said.people == 3
    near = [(p.one, p.other, p.row, p.other_row) for p in said.near_people]
    assert near == [("Anna Silva", "Ana Silva", 4, 2)]
    issue = next(i for i in said.issues if i.row == 4)
    assert (issue.column, issue.value) == ("Name", "Anna Silva / Ana Silva")
    assert "Silva" not in issue.reason


@pytest.mark.parametrize("who", ["Ana Silva", "Anna Silva"])
def test_erasing_one_of_two_takes_the_question_about_both(database: Database, who: str) -> None:
    ingest(database, NEAR.encode(), "s.csv", scale="0-5")
    erase(database, who)
    assert who not in repr(database.rows("select value, reason from import_issue"))
