"""Google Forms: "Download responses (.csv)", and the linked sheet saved as TSV or XLSX.

A form's own CSV quotes every cell, ends lines with LF and writes times with their zone; the sheet
writes local times and calls the address column after the language of the form. A grid is a column
per row, named `Question [Row]`; checkboxes are one cell of answers with ", " between them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, WORDS, Export, Truth, number, word

START = datetime(2026, 11, 3, 9, 15, 42)
SPANISH = ("Ninguno", "Principiante", "Básico", "Intermedio", "Avanzado", "Experto")
GERMAN = (
    "Keine Kenntnisse",
    "Anfänger",
    "Fortgeschrittener Anfänger",
    "Kompetent",
    "Erfahren",
    "Experte",
)


def times(count: int, style: str) -> list[str]:
    """Times of answers in one of the styles that Google writes."""
    found = [START + timedelta(minutes=37 * i) for i in range(count)]
    if style == "zone":
        return [f"{t:%Y/%m/%d} {t.hour % 12 or 12}:{t:%M:%S} {t:%p} GMT+1" for t in found]
    if style == "german":
        return [f"{t:%d.%m.%Y %H:%M:%S}" for t in found]
    if style == "french":
        return [f"{t:%d/%m/%Y %H:%M:%S}" for t in found]
    return [f"{t.month}/{t.day}/{t.year} {t.hour}:{t:%M:%S}" for t in found]


def form_csv(truth: Truth) -> bytes:
    """The form's own download: a grid in words between two questions that are no rating."""
    head = [
        "Timestamp",
        "Username",
        *(f"How would you rate your level in each skill? [{s}]" for s in truth.skills),
        "Which of these have you used at work?",
        "How satisfied are you with your team?",
        "Anything else?",
    ]
    rows = [
        [
            time,
            member.email,
            *(word(a) for a in answers),
            "Git, Jira, Slack",
            "Very satisfied",
            "More time to learn, please. A 5, for once!" if i == 2 else "",
        ]
        for i, (time, (member, answers)) in enumerate(
            zip(times(len(truth.people), "zone"), truth.rows(), strict=True)
        )
    ]
    return as_csv([head, *rows], quote="all", newline="\n")


def sheet_tsv(truth: Truth) -> bytes:
    """The linked sheet as TSV: a linear scale per skill, with its ends in the title."""
    asked = "Rate your proficiency in {} (1 = novice, 5 = expert)"
    head = ["Timestamp", "Email Address", "Your team", *map(asked.format, truth.skills)]
    rows = [
        [time, member.email, member.team, *(number(a, not_applicable="N/A") for a in answers)]
        for time, (member, answers) in zip(times(len(truth.people), ""), truth.rows(), strict=True)
    ]
    return as_csv([head, *rows], "\t")


def sheet_xlsx(truth: Truth) -> bytes:
    """The linked sheet as XLSX: real dates, numbers of a linear scale without any label."""
    head: list[Cell] = ["Timestamp", "Email Address", "What is your name?", *truth.skills]
    rows: list[list[Cell]] = [
        [
            START + timedelta(hours=i),
            member.email,
            member.name,
            *(a if isinstance(a, int) else number(a) for a in answers),
        ]
        for i, (member, answers) in enumerate(truth.rows())
    ]
    return as_xlsx([head, *rows], sheet="Form Responses 1")


def german_csv(truth: Truth) -> bytes:
    """A German form: `Zeitstempel`, a grid in German words, an answer "Weiß nicht"."""
    said = {None: "Weiß nicht", "n/a": "Nicht zutreffend"}
    head = [
        "Zeitstempel",
        "E-Mail-Adresse",
        *(f"Wie schätzt du deine Kenntnisse ein? [{s}]" for s in truth.skills),
        "Was sollen wir noch wissen?",
    ]
    rows = [
        [time, m.email, *(GERMAN[a] if isinstance(a, int) else said[a] for a in answers), "nichts"]
        for time, (m, answers) in zip(times(len(truth.people), "german"), truth.rows(), strict=True)
    ]
    return as_csv([head, *rows])


def spanish_csv(truth: Truth) -> bytes:
    """A Spanish form without addresses: the name is a question."""
    said = {None: "", "n/a": "No aplica"}
    asked = "¿Cuál es tu nivel en las siguientes competencias? [{}]"
    head = ["Marca temporal", "Nombre y apellidos", "Equipo", *map(asked.format, truth.skills)]
    rows = [
        [time, m.name, m.team, *(SPANISH[a] if isinstance(a, int) else said[a] for a in answers)]
        for time, (m, answers) in zip(times(len(truth.people), "french"), truth.rows(), strict=True)
    ]
    return as_csv([head, *rows])


def anonymous_csv(truth: Truth) -> bytes:
    """Nobody is named; the scale is words with their number."""
    head = ["Timestamp", *(f"Your level of experience with {s}?" for s in truth.skills)]
    rows = [
        [time, *(f"{a} - {WORDS[a]}" if isinstance(a, int) else word(a) for a in answers)]
        for time, (_, answers) in zip(times(len(truth.people), ""), truth.rows(), strict=True)
    ]
    return as_csv([head, *rows])


def exports() -> list[Export]:
    """Google Forms in its styles."""
    no_basics = tuple(tuple(3 if a == 2 else a for a in row) for row in SEVEN_ZEROS.answers)
    spanish = replace(SEVEN_ZEROS, answers=no_basics)  # "Básico" may well mean another level
    return [
        Export(
            "the form's own CSV, a grid in words",
            "Team skills.csv",
            form_csv(SEVEN_ZEROS),
            "google-forms",
            SEVEN_ZEROS,
        ),
        Export(
            "the linked sheet as TSV, linear scales 1 to 5",
            "Form Responses 1.tsv",
            sheet_tsv(SIX),
            "google-forms",
            SIX,
        ),
        Export(
            "the linked sheet as XLSX, bare skill names, a scale that is told",
            "Team skills (Responses).xlsx",
            sheet_xlsx(SIX),
            "google-forms",
            SIX,
            scale="1-5",
        ),
        Export(
            "a German form", "Kompetenzen.csv", german_csv(SEVEN_ZEROS), "google-forms", SEVEN_ZEROS
        ),
        Export(
            "a Spanish form with names",
            "Competencias.csv",
            spanish_csv(spanish),
            "google-forms",
            spanish,
            "name",
        ),
        Export(
            "an anonymous form",
            "Anonymous.csv",
            anonymous_csv(SEVEN_ZEROS),
            "google-forms",
            SEVEN_ZEROS,
            "row",
        ),
    ]
