"""Hire, train or equip: the metrics of each lever per skill, and the verdict by re-solving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analytics.analyse import analyse
from analytics.results import LEVERS, Analysis, Lever, RequirementCoverage, Verdict
from analytics.selection import RatingKind
from analytics.strategy.money.charges import WEEKS_PER_YEAR
from analytics.strategy.money.costs import add
from analytics.strategy.problem.crews import Crew, merged
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Cost
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.verdicts.flip_words import flip_of
from analytics.strategy.verdicts.flips import Question, nearest_flip, verdict
from analytics.strategy.verdicts.forced import Forced, best, force, skill_problem
from analytics.strategy.verdicts.reasons import (
    interest_unknown,
    note,
    trainable,
    verdict_sentence,
)
from analytics.strategy.verdicts.results import AreaLevers, LeverOption, SkillLevers
from data.store.database import Database

KINDS: tuple[RatingKind, ...] = ("fused", "self", "manager")
CLOSE = (1, 2)
"""Trainable are people this many levels below."""
WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12


@dataclass(frozen=True)
class _Solved:
    """One skill solved with each lever alone."""

    problem: Problem
    crews: Sequence[Crew]
    options: Mapping[Lever, Forced]
    verdict: Verdict


def skill_levers(
    database: Database, analysis: Analysis, scenario: Scenario
) -> tuple[SkillLevers, ...]:
    """One answer per required skill of an analysis, in the order of the requirements.

    Money and time are compared by the forced choice; the scenario's budget plays no part.
    """
    selection = analysis.selection
    problem = build_problem(database, analysis, scenario)
    rated = {kind: rated_skills(analysis, kind) for kind in KINDS if kind != selection.ratings}
    others = {
        kind: build_problem(database, analyse(database, replace(selection, ratings=kind)), scenario)
        for kind, rated_skills in rated.items()
        if rated_skills
    }
    found: list[SkillLevers] = []
    for skill, rows in _by_skill(analysis).items():
        solved = solve_skill(problem, skill)
        verdicts: dict[str, Verdict] = {selection.ratings: solved.verdict}
        for kind, other_problem in others.items():
            if skill in rated[kind]:
                verdicts[kind] = solve_skill(other_problem, skill).verdict
        found.append(_skill_levers(rows, solved, verdicts, _unknown(analysis, rows)))
    return tuple(found)


def solve_skill(problem: Problem, skill: str) -> _Solved:
    """The three forced choices of one skill. `problem` may hold any number of skills."""
    own = skill_problem(problem, skill)
    crews = merged(own, skill)
    options: dict[Lever, Forced] = {lever: force(own, lever, crews) for lever in LEVERS}
    return _Solved(own, crews, options, verdict(list(options.values()), own.rules.levers))


def area_levers(levers: Sequence[SkillLevers]) -> tuple[AreaLevers, ...]:
    """Sums of the skills of each area: shortages, positions by verdict, costs of the verdicts."""
    areas: dict[str, list[SkillLevers]] = {}
    for skill in levers:
        areas.setdefault(skill.area, []).append(skill)
    return tuple(_area(area, skills) for area, skills in areas.items())


def _area(area: str, skills: Sequence[SkillLevers]) -> AreaLevers:
    positions: dict[Verdict, int] = {}
    costs: list[Cost] = []
    for skill in skills:
        if skill.verdict == "covered":
            continue
        left = skill.shortage
        if skill.verdict != "nothing":
            option = skill.options[skill.verdict]
            positions[skill.verdict] = positions.get(skill.verdict, 0) + option.closes
            costs.append(option.cost)
            left -= option.closes
        if left:
            positions["nothing"] = positions.get("nothing", 0) + left
    return AreaLevers(area, sum(skill.shortage for skill in skills), positions, add(costs))


def _by_skill(analysis: Analysis) -> dict[str, list[RequirementCoverage]]:
    found: dict[str, list[RequirementCoverage]] = {}
    for requirement in analysis.requirements:
        found.setdefault(requirement.skill_id, []).append(requirement)
    return found


def rated_skills(analysis: Analysis, kind: RatingKind) -> frozenset[str]:
    """Skills that somebody rated in this way; of the fused ones all that have a level. None where
    the viewer may not see one kind of rating apart from the others."""
    if kind != "fused" and not analysis.selection.viewer.people_visible:
        return frozenset()
    levels: pd.DataFrame = analysis.levels
    columns = ["self", "manager", "peer"] if kind == "fused" else [kind]
    return frozenset(levels.loc[levels[columns].notna().any(axis=1), "skill_id"])


def _unknown(analysis: Analysis, rows: Sequence[RequirementCoverage]) -> int:
    """People without a level in the skill of these requirements, each once."""
    groups = {row.teams: row.unknown for row in rows}
    teams = [team for group in groups for team in group]
    if len(teams) == len(set(teams)):
        return sum(groups.values())
    own: pd.DataFrame = analysis.levels
    told = own[(own["skill_id"] == rows[0].skill_id) & (own["state"] != "unknown")]
    return int(analysis.roster["team"].isin(teams).sum() - told["team"].isin(teams).sum())


def _skill_levers(
    rows: Sequence[RequirementCoverage],
    solved: _Solved,
    verdicts: Mapping[str, Verdict],
    unknown: int,
) -> SkillLevers:
    problem, crews, now = solved.problem, solved.crews, solved.verdict
    name, skill_id = rows[0].skill, rows[0].skill_id
    ranked = best(list(solved.options.values()), problem.rules.levers)
    second = ranked[1] if len(ranked) > 1 else None
    extra = None
    if second is not None and second.rank[:2] == ranked[0].rank[:2]:
        extra = second.cost.total - ranked[0].cost.total
    question = Question(problem, crews, solved.options)
    flip = None if now == "covered" else nearest_flip(question, now)
    train, hire = solved.options["train"], solved.options["hire"]
    return SkillLevers(
        skill=name,
        skill_id=skill_id,
        area=rows[0].area,
        tooling=problem.tooling[skill_id],
        required=sum(r.required for r in rows),
        have=sum(r.have for r in rows),
        unknown=unknown,
        shortage=sum(r.shortage for r in rows),
        must_have_shortage=sum(r.shortage for r in rows if r.must_have),
        trainable=trainable(problem, crews, max(CLOSE)),
        one_below=trainable(problem, crews, min(CLOSE)),
        interest_unknown=interest_unknown(problem, max(CLOSE)),
        options={lever: _option(problem, solved.options[lever], crews) for lever in LEVERS},
        verdict=now,
        runner_up=second.lever if second else None,
        runner_up_extra=extra,
        flip=flip_of(flip, question),
        agrees=len(set(verdicts.values())) == 1,
        by_ratings=dict(verdicts),
        train_to_hire_cost=_ratio(_per_position(train), _per_position(hire)),
        train_to_hire_weeks=_ratio(train.weeks, hire.weeks),
        sentence=verdict_sentence(name, now, solved.options, problem),
    )


def _option(problem: Problem, forced: Forced, crews: Sequence[Crew]) -> LeverOption:
    months = forced.position_weeks / WEEKS_PER_MONTH
    return LeverOption(
        feasible=forced.shortage > 0 and forced.closes == forced.shortage,
        closes=forced.closes,
        cost=forced.cost,
        weeks=forced.weeks,
        chance=forced.chance,
        cost_per_position=_per_position(forced),
        cost_per_position_month=forced.cost.total / months if months > 0 else None,
        note=note(problem, forced, crews),
        hires=forced.hires,
    )


def _per_position(forced: Forced) -> float | None:
    return forced.cost.total / forced.closes if forced.closes else None


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or whole is None or whole == 0 else part / whole
