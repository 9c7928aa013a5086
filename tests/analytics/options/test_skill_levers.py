"""Verdicts of a store's skills, with what each lever does; those of the demo."""

from __future__ import annotations

import pytest

from analytics.analyse import analyse
from analytics.options.results import SkillLevers
from analytics.options.verdicts import area_levers, skill_levers
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from data.store.database import Database
from tests.build import rate, require
from tests.stores import demo_team, seeded

SELF = """
person team role        Python AI_governance SQL
ann    Core ML_engineer 3      3             3
bob    Core ML_engineer 2      2             3
cid    Core ML_engineer 2      0             3
"""
MANAGER = """
person team role        Python AI_governance SQL
ann    Core ML_engineer 3      3             1
bob    Core ML_engineer 3      2             1
cid    Core ML_engineer 2      0             1
"""


@pytest.fixture(scope="module")
def levers() -> dict[str, SkillLevers]:
    """Python: one short by self, covered by the manager. Governance: one short by both."""
    with seeded() as database:
        rate(database, SELF)
        rate(database, MANAGER, rater="manager")
        require(database, "Core Python 3 2 yes\nCore AI_governance 3 2 yes\nCore SQL 3 3 no")
        with database.transaction() as change:
            change.execute(
                "update assumption set likely = 100, low = 50 where name = "
                "'training.hours_to_level_3'"
            )
        found = skill_levers(database, analyse(database, Selection()), Scenario())
    return {skill.skill: skill for skill in found}


def test_governance_is_for_training_never_for_tools(levers: dict[str, SkillLevers]) -> None:
    governance = levers["AI governance"]
    assert (governance.verdict, governance.by_ratings) == (
        "train",
        {"fused": "train", "self": "train", "manager": "train"},
    )
    assert governance.agrees
    train, equip = governance.options["train"], governance.options["equip"]
    assert (equip.closes, equip.net, equip.note) == (0, None, "Tools never count for this skill.")
    # bob: 100 h x (80 fee + 86.38 rate) + 15 h mentoring at 86.38
    rate_of_hour = 133_080 * 1.35 / 2_080
    one = 100 * (80 + rate_of_hour) + 15 * rate_of_hour
    assert train.cost.total == pytest.approx(one)
    assert (train.closes, train.feasible, train.weeks) == (1, True, 25)
    assert train.chance == pytest.approx(0.7)
    # Total cost, no credit, and the weeks that stay open at the value of one.
    assert train.open_weeks
    assert train.net == pytest.approx(one + governance.value * train.open_weeks)
    assert governance.net == pytest.approx(train.net)


def test_raters_disagree(levers: dict[str, SkillLevers]) -> None:
    python = levers["Python"]
    assert set(python.by_ratings) == {"fused", "self", "manager"}
    assert python.by_ratings["manager"] == "covered"
    assert not python.agrees
    assert (python.trainable, python.one_below) == (2, 2)
    assert python.interest_unknown == 2  # the survey did not ask


def test_the_value_at_which_it_changes_is_said_first(levers: dict[str, SkillLevers]) -> None:
    governance = levers["AI governance"]
    (flip,) = governance.flips
    assert flip == governance.flip
    assert (flip.parameter, flip.becomes, flip.within) == ("value_per_week", "nothing", False)
    assert flip.value < flip.today == governance.value
    assert governance.sentence == f"AI governance: train; {governance.turns}."
    assert governance.turns == f"leave open below $\u00a0{flip.value:.0f} a week"
    assert governance.train_to_hire_cost is None  # no hire is productive by week 26


def test_nobody_described_to_be_hired_is_no_verdict(database: Database) -> None:
    """Nobody is near and no role profile brings it: open, with the way to mend it."""
    rate(database, SELF)
    require(database, "Core Agents 5 1 yes")
    chosen = Scenario(levers=("hire",))
    (found,) = skill_levers(database, analyse(database, Selection()), chosen)
    assert (found.verdict, found.turns) == ("nothing", "nothing that is allowed closes any of it")
    assert found.way_out.startswith("Not allowed here: contract, for")
    assert "Nobody to hire is described for this skill" in found.way_out
    assert "A hire is assumed to cost $" in found.way_out


def test_a_skill_that_only_one_kind_rated_is_judged_by_that_one(database: Database) -> None:
    rate(database, SELF)
    require(database, "Core Python 3 2 yes")
    (python,) = skill_levers(database, analyse(database, Selection()), Scenario())
    assert set(python.by_ratings) == {"fused", "self"}


def test_who_is_unknown_counts_once_however_often_the_skill_is_required(database: Database) -> None:
    # bo is unknown to both levels and to what both teams share; cy is of another team.
    rate(
        database,
        """who team role Python
        al A . 3
        bo A . -
        cy B . -
        di B . n""",
    )
    require(database, "A Python 3 2 yes\nA Python 4 1 yes\nA_+_B Python 3 3 no\nB SQL 3 1 no")
    found = skill_levers(database, analyse(database, Selection()), Scenario(levers=("train",)))
    python = next(skill for skill in found if skill.skill == "Python")
    assert (python.required, python.unknown) == (6, 2)


def test_areas_add_up(levers: dict[str, SkillLevers]) -> None:
    areas = {area.area: area for area in area_levers(tuple(levers.values()))}
    assert sum(area.shortage for area in areas.values()) == sum(
        skill.shortage for skill in levers.values()
    )
    own = areas[levers["AI governance"].area]
    assert own.positions == {"train": 1}
    assert own.cost == levers["AI governance"].options["train"].cost


def test_the_demo_has_a_skill_for_each_lever() -> None:
    with demo_team() as store:
        found = Study(store, Selection()).levers()
    verdicts = {skill.verdict for skill in found}
    assert verdicts >= {"train", "hire", "equip", "nothing", "covered"}
    open_skills = [skill for skill in found if skill.verdict != "covered"]
    assert all(skill.flips and skill.turns for skill in open_skills)
