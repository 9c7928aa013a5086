"""Days as files write them, in full or as a month, quarter, half or year; amounts of money."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from data.intake.language.words import fold, words_of
from data.vocabulary import within_reach

Order = Literal["day first", "month first"]
MONTHS = {word: month for month in range(1, 13) for word in words_of("month", str(month))}
_TIME = r"(?:[ T,]+\d{1,2}[:.h]\d{2}.*)?$"
_TIME_OF_DAY = re.compile(r"(?:[ T,]+\d{1,2}[:.h]\d{2}.*)$")
_YEAR_FIRST = re.compile(rf"^(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_TIME}")
_YEAR_LAST = re.compile(rf"^(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_DAY_MONTH = re.compile(
    rf"^(\d{{1,2}})(?:st|nd|rd|th)?[. -]+(?:de )?([^\W\d]+)\.?[ ,.-]+(?:de )?"
    rf"(\d{{4}}|\d{{2}}){_TIME}"
)
_MONTH_DAY = re.compile(rf"^([^\W\d]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_QUARTER = re.compile(r"^(?:(\d{4})[ /.-]*q([1-4])|q([1-4])[ /.-]*(\d{4}))$")
_HALF = re.compile(r"^(?:(\d{4})[ /.-]*h([12])|h([12])[ /.-]*(\d{4}))$")
_MONTH = re.compile(r"^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[/.](\d{4})|([^\W\d]+)\.?[ -](\d{4}))$")
_END_OF = re.compile(r"^(?:by |until |before )?(?:the )?(?:end of|ende|fin|bis) ")


def without_time(text: str) -> str:
    """A date without the time of day that may follow it; any other text as it is."""
    return _TIME_OF_DAY.sub("", text.strip())


def order_of(texts: Iterable[str]) -> Order | None:
    """Which of day and month stands first in “3/14/2026”; None where nothing tells."""
    result: set[Order] = set()
    for text in texts:
        match = _YEAR_LAST.match(text.strip())
        if match and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                result.add("day first")
            elif second > 12 >= first:
                result.add("month first")
    return result.pop() if len(result) == 1 else None


def is_day(text: str, *, months: bool = False) -> bool:
    """Whether a text is a day, or with `months` a month or the like, also where it may be read in
    two ways."""
    try:
        return (last_day if months else day_in)(text) is not None
    except ValueError:
        return True


def day_in(text: str, order: Order | None = None) -> date | None:
    """The day of a date with or without a time; None for any other text. Days with points are day
    first. Raises ValueError for one such as “3/4/2026” where no order is known, and for a day that
    no calendar has."""
    bare = " ".join(text.split())
    if match := _YEAR_FIRST.match(bare):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.match(bare):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        day_first = match[2] == "." or order == "day first" or first > 12
        if not day_first and order is None and second <= 12 and first != second:
            raise ValueError("Day and month cannot be told apart; write it as year-month-day.")
        return _day(year, second, first) if day_first else _day(year, first, second)
    folded = fold(bare)
    if match := _DAY_MONTH.match(folded):
        day, name, year = int(match[1]), match[2], int(match[3])
    elif match := _MONTH_DAY.match(folded):
        day, name, year = int(match[2]), match[1], int(match[3])
    else:
        return None
    year += 2000 if year < 100 else 0
    return _day(year, MONTHS[name], day) if name in MONTHS else None


def last_day(text: str, order: Order | None = None) -> date | None:
    """The same, or the last day of a month, quarter, half or year: “2027-Q1” is 2027-03-31."""
    day = day_in(text, order)
    if day is not None:
        return day
    bare = _END_OF.sub("", fold(text))
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        if match := pattern.match(bare):
            return _end(int(match[1] or match[4]), months * int(match[2] or match[3]))
    if re.fullmatch(r"20\d\d", bare):
        return _end(int(bare), 12)
    if match := _MONTH.match(bare):
        if match[5]:
            return _end(int(match[6]), MONTHS[match[5]]) if match[5] in MONTHS else None
        return _end(int(match[1] or match[4]), int(match[2] or match[3]))
    return None


def _end(year: int, month: int) -> date:
    return _day(year, month, calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0)


def _day(year: int, month: int, day: int) -> date:
    try:
        result = date(year, month, day)
    except ValueError:
        raise ValueError("No calendar has this day; write it as year-month-day.") from None
    return within_reach(result)


MOST = 1e9
"""More than any position costs in a week."""
_PLAIN = re.compile(r"^[-+]?\d+(?:[.,]\d+)?$")
TWO_WAYS = "can be read in two ways; write thousands without a separator, as 12000"
_TWO_WAYS = re.compile(r"^[-+]?[1-9]\d{0,2}[.,]\d{3}$")
"""12,000 and 12.000: twelve thousand to some, twelve to others."""


def amount(text: str) -> float:
    """An amount from 0 to MOST, in whole cents; a comma or a point may stand before the cents.
    Raises ValueError with what is wrong: a clause of which the amount is the subject."""
    written = text.strip()
    if _TWO_WAYS.match(written):
        raise ValueError(TWO_WAYS)
    if not _PLAIN.match(written):
        raise ValueError("is not an amount of money; write it as a number, as 12000")
    value = round(float(written.replace(",", ".")), 2)
    if value < 0:
        raise ValueError("may not be below 0")
    if value > MOST:
        raise ValueError(f"may not be above {MOST:.0f}")
    return value
