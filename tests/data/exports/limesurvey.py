"""LimeSurvey: "Export results" as CSV or Excel.

Headings are the question code, `code. text`, or the full text; an array is a column per
subquestion, `SK[SQ001]`, `SK[SQ001]. Question [Row]` or `Question [Row]`. Answers are full or
codes. CSV comes with a byte order mark and "," or ";". People cut the file to two header rows: the
question once, its rows below it.
"""

from __future__ import annotations

from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, Answer, Export, Truth, word

META = (
    ("id", "Response ID"),
    ("submitdate", "Date submitted"),
    ("lastpage", "Last page"),
    ("startlanguage", "Start language"),
    ("seed", "Seed"),
    ("startdate", "Date started"),
    ("datestamp", "Date last action"),
)
GERMAN_META = (
    "Antwort-ID",
    "Datum Abgeschickt",
    "Letzte Seite",
    "Start-Sprache",
    "Zufallsstartwert",
    "Datum gestartet",
    "Datum letzte Aktivität",
)
ASKED = "How would you rate your level of knowledge in the following areas?"
GERMAN = (
    "Keine Kenntnisse",
    "Grundkenntnisse",
    "Erste Erfahrungen",
    "Gute Kenntnisse",
    "Sehr gute Kenntnisse",
    "Expertenwissen",
)
CODES = ("A1", "A2", "A3", "A4", "A5", "A6")


def meta(number: int) -> list[str]:
    """What LimeSurvey writes about an answer."""
    time = f"2026-11-03 {9 + number // 60:02}:{number % 60:02}:11"
    return [str(number + 4), time, "3", "en", str(1283746512 + number), time, time]


def table(truth: Truth, heading: str) -> list[list[str]]:
    """Full answers under headings `code. text` ("both") or the full text ("text")."""
    if heading == "both":
        head = [f"{code}. {text}" for code, text in META]
        head += ["MAIL. What is your e-mail address?", "ENJ. How do you like working here?"]
        head += [f"SK[SQ{i:03}]. {ASKED} [{s}]" for i, s in enumerate(truth.skills, 1)]
    else:
        head = [text for _, text in META]
        head += ["What is your e-mail address?", "How do you like working here?"]
        head += [f"{ASKED} [{s}]" for s in truth.skills]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), member.email, "Very much", *(word(a) for a in answers)])
    return rows


def coded(truth: Truth) -> list[list[str]]:
    """Codes in the headings and in the answers."""

    def code(answer: Answer) -> str:
        return CODES[answer] if isinstance(answer, int) else "" if answer is None else "A0"

    head = [*(code for code, _ in META), "MAIL"]
    rows = [[*head, *(f"SK[SQ{i:03}]" for i, _ in enumerate(truth.skills, 1))]]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), member.email, *map(code, answers)])
    return rows


def told(truth: Truth) -> MappingFile:
    """What somebody who knows the survey says about its codes."""
    values = (*((code, level) for level, code in enumerate(CODES)), ("A0", "not_applicable"))
    columns = [ColumnMapping("MAIL", "person")]
    columns += [
        ColumnMapping(f"SK[SQ{i:03}]", "level", skill, values=values)
        for i, skill in enumerate(truth.skills, 1)
    ]
    return MappingFile(tuple(columns))


def two_rows(truth: Truth) -> list[list[str]]:
    """The question once, its rows below; a second array of checkboxes beside it."""
    tools = ("Git", "Jira", "Slack")
    rows = [
        [
            "Response ID",
            "What is your e-mail address?",
            ASKED,
            *[""] * (len(truth.skills) - 1),
            "Which of these do you use at work?",
            *[""] * (len(tools) - 1),
        ],
        ["", "", *truth.skills, *tools],
    ]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([str(i + 4), member.email, *(word(a) for a in answers), "Yes", "No", "Yes"])
    return rows


def german(truth: Truth) -> list[list[str]]:
    """A German survey, full text."""
    said = {None: "", "n/a": "Trifft nicht zu"}
    rows = [
        [
            *GERMAN_META,
            "Wie lautet Ihre E-Mail-Adresse?",
            *(f"Wie schätzen Sie Ihre Kenntnisse ein? [{s}]" for s in truth.skills),
        ]
    ]
    for i, (member, answers) in enumerate(truth.rows()):
        levels = (GERMAN[a] if isinstance(a, int) else said[a] for a in answers)
        rows.append([*meta(i), member.email, *levels])
    return rows


def exports() -> list[Export]:
    """LimeSurvey in its styles."""
    text = table(SEVEN_ZEROS, "text")
    return [
        Export(
            "code. text",
            "results-survey417263.csv",
            as_csv(table(SEVEN_ZEROS, "both"), encoding="utf-8-sig", quote="all", newline="\n"),
            "limesurvey",
            SEVEN_ZEROS,
        ),
        Export(
            "full text, ; and BOM",
            "results-survey417263 text.csv",
            as_csv(text, ";", encoding="utf-8-sig", quote="all", newline="\n"),
            "limesurvey",
            SEVEN_ZEROS,
        ),
        Export(
            "full text, XLSX",
            "results-survey417263.xlsx",
            as_xlsx(text, sheet="Worksheet"),
            "limesurvey",
            SEVEN_ZEROS,
        ),
        Export(
            "codes, with a mapping",
            "results-survey417263 codes.csv",
            as_csv(coded(SEVEN_ZEROS), encoding="utf-8-sig", quote="all", newline="\n"),
            "limesurvey",
            SEVEN_ZEROS,
            mapping=told(SEVEN_ZEROS),
        ),
        Export(
            "two header rows made by hand",
            "results two rows.csv",
            as_csv(two_rows(SEVEN_ZEROS), ";", encoding="utf-8-sig", newline="\n"),
            "limesurvey",
            SEVEN_ZEROS,
            header_rows=2,
        ),
        Export(
            "a German survey",
            "ergebnisse.csv",
            as_csv(german(SEVEN_ZEROS), ";", encoding="utf-8-sig", quote="all", newline="\n"),
            "limesurvey",
            SEVEN_ZEROS,
        ),
    ]
