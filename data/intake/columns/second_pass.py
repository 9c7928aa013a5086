"""What only the columns together say: who answered, odd scales, skills asked twice."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from data.intake.columns.column import RATED, Column, Seen, set_aside, with_changes
from data.intake.columns.column_reader import ENOUGH, NAME_AND_TAIL, no_level
from data.intake.language import words
from data.intake.language.days import without_time
from data.intake.language.headers import (
    LAST_PART,
    SOURCE,
    WHO_RATED,
    names_rated_person,
    names_rater,
    rater_above,
    rater_value,
    say_others_rated,
    spaced,
)
from data.intake.language.who import ANONYMOUS
from data.intake.language.words import fold, issue_of, sentence
from data.intake.levels.scales import (
    HIGHEST,
    Scale,
    is_scale,
    number,
    parse_scale,
    says_nothing,
    shown,
)
from data.intake.reading.table import TextTable
from data.store.facts.taxonomy import alias_key
from data.vocabulary import Issue, Rater

_COUNTED = 3
"""Rows from which on 1, 2, 3 in the first column counts them."""


def with_an_email(columns: list[Column], seen: Seen) -> list[Column]:
    """If no header says who, a column of e-mails does, or a nameless first one of names."""
    if any(c.use == "person" for c in columns):
        return columns
    others = (c for c in columns if c.use in ("ignored", "metadata"))
    if email := next((c for c in others if c.seen.email_share > ENOUGH), None):
        reason = "the cells are e-mail addresses"
        return with_changes(columns, [email], use="person", person="email", reason=reason)
    first = columns[0]
    if first.header != "(column 1)" or first.use != "ignored" or not first.seen.names_rows:
        return columns
    reason = "the first column has no header, and its texts tell the rows apart"
    return with_changes(columns, [first], use="person", person="name", reason=reason)


_ROW_NUMBER = re.compile(r"\d{1,9}")


def without_row_numbers(columns: list[Column], seen: Seen) -> list[Column]:
    """A first column that counts the rows under a name that is no known skill is no level."""
    first = columns[0]
    counted = [value.strip() for value, _ in first.seen.values]
    begins = int(counted[0]) if counted and _ROW_NUMBER.fullmatch(counted[0]) else 0
    counts = counted == [str(begins + i) for i in range(len(counted))]
    if first.use != "level" or first.given or first.match or len(counted) < _COUNTED or not counts:
        return columns
    return [first.anew("metadata", "the cells count the rows"), *columns[1:]]


def with_raters(columns: list[Column], seen: Seen) -> list[Column]:
    """A column whose cells say who rated the rows of the same people, whatever its header says, or
    those of people of whom another column says that they are rated. It counts before a mapping
    that was written when nothing said who rated, for one column of levels."""
    who = [c for c in columns if c.use in ("person", "skill")]
    rated = any(c.rated for c in who)
    if any(c.use == "rater" for c in columns):
        levels = [c for c in columns if c.use == "level" and c.given and c.given.rater]
        return with_changes(columns, levels if len(levels) == 1 else [], rater=None)
    if not who:
        return columns

    def says_who_rated(c: Column) -> bool:
        kinds = set(map(c.kind_of_rater, c.seen.texts))
        tells = c.use in ("ignored", "metadata", "role") and not c.given and None not in kinds
        others = rated and say_others_rated(c.header, c.seen.texts)
        several = tells and len(kinds) > 1
        source = "self" in kinds and SOURCE.match(spaced(c.header))
        apart = several and (source or told_apart(seen.table, who, c))
        return tells and (others or bool(apart))

    return [c.anew("rater", "the cells say who rated") if says_who_rated(c) else c for c in columns]


def told_apart(
    table: TextTable,
    who: Sequence[Column],
    by: Column,
    *,
    each: bool = False,
    one: bool = False,
) -> list[str]:
    """The texts of a column that tells rows of the same people apart, else none: two people, and a
    quarter of all, have several rows and in each another text of that column; with `each`, four of
    five have a row with each of its texts, with `one`, somebody has rows with two of them; without
    `who` all rows count as somebody's."""
    rows: dict[tuple[str, ...], list[str]] = {}
    places = table.cells.column("row_no").to_pylist()
    cells = table.cells_of([by.position, *(c.position for c in who)])
    for place, (text, *key) in zip(places, cells, strict=True):
        if (any(key) or not who) and text.strip() and place not in table.left_out:
            rows.setdefault(tuple(map(fold, key)), []).append(without_time(text))
    every = [*dict.fromkeys(text for texts in rows.values() for text in texts)]
    if one:
        return every if any(len(set(texts)) > 1 for texts in rows.values()) else []
    apart = [texts for texts in rows.values() if 1 < len(texts) == len(set(texts))]
    if each:
        apart = [texts for texts in apart if len(texts) == len(every)]
    share = 0.8 if each else 0.25
    return every if len(apart) > 1 and len(apart) >= share * len(rows) else []


def with_names(columns: list[Column], seen: Seen) -> list[Column]:
    """ "Nom" beside "Prénom", "Nombre" beside "Apellidos": half a name, not a whole one."""
    kinds = {c.person for c in columns if c.use == "person"}
    if not kinds & {"name", "first", "last"}:
        ids = [c for c in columns if c.person == "id"]
        called = [c for c in ids if c.seen.one_word_share < 0.5]
        if len(ids) > 1 and called:
            reason = "it holds names, beside an id"
            return with_changes(columns, called[:1], person="name", reason=reason)
    if ("first" in kinds) == ("last" in kinds):
        return columns
    half = "last" if "first" in kinds else "first"
    halves = words.words_of("header", "half a name")
    named = [c for c in columns if c.person == "name" and fold(c.header) in halves]
    result = [c for c in named if fold(c.header) != "name" or c.seen.one_word_share > 0.5]
    reason = f"the header says {half} name, beside the other half"
    return with_changes(columns, result, person=half, reason=reason)


def without_shared_ids(columns: list[Column], seen: Seen) -> list[Column]:
    """A code that mostly stands beside several names tells no people apart."""
    names = next((c for c in columns if c.person in ("name", "email")), None)
    if names is None:
        return columns
    shared: list[Column] = []
    for c in columns:
        if c.person == "id" and not c.given:
            cells = seen.table.cells_of((c.position, names.position))
            pairs = {(fold(text), fold(name)) for text, name in cells}
            beside = Counter(text for text, name in pairs if text and name)
            if 2 * sum(times > 1 for times in beside.values()) > len(beside):
                shared.append(c)
    return set_aside(columns, shared, "most of its texts stand beside several names")


def without_row_ids(columns: list[Column], seen: Seen) -> list[Column]:
    """In a long list a record's id that differs in each row, where most of who else is named has
    several rows; a placeholder for names tells nobody apart."""
    people = [c for c in columns if c.use == "person" and c.person in ("id", "email", "name")]
    named = [c for c in people if ANONYMOUS.isdisjoint(map(fold, c.seen.texts))]
    named = [c for c in named if all(any(map(str.isalnum, t)) for t in c.seen.texts)]
    counts = ([n for t, n in c.seen.values if t.strip()] for c in named)
    if not any(2 * sum(n > 1 for n in times) > len(times) > 1 for times in counts):
        return columns
    ids = [c for c in people if spaced(c.header) in words.words_of("header", "id of a row")]
    rows = [c for c in ids if c.seen.distinct == c.seen.answered > 1 and not c.given]
    reason = "each row has another one: it identifies the row, not the person"
    return with_changes(columns, rows, use="metadata", person="", reason=reason)


def with_stated_scales(columns: list[Column], seen: Seen) -> list[Column]:
    """The scale whose ends carry words in the answers to one question: "1 - none", 2, 3."""
    levels = [c for c in columns if c.use == "level" and c.scale is None]
    for stem in {c.stem for c in levels}:
        asked = [c for c in levels if c.stem == stem]
        bare = {number for c in asked for number in c.seen.numbers}
        ends = {number for c in asked for number in c.seen.labelled}
        low, high = min(ends, default=Fraction(2)), max(ends, default=Fraction(2))
        inside = all(low <= number <= high for number in bare)
        if bare and inside and low in (0, 1) and high > low and high.denominator == 1:
            columns = with_changes(columns, asked, scale=Scale(int(low), int(high)))
    return columns


APART = "stands in two columns"
"""In the reason of a column that is kept apart from the first of its skill."""


def apart(columns: list[Column], seen: Seen) -> list[Column]:
    """Two columns of one skill, rater and use: the second is kept apart, and a question. The first
    of a name that is no known skill, such as "Theory" below each skill, gets what stands above it.
    """
    usual = "self" if any(c.rater == "self" for c in columns) else None
    taken: dict[tuple[str, str | None, str], Column] = {}
    kept: list[Column] = []
    for column in columns:
        key = (alias_key(column.skill_name), column.rater or usual, column.use)
        if column.use not in RATED or not column.subject:
            kept.append(column)
        elif first := taken.get(key):
            other = _kept_apart(column, first, seen.names[column.position - 1])
            if first.match is None and first.stem and column.stem and not first.given:
                whole = first.stem in first.header
                own = first.header if whole else f"{first.stem} [{first.header}]"
                kept[first.position - 1] = replace(first, subject=own)
            taken[alias_key(other.subject), *key[1:]] = other
            kept.append(other)
        else:
            taken[key] = column
            kept.append(column)
    return kept


def _kept_apart(column: Column, first: Column, name: str) -> Column:
    skill = column.skill_name
    same = alias_key(name) in (alias_key(skill), alias_key(first.header))
    reason = sentence("kept apart", skill=skill, apart=APART, first=first, other=column)
    own = f"{skill} (column {column.position})" if same else column.header
    return replace(column, match=None, subject=own, confidence=0.5, reason=reason)


def without_other_kinds(columns: list[Column], seen: Seen) -> list[Column]:
    """ "Python - Years" and "SQL - Years" beside levels of Python and SQL are no skills."""
    levels = [c for c in columns if c.use == "level"]
    rated = {alias_key(c.skill_name) for c in levels}
    rated |= {alias_key(c.match.word) for c in levels if c.match}
    kinds: dict[str, list[Column]] = {}
    for c in columns:
        if c.is_open and not c.match and not c.evidence.asked:
            parts = NAME_AND_TAIL.match(c.subject) or NAME_AND_TAIL.match(c.header)
            kind = fold(parts["tail"]) if parts else ""
            beside = parts and alias_key(parts["name"]) in rated - {alias_key(c.skill_name)}
            if beside and (no_level(kind) or words.against(kind)):
                kinds.setdefault(kind, []).append(c)
    out = [c for several in kinds.values() if len(several) > 1 for c in several]
    reason = "it stands beside the level of a skill, and nothing says that it is a level, too"
    return set_aside(columns, out, reason)


def code_questions(columns: list[Column], seen: Seen) -> tuple[Issue, ...]:
    """Numbers of a tool that writes codes, under names of skills: are they levels?"""
    if not seen.layout.coded:
        return ()
    open_levels = [c for c in columns if c.is_open and c.scale is None]
    numeric = [c for c in open_levels if c.seen.number_share > 0.5]
    if not numeric:
        return ()
    names, tool = words.first_of([c.header for c in numeric], 3), seen.layout.name
    return (issue_of("perhaps codes", columns=len(numeric), names=names, tool=tool),)


RATERS_OWN = f"{WHO_RATED}: another column says who is rated"
YOURS = words.pattern_of("yours")
_THEIRS = words.pattern_of("theirs")
"""Headers about the person who is rated, beside one that names them."""


def about_others(columns: list[Column], seen: Seen) -> list[Column]:
    """Where a column names who is rated, other names and e-mails are the rater's."""
    people = [c for c in columns if c.use == "person"]
    surely = any(names_rated_person(fold(c.header)) == "surely" for c in people)
    rater_named = any(names_rater(fold(c.header)) for c in columns)
    others = rater_named or any(say_others_rated(c.header, c.seen.texts) for c in columns)
    given = [c for c in people if others and c.given and not YOURS.search(fold(c.header))]
    perhaps = [*given, *(c for c in people if names_rated_person(fold(c.header)) == "perhaps")]
    names = max((c.seen.distinct for c in perhaps), default=0)

    def is_raters(column: Column) -> bool:
        folded = fold(column.header)
        if surely or (perhaps and YOURS.search(folded)):
            return bool(YOURS.search(folded)) or not _THEIRS.search(folded)
        cells = column.seen
        return column.person == "email" and cells.distinct < min(names, cells.answered)

    people_told = [c for c in people if not c.given]
    raters = [c for c in people_told if not names_rated_person(fold(c.header)) and is_raters(c)]
    if not raters and not surely and not rater_named:
        return columns
    columns = with_changes(columns, raters, use="metadata", person="", reason=RATERS_OWN)
    rated = [c for c in people_told if c not in raters]
    return with_changes(columns, rated, reason="says who is rated", rated=True)


_OF_ANOTHER = words.pattern_of("of another")


def rater_question(
    columns: Sequence[Column], rater: Rater, above: Iterable[str]
) -> tuple[Issue, ...]:
    """Is a form about others stored as ratings of oneself? `above`: titles, the sheet's name."""
    if rater != "self" or any(c.use == "rater" or (c.use == "level" and c.rater) for c in columns):
        return ()
    others = [c for c in columns if c.use == "level" and _OF_ANOTHER.search(fold(c.header))]
    header = next((c.header for c in columns if c.rated or c in others), None)
    said = [(f"The table is called “{t}”", {rater_above(LAST_PART.split(t)[-1])}) for t in above]
    aside = (c for c in columns if c.use in ("ignored", "metadata"))
    sources = (c for c in aside if SOURCE.match(spaced(c.header)))
    said += [(f"“{c.header}” says who rated", {*map(rater_value, c.seen.texts)}) for c in sources]
    form = next((text for text, kinds in said if kinds in ({"manager"}, {"peer"})), None)
    form = f"The form says in “{header}” who is rated" if header else form
    return (issue_of("whose ratings", None, header, form=form),) if form else ()


_MOST = 5
_FEWEST = 3
"""Numbers that follow each other from which on they are codes."""
_BY_CHANCE = 0.001
"""Rows of ratings that look like ranks with a lower probability than this are ranks."""
_CODE = -1
"""Also written where there is no answer, if the numbers go beyond 2."""
_TOP = re.compile(r"^max(imum)?[ .-]*(level|score|points|rating|value)$" + words.also("highest"))


def without_other_numbers(columns: list[Column], seen: Seen) -> list[Column]:
    """No numbers whose scale nobody said are levels where they tell by themselves that they are
    something else."""
    undeclared = [c for c in columns if c.is_open and c.scale is None and seen.scale is None]
    open_levels = [c for c in undeclared if c.seen.numbers]
    numbers: Counter[Fraction] = Counter()
    for c in open_levels:
        numbers.update(c.seen.numbers)
    reason = _below_zero(columns, numbers) or _codes(numbers) or _ranks(open_levels, numbers, seen)
    return set_aside(columns, open_levels, reason) if reason else columns


def _below_zero(columns: list[Column], numbers: Counter[Fraction]) -> str:
    """A scale that runs from below zero, such as -2 to 2. Another column below zero counts where
    the levels lie within its span."""
    top = max(numbers, default=Fraction(0))
    others = [c for c in columns if c.use == "ignored" and not c.given]
    odd = [c for c in others if "no scale of levels" in c.reason]
    beside = {n for c in odd for n in c.seen.numbers}
    span = -min(beside, default=Fraction(0))
    low = min(numbers, default=Fraction(0))
    if 0 < span <= _MOST and top <= span and all(abs(n) <= span for n in beside):
        low = min(low, -span)
    below = sum(times for n, times in numbers.items() if n < 0)
    alone = -low > _MOST or (below <= 1 and below + 10 <= numbers.total())
    if low >= 0 or (low == _CODE and top > 2) or (alone and low != -span):
        return ""
    return sentence("below zero", low=shown(low), high=shown(top))


def _codes(numbers: Counter[Fraction]) -> str:
    """Numbers that only run from 21 to 25 and their like."""
    low, high = min(numbers, default=Fraction(0)), max(numbers, default=Fraction(0))
    run = len(numbers) >= _FEWEST and high - low + 1 == len(numbers)
    codes = low > HIGHEST and run and all(n.denominator == 1 for n in numbers)
    return sentence("run of codes", low=shown(low), high=shown(high)) if codes else ""


def _ranks(ranked: list[Column], numbers: Counter[Fraction], seen: Seen) -> str:
    """Each row ranks all columns, hardly by chance."""
    last = len(ranked)
    order = {Fraction(n) for n in range(1, last + 1)}
    if last < _FEWEST or set(numbers) != order:
        return ""
    rows = [row for row in seen.table.cells_of(c.position for c in ranked) if all(map(number, row))]
    chance = (math.factorial(last) / last**last) ** len(rows)
    if chance > _BY_CHANCE or any(set(map(number, row)) != order for row in rows):
        return ""
    return sentence("ranking", last=last)


def with_scales_of_rows(columns: list[Column], seen: Seen) -> list[Column]:
    """Beside a column of scales, or of the highest: one is the scale, several leave no levels."""
    if seen.scale is not None:
        return columns
    others = [c for c in columns if c.use in ("ignored", "metadata") and not c.given]
    scales_by_column = {c: scales for c in others if (scales := _scales(c))}
    levels = [c for c in columns if c.use == "level" and c.scale is None]
    levels = [c for c in levels if not (c.given and c.given.scale)]
    if len(scales_by_column) != 1 or not levels:
        return columns
    ((column, scales),) = scales_by_column.items()
    if len(scales) == 1 and is_scale(scales[0]):
        return with_changes(columns, levels, scale=parse_scale(scales[0]))
    highest = sorted(column.seen.numbers)
    if len(scales) == 1 and highest[0].denominator == 1 and highest[0] > 1:
        low = min((n for c in levels for n in c.seen.numbers), default=Fraction(1))
        return with_changes(columns, levels, scale=Scale(0 if low < 1 else 1, int(highest[0])))
    reason = sentence("scales of rows", column=column.header, highest=", ".join(scales[:4]))
    return set_aside(columns, levels, reason)


def _scales(column: Column) -> list[str]:
    """The scales or the highest levels that the cells of a column name; none of another column."""
    if _TOP.match(spaced(column.header)) and column.seen.number_share == 1:
        return list(map(shown, sorted(column.seen.numbers)))
    texts = [text.strip() for text, _ in column.seen.values if not says_nothing(text)]
    levels = sum(map(is_scale, texts))
    return texts if levels and levels in (len(texts), max(2, levels)) else []
