"""SurveyMonkey: one to three header rows, title lines, gaps to fill, numbers and words."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

OWN = "Respondent ID,Collector ID,Start Date,End Date,Email Address"
ANN = "11,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,ann@example.org"
BOB = "12,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,bob@example.org"
TRUTH = {
    ("ann@example.org", "Python"): 5,
    ("ann@example.org", "SQL"): 1,
    ("bob@example.org", "Python"): 3,
    ("bob@example.org", "Juggling"): 4,
}


def test_two_rows_with_a_matrix_a_level_and_an_interest(database: Database) -> None:
    said = imported(
        database,
        f"{OWN},What is your team?,Please rate your level in each skill.,,,"
        "How interested are you in learning more?,,,Which do you use?,,Any comments?\n"
        ",,,,,Response,Python,SQL,Juggling,Python,SQL,Juggling,Git,Docker,Open-Ended Response\n"
        f"{ANN},Core,Expert,Novice,,Very interested,Not interested,Interested,Git,,hello\n"
        f"{BOB},Edge,Competent,,Proficient,Interested,,Interested,,Docker,\n",
    )
    assert (said.layout, said.header_rows, said.rows) == ("surveymonkey", 2, 2)
    assert list(uses(said).values())[5:] == [
        "team",
        "level Python",
        "level SQL",
        "level Juggling",
        "interest Python",
        "interest SQL",
        "interest Juggling",
        "ignored",
        "ignored",
        "ignored",
    ]
    assert levels(database) == TRUTH
    assert (said.ratings, said.interest, said.unknown) == (4, 5, 3)


@pytest.mark.parametrize("title", ["", "Team skills survey 2026\n", "Skills\nExported today\n\n"])
def test_numbers_below_title_lines(database: Database, title: str) -> None:
    # the question says its scale, so 5, 1, 3 and 4 are levels as they stand
    said = imported(
        database,
        f"{title}{OWN},Rate your level (1 = none to 5 = expert),,\n,,,,,Python,SQL,Juggling\n"
        f"{ANN},5,1,\n{BOB},3,,4\n",
    )
    assert (said.layout, said.header_rows) == ("surveymonkey", 2)
    assert levels(database) == TRUTH


def test_three_rows_of_question_skill_and_what_is_asked(database: Database) -> None:
    said = imported(
        database,
        f"{OWN},Rate yourself,,,,Comments\n,,,,,Python,,SQL,,Open-Ended Response\n"
        f",,,,,Level,Interest,Level,Interest,\n{ANN},4,5,3,2,ok\n{BOB},1,2,3,4,\n",
    )
    assert said.header_rows == 3
    assert list(uses(said).values())[5:] == [
        "level Python",
        "interest Python",
        "level SQL",
        "interest SQL",
        "ignored",
    ]


def test_one_row(database: Database) -> None:
    said = imported(
        database, f"{OWN},Python,SQL,Juggling\n{ANN},Expert,Novice,\n{BOB},Competent,,Proficient\n"
    )
    assert (said.layout, said.header_rows) == ("surveymonkey", 1)
    assert levels(database) == TRUTH


def test_german_headers_and_marks(database: Database) -> None:
    said = imported(
        database,
        "Befragten-ID,Collector-ID,Anfangsdatum,Enddatum,IP-Adresse,E-Mail-Adresse,Vorname,Nachname,"
        "Bitte bewerten Sie Ihre Kenntnisse,,Kommentar\n"
        ",,,,,,,,Python,Statistik,Offene Antwort\n"
        "11,99,14.03.2025,14.03.2025,1.2.3.4,,Ann,Alba,Experte,Grundkenntnisse,x\n"
        "12,99,14.03.2025,14.03.2025,1.2.3.4,,Bob,Bo,Keine,Gut,\n",
    )
    assert (said.layout, said.header_rows) == ("surveymonkey", 2)
    assert levels(database) == {
        ("Ann Alba", "Python"): 5,
        ("Ann Alba", "Statistik"): 1,
        ("Bob Bo", "Python"): 0,
        ("Bob Bo", "Statistik"): 3,
    }


def test_a_matrix_of_frequency_or_agreement_is_no_level(database: Database) -> None:
    for question in ("How often do you use these?", "How far do you agree?"):
        found = proposed(
            database,
            f"{OWN},{question},,Rate your skill\n,,,,,Python,SQL,Docker\n{ANN},4,2,3\n"
            f"{BOB},1,2,3\n",
        )
        assert [c.use for c in found.columns[5:]] == ["ignored", "ignored", "level"]
