"""Exports of each tool and layout: what is stored is what the invented team said."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import ImportOutcome
from tests.data.exports import (
    by_hand,
    google_forms,
    limesurvey,
    microsoft_forms,
    other_tools,
    plain,
    qualtrics,
    survey_monkey,
    variants,
)
from tests.data.exports.truth import Answer, Export, Who

MODULES = (
    google_forms,
    microsoft_forms,
    survey_monkey,
    qualtrics,
    limesurvey,
    other_tools,
    plain,
    by_hand,
    variants,
)
AWAITED: frozenset[str] = frozenset()
"""Exports that the import does not read as it should yet."""
ALL = {
    f"{module.__name__.rsplit('.', 1)[1]}: {export.what}": export
    for module in MODULES
    for export in module.exports()
}
EXPORTS = [pytest.param(e, id=name) for name, e in ALL.items() if name not in AWAITED]


def taken(database: Database, export: Export) -> ImportOutcome:
    """The export imported as its owner would."""
    return ingest(
        database,
        export.content,
        export.file_name,
        wave="now",
        scale=export.scale,
        mapping=export.mapping,
    )


def stored(database: Database, who: Who) -> dict[tuple[str, str], Answer]:
    """(whoever answered, skill) -> what is stored; anonymous rows are counted from 1."""
    found = database.rows("""
        select p.identity, s.name, r.state, r.level, dense_rank() over (order by r.row_no)
        from rating r join person p on p.person_no = r.person_no
        join skill s on s.skill_no = r.skill_no
    """)
    said: dict[tuple[str, str], Answer] = {}
    for identity, skill, state, level, number in found:
        answer: Answer = level if state == "level" else "n/a" if state != "unknown" else None
        said[str(number) if who == "row" else identity, skill] = answer
    assert len(said) == len(found)
    return said


@pytest.mark.parametrize("export", EXPORTS)
def test_what_is_stored_is_what_was_said(database: Database, export: Export) -> None:
    said = taken(database, export)
    assert stored(database, export.who) == export.truth.states(export.who)
    assert (said.layout, said.header_rows) == (export.layout, export.header_rows)


def test_what_is_awaited_is_among_the_exports() -> None:
    assert set(ALL) >= AWAITED
