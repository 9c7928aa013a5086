"""Qualtrics: CSV with three header rows (name, question, ImportId), the legacy CSV with two, TSV.

A matrix is a column per statement: `Q2_1`, "Question - Statement", {"ImportId":"QID2_1"}. The
TSV is UTF-16 with TABs. Old scripts wrote the third row with single quotes. Choices are exported as
text or as recoded numbers. The legacy file names its metadata V1 to V10.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from tests.data.exports.files import as_csv
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word

META = (
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
    ("RecipientFirstName", "Recipient First Name", "recipientFirstName"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("ExternalReference", "External Data Reference", "externalDataReference"),
    ("LocationLatitude", "Location Latitude", "locationLatitude"),
    ("LocationLongitude", "Location Longitude", "locationLongitude"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
)
START = datetime(2026, 11, 3, 9, 15, 42)
ASKED = "Please rate your current proficiency in each of the following."


def rows(truth: Truth, *, choices: str = "text", quotes: str = "double") -> list[list[str]]:
    """The three header rows and the answers."""
    ids = (
        [m[2] for m in META] + [f"QID2_{i}" for i, _ in enumerate(truth.skills, 1)] + ["QID3_TEXT"]
    )
    third = [json.dumps({"ImportId": i}, separators=(",", ":")) for i in ids]
    if quotes == "single":
        third = [str({"ImportId": i}) for i in ids]
    table = [
        [*(m[0] for m in META), *(f"Q2_{i}" for i, _ in enumerate(truth.skills, 1)), "Q3"],
        [*(m[1] for m in META), *(f"{ASKED} - {s}" for s in truth.skills), "Any comments?"],
        third,
    ]
    text = choices == "text"
    for i, (member, answers) in enumerate(truth.rows()):
        start = START + timedelta(minutes=29 * i)
        first, last = member.name.split(" ", 1)
        table.append(
            [
                f"{start:%Y-%m-%d %H:%M:%S}",
                f"{start + timedelta(minutes=3):%Y-%m-%d %H:%M:%S}",
                "IP Address" if text else "0",
                "192.0.2.10",
                "100",
                "180",
                "True" if text else "1",
                f"{start + timedelta(minutes=3):%Y-%m-%d %H:%M:%S}",
                f"R_{i}aB3dE5fG7hJ9kL",
                last,
                first,
                member.email,
                member.id,
                "47.1150",
                "7.2315",
                "email",
                "EN",
                *((word if text else number)(a) for a in answers),
                "",
            ]
        )
    return table


def legacy(truth: Truth) -> list[list[str]]:
    """V1 to V10, then the questions; a trailing comma makes an empty last column."""
    head = [
        *(f"V{i}" for i in range(1, 11)),
        *(f"Q2_{i}" for i, _ in enumerate(truth.skills, 1)),
        "LocationLatitude",
        "LocationLongitude",
        "LocationAccuracy",
        "",
    ]
    names = [
        "ResponseID",
        "ResponseSet",
        "Name",
        "ExternalDataReference",
        "EmailAddress",
        "IPAddress",
        "Status",
        "StartDate",
        "EndDate",
        "Finished",
        *(f"{ASKED}-{s}" for s in truth.skills),
        "LocationLatitude",
        "LocationLongitude",
        "LocationAccuracy",
        "",
    ]
    table = [head, names]
    for i, (m, answers) in enumerate(truth.rows()):
        start = f"{START + timedelta(minutes=29 * i):%Y-%m-%d %H:%M:%S}"
        table.append(
            [
                f"R_{i}aB3dE5fG7hJ9kL",
                "Default Response Set",
                m.name,
                m.id,
                m.email,
                "192.0.2.10",
                "0",
                start,
                start,
                "1",
                *(word(a) for a in answers),
                "47.1150",
                "7.2315",
                "-1",
                "",
            ]
        )
    return table


def exports() -> list[Export]:
    """Qualtrics in its styles."""
    return [
        Export(
            "choice text",
            "Skills_November 3, 2026_09.15.csv",
            as_csv(rows(SEVEN_ZEROS)),
            "qualtrics",
            SEVEN_ZEROS,
            header_rows=3,
        ),
        Export(
            "numbers, their scale told",
            "Skills_numeric.csv",
            as_csv(rows(SIX, choices="number")),
            "qualtrics",
            SIX,
            scale="1-5",
            header_rows=3,
        ),
        Export(
            "ImportId in single quotes",
            "Skills_old.csv",
            as_csv(rows(SEVEN_ZEROS, quotes="single")),
            "qualtrics",
            SEVEN_ZEROS,
            header_rows=3,
        ),
        Export(
            "TSV, which Qualtrics writes as UTF-16",
            "Skills.tsv",
            as_csv(rows(SEVEN_ZEROS), "\t", encoding="utf-16"),
            "qualtrics",
            SEVEN_ZEROS,
            header_rows=3,
        ),
        Export(
            "the legacy CSV",
            "Skills_legacy.csv",
            as_csv(legacy(SEVEN_ZEROS), encoding="utf-8-sig"),
            "qualtrics",
            SEVEN_ZEROS,
            header_rows=2,
        ),
    ]
