"""A team of three that a reader can hold in the head, two skills and one plan.
Red team: Ana (4 in Python, 2 in Evaluation), Bo (3 in Python, unknown in Evaluation), Cy (1 in
Python, not applicable in Evaluation). Python at 3 needs 2 and has 2; Evaluation at 3 needs 2 and
has 0, with 1 unknown, a must-have."""

from dataclasses import replace
from typing import Any

from analytics import results
from analytics.strategy.results import Action, Close, Cost, NeedOutcome, Plan
from tests.analytics.strategy import parts
from tests.dashboard.subjects import build

EVALUATION = build.requirement(
    "Red", "Evaluation", 0, 2, unknown=1, skill_id="eval", area="Quality", roster=2
)
PYTHON = build.requirement("Red", "Python", 2, 2, area="Programming", roster=3)


def requirement(**changes: object) -> results.RequirementCoverage:
    """Evaluation at level 3 for the Red team: 0 of 2, one unknown, a must-have."""
    return replace(EVALUATION, **changes)


def analysis(*requirements: results.RequirementCoverage) -> results.Analysis:
    """The Red team; without arguments with both requirements."""
    result = build.analysis(
        requirements or (EVALUATION, PYTHON),
        {"Red": 3},
        {"python": "431", "eval": "2-n"},
        (("python", "Python", "Programming"), ("eval", "Evaluation", "Quality")),
        selection=results.Selection(),
        waves=(("Red", "Autumn", parts.START),),
        all_at_once=results.AllAtOnce(4, 4, 2, 0.5),
    )
    names = {1: "Ana <b>", 2: "Bo", 3: "Cy"}
    roles = {1: "ML engineer", 2: "ML engineer", 3: "Analyst"}
    roster, levels = (
        frame.assign(person=frame["person_no"].map(names), role=frame["person_no"].map(roles))
        for frame in (result.roster, result.levels)
    )
    levels = levels.sort_values(["area_position", "person_no"], ignore_index=True)
    levels = levels.assign(interest=levels["person_no"].map({1: 5}), importance=None)
    whole = ["level", "self", "manager", "peer", "interest", "importance"]
    levels[whole] = levels[whole].astype("Int64")
    return replace(
        result,
        roster=roster.assign(
            wave="Autumn", hours_per_week=4.0, mentor_hours_per_week=1.0, pay_band=None
        ),
        levels=levels,
    )


def action(**changes: object) -> Action:
    """Training one ML engineer from 2 to 3 in Evaluation, weeks 0 to 20."""
    base = parts.action(
        "train",
        "Evaluation",
        3,
        who="ML engineer",
        team="Red",
        person="Ana",
        cost=Cost(12_800, 0, 184, 28_892, 12_800),
        closes=(Close("Red", "Evaluation", 3, 1, True),),
    )
    return replace(base, **changes)


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
    (made,) = build.plan(build.analysis((EVALUATION,), {"Red": 3}), (action(), HIRE)).needs
    return replace(made, **changes)


def plan(**changes: object) -> Plan:
    """Train one, hire one: both positions of Evaluation, for 400,000 in total."""
    bought: Any = changes.get("actions", (action(), HIRE))
    made = build.plan(analysis(), bought, scenario_hash="abcdef0123")
    return replace(made, **{"coverage_after": 1.0, **changes})
