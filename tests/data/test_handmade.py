"""Files made for this project, each with the levels that were counted by hand, or with what must be
asked or said instead. They and their answers lie beside the checkout."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.ingest import ingest, undo
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.store.database import Database
from data.store.history.imports import history
from data.vocabulary import OWNER, ImportOutcome, RefusedError
from tests.conftest import samples_place

PLACE = samples_place() / "handmade"
CASES = (
    json.loads((PLACE / "expected.json").read_text()) if (PLACE / "expected.json").exists() else []
)
WAY_TO_ANSWER = re.compile(
    r"--skills|--scale|\[columns\.|`(use|skill|values|cut_points|rater|reversed|multi_select|level)`"
)


@pytest.fixture
def emptied(store: Database) -> Iterator[Database]:
    """The store, from which what was imported is taken back."""
    yield store
    for record in history(store, OWNER):
        if record.undone_at is None:
            undo(store, record.import_id)


def options(arguments: list[str]) -> dict[str, Any]:
    """The arguments of the command as those of `ingest`."""
    found: dict[str, Any] = {}
    for name, value in zip(arguments[::2], arguments[1::2], strict=True):
        if name == "--skills":
            found["mapping"] = MappingFile(skills=tuple(value.split(",")))
        elif name == "--mapping":
            found["mapping"] = read_mapping((PLACE / value).read_bytes())
        else:
            found[name.removeprefix("--")] = value
    return found


def stored(database: Database) -> dict[str, dict[str, int]]:
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
        return [f"stored: {stored(database)}"]
    wrong = []
    wanted = {skill.lower(): levels for skill, levels in case["ratings"].items()}
    if stored(database) != wanted:
        wrong.append(f"{stored(database)}, not {wanted}")
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
    skills = stored(emptied)
    never = [n for n in case["never"] if n in people or n.lower() in skills]
    assert never == []


def test_the_files_are_there(samples: Path) -> None:
    assert len(CASES) > 100
    assert {case["outcome"] for case in CASES} == {"stored", "asked", "refused"}
