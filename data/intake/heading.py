"""Where the header of a table is: title lines, one to three rows, blank and double names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from data.intake.headers import names_no_subject

_LOOKED_AT = 30
_ANSWER_MARKS = {"response", "open-ended response", "antwort", "réponse"}
_IMPORT_ID = re.compile(r"""^\{\s*['"]ImportId['"]""")
_NUMBER = re.compile(r"^[-+]?\d+([.,]\d+)?%?$")


@dataclass(frozen=True)
class Heading:
    """`first` is the index of the header's first record, `after` that of the first data record."""

    first: int
    after: int
    headers: tuple[str, ...]
    stems: tuple[str, ...]
    repaired: tuple[str, ...]
    """Sentences about blank and double headers."""


def find_heading(records: list[list[str]]) -> Heading | None:
    """The heading within the first records of a file; None where all of them are blank."""
    filled = [(i, _filled(r)) for i, r in enumerate(records[:_LOOKED_AT])]
    present = [(i, n) for i, n in filled if n]
    if not present:
        return None
    usual = Counter(n for _, n in present).most_common(1)[0][0]
    widest = max(n for _, n in present)
    enough = max(1, 0.6 * min(widest, max(usual, 2)))
    first = next((i for i, n in present if n >= enough), present[0][0])
    above = _filled(records[first - 1]) if first else 0
    enough_above = 2 if _repeats_what_is_asked(records[first]) else 3
    if above >= enough_above and _header_rows(records, first - 1) == 2:
        first -= 1  # a row of questions with gaps stands over the row of sub-questions
    return _named(records, first, first + _header_rows(records, first))


def _filled(record: list[str]) -> int:
    return sum(1 for cell in record if cell.strip())


def _repeats_what_is_asked(record: list[str]) -> bool:
    """Whether "Self", "Level" or their like stand twice, so that the row above has the skills."""
    names = Counter(cell.strip().casefold() for cell in record if cell.strip())
    return any(times > 1 and names_no_subject(name) for name, times in names.items())


def _header_rows(records: list[list[str]], first: int) -> int:
    """1, 2 or 3: Qualtrics has its ImportIds in the third, form tools the sub-question below."""
    following = records[first + 1 : first + 4]
    for offset, record in enumerate(following[:2], start=2):
        if sum(1 for c in record if _IMPORT_ID.match(c.strip())) > 0.5 * max(1, _filled(record)):
            return offset
    if not following:
        return 1
    head, below = records[first], following[0]
    if all(re.fullmatch(r"V\d+|Q\d+\S*|", c.strip()) for c in head[:6]) and len(head) > 5:
        return 2 if "ResponseID" in below or "ResponseId" in below else 1
    width = max(len(head), len(below))
    pairs = [(_cell(head, i), _cell(below, i)) for i in range(width)]
    gaps = [low for high, low in pairs[: _last_filled(pairs)] if not high]
    words = [low for low in gaps if low and not _NUMBER.match(low)]
    marks = sum(1 for _, low in pairs if low.casefold() in _ANSWER_MARKS)
    is_second = len(following) > 1 and len(words) >= 2 and len(words) >= 0.8 * len(gaps)
    numbers = sum(1 for _, low in pairs if _NUMBER.match(low))
    if is_second and numbers == 0 and not _repeats(records, first + 1, pairs):
        return 2
    return 2 if marks and not pairs[0][1] else 1


def _repeats(records: list[list[str]], at: int, pairs: list[tuple[str, str]]) -> bool:
    """Whether the row below looks like the rows after it, so that it is data, not a header."""
    later = records[at + 1 : at + 8]
    if not later:
        return False
    again = sum(
        1
        for i, (high, low) in enumerate(pairs)
        if not high and low and any(_cell(r, i) == low for r in later)
    )
    return again >= 2


def _last_filled(pairs: list[tuple[str, str]]) -> int:
    return max((i + 1 for i, pair in enumerate(pairs) if pair[0] or pair[1]), default=0)


def _cell(record: list[str], i: int) -> str:
    return record[i].strip() if i < len(record) else ""


def _named(records: list[list[str]], first: int, after: int) -> Heading:
    rows = records[first:after]
    if len(rows) > 1 and _is_import_id(rows[-1]):
        rows = rows[1:-1] or rows[:1]  # Qualtrics: the question text, not its short name
    width = max(len(r) for r in rows)
    while width > 1 and not any(_cell(r, width - 1) for r in rows):
        width -= 1
    if len(rows) == 1:
        names = [" ".join(_cell(rows[0], i).split()) for i in range(width)]
        stems = [""] * width
    else:
        names, stems = _two_rows(rows[0], rows[1], width)
    unique, repaired = _unique(names)
    return Heading(first, after, tuple(unique), tuple(stems), tuple(repaired))


def _is_import_id(record: list[str]) -> bool:
    return any(_IMPORT_ID.match(c.strip()) for c in record)


def _two_rows(above: list[str], below: list[str], width: int) -> tuple[list[str], list[str]]:
    """Names and stems of a question row over a sub-question row; blanks above repeat leftwards."""
    names, stems, question = [], [], ""
    legacy = all(re.fullmatch(r"V\d+|Q\d+\S*|", c.strip()) for c in above[:6])
    for i in range(width):
        high, low = " ".join(_cell(above, i).split()), " ".join(_cell(below, i).split())
        question = high or question
        if legacy or not question:
            names.append(low or high)
            stems.append("")
        elif not low or low.casefold() in _ANSWER_MARKS:
            names.append(high or question)
            stems.append("")
        elif names_no_subject(low):
            names.append(f"{question} [{low}]")
            stems.append("")
        else:
            names.append(low)
            stems.append(question)
    return names, stems


def _unique(names: list[str]) -> tuple[list[str], list[str]]:
    """The names made different from each other, and sentences about what was changed."""
    seen: Counter[str] = Counter()
    unique, said = [], []
    for position, name in enumerate(names, start=1):
        shown = name or f"(column {position})"
        seen[shown] += 1
        if seen[shown] > 1:
            said.append(f"The header “{shown}” stands more than once; column {position} is "
                        f"shown as “{shown} ({seen[shown]})”.")  # fmt: skip
            shown = f"{shown} ({seen[shown]})"
        unique.append(shown)
    return unique, said
