"""Readiness and gap index against a role profile of three skills."""

import pytest

from analytics.analyse import analyse
from analytics.results import RoleGate, Selection
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from tests.build import rate


def profile(database: Database, *must_haves: str) -> None:
    """One role, Cook: Python 4, SQL 3, Docker 3."""
    skills = lookup(database)
    with database.transaction() as change:
        change.execute("delete from role_profile")
        change.insert(
            "role_profile",
            ("role", "skill_no", "level", "must_have"),
            [
                ("Cook", skills[name].skill_no, level, name in must_haves)
                for name, level in (("python", 4), ("sql", 3), ("docker", 3))
            ],
        )


@pytest.fixture
def profiled(database: Database) -> Database:
    profile(database)
    rate(
        database,
        """
        person team role Python SQL Docker
        ann    Core cook 5      1   3
        bob    Core Cook 4      -   3
        cy     Core cook -      -   3
        dee    Core cook 4      n   3
        eve    Core .    5      5   5
        """,
    )
    return database


def test_by_person(profiled: Database) -> None:
    gaps = analyse(profiled, Selection()).personal_gaps.set_index("person")
    assert gaps.loc["ann", "readiness"] == pytest.approx((4 + 1 + 3) / 10)  # 5 is clipped at 4
    assert gaps.loc["ann", "gap_index"] == pytest.approx(0.2)
    assert gaps.loc["bob", "readiness"] == pytest.approx(1.0)  # over the 7 of 10 that are answered
    assert gaps.loc["bob", "answered"] == pytest.approx(0.7)
    assert gaps["readiness"].isna()["cy"]  # 3 of 10 answered: not enough to say
    assert gaps.loc["dee", "answered"] == pytest.approx(1.0)  # n/a left out: 7 of 7
    assert "eve" not in gaps.index
    assert gaps.loc["ann", "missing"] == "SQL"


def test_by_role(profiled: Database) -> None:
    found = analyse(profiled, Selection())
    (cook,) = found.roles
    assert cook.role == "Cook"
    assert cook.gate is None  # without must-haves
    assert set(found.personal_gaps["gate"]) == {None}
    assert cook.people == 4
    # wanted 10+10+10+7, answered 10+7+3+7, held 8+7+3+7
    assert cook.answered == pytest.approx(27 / 37)
    assert cook.readiness == pytest.approx(25 / 27)
    assert cook.missing == ("SQL",)


def test_by_team_area_and_skill(profiled: Database) -> None:
    gaps = {(g.by, g.name): g for g in analyse(profiled, Selection()).group_gaps}
    team = gaps["team", "Core"]
    assert team.people == 4
    assert team.gap_index == pytest.approx(2 / 27)
    # SQL asks 3 of ann, bob and cy (dee: n/a); only ann answered, with 1
    sql = gaps["skill", "SQL"]
    assert (sql.people, sql.readiness) == (3, None)
    assert sql.answered == pytest.approx(1 / 3)
    assert gaps["skill", "Docker"].gap_index == 0.0
    assert {by for by, _ in gaps} == {"team", "area", "skill"}


def test_a_must_have_below_its_level_is_a_gate(database: Database) -> None:
    """Python 4 and Docker 3 are must-haves; the profile asks 10 in all.

    ann holds both. bob is one short in Python, whatever else he can. cy lacks Docker, which says
    enough although only 3 of 10 are answered. dee's Python is unknown. eve has both must-haves, and
    SQL unknown: 7 of 10 answered is enough. fay's Python is not applicable and Docker unknown.
    gus has Docker, and Python is not applicable: 3 of the remaining 6 answered is too little.
    """
    profile(database, "python", "docker")
    rate(
        database,
        """
        person team role Python SQL Docker
        ann    Core Cook 4      0   3
        bob    Core Cook 3      5   5
        cy     Core Cook -      -   2
        dee    Core Cook -      5   5
        eve    Core Cook 5      -   4
        fay    Core Cook n      5   -
        gus    Core Cook n      -   3
        """,
    )
    found = analyse(database, Selection())
    persons = found.personal_gaps.set_index("person")["gate"].to_dict()
    assert persons == {
        "ann": "ready",
        "bob": "not ready",
        "cy": "not ready",
        "dee": "insufficient",
        "eve": "ready",
        "fay": "insufficient",
        "gus": "insufficient",
    }
    (cook,) = found.roles
    assert cook.gate == RoleGate(
        must_haves=("Python", "Docker"),
        ready=2,
        not_ready=2,
        insufficient=3,
        held_back_by=(("Docker", 1), ("Python", 1)),
    )


def test_the_groups_of_a_role_add_up_to_its_people(database: Database) -> None:
    """Python is the only must-have: bob's is not applicable, and nothing at all applies to cy."""
    profile(database, "python")
    rate(
        database,
        """
        person team role Python SQL Docker
        ann    Core Cook 4      3   3
        bob    Core Cook n      3   3
        cy     Core Cook n      n   n
        dee    Core Cook -      3   3
        """,
    )
    found = analyse(database, Selection())
    (cook,) = found.roles
    gate = cook.gate
    assert (gate.ready, gate.not_ready, gate.insufficient, gate.none_applies) == (1, 0, 1, 2)
    assert cook.people == 4
    assert found.personal_gaps.set_index("person")["gate"].to_dict() == {
        "ann": "ready",
        "bob": None,
        "dee": "insufficient",
    }
