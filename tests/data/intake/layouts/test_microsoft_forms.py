"""Microsoft Forms, beside its exports: quizzes in other languages, Likert rows, "Python2"."""

from __future__ import annotations

import pytest

from data.intake.proposal import Proposal
from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, uses

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
