"""What words of answers say, folded by `fold`; they stand in seeds/answers.csv."""

from __future__ import annotations

import re
import unicodedata

from seeds import read_seed

ERROR_VALUE = re.compile(r"^#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!)$", re.I)


def fold(value: str) -> str:
    """An answer without case, width, surplus spaces and end punctuation."""
    text = unicodedata.normalize("NFKC", value).casefold().replace("’", "'")
    return " ".join(text.split()).rstrip(".!:;, ") or " ".join(text.split()).strip("!:;, ")


def _read() -> dict[tuple[str, str], list[str]]:
    """Kind and meaning -> its words."""
    return {
        (row["kind"], row["means"]): [fold(word) for word in row["words"].split("|")]
        for row in read_seed("answers.csv")
    }


_WORDS = _read()


def _answers(kind: str) -> dict[str, str]:
    """Word -> what it means, as people write it and as the XML names of Kobo do:
    "advanced_beginner"."""
    return {
        spelt: means
        for (of, means), words in _WORDS.items()
        if of == kind
        for word in words
        for spelt in (word, word.replace(" ", "_"))
    }


def _headers(means: str) -> frozenset[str]:
    return frozenset(_WORDS["header", means])


LEVEL_WORDS = {word: int(level) for word, level in _answers("level").items()}
GENERAL_WORDS = frozenset(_answers("general"))
"""Words for levels that say how good anything is, and not how able somebody."""
UNKNOWN_WORDS = frozenset(_answers("unknown"))
NOT_APPLICABLE_WORDS = frozenset(_answers("not applicable"))
SUMMARY_WORDS = frozenset(_answers("total"))
"""What stands in the first cell of a row that adds up the rows above it."""
NEVER_WORDS = _answers("never")
"""Answers of questions that are not about a level, and what they are about."""
OPINION_WORDS = {word: int(value) for word, value in _answers("opinion").items()}
NAMES, FIRST_NAMES, LAST_NAMES = map(_headers, ("name", "first name", "last name"))
HALVES = _headers("half a name")
"""What means the first name where the last name has a column of its own."""
EMAILS, TEAMS, ROLES = map(_headers, ("e-mail", "team", "role"))
