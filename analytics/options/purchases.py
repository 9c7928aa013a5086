"""From purchases to a plan: its actions with their dates, the check of ratings before them, and
ways out for what no allowed lever closes in time (methods.md#late-actions,
methods.md#checking-first, methods.md#ways-out)."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from analytics.assess.assess import Assessment
from analytics.options.results import WayOut
from analytics.results import ActionLever
from analytics.strategy.answer.actions import actions
from analytics.strategy.answer.beside import outcomes
from analytics.strategy.answer.closing import (
    Blend,
    as_modelled,
    hires_counting,
    whenever,
    with_last_starts,
    without_idle,
)
from analytics.strategy.chance import hire_chance
from analytics.strategy.model.model import SLACK, hire_counts, tools_for
from analytics.strategy.model.rules import coming, equipping, training
from analytics.strategy.money import add, contract_charges, cost_of, hire_charges
from analytics.strategy.plan import Planned, answer, plan_of
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.problem.relax import (
    Purchase,
    counts,
    meant,
    with_levers,
    without_budget,
)
from analytics.strategy.results import Action, Charge, Cost, Plan
from analytics.strategy.setup.setup import as_late_as_serves, without_leavers

CHECK_WEEKS = 1.0


def with_checking(problem: Problem, assessment: Assessment, plan: Plan) -> Plan:
    """With one action for all ratings to check: its hours are in the plan's cost, what it is
    expected to save is told beside it. Without it where it is not worth its cost, or a limit has no
    room for it. It takes a week, and is to be decided a week before the first other action is."""
    if not assessment.worth_it or not plan.actions:
        return plan
    first = min(action.decide_by_week for action in plan.actions)
    charge = Charge(
        "checking", "hours", assessment.hours_per_rating, assessment.rate, 0.0, CHECK_WEEKS
    )
    own, rules = cost_of((charge,), len(assessment.asks)), problem.rules
    cost = add([plan.cost, own])
    too_long = rules.hours_cap is not None and cost.hours > rules.hours_cap
    if too_long or rules.over(cost) > rules.over(plan.cost):
        return plan
    skills = tuple(dict.fromkeys(ask.skill for ask in assessment.asks))
    action = Action(
        lever="assess",
        skill=skills[0],
        skills=skills,
        level=0,
        who="",
        team="",
        count=len(assessment.asks),
        cost=own,
        chance=1.0,
        start_week=0.0,
        end_week=CHECK_WEEKS,
        decide_by_week=max(0.0, first - CHECK_WEEKS),
        closes=(),
        charges=(charge,),
        saves=assessment.value,
    )
    weeks = cost.hours / rules.work_hours_per_week
    return replace(plan, actions=(action, *plan.actions), cost=cost, delivery_weeks=weeks)


def planned_of(problem: Problem, blend: Blend) -> Planned:
    """What is bought as a plan. Closes and shortages count at the due dates
    (methods.md#late-actions)."""
    due = replace(blend, uses=_in_time(problem, blend))
    closing = as_modelled(problem, due)
    late, ever = whenever(problem, blend, closing)
    listed = actions(late, blend, with_last_starts(problem, closing, ever), closing)
    own = tuple(_dated(problem, blend, action) for action in listed)
    needs = outcomes(problem, due, closing, blend)
    return Planned(plan_of(problem, own, needs), blend, closing)


Bought = tuple[ActionLever, Any]
"""One purchase: its lever, and its key in a blend; of a training the level with it."""


def purchases_of(problem: Problem, blend: Blend) -> list[Bought]:
    """All purchases in an order in which each can be left out: of a training the last step first,
    of equal people the last. Where steps ask for others, none of the steps."""
    trained = {} if problem.prerequisites else blend.trained
    steps = [(*chain, level) for chain, levels in trained.items() for level in levels]
    by_lever: dict[ActionLever, Iterable[Any]] = {
        "train": sorted(steps, reverse=True),
        "equip": blend.seats,
        "hire": Counter(blend.hires).elements(),
        "contract": Counter(blend.contracts).elements(),
    }
    return [(lever, key) for lever, keys in by_lever.items() for key in keys]


def keeps_pins(problem: Problem, blend: Blend) -> bool:
    """Whether a plan surely holds what pins demand: it does not where one is about tools for a
    skill, since who uses a tool for what is not looked at."""
    people, hires, offers = problem.workers, problem.hires, problem.contractors
    bought = [
        *(training(people[worker], skill) for worker, skill in blend.trained),
        *(equipping(problem.tools[tool], people[worker]) for worker, tool in blend.seats),
        *(coming(hires[hire], team) for hire, team in Counter(blend.hires).elements()),
        *(coming(offers[o], team) for o, team, _ in Counter(blend.contracts).elements()),
    ]
    return all(
        sum(meant(pin, purchase) for purchase in bought) >= pin.at_least
        and not (pin.lever == "equip" and pin.skill)
        for pin in problem.pins
    )


def without(problem: Problem, blend: Blend, bought: Bought) -> Blend:
    """The same without one purchase, the steps after it, and the use of tools that rests on it,
    with what is for nothing then."""
    lever, key = bought
    if lever == "hire":
        return replace(blend, hires=dict(Counter(blend.hires) - Counter([key])))
    if lever == "contract":
        return replace(blend, contracts=dict(Counter(blend.contracts) - Counter([key])))
    if lever == "train":
        worker, skill, level = key
        now = blend.trained.get((worker, skill), {})
        left = {own: due for own, due in now.items() if own < level}
        trained = {**blend.trained, (worker, skill): left}
        trained = {chain: levels for chain, levels in trained.items() if levels}
        tutored = {
            step: hours
            for step, hours in blend.tutored.items()
            if step[:2] != (worker, skill) or step[2] < level
        }
        blend = replace(blend, trained=trained, tutored=tutored)
    else:
        blend = replace(blend, seats=tuple(seat for seat in blend.seats if seat != key))
    uses = tuple(use for use in blend.uses if _can_use(problem, blend, use))
    return without_idle(problem, replace(blend, uses=uses))


def _can_use(problem: Problem, blend: Blend, use: tuple[int, int]) -> bool:
    """Whether somebody has a tool for a need by the horizon, and is one level below it then."""
    worker, need = use[0], problem.needs[use[1]]
    known = problem.workers[worker].levels[need.skill]
    reached = max(blend.trained.get((worker, need.skill), ()), default=known)
    return reached == need.level - 1 and has_tool(problem, blend.seats, worker, need, ever=True)


def has_tool(
    problem: Problem, seats: Collection[tuple[int, int]], worker: int, need: Need, *, ever: bool
) -> bool:
    """Whether a seat of somebody lifts them to a need's level when it is due, or `ever`."""
    due = problem.rules.horizon_weeks if ever else need.due_week
    serving = tools_for(problem, replace(need, due_week=due), problem.workers[worker].team)
    return any((worker, tool) in seats for tool in serving)


def _in_time(problem: Problem, blend: Blend) -> tuple[tuple[int, int], ...]:
    """Tool users who count at the due date: their tool is in use, they are one level below, and
    somebody is there who reviews."""
    closing = as_modelled(problem, replace(blend, uses=()))
    result = []
    for worker, number in blend.uses:
        need = problem.needs[number]
        level = problem.workers[worker].levels[need.skill]
        in_use = has_tool(problem, blend.seats, worker, need, ever=False)
        people = need.have + len(closing.able[number])
        people += sum(hires_counting(problem, blend, hired, number) for hired in blend.hires)
        below = closing.end(worker, need.skill, need.level - 1)
        ready = level >= need.level - 1 or (below is not None and below <= need.due_week + SLACK)
        if in_use and ready and people >= problem.rules.reviewers:
            result.append((worker, number))
    return tuple(result)


def _dated(problem: Problem, blend: Blend, action: Action) -> Action:
    """With the last week in which it still serves the first of its needs in time, and of a hire
    the chance and the skills that it comes for: what it closes, else what it is in time for."""
    if action.lever in ("train", "contract"):
        return action
    if action.lever == "hire":
        own = (action.profile, action.start_week)
        hire = next(n for n, h in enumerate(problem.hires) if (h.profile, h.delay) == own)
        ready = problem.hires[hire].weeks_to_productive
        lead = ready - problem.hires[hire].delay
        served = [n for n in problem.needs if hire_counts(problem, hire, action.team, n)]
        missing = [(n, week) for n in served for week in problem.missing_from(n)]
        closed = {item.asked for item in action.closes}
        meant = (
            [(n, n.due_week) for n in served if problem.asked(n) in closed]
            or [(n, week) for n, week in missing if week >= ready - SLACK]
            or missing
            or [(n, n.due_week) for n in served]
        )
        if not meant:  # of a pin: nothing asks for it
            return replace(action, decide_by_week=action.start_week)
        names = dict.fromkeys(problem.skill_names[need.skill] for need, _ in meant)
        first = min(week for _, week in meant)
        action = replace(
            action,
            skill=next(iter(names)),
            skills=tuple(names),
            level=meant[0][0].level,
            chance=hire_chance(problem.hires[hire], first),
        )
    else:
        tool = next(t for t in problem.tools if t.name == action.tool)
        lead = tool.weeks_to_productive - tool.delay
        person = next(
            w for w, item in enumerate(problem.workers) if item.person_no == action.person_no
        )
        first = min((problem.needs[n].due_week for w, n in blend.uses if w == person), default=0.0)
    # what only makes a position safer begins with its offer, also where that is later
    return replace(action, decide_by_week=max(action.start_week, first - lead))


def ways_out(problem: Problem, plan: Plan) -> tuple[WayOut, ...]:
    """Of each must-have that `plan`, which closes all that can be closed, leaves short. More than
    the budget, no bar, somebody for a time, a later date, a hire whom nobody has described; of what
    could be closed in the place of another, room in the budget where that is missing. `cost` is
    total cost over the horizon, of `budget` and `room` what the budget counts; `weeks` until
    somebody is there, or until it may be due."""
    result: list[WayOut] = []
    for number, after in enumerate(plan.needs):
        if not after.must_have or not after.shortage_after:
            continue
        need, missing = problem.needs[number], after.shortage_after
        open_, _ = _alone(problem, number)
        if not open_:
            if room := _room(problem, plan, number, missing):
                result.append(room)
            continue
        contract, hire = _contract(problem, need, missing), _hire(problem, need, missing)
        more, free = _beyond_the_budget(problem, number, open_), _without_bars(problem, number)
        if hire and free and hire.way == free.way:
            hire = None
        every = (more, free, contract, *_postponed(problem, number), hire)
        result += [way for way in every if way and not (way.over and more)]
    return tuple(result)


CHEAPER = 0.5
"""A later date is named, too, at which closing costs no more than such a share of the first."""


def _contract(problem: Problem, need: Need, missing: int) -> WayOut | None:
    """Contractors for one engagement, as many as may come, where that lever is not allowed."""
    able = (item for item in problem.not_allowed if item.levels.get(need.skill, 0) >= need.level)
    offered = max(able, key=lambda item: min(item.maximum, missing), default=None)
    allowed = "contract" in problem.rules.levers
    if offered is None or allowed or not _may_count(problem, need, "contract", offered.profile):
        return None
    charges = contract_charges(problem.rules, offered, max(need.due_week, offered.weeks_to_start))
    come, cost, over = _affordable(problem, charges, min(offered.maximum, missing))
    if not come:
        return None
    asked, there, still = problem.asked(need), offered.weeks_to_start, missing - come
    late = max(0.0, there - need.due_week)
    return WayOut(*asked, "contract", cost.total, there, come, still, over, late, offered.months)


def _may_count(problem: Problem, need: Need, lever: ActionLever, profile: str | None) -> bool:
    """Whether no bar keeps such somebody from coming, or from counting, in all teams of a need."""
    skills = (need.skill,)
    return any(counts(problem, Purchase(lever, team, skills, profile)) for team in need.teams)


def _affordable(problem: Problem, charges: Sequence[Charge], most: int) -> tuple[int, Cost, bool]:
    """How many of somebody fit into the budget, at most so many, and what they cost; where none
    does, all of them, and that they are over it."""
    for people in range(most, 0, -1):
        cost = cost_of(charges, people)
        if not problem.rules.over(cost):
            return people, cost, False
    return most, cost_of(charges, most), True


def _room(problem: Problem, plan: Plan, number: int, missing: int) -> WayOut | None:
    """What the missing positions of a need take of the budget, where only that has no room for them
    beside the rest; else None."""
    if problem.rules.budget is None:
        return None
    unlimited = answer(without_budget(problem), tidy=False).plan
    _, own = _alone(problem, number, missing=missing)
    fits = not problem.rules.over(add([plan.cost, own]))
    if fits or unlimited.shortage >= plan.shortage or unlimited.needs[number].shortage_after:
        return None
    return WayOut(*problem.asked(problem.needs[number]), "room", problem.rules.counted(own), 0.0)


def _beyond_the_budget(problem: Problem, number: int, open_: int) -> WayOut | None:
    """What the allowed levers take of the budget where only that stands against closing it, or more
    of it: within the budget so many positions stay open."""
    if problem.rules.budget is None:
        return None
    still, cost = _alone(without_budget(problem), number)
    asked, counted = problem.asked(problem.needs[number]), problem.rules.counted(cost)
    return WayOut(*asked, "budget", counted, 0.0, open=still) if still < open_ else None


def _without_bars(problem: Problem, number: int) -> WayOut | None:
    """What the allowed levers take where only what a scenario forbids stands against them."""
    if not problem.bars:
        return None
    open_, cost = _alone(replace(problem, bars=()), number)
    asked = problem.asked(problem.needs[number])
    return None if open_ else WayOut(*asked, "bar", cost.total, 0.0)


def _postponed(problem: Problem, number: int) -> list[WayOut]:
    """The first date at which the allowed levers close it, and a later one at which the people of
    today do so for much less, if there is one."""
    own = with_levers(problem, problem.rules.levers & {"train", "equip"})
    soonest, later = _postpone(problem, number), _postpone(own, number)
    cheaper = soonest and later and later[0] <= CHEAPER * soonest[0]
    asked = problem.asked(problem.needs[number])
    ways = (soonest, later if cheaper else None)
    return [WayOut(*asked, "postpone", *way) for way in ways if way]


def _alone(
    problem: Problem, number: int, later: int = 0, missing: int | None = None
) -> tuple[int, Cost]:
    """What stays open of a need if all else is left alone, and the cost, where it is due so many
    weeks later, or where only so many positions are `missing`."""
    need = problem.needs[number]
    wanted = need.headcount if missing is None else need.have + missing
    due = replace(need, due_week=need.due_week + later, must_have=True, headcount=wanted)
    # who leaves between the two dates no longer counts
    gone = without_leavers(replace(need, have=0), problem.workers).have
    due = without_leavers(replace(due, have=need.have - gone), problem.workers)
    plan = answer(as_late_as_serves(replace(problem, needs=(due,), pins=())), tidy=False).plan
    return plan.shortage, plan.cost


def _postpone(problem: Problem, number: int) -> tuple[float, float] | None:
    """The total cost at the first due week, by whole weeks from its own, in which the allowed
    levers close it, all else left alone, and that week."""
    due = problem.needs[number].due_week
    most = int(problem.rules.horizon_weeks - due)
    if most < 1 or _alone(problem, number, most)[0]:
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _alone(problem, number, middle)[0] else (low, middle)
    return _alone(problem, number, high)[1].total, due + high


def _hire(problem: Problem, need: Need, missing: int) -> WayOut | None:
    """Hires of a profile that is yet to be described, at what any hire is assumed to cost; as many
    as the scenario and the budget allow."""
    known = any(hire.levels.get(need.skill, 0) >= need.level for hire in problem.hires)
    usual, rules = problem.undescribed, problem.rules
    barred = not _may_count(problem, need, "hire", None)
    if known or usual is None or "hire" not in rules.levers:
        return None
    most = min(usual.maximum, missing)
    if rules.max_hires is not None:
        most = min(most, rules.max_hires)
    come, cost, over = _affordable(problem, hire_charges(rules, usual), most)
    if not come:
        return None
    asked, there, still = problem.asked(need), usual.weeks_to_productive, missing - come
    if barred:
        return WayOut(*asked, "bar", cost.total, 0.0)
    late = max(0.0, there - need.due_week)
    return WayOut(*asked, "hire_profile", cost.total, there, come, still, over, late)
