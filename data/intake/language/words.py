"""The words of answers, questions and form tools in `seeds/`, folded by `fold`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.vocabulary import Issue, RefusedError, Severity
from seeds import read_seed

ERROR_VALUE = re.compile(r"^#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!)$", re.I)


def fold(value: str) -> str:
    """An answer without case, width, surplus spaces and end punctuation."""
    text = value if value.isascii() else unicodedata.normalize("NFKC", value)
    text = text.casefold().replace("’", "'").replace("i̇", "i")
    words = brief(" ".join(text.split()))
    return words.rstrip(".!:;, ") or words.strip("!:;, ")


_LONGEST = 200
_RUN = re.compile(rf"(\w{{{_LONGEST}}})\w+|([\W_]{{{_LONGEST}}})[\W_]+")


def brief(text: str) -> str:
    """A text without the rest of a word, or of what stands between two, of more than 200 signs: no
    person wrote it, and patterns would go through it again from each of its signs."""
    return _RUN.sub(r"\1\2", text) if len(text) > _LONGEST else text


def _read(name: str, kind: str, means: str) -> dict[tuple[str, str], list[str]]:
    """Kind and meaning -> its words."""
    return {
        (row.get(kind, kind), row[means]): [fold(word) for word in row["words"].split("|")]
        for row in read_seed(name)
    }


_WORDS = _read("answers.csv", "kind", "means") | _read("headers.csv", "header", "means")
_FORMS = _read("form_columns.csv", "tool", "is")
_SENTENCES = {row["about"]: row["text"] for row in read_seed("sentences.csv")}


def sentence(about: str, /, **facts: object) -> str:
    """What is said or asked of a file (`seeds/sentences.csv`), with what is told in its gaps. One
    that has the name of another sentence, such as `{how}`, is filled with that."""
    return _SENTENCES[about].format_map({**_SENTENCES, **facts})


def first_of(names: Sequence[str], most: int) -> str:
    """Some names, with a sign where there are more."""
    return ", ".join(names[:most]) + (", ..." if len(names) > most else "")


def refused(about: str, /, **facts: object) -> RefusedError:
    return RefusedError(sentence(about, **facts))


def issue_of(
    about: str,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    /,
    severity: Severity = "warning",
    **facts: object,
) -> Issue:
    """What says so of a file, or of a row, a column or a cell of it."""
    return Issue(row, column, value, sentence(about, **facts), severity)


def form_words(tool: str, kind: str) -> frozenset[str]:
    """What a form tool writes over its columns of one kind."""
    return frozenset(_FORMS.get((tool, kind), ()))


def form_columns(tool: str) -> dict[str, str]:
    """Each header that a tool writes by itself, with metadata, email, id, name, first or last."""
    people = ("email", "id", "name", "first", "last")
    return {
        word: kind if kind in people else "metadata"
        for (of, kind), words in _FORMS.items()
        if of == tool and kind not in ("one answer", "test")
        for word in words
    }


def _answers(kind: str) -> dict[str, str]:
    """Word -> what it means, as people write it and as Kobo's XML does: "advanced_beginner"."""
    return {
        spelt: means
        for (of, means), words in _WORDS.items()
        if of == kind
        for word in words
        for spelt in (word, word.replace(" ", "_"))
    }


def words_of(kind: str, means: str = "") -> tuple[str, ...]:
    """The words of a kind, in the order of the file."""
    return tuple(_WORDS[kind, means])


def also(means: str) -> str:
    """One more branch of a pattern: these headers, and nothing else around them."""
    return f"|^{one_of(means)}$"


def one_of(means: str) -> str:
    """A part of a pattern: one of these headers."""
    return "(?:" + "|".join(map(re.escape, words_of("header", means))) + ")"


def pattern_of(means: str) -> re.Pattern[str]:
    """Finds words of headers in a folded text; `*` stands for the rest of a word."""
    return re.compile("|".join(map(_word, words_of("header", means))))


LEVEL_WORDS = {word: int(level) for word, level in _answers("level").items()}
END_WORDS = {word: int(level) for word, level in _answers("end").items()}
"""The ends of a scale, and words for how good anything is, in the key of a scale."""
POLES = {word: int(level) for word, level in _answers("pole").items()}
"""Words of what stands at an end of a scale; one of little counts more than one of much."""
GENERAL_WORDS = frozenset(_answers("general"))
"""Words for levels that say how good anything is, and not how able somebody."""
UNKNOWN_WORDS = frozenset(_answers("unknown"))
NOT_APPLICABLE_WORDS = frozenset(_answers("not applicable"))
SUMMARY_WORDS = frozenset(_answers("total"))
"""What stands in the first cell of a row that adds up the rows above it."""
TARGET_WORDS = frozenset(_answers("target"))
"""What stands there of a row of levels that are wanted."""
ABOUT_WORDS = frozenset(_answers("about"))
"""The same of a row that tells something of the skills."""
NEVER_WORDS = _answers("never")
"""Answers of questions that are not about a level, and what they are about."""
OPINION_WORDS = {word: int(value) for word, value in _answers("opinion").items()}
FIGURES = frozenset(("an amount", "a rank", "an exam", "an appraisal"))
"""What stands beside ratings of skills without making the file a survey of opinions."""
_FOR = frozenset(("ability", "interest", "importance"))
"""Kinds that are asked of a skill; all others are asked instead."""
_NO_SPACES = frozenset(("Japanese", "Chinese", "Korean"))
_COURSE = re.compile(
    r"\b(?:time|trainers?|sessions?|workshops?)\b"
    r"(?!.* ?(?:management|facilitation|moderation|planning|design|series|skills)\b)"
)
"""What an evaluation of a course asks about."""
_KNOWN = re.compile(r"\bhow much (?=(?:do )?you know\b|experience\b|knowledge\b)")
"""An amount that is an ability."""
_EXAMPLES = re.compile(r"\(e\.g\.[^()]*\)")


@dataclass(frozen=True)
class Sign:
    """A word that says what is asked: its kind, as it stands in the text, and its language."""

    kind: str
    word: str
    language: str

    def __str__(self) -> str:
        return f"“{self.word}”" + ("" if self.language == "English" else f", {self.language}")


class _Lexicon:
    """Looks for the words of one kind."""

    def __init__(self, kind: str, words: Iterable[tuple[str, str]]) -> None:
        self.kind = kind
        self._patterns = []
        for language, listed in words:
            part = re.escape if language in _NO_SPACES else _word
            self._patterns.append((language, re.compile("|".join(map(part, listed.split("|"))))))

    def search(self, folded: str) -> Sign | None:
        """The first word of a folded text, or None; `sleep_quality` is two words."""
        folded = folded.replace("_", " ")
        result = (
            (match.start(), rank, name, match.group().strip())
            for rank, (name, pattern) in enumerate(self._patterns)
            if (match := pattern.search(folded))
        )
        *_, name, word = min(result, default=(0, 0, "", ""))
        return Sign(self.kind, word, name) if word else None


def _word(text: str) -> str:
    """As a pattern: `*` stands for the rest of a word, `=` before it for nothing else around it."""
    bare = re.escape(text.strip("*=")).replace(r"\ ", r"\s+")
    if text.startswith("="):
        return rf"^\s*{bare}\s*$"
    before = r"\w*" if text.startswith("*") else r"(?<!\w)"
    return before + bare + (r"\w*" if text.endswith("*") else r"(?!\w)")


_QUESTIONS = read_seed("questions.csv")
_LEXICONS = {
    kind: _Lexicon(kind, [(r["language"], r["words"]) for r in _QUESTIONS if r["asks"] == kind])
    for kind in dict.fromkeys(row["asks"] for row in _QUESTIONS)
}
"""By kind, in the order of the file."""
ability = _LEXICONS["ability"]
_OF = (
    r"(?:di|de|del|della|do|da|em|en|in|im|i|w|z|ze|v|ve|na|van|von|mit|met|med|af|av|om|sur|avec)"
)
"""Between a word for ability and the name of a skill."""


def _around(*kinds: str, of: str = rf"\s+{_OF}\s+") -> re.Pattern[str]:
    """Words of other languages than English before and behind a name, or alone. `of`: what stands
    between a word and a name behind it."""
    words: dict[bool, list[str]] = {True: [], False: []}
    for row in _QUESTIONS:
        if row["asks"] in kinds and row["language"] != "English":
            words[row["language"] in _NO_SPACES] += row["words"].split("|")
    spaced = "|".join(
        re.escape(word.strip("*")) + (r"\w*" if word.endswith("*") else "") for word in words[False]
    )
    joined = "|".join(map(re.escape, words[True]))
    return re.compile(
        rf"^(?:{spaced})(?:\s*[:–-]\s*|{of})(?=\S)"
        rf"|(?<=\S)(?:[\s:–(\[-]+(?:{spaced})|(?:[\s:–(\[の的-]*(?:{joined})[度도]?)+)[)\]]?$"
        rf"|^(?:{spaced}|(?:{joined})[度도]?)$",
        re.IGNORECASE,
    )


AROUND_ABILITY = _around("ability")
"""What is left of "Conoscenza di Python", "SQL-kunskap" or "Pythonのスキル" is the skill."""
BESIDE_ABILITY = _around("ability", of=r"\s+")
"""The same of "Livello Python", where what is left is a skill that is known."""
AROUND_OPINION = _around("interest", "importance")
interest = _LEXICONS["interest"]
importance = _LEXICONS["importance"]
private = _LEXICONS["private matters"]
"""Health, wellbeing, belief, union and family: never a skill unless a mapping names the column."""
of_work = _LEXICONS["conditions of work"]
"""Looked for in a whole question: "Confidence in leadership" ends with the name of a skill."""
_AGAINST = [lexicon for kind, lexicon in _LEXICONS.items() if kind not in _FOR]
"""What a question asks for that is no ability. It counts more than the name of a skill."""


def against(folded: str) -> Sign | None:
    """What a folded text asks for that is no ability; None where nothing says so."""
    word = next(against_all(folded), None)
    if word is None and (course := _COURSE.search(_EXAMPLES.sub(" ", folded))):
        return Sign("a course or a time", course.group(), "English")
    return word


def against_all(folded: str) -> Iterator[Sign]:
    """Everything that a folded text asks for that is no ability."""
    text = _KNOWN.sub("", folded)
    return (sign for lexicon in _AGAINST if (sign := lexicon.search(text)))
