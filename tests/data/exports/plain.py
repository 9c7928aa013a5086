"""Spreadsheets that nobody's tool wrote: wide, long, people down the side or across the top; with
marks of their own: letters, circles, asterisks, a legend on another sheet."""

from collections.abc import Callable
from functools import partial

from tests.data.exports.files import Cell, as_csv, as_ods, as_xls, as_xlsx
from tests.data.exports.truth import (
    SEVEN_ZEROS,
    SIX,
    WORDS,
    Answer,
    Export,
    Truth,
    cell,
    number,
    word,
)

AREAS = ("Programming", "Programming", "Operations", "Human", "Human")
TITLES = {
    "email": "E-mail",
    "id": "Employee ID",
    "name": "Name",
    "team": "Team",
    "role": "Role",
    "first": "First name",
    "last": "Last name",
}


def wide(truth: Truth, *who: str) -> list[list[Cell]]:
    """One row per person: any of email, id, name, first and last, team, role; then the skills."""
    rows: list[list[Cell]] = [[*map(TITLES.__getitem__, who), *truth.skills]]
    for m, answers in truth.rows():
        first, last = m.name.split(" ", 1)
        have = vars(m) | {"first": first, "last": last}
        rows.append([*map(have.__getitem__, who), *map(cell, answers)])
    return rows


def long(truth: Truth) -> list[list[Cell]]:
    """One row per person and skill; what nobody answered is an empty cell."""
    rows: list[list[Cell]] = [["Person", "Team", "Skill", "Level"]]
    for m, answers in truth.rows():
        for skill, answer in zip(truth.skills, answers, strict=True):
            rows.append([m.email, m.team, skill, word(answer)])
    return rows


def transposed(truth: Truth) -> list[list[Cell]]:
    """Skills down, people across: a title, a row of teams, areas on the left, a legend below. A
    team and an area stand once and are blank (or merged) over the rest."""
    teams = [m.team for m in truth.people]
    areas = AREAS[: len(truth.skills)]
    teams = [t if i == 0 or t != teams[i - 1] else "" for i, t in enumerate(teams)]
    rows: list[list[Cell]] = [["Skills matrix, autumn 2026"], []]
    rows.append(["", "Team", *teams])
    rows.append(["Area", "Skill", *(m.name for m in truth.people)])
    for i, skill in enumerate(truth.skills):
        area = areas[i] if i == 0 or areas[i] != areas[i - 1] else ""
        rows.append([area, skill, *map(cell, [row[i] for row in truth.answers])])
    return [*rows, [], ["Legend"], *[[str(level), text] for level, text in enumerate(WORDS)]]


def exports() -> list[Export]:
    by_mail = wide(SEVEN_ZEROS, "email", "name", "team", "role")
    by_id = wide(SEVEN_ZEROS, "id", "team")
    by_name = wide(SIX, "first", "last", "role")
    matrix = transposed(SEVEN_ZEROS)
    boxes = ((2, 2, 2, 4), (2, 5, 2, 7), (4, 0, 5, 0), (7, 0, 8, 0))
    notes: list[list[Cell]] = [["How to fill this in"], ["Write 0 to 5 in each cell of Matrix."]]
    german = as_csv(by_name, ";", encoding="cp1252")
    behind = as_xlsx(by_id, sheet="Matrix", others=[("Read me", notes)], last=True)
    plain = across(SEVEN_ZEROS, said(SEVEN_ZEROS, WORDS.__getitem__))
    of_mail = partial(Export, "wide", scale="0-5")
    turned = partial(Export, "transposed", who="name", scale="0-5")
    return [
        of_mail("wide, by e-mail", as_csv(by_mail)),
        of_mail("wide, by id, behind a sheet of notes", behind, who="id"),
        Export("wide", "wide, by first and last name, German Excel", german, SIX, "name", "1-5"),
        Export("long", "long, words", as_csv(long(SEVEN_ZEROS))),
        turned("transposed, plain, words", as_csv(plain), scale=None),
        turned("transposed CSV with title, teams, areas and legend", as_csv(matrix, ";")),
        turned("transposed ODS with the same", as_ods(matrix)),
        turned("transposed XLS with the same", as_xls(matrix)),
        turned("transposed XLSX, teams and areas merged", as_xlsx(matrix, merged=boxes)),
        *by_hand(),
    ]


LETTERS = "NABCPE"
BALLS = {0: "○", 1: "◔", 2: "◑", 4: "◕", 5: "●"}
"""Quarters of a circle: 5v/4 of 0, 1, 2, 3, 4 is 0, 1.25, 2.5 (down), 3.75 and 5."""
NO_THREES = Truth(
    SIX.people,
    SIX.skills,
    tuple(tuple(4 if a == 3 else a for a in answers) for answers in SEVEN_ZEROS.answers),
)
LEGEND = ("no knowledge", "knows a little", "can do with help", "can do alone", "teaches others")


def said(truth: Truth, write: Callable[[int], Cell]) -> list[list[Cell]]:
    """Whoever it is, and the marks of that person."""

    def cell(answer: Answer) -> Cell:
        return write(answer) if isinstance(answer, int) else number(answer)

    return [[m.email, *map(cell, answers)] for m, answers in truth.rows()]


def across(truth: Truth, rows: list[list[Cell]]) -> list[list[Cell]]:
    names: list[Cell] = [m.name for m in truth.people]
    answers = [row[1:] for row in rows]
    rated: list[list[Cell]] = [
        [skill, *(a[i] for a in answers)] for i, skill in enumerate(truth.skills)
    ]
    return [["Skill", *names], *rated]


def by_hand() -> list[Export]:
    head: list[list[Cell]] = [["E-mail", *SIX.skills]]
    letters = said(SEVEN_ZEROS, lambda level: LETTERS[level])
    key: list[list[Cell]] = [[], ["Key"], *map(list, zip(LETTERS, WORDS, strict=True))]
    balls = said(NO_THREES, lambda level: BALLS[level])
    quarters = said(NO_THREES, lambda level: list(BALLS).index(level))
    legend: list[list[Cell]] = [["Level", "Meaning"], *map(list, enumerate(LEGEND))]
    sheets = as_xlsx([*head, *quarters], sheet="Answers", others=[("Legend", legend)])
    twice = wide(SIX, "email", "team")
    again = as_csv([*twice[:4], twice[0], *twice[4:]])
    turned = partial(Export, "transposed", who="name")
    of_letters = as_xlsx([*across(SEVEN_ZEROS, letters), *key])
    return [
        turned("letters with a key, people across", of_letters),
        Export("wide", "Harvey balls", as_csv([*head, *balls]), NO_THREES),
        turned("Harvey balls, people across", as_xlsx(across(NO_THREES, balls)), NO_THREES),
        Export("wide", "asterisks", as_csv([*head, *said(SIX, lambda n: "*" * n)]), SIX),
        Export("wide", "a legend on a sheet of its own", sheets, NO_THREES),
        Export("wide", "the header once more among the rows", again, SIX, scale="1-5"),
    ]
