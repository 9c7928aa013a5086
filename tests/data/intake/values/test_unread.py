"""The mapping of a refused file has the answers that were seen, ready to be filled in."""

from __future__ import annotations

import re

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from tests.data.intake.layouts.imported import levels

FILE = (
    b"Name,I know Python,I know SQL,Comment,Boss\nAnn,Agree,Disagree,I left in May,Zed\n"
    b"Bob,Neutral,Agree,,Zed\nCy,Sort of,Sort of,,Zed\nDi,Sort of,Agree,,Zed\n"
)


def test_a_refused_file_gets_its_answers_to_fill_in(database: Database) -> None:
    found = propose(FILE, "s.csv", database)
    assert found.refusal
    assert set(found.unread) == {"Agree", "Disagree", "Neutral", "Sort of"}
    whole = whole_mapping(found, None)
    text = write_mapping(whole, found.unread)
    assert read_mapping(text.encode()) == whole
    filled = re.sub(r'^# ("Sort of"|"Agree"|"Neutral"|"Disagree") =$', r"\1 = 3", text, flags=re.M)
    filled = filled.replace("# [values]", "[values]")
    for header in ("I know Python", "I know SQL"):
        filled = filled.replace(
            f'[columns."{header}"]\nuse = "ignored"', f'[columns."{header}"]\nuse = "level"'
        )
    ingest(database, FILE, "s.csv", mapping=read_mapping(filled.encode()))
    assert set(levels(database).values()) == {3}
    assert len(levels(database)) == 8


def test_a_file_that_is_read_has_nothing_to_fill_in(database: Database) -> None:
    found = propose(b"Name,Python,SQL\nAnn,3,4\nBob,2,1\n", "s.csv", database, scale="0-5")
    assert found.unread == ()
    assert "# [values]" not in write_mapping(whole_mapping(found, None), found.unread)
