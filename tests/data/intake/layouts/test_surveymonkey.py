"""SurveyMonkey, beside its exports: choices, numbers below title lines, German, other matrices."""

from __future__ import annotations

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

OWN = "Respondent ID,Collector ID,Start Date,End Date,Email Address"
ANN = "11,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,ann@example.org"
BOB = "12,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,bob@example.org"


def test_a_matrix_a_level_an_interest_and_choices(database: Database) -> None:
    said = imported(
        database,
        f"{OWN},What is your team?,Please rate your level in each skill.,,,"
        "How interested are you in learning more?,,,Which do you use?,,Any comments?\n"
        ",,,,,Response,Python,SQL,Juggling,Python,SQL,Juggling,Git,Docker,Open-Ended Response\n"
        f"{ANN},Core,Expert,Novice,,Very interested,Not interested,Interested,Git,,hello\n"
        f"{BOB},Edge,Competent,,Proficient,Interested,,Interested,,Docker,\n",
    )
    skills = ("Python", "SQL", "Juggling")
    asked = [f"{use} {skill}" for use in ("level", "interest") for skill in skills]
    assert list(uses(said).values())[5:] == ["team", *asked, *["ignored"] * 3]
    assert (said.ratings, said.interest, said.unknown) == (4, 5, 3)


def test_numbers_below_title_lines(database: Database) -> None:
    # the question says its scale, so 5, 1, 3 and 4 are levels as they stand
    question = "Rate your level (1 = none to 5 = expert),,\n,,,,,Python,SQL,Juggling"
    text = f"Skills\nExported today\n\n{OWN},{question}\n{ANN},5,1,\n{BOB},3,,4\n"
    said = imported(database, text)
    assert (said.layout, said.header_rows) == ("surveymonkey", 2)
    assert levels(database) == {
        ("ann@example.org", "Python"): 5,
        ("ann@example.org", "SQL"): 1,
        ("bob@example.org", "Python"): 3,
        ("bob@example.org", "Juggling"): 4,
    }


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


def test_a_matrix_of_frequency_or_agreement_is_no_level(empty: Database) -> None:
    for question in ("How often do you use these?", "How far do you agree?"):
        head = f"{OWN},{question},,Rate your skill\n,,,,,Python,SQL,Docker"
        found = proposed(empty, f"{head}\n{ANN},4,2,3\n{BOB},1,2,3\n")
        assert [c.use for c in found.columns[5:]] == ["ignored", "ignored", "level"]
