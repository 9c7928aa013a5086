"""The header of a list: which columns it has, under whatever names, and what is of no use in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from rapidfuzz.distance import OSA

from data.intake.language.headers import (
    FIRST_NAME,
    LAST_NAME,
    PERSON_NAME,
    RATER_VALUES,
    says_level,
)
from data.intake.language.who import unnamed
from data.intake.language.words import SUMMARY_WORDS, fold, sentence, words_of
from data.intake.levels.scales import label_level, parts, says_nothing
from data.intake.requirements import RANKS, fact_in, wanted, weight_of
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


def _words(text: str) -> list[str]:
    """Words, and after @ the name of headers of surveys."""
    return [
        word
        for item in text.split("|")
        for word in (words_of("header", item[1:]) if item.startswith("@") else [fold(item)])
        if word
    ]


@dataclass(frozen=True)
class Heading:
    """`place` in the lines; `names` by column: those of the list, and others as the file has them.
    `called`: columns that the file calls otherwise. `notes`: sentences on what was set aside, or
    read under another name."""

    place: int
    names: tuple[str, ...]
    called: Mapping[str, str]
    problems: tuple[Issue, ...]
    notes: tuple[str, ...]


def heading_of(lines: Lines, kind: str) -> Heading:
    """The line that says all that the list needs, and the most of it, or else the first one, with
    what is wrong in it. Below a line that says more of it stands a person called Analyst."""
    columns = columns_of(kind)
    result = [set(named_by_words(names_in(cells), columns)[0]) for _, cells in lines[:ABOVE]]
    known = [len(own.intersection(columns.names)) for own in result]
    more = (count * (count >= max(known[:at], default=0)) for at, count in enumerate(known))
    whole = [n * (columns.needed <= own) for n, own in zip(more, result, strict=True)]
    place = whole.index(max(whole))
    row, cells = lines[place]
    words = names_in(cells)
    names, read_as = named_by_words(words, columns)
    body = [cells for _, cells in lines[place + 1 :]]
    aside = {at: name for at, name in enumerate(names) if name not in columns.names}
    problems = _problems(row, names, read_as, columns)
    there = ", ".join(filter(None, words)) or "none"
    missing = [name for name in columns.names if name in columns.needed.difference(names)]
    wide = [name for name in ("skill", "role") if {name, "level"}.issubset(missing)]
    for name in missing:
        why = f"this column is missing; found are {there}: call the one that says it {name}"
        for each in wide:
            why += f", and of a table with a column for each {each} make one row for each {each}"
        problems.append(Issue(row, name, None, why, "error"))
    notes = []
    if place:
        notes = [f"Set aside: {'1 line' if place == 1 else f'{place} lines'} above the header."]
    if read_as:
        pairs = (f"“{header}” as {column}" for header, column in read_as.items())
        notes.append(f"Read by their headers: {', '.join(pairs)}.")
    if aside:
        shown = (f"“{name}”" if name else "a column without a name" for name in aside.values())
        notes.append(f"Set aside, no columns of this list: {', '.join(shown)}.")
    if any(n == "weight" and weight_of(t)[0] for c in body for n, t in zip(names, c, strict=False)):
        notes.append(sentence("words as weights"))
    called = {n: own.strip() for n, w, own in zip(names, words, cells, strict=False) if n != w}
    return Heading(place, tuple(names), called, tuple(problems), tuple(notes))


def with_whole_names(lines: Lines) -> Lines:
    """The lines with one column for first and last names, where no other has the whole name."""
    for place, (_, cells) in enumerate(lines[:ABOVE]):
        words = [_spaced(name) for name in names_in(cells)]
        halves = [i for h in (FIRST_NAME, LAST_NAME) for i, w in enumerate(words) if h.match(w)]
        if len(halves) == 2 and not any(map(PERSON_NAME.match, words)):
            whole = [" ".join(c[i] for i in halves if i < len(c)).strip() for _, c in lines]
            rest = [[text for i, text in enumerate(c) if i not in halves] for _, c in lines]
            whole[place] = "First and last name"
            return [(n, [w, *r]) for (n, _), w, r in zip(lines, whole, rest, strict=True)]
    return lines


def with_a_line_each(lines: Lines) -> tuple[Lines, str]:
    """Role profiles with a column of levels for each skill, or for each role, as a line for each of
    both; and a sentence on what the columns were read as. Where nothing is expected is no line."""
    columns, people = columns_of("roles"), columns_of("people")
    for place, (number, head) in enumerate(lines[:ABOVE]):
        names = named_by_words(names_in(head), columns)[0]
        across = {"role", "skill"}.difference(names)
        answered = "self" in (RATER_VALUES.get(_spaced(name)) for name in names)
        who = zip(named_by_words(names_in(head), people)[0], head, strict=False)
        answered |= any(name == "person" and not unnamed(own) for name, own in who)
        if "level" in names or len(across) != 1 or answered:
            continue
        body = [(n, [*cells, *[""] * (len(names) - len(cells))]) for n, cells in lines[place + 1 :]]
        wide = [
            at
            for at, name in enumerate(names)
            if name not in columns.names and _may_be_profile(name, [cells[at] for _, cells in body])
        ]
        other, rest = across.pop(), [at for at in range(len(names)) if at not in wide]
        called = [head[at] for at in wide]  # jobs or how senior somebody is, not names of people
        roles = sum(bool(unnamed(text)) or label_level(text) is not None for text in called)
        if not wide or (other == "role" and 2 * roles < len(wide)):
            continue
        made = [(number, [*(head[at] for at in rest), other, "level"])]
        made += [
            (n, [*(cells[own] for own in rest), head[at].strip(), cells[at], *cells[len(names) :]])
            for n, cells in body
            for at in wide
            if _level(cells[at])
        ]
        named = ", ".join(head[at].strip() for at in wide)
        return [*lines[:place], *made], f"Read as the level of each {other}: {named}."
    return lines, ""


_OTHERWISE = {
    fold(word)
    for kind in ("metadata", "about a skill", "difference", "id")
    for word in words_of("header", kind)
}
"""Headers of numbers beside profiles that are no levels of anybody."""


def _may_be_profile(name: str, texts: Sequence[str]) -> bool:
    """Whether a column may hold levels that are expected, and its header name whom or what for."""
    folded = _spaced(name)
    if not any(map(str.isalpha, folded)) or folded in SUMMARY_WORDS:
        return False
    if folded in _OTHERWISE and unnamed(folded) != "job":
        return False
    if (" " in folded and says_level(folded)) or fact_in(folded) or wanted(folded):
        return False
    said = [text for text in texts if not says_nothing(text)]
    return 2 * sum(_level(text) is not None for text in said) > len(said)


def _level(text: str) -> Fraction | int | None:
    """0 where nothing is expected; None for what is no level."""
    if says_nothing(text):
        return 0
    number = parts(text)[0]
    return label_level(text) if number is None else number


def names_in(cells: Sequence[str]) -> list[str]:
    """Headers, as columns are named: small letters and `_`."""
    names = [cell.strip().removeprefix("'").strip().casefold().replace(" ", "_") for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def known_as(names: Sequence[str], columns: Columns) -> list[str]:
    """The names with that of each missing column instead of another header of it."""
    result = list(names)
    for column, others in columns.also.items():
        other = next((other for other in others if other in result), None)
        if column not in result and other is not None:
            result[result.index(other)] = column
    return result


def named_by_words(names: Sequence[str], columns: Columns) -> tuple[list[str], dict[str, str]]:
    """The same, with words of other languages too; and which header was read as what."""
    result = known_as(names, columns)
    read_as: dict[str, str] = {}
    for column in columns.names:
        if column in result:
            continue
        free = {_spaced(name): name for name in result if name and name not in columns.names}
        if column == "person" and "name" in result:
            free["name"] = "name"  # where nothing better says who it is
        word = next((word for word in columns.words[column] if word in free), None)
        word = word or next((word for word in free if columns.says(word, column)), None)
        if word is not None:
            result[result.index(free[word])] = column
            read_as[word] = column
    return result, read_as


def _spaced(name: str) -> str:
    return fold(name.replace("_", " "))


def _problems(
    row: int, names: Sequence[str], read_as: Mapping[str, str], columns: Columns
) -> list[Issue]:
    """Columns that are there twice, or nearly called so; two headers of one column, of which none
    has its name, or which may say today's level beside the one that is required; a name in two
    columns. Of several that say who somebody is, the best is taken."""
    result = [
        (name, "this column is there twice")
        for position, name in enumerate(names)
        if name in columns.names and name in names[:position]
    ]
    others = [name for name in names if name and name not in columns.names]
    rivals = {c for word, c in read_as.items() if word != "team"} - {"person", "name"} | {"level"}
    for column in columns.names:
        for name in others:
            if column in names and column in rivals and columns.says(_spaced(name), column):
                why = f"may be {column}, too: take one of the two out, or call one {column}"
                why = why if column in read_as.values() else f"{why} and the other current level"
                result.append((name, why))
            elif column not in names and is_typo(name, column):
                result.append((name, f"{name!r} is not known here, did you mean {column}"))
    by_name = {word for word, column in read_as.items() if column == "person"}
    if by_name.difference(words_of("header", "e-mail"), words_of("header", "id")):
        firsts = [name for name in others if _spaced(name) in words_of("header", "first name")]
        why = "a name in two columns: put the whole name into one, called person"
        result += [(name, why) for name in firsts]
    return [Issue(row, name, None, why, "error") for name, why in result]


def is_typo(name: str, column: str) -> bool:
    """Whether a word differs by one letter, a long one by two."""
    return OSA.distance(name, column) <= (2 if len(column) >= LONG else 1)
