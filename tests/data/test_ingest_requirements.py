"""Files that say what is required, with and without people beside it, worked by hand."""

import pytest

from dashboard.commands.survey import ingest_document
from data.ingest import ingest, undo
from data.load import load
from data.store.database import Database
from data.store.facts.requirements import requirements
from data.vocabulary import RefusedError
from tests.build import HISTORY, everything
from tests.data.intake.imported import imported
from tests.data.test_ingest import counts

BESIDE = (
    "EXAMPLE Ltd.,,,,,internal\nCapability plan of the Core team\n\n"
    "Area,Skill,Required level,Headcount,Ana Silva,Ben Ode\n"
    "Programming,Python,3,2,3,4\n"
    ",SQL,2.5,1,5,\n"
    ",Docker,0,,0,1\n"
    ",Git,4,,1,1\n"
    ",Rust,2,some,1,1\n\n"
    'Legend:,"0 = none, 1 = novice, 2 = advanced beginner, 3 = competent, 4 = proficient"\n'
)


def held(database: Database) -> list[tuple[object, ...]]:
    """Requirements that hold and are no defaults, with the headcount or the share."""
    scopes = {row[0] for row in database.rows("select scope from requirement_set where set_no > 0")}
    return [
        (r.scope, r.skill, r.level, r.share if r.headcount is None else r.headcount, r.must_have)
        for r in requirements(database)
        if r.scope in scopes
    ]


def test_ratings_and_requirements_of_one_matrix(database: Database) -> None:
    outcome = ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core", wave="now")
    assert held(database) == [("Core", "Python", 3, 2, False), ("Core", "SQL", 3, 1, False)]
    # 5 rows of 6 cells and 2 names: skills, levels and headcounts are metadata, areas are aside.
    assert (outcome.cells, outcome.requirements) == (5 * 6 + 2, 2)
    about = {"identity": 2, "metadata": 15, "set_aside": 5}
    assert counts(outcome) == about | {"ratings": 9, "unknown": 1}
    problems = {(i.row, i.column, i.value) for i in outcome.issues}
    assert {(8, "Headcount", None), (9, "Headcount", "some")} <= problems
    assert "2 requirements of Core are taken from the file." in outcome.difference


def test_undo_gives_back_what_was_required_before(database: Database) -> None:
    load(database, "requirements", b"scope,skill,level,headcount\nCore,Python,5,1\n", "r.csv")
    before, all_before = held(database), everything(database, HISTORY)
    outcome = ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core")
    assert "replace the 1 there before" in outcome.difference[-1]
    assert len(held(database)) == 2
    assert ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core").duplicate
    assert "2 requirements" in undo(database, outcome.import_id)
    assert held(database) == before
    assert everything(database, HISTORY) == all_before


def test_several_teams_share_what_stands_beside_them(database: Database) -> None:
    text = "Skill,Target,Ana,Ben\nTeam,,Core,Edge\nPython,4,3,4\nSQL,2,1,2\n"
    outcome = ingest(database, text.encode(), "m.csv", scale="0-5")
    both = "Core + Edge"
    assert held(database) == [(both, "Python", 4, 1, False), (both, "SQL", 2, 1, False)]
    assert any("one person at the required level" in i.reason for i in outcome.issues)


def test_a_level_on_the_scale_of_the_legend_and_one_in_the_header(database: Database) -> None:
    text = (
        "Skill,Min. people at level 3+,Ana,Ben\nPython,2,3,4\nSQL,0,1,2\n\n"
        "0 = none\n1 = basic\n2 = working\n3 = advanced\n4 = expert\n"
    )
    ingest(database, text.encode(), "m.csv", team="Core")
    assert held(database) == [("Core", "Python", 3, 2, False)]
    target = text.replace("Min. people at level 3+", "Target")
    ingest(database, target.encode(), "m.csv", team="Edge")
    assert ("Edge", "Python", 2, 1, False) in held(database)


def test_the_target_of_each_person_is_no_requirement(database: Database) -> None:
    text = "Person,Skill,Level,Target\nAna,Python,3,4\nBen,Python,2,3\n"
    outcome = ingest(database, text.encode(), "long.csv", scale="0-5")
    assert (outcome.layout, outcome.ratings, outcome.requirements) == ("long", 2, 0)


def test_a_list_without_people_is_to_be_loaded(database: Database) -> None:
    text = "Compétence;Niveau requis;Effectif requis;Obligatoire\nPython;4;2;x\nSQL;3;1;\n"
    with pytest.raises(RefusedError, match="`skillmix load requirements FILE`"):
        ingest(database, text.encode(), "besoins.csv")


WITH_COMMENTS = (
    "Skill,Must have,Weight,Needed by,Owner,Initiative,Required level,Headcount,Ana Silva,Ben Ode,"
    "Comment\n"
    "Python,yes,3,2027-03-31,Cara,Search,3,2,3,4,x\n"
    "SQL,x,2,2027-Q2,Cara,Search,3,1,5,,\n"
    "Docker,no,1,,,,4,1,1,1,\n"
)
ACROSS = (
    "Name,Team,Python,SQL,Docker\nAna,Core,3,4,2\nBen,Core,1,2,\nRequired level,,3,3,2\n"
    "Headcount,,2,1,1\nMust have,,yes,x,no\nWeight,,3,2,1\nDue,,2027-03-31,2027-Q2,\n"
    "Owner,,Cara,Cara,\nInitiative,,Search,Search,\n"
)


@pytest.mark.parametrize(
    ("text", "cells", "more", "told"),
    [
        # Beside people 3 rows of 11 cells and 2 names; 5 facts and a comment have 3 cells each.
        (WITH_COMMENTS, 3 * 11 + 2, 6 * 3, {"Must have", "Weight", "Needed by", "Owner"}),
        # Below people 9 rows of 5 cells, 7 of nobody.
        (ACROSS, 9 * 5, 7 * 5, set()),
    ],
    ids=["beside people", "below people"],
)
def test_only_level_and_headcount_are_taken(
    database: Database, text: str, cells: int, more: int, told: set[str | None]
) -> None:
    outcome = ingest(database, text.encode(), "m.csv", scale="0-5", team="Core")
    assert {row[1:] for row in held(database)} >= {("Python", 3, 2, False), ("SQL", 3, 1, False)}
    aside = {i.column for i in outcome.issues if "set aside" in i.reason and i.row is None}
    assert aside >= told
    assert (outcome.cells, outcome.set_aside) == (cells, more)
    assert sum(counts(outcome).values()) == cells
    assert (outcome.people, outcome.ratings) == (2, 5)


def test_the_header_of_what_was_set_aside_is_no_name_of_a_person(database: Database) -> None:
    text = WITH_COMMENTS.replace("Comment", "Zoe Ray").replace(",x\n", ",\n")
    for content, hidden in ((WITH_COMMENTS, False), (text, True)):
        outcome = imported(database, content, scale="0-5", team="Core", dry_run=True)
        shown = {i["column"] for i in ingest_document(outcome, people=False)["issues"]}
        assert ("Comment" in shown) is not hidden
        assert "Zoe Ray" not in shown
