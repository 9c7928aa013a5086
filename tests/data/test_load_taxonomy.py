"""`load taxonomy`: adding, changing and placing skills; a load of any kind that is taken back."""

from __future__ import annotations

import pytest

from data.files.table import LoadProblems
from data.load import WayBack, load, take_back
from data.store.database import Database
from data.store.facts.taxonomy import Skill, UnplacedSkills, areas, lookup, skills
from data.vocabulary import RefusedError
from tests.build import HISTORY, everything


def named(database: Database, name: str) -> Skill:
    return next(skill for skill in skills(database) if skill.name == name)


def refusal(database: Database, text: str) -> str:
    before = skills(database), areas(database)
    with pytest.raises(LoadProblems) as refused:
        load(database, "taxonomy", text.encode(), "t.csv")
    assert (skills(database), areas(database)) == before
    return str(refused.value)


def test_a_new_skill_in_a_new_area(database: Database) -> None:
    text = "name,area,kind,tooling,aliases\nTea ceremony,Rituals,human,never,Chanoyu|Sado\n"
    load(database, "taxonomy", text.encode(), "t.csv")
    skill = named(database, "Tea ceremony")
    assert (skill.skill_id, skill.area, skill.area_id) == ("tea-ceremony", "Rituals", "rituals")
    assert (skill.kind, skill.tooling, skill.aliases) == ("human", "never", ("chanoyu", "sado"))
    assert areas(database)[-1].name == "Rituals"


def test_a_changed_skill_keeps_what_the_file_does_not_say(database: Database) -> None:
    before = named(database, "Python")
    load(database, "taxonomy", b"id,name,tooling\npython,Python language,partly\n", "t.csv")
    after = named(database, "Python language")
    assert (after.skill_no, after.skill_id) == (before.skill_no, "python")
    assert (after.area, after.tooling) == (before.area, "partly")
    assert set(before.aliases) - set(after.aliases) == set()


def test_an_unplaced_skill_is_placed_and_survives_its_import(database: Database) -> None:
    with database.transaction() as change:
        unplaced = UnplacedSkills(change, 7)
        brought = unplaced.add("Blue widgets")
        unplaced.write()
    load(database, "taxonomy", b"name,area\nblue widgets,programming\n", "t.csv")
    placed = lookup(database)["blue widgets"]
    assert (placed.skill_no, placed.area_id) == (brought.skill_no, "programming")
    assert database.rows("select skill_no from skill where import_no is not null") == []


def test_a_word_that_means_another_skill_is_refused(one_store: Database) -> None:
    said = refusal(one_store, "name,aliases\nTea ceremony,Chanoyu|Golang\n")
    assert "row 2, column aliases: 'golang' already means the skill 'Go'" in said
    said = refusal(one_store, "id,name\npython,SQL\n")
    assert "row 2, column name: 'SQL' already means the skill 'SQL'" in said


def test_two_rows_may_exchange_an_alias(one_store: Database) -> None:
    load(one_store, "taxonomy", b"id,name,aliases\njava,Java,Golang\ngo,Go,Kotlin\n", "t.csv")
    known = lookup(one_store)
    assert (known["golang"].name, known["kotlin"].name) == ("Java", "Go")


def test_every_problem_of_a_taxonomy(one_store: Database) -> None:
    text = "id,name,kind,tooling\n,,human,never\nTea Time,Tea,liquid,maybe\n,Tea,human,never\n"
    said = refusal(one_store, text)
    for part in (
        "t.csv has 5 problems",
        "row 2, column name: is empty",
        "row 3, column id: 'Tea Time' is not an id; 'tea-time' would be one",
        "'liquid' is not one of technical, emerging, human",
        "'maybe' is not one of yes, partly, never",
        "row 4, column name: 'Tea' stands in row 3 already",
    ):
        assert part in said


FIRST = {
    "people": "person,team\nAna Lee,Core\nBen Po,Edge\n",
    "requirements": "scope,skill,level,headcount\nCore,Python,3,2\nall teams,SQL,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,2\n",
    "assumptions": "key,low,likely,high\nplan.focus,2,3,5\n",
    "taxonomy": "id,name,area\n,Juggling,Circus\n",
}
SECOND = {
    "people": "person,team\nAna Lee,Edge\nCy New,Core\n",
    "requirements": "scope,skill,level,headcount\nCore,SQL,3,1\nEdge,Python,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,4\nJuggler,Python,1\n",
    "assumptions": "key,low,likely,high\nplan.focus,1,2,3\n",
    "taxonomy": "id,name,area\njuggling,Juggling with five,Circus\n,Fire eating,Danger\n",
}


def loaded(database: Database, kind: str, text: str) -> WayBack:
    back = load(database, kind, text.encode(), f"{kind}.csv").back
    assert back
    return back


@pytest.mark.parametrize("kind", FIRST)
def test_what_was_loaded_is_taken_back_with_what_it_added(database: Database, kind: str) -> None:
    loaded(database, kind, FIRST[kind])
    before = everything(database, HISTORY)
    back = loaded(database, kind, SECOND[kind])
    assert everything(database, HISTORY) != before
    assert take_back(database, back) == f"Taken back: {kind} as before."
    assert everything(database, HISTORY) == before
    actions = [row[0] for row in database.rows("select action from audit order by happened_at")]
    assert actions[-1] == f"load {kind} taken back"


def test_nothing_is_taken_back_once_something_else_was_stored(database: Database) -> None:
    back = loaded(database, "roles", FIRST["roles"])
    loaded(database, "people", FIRST["people"])
    before = everything(database)
    with pytest.raises(RefusedError, match="something else was stored since"):
        take_back(database, back)
    assert everything(database) == before
