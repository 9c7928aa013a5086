"""How numbers are written, once, for every page, chart and report. Read alike in every country: a
space between thousands, a point before decimals (ISO 80000-1), months by name. Columns of numbers
in tables of the page are written by the reader's browser. A no-break space keeps a number and its
unit on one line. Shares that are not whole are never rounded to 0 % or to 100 %: a plan that misses
one position must not read as complete."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from analytics.strategy.amounts import SPACE as SPACE
from analytics.strategy.amounts import currency_sign, percent_range, whole_week
from analytics.strategy.amounts import joined as joined
from analytics.strategy.amounts import money_exact as money_exact
from analytics.strategy.amounts import percent as percent
from analytics.strategy.amounts import small_percent as small_percent
from data.vocabulary import grouped

STEPS = ("", "k", "M", "B", "T")
"""Thousands, millions, billions (10⁹) and trillions, as the axes of the charts have them."""
coverage_range = percent_range
"""Of a coverage, which unknown levels may leave open."""
number = grouped
"""A whole number with thousands separated: 12345.0 -> "12 345"."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SOON = 3.0
"""Seconds of a step after which its end can be foretold."""


Ends = tuple[float, float]
"""What a share is at the least and at the most."""


def points(before: float, after: float) -> int:
    """From one share to another in whole points, subtracted as they are and rounded once: 49.4 % to
    50.6 % is 1 point, though the two are printed as 49 % and 51 %."""
    return round((after - before) * 100)


def points_words(before: float, after: float) -> str:
    """The same in words, without a direction: "1 point", "12 points", "less than 1 point"."""
    whole = abs(points(before, after))
    return count(whole, "point") if whole else f"less than 1{SPACE}point"


LEAST, SURE = 0.005, 0.8
"""Within so much of 0 or 1 a chance is not told to the point; with so much a must-have is sure."""


def chance(share: float) -> str:
    """How a chance is said everywhere but in a page's table, which holds numbers: "61 %", "under
    1 %", "over 99 %". Of SURE it is said how many reach it: what is rounded up to it is written a
    point less, 79.56 % as "79 %"."""
    if 0 < share < LEAST:
        return f"under {percent(LEAST)}"
    if 1 - LEAST < share < 1:
        return f"over {percent(1 - LEAST)}"
    return percent(share if share >= SURE or round(share, 2) < SURE else SURE - 0.01)


def shown_share(text: str) -> float:
    """A share that is printed, as a number again: "99 %" is 0.99; so is "over 99 %"."""
    return float(text.removesuffix(f"{SPACE}%").split(" ")[-1]) / 100


def same_share(before: float, after: float) -> bool:
    """Whether two shares differ by nothing but the error of their division."""
    return abs(after - before) < 1e-9


def since_then(before: Ends, after: Ends, when: str) -> str:
    """How a share differs from what it was: in points where unknown levels leave no doubt."""
    old, new = percent_range(*before), percent_range(*after)
    if same_share(max(before[0], after[0]), min(before[1], after[1])) or (
        before[0] <= after[1] and after[0] <= before[1]
    ):
        return f"as in {when}" if old == new else f"{old} in {when}"
    way = "up" if after[0] > before[0] else "down"
    return f"{way} {points_words(before[0], after[0])} since {when}"


def money(amount: float, currency: str = "USD") -> str:
    """Scaled: 950 -> "$ 950", 9400 -> "$ 9.4 k", 148230 -> "$ 148 k", 1240000 -> "$ 1.24 M".
    Three digits from a million on; past a thousand trillion whole trillions are grouped, since no
    letter is read for more."""
    size = abs(amount)
    power = 0
    while power < len(STEPS) - 1 and round(size / 1000**power) >= 1000:
        power += 1
    shown = size / 1000**power
    digits = (0, 1, 2, 2, 2)[power] if shown < 9.95 else int(power > 1 and shown < 99.95)
    text = grouped(shown, digits)
    if digits:
        text = text.rstrip("0").rstrip(".")
    letter = f"{SPACE}{STEPS[power]}" if power else ""
    sign = "−" if amount < 0 and text != "0" else ""
    return f"{sign}{currency_sign(currency)}{SPACE}{text}{letter}"


def decimal(value: float) -> str:
    """At most one digit after the point: 2.50 -> "2.5", 3.0 -> "3"."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.removeprefix("-") if text == "-0" else text.replace("-", "−")


def statistic(value: float, sign: str = "") -> str:
    """Two digits after the point, so that a column stands in line: 0.9 -> "0.90". `sign` "+": of
    what is above 0, too."""
    return f"{value:{sign}z.2f}".replace("-", "−")  # z: no 0 below 0


def entered(value: float) -> str:
    """A number as somebody entered it, up to six significant digits: 0.18 -> "0.18"."""
    return f"{value:,.6g}".replace(",", SPACE)


def hours(value: float) -> str:
    return f"{grouped(value)}{SPACE}h"


def weeks(value: float) -> str:
    """A duration: 1 -> "1 week", 13.4 -> "14 weeks" (a started week counts)."""
    whole = whole_week(value)
    return f"{whole}{SPACE}week" if whole == 1 else f"{whole}{SPACE}weeks"


def day(when: date) -> str:
    """date(2027, 6, 30) -> "30 Jun 2027": no reader takes the month for the day."""
    return f"{when.day}{SPACE}{_MONTHS[when.month - 1]}{SPACE}{when.year}"


def moment(when: datetime) -> str:
    """ "24 Nov 2026, 15:45 UTC"."""
    return f"{day(when)}, {when:%H:%M} UTC"


def month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]}{SPACE}{when.year}"


def week_day(start: date, week: float) -> date:
    """The date `week` weeks after `start`, to the day: a due date comes back as it was given."""
    return start + timedelta(days=round(week * 7))


def last_day(start: date, week: float) -> date:
    """The last day that is not later than `week` weeks after `start`: by when to decide."""
    return start + timedelta(days=int(max(week, 0.0) * 7 + 1e-6))


def between(least: str, most: str) -> str:
    """What something is at least and at most, once where that is the same."""
    return least if least == most else f"{least} to {most}"


def count(value: int, single: str, many: str | None = None) -> str:
    """count(1, "person", "people") -> "1 person"; count(3, "skill") -> "3 skills"."""
    word = single if value == 1 else (many or single + "s")
    return f"{grouped(value)}{SPACE}{word}"


def must_haves(number: int, of: int) -> str:
    """How many of several are must-haves: "2 of them must-haves", of one "a must-have"."""
    if of == 1:
        return "a must-have" if number else "no must-have"
    return f"{number} of them {'a must-have' if number == 1 else 'must-haves'}"


def first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def short(text: str, most: int) -> str:
    """`text` on an axis: cut at a word where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,&-") + "…"


class Watch:
    """Keeps when each step began. `clock` in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: dict[str, float] = {}

    def sentence(self, step: str, done: int, rows: int) -> str:
        """The step, its rows, and the time left once that can be told."""
        spent = self._clock() - self._began.setdefault(step, self._clock())
        if rows <= 1:
            return step
        text = f"{step}: {grouped(done)} of {grouped(rows)} rows"
        if not 0 < done < rows or spent < _SOON:
            return text
        return f"{text}, about {_duration(spent * (rows - done) / done)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
