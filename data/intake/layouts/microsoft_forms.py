"""Microsoft Forms: ID, times, e-mail and name first; a Likert statement is a column of its own.

The workbook is an Excel table, whose headers must differ: the second "Python" is "Python2".
"""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, facts
from data.intake.layouts.stems import split_questions

_STARTS = (
    "start time|startzeit|heure de début|hora de inicio|begintijd|starttijd|ora di inizio"
    "|hora de início|godzina rozpoczęcia|starttid|starttidspunkt|aloitusaika|čas zahájení"
    "|başlangıç zamanı|время начала|開始時刻|开始时间"
)
_ENDS = (
    "completion time|fertigstellungszeit|heure de fin|heure de l'achèvement|heure d'achèvement"
    "|hora de finalización|tijd van voltooien|tijd van voltooiing|voltooiingstijd"
    "|ora di completamento|hora de conclusão|hora da conclusão|godzina ukończenia|slutförandetid"
    "|sluttid|fuldførelsestidspunkt|fullføringstid|suoritusaika|valmistumisaika|čas dokončení"
    "|tamamlanma zamanı|время выполнения|完了時刻|完成时间"
)
_FACTS = facts(
    metadata=f"id|{_STARTS}|{_ENDS}"
    "|last modified time|zeitpunkt der letzten änderung|uhrzeit der letzten änderung"
    "|heure de la dernière modification|hora de la última modificación"
    "|tijd van laatste wijziging|laatst gewijzigd|ora dell'ultima modifica"
    "|hora da última modificação|language|sprache|langue|idioma|taal|lingua|total points"
    "|gesamtpunktzahl|total de points|total points|total de puntos|puntos totales|totaal punten"
    "|totaal aantal punten|totale punti|total de pontos|quiz feedback|quizfeedback"
    "|feedback zum quiz|commentaires du questionnaire|comentarios del cuestionario"
    "|grade posted time"
    "|zeitpunkt der benotung|feedback over quiz|identifikator|identificador"
    "|identyfikator|identifikátor|kimlik|идентификатор",
    email="email|e-mail|adresse de messagerie|courrier|correo electrónico|posta elettronica"
    "|e-mailadres|adres e-mail|e-post|mail|メール|电子邮件|электронная почта|e-posta",
    name="name|nom|nombre|naam|nome|nazwa|imię|namn|navn|nimi|jméno|ad|имя|名前|姓名",
)
_GRADED = re.compile(
    r"^(points|punkte|puntos|punten|punti|pontos|feedback|commentaires?|comentarios|rückmeldung|"
    r"commento|commenti)\s*[-–—:]\s"
)


def _recognises(heads: Heads) -> bool:
    first = set(heads.texts[:6])
    return bool(first & set(_STARTS.split("|")) and first & set(_ENDS.split("|")))


def _own(folded: str) -> str:
    return "points or feedback of a quiz" if _GRADED.search(folded) else ""


LAYOUT = Layout("microsoft-forms", _recognises, _FACTS, split_questions, people=True, own=_own)
