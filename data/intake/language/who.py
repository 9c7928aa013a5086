"""Headers that name a person: the one who is rated, or the one who rates."""

from __future__ import annotations

import re
from typing import Literal

_ACTS = r"(?:rat|review|assess|evaluat|apprais|giving feedback)"
_PEOPLE = (
    r"(?:person|employee|colleague|team member|staff member|member|direct report|report|peer|"
    r"subordinate|worker|consultant)"
)
_RATED = re.compile(
    rf"^(?:who|whom) (?:are|do|did|will|have) you (?:be )?{_ACTS}"
    rf"|^(?:who|which {_PEOPLE}) is (?:being )?{_ACTS}ed"
    rf"|^(?:which|what) {_PEOPLE} (?:are|do|did|will) you (?:be )?{_ACTS}"
    rf"|^(?:name of )?(?:the )?{_PEOPLE}(?:'s name)? (?:who is |you are |you're |being |to be )*"
    rf"{_ACTS}(?:e?d|ing)?$"
    rf"|^(?:rated|reviewed|assessed|evaluated) {_PEOPLE}(?:'s)?(?: name)?$"
    r"|^(?:reviewee|ratee|assessee|evaluatee|appraisee)(?:'s)?"
    r"(?: name| id| e-?mail(?: address)?)?$"
    r"|^(?:rating|review|assessment|evaluation|feedback) (?:for|of|about)(?: whom)?$"
    r"|^(?:name of )?(?:the |your )?direct report(?:'s)?(?: name)?$"
    r"|^wen (?:bewert|beurteil|schätz)"
    r"|^(?:name (?:der|des) )?(?:bewertete|beurteilte|eingeschätzte)[rn]? "
    r"(?:person|mitarbeiter|kolleg)"
    r"|^(?:nom (?:de la|du|de l')? ?)?(?:personne|collègue|collaborateur|employé) "
    r"(?:évalué|noté)e?$"
    r"|^qui (?:évaluez-vous|évalues-tu|notez-vous)"
    r"|^(?:nombre (?:de la|del) )?(?:persona|empleado|compañero) (?:evaluad|calificad)[ao]$"
    r"|^a quién (?:evalúa|estás? evaluando|califica)"
    r"|^(?:nome da )?pessoa avaliada$|^quem (?:você )?(?:está avaliando|avalia)"
    r"|^persona valutata$|^chi (?:stai valutando|valuti|sta valutando)"
    r"|^beoordeelde (?:persoon|medewerker)$|^wie beoordeel"
)
_PERHAPS = re.compile(
    rf"^(?:(?:please )?(?:select|choose|enter) )?(?:the )?name of (?:the |your )?{_PEOPLE}$"
    rf"|^(?:your )?{_PEOPLE}(?:'s)?(?: name)?$"
    r"|^name (?:des|der|deines|ihres) (?:mitarbeiters|mitarbeiterin|kollegen|kollegin)$"
    r"|^mitarbeiter(?:in|/in|:in|\*in|\(in\))?$|^nom (?:du collaborateur|de l'employé)$"
    r"|^(?:collaborateur|employé|empleado|colaborador|dipendente|medewerker)$"
    r"|^nombre del (?:empleado|colaborador)$|^naam (?:van de )?medewerker$"
)
_RATER = re.compile(
    r"^(?:(?:name of )?(?:the )?(?:reviewer|rater|assessor|evaluator|appraiser)(?:'s)?"
    r"(?: name| id| e-?mail(?: address)?)?"
    r"|(?:rated|reviewed|assessed|evaluated|completed|filled in|filled out|submitted) by"
    r"|(?:name (?:der|des) )?(?:bewerter|beurteiler)(?:s|in)?|(?:bewertet|beurteilt) von"
    r"|évaluateur|évaluatrice|évaluée? par|evaluador|evaluadora|evaluad[ao] por"
    r"|avaliador|avaliadora|avaliad[ao] por|valutatore|valutat[ao] da|beoordelaar|beoordeeld door"
    r")$"
)

_AROUND = re.compile(
    r"^(?:hi|hello|hey|hallo|welcome)\b[^?]{0,30}?[,!.:–-] +"  # Typeform: "Hi, what is your name?"
    r"|^[a-z]\w{0,20}\. +(?=\S+ \S+ \S)"  # LimeSurvey: "name. What is your name?"
    r"|: ?\[\d+\]$"  # SoSci: "Name: [01]"
)


def bare_request(folded: str) -> str:
    """A folded header without the greeting, the code or the number that a form puts around it."""
    return _AROUND.sub("", folded.replace("*", "")).strip()


def names_rated_person(folded: str) -> Literal["surely", "perhaps", ""]:
    """Whether a folded header names somebody who is rated by another person."""
    bare = folded.strip("?¿ *")
    return "surely" if _RATED.search(bare) else "perhaps" if _PERHAPS.match(bare) else ""


def names_rater(folded: str) -> bool:
    """Whether a folded header names the person who rates."""
    return bool(_RATER.match(folded.strip("?¿ *")))
