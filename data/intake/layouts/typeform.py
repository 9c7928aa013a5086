"""Typeform: `#` or a token first, dates in UTC and a Network ID last."""

from __future__ import annotations

from data.intake.layouts.layout import Heads, Layout, facts
from data.intake.layouts.stems import split_questions

_DATES = "start date (utc)|submit date (utc)|stage date (utc)"
_FACTS = facts(
    metadata=f"#|token|{_DATES}|network id|tags|ending|response type|score|payment status"
    "|unique response id|respondent id|submitted at"
)


def _recognises(heads: Heads) -> bool:
    dated = set(_DATES.split("|")) & set(heads.texts)
    marked = {"network id", "response type"} & set(heads.texts)
    if {"submitted at", "token"} <= set(heads.texts):
        marked = {"token"}
    return bool(heads.texts[0] in ("#", "token") and (dated or marked)) or len(dated) >= 2


LAYOUT = Layout("typeform", _recognises, _FACTS, split_questions, people=True)
