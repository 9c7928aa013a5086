"""Google Forms: "Download responses (.csv)", and the linked sheet saved as TSV or XLSX.

A form's own CSV quotes every cell, ends lines with LF and writes times with their zone; the sheet
writes local times and calls the address column after the language of the form. A grid is a column
per row, named `Question [Row]`; checkboxes are one cell of answers with ", " between them.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Answer, Export, Truth, cell, number, word

ZONE, US = "%Y/%m/%d %I:%M:%S %p GMT+1", "%m/%d/%Y %H:%M:%S"
GERMAN = "Keine Kenntnisse/Anfänger/Fortgeschrittener Anfänger/Kompetent/Erfahren/Experte"
LANGUAGES = {
    "Portuguese": ("Carimbo de data/hora", "Endereço de e-mail", "Como avalia o seu nível? [{}]"),
    "Italian": ("Informazioni cronologiche", "Indirizzo email", "Come valuti il tuo livello? [{}]"),
    "Dutch": ("Tijdstempel", "E-mailadres", "Hoe schat je je niveau in? [{}]"),
    "French": ("Horodateur", "Adresse e-mail", "Évaluez votre niveau [{}]"),
    "Japanese": ("タイムスタンプ", "メールアドレス", "スキルレベル [{}]"),
    "Spanish": ("Marca temporal", "Dirección de correo electrónico", "¿Cuál es tu nivel? [{}]"),
    "Polish": ("Sygnatura czasowa", "Adres e-mail", "Jak oceniasz swoje umiejętności? [{}]"),
}
ENDS = "Rate your proficiency in {} (1 = novice, 5 = expert)"
NUMBERED = (
    "Rate yourself on each skill (0 = no knowledge, 5 = expert) [{}]",
    "On a scale of 0 to 5, how good are you at {}?",
)


def time(row: int, style: str) -> str:
    return f"{datetime(2026, 11, 3, 9, 15, 42) + timedelta(minutes=37 * row):{style}}"


def simple(
    truth: Truth,
    stamp: str = "Timestamp",
    mail: str = "Email Address",
    stem: str = "{}",
    say: Callable[[Answer], str] = word,
    style: str = "%d/%m/%Y %H:%M:%S",
    more: tuple[str, ...] = (),
) -> bytes:
    """A grid or a question per skill, metadata in the language of the form; `more`: a question
    and what everybody answers."""
    rows = [[stamp, mail, *map(stem.format, truth.skills), *more[:1]]]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([time(i, style), member.email, *map(say, answers), *more[1:]])
    return as_csv(rows)


def form_csv(truth: Truth) -> bytes:
    """The form's own download: a grid in words between questions that are no rating."""
    asked = (f"How would you rate your level in each skill? [{s}]" for s in truth.skills)
    more = ["Which of these have you used at work?", "How satisfied are you with your team?"]
    rows = [["Timestamp", "Username", *asked, *more, "Anything else?"]]
    for i, (member, answers) in enumerate(truth.rows()):
        wish = "More time to learn, please. A 5, for once!" if i == 2 else ""
        result = [*map(word, answers), "Git, Jira, Slack", "Very satisfied", wish]
        rows.append([time(i, ZONE), member.email, *result])
    return as_csv(rows, quote="all", newline="\n")


def sheet_xlsx(truth: Truth) -> bytes:
    """The linked sheet as XLSX: real dates, numbers of a linear scale without any label."""
    rows: list[list[Cell]] = [["Timestamp", "Email Address", "What is your name?", *truth.skills]]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([datetime(2026, 11, 3, 9 + i), member.email, member.name, *map(cell, answers)])
    return as_xlsx(rows, sheet="Form Responses 1")


def german_csv(truth: Truth) -> bytes:
    """A German form: a grid in German words, an answer "Weiß nicht"."""
    words = partial(word, unknown="Weiß nicht", not_applicable="Nicht zutreffend")
    result = partial(words, words=GERMAN.split("/"))
    asked = "Wie schätzt du deine Kenntnisse ein? [{}]"
    head, more = ("Zeitstempel", "E-Mail-Adresse"), ("Was sollen wir noch wissen?", "nichts")
    return simple(truth, *head, asked, result, "%d.%m.%Y %H:%M:%S", more)


def quiz(truth: Truth) -> bytes:
    asked = (f"{s} level{kind}" for s in truth.skills for kind in ("", " [Score]", " [Feedback]"))
    rows = [["Timestamp", "Email Address", "Total score", *asked]]
    for i, (member, answers) in enumerate(truth.rows()):
        result = (text for a in answers for text in (word(a), "1.00 / 1", ""))
        rows.append([time(i, US), member.email, "5.00 / 5", *result])
    return as_csv(rows)


def exports() -> list[Export]:
    made = partial(Export, "google-forms")
    bare = "the linked sheet as XLSX, bare skill names, a scale that is told"
    return [
        made("the form's own CSV, a grid in words", form_csv(SEVEN_ZEROS)),
        made("linear scales 1 to 5", simple(SIX, stem=ENDS, say=number), SIX),
        made(bare, sheet_xlsx(SIX), SIX, scale="1-5"),
        made("a German form", german_csv(SEVEN_ZEROS)),
        made("a quiz", quiz(SEVEN_ZEROS)),
        *(made(f"in {name}", simple(SEVEN_ZEROS, *text)) for name, text in LANGUAGES.items()),
        *(
            made(f"numbers, {stem}", simple(SEVEN_ZEROS, stem=stem, say=number))
            for stem in NUMBERED
        ),
    ]
