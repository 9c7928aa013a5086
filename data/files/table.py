"""A file with a header and rows, read into cells with every problem noted; what is none of it is
set aside and named."""

import csv
import io
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from data.files.heading import (
    Heading,
    Lines,
    columns_of,
    heading_of,
    names_in,
    with_a_line_each,
    with_whole_names,
)
from data.intake.language.days import TWO_WAYS, Order, amount, day_in, last_day, order_of
from data.intake.language.who import ROW_OF_FIGURES, is_open_position
from data.intake.language.words import SUMMARY_WORDS, fold, words_of
from data.intake.levels.scales import THOUSAND, label_level, parts, says_nothing
from data.intake.reading.text import EXPECTED, decode, delimiter_of, refuse_other_files
from data.intake.reading.workbook import is_workbook, open_book
from data.intake.requirements import YES
from data.vocabulary import MAX_LEVEL, Issue, RefusedError

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Apostrophes before the sign are counted in, so that reading gives back what was written."""


def escape(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would calculate it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    """The cell without the apostrophe that `escape` put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV text, every cell escaped, None as an empty cell, whole numbers without a point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([escape(_with_line_feeds(name)) for name in header])
    writer.writerows([escape(_with_line_feeds(_shown(cell))) for cell in row] for row in rows)
    return out.getvalue()


def list_text(kind: str, stored: Iterable[object]) -> str:
    """What is stored as CSV that can be loaded."""
    columns = columns_of(kind)
    return csv_text(columns.names, map(columns.cells, stored))


def _with_line_feeds(text: str) -> str:
    """Line ends as the writer quotes them: a bare return would begin a row with what follows it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


Word = TypeVar("Word", bound=str)
Item = TypeVar("Item")
_HOURS = r"(?:h|hrs?|hours?)(?:\s*(?:/|per|a)\s*week)?"
_UNITS = {
    column: re.compile(rf"(?<=\d)\s*(?:{unit})\.?$", re.IGNORECASE)
    for column, unit in {
        "hours_per_week": _HOURS,
        "mentor_hours_per_week": _HOURS,
        "headcount": "people|persons?",
    }.items()
}
"""What may stand behind a number of a column."""
_NO = frozenset(words_of("no"))
_NEVER = re.compile(r"9999\W?12\W?31|(?:31\W?12|12\W?31)\W?9999")
"""How systems of personnel write that somebody stays."""
DAYS = ("left", "due", "filled_on", "arrived_on", "finished_on")
"""Columns of days."""


@dataclass(frozen=True)
class Row:
    """Cells of one row by column, trimmed; `number` counts the file's rows from 1."""

    number: int
    cells: dict[str, str]
    problems: list[Issue]
    """The file's problems: shared by all of its rows, like `seen`."""
    seen: dict[object, int]
    """In which row what may be said once was said first."""
    orders: Mapping[str, Order | None]
    """Whether day or month stands first, by column of days."""
    called: Mapping[str, str]
    """What the file calls a column where it is another name."""

    def refuse(self, column: str | None, reason: str) -> None:
        """Note a problem of this row."""
        value = self.cells.get(column) if column else None
        shown = self.called.get(column, column) if column else None
        self.problems.append(Issue(self.number, shown, value, reason, "error"))

    def once(self, column: str, key: object, text: str) -> bool:
        """Whether no row above says the same; otherwise that is a problem."""
        first = self.seen.setdefault(key, self.number)
        if first != self.number:
            self.refuse(column, f"{text} stands in row {first} already")
        return first == self.number

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
        if column in _UNITS:
            text = _UNITS[column].sub("", text)
        value = _number(text)
        if THOUSAND.match(text):
            self.refuse(column, f"{text!r} {TWO_WAYS}")
            return None
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
        text = self.required(column)
        if not text:
            return None
        number, named = parts(text)[0], label_level(text)
        sure = named and number in (None, named)
        value = float(named) if named and sure else self.number_in(column, 1, MAX_LEVEL)
        return None if value is None else math.floor(value + 0.5)

    def yes_no(self, column: str) -> bool:
        """Yes or no, which an empty cell means."""
        text = self.text(column)
        if text and fold(text) not in YES | _NO:
            self.refuse(column, f"{text!r} is neither yes nor no")
        return fold(text) in YES

    def day(self, column: str, *, ends: bool = False) -> date | None:
        """A day, however it is written; None where empty or a problem. `ends`: a month, quarter or
        year stands for its last day."""
        text = self.text(column)
        if not text or says_nothing(text) or (column == "left" and _NEVER.match(text)):
            return None
        try:
            result = (last_day if ends else day_in)(text, self.orders.get(column))
        except ValueError as error:
            self.refuse(column, f"{text!r}: {str(error).rstrip('.')}")
            return None
        if result is None:
            self.refuse(column, f"{text!r} is not a date; write it as year-month-day: 2027-03-31")
        return result

    def one_of(self, column: str, allowed: Collection[Word], default: Word) -> Word:
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


def read_list(
    content: bytes, file_name: str, kind: str, parse: Callable[..., list[Item]], *known: Any
) -> tuple[list[Item], list[str]]:
    """What `parse` makes of the rows of a file and of what is known, and notes on what was set
    aside or read under another name. Where a column is missing that the file cannot do without, no
    row can be judged.

    Raises LoadProblems with all that is wrong in it, RefusedError for what is no table at all.
    """
    head, body = _read(content, file_name, kind)
    names, problems = head.names, list(head.problems)
    rows: list[Row] = []
    seen: dict[object, int] = {}
    orders = {
        name: order_of(cells[place] for _, cells in body if place < len(cells))
        for place, name in enumerate(names)
        if name in DAYS
    }
    for number, cells in body if columns_of(kind).needed <= set(names) else ():
        given = dict(zip(names, cells, strict=False))
        row = Row(number, given, problems, seen, orders, head.called)
        if any(cells[len(names) :]):
            row.refuse(None, f"has {len(cells)} cells, the header {len(names)}")
        rows.append(row)
    if not rows and not problems:
        why = " ".join(("has a header but no row, so nothing was changed.", *head.notes))
        raise RefusedError(f"{file_name} {why}")
    result = parse(rows, *known) if rows else []
    if problems:
        raise LoadProblems(file_name, tuple(problems))
    return result, [*head.notes]


def _read(content: bytes, file_name: str, kind: str) -> tuple[Heading, Lines]:
    """The header of a list, with notes on all that was set aside, and the rows below it that say
    anything of the list."""
    sheets: dict[str, Lines] = {
        name: [(n, row) for n, row in enumerate(records, start=1) if any(c.strip() for c in row)]
        for name, records in _sheets(content, file_name).items()
    }
    across: dict[str, str] = {}
    if kind == "people":
        sheets = {name: with_whole_names(lines) for name, lines in sheets.items()}
    needed, all_of_them = columns_of(kind).needed, columns_of(kind).names
    result = {name: heading_of(lines, kind) for name, lines in sheets.items() if lines}
    if kind == "roles" and not any(needed <= set(item.names) for item in result.values()):
        for name in result:
            sheets[name], across[name] = with_a_line_each(sheets[name])
            result[name] = heading_of(sheets[name], kind)
    if not result:
        expected = ", ".join(all_of_them)
        raise RefusedError(f"{file_name} is empty. A header and rows are expected: {expected}.")
    known = {name: sum(n in all_of_them for n in item.names) for name, item in result.items()}
    lists = [
        name
        for name, heading in result.items()
        if needed <= set(heading.names) and 2 * known[name] >= max(known.values())
    ]
    if len(lists) > 1:
        named = ", ".join(f"“{name}”" for name in lists)
        raise RefusedError(
            f"{file_name} has such a list on each of its sheets {named}: put all rows on one sheet."
        )
    name = next(iter(lists or result))
    heading, notes = result[name], [across[name]] if across.get(name) else []
    if others := [f"“{other}”" for other in result if other != name]:
        notes.append(f"Read: the sheet “{name}”. Not read: {', '.join(others)}.")
    body: list[tuple[int, list[str]]] = []
    aside = []
    for number, cells in sheets[name][heading.place + 1 :]:
        trimmed = [unescape(cell.strip()).strip() for cell in cells]
        if why := _nobody(dict(zip(heading.names, trimmed, strict=False)), needed):
            aside.append(f"row {number} ({why})")
        else:
            body.append((number, trimmed))
    if aside:
        notes.append(f"Set aside: {', '.join(aside)}.")
    return replace(heading, notes=(*heading.notes, *notes)), body


def _nobody(given: Mapping[str, str], needed: Collection[str]) -> str:
    """Why a row is none of a list, or "". A team or a skill may be called as a total is: its row is
    one where it says nothing else that the list needs."""
    texts = [given.get(name, "") for name in needed if given.get(name)]
    person = given.get("person", "")
    totals = (fold(t) in SUMMARY_WORDS or ROW_OF_FIGURES.match(fold(t)) for t in texts)
    if (person or len(texts) < len(needed)) and any(totals):
        return "a total"
    return "nobody yet" if is_open_position(person) else ""


def header_of(content: bytes, file_name: str) -> list[str]:
    """Its first line that says anything, as columns are named. Raises RefusedError for no table."""
    sheets = _sheets(content, file_name).values()
    return names_in(next((row for rows in sheets for row in rows if any(map(str.strip, row))), []))


def _sheets(content: bytes, file_name: str) -> dict[str, list[list[str]]]:
    """Records of text in any encoding, or of each sheet of a workbook."""
    try:
        if is_workbook(content):
            sheets = open_book(content, None).sheets
            return {name: [list(row) for row in records] for name, (records, _) in sheets.items()}
        refuse_other_files(content)
        text = decode(content)[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        return {"": list(reader)}
    except (RefusedError, csv.Error) as error:
        result = str(error).removesuffix(EXPECTED).strip().rstrip(".")
        raise RefusedError(
            f"{file_name} cannot be read: {result}. A CSV or XLSX table is expected."
        ) from error


SHOWN = 5
"""Problems that the sentence spells out; the page lists them all."""


class LoadProblems(RefusedError):  # noqa: N818 - a refusal, named for what it carries
    """A file that is refused as a whole. `problems` holds every one of them."""

    def __init__(self, file_name: str, problems: tuple[Issue, ...]) -> None:
        self.file_name = file_name
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        text = "; ".join(sentence(problem) for problem in problems[:SHOWN])
        more = len(problems) - SHOWN
        rest = f"; and {more} more" if more > 0 else ""
        super().__init__(f"{file_name} has {count}, nothing was changed: {text}{rest}.")


def sentence(problem: Issue) -> str:
    """Where, what and why, without the full stop."""
    where = [f"row {problem.row}"] if problem.row else []
    where += [f"column {problem.column}"] if problem.column else []
    place = ", ".join(where)
    return f"{place}: {problem.reason}" if place else problem.reason
