"""Files that say what is required, with and without people beside it, worked by hand."""

from __future__ import annotations

import pytest

from data.ingest import ingest, undo
from data.load import load
from data.store.database import Database
from data.store.facts.requirements import requirements
from data.vocabulary import RefusedError
from tests.build import HISTORY, everything
from tests.data.exports.files import as_ods, as_xlsx
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
LIST = "Skill,Required level,Headcount,Must have\nPython,3,2,yes\nSQL,Expert,1,\nDocker,0,0,\n"


def held(database: Database) -> list[tuple[object, ...]]:
    """Requirements that hold and are no defaults, with the headcount or the share."""
    scopes = {row[0] for row in database.rows("select scope from requirement_set where set_no > 0")}
    return [
        (r.scope, r.skill, r.level, r.share if r.headcount is None else r.headcount, r.must_have)
        for r in requirements(database)
        if r.scope in scopes
    ]


def test_ratings_and_requirements_of_one_matrix(database: Database) -> None:
    said = ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core", wave="now")
    assert held(database) == [("Core", "Python", 3, 2, False), ("Core", "SQL", 3, 1, False)]
    # 5 rows of 6 cells and 2 names: skills, levels and headcounts are metadata, areas are aside.
    assert (said.cells, said.requirements) == (5 * 6 + 2, 2)
    about = {"identity": 2, "metadata": 15, "set_aside": 5}
    assert counts(said) == about | {"ratings": 9, "unknown": 1}
    problems = {(i.row, i.column, i.value) for i in said.issues}
    assert {(8, "Headcount", None), (9, "Headcount", "some")} <= problems
    assert "2 requirements of Core are taken from the file." in said.difference


def test_undo_gives_back_what_was_required_before(database: Database) -> None:
    load(database, "requirements", b"scope,skill,level,headcount\nCore,Python,5,1\n", "r.csv")
    before, all_before = held(database), everything(database, HISTORY)
    said = ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core")
    assert "replace the 1 that held" in said.difference[-1]
    assert len(held(database)) == 2
    assert ingest(database, BESIDE.encode(), "m.csv", scale="0-5", team="Core").duplicate
    assert "2 requirements" in undo(database, said.import_id)
    assert held(database) == before
    assert everything(database, HISTORY) == all_before


def test_several_teams_share_what_stands_beside_them(database: Database) -> None:
    text = "Skill,Target,Ana,Ben\nTeam,,Core,Edge\nPython,4,3,4\nSQL,2,1,2\n"
    said = ingest(database, text.encode(), "m.csv", scale="0-5")
    both = "Core + Edge"
    assert held(database) == [(both, "Python", 4, 1, False), (both, "SQL", 2, 1, False)]
    assert any("one person at the required level" in i.reason for i in said.issues)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_list_without_people_is_taken(database: Database, kind: str) -> None:
    rows = [line.split(",") for line in LIST.splitlines()]
    content = {"csv": LIST.encode(), "xlsx": as_xlsx(rows), "ods": as_ods(rows)}[kind]
    assert ingest(database, content, f"r.{kind}", team="Core", dry_run=True).requirements == 2
    assert held(database) == []
    said = ingest(database, content, f"r.{kind}", team="Core")
    assert (said.layout, said.people, said.ratings, said.requirements) == ("requirements", 0, 0, 2)
    both = [("Core", "Python", 3, 2, True), ("Core", "SQL", 5, 1, False)]
    assert held(database) == both
    assert said.cells == said.metadata == 3 * 4
    assert database.rows("select count(*) from wave") == [(0,)]
    undo(database, said.import_id)
    assert held(database) == []


def test_the_file_names_the_teams_or_the_user_must(database: Database) -> None:
    text = "Team,Skill,Target,People needed\nCore,Python,3,2\nEdge,SQL,2,50%\n"
    ingest(database, text.encode(), "r.csv")
    assert held(database) == [("Core", "Python", 3, 2, False), ("Edge", "SQL", 2, 0.5, False)]
    ingest(database, b"Name,Team,Python,SQL\nAna,Core,1,2\nBen,Edge,1,2\n", "s.csv", scale="0-5")
    with pytest.raises(RefusedError, match="not of which team"):
        ingest(database, LIST.encode(), "r.csv")
    assert ingest(database, LIST.encode(), "r.csv", team="all teams").requirements == 2


def test_the_one_team_that_everybody_is_in_needs_no_name(database: Database) -> None:
    """The survey named no team and the people list does: nobody is in “Team” any more."""
    ingest(database, b"Name,Python,SQL\nAna,1,2\nBen,1,2\n", "s.csv", scale="0-5")
    load(database, "people", b"person,team\nAna,Core\nBen,Core\n", "people.csv")
    ingest(database, LIST.encode(), "r.csv")
    assert {row[0] for row in held(database)} == {"Core"}


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


@pytest.mark.parametrize(
    "text",
    [
        "skill,level\nPython,3\nSQL,2\n",
        "Role,Skill,Required level\nML Engineer,Python,3\nML Engineer,SQL,2\n",
        "Skill,Average,Gap\nPython,3,1\nSQL,2,0\n",
        "Product,Target,Needed\nBread,3,1\nMilk,2,2\n",
    ],
)
def test_what_requires_nothing_is_still_refused(empty: Database, text: str) -> None:
    with pytest.raises(RefusedError):
        ingest(empty, text.encode(), "r.csv")


def test_the_target_of_each_person_is_no_requirement(database: Database) -> None:
    text = "Person,Skill,Level,Target\nAna,Python,3,4\nBen,Python,2,3\n"
    said = ingest(database, text.encode(), "long.csv", scale="0-5")
    assert (said.layout, said.ratings, said.requirements) == ("long", 2, 0)


@pytest.mark.parametrize(
    "head",
    [
        "Compétence;Niveau requis;Effectif requis;Obligatoire",
        "Competencia;Nivel requerido;Personas necesarias;Obligatorio",
        "Competenza;Livello richiesto;Persone richieste;Obbligatorio",
        "Vaardigheid;Vereist niveau;Aantal personen;Verplicht",
    ],
)
def test_what_is_required_in_the_words_of_other_languages(database: Database, head: str) -> None:
    ingest(database, f"{head}\nPython;4;2;x\nSQL;3;1;\n".encode(), "besoins.csv")
    both = [("Team", "Python", 4, 2, True), ("Team", "SQL", 3, 1, False)]
    assert held(database) == both
