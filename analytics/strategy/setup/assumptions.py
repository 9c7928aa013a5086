"""The store's assumptions as the planner's numbers, and what a scenario gives in their place. Every
default comes from there, what a week without a position costs too
(methods.md#value-of-an-open-position)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from analytics.results import OptionName, by_key
from analytics.strategy.amounts import DAYS_PER_WEEK, MONTHS_PER_YEAR, WEEKS_PER_MONTH
from analytics.strategy.problem.problem import Contractor, HireProfile, Lead, Need, Problem, Tool
from analytics.strategy.scenario.scenario import Scenario, ScenarioHire, ScenarioTool, scenario_text
from data.files.assumptions import limits, nearest, within
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.store.facts.settings import Assumption
from data.store.facts.settings import assumptions as stored
from data.store.facts.taxonomy import Skill, alias_key, lookup
from data.vocabulary import MAX_LEVEL, RefusedError


@dataclass(frozen=True)
class Terms:
    """`times_pay`: an open must-have in mean weekly pay, before it is scaled to the team.

    `other_share`: of it that another position counts. `useful_share`: of a hire's pay that is
    useful elsewhere. `value`: replaces the likely value of a week; None: by pay. A requirement's
    own replaces both.
    """

    times_pay: Assumption
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

    def of_needs(self, problem: Problem) -> list[float]:
        """The same of each requirement: its own where it has one, else less if it is no
        must-have."""
        likely = self.per_week(problem)
        usual = {True: likely, False: likely * self.other_share}
        return [usual[n.must_have] if n.per_week is None else n.per_week for n in problem.needs]

    def scale(self, name: OptionName) -> float:
        """The value at which an option has the least net cost, over the likely one."""
        ends = {"lean": self.times_pay.low, "strong": self.times_pay.high}
        return ends.get(name, self.times_pay.likely) / self.times_pay.likely


def mean_weekly_pay(problem: Problem) -> float:
    """Loaded pay of a week, the mean of those who have not left; the general one where there is
    nobody."""
    rates = [w.hourly_rate for w in problem.workers if not w.gone_by(0.0)]
    rates = rates or [problem.rules.mean_rate]
    return sum(rates) / len(rates) * problem.rules.work_hours_per_week


def read_terms(numbers: Assumptions, scenario: Scenario) -> Terms:
    return Terms(
        times_pay=numbers.numbers["vacancy.times_pay"],
        other_share=numbers.likely("vacancy.other_share"),
        useful_share=numbers.likely("hire.useful_share"),
        value=scenario.value_per_week,
    )


FURTHEST_WEEK = 156.0
"""What is due later is beyond the plan."""
PAY_BAND = "pay.band."


@dataclass(frozen=True)
class Assumptions:
    numbers: Mapping[str, Assumption]

    def likely(self, key: str, given: float | None = None) -> float:
        """What is given in its place, where that is."""
        return either(given, self.numbers[key].likely)

    def changed(self, likely: Iterable[tuple[str, float]]) -> Assumptions:
        """The same with other likely numbers; a range that is too narrow widens to hold them.
        Raises RefusedError for a key that the store does not have or a number that cannot be."""
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
        return self.numbers["pay.base"].unit.split()[0]

    def hours_to_level(self) -> tuple[float, ...]:
        levels = range(1, MAX_LEVEL + 1)
        return tuple(self.likely(f"training.hours_to_level_{k}") for k in levels)

    def hourly_rate(self, band: str = "") -> float:
        """Loaded cost of one hour of a person's time: of a pay band, without a known one the
        general one."""
        key = f"{PAY_BAND}{band}"
        base = self.likely(key if band and key in self.numbers else "pay.base")
        return base * self.likely("pay.loaded_factor") / self.likely("work.hours_per_year")

    def lead_parts(self, end: str = "likely") -> tuple[float, float, float]:
        """Weeks of filling, notice and ramp of a hire. `end`: low, likely or high."""
        keys = ("hire.days_to_fill", "hire.days_of_notice", "hire.months_to_productive")
        fill, notice, ramp = (float(getattr(self.numbers[key], end)) for key in keys)
        return fill / DAYS_PER_WEEK, notice / DAYS_PER_WEEK, ramp * WEEKS_PER_MONTH


def assumptions_of(database: Database, scenario: Scenario) -> Assumptions:
    """The store's numbers, changed by a scenario. RefusedError for one that cannot be."""
    return Assumptions(stored(database)).changed(scenario.assumptions)


def scenario_hash(scenario: Scenario, numbers: Assumptions) -> str:
    """sha256 of the scenario's content and the assumptions: the same question, the same hash. The
    name asks nothing, and neither do reasons; keys that are as by default are left out, so that a
    hash that was kept with a decision still holds when a later version knows more keys."""
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
        return tuple(
            _hire(
                numbers, hire.profile, _levels(hire.levels, f"[[hire]] {hire.profile}", find), hire
            )
            for hire in scenario.hires
        )
    by_role = by_key((row.role, (row.skill, row.level)) for row in role_profiles(database))
    return tuple(
        _hire(numbers, role, _levels(levels, f"The role profile {role}", find))
        for role, levels in by_role.items()
    )


def _levels(levels: Iterable[tuple[str, int]], place: str, find: Finder) -> dict[str, int]:
    return {find(skill, place).skill_id: level for skill, level in levels}


def undescribed(numbers: Assumptions) -> HireProfile:
    return _hire(numbers, "", {})


def _hire(
    numbers: Assumptions, name: str, levels: dict[str, int], given: ScenarioHire | None = None
) -> HireProfile:
    """What a scenario's hire does not say comes from the assumptions, but for its interviews; what
    it says is certain."""
    likely = numbers.likely
    given = given or ScenarioHire(name, (), interview_hours=likely("hire.interview_hours"))
    low, usual, high = (_parts(numbers, given, end) for end in ("low", "likely", "high"))
    start, productive = sum(usual[:2]), sum(usual)
    lead: Lead = tuple(zip(low, high, strict=True))
    if (whole := given.weeks_to_productive) is not None:
        # it starts as far before as the likely ramp takes, at most in week 0
        start, productive = max(0.0, whole - numbers.lead_parts()[2]), whole
        lead = ((whole, whole),)
    onboarding = likely("hire.onboarding_cost")
    pay = likely("pay.base") * (1.0 + likely("hire.pay_premium")) * likely("pay.loaded_factor")
    return HireProfile(
        profile=name,
        levels=levels,
        maximum=int(likely("hire.max_per_profile", given.maximum)),
        weeks_to_start=start,
        weeks_to_productive=productive,
        one_off=likely("hire.recruiting_cost", given.recruiting_cost) + onboarding,
        onboarding=onboarding,
        yearly_pay=either(given.yearly_pay, pay),
        interview_hours=given.interview_hours or 0.0,
        works_out=likely("hire.works_out"),
        lead=lead,
        chance=given.chance,
        total_cost=given.total_cost,
        backfill=given.backfill,
        budgeted_pay=given.budgeted_pay,
        team=given.team,
    )


def _parts(numbers: Assumptions, given: ScenarioHire, end: str) -> list[float]:
    result = (given.weeks_to_fill, given.notice_weeks, given.ramp_weeks)
    return [either(own, usual) for own, usual in zip(result, numbers.lead_parts(end), strict=True)]


def either(given: float | None, default: float) -> float:
    return default if given is None else float(given)


def contractors(
    numbers: Assumptions,
    scenario: Scenario,
    needs: Iterable[Need],
    names: Mapping[str, str],
    find: Finder,
) -> tuple[Contractor, ...]:
    """The scenario's contractors, whose weeks are certain, where it names any; else one profile for
    each skill that is short, at the highest level that is short in it. `names`: of skills, by id.
    """
    likely, weeks = numbers.likely, numbers.numbers["contract.weeks_to_start"]
    works_out = likely("contract.works_out")
    if scenario.contractors:
        named = []
        for item in scenario.contractors:
            levels = _levels(item.levels, f"[[contractor]] {item.profile}", find)
            named.append(Contractor(**vars(item) | {"levels": levels, "works_out": works_out}))
        return tuple(named)
    short = by_key((need.skill, need.level) for need in needs if need.missing)
    return tuple(
        Contractor(
            profile=f"Contractor for {names[skill]}",
            levels={skill: max(levels)},
            maximum=int(likely("contract.max_per_skill")),
            weeks_to_start=weeks.likely,
            months=likely("contract.months"),
            cost_per_month=likely("contract.cost_per_month"),
            start_low_weeks=weeks.low,
            start_high_weeks=weeks.high,
            works_out=works_out,
        )
        for skill, levels in short.items()
    )


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
    kinds = {skill.skill_id: skill.tooling for skill in served if skill.tooling != "never"}

    def by_kind(key: str, given: float | None) -> dict[str, float]:
        return {s: numbers.likely(f"tool.{key}_{kind}", given) for s, kind in kinds.items()}

    def a_year(key: str, given: float | None) -> float:
        return numbers.likely(f"tool.{key}", given) * MONTHS_PER_YEAR

    least = by_kind("minimum_own_level", tool.minimum_own_level)
    weeks, given = numbers.numbers["tool.weeks_to_productive"], tool.weeks_to_productive
    return Tool(
        name=tool.name,
        skills=frozenset(kinds),
        minimum_own_level={skill: int(level) for skill, level in least.items()},
        credit=by_kind("credit", tool.credit),
        seat_per_year=a_year("seat_per_month", tool.seat_per_month),
        usage_per_year=a_year("usage_per_month", tool.usage_per_month),
        weeks_to_productive=either(given, weeks.likely),
        slow_weeks=weeks.high if given is None else None,
        seat_total_cost=tool.seat_total_cost,
        owned_by=frozenset(tool.owned_by),
    )
