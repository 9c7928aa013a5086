"""Why the plan closes a skill as it does: the same plan with the skill left to one other lever."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.results import ACTION_LEVERS, ActionLever, Verdict
from analytics.strategy.explain.asking import Asking, dearer
from analytics.strategy.explain.change import Change
from analytics.strategy.explain.results import Alternative, SkillReason
from analytics.strategy.explain.sentences import skill_sentence
from analytics.strategy.results import NeedOutcome
from analytics.strategy.verdicts.chance_flips import Expected, chance_flips
from analytics.strategy.verdicts.flip_words import chance_flip_of, flip_of
from analytics.strategy.verdicts.flips import Question, every_flip
from analytics.strategy.verdicts.levers import solve_skill
from analytics.strategy.verdicts.reasons import verdict_sentence
from analytics.strategy.verdicts.results import Flip


def skills(ask: Asking) -> Iterator[SkillReason]:
    """Each skill that the plan is asked to close: must-haves first, larger shortages first."""
    for needs in asked(ask):
        yield _reason(ask, needs)


def asked(ask: Asking) -> list[list[NeedOutcome]]:
    """The short requirements by skill; without a budget must-haves only (DEFINITIONS 25)."""
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
    does: dict[ActionLever, int] = {
        "hire": sum(n.by_hire for n in needs),
        "train": sum(n.by_train for n in needs),
        "equip": sum(n.by_equip for n in needs),
        "contract": sum(n.by_contract for n in needs),
        "move": sum(n.by_move for n in needs),
    }
    left = sum(n.shortage_after for n in needs)
    skill, name = needs[0].skill_id, needs[0].skill
    solved = solve_skill(ask.problem, skill)
    question = Question(solved.problem, solved.crews, solved.options)
    leader = Expected(question).now()
    others = _alternatives(ask, skill, does)
    return SkillReason(
        skill=name,
        skill_id=skill,
        does=does,
        open=left,
        alternatives=others,
        verdict=solved.verdict,
        alone=verdict_sentence(name, solved.verdict, solved.options, solved.problem),
        by_chance=leader,
        flips=_flips(question, solved.verdict, leader, ask.problem.rules.budget),
        sentence=skill_sentence(ask, name, does, left, others),
        scenario_hash=ask.hash,
    )


def _alternatives(ask: Asking, skill: str, does: dict[ActionLever, int]) -> tuple[Alternative, ...]:
    """Each lever by itself, but the one that the plan already relies on alone.

    None where the plan does nothing for the skill: with fewer levers it would do no more.
    """
    used = [lever for lever in ACTION_LEVERS if does[lever]]
    found: list[Alternative] = []
    if not used:
        return ()
    for lever in ACTION_LEVERS:
        if lever not in ask.problem.rules.levers or used == [lever]:
            continue
        change = Change("only", levers=(lever,), skill=skill)
        outcome = ask.outcome(change)
        found.append(
            Alternative(
                lever=lever,
                change=change,
                outcome=outcome,
                extra=dearer(outcome, ask.base, ask.by_others),
                extra_positions=outcome.shortage - ask.base.shortage,
            )
        )
    return tuple(sorted(found, key=lambda alternative: ask.rank(alternative.outcome)))


def _flips(
    question: Question, now: Verdict, leader: Verdict, budget: float | None
) -> tuple[Flip, ...]:
    """What would turn the skill's verdict, what lies outside its range last, of equals the smallest
    relative change first; then chances."""
    flips = [flip_of(flip, question, budget) for flip in every_flip(question, now)]
    flips += [chance_flip_of(flip, leader, question.problem) for flip in chance_flips(question)]
    return tuple(sorted((flip for flip in flips if flip), key=_remote))


def _remote(flip: Flip) -> tuple[bool, bool]:
    return flip.judged_by == "expected", flip.within is False


def count_skills(ask: Asking) -> int:
    """How many findings `skills` makes."""
    return len(asked(ask))
