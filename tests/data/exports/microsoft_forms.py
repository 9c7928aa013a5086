"""Microsoft Forms: "Open results in Excel", and that workbook saved as CSV.

Metadata first (`ID`, `Start time`, `Completion time`, `Email`, `Name`, sometimes `Last modified
time` or `Language`), in the language of whoever opens it. A Likert question is a column per
statement, named by the statement alone; several choices are one cell with ";" after each; headers
hold no-break spaces. A quiz adds `Total points`, `Quiz feedback`, and `Points - ` and `Feedback - `
beside each question. An anonymous row has "anonymous" for its address.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word

NBSP = "\u00a0"
START = datetime(2026, 11, 3, 9, 15, 42)
META = {
    "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
    "de": (
        "ID",
        "Startzeit",
        "Fertigstellungszeit",
        "E-Mail",
        "Name",
        "Zeitpunkt der letzten Änderung",
    ),
    "fr": (
        "ID",
        "Heure de début",
        "Heure de fin",
        "Adresse de messagerie",
        "Nom",
        "Heure de la dernière modification",
    ),
    "es": (
        "ID",
        "Hora de inicio",
        "Hora de finalización",
        "Correo electrónico",
        "Nombre",
        "Hora de la última modificación",
    ),
}
FRENCH = ("Aucune", "Débutant", "Débutant avancé", "Compétent", "Avancé", "Expert")


def likert(truth: Truth, *, anonymous: bool = False) -> list[list[Cell]]:
    """A Likert question on skills in words, a question of several choices, a free text."""
    head: list[Cell] = [
        *META["en"],
        *(f"{s}{NBSP}" for s in truth.skills),
        f"Which tools do you{NBSP}use?",
        "Comments",
    ]
    rows: list[list[Cell]] = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        start = START + timedelta(minutes=53 * i)
        who = ["anonymous", ""] if anonymous else [member.email, member.name]
        rows.append(
            [
                i + 1,
                start,
                start + timedelta(minutes=4),
                *who,
                None,
                *(word(a, unknown="Don't know") for a in answers),
                "Git;Jira;",
                "See you;\nsoon" if i == 1 else "",
            ]
        )
    return rows


def quiz(truth: Truth) -> list[list[Cell]]:
    """A form made as a quiz: ratings 1 to 5 with points and feedback beside each."""
    head: list[Cell] = [*META["en"][:5], "Total points", "Quiz feedback"]
    for skill in truth.skills:
        title = f"How would you rate your{NBSP}{skill} skills?"
        head += [title, f"Points - {title}", f"Feedback - {title}"]
    rows: list[list[Cell]] = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        start = START + timedelta(minutes=53 * i)
        line: list[Cell] = [
            i + 1,
            start,
            start + timedelta(minutes=4),
            member.email,
            member.name,
            3,
            "",
        ]
        for answer in answers:
            line += [answer if isinstance(answer, int) else number(answer), 1 if answer else 0, ""]
        rows.append(line)
    return rows


def localised(truth: Truth, language: str, words: tuple[str, ...]) -> list[list[Cell]]:
    """The metadata in another language."""
    said = {None: "", "n/a": "Sans objet"}
    rows: list[list[Cell]] = [[*META[language], *truth.skills]]
    for i, (member, answers) in enumerate(truth.rows()):
        start = START + timedelta(minutes=53 * i)
        rows.append(
            [
                i + 1,
                start,
                start + timedelta(minutes=4),
                member.email,
                member.name,
                None,
                *(words[a] if isinstance(a, int) else said[a] for a in answers),
            ]
        )
    return rows


def saved_as_csv(
    rows: list[list[Cell]], encoding: str = "utf-8-sig", delimiter: str = ","
) -> bytes:
    """The workbook as Excel saves it: dates as they are shown."""
    shown = [
        [
            f"{c.month}/{c.day}/{c:%y} {c.hour}:{c:%M:%S}" if isinstance(c, datetime) else c
            for c in row
        ]
        for row in rows
    ]
    return as_csv(shown, delimiter, encoding=encoding)


def exports() -> list[Export]:
    """Microsoft Forms in its styles, workbook and CSV of each."""
    both = [
        ("a Likert question in words", likert(SEVEN_ZEROS), SEVEN_ZEROS, "email", None),
        ("an anonymous form", likert(SEVEN_ZEROS, anonymous=True), SEVEN_ZEROS, "row", None),
        ("a quiz with points and feedback", quiz(SIX), SIX, "email", "1-5"),
        ("a French tenant", localised(SEVEN_ZEROS, "fr", FRENCH), SEVEN_ZEROS, "email", None),
    ]
    german = ("Keine", "Anfänger", "Erste Erfahrung", "Kompetent", "Erfahren", "Experte")
    made = []
    for what, rows, truth, who, scale in both:
        for kind, content in (("xlsx", as_xlsx(rows)), ("csv", saved_as_csv(rows))):
            made.append(
                Export(
                    f"{what}, {kind}",
                    f"Team skills(1-6).{kind}",
                    content,
                    "microsoft-forms",
                    truth,
                    who,
                    scale,
                )
            )  # type: ignore[arg-type]
    rows = localised(SEVEN_ZEROS, "de", german)
    rows = [["Nicht zutreffend" if c == "Sans objet" else c for c in row] for row in rows]
    made.append(
        Export(
            "a German tenant, saved by a German Excel (; and cp1252)",
            "Umfrage.csv",
            saved_as_csv(rows, "cp1252", ";"),
            "microsoft-forms",
            SEVEN_ZEROS,
        )
    )
    spanish = (
        "Ninguna",
        "Principiante",
        "Principiante avanzado",
        "Competente",
        "Avanzado",
        "Experto",
    )
    rows = localised(SEVEN_ZEROS, "es", spanish)
    rows = [["No aplica" if c == "Sans objet" else c for c in row] for row in rows]
    made.append(
        Export("a Spanish tenant", "Encuesta.xlsx", as_xlsx(rows), "microsoft-forms", SEVEN_ZEROS)
    )
    return made
