"""A mapping that cannot hold: columns of which no answer becomes a level, and `reversed` beside
`values` for every answer."""

from __future__ import annotations

from collections import Counter

from data.intake.columns.mapping_file import meanings
from data.intake.language.words import NEVER_WORDS, fold
from data.intake.levels.scales import number
from data.intake.values.answers import AnswerColumn, Answers

_SHOWN = 5


def nothing_read(answers: Answers) -> str | None:
    """Why nothing is stored where the mapping names levels and no answer is one; else None."""
    levels = [a for a in answers.columns if a.column.use == "level"]
    said = [meant.outcome for a in levels for meant in a.meanings]
    if not any(a.column.given for a in levels) or "level" in said or "set_aside" not in said:
        return None
    headers = ", ".join(f"“{a.column.header}”" for a in levels[:_SHOWN])
    texts = [v.strip() for a in levels for v in a.values if fold(v) in NEVER_WORDS]
    kinds = Counter(NEVER_WORDS[fold(text)] for text in texts)
    about = f", they are about {kinds.most_common(1)[0][0]}" if kinds else ""
    first = ", ".join(f'"{text}" = 0' for text in dict.fromkeys(texts[:_SHOWN]))
    example = f"`values = {{ {first} }}` with the right level for each" if first else "`values`"
    return (
        f"No answer of the columns that the mapping makes levels ({headers}) is a number on the "
        f"scale or a word for a level{about}: nothing would be stored. Give each answer its level "
        f"(0 to 5) in the mapping: {example}. `reversed` alone gives words no level."
    )


def contradiction(answers: Answers) -> str | None:
    """Why nothing is stored where a column is reversed and its answers have a level each: nobody
    can know whether these are meant before or after the turn."""
    both = [f"“{a.column.header}”" for a in answers.columns if _all_given(a)]
    if not both:
        return None
    return (
        f"The mapping says `reversed` of {', '.join(both[:_SHOWN])} and gives every answer its "
        "level under `values` or `cut_points` too: keep one of them. These say each level as it is "
        "stored; `reversed` alone makes the highest answer the lowest level."
    )


def _all_given(column: AnswerColumn) -> bool:
    given = column.column.given
    if given is None or not (given.reversed and (given.values or given.cut_points)):
        return False
    told = meanings(given.values)
    said = zip(column.values, column.meanings, strict=True)
    return all(
        fold(value) in told or (given.cut_points and number(value) is not None)
        for value, meant in said
        if meant.level is not None
    )
