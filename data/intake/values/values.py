"""What becomes of the values of a column: decimals, levels that are declared, which end of a scale
is the best, and what could not be read; the file is told so."""

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import (
    ColumnMapping,
    MappingFile,
    meanings,
    scale_of,
    told,
)
from data.intake.language.words import END_WORDS, NEVER_WORDS, POLES, fold, one_of
from data.intake.levels.answers import Legend, is_free_text
from data.intake.levels.scales import Scale, explanation, label_level, number, parts, says_nothing
from data.intake.reading.table import TextTable
from data.intake.values.answers import AnswerColumn, Answers
from data.vocabulary import MAX_LEVEL, Issue, grouped

_PAIR = re.compile(r"(?<![\w.])(\d{1,3})\s*[=:(–—-]*\s*([^\W\d][^\d;,|/()]*)")
_TO = re.compile(r"(?:^|\s+)(?:to|bis|until|and|und|à|a|[-–—.…]+)\s*$", re.I)
_END = re.compile(
    r"(?<![\w.])(\d{1,3})\s*(?:[=:]\s*([^\W\d][^\d=:;,|/()\[\]–-]*)|\(([^\W\d][^\d()]*)\))"
)
"""A number with what it means, which nothing but a key is written like."""
_BEHIND = re.compile(r"([^\W\d][^\d()\[\]]*)\((\d{1,3})\)")
"""A number in brackets behind what it means: "from most (1) to least (5)"."""
_LOWER = re.compile(
    r"\b(?:low|small)er (?:numbers? )?(?:is|are|=) better\b|\blow(?:est)? is best\b"
    r"|(?<![\w.-])1 (?:is|being|means) (?:the )?(?:best|highest|strongest|top)\b"
)
_NEAR = 8
"""Words before a number in brackets that can be what it means."""
_GOOD, _HIGH = 4, 3
"""A level that only an able person has; a number that no scale begins with."""
_SHOWN_OF_ANSWER = 120
_HOW = (
    "Say which it is: 5-1 as the scale (`--scale`, or the box on the page) where 1 is the best of "
    "5, or in a mapping `reversed = true` for each column where the highest number is the lowest "
    "level (“Reversed” on the page), or the level of each number under `values`."
)
_OF_SCHOOL = one_of("school grade")
_GRADES = re.compile(rf"(?<!\w)(?:grades?|noten?|{_OF_SCHOOL})(?!\w)")
"""Where 1 is the best in some countries and the worst in others."""
_SCHOOL = re.compile(rf"(?<!\w)(?:{_OF_SCHOOL})(?!\w)")
"""The same in a title, which may speak of other grades."""


def says_falling(text: str) -> bool:
    """Whether a text says that higher numbers are lower levels: "1 = expert, 5 = none"."""
    ends = _pairs(_END, text)
    return (
        _fall(_pairs(_PAIR, text))
        or (
            any((n <= 1 and level >= _GOOD) or (n >= _HIGH and level == 0) for n, level in ends)
            and not _rises(text)
        )
        or _poles_fall(text)
    )


def _poles_fall(text: str) -> bool:
    """Whether the words beside a small number are of much, and those beside a high one of little,
    or low numbers are called better."""
    folded = fold(text)
    pairs = {(int(n), _pole(label)) for n, label in _PAIR.findall(folded)}
    pairs |= {(int(n), _pole(label)) for label, n in _BEHIND.findall(folded)}
    ends = sorted((n, pole) for n, pole in pairs if pole is not None)
    falls = len(ends) > 1 and ends[0][1] == MAX_LEVEL and ends[-1][1] == 0
    return falls or bool(_LOWER.search(folded))


def _pole(label: str) -> int | None:
    """The end of a scale that some words speak of; None: of none, or of no answer."""
    if says_nothing(label):
        return None
    words = re.findall(r"\w+", label)[-_NEAR:]
    return min((POLES[word] for word in words if word in POLES), default=None)


def _rises(text: str) -> bool:
    """Whether a text says of a high number that it is a high level."""
    return any(n >= _HIGH and level >= _GOOD for n, level in _pairs(_PAIR, text))


def _pairs(pattern: re.Pattern[str], text: str) -> set[tuple[Fraction, int]]:
    """The numbers of a key, each with the level that stands beside it."""
    found = set()
    for key, *label in pattern.findall(text):
        word = fold(_TO.sub("", "".join(label)).removeprefix("the "))
        level = END_WORDS.get(word, label_level(word))
        if level is not None:
            found.add((Fraction(key), level))
    return found


def backwards(
    table: TextTable, answers: Answers, given: MappingFile, declared: Scale | None
) -> str | None:
    """Why numbers are not read: the file says that the lowest is the best, and nobody how."""
    if declared is not None and declared.falling:
        return None
    open_columns = [a for a in answers.levels if _is_open(a, given)]
    if not open_columns:
        return None
    legend = table.legend
    if legend is not None and says_falling(legend.said):
        said = f"{legend.where} “{_short(legend.said)}”"
        return f"{said}: the lowest number is the best there. {_HOW}"
    asked = [text for a in open_columns for text in (a.column.header, a.column.stem)]
    below = [v for a in open_columns for v in a.values if "=" in v]
    for text in (*table.title, *asked, *below):
        if says_falling(text):
            return f"“{_short(text)}” says that the lowest number is the best. {_HOW}"
    graded = next((text for text in asked if _GRADES.search(fold(text))), None) or next(
        (text for text in table.title if _SCHOOL.search(fold(text)) and not _rises(text)), None
    )
    if graded and declared is None:
        high = max(a.scale.high if a.scale else MAX_LEVEL for a in open_columns)
        return (
            f"“{_short(graded)}” are grades: is 1 the best or {high}? Say the "
            f"scale, with `--scale` or in the box on the page: {high}-1 where 1 is the best, "
            f"1-{high} where {high} is."
        )
    values = {v: _labelled(v) for a in answers.levels for v in a.values}
    labelled = {pair for pair in values.values() if pair}
    if _fall(labelled) and not any(a.scale and a.scale.falling for a in answers.levels):
        examples = sorted(v for v, pair in values.items() if pair and not explanation(v))
        shown = ", ".join(examples[:3])
        return (
            f"Some answers say that the lowest number is the best ({shown}), and others are "
            f"numbers alone. {_HOW}"
        )
    return None


def _is_open(column: AnswerColumn, given: MappingFile) -> bool:
    """Whether a column holds numbers and no mapping says how they are read."""
    own = column.column.given
    if own is not None and (own.reversed or own.cut_points):
        return False
    explained = told(given, own)
    return any(number(v) is not None and fold(v) not in explained for v in column.values)


def _labelled(value: str) -> tuple[Fraction, int] | None:
    """The number of an answer, and the level of the word beside it."""
    (key, label), level = parts(value), label_level(value)
    return (key, level) if key is not None and label and level is not None else None


def _fall(pairs: set[tuple[Fraction, int]]) -> bool:
    """At least two numbers, each with one level, each level below the last."""
    ordered = sorted(pairs)
    levels = [level for _, level in ordered]
    numbers = [key for key, _ in ordered]
    return len(set(numbers)) == len(numbers) >= 2 and levels == sorted(set(levels), reverse=True)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_OF_ANSWER else text[:_SHOWN_OF_ANSWER] + "..."


_SHOWN = 3
_POINTS = 10
"""Above this a scale counts percentages, whose decimals say nothing about a level."""


def rounded(answers: Answers) -> list[Issue]:
    """One sentence about all numbers between two points of their scale, or none."""
    between = [
        (a.column.header, value.strip(), count, meant.level)
        for a in answers.levels
        if a.scale is not None and 1 < a.scale.high <= _POINTS
        for value, count, meant in a.said
        if meant.level is not None
        and (given := number(value)) is not None
        and given.denominator != 1
    ]
    if not between:
        return []
    times = sum(count for _, _, count, _ in between)
    columns = list(dict.fromkeys(header for header, *_ in between))
    shown: dict[str, int] = {}
    for _, value, _, level in between:
        shown.setdefault(value, level)
    listed = ", ".join(f"{value} became {level}" for value, level in [*shown.items()][:_SHOWN])
    where = f"“{columns[0]}”" if len(columns) == 1 else f"{grouped(len(columns))} columns"
    many = "One answer lies" if times == 1 else f"{grouped(times)} answers lie"
    said = f"{many} between two levels, in {where}: each was read as the nearest one, halves down"
    return [Issue(None, columns[0] if len(columns) == 1 else None, None, f"{said} ({listed}).")]


_LOOKED_AT = 50
"""Distinct answers; a column with more holds no marks of a legend."""
_QUOTED = 200


def declared(
    table: TextTable, scale: Scale | None, given: MappingFile
) -> tuple[Scale | None, MappingFile, tuple[Issue, ...]]:
    """Scale and mapping to read a table with, and what to tell of its legend. It counts where
    neither the user nor the mapping says how the marks become levels, or where they say its scale
    and it says that the lowest number is the best."""
    legend = table.legend
    if legend is None:
        return scale, given, ()
    stated = scale or scale_of(given.scale) or legend.scale
    # that the lowest number is the best is what no scale can say
    falling = bool(legend.words) and legend.scale == stated and says_falling(legend.said)
    says_how = scale or given.scale or any(c.scale or c.cut_points for c in given.columns)
    if not falling and says_how:
        return scale, given, ()
    columns = (*given.columns, *_marked(table, legend, given))
    given = replace(given, values=(*legend.words, *given.values), columns=columns)
    said = legend.said if len(legend.said) <= _QUOTED else legend.said[:_QUOTED] + "..."
    how = " by these words" if legend.words else f" as a scale of {legend.scale}"
    wrong = "give each number its level in a mapping" if falling else "declare the scale"
    if falling:
        how += ", the lowest number as the best"
    read = f"{legend.where} “{said}”: the marks are read{how}. If that is wrong, {wrong}."
    note = Issue(None, None, None, read, "warning" if falling else "note")
    return legend.scale, given, (note,)


def _marked(table: TextTable, legend: Legend, given: MappingFile) -> list[ColumnMapping]:
    """Columns that hold nothing but letters of the legend: nothing else tells that they rate."""
    if not legend.marks:
        return []
    found = []
    for position, header in enumerate(table.headers, start=1):
        pairs, distinct = table.commonest(position, _LOOKED_AT)
        answers = [v for v, _ in pairs if not says_nothing(v)]
        marks = answers and distinct <= _LOOKED_AT and all(fold(v) in legend.marks for v in answers)
        if marks and given.column(header) is None:
            found.append(ColumnMapping(header, "level", skill=header))
    return found


_FIRST = 5


def nothing_read(answers: Answers) -> str | None:
    """Why nothing is stored where the mapping names levels and no answer is one; else None."""
    levels = answers.levels
    said = [meant.outcome for a in levels for meant in a.meanings]
    if not any(a.column.given for a in levels) or "level" in said or "set_aside" not in said:
        return None
    headers = ", ".join(f"“{a.column.header}”" for a in levels[:_FIRST])
    texts = [v.strip() for a in levels for v in a.values if fold(v) in NEVER_WORDS]
    kinds = Counter(NEVER_WORDS[fold(text)] for text in texts)
    about = f", they are about {kinds.most_common(1)[0][0]}" if kinds else ""
    first = ", ".join(f'"{text}" = 0' for text in dict.fromkeys(texts[:_FIRST]))
    example = f"`values = {{ {first} }}` with the right level for each" if first else "`values`"
    return (
        f"No answer of the columns that the mapping makes levels ({headers}) is a number on the "
        f"scale or a word for a level{about}: nothing would be stored. Give each answer its level "
        f"(0 to 5) in the mapping: {example}. `reversed` alone gives words no level."
    )


def contradiction(answers: Answers) -> str | None:
    """Why nothing is stored where a column is reversed and each answer has its level."""
    both = [f"“{a.column.header}”" for a in answers.columns if _all_given(a)]
    if not both:
        return None
    return (
        f"The mapping says `reversed` of {', '.join(both[:_FIRST])} and gives every answer its "
        "level under `values` or `cut_points` too: keep one of them. These say each level as it is "
        "stored; `reversed` alone makes the highest answer the lowest level."
    )


def _all_given(column: AnswerColumn) -> bool:
    given = column.column.given
    if given is None or not (given.reversed and (given.values or given.cut_points)):
        return False
    told = meanings(given.values)
    levels = [value for value, _, meant in column.said if meant.level is not None]
    open_values = [value for value in levels if fold(value) not in told]
    return all(given.cut_points and number(value) is not None for value in open_values)


_MOST = 12
"""Distinct answers of a question with a list to choose from."""


def unread(mapping: Mapping) -> tuple[str, ...]:
    """Words that are known answers (agreement, ...), or that two columns share and several gave."""
    columns: Counter[str] = Counter()
    times: Counter[str] = Counter()
    written: dict[str, str] = {}
    for column in mapping.used("ignored"):
        seen = mapping.seen(column)
        if seen.distinct > _MOST:
            continue
        words = {fold(value): (value.strip(), n) for value, n in seen.values if _is_word(value)}
        columns.update(list(words))
        times.update({key: n for key, (_, n) in words.items()})
        written = {key: value for key, (value, _) in words.items()} | written
    common = {key for key in written if columns[key] > 1 and times[key] > columns[key]}
    return tuple(text for key, text in written.items() if key in common or key in NEVER_WORDS)


def _is_word(value: str) -> bool:
    told = says_nothing(value) or number(value) is not None
    return not told and "@" not in value and not is_free_text(value)
