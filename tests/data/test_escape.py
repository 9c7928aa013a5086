"""Cells that a spreadsheet would calculate are text on every way out, and come back unchanged."""

from __future__ import annotations

import csv
import io

import pytest

from data.files.lists import export
from data.files.table import csv_text, escape, unescape
from data.ingest import ingest
from data.store.database import Database

SIGNS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'=1"]


@pytest.mark.parametrize("cell", [*SIGNS, "''+x", "-", "@a", "'", "it's", "plain", "\tx", ""])
def test_escaping_is_undone_exactly_and_a_formula_is_text(cell: str) -> None:
    assert unescape(escape(cell)) == cell
    if cell in SIGNS:
        assert escape(cell) == f"'{cell}"
        ((header,), (row,)) = csv.reader(io.StringIO(csv_text([cell], [[cell]]), newline=""))
        assert header.startswith("'")
        assert row.startswith("'")


def test_hostile_names_and_headers_are_stored_and_exported_as_text(database: Database) -> None:
    name, skill, wave = ("=cmd|' /C calc'!A0", "Robert'); drop table wave;", "x'; delete from wave")
    text = f'Name,Python,"{skill}"\n"{name}",3,4\n<b>Ben</b> $x$ :red[a],2,1\n'
    said = ingest(
        database, text.encode(), "'; drop table import.csv", scale="0-5", wave=wave, team="=Team'--"
    )
    assert (said.people, said.ratings) == (2, 4)
    assert database.rows("select name from wave") == [(wave,)]
    labels = {row[0] for row in database.rows("select label from person")}
    assert labels == {name, "<b>Ben</b> $x$ :red[a]"}
    assert skill in {row[0] for row in database.rows("select name from skill")}
    for row in csv.reader(io.StringIO(export(database, "taxonomy"))):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
