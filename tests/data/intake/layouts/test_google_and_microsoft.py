"""Google and Microsoft Forms, beside their exports: scales, timestamps, interest, "Python2"."""

import pytest

from data.intake.proposal import Proposal
from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, uses

HEAD = "Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL]\n"


def test_the_ends_of_a_linear_scale_say_which_scale_it_is(empty: Database) -> None:
    # 0-3: 1 -> 5/3 = 1.67 -> 2, 2 -> 10/3 = 3.33 -> 3; the words of the ends speak for themselves
    rows = "1/2/2026,a@x.org,0 - none,1\n1/2/2026,b@x.org,2,3 - expert\n"
    found = proposed(empty, HEAD + rows)
    assert meant(found) == {"0 - none": 0, "1": 2, "2": 3, "3 - expert": 5}
    assert found.questions == ()
    assert len(proposed(empty, HEAD + rows.replace(" - expert", "")).questions) == 1


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("Timestamp,Python", "google-forms"),
        (",Timestamp,Python", "google-forms"),  # with the numbers of its rows
        ("#,Timestamp,Python", "google-forms"),
        ("Id,Timestamp,Python", "wide"),
    ],
)
def test_google_writes_the_timestamp_first(empty: Database, header: str, layout: str) -> None:
    row = ["1"] * header.count(",")
    rows = "".join(",".join([*row, level]) + "\n" for level in "34")
    assert proposed(empty, f"{header}\n{rows}").layout == layout


@pytest.mark.parametrize("skill", ["RAG / retrieval", "Cloud (AWS)", "Juggling"])
def test_interest_in_what_is_rated_under_the_same_words(empty: Database, skill: str) -> None:
    """The words name no known skill as a whole, though a known one may stand in them."""
    found = proposed(
        empty,
        f"Timestamp,Email Address,Rate your skills [Python],Rate your skills [{skill}],"
        f"Would you like to learn this? [Python],Would you like to learn this? [{skill}]\n"
        "3/14/2025 9:12:33,a@example.org,Expert,Beginner,Interested,Not interested\n"
        "3/14/2025 9:14:33,b@example.org,Beginner,Expert,Very interested,Interested\n",
    )
    asked = [f"{use} {name}" for use in ("level", "interest") for name in ("Python", skill)]
    assert list(uses(found).values())[2:] == asked


OWN = "ID,Start time,Completion time,Email,Name"


def asked(empty: Database, questions: str, answers: str) -> Proposal:
    """A form with one answer."""
    text = f"{OWN},{questions}\n1,3/14/25,3/14/25,a@x.org,Ann,{answers}\n"
    return proposed(empty, text)


@pytest.mark.parametrize(
    ("points", "feedback"),
    [("Points - ", "Feedback - "), ("Punkte – ", "Feedback – "), ("Puntos: ", "Comentarios: ")],
)
def test_points_and_feedback_are_the_forms_own(empty: Database, points: str, feedback: str) -> None:
    heads = f"Python,{points}Python,{feedback}Python,Feedback culture"
    found = asked(empty, heads, "Expert,1,good,Novice")
    assert [c.use for c in found.columns[5:]] == ["level", "metadata", "metadata", "level"]
    assert found.columns[8].skill == "Feedback culture"


def test_a_second_python_is_a_question_that_names_both(empty: Database) -> None:
    found = asked(empty, "Python,SQL,Python2", "Expert,Novice,None")
    assert uses(found)["Python2"] == "level Python (column 8)"
    said = next(i for i in found.issues if i.column == "Python2")
    assert said.severity == "warning"
    assert "6 (“Python”) and 8 (“Python2”)" in said.reason


def test_the_same_rows_asked_for_level_and_interest(empty: Database) -> None:
    answers = "Expert,Novice,Very interested,Not interested,Novice"
    found = asked(empty, "Python,SQL,Python2,SQL2,Vue3", answers)
    skills = ["level Python", "level SQL", "interest Python", "interest SQL", "level Vue3"]
    assert list(uses(found).values())[5:] == skills


def test_likert_rows_behind_their_question_and_a_full_stop(empty: Database) -> None:
    question = "Rate your level in the following"
    heads = f"{question}.Python,{question}.Change management,Node.JS,Node.JS testing"
    found = asked(empty, heads, "Expert,Novice,None,Expert")
    skills = ["Python", "Change management", "Node.JS", "Node.JS testing"]
    assert [c.skill for c in found.columns[5:]] == skills
