"""Skills that a file calls by another name: the import lists each, once."""

from __future__ import annotations

import pytest

from dashboard.commands.survey import outcome_text
from data.ingest import ingest
from data.store.database import Database

WIDE = b"""Person,Team,Python,ML Ops,How good are you? [RAG],Zorblax
ann,Core,3,2,1,4
bob,Core,2,1,3,5
"""
LONG = b"""Person,Team,Skill,Level
ann,Core,Python,3
ann,Core,ML Ops,2
ann,Core,RAG,1
bob,Core,RAG,2
"""


@pytest.mark.parametrize("content", [WIDE, LONG], ids=["a column each", "a row each"])
def test_what_another_name_was_read_as_is_listed(database: Database, content: bytes) -> None:
    """Python and Zorblax keep their names; ML Ops and RAG are MLOps and its long form."""
    found = ingest(database, content, "a.csv", wave="now", scale="0-5")
    assert found.renamed == (("ML Ops", "MLOps"), ("RAG", "Retrieval-augmented generation"))
    said = outcome_text(found, [])
    assert "“ML Ops” was read as MLOps, the taxonomy's name for it." in said
    assert "Python” was read" not in said
