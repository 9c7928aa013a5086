"""What the words beside and under the names of people say, where people stand across."""

import re
from dataclasses import dataclass
from typing import Literal

from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.words import also, fold, one_of, words_of
from data.vocabulary import Rater, Use

Label = Literal["name", "email", "id", "team", "role", "about"]
"""What a row tells of each person. `about` is kept as metadata."""
PARTICLES = frozenset(words_of("name", "particle"))
"""Small words within names of people."""
HEADERS: dict[Label, str] = {
    "name": "Name",
    "email": "E-mail",
    "id": "Employee ID",
    "team": "Team",
    "role": "Role",
}
SKILLS = re.compile(
    r"^(?:skills? ?(?:[/\\|&,x×-]|and|vs\.?) ?.*|.*[/\\|] ?skills?)$" + also("skills")
)
_NAMES = re.compile(
    r"(?<!skill )(?<!competency )(?<!competence )(?<!technology )(?<!tool )\bnames?\b"
    r"|\b(people|persons?|employees?|members?|staff|who|mitarbeiter|colleagues?)\b"
)
_BOTH = re.compile(r"\s*(?:[/\\|,&×]|\s-|->|→|\b(?:and|vs|by|x|und|et|y|e)\b\.?)\s*")
"""Between the two words of a corner."""
_ABOUT = frozenset(words_of("header", "about somebody"))


def is_skill_label(text: str) -> bool:
    """Whether a cell says that skills stand below it."""
    return bool(SKILLS.match(fold(text)))


def says_people(text: str) -> bool:
    """Whether a cell says that people stand beside it: "Name", "Skills / People"."""
    folded = fold(text)
    return bool(h.PERSON_NAME.match(folded) or (len(folded) < 40 and _NAMES.search(folded)))


def says_people_below(text: str) -> bool:
    """Whether a corner speaks of both and names people first: "Employee \\ Skill"."""
    first, _, other = _BOTH.sub("\n", fold(text), count=1).partition("\n")
    return says_people(first) and is_skill_label(other)


def says_both(text: str) -> bool:
    """Whether a corner speaks of people and of skills, in whichever order."""
    first, _, other = _BOTH.sub("\n", fold(text), count=1).partition("\n")
    return says_people_below(text) or (is_skill_label(first) and says_people(other))


def label_of(text: str) -> Label | None:
    """What a row tells of the people above it; None for a text that names no such thing."""
    folded = fold(text)
    email = h.EMAIL.search(folded) and len(folded) < 30
    labels: tuple[tuple[object, Label], ...] = (
        (email, "email"),
        (h.PERSON_ID.match(folded), "id"),
        (h.PERSON_NAME.match(folded), "name"),
        (h.TEAM.match(folded), "team"),
        (h.ROLE.match(folded), "role"),
        (folded in _ABOUT, "about"),
    )
    return next((label for found, label in labels if found), None)


@dataclass(frozen=True)
class Part:
    """One of several columns of a person: who rates, or what else is asked."""

    name: str
    use: Use
    rater: Rater | None = None


_EXPECTED = re.compile(rf"^{one_of('expected of somebody')}( level| rating)?$")
_LEVEL = re.compile(r"^(current|actual|today|now|ist|as is|level|rating|score)( level| rating)?$")
_SUFFIX = re.compile(
    r"^(?P<name>.*\S)\s*(?:[(\[]\s*(?P<a>[^()\[\]]+?)\s*[)\]]|\s[-–:/|]\s*(?P<b>\S.*)"
    r"|\s(?P<c>self|manager|lead|peer|current|actual|target))$",
    re.I,
)


def part_of(text: str) -> Part | None:
    """What "Self", "Manager", "Current", "Target" or "Interest" under a name asks; else None."""
    folded = fold(text)
    if _EXPECTED.match(folded):
        return Part("Target", "ignored")
    if _LEVEL.match(folded):
        return Part("", "level")
    if evidence.interest.search(folded) and len(folded) < 25:
        return Part("Interest", "interest")
    if evidence.importance.search(folded) and len(folded) < 25:
        return Part("Importance", "importance")
    rater = h.rater_of(folded)
    if rater and h.LEVEL_HEADER.match(folded):
        return Part("" if rater == "self" else rater.capitalize(), "level", rater)
    if rater in ("manager", "peer") and re.match(
        r"^(manager|mgr|lead|team lead|supervisor|boss|peer|colleague)$", folded
    ):
        return Part(rater.capitalize(), "level", rater)
    return None


def name_and_part(text: str) -> tuple[str, Part | None]:
    """ "Ana (manager)", "Ana - target" -> the name and what is asked of it."""
    match = _SUFFIX.match(text)
    if match:
        part = part_of(match["a"] or match["b"] or match["c"])
        if part is not None:
            return match["name"].rstrip(" -–:/|"), part
    return text, None
