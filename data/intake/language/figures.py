"""Names of figures about people or skills: totals, averages, counts, gaps.

A column, a row among people and the header of a report are named differently: “Max” and “Min” are
first names in a row, “Coverage” is a figure only below people.
"""

from __future__ import annotations

import re

from data.intake.language.words import SUMMARY_WORDS

_WORDS = (
    r"totals?|sum|average|avg|mean|median|std|standard deviation|variance|count|minimum|maximum|"
    r"gesamt|summe|durchschnitt|mittelwert|mittel|anzahl|moyenne|somme|médiane|nombre|promedio|"
    r"suma|mediana|média|soma|totale|somma|gemiddelde|totaal|aantal"
)
_ROW = re.compile(
    r"^(?:sub|grand)[ -]?totals?\b.*$|^zwischensumme\b.*$|^sous-total\b.*$|"
    rf"^(?:(?:grand|sub|team|group|overall|skill|column|company)[ -]?)?(?:{_WORDS}|media|total)"
    r"(?: ?[(:–-].*| (?:of|per|levels?|scores?|ratings?|skills?|team|all|people|persons?|experts?|"
    r"für|von|der|pro|de|des|du|par|por|van|général|general)\b.*)?$"
    r"|^[ø∅⌀x̄σ∑](?:[ .:(-].*)?$"
    r"|^(?:number|no\.?|nr\.?|#|how many|anzahl|nombre|número|numero|aantal) ?(?:of|der|von|de|di|"
    r"d'|van)? ?(?:the )?(?:people|persons?|experts?|expert\w*|personen|mitarbeiter|personnes|"
    r"personas|persone|staff|employees|holders|proficient|competent|qualified|trained|level)\b.*$"
    r"|^(?:people|experts?) (?:at|with|above|on) .*$"
    r"|^(?:(?:#|n|count|number|anzahl|headcount|people|experts?|level|lvl|stufe|niveau|nivel) ?)?"
    r"(?:(?:≥|>=?|>) ?\d.*|\d ?\+)$"
    r"|^(?:experts|experten|expertos|esperti)$|^skill (?:depth|breadth|index|coverage)$"
    r"|^(?:score|coverage|share|anteil|quote)s? ?\(?(?:%|in %)\)?$|^%.*$"
    r"|^(?:abdeckung|deckung|(?:ab)?deckungsgrad|lücken?|(?:taux de )?couverture|écarts?|cobertura|"
    r"brechas?|lacunas?|copertura|lacune|dekking(?:sgraad)?|pokrycie|täckning|dækning|dekning)$"
    r"|^(?:gaps?|shortage|surplus|coverage|difference|delta|bus factor|weight|weighting|priority|"
    r"std\.? ?dev\.?|stdev|headcount)$"
)
_COLUMN = re.compile(
    r"^(?:(?:overall|total|average|avg|mean|median|row|column|skill|team|final|sum|max|min|count)"
    r" )+"
    r"(?:scores?|averages?|avg|means?|medians?|totals?|sums?|counts?|ratings?|levels?|points?|"
    r"ranks?|ranking|values?|results?)$"
    r"|^(?:scores?|rank|ranking|count|std|sd|std\.? ?dev(?:iation)?|stdev|variance|overall|ist|"
    r"gesamtpunktzahl|gesamtpunkte|punktzahl|rang|anzahl|standardabweichung|streuung|"
    r"écart[- ]type|desviación estándar)$"
)
_REPORT = re.compile(
    r"^(average|avg|mean|median|count|total|sum|n|share|percent|percentage|%|std|sd|min|max|"
    r"responses|headcount|number of .*|durchschnitt|mittelwert|anzahl|.*(average|mean|median) .*)$"
)
_OF_SOME = re.compile(
    r"^(?!m(?:ax|in) )\S.* (?:(?:sub)?totals?|averages?|avg|gesamt|durchschnitt|moyenne|promedio|"
    r"gemiddelde)$"
)
"""What stands below the people of one team: "Core total"."""


def is_figure(folded: str) -> bool:
    """Whether a header is a figure about a row or a column: "Avg.", "Overall score", "Ø"."""
    return folded in SUMMARY_WORDS or bool(_COLUMN.match(folded))


def is_row_of_figures(folded: str) -> bool:
    """Whether the name of a row among people is one about all of them: "Team average", "Gap"."""
    return folded in SUMMARY_WORDS or bool(_ROW.match(folded))


def is_of_some(folded: str) -> bool:
    """Whether the name of a row may be one about the people of a team: "Core total"."""
    return bool(_OF_SOME.match(folded))


def is_of_report(folded: str) -> bool:
    """Whether a header is that of a report, in which nobody answers: "Responses", "% of n"."""
    return bool(_REPORT.match(folded))


MOST = 1e9
"""More than any position costs in a week."""
_PLAIN = re.compile(r"^[-+]?\d+(?:[.,]\d+)?$")
_TWO_WAYS = re.compile(r"^[-+]?[1-9]\d{0,2}[.,]\d{3}$")
"""12,000 and 12.000: twelve thousand to some, twelve to others."""


def amount(text: str) -> float:
    """An amount from 0 to MOST, in whole cents; a comma or a point may stand before the cents.
    Raises ValueError with what is wrong: a clause of which the amount is the subject."""
    written = text.strip()
    if _TWO_WAYS.match(written):
        raise ValueError("can be read in two ways; write thousands without a separator, as 12000")
    if not _PLAIN.match(written):
        raise ValueError("is not an amount of money; write it as a number, as 12000")
    value = round(float(written.replace(",", ".")), 2)
    if value < 0:
        raise ValueError("may not be below 0")
    if value > MOST:
        raise ValueError(f"may not be above {MOST:.0f}")
    return value
