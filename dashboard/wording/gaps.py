"""Hire, train or equip: what is said of one skill."""

from __future__ import annotations

from analytics.options.results import SkillLevers


def turns(skill: SkillLevers) -> str:
    """What to do below and above which value of an open position, as a sentence's beginning."""
    return skill.turns[:1].upper() + skill.turns[1:]
