"""The header of a list: which columns it has, under whatever names, and what is of no use in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from data.intake.language.days import day_in
from data.intake.language.words import fold, words_of
from data.intake.requirements import RANKS, fact_in, wanted
from data.vocabulary import Issue
from seeds import read_seed

Lines = Sequence[tuple[int, Sequence[str]]]
"""Lines of a file that say anything, and their numbers."""
ABOVE = 10
"""So many lines may stand above a header."""
LONG = 8
"""Letters of a name in which two may be wrong and not one."""


@dataclass(frozen=True)
class Columns:
    """The columns of a list, as seeds/list_columns.csv has them. `also`: other headers of a column,
    the best first; `words`: still others, in several languages. `fields`: where its values stand in
    what is stored."""

    kind: str
    names: tuple[str, ...]
    needed: frozenset[str]
    fields: tuple[str, ...]
    example: tuple[str, ...]
    also: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]

    def cells(self, stored: object) -> list[object]:
        values = [getattr(stored, field) for field in self.fields]
        return ["|".join(value) if isinstance(value, tuple) else value for value in values]

    def says(self, header: str, column: str) -> bool:
        """Whether a header stands for a column: by a word, or as one of a requirement in a survey
        does."""
        if header in self.words.get(column, ()):
            return True
        if self.kind not in ("requirements", "roles"):
            return False
        if column == "weight" and RANKS.match(header):
            return False  # whether 1 or 5 is the first nobody says
        if column in ("level", "headcount"):
            return wanted(header, alone=True) == column
        return fact_in(header) == column


@cache
def columns_of(kind: str) -> Columns:
    rows = [row for row in read_seed("list_columns.csv") if row["list"] == kind]
    return Columns(
        kind,
        names=tuple(row["column"] for row in rows),
        needed=frozenset(row["column"] for row in rows if row["needed"] == "yes"),
        fields=tuple(row["field"] for row in rows),
        example=tuple(row["example"] for row in rows),
        also={row["column"]: row["also"].split("|") for row in rows if row["also"]},
        words={row["column"]: _words(row["words"]) for row in rows},
    )


def _words(said: str) -> list[str]:
    """Words, and after @ the name of headers of surveys."""
    return [
        word
        for one in said.split("|")
        for word in (words_of("header", one[1:]) if one.startswith("@") else [fold(one)])
        if word
    ]


@dataclass(frozen=True)
class Heading:
    """`place` in the lines; `names` by column: those of the list, and others as the file has them.
    `notes`: sentences on what was set aside, or read under another name."""

    place: int
    names: tuple[str, ...]
    problems: tuple[Issue, ...]
    notes: tuple[str, ...]


def heading_of(lines: Lines, kind: str) -> Heading:
    """The first line that says all that the list needs, or else the first one, with what is wrong
    in it."""
    columns = columns_of(kind)
    told = [_named(names_in(cells), columns)[0] for _, cells in lines[:ABOVE]]
    place = next((n for n, names in enumerate(told) if columns.needed <= set(names)), 0)
    row, cells = lines[place]
    said = names_in(cells)
    names, read_as = _named(said, columns)
    problems, aside = _problems(row, names, columns)
    problems += _rivals(row, names, read_as, columns)
    if missing := [name for name in columns.names if name in columns.needed - set(names)]:
        there = ", ".join(filter(None, said)) or "none"
        for name in missing:
            why = f"this column is missing; found are {there}: call the one that says it {name}"
            problems.append(Issue(row, name, None, why, "error"))
    notes = []
    if place:
        notes = [f"Set aside: {'1 line' if place == 1 else f'{place} lines'} above the header."]
    if read_as:
        pairs = (f"“{header}” as {column}" for header, column in read_as.items())
        notes.append(f"Read by their headers: {', '.join(pairs)}.")
    if aside:
        notes.append(f"Set aside, no columns of this list: {', '.join(aside)}.")
        body = [cells for _, cells in lines[place + 1 :]]
        days = [
            f"Column “{name}” holds days, and the list has no {column}: if it is meant, call it so."
            for column in columns.names
            if column in ("left", "due") and column not in names
            for at, name in enumerate(names)
            if f"“{name}”" in aside and _holds_days(cells[at] for cells in body if at < len(cells))
        ]
        notes += days
    return Heading(place, tuple(names), tuple(problems), tuple(notes))


def names_in(cells: Sequence[str]) -> list[str]:
    """Headers, as columns are named: small letters and `_`."""
    names = [cell.strip().removeprefix("'").strip().casefold().replace(" ", "_") for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def known_as(names: Sequence[str], columns: Columns) -> list[str]:
    """The names with that of each missing column instead of another header of it."""
    found = list(names)
    for column, others in columns.also.items():
        other = next((other for other in others if other in found), None)
        if column not in found and other is not None:
            found[found.index(other)] = column
    return found


def _named(names: Sequence[str], columns: Columns) -> tuple[list[str], dict[str, str]]:
    """The same, with words of other languages too; and which header was read as what."""
    found = known_as(names, columns)
    read_as: dict[str, str] = {}
    for column in columns.names:
        if column in found:
            continue
        if column == "person" and "name" in found and not _identifies(found, columns):
            found[found.index("name")] = column
            read_as["name"] = column
            continue
        free = {fold(n.replace("_", " ")): n for n in found if n and n not in columns.names}
        word = next((word for word in columns.words[column] if word in free), None)
        word = word or next((said for said in free if columns.says(said, column)), None)
        if word is not None:
            found[found.index(free[word])] = column
            read_as[word] = column
    return found, read_as


def _rivals(
    row: int, names: Sequence[str], read_as: Mapping[str, str], columns: Columns
) -> list[Issue]:
    """Two headers of one column, of which none has its name, or which may say today's level beside
    the one that is required. Of several that say who somebody is, the best is taken."""
    found = []
    sure = {
        *words_of("header", "e-mail"),
        *words_of("header", "id"),
        *columns.also.get("person", ()),
    }
    person = next((word for word, column in read_as.items() if column == "person"), "")
    for name in names if person and person not in sure else ():
        if fold(name.replace("_", " ")) in words_of("header", "first name"):
            why = "a name in two columns: put the whole name into one, called person"
            found.append(Issue(row, name, None, why, "error"))
    certain = {"person", "name", *(column for word, column in read_as.items() if word == "team")}
    for column in {*read_as.values(), "level"} & set(names) - certain:
        for name in names:
            said = fold(name.replace("_", " "))
            if name not in columns.names and columns.says(said, column):
                why = f"may be {column}, too: take one of the two out, or call one {column}"
                why = why if column in read_as.values() else f"{why} and the other current level"
                found.append(Issue(row, name, None, why, "error"))
    return found


def _problems(row: int, names: Sequence[str], columns: Columns) -> tuple[list[Issue], list[str]]:
    """What is wrong, and headers of no use in the list."""
    found: list[Issue] = []
    aside: list[str] = []
    for position, name in enumerate(names):
        if name in columns.names:
            if name in names[:position]:
                found.append(Issue(row, name, None, "this column is there twice", "error"))
        elif close := next((own for own in columns.names if _is_typo(name, own)), ""):
            said = f"{name!r} is not known here, did you mean {close}"
            found.append(Issue(row, name, None, said, "error"))
        else:
            aside.append(f"“{name}”" if name else "a column without a name")
    return found, aside


def _is_typo(name: str, column: str) -> bool:
    return OSA.distance(name, column) <= (2 if len(column) >= LONG else 1)


def _identifies(names: Sequence[str], columns: Columns) -> bool:
    """Whether an e-mail, an id or a full name stands among headers."""
    others = (fold(name.replace("_", " ")) for name in names if name not in columns.names)
    return any(name in columns.words["person"] for name in others)


def _holds_days(cells: Iterable[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and all(map(_is_day, said))


def _is_day(text: str) -> bool:
    try:
        return day_in(text.strip()) is not None
    except ValueError:
        return True  # in two ways
