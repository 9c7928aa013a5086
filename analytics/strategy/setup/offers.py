"""What can be bought: hire profiles and tools, the store's defaults or the scenario's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from analytics.strategy.problem.problem import Contractor, HireProfile, Lead, Need, Tool
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioContractor,
    ScenarioHire,
    ScenarioTool,
)
from analytics.strategy.setup.assumptions import MONTHS_PER_YEAR, Assumptions
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.store.facts.taxonomy import Skill, alias_key, lookup
from data.vocabulary import RefusedError

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
    """A hire of whom nothing is known but what any hire is assumed to take."""
    return _profile(numbers, "", {})


def _profile(numbers: Assumptions, name: str, levels: dict[str, int]) -> HireProfile:
    """A hire as new headcount: all numbers from the assumptions."""
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
    """A contractor for one skill: all numbers from the assumptions."""
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
    """A scenario's contractor: what it gives is certain."""
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
