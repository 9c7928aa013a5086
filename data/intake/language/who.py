"""Who or what a text names: what stands beside and under the names of people, and what is nobody's
name: jobs, teams, times, levels, open positions, and figures.

“Max” and “Min” are first names in a row of people, “Coverage” is a figure only below them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.days import MONTHS
from data.intake.language.words import LEVEL_WORDS, SUMMARY_WORDS, also, fold, one_of, words_of
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
    email = h.EMAIL.search(folded) and len(folded) < 30 and not h.OTHERS_EMAIL.search(folded)
    labels: tuple[tuple[object, Label], ...] = (
        (email, "email"),
        (h.PERSON_ID.match(folded), "id"),
        (h.PERSON_NAME.match(folded), "name"),
        (h.TEAM.match(folded), "team"),
        (h.ROLE.match(folded), "role"),
        (folded in _ABOUT, "about"),
    )
    return next((label for match, label in labels if match), None)


def names_person(text: str) -> bool:
    """Whether a header asks who somebody is: for a name or a part of it, an e-mail, an id."""
    part = h.FIRST_NAME.match(fold(text)) or h.LAST_NAME.match(fold(text))
    return bool(part) or label_of(text) in ("name", "email", "id")


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
    folded = fold(h.without_scale(text))
    if _EXPECTED.match(folded):
        return Part("Target", "ignored")
    if _LEVEL.match(folded):
        return Part("", "level")
    if evidence.interest.search(folded) and len(folded) < 25:
        return Part("Interest", "interest")
    if evidence.importance.search(folded) and len(folded) < 25:
        return Part("Importance", "importance")
    rater = h.rater_of(folded)
    named = folded in h.RATER_WORDS and rater != "self"
    if rater and (named or h.LEVEL_HEADER.match(folded)):
        return Part("" if rater == "self" else rater.capitalize(), "level", rater)
    return None


def name_and_part(text: str) -> tuple[str, Part | None]:
    """ "Ana (manager)", "Ana - target" -> the name and what is asked of it."""
    match = _SUFFIX.match(text)
    if match:
        part = part_of(match["a"] or match["b"] or match["c"])
        if part is not None:
            return match["name"].rstrip(" -–:/|"), part
    return text, None


Unnamed = Literal["job", "team", "unit", "time", "level", "open position"]
GROUP = one_of("group") + r"\.?"
_NAMES_TEAM = re.compile(rf"^(?:{GROUP})[ :–-]+\S.{{0,40}}$|^\S.{{0,40}} (?:team|squad|tribe)$")
_SENIORITY = one_of("seniority")
_TITLES = rf"{one_of('job title')}|\w*{one_of('end of a job title')}(?:in|/in|:in|\*in)?"
_TITLES_FIRST = one_of("job title first")
_JOB = re.compile(
    rf"^(?:(?:[^\W\d][\w/+.#-]*|&) )*(?:{_TITLES})(?: i{{1,3}}| iv)?$|^(?:{_TITLES_FIRST})(?: .+)?$"
    rf"|^(?:{_SENIORITY})$|^c[efiot]o$|^ciso$"
)
_PROFILE = re.compile(rf"^{one_of('row of targets')} (?=\S)|(?<=\S) {one_of('profile')}$")
"""Around a job: "Sollprofil Senior", "Data engineer profile"."""
_UNIT = re.compile(
    rf"^\S.* {one_of('form of a company')}$|^{one_of('kind of unit')}[ :–-]+\S" + also("unit")
)
_LADDER = re.compile(r"^(?:level|grade|band|stufe|niveau|nivel|livello) ?[\di]{1,3}$")
_PART = rf"(?:q[1-4]|h[12]|fy ?\d\d(?:\d\d)?|{'|'.join(MONTHS)})\.?"
_TIME = re.compile(
    rf"^{_PART}(?:[ /'-]+(?:20)?\d\d)?$|^20[12]\d(?:[ /-]*{_PART})?$"
    rf"|^{one_of('numbered time')}[ -]?\d{{1,4}}$|^20[12]\d年(?:\d\d?月)?$"
)
_OPEN = re.compile(rf"^{one_of('open position')}(?:$| ?[(\[:–#-]| (?:\d+|[a-z])$)")
_OPEN_JOB = re.compile(rf"^(?P<job>.+?) [(\[]{one_of('still open')}[)\]]?$")
NAMES_TOO = frozenset(words_of("name", "of a month or a job"))
"""Some of these words are names of people: others of their kind have to stand beside them."""


def names_team(text: str) -> bool:
    """Whether a text says that it names a team: "Team A", "Core team", and not "Team lead"."""
    folded = fold(text)
    return bool(_NAMES_TEAM.match(folded)) and not _JOB.match(folded)


def is_seniority(text: str) -> bool:
    """Whether a text says no more than "Junior", "Staff" or the like."""
    return bool(re.fullmatch(_SENIORITY, fold(text)))


def is_open_position(text: str) -> bool:
    """Whether a text stands for somebody who is not there yet: "Vacancy 1", "N.N."."""
    folded = fold(text)
    job = _OPEN_JOB.match(folded)
    return bool(
        _OPEN.search(folded) or (job and (_JOB.match(job["job"]) or _OPEN.search(job["job"])))
    )


ANONYMOUS = frozenset(
    ("anonymous", "anonymous user", "anonym", "anonyme", "anónimo", "guest", "n/a", "none")
)


def unnamed(text: str) -> Unnamed | None:
    """What a text names instead of a person; None where it may be somebody's name."""
    folded = fold(text)
    if is_open_position(text):
        return "open position"
    if _JOB.match(_PROFILE.sub("", folded)):
        return "job"
    if _NAMES_TEAM.match(folded):
        return "team"
    if _UNIT.match(folded):
        return "unit"
    if _TIME.match(folded):
        return "time"
    return "level" if folded in LEVEL_WORDS or _LADDER.match(folded) else None


def mostly_unnamed(texts: Iterable[str]) -> tuple[Unnamed, list[str]] | None:
    """What most of the texts name instead of people, with these texts; None for names."""
    texts_by_key = {fold(text): text for text in texts if fold(text)}
    kinds = {folded: kind for folded, text in texts_by_key.items() if (kind := unnamed(text))}
    years = sorted(int(folded) for folded in kinds if folded.isdigit())
    numbers = years and years != [*range(years[0], years[0] + len(texts_by_key))]
    if len(kinds) < 2 or 2 * len(kinds) <= len(texts_by_key) or set(kinds) <= NAMES_TOO or numbers:
        return None
    kind = Counter(kinds.values()).most_common(1)[0][0]
    return kind, [texts_by_key[folded] for folded in kinds]


ROW_OF_FIGURES = re.compile(
    r"^(?:sub|grand)[ -]?totals?\b.*$|^zwischensumme\b.*$|^sous-total\b.*$|"
    rf"^(?:(?:grand|sub|team|group|overall|skill|column|company)[ -]?)?{one_of('total of a row')}"
    rf"(?: ?[(:–-].*| {one_of('after a total')}\b.*)?$|^(?:x̄|[ø∅⌀σ∑])(?:[ .:(-].*)?$"
    rf"|^{one_of('how many')}\.? ?(?:of|der|von|de|di|d'|van)? ?(?:the )?"
    rf"(?:expert\w*|{one_of('people in a row')})\b.*$"
    r"|^(?:people|experts?) (?:at|with|above|on) .*$|^experts? ?\(.*\)$"
    rf"|^{one_of('how many')}\.? ?(?:of )?(?:(?:[^\W\d]+ )?{one_of('level at work')} ?)?"
    r"\d+ ?\+?(?:'?s)?$"
    r"|^nb(?:re)?\.? ?(?:de )?niveau ?\d ?\+?$"
    r"|^(?:(?:#|n|count|number|anzahl|headcount|people|experts?|level|lvl|stufe|niveau|nivel) ?)?"
    r"(?:(?:≥|>=?|>) ?\d.*|\d ?\+)$"
    r"|^(?:score|coverage|share|anteil|quote)s? ?\(?(?:%|in %)\)?$|^%.*$" + also("figure of a row")
)
"""The name of a row among people that is about all of them: "Team average", "Gap"."""
_COLUMN = re.compile(
    rf"^(?:{one_of('about a figure')} )+{one_of('name of a figure')}$" + also("figure of a column")
)
REPORT = re.compile(rf"^({one_of('figure of a report')}|number of .*|.*(average|mean|median) .*)$")
"""A folded header of a report, in which nobody answers: "Responses", "% of n"."""
OF_SOME = re.compile(rf"^(?!m(?:ax|in) )\S.* {one_of('figure of some')}$")
"""What may stand below the people of one team: "Core total"."""


def is_figure(folded: str) -> bool:
    """Whether a header is a figure about a row or a column: "Avg.", "Overall score", "Ø"."""
    return folded in SUMMARY_WORDS or bool(_COLUMN.match(folded))
