"""Words for levels that something follows: a label of the scale, or somebody's own sentence.

"Basic: knows the syntax" is a label where others gave it too; "none, for now; thanks" is not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from data.intake.columns.profile import Profile
from data.intake.language.words import fold
from data.intake.levels.scales import explanation, label_level

_SENTENCE_WORDS = 4
A_SENTENCE = "This is a sentence, not a word for a level."


def with_own_words(profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
    """Each profile with the share of answers whose words after the level are somebody's own.

    They are the scale's where two columns share them and they tell levels apart, or where one
    column has one text for each of its levels; sentences must come again and again for that.
    """
    columns = Counter(text for seen in profiles for text in {fold(v) for v, _ in seen.explained})
    shared = {text for text, times in columns.items() if times > 1}
    if len({label_level(text) for text in shared}) < 2:
        shared = set()
    return tuple(_told(seen, shared) if seen.explained else seen for seen in profiles)


def _told(seen: Profile, shared: set[str]) -> Profile:
    alone = [(v, n) for v, n in seen.explained if fold(v) not in shared]
    times = sum(n for _, n in alone)
    texts = {fold(v) for v, _ in alone}
    levels = {label_level(v) for v, _ in alone}
    again = times >= 2 * len(texts) or all(explanation(v) == "label" for v in texts)
    if len(levels) >= 2 and len(texts) == len(levels) and again:
        return seen
    return replace(seen, own_words=times / max(1, seen.answered))


def sentences(columns: list[tuple[tuple[str, int], ...]]) -> set[str]:
    """Answers that one person alone gave, in a sentence that begins with a word for a level,
    among answers that are mostly words or numbers alone. `columns`: texts with their times."""
    times: Counter[str] = Counter()
    for column in columns:
        times.update(dict(column))
    found = set()
    for column in columns:
        explained = {v for v, _ in column if explanation(v)}
        if 2 * sum(n for v, n in column if v in explained) <= sum(
            n for v, n in column if v.strip()
        ):
            found |= {
                v
                for v in explained
                if times[v] == 1
                and explanation(v) == "sentence"
                and len(re.split(r"\s+", v.strip())) >= _SENTENCE_WORDS
            }
    return found
