"""Real files that nobody here wrote: each is what `samples.csv` says of it. And files made for this
project, each with the levels that were counted by hand, or with what must be asked or said instead.
They and their answers lie beside the checkout."""

import csv
import json
import re
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping
from data.intake.reading.read import SurveyFile
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError
from tests.build import ratings
from tests.conftest import samples_place
from tests.data.intake.imported import refusal
from tests.data.test_ingest import COUNTS

SAMPLES = list(csv.DictReader(Path(__file__).with_name("samples.csv").open(encoding="utf-8")))
"""One file each. `rows` counts data rows below the header, without blank lines; empty where readers
may differ or there is no table. Stored with that many `ratings`, else refused in a sentence that
holds `says`; most are read as a table, and nothing in it is a rating of a skill. `awaited`: the
import does not read it as it should yet."""
pytestmark = pytest.mark.samples
TABLES = {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".txt"}
HELD = [pytest.param(s, id=s["path"]) for s in SAMPLES if not s["awaited"]]


def test_every_table_of_the_samples_is_listed(samples: Path) -> None:
    """But for those made by hand, which say themselves what must become of them."""
    files = {
        str(p.relative_to(samples))
        for p in samples.rglob("*")
        if p.suffix.lower() in TABLES and "handmade" not in p.parts
    }
    assert {s["path"] for s in SAMPLES} == files


@pytest.mark.parametrize("sample", HELD)
def test_a_file_is_what_it_is(samples: Path, empty: Database, sample: dict[str, str]) -> None:
    path, shown = samples / sample["path"], ""
    with closing(SurveyFile(path.read_bytes())) as file:
        if sample["rows"]:
            seen = propose(file, path.name, empty)
            shown = seen.refusal or ""
            for fact in ("layout", "header_rows", "encoding", "delimiter", "rows"):
                assert str(getattr(seen, fact)) == sample[fact].replace("TAB", "\t"), fact
            assert sample["sheet"] in ("", seen.sheet)
        if sample["ratings"]:
            done = ingest(empty, file, path.name, dry_run=True)
            assert [str(done.rows), str(done.ratings)] == [sample["rows"], sample["ratings"]]
            assert done.cells == sum(getattr(done, count) for count in COUNTS)
            return
        result = shown or refusal(empty, path.read_bytes())
        assert (sample["says"] or "No column with levels of skill") in result
        assert len(result) > 30


def test_abilities_in_other_words_import_with_a_mapping(database: Database, samples: Path) -> None:
    path = samples / "carpentries-training" / "20180908_post_clean.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    taught = [h for h in rows[0] if h.endswith("PostAbility") or h.startswith("Knowledge")]
    # UniqueID is told not to say who answered: whoever answered two waves would be one person
    columns = [ColumnMapping("UniqueID", "ignored")]
    columns += [ColumnMapping(header, "level", skill=header) for header in taught]
    meanings = {
        "Little or no knowledge of topic": 0,
        "Some knowledge of topic": 2,
        "Extensive knowledge of topic": 4,
        "Not at all able": 0,
        "Slightly able": 1,
        "Neutral": 2,
        "Moderately able": 3,
        "Extremely able": 5,
    }
    mapping = MappingFile(tuple(columns), values=tuple(meanings.items()), others="ignored")
    outcome = ingest(database, path.read_bytes(), path.name, mapping=mapping, wave="2018")
    counted = Counter((h, meanings[row[h]]) for row in rows for h in taught if row[h])
    assert (outcome.rows, outcome.people, outcome.skills) == (967, 967, 12)
    assert (outcome.ratings, outcome.unknown) == (counted.total(), 12 * 967 - 2842) == (2842, 8762)
    assert levels(database) == counted


def test_the_levels_of_r_are_those_of_the_raw_file(database: Database, samples: Path) -> None:
    path = samples / "gforms-rsurvey2018" / "Learning R Internet Survey - Form Responses 1.tsv"
    outcome = ingest(database, path.read_bytes(), path.name, wave="2018")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    words = Counter(row["How would you rate your level of experience using R?"] for row in rows)
    assert words == {"Beginner": 569, "Intermediate": 1745, "Expert": 693, "None": 53, "": 2}
    assert (outcome.people, outcome.unknown) == (3062, 2)
    assert levels(database) == {("R", 0): 53, ("R", 1): 569, ("R", 3): 1745, ("R", 5): 693}


def test_a_file_and_its_workbook_give_the_same_ratings(database: Database, samples: Path) -> None:
    words = ("gar nicht", "selten", "eher selten", "eher häufig", "sehr häufig")
    often = tuple(zip(words, (0, 1, 2, 3, 5), strict=True))
    columns = (
        ColumnMapping("Communication", "level", "Drawing to talk", values=often),
        ColumnMapping("Documentation", "level", "Drawing to document", values=often),
    )
    mapping = MappingFile(columns, others="ignored")
    result = []
    for name in ("results-survey.csv", "results-survey.xlsx"):
        content = (samples / "limesurvey-automotive" / name).read_bytes()
        done = ingest(database, content, name, mapping=mapping)
        result.append(
            database.rows("""
            select s.name, r.state, r.level, r.native_value from rating r
            join skill s on s.skill_no = r.skill_no order by 1, r.row_no
        """)
        )
        undo(database, done.import_id)
    assert result[0] == result[1]
    assert len(result[0]) == 2 * 45


def levels(database: Database) -> Counter[tuple[str, int]]:
    return Counter((s, level) for _, s, level in ratings(database, "r.level") if level is not None)


PLACE = samples_place() / "handmade"
CASES = (
    json.loads((PLACE / "expected.json").read_text()) if (PLACE / "expected.json").exists() else []
)
WAY_TO_ANSWER = re.compile(
    r"--skills|--scale|\[columns\.|`(use|skill|values|cut_points|rater|reversed|multi_select|level)`"
)


def options(arguments: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in zip(arguments[::2], arguments[1::2], strict=True):
        if name == "--skills":
            result["mapping"] = MappingFile(skills=tuple(value.split(",")))
        elif name == "--mapping":
            result["mapping"] = read_mapping((PLACE / value).read_bytes())
        else:
            result[name.removeprefix("--")] = value
    return result


def people_by_level(database: Database) -> dict[str, dict[str, int]]:
    """Skill -> level -> people, by the lower median of the kinds of raters of each person."""
    rows = database.rows("""
        select lower(s.name), level, count(*) from (
            select person_no, skill_no, quantile_disc(level, 0.5) as level from rating
            where level is not null group by all
        ) r join skill s on s.skill_no = r.skill_no group by all
    """)
    result: dict[str, dict[str, int]] = {}
    for skill, level, people in rows:
        result.setdefault(skill, {})[str(level)] = people
    return result


def problems(case: dict[str, Any], outcome: ImportOutcome | str, database: Database) -> list[str]:
    """What is not as the case says; none where all is."""
    if isinstance(outcome, str):
        if case["outcome"] == "stored":
            return [f"not stored: {outcome}"]
        unsaid = [word for word in case.get("says", ()) if word.lower() not in outcome.lower()]
        if case["outcome"] == "asked" and not WAY_TO_ANSWER.search(outcome):
            unsaid.append("a way to answer")
        return [f"not said: {word}" for word in unsaid]
    if case["outcome"] != "stored":
        return [f"stored: {people_by_level(database)}"]
    wrong = []
    wanted = {skill.lower(): levels for skill, levels in case["ratings"].items()}
    if people_by_level(database) != wanted:
        wrong.append(f"{people_by_level(database)}, not {wanted}")
    if case.get("people") is not None and outcome.people != case["people"]:
        wrong.append(f"{outcome.people} people")
    text = " ".join([i.reason for i in outcome.issues] + list(outcome.questions)).lower()
    if case.get("requirements") not in (None, outcome.requirements) and "requirement" not in text:
        wrong.append(f"{outcome.requirements} requirements")
    asked = " ".join(outcome.questions).lower()
    wrong += [f"not asked: {word}" for word in case.get("asks", ()) if word.lower() not in asked]
    rows = {issue.row for issue in outcome.issues}
    wrong += [f"row {row} is not listed" for row in case.get("listed_rows", ()) if row not in rows]
    return wrong


@pytest.mark.parametrize("case", CASES, ids=[" ".join([c["file"], *c["arguments"]]) for c in CASES])
def test_a_file_is_stored_asked_about_or_refused(
    samples: Path, one_store: Database, case: dict[str, Any]
) -> None:
    outcome: ImportOutcome | str
    content = (samples / "handmade" / case["file"]).read_bytes()
    try:
        outcome = ingest(one_store, content, case["file"], **options(case["arguments"]))
    except RefusedError as refusal:
        outcome = str(refusal)
        assert one_store.rows("select * from rating") == []
    ways = [problems(way, outcome, one_store) for way in (case, *case.get("or", ()))]
    assert [] in ways, ways
    people = [row[0] for row in one_store.rows("select label from person")]
    skills = people_by_level(one_store)
    assert [n for n in case["never"] if n in people or n.lower() in skills] == []


def test_the_files_are_there(samples: Path) -> None:
    assert len(CASES) > 100
    assert {case["outcome"] for case in CASES} == {"stored", "asked", "refused"}
