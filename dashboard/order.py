"""What comes first: the one order of gaps, needs and areas, for charts, tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.results import Coverage
from analytics.strategy.results import NeedOutcome, Plan, SkillLevers


def worst_first(areas: Sequence[Coverage]) -> list[Coverage]:
    """Areas with the least coverage first; of equals, the one that misses more must-haves."""
    return sorted(areas, key=lambda a: (a.coverage, -a.must_have_shortage, -a.shortage, a.name))


def short_needs(plan: Plan) -> list[NeedOutcome]:
    """Requirements that are short today, must-haves first, larger shortages first."""
    needs = [need for need in plan.needs if need.shortage_before]
    return sorted(needs, key=lambda n: (not n.must_have, -n.shortage_before, n.skill, n.scope))


def open_skills(levers: Sequence[SkillLevers]) -> list[SkillLevers]:
    """Skills that are short: must-haves first, larger shortages first."""
    rows = [skill for skill in levers if skill.shortage]
    return sorted(rows, key=lambda s: (-s.must_have_shortage, -s.shortage, s.skill))
