"""What explains a plan: each finding is a re-solve, with the change that makes it again. Every
sentence is made from the numbers beside it (analytics.options.explain.limits) and belongs to the
scenario with that hash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.results import ActionLever, Lever
from analytics.strategy.problem.relax import Change
from analytics.strategy.results import Cost

Part = Literal["ways", "skills", "limits", "frontier"]
"""In the order in which they are solved."""


@dataclass(frozen=True)
class Left:
    """Positions of one requirement that stay open. `label`: the skill, with its level or scope
    where it is required at several."""

    key: tuple[str, str, int]
    """Scope, skill id and level (methods.md#requirements)."""
    label: str
    must_have: bool
    weight: float
    headcount: int


@dataclass(frozen=True)
class Outcome:
    """What a solved problem leaves short and costs.

    `shortage` and `shortage_other` count people, `must` and `other` weigh them (the order of
    wishes, methods.md#net-cost-and-options). `coverage` is of the must-haves, weighted, tools
    counted. `gap`: the cost may be lower by this share; a shortage too where it is not 0. `unmet`:
    what the scenario demands and the change makes impossible, in words; then it is no way to plan.
    `left`: what stays open, requirement by requirement. Shortages, `coverage` and `left` count at
    the due dates.

    Of an option (None as counted): `net` cost, where an open week costs what the option was made
    for (lean and strong: the low and the high value), and `open_weeks` of must-haves to expect.
    """

    shortage: int
    shortage_other: int
    must: float
    other: float
    cost: Cost
    coverage: float
    gap: float
    unmet: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    net: float | None = None
    open_weeks: float | None = None


@dataclass(frozen=True)
class Way:
    """The best that one lever alone can do. Regret is against the blend.

    `regret` is in net cost, of the plan as counted in total cost: None where the way leaves other
    shortages than it. `regret_positions`: must-have positions more that stay open when due.
    """

    lever: Lever
    change: Change
    outcome: Outcome
    regret: float | None
    regret_positions: int
    sentence: str
    scenario_hash: str


@dataclass(frozen=True)
class Alternative:
    lever: ActionLever
    change: Change
    outcome: Outcome
    extra: float | None
    """Net cost over the plan's, as counted total cost; None where it leaves other shortages."""
    extra_positions: int


@dataclass(frozen=True)
class SkillReason:
    """Why the plan closes a skill as it does.

    `does`: positions by lever, of an option purchases. `alternatives`: the levers that it does not
    rely on alone, the best first; the first is the runner-up.
    """

    skill: str
    skill_id: str
    does: Mapping[ActionLever, int]
    open: int
    alternatives: tuple[Alternative, ...]
    sentence: str
    scenario_hash: str


@dataclass(frozen=True)
class Limit:
    """One limit, relaxed by a stated step and solved again. `binding`: the plan gets better.

    `saves` in net cost; as counted in total cost, None where shortages differ. `closes` are
    must-have positions more when due, `closes_other` others.
    """

    what: str
    step: str
    change: Change
    outcome: Outcome
    binding: bool
    closes: int
    closes_other: int
    saves: float | None
    sentence: str
    scenario_hash: str


@dataclass(frozen=True)
class Point:
    budget: float
    budget_on: str
    currency: str
    change: Change
    outcome: Outcome
    sentence: str
    scenario_hash: str


@dataclass(frozen=True)
class Missing:
    """What was not looked at, and why: time was over, or somebody stopped."""

    part: Part
    sentence: str
    scenario_hash: str


Finding = Way | SkillReason | Limit | Point | Missing


@dataclass(frozen=True)
class Told:
    """One finding on its way: `done` of about `of` findings are solved."""

    part: Part
    done: int
    of: int
    finding: Finding


@dataclass(frozen=True)
class Explanations:
    """What was found of one plan so far, by kind, in the order in which it was solved. `plan` is
    what all of it is held against."""

    plan: Outcome | None = None
    ways: tuple[Way, ...] = ()
    skills: tuple[SkillReason, ...] = ()
    limits: tuple[Limit, ...] = ()
    frontier: tuple[Point, ...] = ()
    missing: tuple[Missing, ...] = ()


def gathered(findings: Sequence[Finding], plan: Outcome | None) -> Explanations:
    return Explanations(
        plan=plan,
        ways=tuple(f for f in findings if isinstance(f, Way)),
        skills=tuple(f for f in findings if isinstance(f, SkillReason)),
        limits=tuple(f for f in findings if isinstance(f, Limit)),
        frontier=tuple(f for f in findings if isinstance(f, Point)),
        missing=tuple(f for f in findings if isinstance(f, Missing)),
    )
