"""Why the plan is as it is: what was found by solving again, as tables (METHODS 5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from analytics.options.explain.asking import more_open, outcome_of
from analytics.options.explain.results import Explanations, Outcome, SkillReason
from analytics.options.verdict_words import WORDS
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Section, Table
from dashboard.reports.plain import plain
from dashboard.wording import explained as wording

SMALL_GROUP = "Small group: the reason is not printed without names."


def why(found: Explanations, plan: Plan, hidden: Hidden) -> Section:
    """Everything that explains the plan; small groups' skills without their reasons."""
    unseen = {skill_id for _, skill_id, _ in hidden.requirements}
    return Section(
        title="Why this plan, and what else could be done",
        note=plain(
            "Each line was found by solving the plan again with one thing changed, never from the "
            f"solver's shadow prices. Scenario {plan.scenario_hash[:12]}. "
            + " ".join(wording.missing_lines(found))
        ),
        tables=(
            _skills(found, plan, unseen),
            _limits(found, plan, unseen),
            _levers(found, plan),
            _budgets(found, plan),
        ),
    )


def _skills(found: Explanations, plan: Plan, unseen: set[str]) -> Table:
    return Table(
        "Skill by skill",
        (
            Column("What the plan does", share=1.2),
            Column("Other levers", share=3),
        ),
        tuple((plain(wording.does(r), 120), _reason(r, plan, unseen)) for r in found.skills),
        "Alone: the whole plan, with this skill left to that lever only.",
        "No requirement is short that the plan is asked to close.",
    )


def _reason(reason: SkillReason, plan: Plan, unseen: set[str]) -> str:
    others = [other.outcome for other in reason.alternatives]
    if reason.skill_id in unseen or _name_unseen(others, plan, unseen):
        return SMALL_GROUP
    return plain(" ".join(wording.skill_lines(reason)))


def _name_unseen(outcomes: Sequence[Outcome], plan: Plan, unseen: set[str]) -> bool:
    """Whether what these leave open otherwise than the plan names a small group's skill."""
    base = outcome_of(plan)
    return any(
        place.key[1] in unseen
        for one in outcomes
        for place in (*more_open(one, base), *more_open(base, one))
    )


def _limits(found: Explanations, plan: Plan, unseen: set[str]) -> Table:
    ordered = sorted(found.limits, key=lambda limit: not limit.binding)
    return Table(
        wording.limits_title(found),
        (
            Column("Limit", share=1.5),
            Column("One step more", share=1.3),
            Column("What it buys", share=2),
        ),
        tuple(
            (
                plain(limit.what, 80),
                plain(limit.step, 80),
                SMALL_GROUP
                if _name_unseen([limit.outcome], plan, unseen)
                else plain(wording.buys(limit), 160),
            )
            for limit in ordered
        ),
        wording.later_note(plan),
        empty="The plan has no limit to relax.",
    )


def _levers(found: Explanations, plan: Plan) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            f"{WORDS[way.lever]} only",
            numbers.count(way.outcome.shortage),
            numbers.count(way.outcome.shortage_other),
            numbers.money(way.outcome.cost.total, plan.currency),
            numbers.NONE if way.regret is None else numbers.money(way.regret, plan.currency),
        )
        for way in found.ways
    ]
    over = "Net cost over the plan's" if wording.of_option(found) else "Dearer than the plan"
    return Table(
        wording.ways_title(found),
        (
            Column("Lever", share=2),
            Column("Must-have positions open", "count"),
            Column("Other positions open", "count"),
            Column("Total", "money"),
            Column(over, "money"),
        ),
        tuple(rows),
        empty="There was no time to try other levers.",
    )


def _budgets(found: Explanations, plan: Plan) -> Table:
    columns = wording.frontier_columns(found, plan.currency)
    kinds: list[Literal["money", "count"]] = [
        "money" if "cost" in name or name == "Budget" else "count" for name in columns
    ]
    rows = zip(*columns.values(), strict=True)
    return Table(
        wording.frontier_title(found, plan),
        tuple(Column(name, kind) for name, kind in zip(columns, kinds, strict=True)),
        tuple(
            tuple(
                numbers.money(value, plan.currency) if kind == "money" else numbers.count(value)
                for value, kind in zip(row, kinds, strict=True)
            )
            for row in rows
        ),
        empty="There was no time to try other budgets.",
    )
