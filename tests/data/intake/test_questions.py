"""What the gate asks: suspicious files, and people who may be one."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.store.people.erasure import erase
from data.vocabulary import ImportOutcome


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
