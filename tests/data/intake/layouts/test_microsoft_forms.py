"""Microsoft Forms: metadata in its languages, anonymous rows, quizzes, Likert rows, "Python2"."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("ID,Start time,Completion time,Email,Name,Last modified time", ("Advanced", "None")),
        (
            "ID,Startzeit,Fertigstellungszeit,E-Mail,Name,Zeitpunkt der letzten Änderung",
            ("Sehr gut", "Keine"),
        ),
        (
            "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,"
            "Heure de la dernière modification",
            ("Avancé", "Aucun"),
        ),
        (
            "Id.,Hora de inicio,Hora de finalización,Correo electrónico,Nombre,"
            "Hora de la última modificación",
            ("Avanzado", "Ninguno"),
        ),
        (
            "ID,Begintijd,Tijd van voltooien,E-mail,Naam,Tijd van laatste wijziging",
            ("Gevorderd", "Geen"),
        ),
        (
            "ID,Ora di inizio,Ora di completamento,Posta elettronica,Nome,Ora dell'ultima modifica",
            ("Avanzato", "Nessuno"),
        ),
        (
            "ID,Hora de início,Hora de conclusão,Email,Nome,Hora da última modificação",
            ("Avançado", "Nenhum"),
        ),
    ],
)
def test_who_and_when_in_seven_languages(
    database: Database, own: str, words: tuple[str, str]
) -> None:
    said = imported(
        database,
        f"{own},Python,SQL\n"
        f"1,3/14/25 9:12:33,3/14/25 9:15:02,ann@example.org,Ann Alba,,{words[0]},{words[1]}\n"
        f"2,3/14/25 9:12:33,3/14/25 9:15:02,bob@example.org,Bob Bo,,{words[1]},{words[0]}\n",
    )
    assert (said.layout, said.metadata, said.identity, said.set_aside) == (
        "microsoft-forms",
        8,
        4,
        0,
    )
    assert levels(database) == {
        ("Ann Alba", "Python"): 4,
        ("Ann Alba", "SQL"): 0,
        ("Bob Bo", "Python"): 0,
        ("Bob Bo", "SQL"): 4,
    }


def test_anonymous_rows_are_one_person_each(database: Database) -> None:
    said = imported(
        database,
        "ID,Start time,Completion time,Email,Name,Python,SQL\n"
        "1,3/14/25,3/14/25,anonymous,,Expert,Novice\n2,3/14/25,3/14/25,anonymous,,None,Expert\n",
    )
    assert (said.people, said.ratings) == (2, 4)
    assert {person for person, _ in levels(database)} == {"row 2", "row 3"}


@pytest.mark.parametrize(
    ("points", "feedback"),
    [("Points - ", "Feedback - "), ("Punkte – ", "Feedback – "), ("Puntos: ", "Comentarios: ")],
)
def test_points_and_feedback_are_the_forms_own(
    database: Database, points: str, feedback: str
) -> None:
    found = proposed(
        database,
        f"ID,Start time,Completion time,Email,Name,Python,{points}Python,{feedback}Python,SQL\n"
        "1,3/14/25,3/14/25,a@x.org,Ann,Expert,1,good,Novice\n",
    )
    assert [c.use for c in found.columns[5:]] == ["level", "metadata", "metadata", "level"]


def test_a_question_about_feedback_is_a_skill(database: Database) -> None:
    found = proposed(
        database,
        "ID,Start time,Completion time,Email,Name,Feedback culture,SQL\n"
        "1,3/14/25,3/14/25,a@x.org,Ann,Expert,Novice\n",
    )
    assert uses(found)["Feedback culture"] == "level Feedback culture"


def test_a_second_python_is_a_question_that_names_both(database: Database) -> None:
    found = proposed(
        database,
        "ID,Start time,Completion time,Email,Name,Python,SQL,Python2\n"
        "1,3/14/25,3/14/25,a@x.org,Ann,Expert,Novice,None\n",
    )
    assert uses(found)["Python2"] == "level Python (column 8)"
    said = next(i for i in found.issues if i.column == "Python2")
    assert said.severity == "warning"
    assert "6 (“Python”) and 8 (“Python2”)" in said.reason


def test_the_same_rows_asked_for_level_and_interest(database: Database) -> None:
    found = proposed(
        database,
        "ID,Start time,Completion time,Email,Name,Python,SQL,Python2,SQL2,Vue3\n"
        "1,3/14/25,3/14/25,a@x.org,Ann,Expert,Novice,Very interested,Not interested,Novice\n",
    )
    assert list(uses(found).values())[5:] == [
        "level Python",
        "level SQL",
        "interest Python",
        "interest SQL",
        "level Vue3",
    ]


def test_likert_rows_behind_their_question_and_a_full_stop(database: Database) -> None:
    found = proposed(
        database,
        "ID,Start time,Completion time,Email,Name,Rate your level in the following.Python,"
        "Rate your level in the following.Change management,Node.JS,Node.JS testing\n"
        "1,3/14/25,3/14/25,a@x.org,Ann,Expert,Novice,None,Expert\n",
    )
    assert [c.skill for c in found.columns[5:]] == [
        "Python",
        "Change management",
        "Node.JS",
        "Node.JS testing",
    ]
