"""Spreadsheets with marks of their own: letters, circles, asterisks, a legend on another sheet."""

from collections.abc import Callable
from functools import partial

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.plain import wide
from tests.data.exports.truth import SEVEN_ZEROS, SIX, WORDS, Answer, Export, Truth, number

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
    """The same with people across."""
    names: list[Cell] = [m.name for m in truth.people]
    answers = [row[1:] for row in rows]
    rated: list[list[Cell]] = [
        [skill, *(a[i] for a in answers)] for i, skill in enumerate(truth.skills)
    ]
    return [["Skill", *names], *rated]


def exports() -> list[Export]:
    """Each with the levels that a reader of the sheet would see."""
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
    stars = as_csv([*head, *said(SIX, lambda n: "*" * n)])
    return [
        turned("letters with a key, people across", of_letters),
        Export("wide", "Harvey balls", as_csv([*head, *balls]), NO_THREES),
        turned("Harvey balls, people across", as_xlsx(across(NO_THREES, balls)), NO_THREES),
        Export("wide", "asterisks", stars, SIX),
        Export("wide", "a legend on a sheet of its own", sheets, NO_THREES),
        Export("wide", "the header once more among the rows", again, SIX, scale="1-5"),
    ]
