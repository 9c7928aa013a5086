"""Coverage, shortage and single points of failure, by requirement (DEFINITIONS 4, 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analytics.measures.sql import measure
from analytics.results import Coverage, RequirementCoverage

if TYPE_CHECKING:
    from analytics.measures.needs import HoldingNeed
    from analytics.selection import Selection
    from data.store.database import Database


def requirement_coverage(
    database: Database, selection: Selection, needs: Sequence[HoldingNeed]
) -> tuple[RequirementCoverage, ...]:
    """Each requirement against the roster of its teams."""
    need = pd.DataFrame(
        [(i, n.stored.skill_no, n.stored.level) for i, n in enumerate(needs)],
        columns=["position", "skill_no", "level"],
    ).astype("int64")
    need_team = pd.DataFrame(
        [(i, team) for i, n in enumerate(needs) for team in n.teams], columns=["position", "team"]
    ).astype({"position": "int64", "team": "str"})
    counts = measure(database, selection, "coverage", {"need": need, "need_team": need_team})
    rows = zip(needs, counts.to_dict("records"), strict=True)
    return tuple(covered(n, c["have"], c["unknown"], c["roster"]) for n, c in rows)


def covered(need: HoldingNeed, have: int, unknown: int, roster: int) -> RequirementCoverage:
    """One requirement with its counts; everything else follows from them."""
    stored, required = need.stored, need.required
    return RequirementCoverage(
        scope=need.scope,
        teams=need.teams,
        skill=stored.skill,
        skill_id=stored.skill_id,
        area=stored.area,
        level=stored.level,
        required=required,
        have=have,
        unknown=unknown,
        roster=roster,
        coverage=min(1.0, have / required),
        coverage_high=min(1.0, (have + unknown) / required),
        shortage=max(0, required - have),
        surplus=max(0, have - required),
        must_have=stored.must_have,
        weight=stored.weight,
        due_on=stored.due_on,
        initiative=stored.initiative,
        owner=stored.owner,
        reason=stored.reason,
        single_point_of_failure=have == 1,
        no_spare=have == required > 1,
        is_default=need.is_default,
    )


def together(name: str, requirements: Iterable[RequirementCoverage]) -> Coverage:
    """Several requirements as one figure: weighted, each clipped at its own headcount first.

    Nothing required is full coverage of nothing: 1.0 with `required` 0.
    """
    rows = list(requirements)
    wanted = sum(r.weight * r.required for r in rows)
    least = sum(r.weight * min(r.have, r.required) for r in rows)
    most = sum(r.weight * min(r.have + r.unknown, r.required) for r in rows)
    return Coverage(
        name=name,
        coverage=least / wanted if wanted else 1.0,
        coverage_high=most / wanted if wanted else 1.0,
        required=sum(r.required for r in rows),
        shortage=sum(r.shortage for r in rows),
        must_have_shortage=sum(r.shortage for r in rows if r.must_have),
        single_points_of_failure=sum(r.single_point_of_failure for r in rows),
    )
