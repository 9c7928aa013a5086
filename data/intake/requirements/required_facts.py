"""What else a table says of a requirement: the columns of the requirements file, in more words.

Must-have or not, weight, due day, cost of a week, initiative, owner, reason, share of the team.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data.intake.language.amounts import amount
from data.intake.language.days import last_day, order_of
from data.intake.language.words import fold
from data.intake.levels.scales import is_not_applicable, is_unknown, number
from data.store.facts.requirements import Requirement
from data.vocabulary import Issue

Fact = Literal["must_have", "weight", "due", "per_week", "initiative", "owner", "reason", "share"]
_PER_WEEK_WORDS = (
    "per week|cost per week|cost a week|cost of a week|weekly cost|value per week|value a week|"
    "cost of delay per week|cost of vacancy per week|vacancy cost per week|"
    "kosten pro woche|kosten je woche|wochenkosten|pro woche|je woche|wert pro woche|"
    "coût par semaine|cout par semaine|coût hebdomadaire|cout hebdomadaire|par semaine|"
    "coste por semana|costo por semana|coste semanal|costo semanal|por semana|"
    "custo por semana|custo semanal|"
    "costo per settimana|costo a settimana|costo settimanale|per settimana|a settimana|"
    "kosten per week|weekkosten"
)
PER_WEEK = tuple(_PER_WEEK_WORDS.split("|"))
"""Headers of what a week without one position costs."""

_HEADERS: dict[Fact, re.Pattern[str]] = {
    "must_have": re.compile(
        r"^(?:is )?(?:must[ -]?haves?|must|mandatory|critical|essential|compulsory|muss|"
        r"musskriterium|pflicht|zwingend|obligatoire|indispensable|obligatori[ao]|imprescindible|obrigatóri[ao]|"
        r"obbligatori[ao]|verplicht)(?: \(?(?:yes ?/ ?no|y ?/ ?n|x|ja ?/ ?nein|oui ?/ ?non)\)?)?$"
    ),
    "weight": re.compile(
        r"^(?:(?:business|skill|relative|team) )?(?:weight(?:ing|age)?|importance|priority|prio|"
        r"criticality|moscow|gewicht(?:ung)?|wichtigkeit|priorität|kritikalität|poids|pondération|"
        r"priorité|peso|importancia|prioridad|ponderación|importância|prioridade|importanza|"
        r"priorità|prioriteit|belang|gewicht)(?: \(?\d ?[-–] ?\d+\)?)?$"
    ),
    "due": re.compile(
        r"^(?:due(?: (?:date|by|on))?|(?:needed|required|wanted) (?:by|until|from|on)(?: date)?|"
        r"by when|by date|deadline|target (?:date|quarter)|date needed|when(?: needed)?|until|"
        r"fällig(?: (?:am|bis|zum))?|fälligkeit|bis(?: wann)?|benötigt (?:bis|ab)|termin|frist|"
        r"zieldatum|échéance|date (?:limite|butoir|cible)|pour quand|fecha (?:límite|objetivo)|"
        r"vencimiento|plazo|para cuándo|prazo|scadenza|entro|einddatum|uiterlijk)$"
    ),
    "per_week": re.compile(
        rf"^(?:{'|'.join(map(re.escape, PER_WEEK))})(?:,? \(?(?:[a-z]{{3}}|[$€£])\)?)?$"
    ),
    "initiative": re.compile(
        r"^(?:for )?(?:the )?(?:(?:strategic )?initiative|project|program(?:me)?|work ?stream|epic|"
        r"initiativen?|projekt|vorhaben|programm|projet|programa|proyecto|iniciativa|projeto|"
        r"progetto|iniziativa|initiatief)(?: name)?$"
    ),
    "owner": re.compile(
        r"^(?:skill |requirement |business )?(?:owner|owned by|responsible(?: person)?|accountable|"
        r"sponsor|verantwortlich(?:er?|e person)?|eigentümer|zuständig|responsable|"
        r"responsável|responsabile|verantwoordelijke?)$"
    ),
    "reason": re.compile(
        r"^(?:reason|why|rationale|justification|begründung|grund|warum|raison|motif|pourquoi|"
        r"motivo|razón|justificación|justificativa|razão|motivazione|reden)\??$"
    ),
    "share": re.compile(r"^(?:share(?: of (?:the )?team)?|% of (?:the )?team|anteil)$"),
}
_RANKS = re.compile(r"^(?:\w+ )?(?:prio\w*|priorit\w*|moscow)\b")
_RANK = re.compile(r"^(?:p(?:rio(?:rity)?)?[ -]?)?\d+$")
_YES_WORDS = (
    "yes|y|true|t|1|x|must|must-have|must have|critical|business critical|mission critical|"
    "mandatory|essential|required|compulsory|needed|ja|wahr|muss|pflicht|zwingend|kritisch|"
    "erforderlich|oui|vrai|obligatoire|indispensable|requis|requise|critique|sí|si|sì|"
    "verdadero|obligatorio|obligatoria|imprescindible|crítico|crítica|sim|obrigatório|"
    "obrigatória|obbligatorio|obbligatoria|critico|verplicht|✓|✔|✔️|☑|✅|●"
)
_YES = frozenset(_YES_WORDS.split("|"))
_NO_WORDS = (
    "no|n|false|f|0|-|–|—|nice to have|nice-to-have|good to have|not required|not critical|"
    "optional|should|could|desirable|preferred|nein|falsch|kann|soll|wünschenswert|non|faux|"
    "facultatif|facultative|optionnel|souhaitable|opcional|deseable|não|nao|desejável|"
    "facoltativo|opzionale|nee|optioneel"
)
_NO = frozenset(_NO_WORDS.split("|"))
_WEIGHTS = {
    word: weight
    for weight, words in (
        (
            1,
            "low|minor|could|could have|nice to have|nice-to-have|optional|gering|niedrig|kann|"
            "faible|basse|bas|baja|bajo|baixa|bassa|laag|very low",
        ),
        (
            2,
            "medium|moderate|normal|should|should have|mid|mittel|soll|moyen|moyenne|media|medio|"
            "média|gemiddeld|average",
        ),
        (3, "high|major|hoch|haute|élevé|élevée|alta|alto|hoog"),
        (4, "very high|highest|sehr hoch|très élevée|muy alta"),
    )
    for word in words.split("|")
}
MUST_WEIGHT = 4
RANKED = (
    "it does not say whether 1 comes first or matters least; a column “Weight”, where a larger "
    "number matters more, is taken"
)
TWICE = "an earlier column says the same of the requirements"


@dataclass(frozen=True)
class Told:
    """One cell that says more of a requirement, and the header over it."""

    fact: Fact
    column: str
    text: str


def fact_in(header: str) -> Fact | None:
    """What a header says of a requirement; None for any other."""
    folded = fold(re.sub(r"[_\n]+", " ", header)).strip("?:* ")
    return next((fact for fact, said in _HEADERS.items() if said.match(folded)), None)


def facts_in(
    headers: Sequence[tuple[int, str, Sequence[str]]],
) -> tuple[dict[int, Fact], dict[int, str]]:
    """Columns that say more of the requirements, and those that do not with the reason.

    `headers`: place, header and the cells under it.
    """
    found: dict[int, Fact] = {}
    aside: dict[int, str] = {}
    for place, header, cells in headers:
        fact = fact_in(header)
        if fact is None or not any(cell.strip() for cell in cells):
            continue
        if fact == "weight" and _RANKS.match(fold(header)) and any(map(_is_rank, cells)):
            aside[place] = RANKED
        elif fact in found.values():
            aside[place] = TWICE
        else:
            found[place] = fact
    return found, aside


def _is_rank(cell: str) -> bool:
    return bool(_RANK.match(fold(cell)))


def with_facts(
    row: Requirement, told: Iterable[Told], at: int, dates: Sequence[str]
) -> tuple[Requirement, list[Issue]]:
    """The requirement with what else is said of it, and what could not be read.

    `at` is the file's row; `dates` are all due days of the file, which tell day from month.
    """
    issues: list[Issue] = []
    said = sorted(told, key=lambda t: t.fact != "weight")  # a column “Must have” has the last word
    for one in said:
        text = " ".join(one.text.split())
        if not text:
            continue
        try:
            row = _with(row, one.fact, text, dates)
        except ValueError as error:
            issues.append(Issue(at, one.column, one.text, str(error)))
    return row, issues


def _with(row: Requirement, fact: Fact, text: str, dates: Sequence[str]) -> Requirement:
    if fact == "must_have":
        return replace(row, must_have=_yes(text))
    if is_unknown(text) or is_not_applicable(text):
        return row
    if fact == "weight":
        must = fold(text) in _YES and number(text) is None
        weight = float(MUST_WEIGHT) if must else _weight(text)
        return replace(row, weight=weight, must_have=must or row.must_have)
    if fact == "due":
        day = last_day(text, order_of(dates))
        if day is None:
            raise ValueError("This is no day, so none is set; write it as year-month-day.")
        return replace(row, due_on=day)
    if fact == "per_week":
        try:
            return replace(row, per_week=amount(text))
        except ValueError as error:
            raise ValueError(f"The amount {error}. So none is set.") from None
    if fact == "initiative":
        return replace(row, initiative=text)
    if fact == "owner":
        return replace(row, owner=text)
    return replace(row, reason=text) if fact == "reason" else row


def _yes(text: str) -> bool:
    folded = fold(text)
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise ValueError("This is neither yes nor no, so it is taken as not must-have.")


def _weight(text: str) -> float:
    told = number(text)
    weight = _WEIGHTS.get(fold(text), 0) if told is None else float(told)
    if weight <= 0:
        raise ValueError("This is no weight above 0, so the weight is 1.")
    return weight


def words_note(told: Iterable[Told]) -> list[Issue]:
    """How words were taken as weights, where there are any."""
    found = {
        t.column
        for t in told
        if t.fact == "weight"
        and t.text.strip()
        and number(t.text) is None
        and not is_unknown(t.text)
    }
    return [
        Issue(
            None,
            column,
            None,
            "Words are taken as weights: low 1, medium 2, high 3, very high "
            "or critical 4, and critical as a must-have. Is that right?",
        )
        for column in sorted(found)
    ]


def share_in(told: Iterable[Told]) -> str:
    """The share of the team as a percentage, as the requirements file writes it: 0.3 or 30%."""
    text = next((t.text.strip() for t in told if t.fact == "share"), "")
    value = number(text)
    if value is not None and 0 < value <= 1:
        return f"{float(value) * 100:g}%"
    return text
