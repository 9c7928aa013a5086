"""What a table says is required: the words of its headers and the values of its cells."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from data.intake.language.headers import spaced
from data.intake.language.words import also, fold, issue_of, one_of, words_of
from data.intake.levels.scales import Scale, label_level, number, parts, says_nothing
from data.store.facts.requirements import Requirement
from data.vocabulary import MAX_LEVEL, Issue

Fact = Literal["must_have", "weight", "due", "per_week", "initiative", "owner", "reason", "share"]
"""Headers of what a week without one position costs."""
_FRAMES: tuple[tuple[Fact, str, str], ...] = (
    ("must_have", r"(?:is )?", r"(?: \(?(?:yes ?/ ?no|y ?/ ?n|x|ja ?/ ?nein|oui ?/ ?non)\)?)?"),
    ("weight", r"(?:(?:business|skill|relative|team) )?", r"(?: \(?\d ?[-–] ?\d+\)?)?"),
    ("due", "", ""),
    ("per_week", "", r"(?:,? \(?(?:[a-z]{3}|[$€£])\)?)?"),
    ("initiative", r"(?:for )?(?:the )?", r"(?: name)?"),
    ("owner", r"(?:skill |requirement |business )?", ""),
    ("reason", "", r"\??"),
    ("share", "", ""),
)
"""What may stand before and behind the words for a fact."""
_HEADERS = {
    fact: re.compile(f"^{before}{one_of(fact)}{behind}$") for fact, before, behind in _FRAMES
}
RANKS = re.compile(r"^(?:\w+ )?(?:prio\w*|priorit\w*|moscow)\b")
YES = frozenset(words_of("yes"))
_WEIGHTS = {word: weight for weight in (1, 2, 3, 4) for word in words_of("weight", str(weight))}
MUST_WEIGHT = 4


def fact_in(header: str) -> Fact | None:
    """What a header says of a requirement; None for any other."""
    folded = fold(re.sub(r"[_\n]+", " ", header)).strip("?:* ")
    return next((fact for fact, pattern in _HEADERS.items() if pattern.match(folded)), None)


def weight_of(word: str) -> tuple[float, bool]:
    """The weight of a word, 0 of any other text, and whether it says must-have."""
    must = fold(word) in YES and number(word) is None
    return float(MUST_WEIGHT if must else _WEIGHTS.get(fold(word), 0)), must


Wanted = Literal["level", "headcount", "either"]
_LEVEL = one_of("required")
_LEVELS = re.compile(
    rf"^(?:team |skill |the )?{_LEVEL}\.?[ -]?(?:skill |competency |proficiency )?"
    r"(?:levels?|ratings?|scores?|proficiency|niveau|stufe|wert|kompetenz)$"
    + also("required level")
)
_EITHER = re.compile(rf"^(?:team |skill )?{one_of('required of a team')}$")
_PEOPLE = r"(?:people|persons?|heads?|staff|employees|experts|ftes?|mitarbeiter|personen)"
_HEADCOUNTS = re.compile(
    rf"^(?:{_LEVEL}\.? )?head ?count(?: (?:required|needed|target))?$"
    rf"|^{_LEVEL}\.? (?:(?:number|no\.?|#) (?:of )?)?{_PEOPLE}(?: (?:at|with|on|auf) .*)?$"
    rf"|^(?:no\.?|nr\.?|number|#|how many|anzahl)\.? ?(?:of )?(?:(?:required|needed) {_PEOPLE}"
    rf"|{_PEOPLE} (?:required|needed)|required|needed)(?: (?:at|with|on|auf) .*)?$"
    rf"|^{_PEOPLE} (?:required|needed|target)(?: (?:at|with|on) .*)?$"
    rf"|^(?:min|minimum)\.? (?:number|no\.?|#)(?: of {_PEOPLE})?$" + also("headcount")
)
_PERHAPS = re.compile(
    rf"^(?:no\.?|nr\.?|number|#|how many|anzahl)\.? ?(?:of )?{_PEOPLE}$|^{_PEOPLE}$"
    + also("perhaps headcount")
)
"""A number of people, needed or there: beside people it counts them."""
_AT_LEVEL = re.compile(
    r"\b(?:level|lvl|stufe|niveau|l)\s?(?:of )?([1-5])\b|(?<!\d)([1-5])\s?\+", re.I
)
_COUNT = re.compile(r"^(?:>=|≥|min\.?|at least|mind\.?)?\s*(\d{1,5})(?:\.0+)?\s*\+?$", re.I)
_SHARE = re.compile(r"^(\d{1,3})(?:[.,]0+)?\s*%$")


@dataclass(frozen=True)
class Needed:
    """What one skill requires, as the file says it, and where it says so. `skill` is the text that
    names it; `level` and `headcount` may be empty. `fixed` is a level that the header of the
    headcount names."""

    row: int
    skill: str
    level: str
    headcount: str
    level_column: str = ""
    headcount_column: str = ""
    fixed: int | None = None


def wanted(header: str, *, alone: bool = False) -> Wanted | None:
    """What a header requires: a level, a number of people, one of both, or nothing. `alone`: no
    people stand beside it, so that "People" can only say how many are needed."""
    folded = spaced(header.replace("/", " "))
    if _HEADCOUNTS.match(folded) or (alone and _PERHAPS.match(folded)):
        return "headcount"
    if _LEVELS.match(folded):
        return "level"
    return "either" if _EITHER.match(folded) else None


def level_in(header: str) -> int | None:
    """The level that a header itself names: "People needed at level 3"."""
    match = _AT_LEVEL.search(header)
    return int(match.group(1) or match.group(2)) if match else None


def required_level(text: str, scale: Scale | None, words: Mapping[str, int]) -> int | None:
    """The level 0 to 5 of a required level, halves up (methods.md#scales); None where it says none.
    Raises ValueError for a text that is no level."""
    if says_nothing(text):
        return None
    level = words.get(fold(text), label_level(text))
    if level is not None:
        return level
    value = parts(text.strip().removesuffix("+"))[0]
    if text.strip().endswith("%"):
        value, scale = number(text.strip()[:-1].strip()), Scale(0, 100)
    if value is None:
        raise ValueError("This is neither a number nor a word for a level.")
    own = scale or Scale(0, MAX_LEVEL)
    if not own.low <= value <= own.high:
        if value == 0:
            return 0
        raise ValueError(f"The number is outside the scale {own}.")
    return math.floor(own.exact(value) + Fraction(1, 2))


def required_people(text: str) -> tuple[int | None, float | None]:
    """Headcount, or share of the team, of a cell. Raises ValueError for a text that is neither."""
    if says_nothing(text):
        return None, None
    share = _SHARE.match(text.strip())
    if share and 0 < int(share.group(1)) <= 100:
        return None, int(share.group(1)) / 100
    count = _COUNT.match(text.strip())
    if count is None:
        raise ValueError("This is no whole number of people.")
    return int(count.group(1)) or None, None


_DEFAULT_LEVEL = 3


def take(
    needed: tuple[Needed, ...],
    scale: Scale | None,
    words: Mapping[str, int],
    skill_of: Callable[[str], tuple[int, str]],
    scope: str,
) -> tuple[list[Requirement], list[Issue]]:
    """A requirement for each skill that needs somebody, and the problems of reading them.
    `skill_of` answers number and name."""
    issues: list[Issue] = []
    rows: dict[tuple[int, int], Requirement] = {}
    has_people = any(n.headcount.strip() for n in needed)
    has_level = any(n.level.strip() or n.fixed for n in needed)
    for need in needed:
        read = need.level_column, need.level
        try:
            level = need.fixed or required_level(need.level, scale, words)
            read = need.headcount_column, need.headcount
            headcount, share = required_people(need.headcount)
        except ValueError as error:
            issues.append(Issue(need.row, read[0] or None, read[1], str(error)))
            continue
        if level is None and not has_level:
            level = _DEFAULT_LEVEL
        if not has_people:
            headcount = 1
        if not level or (headcount is None and share is None):
            # one of the two is there and the other is blank; a 0 says enough
            if level and not need.headcount.strip():
                issues.append(issue_of("no people required", need.row, need.headcount_column))
            elif need.headcount.strip() not in ("", "0") and not need.level.strip():
                issues.append(issue_of("no level required", need.row, need.level_column))
            continue
        skill_no, name = skill_of(need.skill)
        key = (skill_no, level)
        if key in rows:
            issues.append(issue_of("required twice", need.row, name=name, level=level))
            continue
        rows[key] = Requirement(scope, skill_no, name, level, headcount, share)
    guessed = ["one each"] * (not has_people) + ["level three"] * (not has_level)
    if rows:
        issues += map(issue_of, guessed)
    return list(rows.values()), issues
