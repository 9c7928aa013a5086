"""Why the plan closes a skill as it does: the same plan with the skill left to one other lever."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.options.explain.asking import Asking
from analytics.options.explain.results import Alternative, SkillReason
from analytics.options.explain.sentences import skill_sentence
from analytics.results import ACTION_LEVERS, ActionLever
from analytics.strategy.problem.relax import Change
from analytics.strategy.results import NeedOutcome


def skills(ask: Asking) -> Iterator[SkillReason]:
    """Each skill that the plan is asked to close: must-haves first, larger shortages first."""
    for needs in asked(ask):
        yield _reason(ask, needs)


def asked(ask: Asking) -> list[list[NeedOutcome]]:
    """The short requirements by skill; without a budget must-haves only (methods.md#as-counted)."""
    by_skill: dict[str, list[NeedOutcome]] = {}
    for need in ask.plan.needs:
        if need.shortage_before and (need.must_have or ask.by_others):
            by_skill.setdefault(need.skill_id, []).append(need)
    return sorted(
        by_skill.values(),
        key=lambda needs: (
            -sum(n.shortage_before for n in needs if n.must_have),
            -sum(n.shortage_before for n in needs),
            needs[0].skill,
        ),
    )


def _reason(ask: Asking, needs: list[NeedOutcome]) -> SkillReason:
    skill, name = needs[0].skill_id, needs[0].skill
    does = _does(ask, needs)
    left = sum(n.shortage_after for n in needs)
    others = _alternatives(ask, skill, does)
    return SkillReason(
        skill=name,
        skill_id=skill,
        does=does,
        open=left,
        alternatives=others,
        sentence=skill_sentence(ask, name, does, left, others),
        scenario_hash=ask.hash,
    )


def _does(ask: Asking, needs: list[NeedOutcome]) -> dict[ActionLever, int]:
    """Positions by lever; of an option what it buys for the skill, also where it counts late."""
    if ask.counted:
        return {
            "hire": sum(n.by_hire for n in needs),
            "train": sum(n.by_train for n in needs),
            "equip": sum(n.by_equip for n in needs),
            "contract": sum(n.by_contract for n in needs),
            "move": sum(n.by_move for n in needs),
        }
    own = [action for action in ask.plan.actions if needs[0].skill in action.skills]
    return {
        lever: sum(action.count for action in own if action.lever == lever)
        for lever in ACTION_LEVERS
    }


def _alternatives(ask: Asking, skill: str, does: dict[ActionLever, int]) -> tuple[Alternative, ...]:
    """Each lever by itself, but the one that the plan already relies on alone.

    None where the plan does nothing for the skill: with fewer levers it would do no more.
    """
    used = [lever for lever in ACTION_LEVERS if does[lever]]
    if not used:
        return ()
    levers = [one for one in ACTION_LEVERS if one in ask.problem.rules.levers and used != [one]]
    changes = [Change("only", levers=(lever,), skill=skill) for lever in levers]
    found = [
        Alternative(
            lever=lever,
            change=change,
            outcome=outcome,
            extra=ask.dearer(outcome),
            extra_positions=outcome.shortage - ask.base.shortage,
        )
        for lever, change, outcome in zip(levers, changes, ask.outcomes(changes), strict=True)
    ]
    return tuple(sorted(found, key=lambda alternative: ask.rank(alternative.outcome)))
