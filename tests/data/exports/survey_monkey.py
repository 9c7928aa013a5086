"""SurveyMonkey: "All individual responses" as CSV or XLSX.

The first row holds the questions, blank to the right over the rows of a matrix; the second the
rows of the matrix, or "Response", or "Open-Ended Response". A matrix of dropdowns has a third row,
its columns. "Condensed" exports have one row, `Question - Row`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Answer, Export, Truth, number, word

META = (
    *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"),
    *("First Name", "Last Name", "Custom Data 1"),
)
OPEN = "Open-Ended Response"
ASKED = "How would you rate your current level in each of these skills?"
Table = list[list[Cell]]


def meta(truth: Truth) -> list[list[str]]:
    lines = []
    for i, (member, _) in enumerate(truth.rows()):
        start = datetime(2026, 11, 3, 9, 15, 42) + timedelta(minutes=41 * i)
        times = [f"{t:%m/%d/%Y %I:%M:%S %p}" for t in (start, start + timedelta(minutes=6))]
        who = [member.email, *member.name.split(" ", 1)]
        lines.append([str(11894450000 + 7 * i), "412345678", *times, "", *who, ""])
    return lines


def table(
    truth: Truth,
    asked: Sequence[str],
    *below: Sequence[str],
    say: Callable[[Answer], str] = word,
    more: str | None = None,
) -> Table:
    """The questions, header rows below them, and the answers; `more`: said beside each."""
    rows: Table = [[*META, *asked], *([*[""] * len(META), *row] for row in below)]
    for line, (_, answers) in zip(meta(truth), truth.rows(), strict=True):
        result = ((say(a),) if more is None else (say(a), more) for a in answers)
        rows.append([*line, *(text for cells in result for text in cells)])
    return rows


def two_rows(truth: Truth, say: Callable[[Answer], str] = word) -> Table:
    blanks = [""] * (len(truth.skills) - 1)
    asked = [ASKED, *blanks, "What should we know besides?"]
    rows = table(truth, asked, [*truth.skills, OPEN], say=say)
    return [*rows[:2], [*rows[2], "Nothing, really."], *([*row, ""] for row in rows[3:])]


def three_rows(truth: Truth) -> Table:
    """A matrix of dropdowns: a level and an interest for each skill."""
    asked = ["For each skill, choose your level and your interest.", *[""] * 9]
    skills = [cell for s in truth.skills for cell in (s, "")]
    kinds = ["Level", "Interest"] * len(truth.skills)
    return table(truth, asked, skills, kinds, more="Very interested")


def exports() -> list[Export]:
    t, made = SEVEN_ZEROS, partial(Export, "surveymonkey")
    text, two = two_rows(t), partial(made, header_rows=2)
    condensed = table(t, [f"{ASKED} - {s}" for s in t.skills])
    each = [f"How would you rate your {s} skills?" for s in t.skills]
    numbers = as_csv(two_rows(SIX, number))
    return [
        two("two header rows, text, CSV", as_csv(text, encoding="utf-8-sig")),
        two("two header rows, text, XLSX", as_xlsx(text, sheet="Sheet")),
        two("two header rows, numbers 1 to 5", numbers, SIX, scale="1-5"),
        made("one header row, condensed", as_csv(condensed)),
        made("three header rows, level and interest", as_csv(three_rows(t)), header_rows=3),
        two("a title line above two header rows", as_csv([["Team skills 2026"], *text])),
        two("a question per skill", as_csv(table(t, each, ["Response"] * len(each)))),
    ]
