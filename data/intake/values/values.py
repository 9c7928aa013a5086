"""What becomes of the values of a column: decimals, levels that are declared, which end of a scale
is the best, and what could not be read; the file is told so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import (
    ExplainedColumn,
    Given,
    MappingFile,
    given_meanings,
    meanings,
    scale_of,
)
from data.intake.language.words import (
    NEVER_WORDS,
    POLES,
    first_of,
    fold,
    issue_of,
    one_of,
    sentence,
)
from data.intake.levels.answers import Legend, explained, find_legend
from data.intake.levels.scales import (
    FEWEST,
    HIGHEST,
    Meaning,
    Scale,
    key_level,
    label_level,
    no_answer_codes,
    number,
    parts,
    says_nothing,
    shown,
)
from data.intake.reading.table import TextTable
from data.intake.values.answers import AnswerColumn, Answers
from data.vocabulary import MAX_LEVEL, Issue, Severity, grouped

_PAIR = re.compile(r"(?<![\w.])(\d{1,3})\s*[=:(–—-]*\s*([^\W\d][^\d;,|/()]*)")
_END = re.compile(
    r"(?<![\w.])(\d{1,3})\s*(?:[=:]\s*([^\W\d][^\d=:;,|/()\[\]–-]*)|\(([^\W\d][^\d()]*)\))"
)
"""A number with what it means, which nothing but a key is written like."""
_BEHIND = re.compile(r"([^\W\d][^\d()\[\]]*)\((\d{1,3})\)")
"""A number in brackets behind what it means: "from most (1) to least (5)"."""
_WORD_FIRST = re.compile(r"([^\W\d][^\d=:;,|/()\[\]→]*?)\s*(?:=|:|->|→)\s*(\d{1,3})(?![\w.])")
"""The same behind a sign, in a whole key: without all of its numbers it may count people."""
_LOWER = re.compile(
    r"\b(?:low|small)er (?:numbers? )?(?:is|are|=) better\b|\blow(?:est)? is best\b"
    r"|(?<![\w.-])1 (?:is|being|means) (?:the )?(?:best|highest|strongest|top)\b"
)
_NEAR = 8
"""Words before a number in brackets that can be what it means."""
_GOOD, _HIGH = 4, 3
"""A level that only an able person has; a number that no scale begins with."""
_LITTLE = 2
"""The level of what has a word of little: a word for a lower level is surer."""
_ONE_END = {(n, level) for n in (0, 1) for level in (_GOOD, MAX_LEVEL)}
_ONE_END |= {(n, 0) for n in range(_HIGH, 101)}
"""A number with a level that is enough to say that the lowest is the best."""
_SHOWN_OF_ANSWER = 120
_MOST_OF_A_KEY = 4_000
"""Letters of a text in which a key is looked for."""
_OF_SCHOOL = one_of("school grade")
_GRADES = re.compile(rf"(?<!\w)(?:grades?|noten?|{_OF_SCHOOL})(?!\w)")
"""Where 1 is the best in some countries and the worst in others."""
_SCHOOL = re.compile(rf"(?<!\w)(?:{_OF_SCHOOL})(?!\w)")
"""The same in a title, which may speak of other grades."""


def says_falling(text: str) -> bool:
    """Whether a text says that higher numbers are lower levels: "1 = expert, 5 = none"."""
    text = text[:_MOST_OF_A_KEY]
    if _LOWER.search(fold(text)):
        return True
    key = _key(text)
    if key and key[0][0] < key[-1][0]:
        return key[0][1] > key[-1][1]
    alone = {(int(n), key_level("".join(label))) for n, *label in _END.findall(text)}
    return bool(alone & _ONE_END)


def _key(text: str) -> list[tuple[int, int]]:
    """The numbers of a key, each with the level of what stands beside it: a word for one, else
    whether any word is of much or of little."""
    folded = fold(text)
    key = []
    behind = _WORD_FIRST.findall(folded)
    points = sorted(int(n) for _, n in behind) if len(behind) >= FEWEST else [HIGHEST]
    whole = points[0] < 2 and points == [*range(points[0], points[-1] + 1)]
    behind = _BEHIND.findall(folded) + behind * whole
    for n, label in [*_PAIR.findall(folded), *(pair[::-1] for pair in behind)]:
        words = re.findall(r"\w+", label)[-_NEAR:] if not says_nothing(label) else []
        poles = [POLES[word] for word in words if word in POLES]
        level = key_level(label)
        if level is None and poles:
            level = max(_LITTLE, min(poles))
        if level is not None:
            key.append((int(n), level))
    return sorted(key)


_FEW_NOTES = 4
"""Texts in a column up to which they may be notes beside the table."""


def _notes(mapping: Mapping) -> Iterator[str]:
    """What a column says that has texts in a few rows only, and holds no answers: each, and all."""
    for column in mapping.used("ignored", "metadata"):
        texts = [text for text, _ in column.seen.values if text.strip()]
        if len(texts) <= _FEW_NOTES:
            yield from (*texts, explained([(text,) for text in texts]))


def backwards(
    table: TextTable, mapping: Mapping, answers: Answers, given: MappingFile, declared: str | None
) -> str | None:
    """Why numbers are not read: the file says that the lowest is the best, and nobody how."""
    open_columns = [a for a in answers.levels if _is_open(a, given)]
    if not open_columns:
        return None
    legend = [table.legend.text] if table.legend else []
    asked = [text for a in open_columns for text in (a.column.header, a.column.stem)]
    below = [v for a in open_columns for v in a.values if "=" in v]
    names = mapping.used("person")
    who = [c.header for c in names]
    who += [v for c in names for v in table.column(c.position).to_pylist()[-_FEW_NOTES:]]  # a key
    texts = (*legend, *table.title, *table.around, *_notes(mapping), *asked, *who, *below)
    for text in filter(says_falling, texts):
        named = [int(n) for n, *_ in _END.findall(text)] + [n for n, _ in _key(text)]
        high = max((n for n in named if 1 < n <= HIGHEST), default=MAX_LEVEL)
        how = sentence("which_end", high=high)
        return f"“{_short(text)}” says that the lowest number is the best. {how}"
    graded = [text for text in asked if _GRADES.search(fold(text))]
    graded += [text for text in (*table.title, *who) if _SCHOOL.search(fold(text))]
    if graded and declared is None:
        high = max(a.scale.high if a.scale else MAX_LEVEL for a in open_columns)
        return sentence("grades", grades=_short(graded[0]), high=high)
    worded = {
        v: f"{shown(key)} = {label}"
        for a in answers.levels
        for v in a.values
        for key, label in [parts(v)]
        if key is not None and label_level(v) is not None
    }
    if says_falling("; ".join(worded.values())):
        listed = ", ".join(sorted(worded)[:_SHOWN])
        how = sentence("which_end", high=MAX_LEVEL)
        return sentence("lowest is best", answers=listed, which_end=how)
    return None


def _is_open(column: AnswerColumn, given: MappingFile) -> bool:
    """Whether a column holds numbers without a word for a level, and no mapping says how they are
    read."""
    own = column.column.given
    turned = own is not None and (own.reversed or own.cut_points)
    if turned or (column.scale and column.scale.falling):
        return False
    explained = given_meanings(given, own)
    bare = (v for v in column.values if parts(v)[0] is not None and label_level(v) is None)
    return any(fold(v) not in explained for v in bare)


def _short(text: str, most: int = _SHOWN_OF_ANSWER) -> str:
    return text if len(text) <= most else text[:most] + "..."


_SHOWN = 3


def rounded(answers: Answers) -> list[Issue]:
    """One sentence about all numbers between two points of their scale, or none."""
    between = [
        (a.column.header, f"{value.strip()} became {meant.level}", count)
        for a in answers.levels
        if a.scale is not None and 1 < a.scale.high <= HIGHEST
        for value, count, meant in a.readings
        if meant.level is not None
        and (given := number(value)) is not None
        and given.denominator != 1
    ]
    if not between:
        return []
    times = sum(count for *_, count in between)
    headers = list(dict.fromkeys(header for header, *_ in between))
    column = headers[0] if len(headers) == 1 else None
    where = f"“{column}”" if column else f"{grouped(len(headers))} columns"
    many = "One answer lies" if times == 1 else f"{grouped(times)} answers lie"
    listed = first_of(list(dict.fromkeys(became for _, became, _ in between)), _SHOWN)
    return [issue_of("between levels", None, column, many=many, where=where, listed=listed)]


_QUOTED = 200


def declared(
    table: TextTable, said: str | None, given: MappingFile
) -> tuple[Scale | None, MappingFile, tuple[Issue, ...]]:
    """Scale and mapping to read a table with, and what to tell of its legend. It counts where
    neither the user nor the mapping says how the marks become levels, or where they say its scale
    and it says that the lowest number is the best."""
    scale = scale_of(said)
    codes, notes = _no_answers(table, given)
    given = replace(given, values=(*codes, *given.values))
    legend = table.legend
    if legend is None:
        return scale, given, notes
    stated = scale or scale_of(given.scale) or legend.scale
    # that the lowest number is the best is what no scale can say
    falling = bool(legend.words) and legend.scale == stated and says_falling(legend.text)
    says_how = scale or given.scale or any(c.scale or c.cut_points for c in given.columns)
    if not falling and says_how:
        return scale, given, notes
    columns = (*given.columns, *_marked(table, legend, given))
    given = replace(given, values=(*legend.words, *given.values), columns=columns)
    how = "by these words" if legend.words else f"as a scale of {legend.scale}"
    severity: Severity = "warning" if falling else "note"
    about, where = "falling marks" if falling else "marks", legend.where
    texts = _short(legend.text, _QUOTED)
    note = issue_of(about, severity=severity, where=where, said=texts, read=how)
    return legend.scale, given, (note, *notes)


def _no_answers(table: TextTable, given: MappingFile) -> tuple[Given, tuple[Issue, ...]]:
    """The numbers that lines around the table say to be no answer, where the mapping does not say
    what they are; and what is asked about them."""
    known = meanings(given.values)
    codes: dict[str, tuple[str, Meaning]] = {}
    for text in table.around:
        codes = no_answer_codes(text[:_MOST_OF_A_KEY]) | codes
    codes = {number: code for number, code in codes.items() if number not in known}
    asked = tuple(
        issue_of("no answer code", said=label, number=number)
        for number, (label, _) in codes.items()
    )
    return tuple((number, meant.outcome) for number, (_, meant) in codes.items()), asked


def with_words_beside(table: TextTable, mapping: Mapping) -> TextTable:
    """With the key that a column beside a single column of numbers is, where each number has one
    word of its own: "1" and "Expert" in every row."""
    levels = mapping.used("level")
    if len(levels) != 1 or table.legend or levels[0].given:
        return table
    for column in mapping.used("ignored"):
        if not _WORDS_OF_LEVEL.match(fold(column.header)):
            continue
        pairs = {
            (level.strip(), " ".join(word.split()))
            for level, word in table.cells_of((levels[0].position, column.position))
            if level.isdigit() and not says_nothing(word)
        }
        words = dict(pairs)
        if len(pairs) < FEWEST or not len(pairs) == len(words) == len(set(words.values())):
            continue
        if sum(label_level(word) is not None for word in words.values()) >= FEWEST - 1:
            key = sorted(pairs)
            legend = find_legend(key)
            where = f"The column “{column.header}” says"
            return replace(
                table,
                legend=replace(legend, where=where) if legend else None,
                around=(*table.around, explained(key)),
            )
    return table


_WORDS_OF_LEVEL = re.compile(
    r"^(?:(?:skill|competency|competence|current|self) )?"
    r"(?:level|rating|score|proficiency|stufe|niveau|nivel|livello|bewertung)s?"
    r"(?: (?:level|name|label|text|title|word|description|desc|meaning))?$"
)
"""The header of a column of words that are about the level."""


def _marked(table: TextTable, legend: Legend, given: MappingFile) -> list[ExplainedColumn]:
    """Columns that hold nothing but letters of the legend: nothing else tells that they rate."""
    headers = [table.headers[position - 1] for position in table.of_words(legend.marks)]
    return [ExplainedColumn(h, "level", skill=h) for h in headers if given.column(h) is None]


_FIRST = 5


def nothing_read(answers: Answers) -> str | None:
    """Why nothing is stored where the mapping names levels and no answer is one; else None."""
    levels = answers.levels
    outcomes = {meant.outcome for a in levels for _, _, meant in a.readings}
    given = any(a.column.given for a in levels)
    if not given or "level" in outcomes or "set_aside" not in outcomes:
        return None
    headers = ", ".join(f"“{a.column.header}”" for a in levels[:_FIRST])
    texts = [v.strip() for a in levels for v in a.values if fold(v) in NEVER_WORDS]
    first = ", ".join(f'"{text}" = LEVEL' for text in dict.fromkeys(texts[:_FIRST]))
    return sentence("nothing read", columns=headers, first=first or '"ANSWER" = LEVEL')


def contradiction(answers: Answers) -> str | None:
    """Why nothing is stored where a column is reversed and each answer has its level."""
    both = []
    for a in answers.columns:
        given = a.column.given
        if given and given.reversed and (given.values or given.cut_points):
            levels = [v for v, _, meant in a.readings if meant.level is not None]
            open_values = [v for v in levels if fold(v) not in meanings(given.values)]
            if all(given.cut_points and number(v) is not None for v in open_values):
                both.append(f"“{a.column.header}”")
    if not both:
        return None
    return sentence("reversed twice", columns=", ".join(both[:_FIRST]))
