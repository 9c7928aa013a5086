"""Microsoft Forms: "Open results in Excel", and that workbook saved as CSV.

Metadata first (`ID`, `Start time`, `Completion time`, `Email`, `Name`, sometimes `Last modified
time` or `Language`), in the language of whoever opens it. A Likert question is a column per
statement, named by the statement alone; several choices are one cell with ";" after each; headers
hold no-break spaces. A quiz adds `Total points`, `Quiz feedback`, and `Points - ` and `Feedback - `
beside each question (test_tools.py). An anonymous row has "anonymous" for its address.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, Export, Member, Truth, word

NBSP = "\u00a0"
ENGLISH = "ID/Start time/Completion time/Email/Name/Last modified time"
LANGUAGES = {
    "French": (
        "ID/Heure de début/Heure de fin/Adresse de messagerie/Nom/"
        "Heure de la dernière modification",
        "Aucune/Débutant/Débutant avancé/Compétent/Avancé/Expert",
        "Sans objet",
    ),
    "German": (
        "ID/Startzeit/Fertigstellungszeit/E-Mail/Name/Zeitpunkt der letzten Änderung",
        "Keine/Anfänger/Erste Erfahrung/Kompetent/Erfahren/Experte",
        "Nicht zutreffend",
    ),
    "Spanish": (
        "Id./Hora de inicio/Hora de finalización/Correo electrónico/Nombre/"
        "Hora de la última modificación",
        "Ninguna/Principiante/Principiante avanzado/Competente/Avanzado/Experto",
        "No aplica",
    ),
    "Italian": (
        "ID/Ora di inizio/Ora di completamento/Posta elettronica/Nome/Ora dell'ultima modifica",
        "Nessuna/Principiante/Principiante avanzato/Competente/Avanzato/Esperto",
        "N/A",
    ),
    "Dutch": (
        "Id/Begintijd/Tijd van voltooien/E-mail/Naam/Tijd van laatste wijziging",
        "Geen/Beginner/Gevorderde beginner/Competent/Gevorderd/Expert",
        "N/A",
    ),
    "Portuguese": (
        "ID/Hora de início/Hora de conclusão/Email/Nome/Hora da última modificação",
        "Nenhum/Iniciante/Iniciante avançado/Competente/Avançado/Especialista",
        "N/A",
    ),
}
"""Metadata, words for 0 to 5, and what does not apply."""


def begun(i: int, who: Member, *, named: bool = True) -> list[Cell]:
    start = datetime(2026, 11, 3, 9, 15, 42) + timedelta(minutes=53 * i)
    person = [who.email, who.name] if named else ["anonymous", ""]
    return [i + 1, start, start + timedelta(minutes=4), *person]


def likert(truth: Truth, *, anonymous: bool = False) -> list[list[Cell]]:
    """A Likert question on skills in words, a question of several choices, a free text."""
    asked = [*(f"{s}{NBSP}" for s in truth.skills), f"Which tools do you{NBSP}use?", "Comments"]
    rows: list[list[Cell]] = [[*ENGLISH.split("/"), *asked]]
    for i, (member, answers) in enumerate(truth.rows()):
        result = [*(word(a, "Don't know") for a in answers), "Git;Jira;"]
        comment = "See you;\nsoon" if i == 1 else ""
        rows.append([*begun(i, member, named=not anonymous), None, *result, comment])
    return rows


def localised(truth: Truth, meta: str, words: str, not_applicable: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[*meta.split("/"), *truth.skills]]
    for i, (member, answers) in enumerate(truth.rows()):
        result = (word(a, "", not_applicable, words.split("/")) for a in answers)
        rows.append([*begun(i, member), None, *result])
    return rows


def saved_as_csv(
    rows: Sequence[Sequence[Cell]], encoding: str = "utf-8-sig", delimiter: str = ","
) -> bytes:
    """The workbook as Excel saves it: dates as they are shown."""

    def shown(cell: Cell) -> Cell:
        if not isinstance(cell, datetime):
            return cell
        return f"{cell.month}/{cell.day}/{cell:%y} {cell.hour}:{cell:%M:%S}"

    return as_csv([list(map(shown, row)) for row in rows], delimiter, encoding=encoding)


def exports() -> list[Export]:
    t, made = SEVEN_ZEROS, partial(Export, "microsoft-forms")
    asked, of_nobody = likert(t), likert(t, anonymous=True)
    german = localised(t, *LANGUAGES["German"])
    return [
        made("a Likert question in words, XLSX", as_xlsx(asked)),
        made("a Likert question in words, CSV", saved_as_csv(asked)),
        made("an anonymous form", saved_as_csv(of_nobody), who="row"),
        made("saved by a German Excel (; and cp1252)", saved_as_csv(german, "cp1252", ";")),
        *(
            made(f"a tenant in {name}", as_xlsx(localised(t, *text)))
            for name, text in LANGUAGES.items()
        ),
    ]
