"""Real files that nobody here wrote: each is what tests/data/samples says that it is."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import refusal
from tests.data.samples.kinds import Sample
from tests.data.samples.surveys import SURVEYS
from tests.data.samples.tables import DIALECTS, FRAMEWORKS, FRICTIONLESS, WORKBOOKS
from tests.data.test_ingest import COUNTS

pytestmark = pytest.mark.samples
TABLES = {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".txt"}
AWAITED: frozenset[str] = frozenset(("readxl/deaths.xlsx",))
"""Files that the import does not read as it should yet."""
EVERYTHING = (*SURVEYS, *FRAMEWORKS, *DIALECTS, *FRICTIONLESS, *WORKBOOKS)
HELD = [pytest.param(s, id=s.path) for s in EVERYTHING if s.path not in AWAITED]


def test_every_table_of_the_samples_is_listed(samples: Path) -> None:
    """But for those made by hand, which say themselves what must become of them."""
    files = {
        str(p.relative_to(samples))
        for p in samples.rglob("*")
        if p.suffix.lower() in TABLES and "handmade" not in p.parts
    }
    assert {s.path for s in EVERYTHING} == files


@pytest.mark.parametrize("sample", HELD)
def test_a_file_is_what_it_is(samples: Path, store: Database, sample: Sample) -> None:
    content, shown = (samples / sample.path).read_bytes(), ""
    if sample.rows is not None:
        seen = propose(content, Path(sample.path).name, store)
        shown = seen.refusal or ""
        assert (seen.layout, seen.header_rows, seen.encoding, seen.delimiter, seen.rows) == (
            sample.layout,
            sample.header_rows,
            sample.encoding,
            sample.delimiter,
            sample.rows,
        )
        assert not sample.sheet or seen.sheet == sample.sheet
    if sample.ratings is None:
        said = shown or refusal(store, content)
        assert sample.says in said
        assert len(said) > 30
    else:
        done = ingest(store, content, Path(sample.path).name, dry_run=True)
        assert (done.rows, done.ratings) == (sample.rows, sample.ratings)
        assert done.cells == sum(getattr(done, count) for count in COUNTS)


LEVELS = {
    "Little or no knowledge of topic": 0,
    "Some knowledge of topic": 2,
    "Extensive knowledge of topic": 4,
    "Not at all able": 0,
    "Slightly able": 1,
    "Neutral": 2,
    "Moderately able": 3,
    "Extremely able": 5,
}


def test_abilities_in_other_words_import_with_a_mapping(database: Database, samples: Path) -> None:
    path = samples / "carpentries-training" / "20180908_post_clean.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    taught = [h for h in rows[0] if h.endswith("PostAbility") or h.startswith("Knowledge")]
    # UniqueID is told not to say who answered: whoever answered two waves would be one person
    columns = [ColumnMapping("UniqueID", "ignored")]
    columns += [ColumnMapping(header, "level", skill=header) for header in taught]
    mapping = MappingFile(tuple(columns), values=tuple(LEVELS.items()), others="ignored")
    said = ingest(database, path.read_bytes(), path.name, mapping=mapping, wave="2018")
    counted = Counter((h, LEVELS[row[h]]) for row in rows for h in taught if row[h])
    assert (said.rows, said.people, said.skills) == (967, 967, 12)
    assert (said.ratings, said.unknown) == (counted.total(), 12 * 967 - 2842) == (2842, 8762)
    assert levels(database) == counted


def test_the_levels_of_r_are_those_of_the_raw_file(database: Database, samples: Path) -> None:
    path = samples / "gforms-rsurvey2018" / "Learning R Internet Survey - Form Responses 1.tsv"
    said = ingest(database, path.read_bytes(), path.name, wave="2018")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    words = Counter(row["How would you rate your level of experience using R?"] for row in rows)
    assert words == {"Beginner": 569, "Intermediate": 1745, "Expert": 693, "None": 53, "": 2}
    assert (said.people, said.unknown) == (3062, 2)
    assert levels(database) == {("R", 0): 53, ("R", 1): 569, ("R", 3): 1745, ("R", 5): 693}


def test_a_file_and_its_workbook_give_the_same_ratings(database: Database, samples: Path) -> None:
    words = ("gar nicht", "selten", "eher selten", "eher häufig", "sehr häufig")
    often = tuple(zip(words, (0, 1, 2, 3, 5), strict=True))
    columns = (
        ColumnMapping("Communication", "level", "Drawing to talk", values=often),
        ColumnMapping("Documentation", "level", "Drawing to document", values=often),
    )
    mapping = MappingFile(columns, others="ignored")
    found = []
    for name in ("results-survey.csv", "results-survey.xlsx"):
        content = (samples / "limesurvey-automotive" / name).read_bytes()
        done = ingest(database, content, name, mapping=mapping)
        found.append(
            database.rows("""
            select s.name, r.state, r.level, r.native_value from rating r
            join skill s on s.skill_no = r.skill_no order by 1, r.row_no
        """)
        )
        undo(database, done.import_id)
    assert found[0] == found[1]
    assert len(found[0]) == 2 * 45


def levels(database: Database) -> Counter[tuple[str, int]]:
    """(skill, level) -> how many ratings are stored."""
    found = database.rows("""
        select s.name, r.level, count(*) from rating r join skill s on s.skill_no = r.skill_no
        where r.state = 'level' group by 1, 2
    """)
    return Counter({(skill, level): count for skill, level, count in found})
