"""What comes first: the one order of gaps, needs and areas, for charts, tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.measures.coverage import together
from analytics.options.results import SkillLevers
from analytics.results import Coverage, RequirementCoverage
from analytics.strategy.results import Action, Plan

By = Literal["initiative", "scope", "area"]
"""What requirements can be grouped by."""


def worst_first(areas: Sequence[Coverage]) -> list[Coverage]:
    """Areas with the least coverage first; of equals, the one that misses more must-haves."""
    return sorted(areas, key=lambda a: (a.coverage, -a.must_have_shortage, -a.shortage, a.name))


def by_decision(plan: Plan) -> list[Action]:
    """Actions in the order in which they must be decided."""
    return sorted(
        plan.actions, key=lambda a: (a.decide_by_week, a.start_week, a.lever, a.skill, a.who)
    )


def due_week(action: Action, plan: Plan) -> float | None:
    """When the first requirement that the action closes is due; None where there is none."""
    due = {(n.scope, n.skill, n.level): n.due_week for n in plan.needs}
    found = [due.get((c.scope, c.skill, c.level)) for c in action.closes]
    return min((week for week in found if week is not None), default=None)


def open_skills(levers: Sequence[SkillLevers]) -> list[SkillLevers]:
    """Skills that are short: must-haves first, larger shortages first."""
    rows = [skill for skill in levers if skill.shortage]
    return sorted(rows, key=lambda s: (-s.must_have_shortage, -s.shortage, s.skill))


@dataclass(frozen=True)
class Group:
    """Requirements that belong together, with their common coverage."""

    coverage: Coverage
    requirements: tuple[RequirementCoverage, ...]


def weighted_shortage(need: RequirementCoverage) -> float:
    """People who are missing, times the requirement's weight."""
    return need.weight * need.shortage


def most_missing(needs: Sequence[RequirementCoverage]) -> list[RequirementCoverage]:
    """The largest weighted shortage first; of equals must-haves, then less coverage."""
    return sorted(
        needs, key=lambda n: (-weighted_shortage(n), not n.must_have, n.coverage, n.skill, n.scope)
    )


def grouped(needs: Sequence[RequirementCoverage], by: By | None) -> list[Group]:
    """Groups with the largest weighted shortage first, each in the same order; None: one group.

    Requirements without an initiative come last, as a group of their own.
    """
    rows: dict[str, list[RequirementCoverage]] = {}
    for need in most_missing(needs):
        rows.setdefault("" if by is None else str(getattr(need, by)), []).append(need)
    found = [Group(together(name, group), tuple(group)) for name, group in rows.items()]
    return sorted(
        found,
        key=lambda g: (
            not g.coverage.name,
            -sum(map(weighted_shortage, g.requirements)),
            g.coverage.name,
        ),
    )
