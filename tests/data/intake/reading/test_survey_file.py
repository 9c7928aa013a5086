"""A file is read once, and every question finds it as if it were the first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.ingest import ingest, people_asked, propose
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.reading import large
from data.intake.reading import read as survey_file
from data.intake.reading.read import SurveyFile
from data.store.database import Database

SURVEY = (
    b"Name,Team,Python,SQL,Date\nAda Nguyen,Core,3,4,2026-05-01\nBo Larsen,Core,1,2,2026-05-02\n"
    b"Ada Nguyen,Core,2,2,2026-04-01\nTotal,,6,8,\n"
)
OTHER = read_mapping(b'[columns.SQL]\nuse = "ignored"\n')


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
def test_a_file_is_read_once_from_drop_to_import(
    database: Database, monkeypatch: pytest.MonkeyPatch, large_from: int
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    times = 0
    read = survey_file.read

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal times
        times += 1
        return read(*arguments, **named)

    def asked(file: SurveyFile | bytes, mapping: MappingFile | None) -> list[object]:
        given: dict[str, Any] = {"mapping": mapping, "scale": "0-5"}
        stored: dict[str, Any] = given | {"wave": "May", "held_on": date(2026, 5, 1)}
        return [
            propose(file, "s.csv", database, **given),
            people_asked(file, database, **given),
            ingest(database, file, "s.csv", dry_run=True, **stored),
        ]

    each_anew = [*asked(SURVEY, None), *asked(SURVEY, OTHER), *asked(SURVEY, None)]
    monkeypatch.setattr(survey_file, "read", counted)
    file = SurveyFile(SURVEY)
    assert [*asked(file, None), *asked(file, OTHER), *asked(file, None)] == each_anew
    outcome = ingest(database, file, "s.csv", wave="May", held_on=date(2026, 5, 1), scale="0-5")
    file.close()
    assert (outcome.ratings, outcome.people, times) == (4, 2, 1)
