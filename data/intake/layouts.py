"""Which tool exported a table, from headers only, and what that says about its columns."""

from __future__ import annotations

import re

from data.intake.table import TextTable
from data.intake.words import fold

_CODED = re.compile(r"^[A-Za-z]\w*\[\w+\]\.?")


def tool(table: TextTable) -> str:
    """A short name: google-forms, microsoft-forms, surveymonkey, qualtrics, limesurvey, typeform,
    redcap, kobo, or "" for a plain table."""
    heads = [fold(h) for h in table.headers]
    first = set(heads[:20])
    if {"start time", "completion time"} <= first or {"startzeit", "fertigstellungszeit"} <= first:
        return "microsoft-forms"
    if {"respondent id", "collector id"} <= first or heads[0] == "respondentid":
        return "surveymonkey"
    if {"startdate", "enddate", "responseid"} <= first or {"responseid", "responseset"} <= first:
        return "qualtrics"
    if table.header_rows == 3:
        return "qualtrics"
    if "timestamp" in heads[:2] or "zeitstempel" in heads[:2] or "horodateur" in heads[:2]:
        return "google-forms"
    if {"response id", "last page"} & first or "date submitted" in first or "answer id" in first:
        return "limesurvey"
    if sum(1 for h in table.headers if _CODED.match(h)) >= 3:
        return "limesurvey"
    if heads[0] == "#" and ("network id" in heads or "start date (utc)" in heads):
        return "typeform"
    if any(h.startswith("redcap_") for h in heads) or sum("___" in h for h in heads) >= 2:
        return "redcap"
    if {"_uuid", "_submission_time"} <= set(heads):
        return "kobo"
    return ""


FORM_TOOLS = frozenset(
    ("google-forms", "microsoft-forms", "surveymonkey", "qualtrics", "limesurvey", "typeform")
)
"""Their rows are people, whether or not a column says who."""
CODED_TOOLS = frozenset(("redcap", "kobo"))
"""Their numbers are codes: a bare number under an unknown name is no level there."""
