"""Why the plan is as it is: what was found by solving again, as tables (METHODS 5)."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.explain.asking import outcome_of
from analytics.strategy.explain.exchange import exchange
from analytics.strategy.explain.results import Explanations, Outcome, SkillReason
from analytics.strategy.explain.ways_out import helpful
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard import formats
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
            _ways_out(found, plan, unseen),
            _limits(found, plan, unseen),
            _levers(found, plan, unseen),
            _budgets(found, plan, hidden),
        ),
    )


def _skills(found: Explanations, plan: Plan, unseen: set[str]) -> Table:
    return Table(
        "Skill by skill",
        (
            Column("What the plan does", share=1.2),
            Column("Other levers, and what turns the answer", share=3),
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
    """Whether what these exchange with the plan names a small group's skill."""
    found = [exchange(outcome_of(plan), outcome) for outcome in outcomes]
    return any(p.key[1] in unseen for one in found for p in (*one.closed, *one.given_up))


def _ways_out(found: Explanations, plan: Plan, unseen: set[str]) -> Table:
    """Those that help; what a small group's requirement costs is not printed."""
    rows: list[tuple[Cell, ...]] = []
    for way in helpful(found.ways_out, plan):
        if any(skill in unseen for _, skill, _ in way.change.needs):
            continue
        rows.append(
            (
                plain(way.what, 80),
                "dropped" if way.weeks is None else f"{formats.weeks(way.weeks)} later",
                numbers.count(way.outcome.shortage),
                numbers.money(way.saves, plan.currency),
                numbers.money(way.delay_cost, plan.currency),
                numbers.count(way.hires_saved),
                numbers.hours(plan.cost.hours - way.outcome.cost.hours),
            )
        )
    return Table(
        "Do less, or later",
        (
            Column("Requirement or initiative", share=2),
            Column("How"),
            Column("Must-have positions open", "count"),
            Column("Saves", "money"),
            Column("Being late costs", "money"),
            Column("Hires fewer", "count"),
            Column("Hours fewer", "hours"),
        ),
        tuple(rows),
        "What is not listed saves nothing, or is of a small group."
        if unseen
        else "What is not listed saves nothing.",
        "Leaving or postponing a single must-have saves nothing.",
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


def _levers(found: Explanations, plan: Plan, unseen: set[str]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            wording.levers_name(way.levers),
            numbers.count(way.outcome.shortage),
            numbers.count(way.outcome.shortage_other),
            numbers.money(way.outcome.cost.total, plan.currency),
            numbers.NONE if way.regret is None else numbers.money(way.regret, plan.currency),
        )
        for way in found.ways
    ]
    return Table(
        wording.worth_title(found),
        (
            Column("Levers", share=2),
            Column("Must-have positions open", "count"),
            Column("Other positions open", "count"),
            Column("Total", "money"),
            Column("Dearer than the plan", "money"),
        ),
        tuple(rows),
        plain(
            " ".join(
                worth.sentence
                for worth in found.worth
                if not _name_unseen([worth.outcome], plan, unseen)
            )
        ),
        "There was no time to try other levers.",
    )


def _exchanges(found: Explanations, hidden: Hidden) -> str:
    """What more money gives up; nothing where it could name what a small group lacks."""
    if hidden.requirements:
        return ""
    return plain("".join(f" {said}" for said in wording.exchange_lines(found)))


def _budgets(found: Explanations, plan: Plan, hidden: Hidden) -> Table:
    """The knees; the share covered only where coverage may be printed at all."""
    return Table(
        wording.frontier_title(found, plan),
        (
            Column("Budget", "money"),
            Column("Must-have positions open", "count"),
            Column("Must-haves covered", "percent"),
            Column("Total cost", "money"),
        ),
        tuple(
            (
                numbers.money(point.budget, plan.currency),
                numbers.count(point.outcome.shortage),
                numbers.NONE if hidden.overall else numbers.percent(point.outcome.coverage),
                numbers.money(point.outcome.cost.total, plan.currency),
            )
            for point in found.frontier
            if point.knee
        ),
        "Each row is the least money for it, to a whole unit: with one less it is lost."
        + _exchanges(found, hidden),
        "There was no time to try other budgets.",
    )
