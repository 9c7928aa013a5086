"""Verdicts by net cost: by hand, crossed at each flip, and those of a store's skills."""

from dataclasses import replace
from random import Random

import pytest

from analytics.analyse import analyse
from analytics.options import verdicts
from analytics.options.options import Search
from analytics.options.results import SkillLevers
from analytics.results import ALLOWED, Selection
from analytics.strategy.problem.problem import Bar, Pin, Problem, Tool
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import as_late_as_serves
from data.store.database import Database
from tests.analytics.options.small import SKILL, TERMS, problem, profile, ranges, with_sql
from tests.analytics.options.test_options import FREELANCER
from tests.analytics.strategy.parts import required, ruled
from tests.build import rate, require
from tests.stores import seeded

ASSISTANT = Tool("Assistant", frozenset({SKILL}), {SKILL: 2}, {SKILL: 1.0}, 1_200.0, 0.0, 8.0)


def weighed(asked: Problem, value: float = 4_000.0, attrition: float = 0.0) -> verdicts.Weighing:
    terms = replace(TERMS, value=value)
    return verdicts.weigh(Search(asked, ranges(asked, attrition), terms), SKILL)


def test_a_hire_pays_above_what_an_open_week_of_its_net_cost_comes_to() -> None:
    """Nobody is near. A hire costs 207,000 net for 74 weeks: it pays above 2,797 a week."""
    dear, cheap = weighed(problem([0, 0], 1)), weighed(problem([0, 0], 1), 2_000.0)
    assert (dear.leader(), cheap.leader()) == ("hire", "nothing")
    assert dear.flips() == ((2_700.0, "nothing"),)
    assert cheap.flips() == ((2_800.0, "hire"),)
    assert dear.nets() == {"nothing": 74 * 4_000, "hire": pytest.approx(207_000, abs=1)}


def test_the_budget_pins_and_other_skills_play_no_part_bars_do() -> None:
    asked = problem([0, 0], 1)
    pinned = replace(asked, pins=(Pin("train", SKILL),))
    assert weighed(ruled(pinned, budget=1.0, budget_on="total")).leader() == "hire"
    barred = replace(asked, bars=(Bar("hire", profile="Dev"),))
    assert weighed(barred).leader() == "nothing"


def test_a_hire_begins_for_the_skill_by_itself() -> None:
    """Due in week 60; the profile also brings a skill that is due in week 30."""
    asked = problem([0, 0], 1, due=60.0)
    both = with_sql(asked, replace(profile(), levels={SKILL: 4, "sql": 4}), due_week=30.0)
    hires = weighed(as_late_as_serves(both)).best("hire").planned.plan
    assert [action.start_week for action in hires.actions] == [30.0]
    assert hires.cost.total == weighed(as_late_as_serves(asked)).best("hire").total


def test_a_lever_that_is_not_allowed_has_a_price_and_is_no_verdict() -> None:
    """Contractors for 171 k would beat the hire's 207 k; they are not allowed, then they are."""
    asked = replace(problem([0], 1), not_allowed=(FREELANCER,))
    result = weighed(asked)
    result.flips()
    contract = result.best("contract")
    assert contract.net(result.search.values) < result.nets()["hire"]
    assert result.leader() == "hire"
    allowed = replace(asked.rules, levers=frozenset(ALLOWED))
    assert weighed(replace(asked, rules=allowed)).leader() == "contract"


def test_why_contractors_do_not_close_all() -> None:
    """Two are missing in week 30."""
    asked = problem([0, 0], 2, hires=False)
    reasons = {
        "no contractor who is offered brings this level.": {"levels": {SKILL: 1}},
        "a contractor is there after 40 weeks, the due date is week 30.": {"weeks_to_start": 40.0},
        "the number of contractors is limited, or a due date is too near.": {"maximum": 1},
    }
    for reason, other in reasons.items():
        offer = replace(FREELANCER, **other)
        text = verdicts.note(replace(asked, contractors=(offer,)), "contract", 1, 1, "One.")
        assert text == f"Closes 1 of 2 in time: {reason}"
        priced = replace(asked, not_allowed=(offer,))  # where that lever is not allowed
        assert verdicts.note(priced, "contract", 1, 1, "One.") == text


def test_an_own_value_is_what_flips_are_told_in() -> None:
    asked = problem([0, 0], 1)
    own = required(asked, per_week=12_000.0)
    result = weighed(own, 2_000.0)
    assert (result.value, result.leader()) == (12_000, "hire")
    assert result.flips() == ((2_700.0, "nothing"),)
    worthless = required(asked, per_week=0.0)
    result = weighed(worthless)
    assert (result.leader(), result.flips()) == ("nothing", ())


def test_crossing_a_flip_changes_the_verdict_by_solving_again() -> None:
    """At the printed value it is what the flip says, one printed step short of it today's. One
    requirement of up to four, with people, a tool and hires of random prices."""
    seen = set()
    for seed in range(50):
        luck, attrition = Random(seed), (0.0, 0.1)[seed % 2]
        asked = problem(
            [luck.randint(0, 3) for _ in range(luck.randint(1, 6))],
            luck.randint(1, 4),
            luck.choice([10.0, 30.0, 50.0]),
            tools=(replace(ASSISTANT, seat_per_year=luck.choice([600.0, 9_000.0])),),
        )
        offer = replace(profile(), yearly_pay=luck.choice([60_000.0, 120_000.0, 200_000.0]))
        rules = replace(asked.rules, levers=frozenset(luck.sample(ALLOWED, luck.randint(1, 4))))
        asked = replace(asked, hires=(offer,), rules=rules, contractors=(FREELANCER,))
        if asked.needs[0].have >= asked.needs[0].headcount:
            continue
        result = weighed(asked, 2_000.0, attrition)
        for value, becomes in result.flips():
            up = value > result.value
            seen.add((up, becomes))
            assert becomes != result.leader()
            assert result.value / verdicts.FAR * 0.9 <= value <= result.value * verdicts.FAR * 1.1
            short = value - verdicts.step_of(value) if up else value + verdicts.step_of(value)
            for at, verdict in ((value, becomes), (short, result.leader())):
                again = weighed(asked, at, attrition)
                again.everywhere()
                assert again.leader() == verdict, (seed, at)
    assert {becomes for _, becomes in seen} == {"nothing", *ALLOWED}
    assert {up for up, _ in seen} == {True, False}


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
    """Python and governance: one short of each."""
    with seeded() as database:
        rate(database, SELF)
        rate(database, MANAGER, rater="manager")
        require(database, "Core Python 3 2 yes\nCore AI_governance 3 2 yes\nCore SQL 3 3 no")
        with database.transaction() as change:
            change.execute(
                "update assumption set likely = 100, low = 50 where name = "
                "'training.hours_to_level_3'"
            )
        found = verdicts.skill_levers(database, analyse(database, Selection()), Scenario())
        return {skill.skill: skill for skill in found}


def test_governance_is_for_training_never_for_tools(levers: dict[str, SkillLevers]) -> None:
    governance = levers["AI governance"]
    assert governance.verdict == "train"
    train, equip = governance.options["train"], governance.options["equip"]
    assert (equip.closes, equip.net, equip.note) == (0, None, "Tools never count for this skill.")
    # bob: 100 h x (80 fee + 86.38 rate) + 15 h mentoring at 86.38
    rate_of_hour = 133_080 * 1.35 / 2_080
    item = 100 * (80 + rate_of_hour) + 15 * rate_of_hour
    assert train.cost.total == pytest.approx(item)
    assert (train.closes, train.weeks) == (1, 25)
    assert train.chance == pytest.approx(0.7)
    # Total cost, no credit, and the weeks that stay open at the value of one.
    assert train.open_weeks
    assert train.net == pytest.approx(item + governance.value * train.open_weeks)


def test_a_seat_is_decided_by_the_week_from_which_it_takes_until_it_is_due(
    levers: dict[str, SkillLevers],
) -> None:
    """It is due in week 26 and takes 8 weeks; used from week 22 it has waited for 14."""
    equip = levers["Python"].options["equip"]
    assert (equip.closes, equip.weeks, equip.start_by_week) == (1, 22.0, 18.0)


def test_the_value_at_which_it_changes_is_said_first(levers: dict[str, SkillLevers]) -> None:
    governance = levers["AI governance"]
    (flip,) = governance.flips
    assert flip.becomes == "nothing"
    assert flip.value < flip.today == governance.value
    assert governance.turns == f"leave open below $\u00a0{flip.value:.0f} a week"


def test_nobody_described_to_be_hired_is_no_verdict(database: Database) -> None:
    """Nobody is near and no role profile brings it: open, with the way to mend it."""
    rate(database, SELF)
    require(database, "Core Agents 5 1 yes")
    chosen = Scenario(levers=("hire",))
    (analysis,) = verdicts.skill_levers(database, analyse(database, Selection()), chosen)
    assert (analysis.verdict, analysis.turns) == (
        "nothing",
        "nothing that is allowed closes it in time at a price that pays",
    )
    assert analysis.way_out.startswith("Not allowed here: contract, for")
    assert "Nobody to hire is described for this skill" in analysis.way_out
    assert "A hire is assumed to cost $" in analysis.way_out


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
    train = Scenario(levers=("train",))
    result = verdicts.skill_levers(database, analyse(database, Selection()), train)
    python = next(skill for skill in result if skill.skill == "Python")
    assert (python.required, python.unknown) == (6, 2)


def test_areas_add_up(levers: dict[str, SkillLevers]) -> None:
    areas = {area.area: area for area in verdicts.area_levers(tuple(levers.values()))}
    in_all, of_skills = (sum(x.shortage for x in those.values()) for those in (areas, levers))
    assert in_all == of_skills
    own = areas[levers["AI governance"].area]
    assert own.positions == {"train": 1}
    assert own.cost == levers["AI governance"].options["train"].cost
