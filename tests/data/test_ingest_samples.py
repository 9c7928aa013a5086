"""Real files that nobody here wrote: stored with every cell accounted for, or refused."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from data.ingest import ingest
from data.intake.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.test_ingest_properties import stored as taken

pytestmark = pytest.mark.samples
TABLES = {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".txt"}


def test_every_table_is_accounted_for_or_refused_in_a_sentence(
    database: Database, samples: Path
) -> None:
    files = sorted(p for p in samples.rglob("*") if p.suffix.lower() in TABLES)
    stored = set()
    for path in files:
        if taken(database, path.read_bytes()):
            stored.add(path.parent.name)
    assert len(files) >= 140
    assert database.rows("select count(*) from import") == [(0,)]
    # no survey of satisfaction, no framework and no table of prices became a rating
    assert stored == {"gforms-rsurvey2018", "unpivotr"}


def test_learn_r_survey_has_the_published_levels(database: Database, samples: Path) -> None:
    path = samples / "gforms-rsurvey2018" / "Learning R Internet Survey - Form Responses 1.tsv"
    said = ingest(database, path.read_bytes(), path.name, wave="2018")
    assert (said.layout, said.ratings, said.unknown, said.people) == ("google-forms", 3060, 2, 3062)
    found = database.rows("""
        select s.name, r.native_value, count(*)
        from rating r join skill s on s.skill_no = r.skill_no
        where r.state = 'level' group by 1, 2 order by 2
    """)
    assert found == [
        ("R", "Beginner", 569), ("R", "Expert", 693), ("R", "Intermediate", 1745),
        ("R", "None", 53),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["results-h1.csv", "results-h1-2017.csv"])
def test_a_satisfaction_survey_is_refused_as_one(
    database: Database, samples: Path, name: str
) -> None:
    content = (samples / "gforms-cncf-maintainer" / name).read_bytes()
    with pytest.raises(RefusedError, match="satisfaction"):
        ingest(database, content, name)


def test_carpentries_words_import_with_a_mapping(database: Database, samples: Path) -> None:
    path = samples / "carpentries-training" / "20180908_post_clean.csv"
    knowledge = (
        ("Little or no knowledge of topic", 0),
        ("Some knowledge of topic", 2),
        ("Extensive knowledge of topic", 4),
    )
    ability = (
        ("Not at all able", 0), ("Slightly able", 1), ("Neutral", 2), ("Moderately able", 3),
        ("Extremely able", 5),
    )  # fmt: skip
    mapping = MappingFile(
        columns=(
            ColumnMapping("UniqueID", use="ignored"),
            ColumnMapping("KnowledgeFeedbackPost", "level", "Giving feedback", values=knowledge),
            ColumnMapping("WebsitePostAbility", "level", "Lesson websites", values=ability),
        ),
        others="ignored",
    )
    said = ingest(database, path.read_bytes(), path.name, mapping=mapping, wave="2018")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    native = Counter(row["KnowledgeFeedbackPost"] for row in rows)
    native += Counter(row["WebsitePostAbility"] for row in rows)
    blank = native.pop("")
    assert (said.rows, said.people) == (967, 967)
    assert said.unknown == blank
    assert said.ratings == native.total()
    stored = database.rows(
        "select native_value, count(*) from rating where state = 'level' group by 1"
    )
    assert dict(stored) == dict(native)
