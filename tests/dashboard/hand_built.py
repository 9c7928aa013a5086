"""A team of three that a reader can hold in the head: four skills, one plan, two levers' prices.

Red team: Ana (4 in Python, 2 in Evaluation), Bo (3 in Python, unknown in Evaluation), Cy (1 in
Python, not applicable in Evaluation). Python at 3 needs 2 and has 2; Evaluation at 3 needs 2 and
has 0, with 1 unknown, a must-have.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from analytics.options.results import Flip, Judged, LeverOption, Option, SkillLevers
from analytics.results import (
    LEVERS,
    AllAtOnce,
    AllowedLever,
    Analysis,
    Coverage,
    RequirementCoverage,
)
from analytics.selection import Selection
from analytics.strategy.answer.blend import NOTHING_BOUGHT
from analytics.strategy.answer.closing import Closing
from analytics.strategy.plan import Planned
from analytics.strategy.results import Action, Close, Cost, DoNothing, NeedOutcome, Plan, Pure, Slip

START = date(2026, 10, 15)
DUE_WEEK = 26.0


def requirement(**changes: object) -> RequirementCoverage:
    """Evaluation at level 3 for the Red team: 0 of 2, one unknown, a must-have."""
    base = RequirementCoverage(
        scope="Red",
        teams=("Red",),
        skill="Evaluation",
        skill_id="eval",
        area="Quality",
        level=3,
        required=2,
        have=0,
        unknown=1,
        roster=2,
        coverage=0.0,
        coverage_high=0.5,
        shortage=2,
        surplus=0,
        must_have=True,
        weight=1.0,
        due_on=date(2027, 4, 15),
        due_given=False,
        initiative="",
        owner="",
        reason="",
        single_point_of_failure=False,
        no_spare=False,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


PYTHON = requirement(
    skill="Python",
    skill_id="python",
    area="Programming",
    have=2,
    unknown=0,
    roster=3,
    coverage=1.0,
    coverage_high=1.0,
    shortage=0,
    no_spare=True,
)
EVALUATION = requirement()


def analysis(*requirements: RequirementCoverage) -> Analysis:
    """The Red team; without arguments with both requirements."""
    needs = requirements or (EVALUATION, PYTHON)
    people = [(1, "Ana <b>", "ML engineer"), (2, "Bo", "ML engineer"), (3, "Cy", "Analyst")]
    roster = pd.DataFrame(
        [
            {
                "person_no": n,
                "person": name,
                "team": "Red",
                "role": role,
                "wave": "Autumn",
                "hours_per_week": 4.0,
                "mentor_hours_per_week": 1.0,
                "pay_band": None,
            }
            for n, name, role in people
        ]
    )
    said = {
        ("python", 1): ("level", 4),
        ("python", 2): ("level", 3),
        ("python", 3): ("level", 1),
        ("eval", 1): ("level", 2),
        ("eval", 2): ("unknown", None),
        ("eval", 3): ("not_applicable", None),
    }
    skills = {"python": ("Python", "Programming", 1), "eval": ("Evaluation", "Quality", 2)}
    levels = pd.DataFrame(
        [
            {
                "person_no": n,
                "person": name,
                "team": "Red",
                "role": role,
                "skill_id": key,
                "skill": skills[key][0],
                "area": skills[key][1],
                "area_position": skills[key][2],
                "state": said[key, n][0],
                "level": said[key, n][1],
                "self": said[key, n][1],
                "manager": None,
                "peer": None,
                "interest": 5 if n == 1 else None,
                "importance": None,
            }
            for key in skills
            for n, name, role in people
        ]
    )
    whole = ["level", "self", "manager", "peer", "interest", "importance"]
    levels[whole] = levels[whole].astype("Int64")
    team_skills = pd.DataFrame(
        [
            {
                "team": "Red",
                "skill_id": "python",
                "skill": "Python",
                "area": "Programming",
                "area_position": 1,
                "people": 3,
                "known": 3,
                "unknown": 0,
                "mean_level": 8 / 3,
                "at_3": 2,
            },
            {
                "team": "Red",
                "skill_id": "eval",
                "skill": "Evaluation",
                "area": "Quality",
                "area_position": 2,
                "people": 2,
                "known": 1,
                "unknown": 1,
                "mean_level": 2.0,
                "at_3": 0,
            },
        ]
    )
    return Analysis(
        selection=Selection(),
        waves=(("Red", "Autumn", START),),
        requirements=needs,
        today=START,
        today_pinned=True,
        not_asked=(),
        overall=coverage("all", 0.5, 0.75),
        must_haves=coverage("must", 0.5, 0.75),
        all_at_once=AllAtOnce(4, 4, 2, 0.5),
        areas=(coverage("Programming", 1.0, 1.0, 0), coverage("Quality", 0.0, 0.5)),
        teams=(),
        roles=(),
        people=3,
        answered_share=0.8,
        single_points_of_failure=tuple(n for n in needs if n.single_point_of_failure),
        no_spare=tuple(n for n in needs if n.no_spare),
        roster=roster,
        levels=levels,
        team_skills=team_skills,
        personal_gaps=pd.DataFrame(
            {"person_no": [1, 3], "readiness": [0.75, None], "gate": ["ready", "not ready"]}
        ),
    )


def coverage(name: str, low: float, high: float, short: int = 2) -> Coverage:
    """Coverage of 2 positions or more, all must-haves."""
    return Coverage(name, low, high, 2, short, short, 0)


def action(**changes: object) -> Action:
    """Training one ML engineer from 2 to 3 in Evaluation, weeks 0 to 20."""
    base = Action(
        lever="train",
        skill="Evaluation",
        skills=("Evaluation",),
        level=3,
        from_level=2,
        who="ML engineer",
        team="Red",
        person="Ana",
        cost=Cost(12_800, 0, 184, 28_892, 12_800),
        chance=0.7,
        start_week=0,
        end_week=20,
        decide_by_week=6.0,
        closes=(Close("Red", "Evaluation", 3, 1, True),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


HIRE = action(
    lever="hire",
    who="AI engineer",
    person=None,
    profile="AI engineer",
    from_level=None,
    cost=Cost(7_000, 200_000, 25, 371_108, 150_000),
    chance=0.5,
    end_week=25.5,
    decide_by_week=0.5,
)


def need(**changes: object) -> NeedOutcome:
    """Evaluation closed by one trainee and one hire."""
    base = NeedOutcome(
        scope="Red",
        skill="Evaluation",
        skill_id="eval",
        level=3,
        required=2,
        must_have=True,
        weight=1.0,
        due_week=DUE_WEEK,
        overdue=False,
        have=0,
        by_train=1,
        by_hire=1,
        by_equip=0,
        shortage_before=2,
        shortage_after=0,
        chance=0.35,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


MET = need(skill="Python", skill_id="python", have=2, by_train=0, by_hire=0, shortage_before=0)


def plan(**changes: object) -> Plan:
    """Train one, hire one: both positions of Evaluation, for 400,000 in total."""
    base = Plan(
        scenario="Default",
        scenario_hash="abcdef0123",
        status="closed",
        gap=0.0,
        currency="USD",
        budget=None,
        budget_on="cash",
        deadline_weeks=26.0,
        horizon_weeks=104.0,
        levers=LEVERS,
        cost=Cost(19_800, 200_000, 209, 400_000, 162_800),
        delivery_weeks=5.2,
        shortage_before=2,
        shortage=0,
        shortage_other_before=0,
        shortage_other=0,
        coverage_before=0.5,
        coverage_after=1.0,
        coverage_after_people=1.0,
        chance_weakest=0.35,
        chance_weakest_need="Red: Evaluation 3",
        actions=(action(), HIRE),
        needs=(need(), MET),
        pure={
            "hire": Pure(Cost(total=744_000), 0, 0),
            "train": Pure(Cost(total=28_892), 1, 0),
            "equip": Pure(Cost(), 2, 0),
        },
        do_nothing=DoNothing(
            Cost(), 2, 0, 0.5, 0.0, (Slip("Red", "Evaluation", 3, 2, True, DUE_WEEK),), DUE_WEEK
        ),
        gives=(),
        assess_first=(("Red", "Evaluation", 1),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def option(closes: int, total: float, weeks: float | None) -> LeverOption:
    """One lever alone on Evaluation."""
    each = total / closes if closes else None
    note = "" if closes else "Tools never count for this skill."
    chance, net = (0.7, total) if closes else (None, None)
    cost = Cost(total=total)
    return LeverOption(closes > 0, closes, cost, weeks, chance, each, each, note, net=net)


def skill_levers(**changes: object) -> SkillLevers:
    """Evaluation: training closes 2 for 57,784; hiring 744,000; no tool."""
    options: dict[AllowedLever, LeverOption] = {
        "hire": option(2, 744_000, 25.5),
        "train": option(2, 57_784, 20),
        "equip": option(0, 0, None),
    }
    base = SkillLevers(
        skill="Evaluation",
        skill_id="eval",
        area="Quality",
        tooling="never",
        required=2,
        have=0,
        unknown=1,
        shortage=2,
        must_have_shortage=2,
        trainable=1,
        one_below=1,
        interest_unknown=0,
        options=options,
        verdict="train",
        runner_up="hire",
        runner_up_extra=686_216.0,
        flip=Flip(
            "value_per_week",
            "USD a week",
            3_600,
            900,
            "nothing",
            "If an open position costs $ 900 a week or less (now $ 3 600), leave open.",
        ),
        agrees=True,
        by_ratings={"self": "train", "manager": "train", "fused": "train"},
        train_to_hire_cost=0.078,
        train_to_hire_weeks=0.78,
        sentence="Evaluation: train; leave open below $ 900 a week.",
        turns="leave open below $ 900 a week",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def way(own: Plan) -> Option:
    """The balanced option with a plan: 1.5 of 2 must-haves likely in place."""
    judged = Judged((10.0,), 1.5, 1.0, 2, 0.5, 1.0, ())
    planned = Planned(own, NOTHING_BOUGHT, Closing({}))
    return Option("balanced", planned, own.cost, 0.0, 40_000.0, 440_000.0, judged, ())
