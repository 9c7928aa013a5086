"""One row of a file and its cells, read with every problem kept."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from data.intake.language.amounts import amount
from data.vocabulary import MAX_LEVEL, Issue

_YES = frozenset({"yes", "y", "true", "t", "1", "x", "must", "must-have"})
_NO = frozenset({"no", "n", "false", "f", "0", "-"})
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")


@dataclass(frozen=True)
class Row:
    """Cells of one row by column, trimmed; `number` counts the file's rows from 1."""

    number: int
    cells: dict[str, str]
    problems: list[Issue]
    """The file's problems: shared by all of its rows."""

    def refuse(self, column: str | None, reason: str) -> None:
        """Note a problem of this row."""
        value = self.cells.get(column) if column else None
        self.problems.append(Issue(self.number, column, value, reason, "error"))

    def text(self, column: str) -> str:
        """The cell, empty where the file has no such column."""
        return self.cells.get(column, "")

    def optional(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self.text(column) or None

    def required(self, column: str) -> str:
        """The cell; an empty one is a problem."""
        if not self.text(column):
            self.refuse(column, "is empty; it needs a value")
        return self.text(column)

    def number_in(
        self, column: str, low: float, high: float = math.inf, *, above: bool = False
    ) -> float | None:
        """A number from `low` (or above it) to `high`; None where empty or a problem."""
        text = self.text(column)
        if not text:
            return None
        value = _number(text)
        if value is None:
            self.refuse(column, f"{text!r} is not a number")
        elif value < low or (above and value == low):
            bound = "must be more than" if above else "may not be below"
            self.refuse(column, f"{text} {bound} {low:g}")
            return None
        elif value > high:
            self.refuse(column, f"{text} may not be above {high:g}")
            return None
        return value

    def money(self, column: str) -> float | None:
        """An amount of at least 0, in whole cents; None where empty or a problem."""
        text = self.text(column)
        if not text:
            return None
        try:
            return amount(text)
        except ValueError as error:
            self.refuse(column, f"{text!r} {error}")
            return None

    def whole(self, column: str, low: int) -> int | None:
        """A whole number of at least `low`; None where empty or a problem."""
        value = self.number_in(column, low)
        if value is not None and not value.is_integer():
            self.refuse(column, f"{self.text(column)} is not a whole number")
            return None
        return None if value is None else int(value)

    def share(self, column: str) -> float | None:
        """A share above 0, written as 0.3 or 30%."""
        text = self.text(column)
        if not text.endswith("%"):
            value = _number(text) if text else None
            if value is not None and value > 1:
                self.refuse(column, f"{text} is more than the whole; write 30 % as 0.3 or 30%")
                return None
            return self.number_in(column, 0, 1, above=True)
        percent = _number(text[:-1].strip())
        if percent is None or not 0 < percent <= 100:
            self.refuse(column, f"{text!r} is not a share above 0% and up to 100%")
            return None
        return percent / 100

    def level(self, column: str) -> int | None:
        """A required level; a half goes up, any other decimal to the nearest
        (methods.md#scales)."""
        if not self.required(column):
            return None
        value = self.number_in(column, 1, MAX_LEVEL)
        return None if value is None else math.floor(value + 0.5)

    def yes_no(self, column: str, default: bool) -> bool:
        """Yes or no; the default where empty."""
        text = self.text(column).casefold()
        if text in _YES:
            return True
        if text in _NO:
            return False
        if text:
            self.refuse(column, f"{self.text(column)!r} is neither yes nor no")
        return default

    def day(self, column: str) -> date | None:
        """A day as 2027-03-31; None where empty or a problem."""
        text = self.text(column)
        if not text:
            return None
        try:
            return date.fromisoformat(_MIDNIGHT.sub("", text))
        except ValueError:
            self.refuse(column, f"{text!r} is not a date; write it as year-month-day: 2027-03-31")
            return None

    def one_of(self, column: str, allowed: Collection[str], default: str) -> str:
        """One of a few words, in any case; the default where empty."""
        text = self.text(column)
        if not text:
            return default
        for word in allowed:
            if word.casefold() == text.casefold():
                return word
        self.refuse(column, f"{text!r} is not one of {', '.join(allowed)}")
        return default


def _number(text: str) -> float | None:
    """A finite number. A comma alone is a decimal comma; thousands separators are not guessed."""
    if re.fullmatch(r"-?\d+,\d+", text):
        text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
