"""LimeSurvey: headers as codes, `code. text` or full text; rows of arrays in brackets.

A full text is `Question [Row]`, a code `Q1[SQ001]` or `Q1_SQ001`, both together
`Q1[SQ001]. Question [Row]`.
"""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, Split, facts
from data.intake.reading.table import TextTable

_FACTS = facts(
    metadata="id|response id|answer id|id. response id|submitdate|date submitted"
    "|submitdate. date submitted|lastpage|last page|lastpage. last page|startlanguage"
    "|start language|startlanguage. start language|seed|seed. seed|token|access code"
    "|token. access code|startdate|date started|startdate. date started|datestamp"
    "|date last action|datestamp. date last action|ipaddr|ip address|ipaddr. ip address|refurl"
    "|referrer url|refurl. referrer url|total time|interviewtime|interviewtime. total time"
    "|antwort id|antwort-id|datum abgeschickt|abgabedatum|letzte seite|start-sprache|startsprache"
    "|ausgangssprache|zufallsstartwert|zugangscode|zugangsschlüssel|datum gestartet"
    "|datum letzte aktivität|datum letzte änderung|ip-adresse|weiterleitungs-url"
    "|id de la réponse|date de soumission|dernière page|langue de départ|langue de démarrage"
    "|tête de série|graine|code d'accès|date de lancement|date de la dernière action|adresse ip"
    "|url de provenance|id de respuesta|fecha de envío|última página|lenguaje inicial"
    "|idioma inicial|semilla|código de acceso|fecha de inicio|fecha de la última acción"
    "|dirección ip|antwoord id|antwoord-id|datum ingevuld|laatste pagina|begintaal|starttaal"
    "|toegangscode|startdatum|datum laatste actie|id da resposta|data de envio"
    "|última página|id risposta|data di invio|ultima pagina",
    email="email address|email|e-mail-adresse|adresse courriel",
    first="first name|firstname|vorname|prénom",
    last="last name|lastname|nachname|nom",
)
_MARKS = frozenset(
    fold
    for fold in _FACTS
    if fold.startswith(("submitdate", "lastpage", "startlanguage"))
    or fold
    in (
        "answer id",
        "date submitted",
        "last page",
        "start language",
        "datum abgeschickt",
        "letzte seite",
        "antwort id",
        "date de soumission",
        "dernière page",
        "fecha de envío",
        "última página",
        "datum ingevuld",
        "laatste pagina",
        "id de la réponse",
        "zufallsstartwert",
        "antwoord id",
        "startsprache",
        "start-sprache",
        "langue de départ",
    )
)
CODED = re.compile(r"^[A-Za-z]\w*\[\w+\](\[\w+\])?\.?")
_CODE_AND_TEXT = re.compile(r"^[A-Za-z]\w*(?:\[\w+\]){0,2}\.\s+(?=\S)")
_CODE_OF_GROUP = re.compile(r"^([a-z]+)\d+[\w-]*\.\s+\S")
_CODED_HEADERS, _GROUPS = 10, 3
"""So many headers, of so many groups of questions, are `code. text` in no other tool's file."""
_ROW = re.compile(
    r"^(?P<stem>.*?)\s*\[(?P<row>[^\[\]]*)\](?:\s*\[(?P<column>[^\[\]]*)\])?\s*$", re.S
)


def _recognises(heads: Heads) -> bool:
    if heads.texts[0] == "response id":
        return True
    if _MARKS & heads.first or sum(1 for h in heads.texts if CODED.match(h)) >= 3:
        return True
    codes = [found[1] for h in heads.texts if (found := _CODE_OF_GROUP.match(h))]
    return len(codes) >= max(_CODED_HEADERS, 0.8 * len(heads.texts)) and len(set(codes)) >= _GROUPS


def _splits(table: TextTable) -> tuple[Split, ...]:
    return tuple(_split(h, s) for h, s in zip(table.headers, table.stems, strict=True))


def _split(header: str, stem: str) -> Split:
    """`Q1[SQ001]. Question [Row][Scale 1]` -> Row, asked by Question and Scale 1."""
    text = _CODE_AND_TEXT.sub("", header)
    found = _ROW.match(text)
    if stem or not found or not found["row"].strip():
        return Split(text, stem)
    asked = [found["stem"].strip(), (found["column"] or "").strip()]
    return Split(found["row"].strip(), " - ".join(filter(None, asked)))


def _own(folded: str) -> str:
    timing = re.match(r"^(group|question) ?time\b|^(gruppenzeit|fragezeit)\b", folded)
    return "how long a page took" if timing else ""


LAYOUT = Layout("limesurvey", _recognises, _FACTS, _splits, people=True, own=_own)
