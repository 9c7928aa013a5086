"""Where the header of a table is: title lines, one to three rows, blank and double names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from data.intake.language.headers import names_no_subject
from data.intake.language.labels import label_of
from data.intake.reading.header_rows import (
    RESPONSE_MARKS,
    above_data,
    below_notes,
    cell,
    filled,
    header_rows,
    is_code_row,
    is_import_id,
    is_legacy,
    is_tool_row,
    names_twice,
    repeats_what_is_asked,
)

_LOOKED_AT = 30


@dataclass(frozen=True)
class Heading:
    """`first` is the index of the header's first record, `after` that of the first data record."""

    first: int
    after: int
    headers: tuple[str, ...]
    stems: tuple[str, ...]
    repaired: tuple[str, ...]
    """Sentences about blank and double headers."""
    codes: tuple[str, ...] = ()
    """The short names in the row above the headers, where the file has such a row."""
    cells: int = 0
    """Cells of its widest row, blank ones at the end included."""


def find_heading(records: list[list[str]]) -> Heading | None:
    """The heading within the first records of a file; None where all of them are blank."""
    counted = [(i, filled(r)) for i, r in enumerate(records[:_LOOKED_AT])]
    present = [(i, n) for i, n in counted if n]
    if not present:
        return None
    tool = next((i for i, _ in present if is_tool_row(records[i])), None)
    if tool:
        above = is_legacy(records[tool - 1], records[tool])
        tool -= above or names_twice(records, tool - 1)
    if tool is not None:
        return _named(records, tool, tool + header_rows(records, tool))
    usual = Counter(n for _, n in present).most_common(1)[0][0]
    widest = max(n for _, n in present)
    many = max(1, 0.6 * min(widest, max(usual, 2)))
    first = next((i for i, n in present if n >= many), present[0][0])
    enough_above = 2 if repeats_what_is_asked(records[first]) else 3
    for up in (2, 1):  # rows of questions with gaps stand over the row of sub-questions
        at = first - up
        enough = 2 if at >= 0 and _names_what_is_blank(records, at, first) else enough_above
        if at >= 0 and filled(records[at]) >= enough and header_rows(records, at) > up:
            first = at
            break
    if header_rows(records, first) == 1:
        first = below_notes(records, first, widest)
        first = above_data(records, first)
    after = first + header_rows(records, first)
    if after == first + 1 and _first_is_nameless(records, first):
        moved = [*records[:first], ["", *records[first]], *records[after:]]
        heading = _named(moved, first, after)
        return replace(heading, repaired=(_NAMELESS, *heading.repaired))
    return _named(records, first, after)


_NAMELESS = (
    "Every row has one cell more than the header, so the first column is read as the one without "
    "a name, and the headers belong to the columns after it."
)


def _first_is_nameless(records: list[list[str]], first: int) -> bool:
    """Whether the header lacks the name of the first column, as R writes tables with row names.

    A header that begins with who answers is complete, unless the first cells only count the rows.
    """
    header = records[first]
    rows = [record for record in records[first + 1 :] if filled(record)]
    width = len(header)
    if not rows or filled(header) != width or any(len(row) != width + 1 for row in rows):
        return False
    if not any(row[-1].strip() for row in rows):
        return False  # delimiters at the end of the rows
    counted = [row[0].strip() for row in rows] == [str(i) for i in range(1, len(rows) + 1)]
    return counted or label_of(header[0]) is None


def _names_what_is_blank(records: list[list[str]], above: int, first: int) -> bool:
    """Whether a row names columns that have data and no header below it."""
    data = records[first + 1] if first + 1 < len(records) else []
    return any(
        text.strip() and not cell(records[first], i) and cell(data, i)
        for i, text in enumerate(records[above])
    )


def _named(records: list[list[str]], first: int, after: int) -> Heading:
    rows = records[first:after]
    codes: list[str] = []
    width = cells = max(len(r) for r in rows)
    while width > 1 and not any(cell(r, width - 1) for r in rows):
        width -= 1
    if len(rows) > 1 and is_import_id(rows[-1]):
        codes, rows = rows[0], rows[1:-1] or rows[:1]  # the question texts are the headers
    elif len(rows) > 1 and is_legacy(rows[0], rows[1]):
        codes = rows[0]
        below = [_text(rows[1], i) or _text(rows[0], i) for i in range(width)]
        rows = [below]
    elif len(rows) == 2 and (is_code_row(*rows) or is_code_row(*rows[::-1])):
        codes, texts = rows if is_code_row(*rows) else rows[::-1]
        rows = [texts]
    if len(rows) == 1:
        names, stems = [_text(rows[0], i) for i in range(width)], [""] * width
    else:
        names, stems = _stacked(rows, width)
    unique, repaired = _unique(names, stems)
    short = tuple(_text(codes, i) for i in range(width)) if codes else ()
    return Heading(first, after, tuple(unique), tuple(stems), tuple(repaired), short, cells)


def _text(record: list[str], i: int) -> str:
    return " ".join(cell(record, i).split())


def _stacked(rows: list[list[str]], width: int) -> tuple[list[str], list[str]]:
    """Names and stems of rows of questions over a row of sub-questions.

    Blanks of the upper rows repeat what stands to the left of them; in the middle one of three
    only below the same question.
    """
    names, stems, question, between = [], [], "", ""
    for i in range(width):
        high, low = _text(rows[0], i), _text(rows[-1], i)
        middle = _text(rows[1], i) if len(rows) == 3 else ""
        between = middle if high or middle else between
        question = high or question
        name, stem = _pair(question, high, between, low)
        names.append(name)
        stems.append(stem)
    return names, stems


def _pair(question: str, high: str, between: str, low: str) -> tuple[str, str]:
    """The name of a column and the question around it."""
    if between and between.casefold() not in RESPONSE_MARKS:
        if not low or low.casefold() in RESPONSE_MARKS:
            return _pair(question, high, "", between)
        if names_no_subject(low):
            return f"{between} [{low}]", question
        return (
            (f"{low} [{between}]", question)
            if names_no_subject(between)
            else (low, f"{question} {between}".strip())
        )
    if not question:
        return low or high, ""
    if not low or low.casefold() in RESPONSE_MARKS:
        return high or question, ""
    if names_no_subject(low):
        return f"{question} [{low}]", ""
    return low, question


def _unique(names: list[str], stems: list[str]) -> tuple[list[str], list[str]]:
    """The names made different from each other, and sentences about what was changed.

    A name that stands below several questions gets its question with it, and no sentence.
    """
    seen: Counter[str] = Counter()
    unique, said = [], []
    for i, name in enumerate(names):
        shown = name or f"(column {i + 1})"
        if seen[shown] and stems[i]:
            shown, stems[i] = f"{stems[i]} [{shown}]", ""
        seen[shown] += 1
        if seen[shown] > 1:
            said.append(
                f"The header “{shown}” stands more than once; column {i + 1} is "
                f"shown as “{shown} ({seen[shown]})”."
            )
            shown = f"{shown} ({seen[shown]})"
        unique.append(shown)
    return unique, said


_COPY = re.compile(r"^(.*?\S)(?: \((\d+)\)|\.(\d+)|(\d+))$", re.S)


def original(header: str, headers: frozenset[str], *, excel: bool = False) -> str:
    """The name that a header repeats: "Python (2)" or "Python.1" beside "Python", else itself.

    `excel`: also "Python2", as the tables of Excel write the second "Python".
    """
    found = _COPY.match(header)
    if not found or found[1] not in headers or (found[4] and not excel):
        return header
    return found[1]
