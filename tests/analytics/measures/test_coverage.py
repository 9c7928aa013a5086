"""Coverage counted by hand: blanks, not applicable, don't know and 0 kept apart; and
readiness against a role profile of three skills."""

import pytest

from analytics.analyse import analyse
from analytics.results import NotAsked, RatingKind, RoleGate, Selection
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from data.vocabulary import RefusedError, Viewer
from tests.build import list_people, rate, require

FOUR = """
person team role Python PyTorch Docker Communication
ann    Core .    5      3       -      4
bob    Core .    3      n       2      3
cy     Core .    0      1       -      5
dee    Core .    -      4       3      2
"""
NEEDS = """
Core Python        3 3 yes
Core PyTorch       3 3 yes
Core Docker        3 1 yes
Core Communication 4 1 no
"""


def test_four_people_and_four_skills(database: Database) -> None:
    rate(database, FOUR)
    require(database, NEEDS)
    needs = {r.skill: r for r in analyse(database, Selection()).requirements}
    got = {
        skill: (r.have, r.unknown, r.roster, r.shortage, r.single_point_of_failure)
        for skill, r in needs.items()
    }
    assert got == {
        "Python": (2, 1, 4, 1, False),  # ann 5, bob 3; dee unknown; cy 0 is known and too low
        "PyTorch": (2, 0, 3, 1, False),  # ann, dee; bob is not on this skill's roster
        "Docker": (1, 2, 4, 0, True),  # dee alone
        "Communication": (2, 0, 4, 0, False),
    }
    bounds = (needs["Python"].coverage, needs["Python"].coverage_high)
    assert bounds == (pytest.approx(2 / 3), 1.0)
    assert needs["PyTorch"].coverage_high == pytest.approx(2 / 3)


def test_a_surplus_does_not_pay_for_a_shortage(database: Database) -> None:
    rate(database, FOUR)
    require(database, "Core Python 3 1 yes\nCore PyTorch 3 4 yes 2")
    overall = analyse(database, Selection()).overall
    # weights 1 and 2: (1 * min(2, 1) + 2 * min(2, 4)) / (1 * 1 + 2 * 4)
    assert overall.coverage == pytest.approx(5 / 9)
    assert overall.shortage == 2


def test_an_own_word_that_a_skill_does_not_apply_is_none_of_the_managers(
    database: Database,
) -> None:
    rate(database, "person team role Python Docker\nann Core . 2 n")
    rate(database, "person team role Python Docker\nann Core . 3 _", rater="manager")
    states: dict[RatingKind, str] = {"self": "not_applicable", "manager": "unknown"}
    for ratings, state in {**states, "fused": "not_applicable"}.items():
        levels = analyse(database, Selection(ratings=ratings)).levels.set_index("skill")
        assert levels.loc["Docker", "state"] == state


def test_nothing_is_required_of_a_team_of_which_nobody_said_anything(database: Database) -> None:
    rate(database, "person team role Python SQL\nann Own . 3 3\nbob Bare . 3 3")
    require(database, "Own SQL 3 1 yes\nOwn Docker 2 1 yes")
    whole = analyse(database, Selection())
    assert {r.scope for r in whole.requirements} == {"Own"}
    assert whole.not_asked == (NotAsked("Own", "Docker", 2),)
    assert analyse(database, Selection("Bare")).requirements == ()


def test_requirements_of_a_team_that_nobody_answered_for_are_uncovered(database: Database) -> None:
    require(database, "Core Python 3 2 yes")
    need = analyse(database, Selection()).requirements[0]
    assert (need.have, need.unknown, need.roster, need.shortage) == (0, 0, 0, 2)


def test_a_viewer_sees_only_their_teams(database: Database) -> None:
    rate(database, "person team role Python\nann A . 3\nbob B . 3")
    require(database, "A_+_B Python 3 2 yes\nA Python 3 1 yes\nB Python 3 1 no")
    assert {r.scope for r in analyse(database, Selection(team="A")).requirements} == {"A"}
    lead = Selection(viewer=Viewer(role="lead", teams=("A",)))
    assert analyse(database, lead).roster["person"].tolist() == ["ann"]
    with pytest.raises(RefusedError, match="no team 'B'"):
        analyse(database, Selection(team="B", viewer=lead.viewer))
    with pytest.raises(RefusedError, match="Waves in the store: now"):
        analyse(database, Selection(wave="then"))


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


def test_by_role(database: Database) -> None:
    profile(database)
    people = """
        person team role Python SQL Docker
        ann    Core cook 5      1   3
        bob    Core Cook 4      -   3
        cy     Core cook -      -   3
        dee    Core cook 4      n   3
        eve    Core .    5      5   5
        """
    rate(database, people)
    (cook,) = analyse(database, Selection()).roles
    assert cook.role == "Cook"
    assert cook.gate is None  # without must-haves
    assert cook.people == 4
    # wanted 10+10+10+7, answered 10+7+3+7, held 8+7+3+7
    assert cook.answered == pytest.approx(27 / 37)
    assert cook.readiness == pytest.approx(25 / 27)
    assert cook.missing == ("SQL",)


def test_a_must_have_below_its_level_is_a_gate(database: Database) -> None:
    """Python 4 and Docker 3 are must-haves; the profile asks 10 in all.

    ann holds both. bob is one short in Python, whatever else he can. cy lacks Docker, which says
    enough although only 3 of 10 are answered. dee's Python is unknown. eve has both must-haves, and
    SQL unknown: 7 of 10 answered is enough. fay's Python is not applicable and Docker unknown.
    gus has Docker, and Python is not applicable: 3 of the remaining 6 answered is too little.
    """
    profile(database, "python", "docker")
    people = """
        person team role Python SQL Docker
        ann    Core Cook 4      0   3
        bob    Core Cook 3      5   5
        cy     Core Cook -      -   2
        dee    Core Cook -      5   5
        eve    Core Cook 5      -   4
        fay    Core Cook n      5   -
        gus    Core Cook n      -   3
        """
    rate(database, people)
    (cook,) = analyse(database, Selection()).roles
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
    people = """
        person team role Python SQL Docker
        ann    Core Cook 4      3   3
        bob    Core Cook n      3   3
        cy     Core Cook n      n   n
        dee    Core Cook -      3   3
        """
    rate(database, people)
    (cook,) = analyse(database, Selection()).roles
    gate = cook.gate
    assert (gate.ready, gate.not_ready, gate.insufficient, gate.none_applies) == (1, 0, 1, 2)
    assert cook.people == 4


def test_people_on_the_list_without_an_answer_are_unknown(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 4")
    list_people(
        database, "ann Core . 4 .\nbob Core . 4 .\ncy Core . 4 2026-10-15\ndee Core . 4 2026-10-16"
    )
    require(database, "Core Python 3 3 yes")
    need = analyse(database, Selection()).requirements[0]
    # bob and dee have not answered; cy left on the wave's day; dee leaves a day later
    assert (need.have, need.unknown, need.roster) == (1, 2, 3)
