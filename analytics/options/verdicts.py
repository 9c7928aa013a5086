"""Train, hire, equip, contract or leave open: the least net cost for one skill alone
(methods.md#verdict-and-flip), and the values of an open position at which that changes.

Net cost is a straight line in the value of an open position, so each lever is the lower envelope of
its candidates. They are found by solving at the likely value, at both ends of what is looked at,
and again wherever the envelopes cross, until the crossing stays.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from analytics.chances.ranges import ranges
from analytics.options.options import Candidate, Search
from analytics.options.results import AreaLevers, Flip, LeverOption, SkillLevers
from analytics.results import (
    ALLOWED,
    AllowedLever,
    Analysis,
    RequirementCoverage,
    Verdict,
    by_key,
)
from analytics.strategy.amounts import WEEKS_PER_MONTH, money_exact, percent, whole_week
from analytics.strategy.model.model import tool_cap, tools_for
from analytics.strategy.money import add, cost_of, hire_charges
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.results import Cost
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import assumptions_of, read_terms
from analytics.strategy.setup.setup import as_late_as_serves, build_problem
from data.store.database import Database

WORDS: Mapping[str, str] = {
    "train": "Training",
    "hire": "Hiring",
    "equip": "Tooling",
    "contract": "Contracting",
}
NO_ONE = "no contractor who is offered brings this level."


def _do(verdict: Verdict) -> str:
    return "leave open" if verdict == "nothing" else verdict


def turns(
    now: Verdict, flips: Sequence[Flip], options: Mapping[AllowedLever, LeverOption], currency: str
) -> str:
    """ "leave open below $ 1 200 a week, hire above $ 9 400"; "" of what is covered."""
    texts = [
        f"{_do(flip.becomes)} {'below' if flip.value < flip.today else 'above'} "
        f"{money_exact(flip.value, currency)}"
        for flip in flips
    ]
    if now == "covered":
        return ""
    if texts:
        return ", ".join([f"{texts[0]} a week", *texts[1:]])
    if now != "nothing":
        return "at any value of an open position"
    if any(option.allowed and option.net is not None for option in options.values()):
        return "nothing that is allowed is worth its price"
    return "nothing that is allowed closes it in time at a price that pays"


def way_out(
    now: Verdict, net: float, options: Mapping[AllowedLever, LeverOption], problem: Problem
) -> str:
    """What is not allowed and would cost less, or do what nothing else does, with its price; who
    is missing to be hired."""
    currency, texts = problem.rules.currency, []
    stuck = not any(option.allowed and option.net is not None for option in options.values())
    barred = [
        (option.net, _do(lever), option.cost.total)
        for lever, option in options.items()
        if not option.allowed and option.net is not None and (stuck or option.net < net)
    ]
    if barred:
        own, lever, total = min(barred)
        more = "less" if own < net else "more"
        texts.append(
            f"Not allowed here: {lever}, for {money_exact(total, currency)} in total; its net cost "
            f"is {money_exact(abs(own - net), currency)} {more}."
        )
    if now == "nothing" and "hire" in problem.rules.levers:
        texts.append(undescribed(problem))
    return " ".join(part for part in texts if part)


def undescribed(problem: Problem) -> str:
    """That nobody to hire is described for a skill, with how to mend it; "" where somebody is."""
    short = _short(problem)
    if any(hire.levels.get(n.skill, 0) >= n.level for hire in problem.hires for n in short):
        return ""
    price = ""
    if problem.undescribed is not None:
        cost = cost_of(hire_charges(problem.rules, problem.undescribed)).total
        price = f" A hire is assumed to cost {money_exact(cost, problem.rules.currency)} in total."
    return (
        "Nobody to hire is described for this skill: give a role profile this level (Settings)."
        f"{price}"
    )


TAKES: Mapping[AllowedLever, tuple[str, str, str]] = {
    "hire": ("hire", "hires", "productive by"),
    "equip": ("seat", "seats", "in use by"),
    "contract": ("engagement", "engagements", "the last there from"),
    "train": ("training", "trainings", "the last done by"),
}


def takes(lever: AllowedLever, bought: int, profiles: str, weeks: float) -> str:
    item, many, when = TAKES[lever]
    of = f" ({profiles})" if profiles else ""
    return f"{count(bought, item, many)}{of}, {when} week {whole_week(weeks)}."


def note(problem: Problem, lever: AllowedLever, closes: int, most: int, taken: str) -> str:
    """One sentence: what a lever takes, or why it closes no more than `closes`. `most`: what it
    closes where an open position is dearest."""
    of = sum(need.missing for need in problem.needs)
    if closes == of:
        return taken
    why = {"train": _training, "hire": _hiring, "equip": _tooling, "contract": _contracting}
    reason = "more would cost more than it saves."
    if most <= closes:
        reason = why[lever](problem)
    if not taken:
        return reason[0].upper() + reason[1:]
    return f"Closes {closes} of {of} in time: {reason}"


def _short(problem: Problem) -> list[Need]:
    return [need for need in problem.needs if need.missing]


def _training(problem: Problem) -> str:
    if not near(problem, problem.rules.max_steps):
        steps = count(problem.rules.max_steps, "level", "levels")
        return f"nobody within {steps} below has learning hours and has not said no."
    return "the learning hours of those near the level do not fit before the due date."


def _hiring(problem: Problem) -> str:
    if missing := undescribed(problem):
        return missing
    short = _short(problem)
    able = [
        hire
        for hire in problem.hires
        if hire.maximum and any(hire.levels.get(n.skill, 0) >= n.level for n in short)
    ]
    fastest = min((hire.weeks_to_productive - hire.delay for hire in able), default=0.0)
    return _late("a hire is productive", fastest, short) or _limited("hires")


def _contracting(problem: Problem) -> str:
    short = _short(problem)
    soonest = [
        offer.weeks_to_start
        for offer in (*problem.contractors, *problem.not_allowed)
        if any(offer.levels.get(n.skill, 0) >= n.level for n in short)
    ]
    if not soonest:
        return NO_ONE
    return _late("a contractor is there", min(soonest), short) or _limited("contractors")


def _late(what: str, weeks: float, short: Sequence[Need]) -> str:
    due = max(need.due_week for need in short)
    if weeks <= due:
        return ""
    return f"{what} after {whole_week(weeks)} weeks, the due date is week {whole_week(due)}."


def _limited(what: str) -> str:
    return f"the number of {what} is limited, or a due date is too near."


def _tooling(problem: Problem) -> str:
    short = _short(problem)
    if all(problem.tooling[need.skill] == "never" for need in short):
        return "tools never count for this skill."
    if all(tool_cap(problem.rules, need.headcount) == 0 for need in short):
        return "a tool never fills the only position."
    if not any(tools_for(problem, need) for need in short):
        return "no tool lifts people to this level in time."
    return (
        f"tools fill at most {percent(problem.rules.cap_share)} of a target, for people one "
        "level below, where somebody reviews their work."
    )


def near(problem: Problem, below: int) -> int:
    """How many people are up to `below` levels below a requirement, and may learn."""
    return sum(
        any(
            worker.team in need.teams
            and worker.may_learn(need.skill)
            and (level := worker.levels.get(need.skill)) is not None
            and 1 <= need.level - level <= below
            for need in problem.needs
        )
        for worker in problem.workers
    )


def count(number: int, single: str, many: str) -> str:
    """`1 seat`, `2 seats`."""
    return f"{number} {single if number == 1 else many}"


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
        return max((value for need, value in pairs if need.missing), default=0.0)

    def solve(self, scale: float) -> None:
        for lever in ALLOWED:
            if lever in self.allowed and self.plans.get(lever) != []:
                self._solve(lever, scale)

    def best(self, lever: AllowedLever) -> Candidate | None:
        """What a lever buys with the least net cost; None where it can do nothing."""
        return min(self.plans.get(lever, []), key=lambda p: p.net(self.search.values), default=None)

    def leader(self, scale: float = 1.0) -> Choice:
        """The choice of least net cost where an open position costs `scale` times as much."""
        return min(self.nets(scale).items(), key=lambda item: (item[1], TIES.index(item[0])))[0]

    def nets(self, scale: float = 1.0) -> dict[Choice, float]:
        """The least net cost of each choice that is allowed, to cents."""
        result: dict[Choice, float] = {}
        for choice, plan in self._lines():
            net = round(plan.net(self.search.values, scale), 2)
            result[choice] = min(net, result.get(choice, net))
        return result

    def flips(self) -> tuple[tuple[float, Choice], ...]:
        """(value of an open position, the choice there): the nearest below and above the likely
        value, found by solving again until they stay."""
        self.everywhere()
        if self.value <= 0:
            return ()
        result = []
        for far in (1 / FAR, FAR):
            asked = None
            for _ in range(MOST):
                turn = self._turn(far)
                if turn is None or turn == asked:
                    break
                self.solve(turn / self.value)
                asked = turn
            if turn is not None:
                result.append((turn, self.leader(turn / self.value)))
        return tuple(result)

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
        plan = self.search.candidate(self.search.program.solve(scale, levers=[lever]))
        if plan.planned.plan.actions and plan not in self.plans.get(lever, []):
            self.plans.setdefault(lever, []).append(plan)


def outward(value: float, up: bool) -> float:
    """To two digits, away from the likely value: there the choice has changed."""
    step = step_of(value)
    whole = math.ceil(value / step - 1e-9) if up else math.floor(value / step + 1e-9)
    return whole * step


def step_of(value: float) -> float:
    return 10.0 ** (math.floor(math.log10(value)) - 1) if value > 0 else 1.0


def weigh(asked: Search, skill: str) -> Weighing | None:
    """One skill by itself: no budget and no pins; levers that the scenario does not allow are
    priced, and take no part. None where nothing is short. What so many can do that none is missed
    in any future takes no part either."""
    problem = asked.problem
    needs = tuple(replace(n, closed=False) for n in problem.needs if n.skill == skill)
    if not any(need.missing for need in needs):
        return None
    own = as_late_as_serves(
        replace(
            problem,
            needs=needs,
            rules=replace(problem.rules, budget=None, levers=frozenset(ALLOWED)),
            pins=(),
            contractors=problem.contractors or problem.not_allowed,
        )
    )
    # The value is scaled to the whole team, whatever one skill asks for.
    terms = replace(asked.terms, value=asked.terms.per_week(problem))
    search = Search(own, asked.ranges, terms, RUNS, SAMPLES, drawn=asked.drawn)
    pairs = zip(needs, search.nothing.open_weeks, strict=True)
    kept = tuple(need for need, weeks in pairs if need.missing or weeks)
    if kept != needs:
        search = replace(search, problem=replace(own, needs=kept), _known={}, _judged={})
    return Weighing(search, problem.rules.levers)


def skill_levers(
    database: Database, analysis: Analysis, scenario: Scenario
) -> tuple[SkillLevers, ...]:
    """One answer per required skill of an analysis, in the order of the requirements; the
    scenario's budget plays no part."""
    numbers = assumptions_of(database, scenario)
    problem = build_problem(database, analysis, scenario, numbers)
    own, terms = ranges(numbers, scenario, problem), read_terms(numbers, scenario)
    asked = Search(problem, own, terms, drawn={})  # as rated: nothing is believed of anybody
    return tuple(
        _skill_levers(rows, asked, weigh(asked, skill), _unknown(analysis, rows))
        for skill, rows in by_key((row.skill_id, row) for row in analysis.requirements).items()
    )


def area_levers(levers: Sequence[SkillLevers]) -> tuple[AreaLevers, ...]:
    """Sums of the skills of each area: shortages, positions by verdict, costs of the verdicts."""
    result = []
    for area, skills in by_key((skill.area, skill) for skill in levers).items():
        positions: Counter[Verdict] = Counter()
        costs: list[Cost] = []
        for skill in skills:
            left = skill.shortage
            if option := skill.chosen:
                positions[skill.verdict] += option.closes
                costs.append(option.cost)
                left -= option.closes
            if left:
                positions["nothing"] += left
        short = sum(skill.shortage for skill in skills)
        result.append(AreaLevers(area, short, positions, add(costs)))
    return tuple(result)


def _unknown(analysis: Analysis, rows: Sequence[RequirementCoverage]) -> int:
    """People without a level in the skill of these requirements, each once."""
    groups = {row.teams: row.unknown for row in rows}
    teams = {team for group in groups for team in group}
    if sum(map(len, groups)) == len(teams):
        return sum(groups.values())
    own: pd.DataFrame = analysis.levels
    known = own[(own["skill_id"] == rows[0].skill_id) & (own["state"] != "unknown")]
    return int(analysis.roster["team"].isin(teams).sum() - known["team"].isin(teams).sum())


def _skill_levers(
    rows: Sequence[RequirementCoverage], asked: Search, weighed: Weighing | None, unknown: int
) -> SkillLevers:
    flips = weighed.flips() if weighed else ()
    name, skill_id = rows[0].skill, rows[0].skill_id
    problem = asked.problem
    now: Verdict = weighed.leader() if weighed else "covered"
    needs = [need for need in problem.needs if need.skill == skill_id]
    own = as_late_as_serves(replace(problem, needs=tuple(needs)))
    options = {
        lever: _option(own, lever, weighed)
        for lever in ALLOWED
        if lever != "contract" or problem.contractors or problem.not_allowed
    }
    value = weighed.value if weighed else 0.0
    turning = tuple(Flip(value, turn, becomes) for turn, becomes in flips)
    return SkillLevers(
        skill=name,
        skill_id=skill_id,
        area=rows[0].area,
        required=sum(r.required for r in rows),
        have=sum(r.have for r in rows),
        unknown=unknown,
        shortage=sum(r.shortage for r in rows),
        must_have_shortage=sum(r.shortage for r in rows if r.must_have),
        options=options,
        verdict=now,
        value=value,
        flips=turning,
        turns=turns(now, turning, options, own.rules.currency),
        way_out=way_out(now, min(weighed.nets().values()), options, own) if weighed else "",
    )


def _option(problem: Problem, lever: AllowedLever, weighed: Weighing | None) -> LeverOption:
    allowed = lever in problem.rules.levers
    chosen = weighed.best(lever) if weighed else None
    if weighed is None or chosen is None:
        text = note(problem, lever, 0, 0, "") if weighed else "No shortage."
        return LeverOption(note=text, allowed=allowed)
    plan = chosen.planned.plan
    closing = [action for action in plan.actions if action.closes]
    closes = _closes(chosen)
    most = max(_closes(item) for item in weighed.plans[lever])
    weeks = max(action.end_week for action in closing or plan.actions)
    saved = sum(weighed.search.nothing.open_weeks) - sum(chosen.open_weeks)
    bought = sum(action.count for action in plan.actions)
    names = " and ".join(dict.fromkeys(a.profile for a in plan.actions if a.profile))
    return LeverOption(
        closes=closes,
        cost=plan.cost,
        weeks=weeks,
        chance=min(action.chance for action in closing or plan.actions),
        cost_per_position_month=plan.cost.total * WEEKS_PER_MONTH / saved if saved > 0 else None,
        net=chosen.net(weighed.search.values),
        open_weeks=sum(chosen.open_weeks),
        start_by_week=min(action.decide_by_week for action in closing or plan.actions),
        note=note(problem, lever, closes, most, takes(lever, bought, names, weeks)),
        allowed=allowed,
    )


def _closes(plan: Candidate) -> int:
    return sum(need.shortage_before - need.shortage_after for need in plan.planned.plan.needs)
