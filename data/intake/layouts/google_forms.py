"""Google Forms: a timestamp first, then one column a question; grids are `Question [Row]`."""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, facts
from data.intake.layouts.stems import split_questions

TIMESTAMPS = frozenset(
    (
        "timestamp",
        "zeitstempel",
        "horodateur",
        "marca temporal",
        "carimbo de data/hora",
        "informazioni cronologiche",
        "tijdstempel",
        "sygnatura czasowa",
        "tidsstämpel",
        "tidsstempel",
        "tidsmerke",
        "aikaleima",
        "časové razítko",
        "časová pečiatka",
        "zaman damgası",
        "отметка времени",
        "позначка часу",
        "időbélyeg",
        "marcă temporală",
        "タイムスタンプ",
        "时间戳记",
        "時間戳記",
        "타임스탬프",
    )
)
_FACTS = facts(
    metadata="|".join(TIMESTAMPS) + "|score|total score|punktzahl|punkte|note|puntuación"
    "|pontuação|punteggio",
    email="email address|username|e-mail-adresse|nutzername|adresse e-mail|nom d'utilisateur"
    "|dirección de correo electrónico|nombre de usuario|endereço de e-mail|nome de usuário"
    "|indirizzo email|indirizzo e-mail|nome utente|e-mailadres|gebruikersnaam|adres e-mail"
    "|nazwa użytkownika|e-postadress|mailadresse|e-postadresse|sähköpostiosoite"
    "|e-mailová adresa|e-posta adresi|адрес электронной почты|メールアドレス|电子邮件地址",
)
_QUIZ = re.compile(
    r"\[(score|feedback|punktzahl|punkte|note|commentaires?|puntuación|"
    r"comentarios|pontuação)\]$"
)
_COUNT = re.compile(r"^(\(column 1\)|unnamed: 0|#|no\.?|row)$")
"""Over numbers of rows that somebody put before Google's first column."""


def _recognises(heads: Heads) -> bool:
    counted = len(heads.texts) > 1 and bool(_COUNT.match(heads.texts[0]))
    return heads.texts[1 if counted else 0] in TIMESTAMPS


def _own(folded: str) -> str:
    return "the score or feedback of a quiz" if _QUIZ.search(folded) else ""


LAYOUT = Layout("google-forms", _recognises, _FACTS, split_questions, people=True, own=_own)
