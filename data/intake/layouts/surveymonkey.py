"""SurveyMonkey: a row of questions with gaps over a row of choices, rows or "Response".

Exports of one, two and three header rows; a matrix has its rows, and of a matrix of menus the
columns too, below the question.
"""

from __future__ import annotations

from data.intake.layouts.layout import Heads, Layout, facts
from data.intake.layouts.stems import split_questions
from data.intake.reading.header_rows import RESPONDENTS

_FACTS = facts(
    metadata="|".join(RESPONDENTS)
    + "|collector id|collectorid|collector_id|collector-id|id du collecteur|identifiant collecteur"
    "|id del recopilador|identificación del recopilador|id do coletor|id del collettore"
    "|start date|startdate|end date|enddate|date_created|date_modified|date created|date modified"
    "|anfangsdatum|startdatum|enddatum|date de début|date de fin|fecha de inicio"
    "|fecha de finalización|fecha de fin|data de início|data de término|data di inizio"
    "|data di fine|ip address|ip_address|ip-adresse|adresse ip|dirección ip|endereço ip"
    "|indirizzo ip|ip-adres|begindatum|einddatum|response status|total time spent|collector"
    "|custom data|custom data 1|custom_1|customdata|benutzerdefinierte daten 1"
    "|données personnalisées 1|datos personalizados 1|aangepaste gegevens 1",
    email="email address|email_address|emailaddress|e-mail-adresse|adresse e-mail"
    "|dirección de correo electrónico|endereço de e-mail|indirizzo e-mail|e-mailadres",
    first="first name|firstname|first_name|vorname|prénom|nombre|nome|voornaam",
    last="last name|lastname|last_name|nachname|nom|nom de famille|apellido|apellidos|sobrenome"
    "|cognome|achternaam",
)


def _recognises(heads: Heads) -> bool:
    if not RESPONDENTS & set(heads.texts[:2]):
        return False
    collected = {"collector id", "collectorid", "collector_id", "collector-id"} & heads.first
    return bool(collected) or heads.header_rows > 1 or heads.texts[0] != "respondent id"


LAYOUT = Layout("surveymonkey", _recognises, _FACTS, split_questions, people=True)
