"""Real files that nobody here wrote: each is what is said of it here. And files
made for this project, each with the levels that were counted by hand, or with what must be asked or
said instead. They and their answers lie beside the checkout."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping
from data.store.database import Database
from data.store.history.imports import history
from data.vocabulary import OWNER, ImportOutcome, RefusedError
from tests.conftest import samples_place
from tests.data.intake.layouts.imported import refusal
from tests.data.test_ingest import COUNTS

NO_LEVELS = "No column with levels of skill"
"""Refused with what was seen: read as a table, and nothing in it is a rating of a skill."""


@dataclass(frozen=True)
class Sample:
    """One file. `rows` counts data rows below the header, without blank lines; None where readers
    may differ or there is no table. Stored with that many `ratings`, else refused in a sentence
    that holds `says`."""

    path: str
    rows: int | None
    encoding: str = "utf-8"
    delimiter: str = ","
    header_rows: int = 1
    layout: str = "wide"
    sheet: str = ""
    ratings: int | None = None
    says: str = NO_LEVELS


def under(folder: str, *samples: Sample) -> tuple[Sample, ...]:
    return tuple(replace(s, path=f"{folder}/{s.path}") for s in samples)


def plain(rows: int, *names: str) -> tuple[Sample, ...]:
    """CSV files with nothing that a reader could trip over, none of them about skills."""
    return tuple(Sample(f"{name}.csv", rows) for name in names)


def workbook(name: str, rows: int | None, sheet: str = "", says: str = NO_LEVELS) -> Sample:
    """A file of one or more sheets."""
    encoding = name.rsplit(".", 1)[1]
    return Sample(name, rows, encoding=encoding, delimiter="", sheet=sheet, says=says)


R_SURVEY = "Learning R Internet Survey"
google = partial(Sample, layout="google-forms")
limesurvey = partial(Sample, layout="limesurvey")
qualtrics = partial(Sample, layout="qualtrics", header_rows=3)
redcap = partial(Sample, layout="redcap")
monkey = partial(Sample, layout="surveymonkey", header_rows=2)
cut = partial(Sample, encoding="utf-8-sig", delimiter=";", header_rows=2)
"""LimeSurvey cut by hand to two header rows, question and row, with none of its own marks left."""

SURVEYS = (
    *under(
        "carpentries-training",
        # after a training; abilities in words of its own (“Moderately able”) take a mapping
        Sample("20180908_post_clean.csv", 967),
        # satisfaction, also where it says “presenters_knowledgeable”, “session_develop_skills”
        Sample("2020_carpentryconhome_raw.csv", 124),
    ),
    *under(
        "gforms-cncf-maintainer", google("results-h1.csv", 56), google("results-h1-2017.csv", 20)
    ),
    # “Complete novice”: expected levels are no ratings; newlines in cells
    google("gforms-jupyter-edu2016/responses.csv", 125),
    *under(
        "gforms-rsurvey2018",
        google(f"{R_SURVEY} - Form Responses 1.tsv", 3062, delimiter="\t", ratings=3060),
        Sample(f"{R_SURVEY} - Question Names.tsv", 43, delimiter="\t"),
    ),
    Sample("kobo-formhub/good_eats.csv", 239, layout="kobo"),
    *under(
        "limesurvey-automotive",
        cut("results-survey.csv", 45),
        cut("results-survey-translated.csv", 45),
        # the first sheet is a note of what was cleaned
        cut("results-survey.xlsx", 45, encoding="xlsx", delimiter="", sheet="Data"),
    ),
    *under(
        "limesurvey-digitaltwins-en",
        limesurvey("results_english.csv", 96, encoding="utf-8-sig", delimiter=";"),
    ),
    *under(
        "limesurvey-rse-uk2017",
        limesurvey("2016__uk__public_data.csv", 273),
        limesurvey("2017__uk__public_data.csv", 253),
    ),
    # the third header row has single quotes
    qualtrics("qualtrics-better/Better_Sample_Survey.csv", 10),
    *under(
        "qualtrics-ropensci",
        qualtrics("sample.csv", 1),
        # before 2017: V1 to V10, a comma too many
        qualtrics("sample_legacy.csv", 1, encoding="utf-8-sig", header_rows=2),
    ),
    *under(
        "redcap-simple",
        redcap("checkboxes-1__data.csv", 4),
        redcap("longitudinal__data.csv", 18),
        redcap("simple__data.csv", 5),
        redcap("survey__data.csv", 2),
        Sample("simple__dictionary.csv", 16),
        Sample("survey__dictionary.csv", 25),
    ),
    *under(
        "surveymonkey-cncf-training",
        monkey("CNCF Training and Certifications Microsurvey.csv", 134),
        monkey("CNCF_Ambassadors_Survey_2021.csv", 44),
        monkey("CNCF_TOC_Survey_2020_H1.csv", 28),
    ),
    # two bytes that are only cp1252
    monkey("surveymonkey-starwars/StarWars.csv", 1186, encoding="cp1252"),
    Sample("typeform-fcc2016/2016 New Coders Survey Part 1.csv", 2000, layout="typeform"),
)


FRAMEWORKS = (
    Sample("dcwf-ai/dcwf51_ai_data_roles.csv", 619),
    # newlines and HTML in cells
    Sample("ddat-skills/seeds.csv", 188, says="it is a catalogue"),
    Sample("esco-ai/esco_skills_ai_ml.csv", 248),
    *under(
        "onet-skills",
        # levels and importance that occupations need: nobody answered
        Sample("onet29_skills_data_software_occupations.csv", 1050),
        Sample("onet29_skills_data_software_occupations.tsv", 1050, delimiter="\t"),
        workbook("Scales Reference.xlsx", 29, "Scales Reference"),
        Sample("Read Me.txt", None, says=""),
    ),
    Sample(
        "hr-attrition/WA_Fn-UseC_-HR-Employee-Attrition.csv",
        1470,
        encoding="utf-8-sig",
        says="satisfaction",
    ),
    # neither is a skill
    Sample("krippendorff/krippendorff_canonical.csv", 12),
    *under(
        "pingouin",
        *plain(32, "icc"),
        *plain(150, "cronbach_alpha"),
        Sample("cronbach_wide_missing.csv", 12, encoding="utf-8-sig"),
    ),
)
DIALECTS = (
    *under(
        "clevercsv",
        *plain(53, "airedale"),
        # quotes escaped by backslashes
        *plain(100, "imdb"),
        Sample("milk.csv", 379, delimiter="\t"),
    ),
    *under(
        "commonscsv",
        *plain(2, "csv-141", "csv-254", "psql"),
        *plain(3, "japanese"),
        *plain(4, "emoji"),
        *plain(6, "sample1"),
        Sample("bom.csv", 251, encoding="utf-8-sig"),
    ),
    *under(
        "csv-spectrum",
        *plain(1, "comma_in_quotes", "simple", "simple_crlf"),
        *plain(2, "empty", "empty_crlf", "escaped_quotes", "quotes_and_newlines", "utf8"),
        *plain(3, "newlines", "newlines_crlf"),
        Sample("json.csv", 1, says="hold JSON"),
    ),
    *under(
        "csvw",
        *plain(1, "test152", "test157"),
        *plain(2, "test158"),
        *plain(3, "test009"),
        *plain(5, "test155"),
        *plain(6, "test007"),
        *plain(8, "test001"),
        *plain(12, "test005"),
    ),
    *under(
        "univocity",
        *plain(1, "escape"),
        *plain(4, "multi_schema"),
        # a sentence and blank lines above the header, a comment and blank lines below
        *plain(15, "essential", "essential-dos", "essential-mac"),
        # decimal commas, quotes escaped by backslashes
        Sample("european.csv", 5, delimiter=";"),
    ),
)
FRICTIONLESS = under(
    "frictionless",
    Sample("accent.csv", 2, delimiter=";"),
    Sample("bom.csv", 2, encoding="utf-8-sig"),
    Sample("chunk3.csv", None, says="no row of answers"),
    Sample("delimiter.csv", 2, delimiter=";"),
    Sample("empty.csv", None, says="is empty"),
    Sample("issue-1009-semicolon.csv", 1, delimiter=";"),
    # a column named timestamp makes no Google form
    Sample("issue-1100.csv", 2, delimiter=";"),
    Sample("issue-1232.csv", 5, delimiter=";"),
    Sample("table-delimiter.csv", 2, delimiter=";"),
    # decimal commas
    Sample("table-with-accents.csv", 638, encoding="cp1252", delimiter=";"),
    Sample("table.tsv", 3, delimiter="\t"),
    Sample("without-rows.csv", None, says="no row of answers"),
    *plain(1, "ascii", "chunk2", "issue-991"),
    *plain(2, "Table With Data", "blank-headers", "blank-rows-no-fields"),
    *plain(2, "countries-truefalsevalues", "duplicate-headers", "issue-825", "issue-844"),
    *plain(2, "package-dialect-no-header", "skip-blank-at-the-end", "table", "table-reverse"),
    *plain(2, "without-headers-extra"),
    *plain(3, "data2", "escaping", "invalid", "issue-1004-data2", "issue-1109", "leading-zeros"),
    *plain(3, "skip-rows", "structure-errors", "table-limits", "transform"),
    *plain(4, "matrix-with-comment", "schema-errors", "timezone-with-id"),
    *plain(5, "capitals", "country-1", "country-3", "doublequote", "nested-invalid"),
    *plain(5, "table-infer-utf8"),
    *plain(6, "transform-groups"),
    *plain(7, "table-infer-missing-values"),
    *plain(9, "analysis-data", "unique-field"),
    *plain(10, "capital-invalid"),
    *plain(12, "issue-1066-smallcellsize"),
    *plain(199, "table-infer-increase-limit"),
)
WORKBOOKS = (
    *under(
        "frictionless",
        workbook("cast-int-to-string-issue-1251.xlsx", 2, "Feuille1"),
        workbook("issue-312.xlsx", 4, "invalid"),
        # three title lines, three header rows, notes below: how many rows is a matter of taste
        workbook("issue-320.xlsx", None),
        workbook("merged-cells-boolean.xls", None, says="No sheet"),
        workbook("merged-cells.xlsx", None, says="No sheet"),
        workbook("number-format-multicode.xlsx", 3, "Sheet1"),
        workbook("preserve-formatting.xlsx", 1, "Sheet1"),
        workbook("sheet2.xlsx", 2, "Sheet2"),
        workbook("table-output.ods", 2, "Sheet 1"),
        workbook("table-with-booleans.xls", 2, "Лист1"),
        workbook("table-with-ints-floats-dates.xls", 3, "Лист1"),
        workbook("table.xlsx", 2, "Лист1"),
    ),
    *under(
        "readxl",
        workbook("blanks.xlsx", 2, "different_rows"),
        workbook("dates-1900-LibreOffice.xlsx", None, says="No sheet"),
        # four lines of notes above and four below, on two sheets
        workbook("deaths.xlsx", 10, "arts"),
        workbook("iris-google-doc.xlsx", 150, "iris"),
        workbook("missing-first-column.xlsx", 2, "Sheet1"),
        workbook("names-need-repair-xlsx.xlsx", 2, "Sheet1"),
        # a header with half of its names is taken for a title, and the file refused
        workbook("unnamed-duplicated-columns.xlsx", 2, "Sheet1"),
        workbook("vietnamese-utf8.xlsx", 6, "Sheet1"),
        # the one that is blank is no row
        workbook("whitespace-xlsx.xlsx", 5, "whitespace"),
    ),
    *under(
        "unpivotr",
        workbook("purpose.xlsx", None),
        # marks become levels only by a mapping
        workbook("worked-examples.xlsx", None, says="Are these skills"),
    ),
)


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
    found = database.rows("""
        select s.name, r.level, count(*) from rating r join skill s on s.skill_no = r.skill_no
        where r.state = 'level' group by 1, 2
    """)
    return Counter({(skill, level): count for skill, level, count in found})


PLACE = samples_place() / "handmade"
CASES = (
    json.loads((PLACE / "expected.json").read_text()) if (PLACE / "expected.json").exists() else []
)
WAY_TO_ANSWER = re.compile(
    r"--skills|--scale|\[columns\.|`(use|skill|values|cut_points|rater|reversed|multi_select|level)`"
)


@pytest.fixture
def emptied(store: Database) -> Iterator[Database]:
    yield store
    for record in history(store, OWNER):
        if record.undone_at is None:
            undo(store, record.import_id)


def options(arguments: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in zip(arguments[::2], arguments[1::2], strict=True):
        if name == "--skills":
            found["mapping"] = MappingFile(skills=tuple(value.split(",")))
        elif name == "--mapping":
            found["mapping"] = read_mapping((PLACE / value).read_bytes())
        else:
            found[name.removeprefix("--")] = value
    return found


def people_by_level(database: Database) -> dict[str, dict[str, int]]:
    """Skill -> level -> people, by the lower median of the kinds of raters of each person."""
    rows = database.rows("""
        select lower(s.name), level, count(*) from (
            select person_no, skill_no, quantile_disc(level, 0.5) as level from rating
            where level is not null group by all
        ) r join skill s on s.skill_no = r.skill_no group by all
    """)
    found: dict[str, dict[str, int]] = {}
    for skill, level, people in rows:
        found.setdefault(skill, {})[str(level)] = people
    return found


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
    told = " ".join([i.reason for i in outcome.issues] + list(outcome.questions)).lower()
    if case.get("requirements") not in (None, outcome.requirements) and "requirement" not in told:
        wrong.append(f"{outcome.requirements} requirements")
    asked = " ".join(outcome.questions).lower()
    wrong += [f"not asked: {word}" for word in case.get("asks", ()) if word.lower() not in asked]
    rows = {issue.row for issue in outcome.issues}
    wrong += [f"row {row} is not listed" for row in case.get("listed_rows", ()) if row not in rows]
    return wrong


@pytest.mark.parametrize("case", CASES, ids=[" ".join([c["file"], *c["arguments"]]) for c in CASES])
def test_a_file_is_stored_asked_about_or_refused(
    samples: Path, emptied: Database, case: dict[str, Any]
) -> None:
    outcome: ImportOutcome | str
    content = (samples / "handmade" / case["file"]).read_bytes()
    try:
        outcome = ingest(emptied, content, case["file"], **options(case["arguments"]))
    except RefusedError as refusal:
        outcome = str(refusal)
        assert emptied.rows("select * from rating") == []
    ways = [problems(way, outcome, emptied) for way in (case, *case.get("or", ()))]
    assert [] in ways, ways
    people = [row[0] for row in emptied.rows("select label from person")]
    skills = people_by_level(emptied)
    never = [n for n in case["never"] if n in people or n.lower() in skills]
    assert never == []


def test_the_files_are_there(samples: Path) -> None:
    assert len(CASES) > 100
    assert {case["outcome"] for case in CASES} == {"stored", "asked", "refused"}
