"""Google Forms: grids, timestamps in several languages and styles, quizzes, labelled ends."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses


@pytest.mark.parametrize(
    ("stamp", "email", "question", "times", "words"),
    [
        (
            "Timestamp",
            "Email Address",
            "Rate your skills",
            "3/14/2025 9:12:33",
            ("Expert", "Beginner", "None", "Intermediate"),
        ),
        (
            "Zeitstempel",
            "E-Mail-Adresse",
            "Bitte schätzen Sie Ihre Kenntnisse ein",
            "14.03.2025 09:12:33",
            ("Experte", "Grundkenntnisse", "Keine", "Fortgeschritten"),
        ),
        (
            "Horodateur",
            "Adresse e-mail",
            "Évaluez votre niveau",
            "14/03/2025 09:12:33",
            ("Expert", "Débutant", "Aucun", "Intermédiaire"),
        ),
        (
            "Marca temporal",
            "Dirección de correo electrónico",
            "Indique su nivel",
            "2025/03/14 9:12:33 a. m. GMT+1",
            ("Experto", "Principiante", "Ninguno", "Intermedio"),
        ),
        (
            "Carimbo de data/hora",
            "Endereço de e-mail",
            "Avalie o seu nível",
            "2025/03/14 9:12:33 AM UTC+1",
            ("Especialista", "Iniciante", "Nenhum", "Intermediário"),
        ),
        (
            "Tijdstempel",
            "E-mailadres",
            "Beoordeel uw niveau",
            "14-3-2025 9:12:33",
            ("Expert", "Beginner", "Geen", "Gemiddeld"),
        ),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_grid_in_six_languages(
    database: Database,
    stamp: str,
    email: str,
    question: str,
    times: str,
    words: tuple[str, str, str, str],
    delimiter: str,
) -> None:
    rows = [
        [stamp, email, f"{question} [Python]", f"{question} [Juggling]"],
        [times, "ann@example.org", words[0], words[1]],
        [times, "bob@example.org", words[2], words[3]],
    ]
    said = imported(database, "\r\n".join(delimiter.join(row) for row in rows))
    assert (said.layout, said.metadata, said.identity) == ("google-forms", 2, 2)
    assert levels(database) == {
        ("ann@example.org", "Python"): 5,
        ("ann@example.org", "Juggling"): 1,
        ("bob@example.org", "Python"): 0,
        ("bob@example.org", "Juggling"): 3,
    }


def test_scores_and_feedback_of_a_quiz_are_no_answers(database: Database) -> None:
    found = proposed(
        database,
        "Timestamp,Email Address,Score,Python,Python [Score],Python [Feedback],SQL\n"
        "3/14/2025 9:12:33,a@example.org,1 / 2,4,1 / 1,well done,2\n",
    )
    assert uses(found) == {
        "Timestamp": "metadata",
        "Email Address": "person",
        "Score": "metadata",
        "Python": "level Python",
        "Python [Score]": "metadata",
        "Python [Feedback]": "metadata",
        "SQL": "level SQL",
    }


def test_the_ends_of_a_linear_scale_say_which_scale_it_is(database: Database) -> None:
    # 0-3: 1 -> 5/3 = 1.67 -> 2, 2 -> 10/3 = 3.33 -> 3; the words of the ends speak for themselves
    head = "Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL]\n"
    found = proposed(
        database, head + "1/2/2026,a@x.org,0 - none,1\n1/2/2026,b@x.org,2,3 - expert\n"
    )
    assert {v.value: v.level for v in found.values} == {
        "0 - none": 0,
        "1": 2,
        "2": 3,
        "3 - expert": 5,
    }
    assert found.questions == ()


def test_one_end_with_words_leaves_the_scale_a_question(database: Database) -> None:
    head = "Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL]\n"
    found = proposed(database, head + "1/2/2026,a@x.org,0 - none,1\n1/2/2026,b@x.org,2,3\n")
    assert len(found.questions) == 1


def test_how_often_and_how_satisfied_are_no_levels_in_any_language(database: Database) -> None:
    head = "Horodateur,Adresse e-mail,Votre niveau en Python,À quelle fréquence utilisez-vous SQL ?"
    found = proposed(
        database, f"{head},Êtes-vous satisfait de Docker ?\n14/03/2025,a@x.org,3,4,5\n"
    )
    assert [c.use for c in found.columns[2:]] == ["level", "ignored", "ignored"]


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("Timestamp,Python", "google-forms"),
        (",Timestamp,Python", "google-forms"),  # with the numbers of its rows
        ("#,Timestamp,Python", "google-forms"),
        ("Id,Timestamp,Python", "wide"),
    ],
)
def test_google_writes_the_timestamp_first(database: Database, header: str, layout: str) -> None:
    row = ["1"] * header.count(",")
    rows = "".join(",".join([*row, level]) + "\n" for level in "34")
    assert proposed(database, f"{header}\n{rows}").layout == layout


@pytest.mark.parametrize("skill", ["RAG / retrieval", "Cloud (AWS)", "Juggling"])
def test_interest_in_what_is_rated_under_the_same_words(database: Database, skill: str) -> None:
    """The words name no known skill as a whole, though a known one may stand in them."""
    found = proposed(
        database,
        f"Timestamp,Email Address,Rate your skills [Python],Rate your skills [{skill}],"
        f"Would you like to learn this? [Python],Would you like to learn this? [{skill}]\n"
        "3/14/2025 9:12:33,a@example.org,Expert,Beginner,Interested,Not interested\n"
        "3/14/2025 9:14:33,b@example.org,Beginner,Expert,Very interested,Interested\n",
    )
    assert list(uses(found).values())[2:] == [
        "level Python",
        f"level {skill}",
        "interest Python",
        f"interest {skill}",
    ]
