"""Texts that name nobody: jobs, teams, times, levels, open positions, and figures.

“Max” and “Min” are first names in a row of people, “Coverage” is a figure only below them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from data.intake.language.days import MONTHS
from data.intake.language.words import LEVEL_WORDS, SUMMARY_WORDS, also, fold, one_of, words_of

Unnamed = Literal["job", "team", "unit", "time", "level", "open position"]
GROUP = (
    r"team|squad|tribe|chapter|guild|department|dept\.?|division|business unit|abteilung|bereich|"
    r"gruppe|équipe|equipo|equipe|squadra|reparto|afdeling|zespół"
)
_NAMES_TEAM = re.compile(rf"^(?:{GROUP})[ :–-]+\S.{{0,40}}$|^\S.{{0,40}} (?:team|squad|tribe)$")
_SENIORITY = one_of("seniority")
_TITLES = (
    one_of("job title") + r"|\w*(?:entwickler|ingenieur|analyst|berater|leiter|architekt|techniker|"
    r"betreuer|administrator|manager|wissenschaftler)(?:in|/in|:in|\*in)?"
)
_TITLES_FIRST = one_of("job title first")
_JOB = re.compile(
    rf"^(?:(?:[^\W\d][\w/+.#-]*|&) )*(?:{_TITLES})(?: i{{1,3}}| iv)?$|^(?:{_TITLES_FIRST})(?: .+)?$"
    rf"|^(?:{_SENIORITY})$|^c[efiot]o$|^ciso$"
)
_UNIT = re.compile(
    r"^\S.* (?:gmbh|ag|inc|ltd|llc|corp|plc|kg|b\.v|s\.a|s\.r\.l|gmbh & co\. kg)$"
    r"|^(?:project|projekt|projet|proyecto|projeto|progetto|client|customer|kunde|company)[ :–-]+\S"
    + also("unit")
)
_LADDER = re.compile(r"^(?:level|grade|band|stufe|niveau|nivel|livello) ?[\di]{1,3}$")
_PART = rf"(?:q[1-4]|h[12]|fy ?\d\d(?:\d\d)?|{'|'.join(MONTHS)})\.?"
_TIME = re.compile(
    rf"^{_PART}(?:[ /'-]+(?:20)?\d\d)?$|^20[12]\d(?:[ /-]*{_PART})?$"
    r"|^(?:week|woche|kw|sprint|month|monat|quarter|quartal|year|jahr|wave|semaine|mois|semana|mes)"
    r"[ -]?\d{1,4}$"
)
_OPEN = re.compile(rf"^{one_of('open position')}(?:$| ?[(\[:–#-]| (?:\d+|[a-z])$)")
_OPEN_JOB = re.compile(
    r"^(?P<job>.+?) [(\[]"
    r"(?:open|vacant|vacancy|tb[dhn]|to be (?:hired|filled)|vakant|unbesetzt)[)\]]?$"
)
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


def unnamed(text: str) -> Unnamed | None:
    """What a text names instead of a person; None where it may be somebody's name."""
    folded = fold(text)
    if is_open_position(text):
        return "open position"
    if _JOB.match(folded):
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
    told = {fold(text): text for text in texts if fold(text)}
    found = {folded: kind for folded, text in told.items() if (kind := unnamed(text))}
    years = sorted(int(folded) for folded in found if folded.isdigit())
    numbers = years and years != [*range(years[0], years[0] + len(told))]
    if len(found) < 2 or 2 * len(found) <= len(told) or set(found) <= NAMES_TOO or numbers:
        return None
    kind = Counter(found.values()).most_common(1)[0][0]
    return kind, [told[folded] for folded in found]


ROW_OF_FIGURES = re.compile(
    r"^(?:sub|grand)[ -]?totals?\b.*$|^zwischensumme\b.*$|^sous-total\b.*$|"
    rf"^(?:(?:grand|sub|team|group|overall|skill|column|company)[ -]?)?{one_of('total of a row')}"
    r"(?: ?[(:–-].*| (?:of|per|levels?|scores?|ratings?|skills?|team|all|people|persons?|experts?|"
    r"für|von|der|pro|de|des|du|par|por|van|général|general)\b.*)?$"
    r"|^[ø∅⌀x̄σ∑](?:[ .:(-].*)?$"
    r"|^(?:number|no\.?|nr\.?|#|how many|anzahl|nombre|número|numero|aantal) ?(?:of|der|von|de|di|"
    r"d'|van)? ?(?:the )?(?:people|persons?|experts?|expert\w*|personen|mitarbeiter|personnes|"
    r"personas|persone|staff|employees|holders|proficient|competent|qualified|trained|level)\b.*$"
    r"|^(?:people|experts?) (?:at|with|above|on) .*$"
    r"|^(?:(?:#|n|count|number|anzahl|headcount|people|experts?|level|lvl|stufe|niveau|nivel) ?)?"
    r"(?:(?:≥|>=?|>) ?\d.*|\d ?\+)$"
    r"|^(?:score|coverage|share|anteil|quote)s? ?\(?(?:%|in %)\)?$|^%.*$"
    r"|^std\.? ?dev\.?$" + also("figure of a row")
)
"""The name of a row among people that is about all of them: "Team average", "Gap"."""
_COLUMN = re.compile(
    r"^(?:(?:overall|total|average|avg|mean|median|row|column|skill|team|final|sum|max|min|count)"
    r" )+"
    r"(?:scores?|averages?|avg|means?|medians?|totals?|sums?|counts?|ratings?|levels?|points?|"
    r"ranks?|ranking|values?|results?)$" + also("figure of a column")
)
REPORT = re.compile(
    r"^(average|avg|mean|median|count|total|sum|n|share|percent|percentage|%|std|sd|min|max|"
    r"responses|headcount|number of .*|durchschnitt|mittelwert|anzahl|.*(average|mean|median) .*)$"
)
"""A folded header of a report, in which nobody answers: "Responses", "% of n"."""
OF_SOME = re.compile(
    r"^(?!m(?:ax|in) )\S.* (?:(?:sub)?totals?|averages?|avg|gesamt|durchschnitt|moyenne|promedio|"
    r"gemiddelde)$"
)
"""What may stand below the people of one team: "Core total"."""


def is_figure(folded: str) -> bool:
    """Whether a header is a figure about a row or a column: "Avg.", "Overall score", "Ø"."""
    return folded in SUMMARY_WORDS or bool(_COLUMN.match(folded))
