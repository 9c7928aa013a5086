"""Spreadsheets with marks of their own: letters, circles, asterisks, a legend on another sheet."""

from __future__ import annotations

from collections.abc import Callable

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.limesurvey import ASKED, META, meta
from tests.data.exports.plain import wide
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Answer, Export, Truth, number

LETTERS = "NABCPE"
BALLS = {0: "○", 1: "◔", 2: "◑", 4: "◕", 5: "●"}
"""Quarters of a circle: 5v/4 of 0, 1, 2, 3, 4 is 0, 1.25, 2.5 (down), 3.75 and 5."""
NO_THREES = Truth(
    SIX.people,
    SIX.skills,
    tuple(tuple(4 if a == 3 else a for a in answers) for answers in SEVEN_ZEROS.answers),
)
LEGEND: list[list[Cell]] = [
    ["Level", "Meaning"],
    [0, "no knowledge"],
    [1, "knows a little"],
    [2, "can do with help"],
    [3, "can do alone"],
    [4, "teaches others"],
]


def said(truth: Truth, write: Callable[[int], Cell]) -> list[list[Cell]]:
    """Whoever it is, and the marks of that person."""

    def cell(answer: Answer) -> Cell:
        return write(answer) if isinstance(answer, int) else number(answer)

    return [[m.email, *map(cell, answers)] for m, answers in truth.rows()]


def across(truth: Truth, rows: list[list[Cell]]) -> list[list[Cell]]:
    """The same with people across."""
    names: list[Cell] = [m.name for m in truth.people]
    answers = [row[1:] for row in rows]
    rated: list[list[Cell]] = [
        [skill, *(a[i] for a in answers)] for i, skill in enumerate(truth.skills)
    ]
    return [["Skill", *names], *rated]


def with_codes(truth: Truth) -> list[list[str]]:
    """LimeSurvey: a row of codes over one of texts."""
    rows = [
        [
            *(code for code, _ in META),
            "MAIL",
            *(f"SK[SQ{i:03}]" for i, _ in enumerate(truth.skills, 1)),
        ],
        [
            *(text for _, text in META),
            "Your e-mail address",
            *(f"{ASKED} [{skill}]" for skill in truth.skills),
        ],
    ]
    rows += [
        [*meta(i), m.email, *map(number, answers)] for i, (m, answers) in enumerate(truth.rows())
    ]
    return rows


def exports() -> list[Export]:
    """Each with the levels that a reader of the sheet would see."""
    head: list[list[Cell]] = [["E-mail", *SIX.skills]]
    letters = said(SEVEN_ZEROS, lambda level: LETTERS[level])
    key: list[list[Cell]] = [
        [],
        ["Key"],
        ["N", "None"],
        ["A", "Novice"],
        ["B", "Advanced beginner"],
        ["C", "Competent"],
        ["P", "Proficient"],
        ["E", "Expert"],
    ]
    balls = said(NO_THREES, lambda level: BALLS[level])
    quarters = said(NO_THREES, lambda level: list(BALLS).index(level))
    twice = wide(SIX, "email", "team")
    codes = with_codes(SEVEN_ZEROS)
    return [
        Export(
            "letters with a key, people across",
            "letters.xlsx",
            as_xlsx([*across(SEVEN_ZEROS, letters), *key]),
            "transposed",
            SEVEN_ZEROS,
            "name",
        ),
        Export("Harvey balls", "balls.csv", as_csv([*head, *balls]), "wide", NO_THREES),
        Export(
            "Harvey balls, people across",
            "balls.xlsx",
            as_xlsx(across(NO_THREES, balls)),
            "transposed",
            NO_THREES,
            "name",
        ),
        Export(
            "asterisks",
            "asterisks.csv",
            as_csv([*head, *said(SIX, lambda n: "*" * n)]),
            "wide",
            SIX,
        ),
        Export(
            "a legend on a sheet of its own",
            "sheets.xlsx",
            as_xlsx([*head, *quarters], sheet="Answers", others=[("Legend", LEGEND)]),
            "wide",
            NO_THREES,
        ),
        Export(
            "the header once more among the rows",
            "twice.csv",
            as_csv([*twice[:4], twice[0], *twice[4:]]),
            "wide",
            SIX,
            scale="1-5",
        ),
        Export(
            "LimeSurvey codes over texts",
            "both.csv",
            as_csv(codes, quote="all"),
            "limesurvey",
            SEVEN_ZEROS,
            scale="0-5",
            header_rows=2,
        ),
        Export(
            "LimeSurvey texts over codes",
            "both 2.csv",
            as_csv([codes[1], codes[0], *codes[2:]]),
            "limesurvey",
            SEVEN_ZEROS,
            scale="0-5",
            header_rows=2,
        ),
    ]
