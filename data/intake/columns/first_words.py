"""Names of skills that begin or end with a word for something else: "Email marketing".

The word says what a column is where it stands alone or beside the name of another column; followed
by words of its own, over cells that are levels, it is part of a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from data.intake.columns.profile import Profile
from data.intake.language.words import fold

_TOP = 10
"""The highest number that a level is written with, where no scale is given."""
_MAIL_OF = re.compile(r"^e-?mails? (?!address|adress|id\b|of\b|de\b|von\b)\w")
_ACT = re.compile(
    r"^(?:peer|person|employee|colleague|team member|staff member|member|report) "
    r"(?:rat|review|assess|evaluat|apprais)\w*$"
)
_FIRST = re.compile(
    r"^(?:importance|interest|relevance|motivation|target|goal|minimum|maximum|expected|average|"
    r"mean|median|max|min|min-max|total|sum|count|comments?|notes?)$"
)
_LINKS = re.compile(
    r"^(?:of|for|to|per|in|on|by|at|with|from|across|over|and|or|is|as|a|the|your|"
    r"my|von|für|pro|de|du|des|del|di|da|par|por)\b"
)
_GENERAL = re.compile(
    r"\b(?:levels?|scores?|ratings?|points?|skills?|values?|proficiency|competenc(?:e|y|ies)|"
    r"experience|knowledge|years|months|days|hours|time|people|persons|employees|members|answers|"
    r"responses|team|group|person|required|needed|target|expected|results?|grade|marks?|number|"
    r"total|all|overall|self|manager|peer|weight|rank|ranking|areas?|topics?|questions?|row|column|"
    r"items?|bill|sales)\b"
)
"""Words that make a figure, or an opinion, and no name of what stands before them."""
_WORDS = re.compile(r"^[^\W\d_]+(?:[-'][^\W\d_]+)*(?: [^\W\d_]+(?:[-'][^\W\d_]+)*)*$")
_RATER = r"self|manager|lead|team lead|supervisor|boss|peer|colleague|user|employee"
_BEFORE = re.compile(rf"^({_RATER}) (\S.*)$")
_AFTER = re.compile(rf"^(\S.*) (?:{_RATER})$")
_POINTS = re.compile(r"^(?:points|feedback)\s*[-–:]\s*(.+)$")
_SUBJECT_END = re.compile(
    r"(?:[^\W\d]{3,}(?:ing|ment|tion|sion|ics|ology)|models?|methods?|systems?|architectures?|"
    r"patterns?|algorithms?|code|theory|variables?|studies)$"
)
"""The last word of a subject that people learn, where a figure or a remark ends otherwise."""
_NO_SUBJECT = re.compile(
    r"(?:rating|ranking|scoring|training|learning|meeting|onboarding|"
    r"position|option|question|location|region|comparison|reason|promotion|"
    r"evaluation|assessment|department|comment)$"
)
_EXPECTING = re.compile(r"^(?:required|needed|desired|planned|future)$")
_TERMS = frozenset(("expected value", "expected values"))
"""Names of subjects that are made of words for something else alone."""
_STEP = re.compile(
    r"\b(novice|beginner|intermediate|competent|proficient|advanced|expert|master)\b"
)
_DISCIPLINE = re.compile(r"\b(?:analysis|analytics|zones?)$")


def only_levels(seen: Profile) -> bool:
    """Whether every answer is a word for a level or a small whole number."""
    whole = all(number.denominator == 1 for number in seen.numbers)
    return seen.answered > 0 and seen.level_share == 1 and whole and seen.within(_TOP) == 1


def names_steps(seen: Profile) -> bool:
    """Whether several answers are steps of learning, such as novice and expert: "good" and "ok" are
    remarks, too."""
    return sum(bool(_STEP.search(fold(text))) for text, _ in seen.values) > 1


def is_about_mail(folded: str) -> bool:
    """Whether a header goes on after the word e-mail, as "Email marketing" does."""
    return bool(_MAIL_OF.match(folded))


def is_act(folded: str) -> bool:
    """ "Peer review" is what somebody can do, or who is reviewed: only the cells tell."""
    return bool(_ACT.match(folded))


def is_discipline(folded: str) -> bool:
    """ "Frequency analysis", "time zones": a subject, and no question about how often or when."""
    return bool(_DISCIPLINE.search(folded)) and bool(_WORDS.match(folded))


def is_subject(folded: str) -> bool:
    """Whether several words end as a subject does that people learn: "variance reduction",
    "comments in code", "ID management"; no "average rating"."""
    return folded in _TERMS or (
        " " in folded
        and bool(_WORDS.match(folded) and _SUBJECT_END.search(folded))
        and not _NO_SUBJECT.search(folded)
    )


def goes_on(folded: str) -> str:
    """The words of their own after a first word for something else, "" where there are none.

    "total quality management" -> "quality management"; "total score" -> "".
    """
    first, _, rest = folded.partition(" ")
    if not rest or not _FIRST.match(first) or not _WORDS.match(folded):
        return ""
    return "" if _LINKS.match(rest) or _GENERAL.search(rest) else rest


class FirstWords:
    """First words of one table. `subjects` are the names that its headers ask about, folded."""

    def __init__(
        self, subjects: Sequence[str], headers: Sequence[str], known: Callable[[str], bool]
    ) -> None:
        self._subjects = Counter(subjects)
        self._headers = [fold(header) for header in headers]
        self._begin = Counter(each.split()[0] for each in self._headers if goes_on(each))
        self._known = known

    def own(self, folded: str) -> str:
        """The rest of a name of its own; "" where the first word marks the column.

        It does where its rest is a skill or another column, or where several columns begin so.
        """
        if folded in _TERMS:
            return folded.split()[-1]
        first, _, after = folded.partition(" ")
        subject = is_subject(folded)
        rest = after if subject and _EXPECTING.match(first) else goes_on(folded)
        if not rest or self._subjects[rest] or (self._known(rest) and not subject):
            return ""
        alike = sum(1 for header in self._headers if header.startswith(f"{first} "))
        return "" if self._begin[first] > 1 or (_EXPECTING.match(first) and alike > 1) else rest

    def is_points(self, folded: str) -> bool:
        """Points or feedback of a question that stands in another column."""
        points = _POINTS.match(folded)
        return points is not None and points[1] in self._headers

    def name_rater(self, header: str, subject: str) -> bool:
        """Whether "Manager tools" or "tools manager" says who rates `subject`.

        It does where another column is about the subject; in front also where all columns that
        begin so go on with skills, behind where the subject is one.
        """
        folded = fold(header)
        before = _BEFORE.match(folded)
        if not before and not _AFTER.match(folded):
            return True
        if self._subjects[fold(subject)] > 1:
            return True
        if not before:
            return self._known(subject)
        alike = [
            found[2]
            for each in self._headers
            if (found := _BEFORE.match(each)) and found[1] == before[1]
        ]
        return len(alike) > 1 and all(map(self._known, alike))
