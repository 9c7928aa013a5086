"""The store's assumptions as the planner's numbers, and what a scenario gives in their place. Every
default comes from there, what a week without a position costs too
(methods.md#value-of-an-open-position).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from analytics.results import OptionName
from analytics.strategy.problem.problem import Contractor, HireProfile, Lead, Need, Problem, Tool
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioContractor,
    ScenarioHire,
    ScenarioTool,
    scenario_text,
)
from data.files.assumptions import limits, nearest, within
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.store.facts.settings import Assumption
from data.store.facts.settings import assumptions as stored
from data.store.facts.taxonomy import Skill, alias_key, lookup
from data.vocabulary import MAX_LEVEL, RefusedError


@dataclass(frozen=True)
class Range:
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Terms:
    """`times_pay`: an open must-have in mean weekly pay, before it is scaled to the team.

    `other_share`: of it that another position counts. `useful_share`: of a hire's pay that is
    useful elsewhere. `value`: replaces the likely value of a week; None: by pay. A requirement's
    own replaces both.
    """

    times_pay: Range
    other_share: float
    useful_share: float
    value: float | None = None

    def per_week(self, problem: Problem) -> float:
        """The likely value of a week without one must-have position, in the store's currency."""
        if self.value is not None:
            return self.value
        positions = sum(need.headcount for need in problem.needs if need.must_have)
        share = min(1.0, len(problem.workers) / positions) if positions else 1.0
        return self.times_pay.likely * mean_weekly_pay(problem) * share

    def of(self, problem: Problem, need: Need) -> float:
        """The same of a requirement: its own where it has one, else less if it is no must-have."""
        if need.per_week is not None:
            return need.per_week
        likely = self.per_week(problem)
        return likely if need.must_have else likely * self.other_share

    @property
    def lean(self) -> float:
        return self.times_pay.low / self.times_pay.likely

    @property
    def strong(self) -> float:
        return self.times_pay.high / self.times_pay.likely

    def scale(self, name: OptionName) -> float:
        """The value at which an option has the least net cost, over the likely one."""
        return {"lean": self.lean, "strong": self.strong}.get(name, 1.0)


def mean_weekly_pay(problem: Problem) -> float:
    """Loaded pay of a week, the mean of the people; the general one where there is nobody."""
    rates = [worker.hourly_rate for worker in problem.workers] or [problem.rules.mean_rate]
    return sum(rates) / len(rates) * problem.rules.work_hours_per_week


def read_terms(numbers: Assumptions, scenario: Scenario) -> Terms:
    times = "vacancy.times_pay"
    return Terms(
        times_pay=Range(numbers.low(times), numbers.likely(times), numbers.high(times)),
        other_share=numbers.likely("vacancy.other_share"),
        useful_share=numbers.likely("hire.useful_share"),
        value=scenario.value_per_week,
    )


DAYS_PER_WEEK = 7.0
FURTHEST_WEEK = 156.0
"""What is due later is beyond the plan."""
WEEKS_PER_MONTH = 52.0 / 12.0
MONTHS_PER_YEAR = 12.0
PAY_BAND = "pay.band."


@dataclass(frozen=True)
class Assumptions:
    numbers: Mapping[str, Assumption]

    def likely(self, key: str) -> float:
        return self._number(key).likely

    def low(self, key: str) -> float:
        return self._number(key).low

    def high(self, key: str) -> float:
        return self._number(key).high

    def _number(self, key: str) -> Assumption:
        if key not in self.numbers:
            raise RefusedError(
                f"The assumption {key} is missing in this store. Load it with `skillmix load "
                "assumptions FILE`."
            )
        return self.numbers[key]

    def changed(self, likely: Iterable[tuple[str, float]]) -> Assumptions:
        """The same with other likely numbers; a range that is too narrow widens to hold them.

        Raises RefusedError for a key that the store does not have or a number that cannot be.
        """
        numbers = dict(self.numbers)
        for key, value in likely:
            if key not in numbers:
                raise RefusedError(f"The assumption {key!r} is not known{nearest(key, numbers)}.")
            least, most = limits(key, numbers[key].unit)
            if not least <= value <= most:
                raise RefusedError(f"The assumption {key} is {value:g}; {within(least, most)}.")
            old = numbers[key]
            numbers[key] = replace(
                old, low=min(old.low, value), likely=value, high=max(old.high, value)
            )
        return Assumptions(numbers)

    def currency(self) -> str:
        """ISO code of all money in the store: every such unit begins with it (checked on load)."""
        return self._number("pay.base").unit.split()[0]

    def hours_to_level(self) -> tuple[float, ...]:
        levels = range(1, MAX_LEVEL + 1)
        return tuple(self.likely(f"training.hours_to_level_{k}") for k in levels)

    def hourly_rate(self, band: str | None) -> float:
        """Loaded cost of one hour of a person's time: of a pay band, without a known one the
        general one."""
        key = f"{PAY_BAND}{band}"
        base = self.likely(key if band and key in self.numbers else "pay.base")
        return base * self.likely("pay.loaded_factor") / self.likely("work.hours_per_year")

    def lead_parts(self, end: str = "likely") -> tuple[float, float, float]:
        """Weeks of filling, notice and ramp of a hire. `end`: low, likely or high."""
        pick = {"low": self.low, "likely": self.likely, "high": self.high}[end]
        return (
            pick("hire.days_to_fill") / DAYS_PER_WEEK,
            pick("hire.days_of_notice") / DAYS_PER_WEEK,
            pick("hire.months_to_productive") * WEEKS_PER_MONTH,
        )


def read_assumptions(database: Database) -> Assumptions:
    return Assumptions(stored(database))


def assumptions_of(database: Database, scenario: Scenario) -> Assumptions:
    """The store's numbers, changed by a scenario. RefusedError for one that cannot be."""
    return read_assumptions(database).changed(scenario.assumptions)


def scenario_hash(scenario: Scenario, numbers: Assumptions) -> str:
    """sha256 of the scenario's content and the assumptions: the same question, the same hash.

    The name asks nothing, and neither do reasons; keys that are as by default are left out, so that
    a hash that was kept with a decision still holds when a later version knows more keys.
    """
    asked = replace(
        scenario,
        name="",
        pins=tuple(replace(pin, reason="") for pin in scenario.pins),
        bars=tuple(replace(bar, reason="") for bar in scenario.bars),
    )
    content = {
        "scenario": scenario_text(asked),
        "assumptions": {k: (n.low, n.likely, n.high) for k, n in sorted(numbers.numbers.items())},
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


SEAT = "seat a month"
USAGE = "usage a month"
CONTRACT = "contract a month"
PAY = "pay a year"
BUDGETED = "budgeted pay a year"


@dataclass(frozen=True)
class Given:
    """A number of one tool, profile or contractor. `key` is made by `own`."""

    key: str
    number: float
    per: Literal["month", "year"]


def own(number: str, offer: str) -> str:
    return f"{number}, {offer}"


def given_numbers(scenario: Scenario) -> tuple[Given, ...]:
    """What the scenario gives by the month, or by the year beside another yearly number.

    A number that is itself the price of a charge is not here: the charge holds it.
    """
    return tuple(
        Given(own(number, offer), amount, "month" if number.endswith("month") else "year")
        for number, offer, amount in _listed(scenario)
        if amount is not None
    )


def _listed(scenario: Scenario) -> Iterator[tuple[str, str, float | None]]:
    for tool in scenario.tools or ():
        yield SEAT, tool.name, tool.seat_per_month
        yield USAGE, tool.name, tool.usage_per_month
    for contractor in scenario.contractors:
        yield CONTRACT, contractor.profile, contractor.cost_per_month
    for hire in scenario.hires or ():
        yield PAY, hire.profile, hire.yearly_pay
        yield BUDGETED, hire.profile, hire.budgeted_pay


DEFAULT_TOOL = "GenAI assistant"
Finder = Callable[[str, str], Skill]
"""(skill as written, where it stands) -> the store's skill, or RefusedError."""


def skill_finder(database: Database) -> Finder:
    """Find skills by name, id or alias, as an upload does."""
    known = lookup(database)

    def find(name: str, place: str) -> Skill:
        skill = known.get(alias_key(name))
        if skill is None:
            raise RefusedError(
                f"{place} names the skill {name!r}, which this store does not know. "
                "`skillmix taxonomy` lists all names."
            )
        return skill

    return find


def hire_profiles(
    database: Database, numbers: Assumptions, scenario: Scenario, find: Finder
) -> tuple[HireProfile, ...]:
    """The scenario's profiles where it names any, else one for each role profile."""
    if scenario.hires is not None:
        return tuple(_named_hire(numbers, hire, find) for hire in scenario.hires)
    by_role: dict[str, dict[str, int]] = {}
    for row in role_profiles(database):
        skill = find(row.skill, f"The role profile {row.role}")
        by_role.setdefault(row.role, {})[skill.skill_id] = row.level
    return tuple(_profile(numbers, role, levels) for role, levels in by_role.items())


def undescribed(numbers: Assumptions) -> HireProfile:
    return _profile(numbers, "", {})


def _profile(numbers: Assumptions, name: str, levels: dict[str, int]) -> HireProfile:
    fill, notice, ramp = numbers.lead_parts()
    likely = numbers.likely
    premium = 1.0 + likely("hire.pay_premium")
    return HireProfile(
        profile=name,
        levels=levels,
        maximum=int(likely("hire.max_per_profile")),
        weeks_to_start=fill + notice,
        weeks_to_productive=fill + notice + ramp,
        one_off=likely("hire.recruiting_cost") + likely("hire.onboarding_cost"),
        onboarding=likely("hire.onboarding_cost"),
        yearly_pay=likely("pay.base") * premium * likely("pay.loaded_factor"),
        interview_hours=likely("hire.interview_hours"),
        works_out=likely("hire.works_out"),
        lead=_parts(numbers, None),
    )


def _named_hire(numbers: Assumptions, hire: ScenarioHire, find: Finder) -> HireProfile:
    """A scenario's hire; what it does not say comes from the assumptions.

    Interviews only where it gives their hours.
    """
    place = f"[[hire]] {hire.profile}"
    levels = {find(skill, place).skill_id: level for skill, level in hire.levels}
    default = _profile(numbers, hire.profile, levels)
    recruiting = default.one_off - default.onboarding
    if hire.recruiting_cost is not None:
        recruiting = hire.recruiting_cost
    start, productive = _lead(numbers, hire)
    return replace(
        default,
        maximum=default.maximum if hire.maximum is None else hire.maximum,
        weeks_to_start=start,
        weeks_to_productive=productive,
        one_off=recruiting + default.onboarding,
        yearly_pay=default.yearly_pay if hire.yearly_pay is None else hire.yearly_pay,
        interview_hours=hire.interview_hours or 0.0,
        lead=_parts(numbers, hire),
        chance=hire.chance,
        total_cost=hire.total_cost,
        backfill=hire.backfill,
        budgeted_pay=hire.budgeted_pay,
        team=hire.team,
    )


def _lead(numbers: Assumptions, hire: ScenarioHire) -> tuple[float, float]:
    """Weeks until the hire starts and until it is productive, as is likely.

    Of `weeks_to_productive` the start lies as far before as the likely ramp takes, at most at
    week 0.
    """
    if hire.weeks_to_productive is not None:
        ramp = numbers.lead_parts()[2]
        return max(0.0, hire.weeks_to_productive - ramp), hire.weeks_to_productive
    fill, notice, ramp = _stretches(numbers, hire, "likely")
    return fill + notice, fill + notice + ramp


def _parts(numbers: Assumptions, hire: ScenarioHire | None) -> Lead:
    """Low and high of each part of the way; what the scenario gives is certain."""
    if hire is not None and hire.weeks_to_productive is not None:
        return ((hire.weeks_to_productive, hire.weeks_to_productive),)
    low, high = (_stretches(numbers, hire, end) for end in ("low", "high"))
    return tuple(zip(low, high, strict=True))


def _stretches(
    numbers: Assumptions, hire: ScenarioHire | None, end: str
) -> tuple[float, float, float]:
    assumed = numbers.lead_parts(end)
    if hire is None:
        return assumed
    given = (hire.weeks_to_fill, hire.notice_weeks, hire.ramp_weeks)
    fill, notice, ramp = (
        usual if own is None else own for own, usual in zip(given, assumed, strict=True)
    )
    return fill, notice, ramp


def contractors(
    numbers: Assumptions,
    scenario: Scenario,
    needs: Iterable[Need],
    names: Mapping[str, str],
    find: Finder,
) -> tuple[Contractor, ...]:
    """The scenario's contractors where it names any, else one profile for each skill that is short,
    at the highest level that is short in it. `names`: of skills, by id."""
    if scenario.contractors:
        return tuple(_named_contractor(numbers, one, find) for one in scenario.contractors)
    highest: dict[str, int] = {}
    for need in needs:
        if need.have < need.headcount:
            highest[need.skill] = max(need.level, highest.get(need.skill, 0))
    return tuple(_contractor(numbers, skill, names[skill], highest[skill]) for skill in highest)


def _contractor(numbers: Assumptions, skill: str, name: str, level: int) -> Contractor:
    return Contractor(
        profile=f"Contractor for {name}",
        levels={skill: level},
        maximum=int(numbers.likely("contract.max_per_skill")),
        weeks_to_start=numbers.likely("contract.weeks_to_start"),
        months=numbers.likely("contract.months"),
        cost_per_month=numbers.likely("contract.cost_per_month"),
        start_low_weeks=numbers.low("contract.weeks_to_start"),
        start_high_weeks=numbers.high("contract.weeks_to_start"),
        works_out=numbers.likely("contract.works_out"),
    )


def _named_contractor(numbers: Assumptions, one: ScenarioContractor, find: Finder) -> Contractor:
    place = f"[[contractor]] {one.profile}"
    levels = {find(skill, place).skill_id: level for skill, level in one.levels}
    works_out = numbers.likely("contract.works_out")
    return Contractor(**{**vars(one), "levels": levels, "works_out": works_out})


def offered_tools(
    numbers: Assumptions, scenario: Scenario, known: Iterable[Skill], find: Finder
) -> tuple[Tool, ...]:
    """The scenario's tools where it names any, else one assistant; never-skills always excepted."""
    if scenario.tools is None:
        return (_tool(numbers, ScenarioTool(DEFAULT_TOOL, ()), known),)
    return tuple(
        _tool(numbers, tool, [find(skill, f"[[tool]] {tool.name}") for skill in tool.skills])
        for tool in scenario.tools
    )


def _tool(numbers: Assumptions, tool: ScenarioTool, served: Iterable[Skill]) -> Tool:
    open_to_tools = {s.skill_id: s.tooling for s in served if s.tooling != "never"}
    own: dict[str, int] = {}
    credit: dict[str, float] = {}
    for skill, tooling in open_to_tools.items():
        least = numbers.likely(f"tool.minimum_own_level_{tooling}")
        own[skill] = int(least) if tool.minimum_own_level is None else tool.minimum_own_level
        likely = numbers.likely(f"tool.credit_{tooling}")
        credit[skill] = likely if tool.credit is None else tool.credit
    weeks = tool.weeks_to_productive
    return Tool(
        name=tool.name,
        skills=frozenset(open_to_tools),
        minimum_own_level=own,
        credit=credit,
        seat_per_year=_or(tool.seat_per_month, numbers.likely("tool.seat_per_month"))
        * MONTHS_PER_YEAR,
        usage_per_year=_or(tool.usage_per_month, numbers.likely("tool.usage_per_month"))
        * MONTHS_PER_YEAR,
        weeks_to_productive=numbers.likely("tool.weeks_to_productive") if weeks is None else weeks,
        slow_weeks=numbers.high("tool.weeks_to_productive") if weeks is None else None,
        seat_total_cost=tool.seat_total_cost,
        owned_by=frozenset(tool.owned_by),
    )


def _or(given: float | None, default: float) -> float:
    return default if given is None else given
