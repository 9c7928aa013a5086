"""The blend as a mixed-integer model (methods.md#the-model): its columns.

Columns: a training step done by a due week, a hire of a profile into a team, a seat, a position
that a tool fills, a shortage. Only what can close a position gets a column. Money is in
thousands, so that the numbers of the model lie near 1.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.solver import Sheet
from analytics.strategy.money import mentor_hours, step_hours
from analytics.strategy.problem.problem import (
    HireProfile,
    Need,
    Problem,
    Rules,
    Tool,
    Worker,
    by_step,
)
from analytics.strategy.problem.relax import Purchase, closed_to, counts, open_to, pins_of
from analytics.strategy.results import Cost
from data.vocabulary import MAX_LEVEL

LEAST_MENTOR_LEVEL = 3
"""Who mentors is competent at least, and at the level that the step leads to."""
SLACK = 1e-9
"""Hours, budget and deadline may be reached exactly: sums of decimals get this much room."""


@dataclass
class Chain:
    """The steps of one person in one skill: level -> due weeks (ascending) and their columns."""

    person: int
    skill: str
    known_level: int
    dues: dict[int, list[float]] = field(default_factory=dict)
    columns: dict[int, list[int]] = field(default_factory=dict)

    def at(self, level: int, due: float) -> int | None:
        """The column that says whether `level` is reached by week `due`; None: it cannot be."""
        dues = self.dues.get(level)
        if not dues:
            return None
        position = bisect_right(dues, due)
        return self.columns[level][position - 1] if position else None


@dataclass(frozen=True)
class Goal:
    """A level that people of the teams may train to by a week; None: one above their own."""

    teams: frozenset[str]
    level: int | None
    due: float


def mentor_level(level: int) -> int:
    return max(LEAST_MENTOR_LEVEL, level)


def learns(worker: Worker, skill: str, level: int) -> bool:
    return worker.levels.get(skill) == level - 1 and worker.may_learn(skill)


def tool_cap(rules: Rules, headcount: int) -> int:
    """How many positions of a requirement tools may fill (methods.md#genai-tools)."""
    if headcount == 1:
        return 0
    return max(1, int(rules.cap_share * headcount + SLACK))


def tools_for(problem: Problem, need: Need, team: str | None = None) -> tuple[int, ...]:
    """Positions of the tools that can lift a person of the team (None: of any of the need's teams)
    to the need's level in time."""
    if (
        closed_to(problem, "equip")
        or problem.tooling[need.skill] == "never"
        or tool_cap(problem.rules, need.headcount) == 0
    ):
        return ()
    teams = need.teams if team is None else (team,)
    return tuple(
        i
        for i, tool in enumerate(problem.tools)
        if _serves(tool, need) and any(_counts(problem, tool, need.skill, own) for own in teams)
    )


def _counts(problem: Problem, tool: Tool, skill: str, team: str) -> bool:
    """Only a tool that people lack today counts, where no bar forbids it."""
    purchase = Purchase("equip", team, (skill,), tool=tool.name)
    return team not in tool.owned_by and counts(problem, purchase)


def _serves(tool: Tool, need: Need) -> bool:
    return (
        need.skill in tool.skills
        and tool.credit[need.skill] > 0
        and tool.weeks_to_productive <= need.due_week + SLACK
        and need.level - 1 >= tool.minimum_own_level[need.skill]
    )


def begins_late(offer: HireProfile | Tool, need: Need) -> bool:
    """Whether it is a later start of an offer that is not there when the need wants it."""
    return offer.turn > 0 and offer.weeks_to_productive > need.latest + SLACK


def chains(problem: Problem, active: Mapping[int, Need]) -> dict[tuple[int, str], Chain]:
    """Chains by person and skill: only steps towards a goal that fit the hours in time."""
    if closed_to(problem, "train"):
        return {}
    goals = _goals(problem, active)
    others = dict.fromkeys(
        skill for prerequisite in problem.prerequisites for skill, _ in prerequisite.needs
    )
    mentors = _mentor_hours(problem, {**others, **goals})
    goals_in = {
        team: {
            s: own for s, all_of in goals.items() if (own := [g for g in all_of if team in g.teams])
        }
        for team in {worker.team for worker in problem.workers}
    }
    result: dict[tuple[int, str], Chain] = {}
    for number, worker in enumerate(problem.workers):
        for skill, wanted in goals_in[worker.team].items():
            level = worker.levels.get(skill)
            if level is None or not may_train(problem, worker, skill):
                continue
            chain = Chain(number, skill, level)
            for goal in wanted:
                target = level + 1 if goal.level is None else goal.level
                if target > level:
                    _extend(problem, chain, target, goal.due, mentors[skill])
            if chain.dues:
                result[number, skill] = chain
    if problem.prerequisites:
        _with_prerequisites(problem, result, mentors)
    return result


def _with_prerequisites(
    problem: Problem, own_chains: dict[tuple[int, str], Chain], mentors: Mapping[str, list[float]]
) -> None:
    """Add the steps in other skills that the steps found so far ask for, and those that they do."""
    asks = by_step(problem.prerequisites)
    left = list(own_chains.values())
    while left:
        chain = left.pop()
        worker = problem.workers[chain.person]
        for level, dues in list(chain.dues.items()):
            for skill, least in asks.get((chain.skill, level), ()):
                own = worker.levels.get(skill)
                if own is None or own >= least or not may_train(problem, worker, skill):
                    continue
                other = own_chains.get((chain.person, skill), Chain(chain.person, skill, own))
                extended = [_extend(problem, other, least, due, mentors[skill]) for due in dues]
                if any(extended):
                    own_chains[chain.person, skill] = other
                    left.append(other)


def may_train(problem: Problem, worker: Worker, skill: str) -> bool:
    """Whether the person may learn the skill, and pins and bars allow it. A pin does not overrule
    what somebody declined."""
    if not worker.may_learn(skill):
        return False
    if not problem.pins and not problem.bars:
        return True
    purchase = Purchase("train", worker.team, (skill,))
    return open_to(problem, purchase) and counts(problem, purchase)


def _goals(problem: Problem, active: Mapping[int, Need]) -> dict[str, list[Goal]]:
    """By skill what training can aim at: a need's level, the one below where a tool adds the last,
    and for a pin one more level of anybody."""
    result: dict[str, list[Goal]] = {}
    for need in active.values():
        goals = result.setdefault(need.skill, [])
        goals.append(Goal(need.teams, need.level, need.due_week))
        if tools_for(problem, need):
            goals.append(Goal(need.teams, need.level - 1, need.due_week))
    for pin in pins_of(problem, "train"):
        teams = frozenset(problem.teams if pin.team is None else (pin.team,))
        required = dict.fromkeys(need.skill for need in problem.needs)
        for skill in required if pin.skill is None else (pin.skill,):
            result.setdefault(skill, []).append(Goal(teams, None, problem.rules.deadline_weeks))
    return result


def climbs(problem: Problem, known: int, goal: int, due: float, hours_per_week: float) -> bool:
    """Whether the steps from a known level to a goal are few enough and fit the hours in time."""
    if goal > min(MAX_LEVEL, known + problem.rules.max_steps):
        return False
    hours = sum(step_hours(problem.rules, level) for level in range(known + 1, goal + 1))
    return hours <= hours_per_week * due + SLACK


def _extend(problem: Problem, chain: Chain, goal: int, due: float, mentors: list[float]) -> bool:
    """Add the steps up to `goal` by `due`, where time and the number of steps allow it, and where
    no tutor may come, mentors; answers whether any is new."""
    rules, steps = problem.rules, range(chain.known_level + 1, goal + 1)
    hours = problem.workers[chain.person].hours_per_week
    if not climbs(problem, chain.known_level, goal, due, hours):
        return False
    if rules.tutor_fee_per_hour is None and any(
        mentor_hours(rules, level) > mentors[mentor_level(level)] * due + SLACK for level in steps
    ):
        return False
    new = [level for level in steps if due not in chain.dues.get(level, ())]
    for level in new:
        insort(chain.dues.setdefault(level, []), due)
    return bool(new)


def _mentor_hours(problem: Problem, skills: Mapping[str, object]) -> dict[str, list[float]]:
    """By skill: weekly mentoring hours of people at each level or above."""
    result = {skill: [0.0] * (MAX_LEVEL + 1) for skill in skills}
    if problem.rules.mentor_hours_per_hour > 0:
        for worker in (w for w in problem.workers if w.mentor_hours_per_week):
            for skill, hours in result.items():
                for level in range(worker.levels.get(skill, -1) + 1):
                    hours[level] += worker.mentor_hours_per_week
    return result


MONEY = 1000.0
Terms = list[tuple[int, float]]


@dataclass
class Model:
    """Columns by what they mean, and the wishes as sums over columns."""

    problem: Problem
    active: dict[int, Need]
    """Needs with a shortage that the plan values, by their position in the problem."""
    able: dict[int, Terms] = field(default_factory=dict)
    """By need: trainees and hires at its level by its due week."""
    sheet: Sheet = field(default_factory=Sheet)
    chains: dict[tuple[int, str], Chain] = field(default_factory=dict)
    tutored: dict[str, list[int]] = field(default_factory=dict)
    """By skill, hours that an outside tutor has given by each due week of its steps."""
    hires: dict[tuple[int, str], int] = field(default_factory=dict)
    contracts: dict[tuple[int, str, float], int] = field(default_factory=dict)
    """Contractors of a profile in a team from the week in which a need is due."""
    seats: dict[tuple[int, int], int] = field(default_factory=dict)
    uses: dict[tuple[int, int], int] = field(default_factory=dict)
    """Somebody counts for a need through a tool."""
    shortage: dict[int, int] = field(default_factory=dict)
    touched: dict[int, int] = field(default_factory=dict)
    """Somebody is trained or given a seat."""
    unmet: dict[int, int] = field(default_factory=dict)
    """By pin: how many of the purchases that it demands are missing."""
    nothing: dict[int, float] = field(default_factory=dict)
    """Columns that are above 0 where nothing is bought, and their value then."""
    cost: Terms = field(default_factory=list)
    cash: Terms = field(default_factory=list)
    hours: Terms = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    """Rows of what may be spent of money and hours."""

    def buy(self, column: int, cost: Cost) -> None:
        self.cost.append((column, cost.total / MONEY))
        self.cash.append((column, cost.first_year_cash / MONEY))
        self.hours.append((column, cost.hours))


def hire_serves(problem: Problem, hire: int, team: str, need: Need) -> bool:
    profile = problem.hires[hire]
    return profile.weeks_to_productive <= need.due_week + SLACK and hire_counts(
        problem, hire, team, need
    )


def hire_counts(problem: Problem, hire: int, team: str, need: Need) -> bool:
    """Whether a hire of this profile into `team` counts for the need at some time."""
    profile = problem.hires[hire]
    return (
        team in need.teams
        and profile.team in (None, team)
        and profile.levels.get(need.skill, 0) >= need.level
        and profile.weeks_to_start < problem.rules.horizon_weeks  # from there on nobody costs
        and counts(problem, Purchase("hire", team, (need.skill,), profile=profile.profile))
    )


def weekly_hours(problem: Problem) -> float:
    """Learning hours of everyone in a week: interviews are shared out in proportion."""
    return sum(worker.hours_per_week for worker in problem.workers)
