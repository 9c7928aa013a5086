"""Each requirement before and after a plan, as a report prints it."""

from __future__ import annotations

from analytics.strategy.results import NeedOutcome, Plan
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Number
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import NeedRow, Part, PartKind
from data.vocabulary import grouped


def need_row(
    need: NeedOutcome,
    due: str,
    chance: float | None,
    hidden: Hidden,
) -> NeedRow:
    """People who count for a requirement, by where they come from.

    `due` says when, `chance` the share of the simulated runs in which it holds.
    """
    unseen = (need.scope, need.skill_id, need.level) in hidden.requirements
    return NeedRow(
        skill=plain(need.skill, 80),
        scope=plain(need.scope, 60),
        level=Number(need.level, str(need.level), "level"),
        must_have=need.must_have,
        due=due,
        required=numbers.count(need.required),
        have=TOO_FEW if unseen else numbers.count(need.have),
        by_train=numbers.count(need.by_train),
        by_hire=numbers.count(need.by_hire),
        by_equip=numbers.count(need.by_equip),
        by_contract=numbers.count(need.by_contract),
        by_move=numbers.count(need.by_move),
        before=TOO_FEW if unseen else numbers.count(need.shortage_before),
        after=TOO_FEW if unseen else numbers.count(need.shortage_after),
        chance=TOO_FEW if unseen else NONE if chance is None else numbers.chance(chance),
        parts=() if unseen else _parts(need),
    )


def _parts(need: NeedOutcome) -> tuple[Part, ...]:
    """Today's holders up to the headcount, whom each lever adds, what stays open."""
    counts: tuple[tuple[PartKind, int], ...] = (
        ("have", min(need.have, need.required) + min(0, need.by_move)),
        ("train", need.by_train),
        ("hire", need.by_hire),
        ("equip", need.by_equip),
        ("contract", need.by_contract),
        ("move", max(0, need.by_move)),
        ("open", need.shortage_after),
    )
    whole = sum(people for _, people in counts)
    return tuple(
        Part(kind, numbers.count(people), people / whole) for kind, people in counts if people
    )


def needs_title(plan: Plan) -> str:
    """How many must-haves the plan meets."""
    if not plan.needs:
        return "No requirement to plan for"
    must = [n for n in plan.needs if n.must_have]
    met = sum(1 for n in must if not n.shortage_after)
    verb = "is" if met == 1 else "are"
    return f"{grouped(met)} of {formats.count(len(must), 'must-have')} {verb} met with the plan"
