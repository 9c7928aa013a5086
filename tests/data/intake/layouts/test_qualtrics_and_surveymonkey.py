"""Qualtrics and SurveyMonkey, beside their exports: previews, codes, German, other matrices."""

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, refusal, uses

CODES = "StartDate,EndDate,Status,Finished,ResponseId,RecipientEmail,DistributionChannel"
TEXTS = (
    "Start Date,End Date,Response Type,Finished,Response ID,Recipient Email,Distribution Channel"
)
GERMAN = (
    "Anfangsdatum,Enddatum,Antworttyp,Beendet,Antwort-ID,E-Mail des Empfängers,Verteilungskanal"
)


def row(name: str, status: str, channel: str, answers: str) -> str:
    start = f"2025-03-14 09:12,2025-03-14 09:15,{status},True"
    return f"{start},R_{name},{name}@x.org,{channel},{answers}\n"


ANN = row("ann", "IP Address", "anonymous", "Expert,Novice,Daily,Never,4,3")
TRIED = row("try", "Survey Preview", "preview", "None,None,Daily,Never,100,5")
BOB = row("bob", "IP Address", "email", "None,,Daily,Never,2,1")
ASKED = (
    "Rate your level - Python,Rate your level - Build - run,How often do you use - Python,"
    "How often do you use - SQL,Your level - Docker,Your level - Kafka"
)
MATRIX = f"{CODES},Q1_1,Q1_2,Q2_1,Q2_2,Q3_1,Q3_2\n{GERMAN},{ASKED}\n{ANN}{TRIED}{BOB}"


def test_german_texts_and_a_preview_that_is_set_aside(database: Database) -> None:
    said = imported(database, MATRIX)
    assert (said.layout, said.header_rows, said.rows) == ("qualtrics", 2, 3)
    skills = ["level Python", "level Build - run", "ignored", "ignored"]
    own = [*["metadata"] * 5, "person", "metadata"]
    assert list(uses(said).values()) == [*own, *skills, "level Docker", "level Kafka"]
    assert levels(database) == {  # 4 of 1-5: the 100 of the preview stretches no scale
        ("ann@x.org", "Python"): 5,
        ("ann@x.org", "Build - run"): 1,
        ("ann@x.org", "Docker"): 4,
        ("ann@x.org", "Kafka"): 3,
        ("bob@x.org", "Python"): 0,
        ("bob@x.org", "Docker"): 2,
        ("bob@x.org", "Kafka"): 1,
    }
    (aside,) = [i for i in said.issues if i.row == 4]
    assert "preview" in aside.reason
    # 13 cells of the preview, two of the frequency matrix in each of the other rows
    assert said.set_aside == 13 + 2 * 2
    found = proposed(database, MATRIX)
    assert sum(v.count for v in found.values if v.outcome == "level") == said.ratings
    assert ("Docker", "100") not in {(v.header, v.value) for v in found.values}


def test_codes_only_are_refused(empty: Database) -> None:
    said = refusal(empty, f"{CODES},Q1_1,Q1_2\n" + row("ann", "IP Address", "email", "4,3"))
    assert "code of a question" in said


def test_the_old_two_rows_with_codes_of_status_and_of_no_answer(database: Database) -> None:
    said = imported(
        database,
        "V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1_1,Q1_2,Q2,LocationLatitude,\n"
        "ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,"
        "EndDate,Finished,Rate your skill-Python,Rate your skill-CI/CD,Comment,LocationLatitude,\n"
        "R_1,Default Response Set,Anonymous,,,1.1.1.1,0,2017-07-18,2017-07-18,1,3,5,hello,47,\n"
        "R_2,Default Response Set,Anonymous,,,1.1.1.1,1,2017-07-18,2017-07-18,1,1,1,hello,47,\n"
        "R_3,Default Response Set,Anonymous,,,1.1.1.1,0,2017-07-18,2017-07-18,1,1,-99,hello,47,\n",
    )
    assert (said.layout, said.header_rows, said.unknown) == ("qualtrics", 2, 1)
    third = {("row 3", "Python"): 3, ("row 3", "CI/CD"): 5}
    assert levels(database) == third | {("row 5", "Python"): 1}


def test_a_matrix_of_one_row(empty: Database) -> None:
    asked = "Rate your level - Python,Your team - or squad"
    answers = row("ann", "IP Address", "email", "Expert,Core")
    found = proposed(empty, f"{CODES},Q1_1,Q2\n{TEXTS},{asked}\n{answers}")
    assert uses(found)["Rate your level - Python"] == "level Python"


OWN = "Respondent ID,Collector ID,Start Date,End Date,Email Address"
FIRST = "11,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,ann@example.org"
SECOND = "12,99,03/14/2025 09:12:01 AM,03/14/2025 09:15:01 AM,bob@example.org"


def test_numbers_below_title_lines(database: Database) -> None:
    # the question says its scale, so 5, 1, 3 and 4 are levels as they stand
    question = "Rate your level (1 = none to 5 = expert),,\n,,,,,Python,SQL,Juggling"
    text = f"Skills\nExported today\n\n{OWN},{question}\n{FIRST},5,1,\n{SECOND},3,,4\n"
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
        found = proposed(empty, f"{head}\n{FIRST},4,2,3\n{SECOND},1,2,3\n")
        assert [c.use for c in found.columns[5:]] == ["ignored", "ignored", "level"]
