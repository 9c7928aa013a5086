"""Hire, train or equip per skill, from a store."""

import pytest

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.verdicts.levers import area_levers, skill_levers
from analytics.strategy.verdicts.results import SkillLevers
from data.store.database import Database
from tests.build import rate, require
from tests.stores import seeded

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
    assert governance.options["equip"].closes == 0
    assert governance.options["equip"].note == "Closes none: tools never count for this skill."
    # bob: 100 h x (80 fee + 86.38 rate) + 15 h mentoring at 86.38
    rate_of_hour = 133_080 * 1.35 / 2_080
    assert governance.options["train"].cost.total == pytest.approx(
        100 * (80 + rate_of_hour) + 15 * rate_of_hour
    )
    assert governance.options["train"].weeks == 25
    assert governance.options["train"].chance == pytest.approx(0.7)


def test_cost_of_a_position_month(levers: dict[str, SkillLevers]) -> None:
    train = levers["AI governance"].options["train"]
    months = (104 - 25) * 12 / 52
    assert train.cost_per_position_month == pytest.approx(train.cost.total / months)


def test_raters_disagree(levers: dict[str, SkillLevers]) -> None:
    python = levers["Python"]
    assert python.by_ratings == {"fused": "equip", "self": "equip", "manager": "covered"}
    assert not python.agrees
    assert (python.trainable, python.one_below) == (2, 2)
    assert python.interest_unknown == 2  # the survey did not ask
    assert python.sentence.startswith(
        "Python: tooling closes 1 of 1 for $\u00a02\u00a0400 by week 8"
    )


def test_ratio_and_flip_are_printed_with_the_verdict(levers: dict[str, SkillLevers]) -> None:
    governance = levers["AI governance"]
    assert governance.flip is not None
    assert governance.flip.parameter == "training_hours"
    assert (governance.flip.value, governance.flip.becomes) == (105, "nothing")  # 26 weeks x 4
    assert governance.train_to_hire_cost is None  # no hire is productive by week 26


def test_a_skill_that_only_one_kind_rated_is_judged_by_that_one(database: Database) -> None:
    rate(database, SELF)
    require(database, "Core Python 3 2 yes")
    (python,) = skill_levers(database, analyse(database, Selection()), Scenario())
    assert set(python.by_ratings) == {"fused", "self"}


def test_who_is_unknown_counts_once_however_often_the_skill_is_required(
    database: Database,
) -> None:
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


def test_where_levers_are_barred_the_sentence_speaks_of_those_that_are_not(
    database: Database,
) -> None:
    rate(database, SELF)
    require(database, "Core Python 3 2 yes")
    allowed = Scenario(levers=frozenset({"equip"}))
    (python,) = skill_levers(database, analyse(database, Selection()), allowed)
    assert "no other lever that the scenario allows closes any of it" in python.sentence


def test_areas_add_up(levers: dict[str, SkillLevers]) -> None:
    areas = {area.area: area for area in area_levers(tuple(levers.values()))}
    assert sum(area.shortage for area in areas.values()) == sum(
        skill.shortage for skill in levers.values()
    )
    own = areas[levers["AI governance"].area]
    assert own.positions == {"train": 1}
    assert own.cost == levers["AI governance"].options["train"].cost
