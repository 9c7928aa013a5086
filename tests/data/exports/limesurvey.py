"""LimeSurvey: "Export results" as CSV or Excel.

Headings are the question code, `code. text`, or the full text; an array is a column per
subquestion, `SK[SQ001]`, `SK[SQ001]. Question [Row]` or `Question [Row]`. Answers are full or
codes. CSV comes with a byte order mark and "," or ";".
"""

from collections.abc import Callable, Sequence
from functools import partial

from tests.data.exports.files import as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, Answer, Export, Truth, number, word

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


def table(
    truth: Truth,
    *heads: list[str],
    say: Callable[[Answer], str] = word,
    more: Sequence[str] = (),
) -> list[list[str]]:
    """Header rows and the answers; `more`: what everybody says before them."""
    rows = list(heads)
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([*meta(i), member.email, *more, *map(say, answers)])
    return rows


def exports() -> list[Export]:
    t, made = SEVEN_ZEROS, partial(Export, "limesurvey")
    csv = partial(as_csv, encoding="utf-8-sig", quote="all", newline="\n")
    codes = [f"SK[SQ{i:03}]" for i, _ in enumerate(t.skills, 1)]
    asked = [f"{ASKED} [{skill}]" for skill in t.skills]
    full = [*META.values(), MAIL, ENJOY, *asked]
    pairs = zip([*META, "MAIL", "ENJ", *codes], full, strict=True)
    both = table(t, [f"{code}. {words}" for code, words in pairs], more=["Very much"])
    text = table(t, full, more=["Very much"])
    named = [*META.values(), "Your e-mail address", *asked]
    over = table(t, [*META, "MAIL", *codes], named, say=number)
    in_german = [f"Wie schätzen Sie Ihre Kenntnisse ein? [{skill}]" for skill in t.skills]
    head = [*GERMAN_META, "Wie lautet Ihre E-Mail-Adresse?", *in_german]
    say = partial(word, not_applicable="Trifft nicht zu", words=GERMAN)
    german = table(t, head, say=say)
    two = partial(made, scale="0-5", header_rows=2)
    return [
        made("code. text", csv(both)),
        made("full text, ; and BOM", csv(text, ";")),
        made("full text, XLSX", as_xlsx(text, sheet="Worksheet")),
        made("a German survey", csv(german, ";")),
        two("codes over texts", csv(over)),
        two("texts over codes", csv([over[1], over[0], *over[2:]])),
    ]
