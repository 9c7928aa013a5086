"""LimeSurvey: "Export results" as CSV or Excel.

Headings are the question code, `code. text`, or the full text; an array is a column per
subquestion, `SK[SQ001]`, `SK[SQ001]. Question [Row]` or `Question [Row]`. Answers are full or
codes. CSV comes with a byte order mark and "," or ";". People cut the file to two header rows: the
question once, its rows below it.
"""

from __future__ import annotations

from functools import partial

from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, Export, Truth, number, word

META = {
    "id": "Response ID",
    "submitdate": "Date submitted",
    "lastpage": "Last page",
    "startlanguage": "Start language",
    "seed": "Seed",
    "startdate": "Date started",
    "datestamp": "Date last action",
}
GERMAN_META = (
    *("Antwort-ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"),
    *("Datum gestartet", "Datum letzte Aktivität"),
)
ASKED = "How would you rate your level of knowledge in the following areas?"
MAIL, ENJOY = "What is your e-mail address?", "How do you like working here?"
GERMAN = (
    *("Keine Kenntnisse", "Grundkenntnisse", "Erste Erfahrungen", "Gute Kenntnisse"),
    *("Sehr gute Kenntnisse", "Expertenwissen"),
)
CODES = ("A1", "A2", "A3", "A4", "A5", "A6")


def meta(number: int) -> list[str]:
    """What LimeSurvey writes about an answer."""
    time = f"2026-11-03 {9 + number // 60:02}:{number % 60:02}:11"
    return [str(number + 4), time, "3", "en", str(1283746512 + number), time, time]


def codes(truth: Truth) -> list[str]:
    """The codes of the rows of an array."""
    return [f"SK[SQ{i:03}]" for i, _ in enumerate(truth.skills, 1)]


def table(truth: Truth, heading: str) -> list[list[str]]:
    """Full answers under headings `code. text` ("both") or the full text ("text")."""
    head = [*META.values(), MAIL, ENJOY, *(f"{ASKED} [{s}]" for s in truth.skills)]
    if heading == "both":
        head = [
            f"{c}. {t}" for c, t in zip([*META, "MAIL", "ENJ", *codes(truth)], head, strict=True)
        ]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), member.email, "Very much", *map(word, answers)])
    return rows


def coded(truth: Truth) -> list[list[str]]:
    """Codes in the headings and in the answers."""
    rows = [[*META, "MAIL", *codes(truth)]]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), member.email, *(word(a, "", "A0", CODES) for a in answers)])
    return rows


def told(truth: Truth) -> MappingFile:
    """What somebody who knows the survey says about its codes."""
    values = (*((code, level) for level, code in enumerate(CODES)), ("A0", "not_applicable"))
    columns = [
        ColumnMapping(code, "level", skill, values=values)
        for code, skill in zip(codes(truth), truth.skills, strict=True)
    ]
    return MappingFile((ColumnMapping("MAIL", "person"), *columns))


def both_rows(truth: Truth) -> list[list[str]]:
    """A row of codes over one of texts."""
    texts = [*META.values(), "Your e-mail address", *(f"{ASKED} [{s}]" for s in truth.skills)]
    rows = [[*META, "MAIL", *codes(truth)], texts]
    for i, (m, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), m.email, *map(number, answers)])
    return rows


def two_rows(truth: Truth) -> list[list[str]]:
    """The question once, its rows below; a second array of checkboxes beside it."""
    blank = [""] * (len(truth.skills) - 1)
    rows = [
        ["Response ID", MAIL, ASKED, *blank, "Which of these do you use at work?", "", ""],
        ["", "", *truth.skills, "Git", "Jira", "Slack"],
    ]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([str(i + 4), member.email, *map(word, answers), "Yes", "No", "Yes"])
    return rows


def german(truth: Truth) -> list[list[str]]:
    """A German survey, full text."""
    asked = (f"Wie schätzen Sie Ihre Kenntnisse ein? [{s}]" for s in truth.skills)
    rows = [[*GERMAN_META, "Wie lautet Ihre E-Mail-Adresse?", *asked]]
    for i, (member, answers) in enumerate(truth.rows()):
        said = (word(a, "", "Trifft nicht zu", GERMAN) for a in answers)
        rows.append([*meta(i), member.email, *said])
    return rows


def dual_scale(truth: Truth) -> list[list[str]]:
    """Two scales for each row, where one is and where one wants to be."""
    head = ["Response ID", "Date submitted", "Last page", "Start language", "E-mail"]
    kinds = ("Current level", "Target level")
    rows = [[*head, *(f"Rate your skills [{s}][{kind}]" for s in truth.skills for kind in kinds)]]
    for i, (member, answers) in enumerate(truth.rows()):
        said = (cell for a in answers for cell in (word(a), "Expert"))
        rows.append([str(i + 1), "2026-11-03 09:00:00", "3", "en", member.email, *said])
    return rows


def exports() -> list[Export]:
    """LimeSurvey in its styles."""
    t, made = SEVEN_ZEROS, partial(Export, "limesurvey")
    csv = partial(as_csv, encoding="utf-8-sig", quote="all", newline="\n")
    text, over = table(t, "text"), both_rows(t)
    two = partial(made, scale="0-5", header_rows=2)
    return [
        made("code. text", csv(table(t, "both"))),
        made("full text, ; and BOM", csv(text, ";")),
        made("full text, XLSX", as_xlsx(text, sheet="Worksheet")),
        made("codes, with a mapping", csv(coded(t)), mapping=told(t)),
        made("two header rows made by hand", as_csv(two_rows(t), ";"), header_rows=2),
        made("a German survey", csv(german(t), ";")),
        made("dual scale", csv(dual_scale(t))),
        two("codes over texts", csv(over)),
        two("texts over codes", csv([over[1], over[0], *over[2:]])),
    ]
