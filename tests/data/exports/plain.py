"""Spreadsheets that nobody's tool wrote: wide, long, people down the side or across the top."""

from __future__ import annotations

from tests.data.exports.files import Cell, as_csv, as_ods, as_xls, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word

AREAS = ("Programming", "Programming", "Operations", "Human", "Human")


def wide(truth: Truth, *who: str) -> list[list[Cell]]:
    """One row per person: any of email, id, name, first and last, team, role; then the skills."""
    titles = {
        "email": "E-mail",
        "id": "Employee ID",
        "name": "Name",
        "team": "Team",
        "role": "Role",
        "first": "First name",
        "last": "Last name",
    }
    rows: list[list[Cell]] = [[*(titles[w] for w in who), *truth.skills]]
    for m, answers in truth.rows():
        first, last = m.name.split(" ", 1)
        have = {
            "email": m.email,
            "id": m.id,
            "name": m.name,
            "team": m.team,
            "role": m.role,
            "first": first,
            "last": last,
        }
        rows.append(
            [*(have[w] for w in who), *(a if isinstance(a, int) else number(a) for a in answers)]
        )
    return rows


def long(truth: Truth, *, rater: bool = False) -> list[list[Cell]]:
    """One row per person and skill; what nobody answered is an empty cell."""
    head: list[Cell] = ["Person", "Team", "Skill", "Level"] + (["Rater"] if rater else [])
    rows: list[list[Cell]] = [head]
    for m, answers in truth.rows():
        for skill, answer in zip(truth.skills, answers, strict=True):
            rows.append([m.email, m.team, skill, word(answer)] + (["self"] if rater else []))
    return rows


def transposed(truth: Truth, *, spread: bool = False) -> list[list[Cell]]:
    """Skills down, people across: a title, a row of teams, areas on the left, a legend below.

    A team and an area stand once and are blank (or merged) over the rest; `spread` repeats them.
    """
    teams = [m.team for m in truth.people]
    areas = AREAS[: len(truth.skills)]
    if not spread:
        teams = [t if i == 0 or t != teams[i - 1] else "" for i, t in enumerate(teams)]
    rows: list[list[Cell]] = [["Skills matrix, autumn 2026"], []]
    rows.append(["", "Team", *teams])
    rows.append(["Area", "Skill", *(m.name for m in truth.people)])
    for i, skill in enumerate(truth.skills):
        area = areas[i] if spread or i == 0 or areas[i] != areas[i - 1] else ""
        said = [row[i] for row in truth.answers]
        rows.append([area, skill, *(a if isinstance(a, int) else number(a) for a in said)])
    rows += [
        [],
        ["Legend"],
        ["0", "None"],
        ["1", "Novice"],
        ["2", "Advanced beginner"],
        ["3", "Competent"],
        ["4", "Proficient"],
        ["5", "Expert"],
    ]
    return rows


def simple_transposed(truth: Truth) -> list[list[Cell]]:
    """Skills down, people across, nothing else."""
    rows: list[list[Cell]] = [["Skill", *(m.name for m in truth.people)]]
    for i, skill in enumerate(truth.skills):
        rows.append([skill, *(word(row[i]) for row in truth.answers)])
    return rows


def exports() -> list[Export]:
    """Each table in the formats that it comes in."""
    by_mail = wide(SEVEN_ZEROS, "email", "name", "team", "role")
    by_id = wide(SEVEN_ZEROS, "id", "team")
    by_name = wide(SIX, "first", "last", "role")
    matrix = transposed(SEVEN_ZEROS)
    boxes = ((2, 2, 2, 4), (2, 5, 2, 7), (4, 0, 5, 0), (7, 0, 8, 0))
    notes: list[list[Cell]] = [["How to fill this in"], ["Write 0 to 5 in each cell of Matrix."]]
    return [
        Export("wide, by e-mail", "skills.csv", as_csv(by_mail), "wide", SEVEN_ZEROS, scale="0-5"),
        Export(
            "wide, by e-mail, XLSX",
            "skills.xlsx",
            as_xlsx(by_mail),
            "wide",
            SEVEN_ZEROS,
            scale="0-5",
        ),
        Export(
            "wide, by e-mail, XLS", "skills.xls", as_xls(by_mail), "wide", SEVEN_ZEROS, scale="0-5"
        ),
        Export(
            "wide, by e-mail, ODS", "skills.ods", as_ods(by_mail), "wide", SEVEN_ZEROS, scale="0-5"
        ),
        Export(
            "wide, by id, behind a sheet of notes",
            "skills 2.xlsx",
            as_xlsx(by_id, sheet="Matrix", others=[("Read me", notes)], last=True),
            "wide",
            SEVEN_ZEROS,
            "id",
            "0-5",
        ),
        Export(
            "wide, by first and last name, German Excel",
            "skills 3.csv",
            as_csv(by_name, ";", encoding="cp1252"),
            "wide",
            SIX,
            "name",
            "1-5",
        ),
        Export("long, words", "long.csv", as_csv(long(SEVEN_ZEROS)), "long", SEVEN_ZEROS),
        Export(
            "long with a rater, TAB",
            "long.tsv",
            as_csv(long(SEVEN_ZEROS, rater=True), "\t"),
            "long",
            SEVEN_ZEROS,
        ),
        Export(
            "transposed, plain, words",
            "matrix.csv",
            as_csv(simple_transposed(SEVEN_ZEROS)),
            "transposed",
            SEVEN_ZEROS,
            "name",
        ),
        Export(
            "transposed CSV with title, teams, areas and legend",
            "matrix 2.csv",
            as_csv(matrix, ";"),
            "transposed",
            SEVEN_ZEROS,
            "name",
            "0-5",
        ),
        Export(
            "transposed XLSX, teams and areas merged",
            "matrix.xlsx",
            as_xlsx(matrix, sheet="Skills", merged=boxes),
            "transposed",
            SEVEN_ZEROS,
            "name",
            "0-5",
        ),
        Export(
            "transposed XLS, teams and areas repeated",
            "matrix.xls",
            as_xls(transposed(SEVEN_ZEROS, spread=True)),
            "transposed",
            SEVEN_ZEROS,
            "name",
            "0-5",
        ),
        Export(
            "transposed ODS",
            "matrix.ods",
            as_ods(simple_transposed(SEVEN_ZEROS)),
            "transposed",
            SEVEN_ZEROS,
            "name",
        ),
    ]
