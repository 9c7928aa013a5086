"""Train, hire, equip, contract or leave open: the least net cost for one skill alone
(methods.md#verdict-and-flip), and the values of an open position at which that changes.

Net cost is a straight line in the value of an open position, so each lever is the lower envelope of
its candidates. They are found by solving at the likely value, at both ends of what is looked at,
and again wherever the envelopes cross, until the crossing stays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from analytics.analyse import analyse
from analytics.chances.ranges import Ranges
from analytics.chances.setup import ranges
from analytics.options.options import Candidate, Search
from analytics.options.program import GAP
from analytics.options.results import AreaLevers, Flip, LeverOption, SkillLevers
from analytics.options.verdict_words import (
    flip_sentence,
    interest_unknown,
    note,
    takes,
    trainable,
    turns,
    verdict_sentence,
    way_out,
)
from analytics.results import ALLOWED, AllowedLever, Analysis, RequirementCoverage, Verdict
from analytics.selection import RatingKind
from analytics.strategy.money.charges import WEEKS_PER_YEAR
from analytics.strategy.money.costs import add
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Cost
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import assumptions_of
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.value import Terms, read_terms
from data.store.database import Database

KINDS: tuple[RatingKind, ...] = ("fused", "self", "manager")
CLOSE = (1, 2)
"""Trainable are people this many levels below."""
WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12
RUNS = 2_000
SAMPLES = 60
FAR = 10.0
"""Values are looked at up to so many times the likely one, and down to that part of it."""
MOST = 8
"""Solves at crossings on one side."""

Choice = AllowedLever | Literal["nothing"]
TIES: tuple[Choice, ...] = ("nothing", "train", "equip", "hire", "contract")
"""Equal net costs: what commits less first."""


@dataclass
class Weighing:
    """One skill by itself: each lever's plans, as judged. `search`: of the skill's own problem."""

    search: Search
    allowed: frozenset[str]
    plans: dict[AllowedLever, list[Candidate]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.solve(1.0)

    def everywhere(self) -> None:
        """Look at the highest value, too: a lever that buys nothing there buys nothing at all, and
        what the solver's coarser dates just miss is a candidate. And at levers that are not
        allowed, for their price."""
        for lever in ALLOWED:
            self._solve(lever, FAR)
            if lever not in self.allowed:
                self._solve(lever, 1.0)
            self.plans.setdefault(lever, [])

    @property
    def value(self) -> float:
        """Likely cost of a week without one of the skill's open positions, of the dearest."""
        pairs = zip(self.search.problem.needs, self.search.values, strict=True)
        return max((value for need, value in pairs if need.have < need.headcount), default=0.0)

    def solve(self, scale: float) -> None:
        """Look for plans where an open position costs `scale` times as much."""
        for lever in ALLOWED:
            if lever in self.allowed and self.plans.get(lever) != []:
                self._solve(lever, scale)

    def best(self, lever: AllowedLever) -> Candidate | None:
        """What a lever buys with the least net cost; None where it can do nothing."""
        return min(self.plans.get(lever, []), key=lambda p: p.net(self.search.values), default=None)

    def leader(self, scale: float = 1.0) -> Choice:
        """The choice of least net cost where an open position costs `scale` times as much."""
        return min(self.nets(scale).items(), key=lambda one: (one[1], TIES.index(one[0])))[0]

    def nets(self, scale: float = 1.0) -> dict[Choice, float]:
        """The least net cost of each choice that is allowed, to cents."""
        found: dict[Choice, float] = {}
        for choice, plan in self._lines():
            net = round(plan.net(self.search.values, scale), 2)
            found[choice] = min(net, found.get(choice, net))
        return found

    def flips(self) -> tuple[tuple[float, Choice], ...]:
        """(value of an open position, the choice there): the nearest below and above the likely
        value, found by solving again until they stay."""
        self.everywhere()
        if self.value <= 0:
            return ()
        found = []
        for far in (1 / FAR, FAR):
            asked = None
            for _ in range(MOST):
                turn = self._turn(far)
                if turn is None or turn == asked:
                    break
                self.solve(turn / self.value)
                asked = turn
            if turn is not None:
                found.append((turn, self.leader(turn / self.value)))
        return tuple(found)

    def _turn(self, far: float) -> float | None:
        """The first printed value on the way to `far` where another choice costs less."""
        now, values = self.leader(), self.search.values
        lines = [(plan.net(values, 0.0), plan.vacancy(values)) for _, plan in self._lines()]
        cuts = {
            (fixed - other) / (steeper - slope)
            for fixed, slope in lines
            for other, steeper in lines
            if steeper != slope
        }
        inside = (s for s in cuts if min(far, 1.0) <= s <= max(far, 1.0))
        for scale in sorted(inside, reverse=far < 1):
            printed = outward(scale * self.value, far > 1)
            if self.leader(printed / self.value) != now:
                return printed
        return None

    def _lines(self) -> list[tuple[Choice, Candidate]]:
        own: list[tuple[Choice, Candidate]] = [("nothing", self.search.nothing)]
        return own + [
            (lever, plan)
            for lever, plans in self.plans.items()
            if lever in self.allowed
            for plan in plans
        ]

    def _solve(self, lever: AllowedLever, scale: float) -> None:
        plan = self.search.candidate(self.search.program.solve(scale, levers=[lever], gap=GAP))
        if plan.planned.plan.actions and plan not in self.plans.get(lever, []):
            self.plans.setdefault(lever, []).append(plan)


def outward(value: float, up: bool) -> float:
    """To two digits, away from the likely value: there the choice has changed."""
    step = step_of(value)
    whole = math.ceil(value / step - 1e-9) if up else math.floor(value / step + 1e-9)
    return whole * step


def step_of(value: float) -> float:
    """The step in which a value is printed."""
    return 10.0 ** (math.floor(math.log10(value)) - 1) if value > 0 else 1.0


def weigh(problem: Problem, ranges: Ranges, terms: Terms, skill: str) -> Weighing:
    """One skill of a problem by itself: no budget and no pins; levers that the scenario does not
    allow are priced, and take no part."""
    needs = tuple(replace(n, closed=False) for n in problem.needs if n.skill == skill)
    rules = replace(problem.rules, budget=None, levers=frozenset(ALLOWED))
    own = replace(
        problem,
        needs=needs,
        rules=rules,
        pins=(),
        moves=(),
        contractors=problem.contractors or problem.not_allowed,
    )
    # The value is scaled to the whole team, whatever one skill asks for.
    terms = replace(terms, value=terms.per_week(problem))
    search = Search(own, ranges, terms, RUNS, SAMPLES)
    return Weighing(search, problem.rules.levers)


@dataclass(frozen=True)
class _Question:
    """A problem of all skills, with what its skills are weighed by."""

    problem: Problem
    ranges: Ranges
    terms: Terms

    def weigh(self, skill: str) -> Weighing | None:
        """None where nothing is short."""
        own = (need for need in self.problem.needs if need.skill == skill)
        if not any(need.have < need.headcount for need in own):
            return None
        return weigh(self.problem, self.ranges, self.terms, skill)


def _question(database: Database, analysis: Analysis, scenario: Scenario) -> _Question:
    problem = build_problem(database, analysis, scenario)
    numbers = assumptions_of(database, scenario)
    terms = read_terms(numbers, scenario)
    return _Question(problem, ranges(numbers, scenario, problem), terms)


def skill_levers(
    database: Database, analysis: Analysis, scenario: Scenario
) -> tuple[SkillLevers, ...]:
    """One answer per required skill of an analysis, in the order of the requirements; the
    scenario's budget plays no part."""
    selection = analysis.selection
    question = _question(database, analysis, scenario)
    rated = {kind: rated_skills(analysis, kind) for kind in KINDS if kind != selection.ratings}
    others = {
        kind: _question(database, analyse(database, replace(selection, ratings=kind)), scenario)
        for kind, skills in rated.items()
        if skills
    }
    found: list[SkillLevers] = []
    for skill, rows in _by_skill(analysis).items():
        weighed = question.weigh(skill)
        flips = weighed.flips() if weighed else ()
        now = _verdict(weighed)
        verdicts: dict[str, Verdict] = {selection.ratings: now}
        for kind, other in others.items():
            if skill in rated[kind]:
                told = other.weigh(skill)
                if told and _verdict(told) != now:
                    told.everywhere()
                verdicts[kind] = _verdict(told)
        unknown = _unknown(analysis, rows)
        found.append(_skill_levers(rows, question, weighed, flips, verdicts, unknown))
    return tuple(found)


def _verdict(weighed: Weighing | None) -> Verdict:
    return "covered" if weighed is None else weighed.leader()


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
        left = skill.shortage
        if option := skill.chosen:
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
    question: _Question,
    weighed: Weighing | None,
    flips: Sequence[tuple[float, Choice]],
    verdicts: Mapping[str, Verdict],
    unknown: int,
) -> SkillLevers:
    name, skill_id = rows[0].skill, rows[0].skill_id
    problem, now = question.problem, _verdict(weighed)
    needs = [need for need in problem.needs if need.skill == skill_id]
    own = replace(problem, needs=tuple(needs))
    options = {
        lever: _option(own, lever, weighed)
        for lever in ALLOWED
        if lever != "contract" or problem.contractors or problem.not_allowed
    }
    nets = weighed.nets() if weighed else {}
    ranked = sorted(nets, key=lambda choice: (nets[choice], TIES.index(choice)))
    extra = nets[ranked[1]] - nets[ranked[0]] if len(ranked) > 1 else None
    turning = tuple(_flip(weighed, turn, options, question.terms) for turn in flips if weighed)
    said = turns(now, turning, options, own.rules.currency)
    train, hire = options["train"], options["hire"]
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
        trainable=trainable(own, max(CLOSE)),
        one_below=trainable(own, min(CLOSE)),
        interest_unknown=interest_unknown(own, max(CLOSE)),
        options=options,
        verdict=now,
        net=nets[ranked[0]] if ranked else 0.0,
        value=weighed.value if weighed else 0.0,
        runner_up=ranked[1] if len(ranked) > 1 else None,
        runner_up_extra=extra,
        flip=min(turning, key=lambda f: abs(math.log(f.value / f.today)), default=None),
        flips=turning,
        turns=said,
        agrees=len(set(verdicts.values())) == 1,
        by_ratings=dict(verdicts),
        train_to_hire_cost=_ratio(train.cost_per_position, hire.cost_per_position),
        train_to_hire_weeks=_ratio(train.weeks, hire.weeks),
        sentence=verdict_sentence(name, now, said),
        way_out=way_out(now, nets[ranked[0]], options, own) if ranked else "",
    )


def _flip(
    weighed: Weighing,
    turn: tuple[float, Choice],
    options: Mapping[AllowedLever, LeverOption],
    terms: Terms,
) -> Flip:
    value, becomes = turn
    today, currency = weighed.value, weighed.search.problem.rules.currency
    return Flip(
        parameter="value_per_week",
        unit=f"{currency} a week",
        today=today,
        value=value,
        becomes=becomes,
        sentence=flip_sentence(today, value, becomes, currency),
        low=terms.lean * today,
        high=terms.strong * today,
        cost=None if becomes == "nothing" else options[becomes].cost,
    )


def _option(problem: Problem, lever: AllowedLever, weighed: Weighing | None) -> LeverOption:
    """What a lever alone does; nothing where it can do nothing."""
    allowed = lever in problem.rules.levers
    chosen = weighed.best(lever) if weighed else None
    if weighed is None or chosen is None:
        said = note(problem, lever, 0, 0, "") if weighed else "No shortage."
        return LeverOption(note=said, allowed=allowed)
    plan = chosen.planned.plan
    closing = [action for action in plan.actions if action.closes]
    closes = _closes(chosen)
    most = max(_closes(one) for one in weighed.plans[lever])
    weeks = max(action.end_week for action in closing or plan.actions)
    saved = sum(weighed.search.nothing.open_weeks) - sum(chosen.open_weeks)
    bought = sum(action.count for action in plan.actions)
    names = " and ".join(dict.fromkeys(a.profile for a in plan.actions if a.profile))
    hires = problem.hires
    return LeverOption(
        feasible=closes == sum(max(0, n.headcount - n.have) for n in problem.needs),
        closes=closes,
        cost=plan.cost,
        weeks=weeks,
        chance=min(action.chance for action in closing or plan.actions),
        cost_per_position=plan.cost.total / closes if closes else None,
        cost_per_position_month=plan.cost.total * WEEKS_PER_MONTH / saved if saved > 0 else None,
        net=chosen.net(weighed.search.values),
        open_weeks=sum(chosen.open_weeks),
        note=note(problem, lever, closes, most, takes(lever, bought, names, weeks)),
        hires=tuple(
            sorted((hires[h].profile, t, k) for (h, t), k in chosen.planned.blend.hires.items())
        ),
        allowed=allowed,
    )


def _closes(plan: Candidate) -> int:
    return sum(need.shortage_before - need.shortage_after for need in plan.planned.plan.needs)


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or whole is None or whole == 0 else part / whole
