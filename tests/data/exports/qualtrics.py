"""Qualtrics: CSV with three header rows (name, question, ImportId), or TSV.

A matrix is a column per statement: `Q2_1`, "Question - Statement", {"ImportId":"QID2_1"}. The
TSV is UTF-16 with TABs. Old scripts wrote the third row with single quotes. Choices are exported as
text or as recoded numbers.
"""

import json
from datetime import datetime, timedelta
from functools import partial

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


def rows(
    truth: Truth, *, numbers: bool = False, ids: str = "double", stem: str = f"{ASKED} - {{}}"
) -> list[list[str]]:
    """The three header rows and the answers; the third in `double` or single quotes."""
    codes = [f"{i}" for i, _ in enumerate(truth.skills, 1)]
    imported = [*(m[2] for m in META), *(f"QID2_{i}" for i in codes), "QID3_TEXT"]
    third = [json.dumps({"ImportId": i}, separators=(",", ":")) for i in imported]
    if ids == "single":
        third = [str({"ImportId": i}) for i in imported]
    table = [
        [*(m[0] for m in META), *(f"Q2_{i}" for i in codes), "Q3"],
        [*(m[1] for m in META), *map(stem.format, truth.skills), "Any comments?"],
        third,
    ]
    for i, (member, answers) in enumerate(truth.rows()):
        start, end = time(i), time(i, 3)
        first, last = member.name.split(" ", 1)
        status, finished = ("0", "1") if numbers else ("IP Address", "True")
        line = [start, end, status, "192.0.2.10", "100", "180", finished, end]
        line += [f"R_{i}aB3dE5fG7hJ9kL", last, first, member.email, member.id]
        line += ["47.1150", "7.2315", "email", "EN"]
        table.append([*line, *map(number if numbers else word, answers), ""])
    return table


def time(row: int, more: int = 0) -> str:
    return f"{START + timedelta(minutes=29 * row + more):%Y-%m-%d %H:%M:%S}"


def side_by_side(truth: Truth) -> list[list[str]]:
    """A level and an interest for each statement."""
    table, start, width = rows(truth), len(META), len(truth.skills)
    sides = [f"{side}_{i}" for side in (1, 2) for i in range(1, width + 1)]
    kinds = ("Level", "Interest")
    asked = [f"For each skill, tell us: - {kind} - {s}" for kind in kinds for s in truth.skills]
    heads = [f"Q5#{side}" for side in sides], asked, [f'{{"ImportId":"QID5#{s}"}}' for s in sides]
    answered = (row[start : start + width] + ["Very interested"] * width for row in table[3:])
    return [
        row[:start] + new + row[start + width :]
        for row, new in zip(table, (*heads, *answered), strict=True)
    ]


def exports() -> list[Export]:
    t, made = SEVEN_ZEROS, partial(Export, "qualtrics", header_rows=3)
    html, numbers = "What is your skill level in:&nbsp;<br> - {}", as_csv(rows(SIX, numbers=True))
    each = "How would you rate your {} skills?"
    return [
        made("choice text", as_csv(rows(t))),
        made("numbers, their scale told", numbers, SIX, scale="1-5"),
        made("ImportId in single quotes", as_csv(rows(t, ids="single"))),
        made("TSV, which Qualtrics writes as UTF-16", as_csv(rows(t), "\t", encoding="utf-16")),
        made("side by side", as_csv(side_by_side(t))),
        made("a stem with HTML", as_csv(rows(t, stem=html))),
        made("a question per skill", as_csv(rows(t, stem=each))),
    ]
