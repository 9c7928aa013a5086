"""How many rows the header of a table has, by the marks of the tools and by its gaps."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from data.intake.language.headers import names_no_subject, rater_value
from data.intake.language.who import is_skill_label, label_of, names_person
from data.intake.language.words import fold, form_words, sentence
from data.intake.levels.scales import label_level

RESPONSE_MARKS = form_words("surveymonkey", "one answer")
"""What SurveyMonkey writes below a question that has one answer."""
RESPONDENTS = form_words("surveymonkey", "respondent")
"""The first header of SurveyMonkey: every answer has one, so a blank below is a header too."""
_FIRST_OF_TOOLS = RESPONDENTS | form_words("any", "first column")
_NEXT_OF_TOOLS = form_words("any", "next column")
_IMPORT_ID = re.compile(r"""^\{\s*['"]ImportId['"]""")
_NUMBER = re.compile(r"^[-+]?\d+([.,]\d+)?%?$")
_DATED = re.compile(r"^[-+]?\d[\d\s:./,TZ+-]*%?$")
"""A number, a day or a time."""
_NAME = re.compile(r"^[^\W\d]")
_CODE = re.compile(r"[^\W\d][\w.\[\]#/-]*")
_MOST_NOTES = 8


def text_of(record: Sequence[str], i: int) -> str:
    """A cell without outer spaces, "" past the end."""
    return record[i].strip() if i < len(record) else ""


def filled_in(record: Sequence[str]) -> int:
    return sum(1 for text in record if text.strip())


def _pairs(first: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of two records, side by side."""
    return [(a.strip(), b.strip()) for a, b in zip_longest(first, other, fillvalue="")]


def is_import_id(record: list[str]) -> bool:
    """Whether a record is the third header row of Qualtrics."""
    return sum(1 for c in record if _IMPORT_ID.match(c.strip())) > 0.5 * max(1, filled_in(record))


def is_legacy(above: list[str], below: list[str]) -> bool:
    """Whether short names stand over texts: Qualtrics without ImportIds, SoSci with labels."""
    head = [c.strip().casefold() for c in above]
    spelled = [c.strip().casefold().replace(" ", "") for c in below]
    same = sum(1 for a, b in zip(head, spelled, strict=False) if a and a == b)
    if {"startdate", "enddate"} <= set(head):
        return same >= 2
    if "case" in head and {"serial", "ref", "questnnr", "mode", "started"} & set(head):
        under = text_of(below, head.index("case"))
        return bool(under) and not _NUMBER.match(under)
    return False


def is_code_row(record: list[str], other: list[str]) -> bool:
    """Whether a row holds the short names of the columns that the other row spells out."""
    pairs = [(short, text) for short, text in _pairs(record, other) if short or text]
    whole = all(short and text and _CODE.fullmatch(short) for short, text in pairs)
    once = all(len({row[k] for row in pairs}) == len(pairs) for k in (0, 1))
    return whole and once and sum(" " in text for _, text in pairs) >= 2


def _is_area_row(head: list[str], below: list[str]) -> bool:
    """Whether a row says an area over each of several names, once more for every one of them."""
    areas = [fold(text) for text in head if text.strip()]
    names = [fold(text) for text in below if text.strip()]
    plain = all(label_level(text) is None for text in below)
    return plain and len(areas) == len(names) == len(set(names)) > len(set(areas))


def names_twice(records: list[list[str]], first: int) -> bool:
    """Whether two rows name every column, by code and text or area and name, over numbers."""
    head, below, *data = records[first : first + 6]
    coded = is_code_row(head, below) or is_code_row(below, head)
    if not data or not (coded or _is_area_row(head, below)):
        return False
    named = [i for i, text in enumerate(head) if _NAME.match(text.strip())]
    named = [i for i in named if _NAME.match(text_of(below, i))]
    rows = [row for row in data if filled_in(row)]
    return sum(all(_DATED.match(text_of(row, i)) for row in rows) for i in named) >= 2


def repeats_what_is_asked(record: list[str]) -> bool:
    """Whether "Self", "Level" or their like stand twice, so that the row above has the skills."""
    names = Counter(text.strip().casefold() for text in record if text.strip())
    return any(times > 1 and names_no_subject(name) for name, times in names.items())


def header_rows(records: list[list[str]], first: int) -> int:
    """1, 2 or 3: Qualtrics has its ImportIds in the third, form tools the sub-question below."""
    head, *following = records[first : first + 4]
    for offset, record in enumerate(following[:2], start=2):
        if is_import_id(record):
            return offset
    if not following:
        return 1
    if is_legacy(head, following[0]):
        return 2
    if text_of(head, 0).casefold() in RESPONDENTS:
        below = [bool(filled_in(r)) and not text_of(r, 0) for r in following[:2]]
        return 1 + (below[0] + all(below) if len(below) > 1 else below[0])
    if names_twice(records, first):
        return 2
    if len(following) > 2 and _has_skills_between(*following[:2]):
        return 3
    if not _is_below(records, first, head):
        return 1
    if len(following) < 3 or repeats_what_is_asked(following[0]):
        return 2
    both = [low or high for high, low in _pairs(head, following[0])]
    return 3 if _is_below(records, first + 1, both) else 2


def below_notes(records: list[list[str]], first: int, width: int) -> int:
    """The first whole row of names, one a person's, below notes with gaps, or of skill and level
    below "Name, Ana". `first` where it names a person, or anything between is whole or a number."""
    for at, record in enumerate(records[first : first + _MOST_NOTES], start=first):
        begins = text_of(record, 0)
        if filled_in(record) == 2 and (label_of(begins) or names_person(begins)):
            continue
        if at > first and is_skill_label(begins):
            return at
        names = {text.strip().casefold() for text in record if text.strip()}
        if any(map(names_person, names)):
            return at if len(names) == width else first
        if filled_in(record) >= width or any(map(_NUMBER.match, names)):
            return first
    return first


def above_data(records: list[list[str]], first: int) -> int:
    """The row above where that has words alone and `first` has numbers as the row below it. Numbers
    that count on, such as 1, 2, 3 or years, are headers."""
    if not 0 < first < len(records) - 1:
        return first
    above, row, below = records[first - 1 : first + 2]
    numbers = [i for i in range(len(row)) if _NUMBER.match(text_of(row, i))]
    again = [i for i in numbers if _NUMBER.match(text_of(below, i))]
    words = filled_in(above) >= 2 and not any(_NUMBER.match(text.strip()) for text in above)
    texts = [text_of(row, i) for i in numbers]
    counts_on = all(a.isdigit() and b == str(int(a) + 1) for a, b in pairwise(texts))
    return first - 1 if words and again == numbers and not counts_on else first


def _has_skills_between(middle: list[str], below: list[str]) -> bool:
    """Whether a row of skills with gaps stands over one that repeats "Self", "Level", ..."""
    asks = repeats_what_is_asked(below) and not repeats_what_is_asked(middle)
    words = not any(_NUMBER.match(text.strip()) for text in middle)
    return asks and words and 2 <= filled_in(middle) < filled_in(below)


def _is_below(records: list[list[str]], first: int, head: list[str]) -> bool:
    """Whether the record after `first` is a header row: words in the gaps of the head above it."""
    below = records[first + 1]
    only_asks = all(names_no_subject(text) for text in below if text.strip())
    only_asks = only_asks and repeats_what_is_asked(below)
    if only_asks and not text_of(below, 0) and first + 2 < len(records):
        return True
    pairs = _pairs(head, below)
    last = max((i + 1 for i, pair in enumerate(pairs) if any(pair)), default=0)
    gaps = {i: low for i, (high, low) in enumerate(pairs[:last]) if not high}
    words = [low for low in gaps.values() if low and not _NUMBER.match(low)]
    is_second = first + 2 < len(records) and len(words) >= 2 and len(words) >= 0.8 * len(gaps)
    later = records[first + 2 : first + 9]
    # what looks like the rows after it is data, not a header
    again = sum(any(text_of(r, i) == low for r in later) for i, low in gaps.items() if low)
    numbers = any(_NUMBER.match(low) for _, low in pairs)
    if (is_second and not numbers and again < 2) or _names_under_areas(pairs, later[:6]):
        return True
    no_number = not any(_NUMBER.match(low) for _, low in pairs[1:])
    begins = not pairs[0][1] or (pairs[0][1] in ("0", "1") and no_number)  # of a count of rows
    return any(low.casefold() in RESPONSE_MARKS for _, low in pairs) and begins


def _names_under_areas(pairs: list[tuple[str, str]], data: list[list[str]]) -> bool:
    """Whether names stand in gaps of the head and over levels."""
    named = [i for i, (_, low) in enumerate(pairs) if low]
    if len(named) < 2 or not named[0] or not all(high for high, _ in pairs[: named[0]]):
        return False
    over = [text for row in data for i in named if (text := text_of(row, i))]
    gaps = any(not pairs[i][0] for i in named)
    names = all(_NAME.match(low) and label_level(low) is None for _, low in pairs if low)
    levels = all(_NUMBER.match(text) or label_level(text) is not None for text in over)
    return bool(over) and gaps and names and levels


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
    every, width = records, max(map(len, records[:_LOOKED_AT]), default=0)
    blank = frozenset(i for i in range(width) if not any(text_of(r, i) for r in records))
    if blank:  # they part no header
        records = [[c for i, c in enumerate(r) if i not in blank] for r in records]
    counted = {i: filled_in(r) for i, r in enumerate(records[:_LOOKED_AT])}
    present = {i: n for i, n in counted.items() if n}
    if not present:
        return None
    own = {i: {text.strip().casefold() for text in records[i][:8]} for i in present}
    tools = (i for i, texts in own.items() if texts & _FIRST_OF_TOOLS and texts & _NEXT_OF_TOOLS)
    tool = next(tools, None)
    if tool is not None:
        if tool:
            tool -= is_legacy(*records[tool - 1 : tool + 1]) or names_twice(records, tool - 1)
        return _named(every, tool, tool + header_rows(records, tool), blank)
    usual = Counter(present.values()).most_common(1)[0][0]
    widest = max(present.values())
    many = max(1, 0.6 * min(widest, max(usual, 2)))
    first = next((i for i, n in present.items() if n >= many), min(present))
    again = repeats_what_is_asked(records[first])
    data = records[first + 1] if first + 1 < len(records) else []
    under = [i for i in range(len(data)) if text_of(data, i) and not text_of(records[first], i)]
    # rows of questions with gaps stand over the row of sub-questions
    for at in range(max(0, first - 2), first):
        enough = 2 if again or any(text_of(records[at], i) for i in under) else 3
        if filled_in(records[at]) >= enough and header_rows(records, at) > first - at:
            first = at
            break
    if header_rows(records, first) == 1:
        first = above_data(records, below_notes(records, first, widest))
    after = first + header_rows(records, first)
    if after == first + 1 and _first_is_nameless(every, first):
        moved = [*every[:first], ["", *every[first]]]
        heading = _named(moved, first, after, blank)
        return replace(heading, repaired=(sentence("nameless column"), *heading.repaired))
    return _named(every, first, after, blank)


def _first_is_nameless(records: list[list[str]], first: int) -> bool:
    """Whether the header lacks the name of the first column, as R writes tables with row names. A
    header that begins with who answers is complete, unless the first cells only count the rows."""
    header, below = records[first], records[first + 1 :]
    width = len(header)
    odd = (len(row) != width + 1 and filled_in(row) for row in below)
    if filled_in(header) != width or any(odd):
        return False
    rows = list(filter(filled_in, below))
    named = any(row[-1].strip() for row in rows)  # more than delimiters at the end of the rows
    counted = [row[0].strip() for row in rows] == [str(i) for i in range(1, len(rows) + 1)]
    return named and (counted or label_of(header[0]) is None)


def _named(records: list[list[str]], first: int, after: int, blank: frozenset[int]) -> Heading:
    rows = records[first:after]
    codes: list[str] = []
    width = cells = max(len(r) for r in rows)
    while width > 1 and not any(text_of(r, width - 1) for r in rows):
        width -= 1
    if len(rows) > 1 and is_import_id(rows[-1]):
        codes, rows = rows[0], rows[1:-1] or rows[:1]  # the question texts are the headers
    elif len(rows) > 1 and is_legacy(rows[0], rows[1]):
        codes = rows[0]
        rows = [[_text(rows[1], i) or _text(rows[0], i) for i in range(width)]]
    elif len(rows) == 2 and (is_code_row(*rows) or is_code_row(*rows[::-1])):
        codes, texts = rows if is_code_row(*rows) else rows[::-1]
        rows = [texts]
    if len(rows) == 1:
        names, stems = [_text(rows[0], i) for i in range(width)], [""] * width
    else:
        names, stems = _stacked(rows, width)
    for i in blank.intersection(range(width)):
        names[i] = stems[i] = ""
    unique, repaired = map(tuple, _unique(names, stems))
    short = tuple(_text(codes, i) for i in range(width)) if codes else ()
    return Heading(first, after, unique, tuple(stems), repaired, short, cells)


def _text(record: list[str], i: int) -> str:
    return " ".join(text_of(record, i).split())


def _stacked(rows: list[list[str]], width: int) -> tuple[list[str], list[str]]:
    """Names and stems of rows of questions, blanks repeating their left, over sub-questions."""
    result, question, between = [], "", ""
    lows = _with_raters([_text(rows[-1], i) for i in range(width)])
    for i, low in enumerate(lows):
        high = _text(rows[0], i)
        middle = _text(rows[1], i) if len(rows) == 3 else ""
        between = middle if high or middle else between
        question = high or question
        result.append(_pair(question, high, between, low))
    return [name for name, _ in result], [stem for _, stem in result]


def _with_raters(lows: list[str]) -> list[str]:
    """The last row of a header with "Mgr", "TL" and the like written out, beside "Self"."""
    again = Counter(lows)
    kinds = {low: rater_value(low) for low in again if again[low] > 1}
    if "self" not in kinds.values():
        return lows
    short = {low: kind.capitalize() for low, kind in kinds.items() if kind}
    return [low if names_no_subject(low) else short.get(low, low) for low in lows]


def _pair(question: str, high: str, between: str, low: str) -> tuple[str, str]:
    """The name of a column and the question around it."""
    if between and between.casefold() not in RESPONSE_MARKS:
        if not low or low.casefold() in RESPONSE_MARKS:
            return _pair(question, high, "", between)
        if names_no_subject(low):
            return f"{between} [{low}]", question
        if names_no_subject(between):
            return f"{low} [{between}]", question
        return low, f"{question} {between}".strip()
    if not question:
        return low or high, ""
    if not low or low.casefold() in RESPONSE_MARKS:
        return high or question, ""
    if names_no_subject(low):
        return f"{question} [{low}]", ""
    return low, question


def _unique(names: list[str], stems: list[str]) -> tuple[list[str], list[str]]:
    """The names made different from each other, and sentences about what was changed. A name that
    stands below several questions gets its question with it, and no sentence."""
    seen: Counter[str] = Counter()
    unique, headers = [], []
    for i, name in enumerate(names):
        shown = name or f"(column {i + 1})"
        if seen[shown] and stems[i]:
            shown, stems[i] = f"{stems[i]} [{shown}]", ""
        seen[shown] += 1
        if seen[shown] > 1:
            headers.append(sentence("header twice", header=shown, column=i + 1, times=seen[shown]))
            shown = f"{shown} ({seen[shown]})"
        unique.append(shown)
    return unique, headers


_COPY = re.compile(r"^(.*?\S)(?: \((\d+)\)|\.(\d+)|(\d+))$", re.S)


def original(header: str, headers: frozenset[str], *, excel: bool = False) -> str:
    """What "Python (2)" or "Python.1" repeats beside "Python"; `excel`: also "Python2"."""
    match = _COPY.match(header)
    if not match or match[1] not in headers or (match[4] and not excel):
        return header
    return match[1]
