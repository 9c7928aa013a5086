"""SurveyMonkey: "All individual responses" as CSV or XLSX.

The first row holds the questions, blank to the right over the rows of a matrix; the second the
rows of the matrix, or "Response", or "Open-Ended Response". A matrix of dropdowns has a third row,
its columns. "Condensed" exports have one row, `Question - Row`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word

META = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
]
START = datetime(2026, 11, 3, 9, 15, 42)
ASKED = "How would you rate your current level in each of these skills?"


def meta(truth: Truth, *, named: bool = True) -> list[list[str]]:
    """What SurveyMonkey writes about each answer; a web link knows no address."""
    lines = []
    for i, (member, _) in enumerate(truth.rows()):
        start = START + timedelta(minutes=41 * i)
        end = start + timedelta(minutes=6)
        first, last = member.name.split(" ", 1)
        who = [member.email, first, last] if named else ["", "", ""]
        lines.append(
            [
                str(11894450000 + 7 * i),
                "412345678",
                f"{start:%m/%d/%Y %I:%M:%S %p}",
                f"{end:%m/%d/%Y %I:%M:%S %p}",
                "",
                *who,
                "",
            ]
        )
    return lines


def two_rows(truth: Truth, *, as_number: bool = False) -> list[list[Cell]]:
    """A matrix, then one open question."""
    say = number if as_number else word
    blanks = [""] * (len(truth.skills) - 1)
    rows: list[list[Cell]] = [
        [*META, ASKED, *blanks, "What should we know besides?"],
        [*[""] * len(META), *truth.skills, "Open-Ended Response"],
    ]
    for line, (_, answers) in zip(meta(truth), truth.rows(), strict=True):
        rows.append([*line, *(say(a) for a in answers), ""])
    rows[2][-1] = "Nothing, really."
    return rows


def one_row(truth: Truth) -> list[list[Cell]]:
    """The condensed form."""
    rows: list[list[Cell]] = [[*META, *(f"{ASKED} - {s}" for s in truth.skills)]]
    for line, (_, answers) in zip(meta(truth), truth.rows(), strict=True):
        rows.append([*line, *(word(a) for a in answers)])
    return rows


def three_rows(truth: Truth) -> list[list[Cell]]:
    """A matrix of dropdowns: a level and an interest for each skill."""
    width = 2 * len(truth.skills)
    rows: list[list[Cell]] = [
        [*META, "For each skill, choose your level and your interest.", *[""] * (width - 1)],
        [*[""] * len(META), *(cell for s in truth.skills for cell in (s, ""))],
        [*[""] * len(META), *(["Level", "Interest"] * len(truth.skills))],
    ]
    for line, (_, answers) in zip(meta(truth), truth.rows(), strict=True):
        rows.append([*line, *(cell for a in answers for cell in (word(a), "Very interested"))])
    return rows


def web_link(truth: Truth) -> list[list[Cell]]:
    """A web link: no address in the metadata, so the survey asks for it."""
    blanks = [""] * (len(truth.skills) - 1)
    rows: list[list[Cell]] = [
        [*META, "What is your work email address?", "Which team are you in?", ASKED, *blanks],
        [*[""] * len(META), "Open-Ended Response", "Response", *truth.skills],
    ]
    for line, (m, answers) in zip(meta(truth, named=False), truth.rows(), strict=True):
        rows.append([*line, m.email, m.team, *(word(a) for a in answers)])
    return rows


def exports() -> list[Export]:
    """SurveyMonkey in its styles."""
    text, numeric = two_rows(SEVEN_ZEROS), two_rows(SIX, as_number=True)
    titled = [["Team skills 2026"], *text]
    return [
        Export(
            "two header rows, text, CSV",
            "Team skills.csv",
            as_csv(text, encoding="utf-8-sig"),
            "surveymonkey",
            SEVEN_ZEROS,
            header_rows=2,
        ),
        Export(
            "two header rows, text, XLSX",
            "Team skills.xlsx",
            as_xlsx(text, sheet="Sheet"),
            "surveymonkey",
            SEVEN_ZEROS,
            header_rows=2,
        ),
        Export(
            "two header rows, numbers 1 to 5",
            "Team skills numeric.csv",
            as_csv(numeric),
            "surveymonkey",
            SIX,
            scale="1-5",
            header_rows=2,
        ),
        Export(
            "one header row, condensed",
            "Team skills condensed.csv",
            as_csv(one_row(SEVEN_ZEROS)),
            "surveymonkey",
            SEVEN_ZEROS,
        ),
        Export(
            "three header rows, level and interest",
            "Team skills menus.csv",
            as_csv(three_rows(SEVEN_ZEROS)),
            "surveymonkey",
            SEVEN_ZEROS,
            header_rows=3,
        ),
        Export(
            "a title line above two header rows",
            "Team skills titled.csv",
            as_csv(titled),
            "surveymonkey",
            SEVEN_ZEROS,
            header_rows=2,
        ),
        Export(
            "a web link that asks for the address",
            "Team skills link.csv",
            as_csv(web_link(SEVEN_ZEROS)),
            "surveymonkey",
            SEVEN_ZEROS,
            header_rows=2,
        ),
    ]
