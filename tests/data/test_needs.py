"""What a team needs, in the file of its people or alone: levels and requirements are both taken."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports.needs import NEEDED, Needs, needs
from tests.data.test_exports import stored


@pytest.mark.parametrize("sheet", [pytest.param(n, id=n.what) for n in needs()])
def test_ratings_and_requirements_are_both_taken(database: Database, sheet: Needs) -> None:
    ingest(database, sheet.content, sheet.file_name, wave="now", team="Core", scale="0-5")
    found = database.rows("""
        select s.name, r.level, r.headcount from requirement r
        join requirement_set g on g.set_no = r.set_no and g.scope = r.scope
        join skill s on s.skill_no = r.skill_no where r.scope = 'Core'
    """)
    assert {skill: (level, count) for skill, level, count in found} == NEEDED
    assert stored(database, "name") == (sheet.truth.states("name") if sheet.truth else {})
