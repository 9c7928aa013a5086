"""Why the plan does what it does for a skill: its best lever alone, the alternative, the flip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analytics.options.explain.results import SkillReason
from analytics.options.results import SkillLevers
from analytics.options.verdict_words import WORDS
from analytics.strategy.results import Plan
from dashboard.formats import joined, money
from dashboard.order import short_needs
from dashboard.wording.explained import skill_lines
from dashboard.wording.gaps import agreement, price_time, short_reason, turns


def reasons(
    plan: Plan,
    levers: Sequence[SkillLevers],
    solved: Mapping[str, SkillReason] = MappingProxyType({}),
) -> list[tuple[str, str]]:
    """(what the plan does for a skill, why) for each short skill, in the order of the bars.

    `solved`: by skill id, what was found by solving the whole plan again.
    """
    by_id = {skill.skill_id: skill for skill in levers}
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for need in short_needs(plan):
        if need.skill_id in seen:
            continue
        seen.add(need.skill_id)
        same = [n for n in plan.needs if n.skill_id == need.skill_id]
        parts = [
            said
            for said in (
                _part("train", sum(n.by_train for n in same)),
                _part("hire", sum(n.by_hire for n in same)),
                _part("equip", sum(n.by_equip for n in same)),
                _part("contract", sum(n.by_contract for n in same)),
                _part("move", sum(n.by_move for n in same if n.by_move > 0)),
                _open(sum(n.shortage_after for n in same)),
            )
            if said
        ]
        skill = by_id.get(need.skill_id)
        reason = solved.get(need.skill_id)
        solves = reason is not None and skill_lines(reason)
        because = in_plan(reason, skill) if reason and solves else why(skill, plan.currency)
        found.append((f"{need.skill}: {joined(parts)}.", because))
    return found


def in_plan(reason: SkillReason, skill: SkillLevers | None) -> str:
    """What each other lever would cost the plan, and whose ratings say."""
    certain = [agreement(skill)] if skill and not skill.agrees else []
    said = [f"{one[0].upper()}{one[1:]}." for one in certain if one]
    return " ".join([*skill_lines(reason), *said])


def why(skill: SkillLevers | None, currency: str) -> str:
    """The reason for a skill: what changes its verdict, its best lever alone, the alternative."""
    if skill is None:
        return ""
    certain = agreement(skill)
    parts = [
        turns(skill),
        alone(skill, currency),
        short_reason(skill, currency),
        certain[0].upper() + certain[1:],
    ]
    return " ".join(part.rstrip(".") + "." for part in parts if part)


def alone(skill: SkillLevers, currency: str) -> str:
    """What the verdict's lever does when nothing else may be bought."""
    option = skill.chosen
    if option is None:
        return ""
    said = f"{WORDS[skill.verdict]} alone closes {option.closes} of {skill.shortage} in time"
    return f"{said} for {money(option.cost.total, currency)}, {price_time(option)}"


def _open(left: int) -> str:
    return f"leave {left} open" if left else ""


def _part(word: str, value: int) -> str:
    return f"{word} {value}" if value else ""
