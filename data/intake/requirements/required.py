"""What a table says is required: the words of its headers and the values of its cells."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from data.intake.language.words import fold
from data.intake.levels.scales import (
    Scale,
    is_not_applicable,
    is_unknown,
    label_level,
    number,
    parts,
)
from data.intake.requirements.required_facts import Told, share_in, with_facts, words_note
from data.store.facts.requirements import Requirement
from data.vocabulary import MAX_LEVEL, Issue

Wanted = Literal["level", "headcount", "either"]

_LEVEL = (
    r"(?:required|target|needed|desired|expected|minimum|min|goal|aspired|soll|ziel|zielwert|"
    r"planned|future|erforderliche[rs]?|benötigte[rs]?|requis|cible|requerido|objetivo)"
)
_LEVELS = re.compile(
    rf"^(?:team |skill |the )?{_LEVEL}\.?[ -]?(?:skill |competency |proficiency )?"
    r"(?:levels?|ratings?|scores?|proficiency|niveau|stufe|wert|kompetenz)"
    r"(?: \(?[01]\s?-\s?\d+\)?)?$"
    r"|^(?:level|niveau|stufe) (?:required|needed|expected|target|soll|ziel)$"
    r"|^(?:niveau|nivel|nível|livello|poziom) (?:requis|cible|attendu|souhaité|requerido|objetivo|"
    r"esperado|deseado|exigido|desejado|richiesto|atteso|vereist|gewenst|wymagany)$"
    r"|^(?:vereist|gewenst|wymagany) (?:niveau|poziom)$"
    r"|^soll-?(?:niveau|stufe|wert|level|profil)?$|^ziel-?(?:niveau|stufe|wert|level)?$"
)
_EITHER = re.compile(
    r"^(?:team |skill )?(?:required|requirements?|targets?|needed|needs?|expected|desired|minimum|"
    r"goals?|min(?:imum)?\.? (?:required|needed)|benötigt|bedarf|erforderlich|requis|cible|"
    r"objetivo|team target|team goal)$"
)
_PEOPLE = r"(?:people|persons?|heads?|staff|employees|experts|ftes?|mitarbeiter|personen)"
_HEADCOUNTS = re.compile(
    rf"^(?:{_LEVEL}\.? )?head ?count(?: (?:required|needed|target))?$"
    rf"|^{_LEVEL}\.? (?:(?:number|no\.?|#) (?:of )?)?{_PEOPLE}(?: (?:at|with|on|auf) .*)?$"
    rf"|^(?:no\.?|nr\.?|number|#|how many|anzahl)\.? ?(?:of )?(?:(?:required|needed) {_PEOPLE}"
    rf"|{_PEOPLE} (?:required|needed)|required|needed)(?: (?:at|with|on|auf) .*)?$"
    rf"|^{_PEOPLE} (?:required|needed|target)(?: (?:at|with|on) .*)?$"
    r"|^(?:effectifs?|personnes|personas|pessoas|persone|personen)"
    r" (?:requis(?:es)?|nécessaires?|requeridas|necesarias|necessárias|richieste|nodig|vereist)$"
    r"|^effectifs?$|^(?:benötigte|erforderliche) (?:personen|mitarbeiter|anzahl)$"
    rf"|^(?:sollstärke|personenbedarf)$|^(?:min|minimum)\.? (?:number|no\.?|#)(?: of {_PEOPLE})?$"
)
_PERHAPS = re.compile(
    rf"^(?:no\.?|nr\.?|number|#|how many|anzahl)\.? ?(?:of )?{_PEOPLE}$|^{_PEOPLE}$"
    r"|^(?:anzahl|kopfzahl|(?:nombre|número|numero|aantal) (?:de |di )?"
    r"(?:personnes|personas|pessoas|persone|personen|mensen))$"
)
"""A number of people, needed or there: beside people it counts them."""
_AT_LEVEL = re.compile(
    r"\b(?:level|lvl|stufe|niveau|l)\s?(?:of )?([1-5])\b|(?<!\d)([1-5])\s?\+", re.I
)
_COUNT = re.compile(r"^(?:>=|≥|min\.?|at least|mind\.?)?\s*(\d{1,5})(?:\.0+)?\s*\+?$", re.I)
_SHARE = re.compile(r"^(\d{1,3})(?:[.,]0+)?\s*%$")


@dataclass(frozen=True)
class Needed:
    """What one skill requires, as the file says it, and where it says so.

    `skill` is the text that names it; `level` and `headcount` may be empty. `fixed` is a level that
    the header of the headcount names.
    """

    row: int
    skill: str
    level: str
    headcount: str
    level_column: str
    headcount_column: str
    fixed: int | None = None
    scope: str = ""
    facts: tuple[Told, ...] = ()


def wanted(header: str, *, alone: bool = False) -> Wanted | None:
    """What a header requires: a level, a number of people, one of both, or nothing.

    `alone`: no people stand beside it, so that "People" can only say how many are needed.
    """
    folded = fold(re.sub(r"[_/]+", " ", header))
    if _HEADCOUNTS.match(folded) or (alone and _PERHAPS.match(folded)):
        return "headcount"
    if _LEVELS.match(folded):
        return "level"
    return "either" if _EITHER.match(folded) else None


def is_required(header: str) -> bool:
    """Whether a header is about what is required of a whole team."""
    return wanted(header) is not None


def level_in(header: str) -> int | None:
    """The level that a header itself names: "People needed at level 3"."""
    match = _AT_LEVEL.search(header)
    return int(match.group(1) or match.group(2)) if match else None


def required_level(text: str, scale: Scale | None, words: Mapping[str, int]) -> int | None:
    """The level 0 to 5 of a required level, halves up (methods.md#scales); None where it says none.

    Raises ValueError for a text that is no level.
    """
    if is_unknown(text) or is_not_applicable(text):
        return None
    known = words.get(fold(text))
    level = known if known is not None else label_level(text)
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
    if own.falling:
        value = own.low + own.high - value
    if own.low == 0:
        exact = Fraction(MAX_LEVEL) * value / own.high
    else:
        exact = 1 + Fraction(4) * (value - 1) / (own.high - 1)
    return math.floor(exact + Fraction(1, 2))


def required_people(text: str) -> tuple[int | None, float | None]:
    """Headcount or share of the team of one cell; neither where it says none.

    Raises ValueError for a text that is neither.
    """
    if is_unknown(text) or is_not_applicable(text):
        return None, None
    share = _SHARE.match(text.strip())
    if share and 0 < int(share.group(1)) <= 100:
        return None, int(share.group(1)) / 100
    count = _COUNT.match(text.strip())
    if count is None:
        raise ValueError("This is no whole number of people.")
    return int(count.group(1)) or None, None


ONE_EACH = (
    "No column says how many people are needed, so one person at the required level is taken for "
    "each skill. Change it in Settings, or add a column “Headcount”."
)
NO_LEVEL = (
    "No column says which level is needed, so level 3 (competent) is taken. Change it in Settings, "
    "or add a column “Required level”."
)
_DEFAULT_LEVEL = 3


@dataclass
class Taken:
    """Requirements and the problems of reading them."""

    rows: list[Requirement] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def take(
    needed: tuple[Needed, ...],
    scale: Scale | None,
    words: Mapping[str, int],
    skill_of: Callable[[str], tuple[int, str]],
    scope_of: Callable[[str], str],
) -> Taken:
    """A requirement for each skill that needs somebody. `skill_of` answers number and name."""
    taken = Taken()
    rows: dict[tuple[str, int, int], Requirement] = {}
    has_people = any(n.headcount.strip() or share_in(n.facts) for n in needed)
    dates = [told.text for n in needed for told in n.facts if told.fact == "due"]
    has_level = any(n.level.strip() or n.fixed for n in needed)
    for need in needed:
        try:
            level = need.fixed or required_level(need.level, scale, words)
            if level is None and not has_level:
                level = _DEFAULT_LEVEL
        except ValueError as error:
            taken.issues.append(Issue(need.row, need.level_column, need.level, str(error)))
            continue
        try:
            said = need.headcount.strip() or share_in(need.facts)
            headcount, share = required_people(said)
        except ValueError as error:
            taken.issues.append(Issue(need.row, need.headcount_column or None, said, str(error)))
            continue
        if not has_people:
            headcount = 1
        if not level or (headcount is None and share is None):
            taken.issues.extend(_half_said(need, level))
            continue
        number, name = skill_of(need.skill)
        key = (scope_of(need.scope), number, level)
        if key in rows:
            twice = f"{name} at level {level} is required more than once; the first row counts."
            taken.issues.append(Issue(need.row, None, None, twice))
            continue
        row = Requirement(key[0], number, name, level, headcount, share)
        rows[key], problems = with_facts(row, need.facts, need.row, dates)
        taken.issues.extend(problems)
    taken.rows = list(rows.values())
    if taken.rows and not has_people:
        taken.issues.append(Issue(None, None, None, ONE_EACH))
    if taken.rows and not has_level:
        taken.issues.append(Issue(None, None, None, NO_LEVEL))
    if taken.rows:
        taken.issues.extend(words_note(told for need in needed for told in need.facts))
    return taken


def _half_said(need: Needed, level: int | None) -> list[Issue]:
    """A problem where one of level and people is there and the other is blank; a 0 says enough."""
    if level and not need.headcount.strip() and not share_in(need.facts):
        said = "A level is required but no number of people, so nothing is required here."
        return [Issue(need.row, need.headcount_column, None, said)]
    if need.headcount.strip() not in ("", "0") and not need.level.strip():
        said = "People are required but no level, so nothing is required here."
        return [Issue(need.row, need.level_column, None, said)]
    return []
