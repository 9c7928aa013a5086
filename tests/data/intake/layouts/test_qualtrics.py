"""Qualtrics: three header rows, ImportIds in both kinds of quotes, previews, the old two rows."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

CODES = "StartDate,EndDate,Status,Finished,ResponseId,RecipientEmail,DistributionChannel"
TEXTS = (
    "Start Date,End Date,Response Type,Finished,Response ID,Recipient Email,Distribution Channel"
)
GERMAN = (
    "Anfangsdatum,Enddatum,Antworttyp,Beendet,Antwort-ID,E-Mail des Empfängers,Verteilungskanal"
)
IDS = (
    "startDate",
    "endDate",
    "status",
    "finished",
    "_recordId",
    "recipientEmail",
    "distributionChannel",
)
DOUBLE = ",".join(f'"{{""ImportId"":""{i}""}}"' for i in IDS)
SINGLE = ",".join(f"{{'ImportId': '{i}'}}" for i in IDS)


def row(name: str, status: str, channel: str, answers: str) -> str:
    return (
        f"2025-03-14 09:12,2025-03-14 09:15,{status},True,R_{name},{name}@x.org,{channel},{answers}"
    )


def matrix(texts: str, ids: str | None) -> str:
    """A matrix of levels, one of frequency, and two columns of a side by side question."""
    codes = f"{CODES},Q1_1,Q1_2,Q2_1,Q2_2,Q3#1_1,Q3#1_2,Q3#2_1,Q3#2_2"
    asked = (
        f"{texts},Rate your level - Python,Rate your level - Build - run,"
        "How often do you use - Python,How often do you use - SQL,Both - Level - Docker,"
        "Both - Level - Kafka,Both - Interest - Docker,Both - Interest - Kafka"
    )
    quote = "'" if ids == SINGLE else '""'
    more = ",".join(
        f"{{{quote}ImportId{quote}:{quote}QID{n}{quote}}}"
        if quote == "'"
        else f'"{{{quote}ImportId{quote}:{quote}QID{n}{quote}}}"'
        for n in range(8)
    )
    lines = [codes, asked, *([f"{ids},{more}"] if ids else [])]
    lines += [
        row("ann", "IP Address", "anonymous", "Expert,Novice,Daily,Never,4,3,5,1"),
        row("try", "Survey Preview", "preview", "None,None,Daily,Never,5,5,5,5"),
        row("bob", "IP Address", "email", "None,,Daily,Never,2,1,5,1"),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("texts", [TEXTS, GERMAN])
@pytest.mark.parametrize("ids", [DOUBLE, SINGLE])
def test_three_header_rows(database: Database, texts: str, ids: str) -> None:
    said = imported(database, matrix(texts, ids))
    assert (said.layout, said.header_rows, said.rows) == ("qualtrics", 3, 3)
    assert list(uses(said).values()) == [
        *["metadata"] * 5,
        "person",
        "metadata",
        "level Python",
        "level Build - run",
        "ignored",
        "ignored",
        "level Docker",
        "level Kafka",
        "interest Docker",
        "interest Kafka",
    ]
    assert levels(database) == {
        ("ann@x.org", "Python"): 5,
        ("ann@x.org", "Build - run"): 1,
        ("ann@x.org", "Docker"): 4,
        ("ann@x.org", "Kafka"): 3,
        ("bob@x.org", "Python"): 0,
        ("bob@x.org", "Docker"): 2,
        ("bob@x.org", "Kafka"): 1,
    }


def test_a_preview_is_set_aside_with_its_reason_and_counted(database: Database) -> None:
    said = imported(database, matrix(TEXTS, DOUBLE))
    aside = [i for i in said.issues if i.row == 5]
    assert len(aside) == 1
    assert "preview" in aside[0].reason
    # 15 cells of the preview, two of the frequency matrix in each of the other rows
    assert said.set_aside == 15 + 2 * 2


def test_a_proposal_counts_what_would_be_stored(database: Database) -> None:
    found = proposed(database, matrix(TEXTS, DOUBLE))
    said = imported(database, matrix(TEXTS, DOUBLE))
    assert sum(v.count for v in found.values if v.outcome == "level") == said.ratings + 4
    assert said.interest == 4
    assert ("Docker", "5") not in {(v.header, v.value) for v in found.values}


def test_a_preview_does_not_stretch_the_scale(database: Database) -> None:
    text = matrix(TEXTS, DOUBLE).replace("Daily,Never,5,5,5,5", "Daily,Never,100,5,5,5")
    imported(database, text)
    assert levels(database)["ann@x.org", "Docker"] == 4


def test_without_its_import_ids_and_with_codes_only(database: Database) -> None:
    two = proposed(database, matrix(TEXTS, None))
    assert (two.layout, two.header_rows) == ("qualtrics", 2)
    assert uses(two)["Rate your level - Python"] == "level Python"
    answers = row("ann", "IP Address", "email", "4,3")
    one = proposed(database, f"{CODES},Q1_1,Q1_2\n{answers}\n")
    assert one.layout == "qualtrics"
    assert one.refusal is not None
    assert "code of a question" in one.refusal


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
    assert levels(database) == {
        ("row 3", "Python"): 3,
        ("row 3", "CI/CD"): 5,
        ("row 5", "Python"): 1,
    }


def test_a_matrix_of_one_row(database: Database) -> None:
    found = proposed(
        database,
        f"{CODES},Q1_1,Q2\n{TEXTS},Rate your level - Python,Your team - or squad\n"
        + row("ann", "IP Address", "email", "Expert,Core")
        + "\n",
    )
    assert uses(found)["Rate your level - Python"] == "level Python"
