"""Exports of each tool and layout: what is stored is what the invented team said."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports import (
    by_hand,
    google_forms,
    limesurvey,
    microsoft_forms,
    other_tools,
    plain,
    qualtrics,
    survey_monkey,
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
)
EXPORTS = [
    pytest.param(export, id=f"{module.__name__.rsplit('.', 1)[1]}: {export.what}")
    for module in MODULES
    for export in module.exports()
]


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
    given = {"scale": export.scale, "mapping": export.mapping}
    said = ingest(database, export.content, export.file_name, wave="now", **given)
    assert stored(database, export.who) == export.truth.states(export.who)
    assert (said.layout, said.header_rows) == (export.layout, export.header_rows)
