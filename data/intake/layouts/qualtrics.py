"""Qualtrics: short names, then questions, then ImportIds; old exports without the third row.

A row of a matrix reads "question - row", of several at once "question - column - row".
"""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, NoAnswers, Split, facts
from data.intake.layouts.stems import split_groups
from data.intake.reading.table import TextTable

_FACTS = facts(
    metadata="startdate|start date|enddate|end date|status|response type|ipaddress|ip address"
    "|progress|duration (in seconds)|finished|recordeddate|recorded date|responseid|response id"
    "|_recordid|externalreference|external data reference|externaldatareference"
    "|locationlatitude|locationlongitude|locationaccuracy|location latitude|location longitude"
    "|location accuracy|distributionchannel|distribution channel|userlanguage|user language"
    "|responseset|response set|q_recaptchascore|q_totalduration|q_relevantidduplicate|q_url"
    "|anfangsdatum|enddatum|antworttyp|ip-adresse|aktueller stand|dauer (in sekunden)|beendet"
    "|erfassungsdatum|antwort-id|externe datenreferenz|breitengrad des standorts"
    "|längengrad des standorts|verteilungskanal|benutzersprache"
    "|date de début|date de fin|type de réponse|adresse ip|progression|durée (en secondes)|terminé"
    "|date d'enregistrement|id de réponse|référence de données externes|canal de distribution"
    "|langue de l'utilisateur|fecha de inicio|fecha final|tipo de respuesta|dirección ip|progreso"
    "|duración (en segundos)|finalizado|fecha registrada|id de respuesta"
    "|referencia de datos externos|canal de distribución|idioma del usuario",
    email="recipientemail|recipient email|emailaddress|e-mail des empfängers"
    "|adresse e-mail du destinataire|correo electrónico del destinatario",
    first="recipientfirstname|recipient first name|vorname des empfängers"
    "|prénom du destinataire|nombre del destinatario",
    last="recipientlastname|recipient last name|nachname des empfängers"
    "|nom de famille du destinataire|apellido del destinatario",
)
TESTS = NoAnswers(
    frozenset(
        (
            "status",
            "response type",
            "antworttyp",
            "type de réponse",
            "tipo de respuesta",
            "distributionchannel",
            "distribution channel",
            "verteilungskanal",
            "canal de distribution",
            "canal de distribución",
        )
    ),
    frozenset(
        (
            "survey preview",
            "survey test",
            "preview",
            "test",
            "umfragevorschau",
            "umfragetest",
            "vorschau",
            "aperçu de l'enquête",
            "test de l'enquête",
            "vista previa de la encuesta",
            "prueba de encuesta",
            "spam",
        )
    ),
    "The row is a preview or a test of the survey, not somebody's answer.",
)
_CODES = NoAnswers(
    frozenset(("status", "response type")), frozenset(("1", "2", "8", "9", "17")), TESTS.reason
)
"""The numeric export: 1 preview, 2 test, 8 spam, 9 and 17 previews marked as spam or offline."""
_TIMING = re.compile(r"(first click|last click|page submit|click count)$|^timing\b")
_OF_QUESTION = re.compile(r"^(.+?)(?:_-?\d+)*(?:_text)?$", re.I)


def _recognises(heads: Heads) -> bool:
    first = heads.first
    return (
        (heads.header_rows == 3 and bool(heads.codes) and "redcap_event_name" not in first)
        or {"startdate", "enddate", "responseid"} <= first
        or {"responseid", "responseset"} <= first
        or {"distributionchannel", "recordeddate"} <= first
    )


def _splits(table: TextTable) -> tuple[Split, ...]:
    """The columns of one question share its short name and the beginning of its text."""

    def question(i: int) -> str:
        code = table.code(i + 1) or table.headers[i]
        found = _OF_QUESTION.match(code)
        return found[1] if found and code != table.headers[i] and "_" in code else ""

    found = split_groups(table.headers, table.stems, question, tight=True)
    return tuple(_alone(split) if question(i) else split for i, split in enumerate(found))


def _alone(split: Split) -> Split:
    """The only row of a matrix: what stands behind the last hyphen between spaces."""
    stem, found, row = split.subject.rpartition(" - ")
    return Split(row.strip(), stem.strip()) if found and row.strip() and not split.stem else split


def _own(folded: str) -> str:
    return "how long a page took" if _TIMING.search(folded) else ""


LAYOUT = Layout(
    "qualtrics",
    _recognises,
    _FACTS,
    _splits,
    (TESTS, _CODES),
    people=True,
    own=_own,
    missing=frozenset(("-99",)),
)
