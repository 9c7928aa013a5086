"""From what the store knows to one question for the planner: when requirements are due
(methods.md#start-horizon-and-leavers), and what the scenario wishes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pandas as pd

from analytics.knobs import BUDGET, BUDGET_ON, MOST_HIRES, MOST_HOURS
from analytics.results import ActionLever, Analysis, Beyond, RequirementCoverage, by_key
from analytics.strategy.amounts import DAYS_PER_WEEK, WEEKS_PER_YEAR
from analytics.strategy.problem.problem import (
    HAS_LEFT,
    Bar,
    Closed,
    Contractor,
    HireProfile,
    Need,
    Pin,
    Prerequisite,
    Problem,
    Rules,
    Tool,
    Worker,
    refuse_circles,
)
from analytics.strategy.problem.relax import refuse_forbidden
from analytics.strategy.scenario.scenario import Scenario, refuse_doubles
from analytics.strategy.setup.assumptions import (
    FURTHEST_WEEK,
    Assumptions,
    Finder,
    assumptions_of,
    contractors,
    either,
    hire_profiles,
    offered_tools,
    scenario_hash,
    skill_finder,
    undescribed,
)
from analytics.suppression import ALL_HIDDEN
from data.store.database import Database
from data.store.facts.settings import WEEKS_TO_DUE
from data.store.facts.taxonomy import skills
from data.store.people.contests import Decline, declines
from data.vocabulary import RefusedError


def needs(
    analysis: Analysis, scenario: Scenario, deadline: float, find: Finder
) -> tuple[Need, ...]:
    """Every requirement, in the order of the analysis; also those due past FURTHEST_WEEK, which no
    plan is made for. Due by its own date. A `deadline` that was asked for, in weeks, caps it, and
    stands in the place of a date that nobody gave. What was due before week 0 is due in week 0, and
    is marked overdue. Raises RefusedError where what is to be closed names no requirement."""
    asked = analysis.requirements
    closed = {n for item in scenario.closes for n in _matching(asked, item, find)}
    week_0 = scenario.week_zero(analysis)
    result: list[Need] = []
    for number, item in enumerate(asked):
        own = (item.due_on - week_0).days / DAYS_PER_WEEK
        due = max(0.0, own)
        if scenario.deadline_given:
            due = min(due, deadline) if item.due_given else min(deadline, FURTHEST_WEEK)
        need = Need(
            scope=item.scope,
            teams=frozenset(item.teams),
            skill=item.skill_id,
            level=item.level,
            headcount=item.required,
            must_have=item.must_have,
            weight=item.weight,
            due_week=due,
            have=item.have,
            overdue=own < 0,
            unknown=item.unknown,
            per_week=item.per_week,
            initiative=item.initiative,
            closed=number in closed,
        )
        result.append(need)
    return tuple(result)


def _matching(asked: tuple[RequirementCoverage, ...], wish: Closed, find: Finder) -> list[int]:
    """Positions of the requirements that fit everything that the wish gives; never none."""
    skill = None if wish.skill is None else find(wish.skill, "[[close]]").skill_id
    numbers = [
        number
        for number, requirement in enumerate(asked)
        if _fits(requirement.scope, wish.scope)
        and _fits(requirement.initiative, wish.initiative)
        and skill in (None, requirement.skill_id)
        and wish.level in (None, requirement.level)
    ]
    if not numbers:
        given = ((key, value) for key, value in vars(wish).items() if value is not None)
        text = ", ".join(f"{key} {value!r}" for key, value in given)
        raise RefusedError(f"[[close]] {text} fits no requirement of this selection.")
    return numbers


def _fits(text: str, wanted: str | None) -> bool:
    return wanted is None or text.casefold() == wanted.casefold()


def as_late_as_serves(problem: Problem) -> Problem:
    """Hires and seats wait so long that their slow end still meets the first date that they serve,
    on which a need is due or somebody is known to leave: then a later need costs no more by
    accounting than an earlier one. What serves much later dates, too, can begin for these as
    well."""
    short = [(need, week) for need in problem.needs for week in problem.missing_from(need)]
    return replace(
        problem, hires=_spread(problem.hires, short), tools=_spread(problem.tools, short)
    )


APART = 13.0
"""Weeks between two starts of one offer, at least: pay of less is not worth another choice."""
MOST_STARTS = 3
Offer = TypeVar("Offer", HireProfile, Tool)
WEEKS = ("weeks_to_start", "weeks_to_productive")
"""What of an offer is later where it begins later."""


def _spread(offers: Iterable[Offer], short: Sequence[tuple[Need, float]]) -> tuple[Offer, ...]:
    """Each offer once for each of its starts."""
    result: list[Offer] = []
    for offer in (offer for offer in offers if not offer.turn):
        served = [week for need, week in short if _may_serve(offer, need)]
        later = {name: getattr(offer, name) - offer.delay for name in WEEKS if hasattr(offer, name)}
        for turn, delay in enumerate(_starts(served, offer.slow)):
            weeks = {name: usual + delay for name, usual in later.items()}
            result.append(replace(offer, delay=delay, turn=turn, **weeks))
    return tuple(result)


def _may_serve(offer: HireProfile | Tool, need: Need) -> bool:
    """Whether it can fill a position of a need at some time: a tool never that of one alone."""
    if isinstance(offer, HireProfile):
        return offer.levels.get(need.skill, 0) >= need.level
    return (
        offer.credit.get(need.skill, 0) > 0
        and need.headcount > 1
        and need.level > offer.minimum_own_level[need.skill]
        and not need.teams <= offer.owned_by
    )


def _starts(served: Iterable[float], slow: float) -> list[float]:
    """Weeks that an offer waits for the first of the dates that it serves, and for later ones."""
    result: list[float] = []
    for delay in sorted(max(0.0, week - slow) for week in served) or [0.0]:
        if not result or (delay - result[-1] >= APART and len(result) < MOST_STARTS):
            result.append(delay)
    return result


Wish = TypeVar("Wish", Pin, Bar)


def with_wishes(problem: Problem, scenario: Scenario, find: Finder) -> Problem:
    """The problem with the scenario's pins, bars and prerequisites, skills by id. Raises
    RefusedError for a skill, profile, tool or team that is not there, for two offers of one name,
    for a pin that a bar forbids, and for prerequisites that go in a circle."""
    for hire in problem.hires:
        _one_of(f"[[hire]] {hire.profile}", "team", hire.team, problem.teams)
    for tool in problem.tools:
        for team in sorted(tool.owned_by):
            _one_of(f"[[tool]] {tool.name}", "team", team, problem.teams)
    refuse_doubles(scenario)
    refuse_circles(scenario.prerequisites)
    result = replace(
        problem,
        prerequisites=tuple(_known(prerequisite, find) for prerequisite in scenario.prerequisites),
        pins=tuple(_found(problem, pin, "[[pin]]", find) for pin in scenario.pins),
        bars=tuple(_found(problem, bar, "[[bar]]", find) for bar in scenario.bars),
    )
    refuse_forbidden(result)
    return result


def _found(problem: Problem, wish: Wish, place: str, find: Finder) -> Wish:
    skill = None if wish.skill is None else find(wish.skill, place).skill_id
    _one_of(place, "team", wish.team, problem.teams)
    offered: Sequence[HireProfile | Contractor] = problem.hires
    if wish.lever == "contract":
        offered = problem.contractors
    _one_of(place, "profile", wish.profile, [offer.profile for offer in offered])
    _one_of(place, "tool", wish.tool, [tool.name for tool in problem.tools])
    return replace(wish, skill=skill)


def _known(prerequisite: Prerequisite, find: Finder) -> Prerequisite:
    place = "[[prerequisite]]"
    needs = tuple((find(skill, place).skill_id, level) for skill, level in prerequisite.needs)
    return Prerequisite(find(prerequisite.skill, place).skill_id, prerequisite.level, needs)


def _one_of(place: str, key: str, value: str | None, known: Collection[str]) -> None:
    if value is not None and value not in known:
        listed = ", ".join(known) or "none"
        raise RefusedError(f"{place} names the {key} {value!r}; this selection has {listed}.")


CAPS = (BUDGET, BUDGET_ON, MOST_HOURS, MOST_HIRES)
"""What a scenario limits and no assumption does."""
NOTHING_REQUIRED = (
    "Nothing is required yet, so there is nothing to plan. Say what you need first: skillmix "
    "measures shows what is proposed, skillmix load requirements --proposed accepts it, and "
    "skillmix template requirements writes a list to fill in."
)


def build_problem(
    database: Database, analysis: Analysis, scenario: Scenario, numbers: Assumptions | None = None
) -> Problem:
    """The problem of a selection under a scenario. `numbers`: in the place of the scenario's.
    Raises RefusedError where nothing is required, or where the scenario names a skill or a
    requirement that is not there."""
    if not analysis.requirements:
        if analysis.all_withheld:
            raise RefusedError(f"{ALL_HIDDEN}.")
        alone = f"Nothing is required of {analysis.selection.team} alone: plan for all teams."
        raise RefusedError(alone if analysis.shared else NOTHING_REQUIRED)
    numbers = numbers or assumptions_of(database, scenario)
    known = skills(database)
    find = skill_finder(database)
    names = {skill.skill_id: skill.name for skill in known}
    start = scenario.week_zero(analysis)
    deadline = either(scenario.deadline_weeks, float(WEEKS_TO_DUE))
    asked = needs(analysis, scenario, deadline, find)
    workers = tuple(_workers(analysis, numbers, declines(database), start))
    wanted = tuple(
        without_leavers(n, workers)
        for n in sorted(asked, key=lambda n: (n.scope, names[n.skill], n.level))
        if n.due_week <= FURTHEST_WEEK
    )
    rules = _rules(numbers, scenario, deadline, max((n.due_week for n in wanted), default=0.0))
    offered = contractors(numbers, scenario, wanted, names, find)
    allowed = "contract" in rules.levers
    staffed = set(analysis.roster["team"].dropna())
    problem = Problem(
        workers=workers,
        needs=wanted,
        beyond=tuple(
            Beyond(n.scope, names[n.skill], n.level, start + timedelta(weeks=n.due_week))
            for n in asked
            if n.due_week > FURTHEST_WEEK
        ),
        hires=hire_profiles(database, numbers, scenario, find),
        tools=offered_tools(numbers, scenario, known, find),
        contractors=offered if allowed else (),
        not_allowed=() if allowed else offered,
        undescribed=undescribed(numbers),
        tooling={skill.skill_id: skill.tooling for skill in known},
        skill_names=names,
        rules=rules,
        # those with people first, so that a hire that serves several alike joins one of them
        teams=(*sorted(staffed), *sorted({team for n in wanted for team in n.teams} - staffed)),
        name=scenario.name,
        scenario_hash=scenario_hash(scenario, numbers),
        start=start,
    )
    return as_late_as_serves(with_wishes(problem, scenario, find))


def _rules(numbers: Assumptions, scenario: Scenario, deadline: float, last_due: float) -> Rules:
    """Assumptions, overridden by what the scenario says. A scenario's cost per step replaces the
    fees; its cost per hour each learner's own rate. Costs run for a year past the last due date at
    least (methods.md#start-horizon-and-leavers)."""
    training = scenario.training
    likely = numbers.likely
    by_step = training.cost_per_step is not None
    levers: set[ActionLever] = {*scenario.levers}
    if scenario.contractors:
        levers.add("contract")
    return Rules(
        currency=numbers.currency(),
        deadline_weeks=deadline,
        horizon_weeks=max(likely("plan.horizon_weeks"), last_due + WEEKS_PER_YEAR),
        levers=frozenset(levers),
        **{knob.field: getattr(scenario, knob.field) for knob in CAPS},
        attrition_per_year=likely("people.attrition_per_year", scenario.attrition),
        hours_to_level=training.hours_to_level or numbers.hours_to_level(),
        fee_per_hour=0.0 if by_step else likely("training.fee_per_hour"),
        cost_per_step=likely("training.cost_per_step", training.cost_per_step),
        training_rate=training.cost_per_hour,
        training_success=likely("training.success", training.success),
        mentor_hours_per_hour=likely(
            "training.mentor_hours_per_hour", training.mentor_hours_per_hour
        ),
        tutor_fee_per_hour=likely("training.tutor_fee_per_hour") if training.tutor else None,
        max_steps=int(likely("training.max_steps", training.max_steps)),
        cap_share=likely("tool.cap_share", scenario.cap_share),
        reviewers=int(likely("tool.reviewers", scenario.reviewers)),
        mean_rate=numbers.hourly_rate(),
        work_hours_per_week=likely("work.hours_per_week"),
        discount_rate=likely("money.discount_rate"),
    )


def _workers(
    analysis: Analysis, numbers: Assumptions, declined: tuple[Decline, ...], start: date
) -> Iterator[Worker]:
    """The roster, in its order. An empty cell takes the default, a 0 stays 0. Who is known to leave
    learns nothing more and teaches nobody."""
    noes = by_key((no.person_no, (no.lever, no.skill_id)) for no in declined)
    levels = _by_person(analysis.levels, "level")
    interest = _by_person(analysis.levels, "interest")
    learning = numbers.likely("training.hours_per_week")
    mentoring = numbers.likely("people.mentor_hours_per_week")
    for row, name in zip(analysis.roster.to_dict("records"), _names(analysis), strict=True):
        number, leaves = int(row["person_no"]), _leaves(row["left_on"], start)
        stays = leaves is None
        role, band = (str(row[key]) if pd.notna(row[key]) else "" for key in ("role", "pay_band"))
        yield Worker(
            person_no=analysis.number(number),
            label=str(row["person"]),
            team=str(row["team"]),
            role=role,
            hours_per_week=stays * _hours(row["hours_per_week"], learning),
            mentor_hours_per_week=stays * _hours(row["mentor_hours_per_week"], mentoring),
            leaves_week=leaves,
            hourly_rate=numbers.hourly_rate(band),
            levels=levels.get(number, {}),
            interest=interest.get(number, {}),
            hours_given=bool(pd.notna(row["hours_per_week"])),
            declined=frozenset(noes.get(number, ())),
            name=name,
        )


def _names(analysis: Analysis) -> list[str]:
    """Of each row of the roster: the team, the name, and which of those called alike; "" where
    people are not shown, or go by pseudonyms, whose numbers are no order of files."""
    if analysis.withheld or analysis.numbers is not None:
        return [""] * len(analysis.roster)
    people = analysis.roster[["team", "person"]]
    place = people.groupby(["team", "person"]).cumcount()
    rows = zip(people["team"], people["person"], place, strict=True)
    return [f"{team}, {person} {number}" for team, person, number in rows]


def without_leavers(need: Need, workers: Sequence[Worker]) -> Need:
    """A need with those taken out of `have` who leave before it is due
    (methods.md#start-horizon-and-leavers)."""
    leaving = sum(
        worker.gone_by(need.due_week)
        and worker.team in need.teams
        and worker.levels.get(need.skill, -1) >= need.level
        for worker in workers
    )
    return replace(need, have=need.have - leaving) if leaving else need


def _leaves(day: object, start: date) -> float | None:
    """The week in which somebody leaves, HAS_LEFT where they have; None: nobody said."""
    if pd.isna(day):  # type: ignore[call-overload]
        return None
    days = (pd.Timestamp(day).date() - start).days  # type: ignore[arg-type]
    return days / DAYS_PER_WEEK if days > 0 else HAS_LEFT


def _hours(value: float | None, default: float) -> float:
    return float(value) if value is not None and pd.notna(value) else default


def _by_person(levels: pd.DataFrame, column: str) -> Mapping[int, dict[str, int]]:
    """person_no -> skill id -> value, of the cells that have one."""
    known = levels[levels[column].notna()]
    values = zip(known["skill_id"], known[column].astype("int64").tolist(), strict=True)
    cells = by_key(zip(known["person_no"].tolist(), values, strict=True))
    return {person: dict(own) for person, own in cells.items()}
