"""Forms about others: who is rated, and whose the other names and e-mails are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.intake.columns.column import Column, Seen
from data.intake.language.who import names_rated_person, names_rater
from data.intake.language.words import fold
from data.vocabulary import Issue, Rater

RATERS_OWN = "says who rated: another column says who is rated"

_YOURS = re.compile(
    r"\b(your|my|ihre?|deine?|meine?|votre|ton|mon|su|tu|seu|sua|suo|tuo|uw|jouw)\b"
)

_THEIRS = re.compile(
    r"\b(employee|staff|personnel|person|team member|member|colleague|direct report|their|"
    r"mitarbeiter\w*|personal\w*|collaborateur|employé|empleado|colaborador|dipendente|medewerker)\b"
)

"""Headers about the person who is rated, beside one that names them."""


def about_others(columns: list[Column], seen: Seen) -> list[Column]:
    """Where a column names who is rated, other names and e-mails are the rater's.

    "Who are you rating?" says so by itself, "Employee" beside a column of the rater, or beside
    e-mail addresses that repeat where the names do not.
    """
    people = [c for c in columns if c.use == "person"]
    surely = any(names_rated_person(fold(c.header)) == "surely" for c in people)
    perhaps = [c for c in people if names_rated_person(fold(c.header)) == "perhaps"]
    rater_named = any(names_rater(fold(c.header)) for c in columns)
    if not surely and not perhaps and not rater_named:
        return columns
    names = max((seen.of(c).distinct for c in perhaps), default=0)

    def is_raters(column: Column) -> bool:
        folded = fold(column.header)
        if column.use != "person" or column.given or names_rated_person(folded):
            return False
        if surely or (perhaps and _YOURS.search(folded)):
            return bool(_YOURS.search(folded)) or not _THEIRS.search(folded)
        cells = seen.of(column)
        return column.person == "email" and cells.distinct < min(names, cells.answered)

    found = [
        replace(c, use="metadata", person="", reason=RATERS_OWN) if is_raters(c) else c
        for c in columns
    ]
    if found == columns and not surely and not rater_named:
        return columns
    return [
        replace(c, reason="says who is rated", rated=True)
        if c.use == "person" and not c.given
        else c
        for c in found
    ]


def rater_question(columns: Sequence[Column], rater: Rater) -> tuple[Issue, ...]:
    """Is a form about others stored as ratings of oneself?"""
    header = next((c.header for c in columns if c.rated), None)
    told = any(c.use == "rater" or (c.use == "level" and c.rater) for c in columns)
    if header is None or told or rater != "self":
        return ()
    said = (
        f"The form says in “{header}” who is rated: are these a manager's ratings, or a peer's? "
        "They are read as ratings that people give themselves, unless you choose manager or peer "
        "as the rater."
    )
    return (Issue(None, header, None, said),)
