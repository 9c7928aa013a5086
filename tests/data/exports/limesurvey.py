"""LimeSurvey: "Export results" as CSV or Excel.

Headings are the question code, `code. text`, or the full text; an array is a column per
subquestion, `SK[SQ001]`, `SK[SQ001]. Question [Row]` or `Question [Row]`. Answers are full or
codes. CSV comes with a byte order mark and "," or ";".
"""

from functools import partial

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


def meta(number: int) -> list[str]:
    time = f"2026-11-03 {9 + number // 60:02}:{number % 60:02}:11"
    return [str(number + 4), time, "3", "en", str(1283746512 + number), time, time]


def codes(truth: Truth) -> list[str]:
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


def both_rows(truth: Truth) -> list[list[str]]:
    texts = [*META.values(), "Your e-mail address", *(f"{ASKED} [{s}]" for s in truth.skills)]
    rows = [[*META, "MAIL", *codes(truth)], texts]
    for i, (m, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), m.email, *map(number, answers)])
    return rows


def german(truth: Truth) -> list[list[str]]:
    asked = (f"Wie schätzen Sie Ihre Kenntnisse ein? [{s}]" for s in truth.skills)
    rows = [[*GERMAN_META, "Wie lautet Ihre E-Mail-Adresse?", *asked]]
    for i, (member, answers) in enumerate(truth.rows()):
        result = (word(a, "", "Trifft nicht zu", GERMAN) for a in answers)
        rows.append([*meta(i), member.email, *result])
    return rows


def exports() -> list[Export]:
    t, made = SEVEN_ZEROS, partial(Export, "limesurvey")
    csv = partial(as_csv, encoding="utf-8-sig", quote="all", newline="\n")
    text, over = table(t, "text"), both_rows(t)
    two = partial(made, scale="0-5", header_rows=2)
    return [
        made("code. text", csv(table(t, "both"))),
        made("full text, ; and BOM", csv(text, ";")),
        made("full text, XLSX", as_xlsx(text, sheet="Worksheet")),
        made("a German survey", csv(german(t), ";")),
        two("codes over texts", csv(over)),
        two("texts over codes", csv([over[1], over[0], *over[2:]])),
    ]
