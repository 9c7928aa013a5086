"""How many rows the header of a table has, by the marks of the tools and by its gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from data.intake.language.headers import names_no_subject
from data.intake.language.labels import label_of
from data.intake.language.words import fold
from data.intake.levels.scales import label_level

RESPONSE_MARKS = frozenset(
    (
        "response",
        "open-ended response",
        "responses",
        "antwort",
        "offene antwort",
        "frei formulierte antwort",
        "antwort auf offene frage",
        "réponse",
        "réponse ouverte",
        "réponse libre",
        "respuesta",
        "respuesta abierta",
        "resposta",
        "resposta aberta",
        "risposta",
        "risposta aperta",
        "antwoord",
        "open antwoord",
        "svar",
    )
)
"""What SurveyMonkey writes below a question that has one answer."""
RESPONDENTS = frozenset(
    (
        "respondent id",
        "respondentid",
        "respondent_id",
        "befragten-id",
        "befragten id",
        "teilnehmer-id",
        "identifiant répondant",
        "identifiant du répondant",
        "id du répondant",
        "id de la persona encuestada",
        "identificación del encuestado",
        "id del encuestado",
        "id de encuestado",
        "id do respondente",
        "id respondente",
        "id del rispondente",
        "respondent-id",
    )
)
"""The first header of SurveyMonkey: every answer has one, so a blank below is a header too."""
_FIRST_OF_TOOLS = RESPONDENTS | {
    "responseid",
    "startdate",
    "anfangsdatum",
    "start date",
    "case",
    "record_id",
    "redcap_event_name",
}
_NEXT_OF_TOOLS = frozenset(
    (
        "collector id",
        "collectorid",
        "collector_id",
        "collector-id",
        "id du collecteur",
        "identifiant collecteur",
        "id del recopilador",
        "id do coletor",
        "id del collettore",
        "enddate",
        "responseset",
        "recordeddate",
        "ipaddress",
        "date_created",
        "serial",
        "ref",
        "questnnr",
        "id",
        "start time",
        "startzeit",
        "email address",
    )
)
_IMPORT_ID = re.compile(r"""^\{\s*['"]ImportId['"]""")
_NUMBER = re.compile(r"^[-+]?\d+([.,]\d+)?%?$")
_DATED = re.compile(r"^[-+]?\d[\d\s:./,TZ+-]*%?$")
"""A number, a day or a time."""
_NAME = re.compile(r"^[^\W\d]")
_CODE = re.compile(r"[^\W\d][\w.\[\]#/-]*")
_MOST_NOTES = 8
_LEGACY = re.compile(r"V\d+|Q\d+\S*|")


def cell(record: list[str], i: int) -> str:
    """A cell without outer spaces, "" past the end."""
    return record[i].strip() if i < len(record) else ""


def filled(record: list[str]) -> int:
    """Cells that hold something."""
    return sum(1 for text in record if text.strip())


def is_tool_row(record: list[str]) -> bool:
    """Whether a record begins with the names that a tool gives its own columns."""
    texts = {text.strip().casefold() for text in record[:8]}
    return bool(texts & _FIRST_OF_TOOLS) and bool(texts & _NEXT_OF_TOOLS)


def is_import_id(record: list[str]) -> bool:
    """Whether a record is the third header row of Qualtrics."""
    return sum(1 for c in record if _IMPORT_ID.match(c.strip())) > 0.5 * max(1, filled(record))


def is_legacy(above: list[str], below: list[str]) -> bool:
    """Whether a row of short names stands over one of question texts: old Qualtrics, Qualtrics
    without its ImportIds, or SoSci with labels."""
    if len(above) > 5 and all(_LEGACY.fullmatch(c.strip()) for c in above[:6]):
        return "ResponseID" in below or "ResponseId" in below
    head = [c.strip().casefold() for c in above]
    spelled = [c.strip().casefold().replace(" ", "") for c in below]
    same = sum(1 for a, b in zip(head, spelled, strict=False) if a and a == b)
    if {"startdate", "enddate"} <= set(head):
        return same >= 2
    sosci = {"serial", "ref", "questnnr", "mode", "started"} & set(head)
    if "case" in head and sosci:
        under = cell(below, head.index("case"))
        return bool(under) and not _NUMBER.match(under)
    return False


def is_code_row(record: list[str], other: list[str]) -> bool:
    """Whether a row holds the short names of the columns that the other row spells out.

    Skills over “Self rating” and “Manager rating” are no codes: one of the rows repeats itself.
    """
    pairs = [(cell(record, i), cell(other, i)) for i in range(max(len(record), len(other)))]
    told = [(short, text) for short, text in pairs if short or text]
    whole = all(short and text and _CODE.fullmatch(short) for short, text in told)
    once = all(len({row[k] for row in told}) == len(told) for k in (0, 1))
    return whole and once and sum(" " in text for _, text in told) >= 2


def _is_area_row(head: list[str], below: list[str]) -> bool:
    """Whether a row says an area over each of several names, once more for every one of them."""
    areas = [fold(text) for text in head if text.strip()]
    names = [fold(text) for text in below if text.strip()]
    return (
        len(areas) == len(names) > len(set(areas))
        and len(set(names)) == len(names)
        and all(label_level(text) is None for text in below)
    )


def names_twice(records: list[list[str]], first: int) -> bool:
    """Whether two rows name every column, as a code and as a text or by its area and its name,
    above rows with numbers."""
    head, below, *data = records[first : first + 6]
    coded = is_code_row(head, below) or is_code_row(below, head)
    if len(data) < 2 or not (coded or _is_area_row(head, below)):
        return False
    telling = [
        i
        for i in range(len(head))
        if all(_DATED.match(cell(row, i)) for row in data if filled(row))
        and _NAME.match(cell(head, i))
        and _NAME.match(cell(below, i))
    ]
    return len(telling) >= 2


def repeats_what_is_asked(record: list[str]) -> bool:
    """Whether "Self", "Level" or their like stand twice, so that the row above has the skills."""
    names = Counter(text.strip().casefold() for text in record if text.strip())
    return any(times > 1 and names_no_subject(name) for name, times in names.items())


def _only_asks(record: list[str]) -> bool:
    """Whether a row holds nothing but "Level", "Interest" and the like, one of them twice."""
    texts = [text for text in record if text.strip()]
    return repeats_what_is_asked(record) and all(map(names_no_subject, texts))


def header_rows(records: list[list[str]], first: int) -> int:
    """1, 2 or 3: Qualtrics has its ImportIds in the third, form tools the sub-question below."""
    following = records[first + 1 : first + 4]
    for offset, record in enumerate(following[:2], start=2):
        if is_import_id(record):
            return offset
    if not following:
        return 1
    head = records[first]
    if is_legacy(head, following[0]):
        return 2
    if cell(head, 0).casefold() in RESPONDENTS:
        below = [bool(filled(r)) and not cell(r, 0) for r in following[:2]]
        return 1 + (below[0] + all(below) if len(below) > 1 else below[0])
    if names_twice(records, first):
        return 2
    if len(following) > 2 and _has_skills_between(*following[:2]):
        return 3
    if not _is_below(records, first, head):
        return 1
    if len(following) < 3 or repeats_what_is_asked(following[0]):
        return 2
    width = max(len(head), len(following[0]))
    both = [cell(following[0], i) or cell(head, i) for i in range(width)]
    return 3 if _is_below(records, first + 1, both) else 2


def below_notes(records: list[list[str]], first: int, width: int) -> int:
    """The first whole row of names, one of them a person's, below rows of notes with gaps.

    `first` itself where it names a person, or where anything between is whole or holds a number.
    """
    for at, record in enumerate(records[first : first + _MOST_NOTES], start=first):
        names = {text.strip().casefold() for text in record if text.strip()}
        if any(label_of(name) in ("name", "email", "id") for name in names):
            return at if len(names) == width else first
        if filled(record) >= width or any(map(_NUMBER.match, names)):
            return first
    return first


def above_data(records: list[list[str]], first: int) -> int:
    """The row above where that has words alone and `first` has numbers as the row below it.

    Numbers that count on, such as 1, 2, 3 or years, are headers.
    """
    if not 0 < first < len(records) - 1:
        return first
    above, row, below = records[first - 1 : first + 2]
    numbers = [i for i in range(len(row)) if _NUMBER.match(cell(row, i))]
    again = [i for i in numbers if _NUMBER.match(cell(below, i))]
    words = filled(above) >= 2 and not any(_NUMBER.match(text.strip()) for text in above)
    texts = [cell(row, i) for i in numbers]
    counts_on = all(a.isdigit() and b == str(int(a) + 1) for a, b in pairwise(texts))
    return first - 1 if words and again == numbers and not counts_on else first


def _has_skills_between(middle: list[str], below: list[str]) -> bool:
    """Whether a row of skills with gaps stands over one that repeats "Self", "Level", ..."""
    names = [i for i, text in enumerate(middle) if text.strip()]
    return (
        len(names) >= 2
        and repeats_what_is_asked(below)
        and not repeats_what_is_asked(middle)
        and all(cell(below, i) and not _NUMBER.match(cell(middle, i)) for i in names)
        and filled(below) > len(names)
    )


def _is_below(records: list[list[str]], first: int, head: list[str]) -> bool:
    """Whether the record after `first` is a header row: words in the gaps of the head above it."""
    below = records[first + 1]
    if _only_asks(below) and not cell(below, 0) and first + 2 < len(records):
        return True
    width = max(len(head), len(below))
    pairs = [(cell(head, i), cell(below, i)) for i in range(width)]
    gaps = [low for high, low in pairs[: _last_filled(pairs)] if not high]
    words = [low for low in gaps if low and not _NUMBER.match(low)]
    marks = sum(1 for _, low in pairs if low.casefold() in RESPONSE_MARKS)
    is_second = first + 2 < len(records) and len(words) >= 2 and len(words) >= 0.8 * len(gaps)
    numbers = sum(1 for _, low in pairs if _NUMBER.match(low))
    if is_second and numbers == 0 and not _repeats(records, first + 1, pairs):
        return True
    if _names_under_areas(pairs, records[first + 2 : first + 8]):
        return True
    return bool(marks) and not pairs[0][1]


def _names_under_areas(pairs: list[tuple[str, str]], data: list[list[str]]) -> bool:
    """Whether names alone stand from some column on, one in a gap of the head, over levels; left
    of them the head names the columns."""
    named = [i for i, (_, low) in enumerate(pairs) if low]
    left = range(named[0]) if named else range(0)
    over = [cell(row, i) for row in data for i in named]
    return (
        bool(left)
        and len(named) >= 2
        and any(over)
        and any(not pairs[i][0] for i in named)
        and all(pairs[i][0] for i in left)
        and all(_NAME.match(pairs[i][1]) and label_level(pairs[i][1]) is None for i in named)
        and all(not text or _NUMBER.match(text) or label_level(text) is not None for text in over)
    )


def _repeats(records: list[list[str]], at: int, pairs: list[tuple[str, str]]) -> bool:
    """Whether the row below looks like the rows after it, so that it is data, not a header."""
    later = records[at + 1 : at + 8]
    again = sum(
        1
        for i, (high, low) in enumerate(pairs)
        if not high and low and any(cell(r, i) == low for r in later)
    )
    return again >= 2


def _last_filled(pairs: list[tuple[str, str]]) -> int:
    return max((i + 1 for i, pair in enumerate(pairs) if pair[0] or pair[1]), default=0)
