"""Free text is set aside: its content is never kept nor shown, only where it stood and how long it
was. A header decides nothing alone: what people write in their own words, they write once.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from data.intake.language.words import LEVEL_WORDS, fold
from data.intake.levels.scales import explanation, label_level, number, out_of, parts
from data.vocabulary import grouped

_LONGEST = 40
_MOST_WORDS = 4
_NEARLY = 0.8
_WORD = re.compile(r"[^\W\d_]{3}")
_LEVEL_AND_WORDS = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)\s+[^\W\d_]+\s+[^\W\d_]")
"""A number and a sentence: "3 kids at home"; a label of a scale has a mark after its number."""
NOT_KEPT = "free text; its content is not kept"
OTHER_TEXTS = "(other texts)"


def is_free_text(value: str) -> bool:
    """Longer than a label of a scale, so somebody's own words."""
    bare = " ".join(value.split())
    if number(bare) is not None:
        return False
    return len(bare) > _LONGEST or len(bare.split(" ")) > _MOST_WORDS


def is_own_words(value: str, times: int) -> bool:
    """Whether an answer that is no level is somebody's own words: it is long, or nobody else in
    the file gave it, and it is neither a number nor nearly a word for a level, such as "Expret"."""
    if is_free_text(value):
        return True
    if times > 1 or not _WORD.search(value) or parts(value)[0] is not None:
        return False
    return not _nearly_a_level(fold(value))


@lru_cache(maxsize=10_000)
def _nearly_a_level(folded: str) -> bool:
    """A slip in one or two words; looking is slow, and no longer text is one."""
    return folded.count(" ") < 2 and bool(
        get_close_matches(folded, LEVEL_WORDS, n=1, cutoff=_NEARLY)
    )


def level_without_words(value: str) -> str:
    """The number, or the word for a level, of an answer with somebody's own words beside it; ""
    for an answer that is only a label of its scale."""
    if label_level(value) is not None:
        if explanation(value) != "sentence":
            return ""
        return re.split(r"[,;.]", value.strip(), maxsplit=1)[0].strip()
    told = parts(value)[0]
    if told is None or out_of(value) is not None:
        return ""
    return str(told) if is_free_text(value) or _LEVEL_AND_WORDS.match(value) else ""


def said_instead(value: str) -> str:
    """What is said of a free text in place of it."""
    return f"{grouped(len(value))} characters of {NOT_KEPT}."
