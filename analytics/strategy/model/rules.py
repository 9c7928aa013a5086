"""Purchases and rows about the plan as a whole: contractors (methods.md#contractors), pins, budget,
and hours: each person's learning, each mentor's mentoring, what is bought of a tutor."""

from collections.abc import Iterator, Mapping

import highspy
import numpy as np

from analytics.results import ALLOWED, ActionLever, by_key
from analytics.solver import quiet
from analytics.strategy.amounts import WEEKS_PER_MONTH
from analytics.strategy.model.model import MONEY, SLACK, Model, Terms, mentor_level, weekly_hours
from analytics.strategy.model.solve import Solution
from analytics.strategy.money import (
    LEAST_HOURS,
    contract_charges,
    cost_of,
    mentor_hours,
    step_hours,
    tutor_cost,
)
from analytics.strategy.problem.problem import Contractor, HireProfile, Need, Problem, Tool, Worker
from analytics.strategy.problem.relax import (
    Purchase,
    counts,
    demanded,
    meant,
    open_to,
    pins_of,
)


def engaged_until(contractor: Contractor, start: float) -> float:
    """The last week of an engagement that begins in week `start`."""
    return start + contractor.months * WEEKS_PER_MONTH


def contract_serves(problem: Problem, number: int, team: str, start: float, need: Need) -> bool:
    """Whether a contractor in `team` from week `start` covers the need when it is due."""
    until = engaged_until(problem.contractors[number], start)
    in_time = start - SLACK <= need.due_week <= until + SLACK
    return in_time and covers(problem, number, team, need)


def contracts(model: Model, wanted: Mapping[int, int] | None) -> None:
    """y_c: people of a profile in a team from a week on; at most as many as there are.

    `wanted` None: from a due week. Else they may come for so many positions of each need also after
    these are due, one engagement after another. None begins at the horizon or later, where no cost
    is counted any more.
    """
    problem = model.problem
    for number, contractor in enumerate(problem.contractors):
        begun: list[tuple[float, int]] = []
        for team in problem.teams:
            if not open_to(problem, coming(contractor, team)):
                continue
            starts, most = _starts(model, number, team, wanted)
            for start in sorted(starts):
                column = model.sheet.column(most)
                model.contracts[number, team, start] = column
                model.buy(column, cost_of(contract_charges(problem.rules, contractor, start)))
                begun.append((start, column))
        together = [[column for _, column in begun]]
        if wanted is not None:
            length = engaged_until(contractor, 0.0)
            together = [
                [c for own, c in begun if own - SLACK <= start < own + length - SLACK]
                for start in {start for start, _ in begun}
            ]
        for columns in together:
            if len(columns) > 1:
                model.sheet.at_most(contractor.maximum, [(column, 1.0) for column in columns])


def _starts(
    model: Model, number: int, team: str, wanted: Mapping[int, int] | None
) -> tuple[set[float], int]:
    """Weeks in which an engagement may begin, and how many of them at a time. One that covers some
    needs covers them too where it begins when the first is due."""
    problem, contractor = model.problem, model.problem.contractors[number]
    pinned = demanded(problem, coming(contractor, team))
    soonest, horizon = contractor.weeks_to_start, problem.rules.horizon_weeks
    starts = {max(soonest, problem.rules.deadline_weeks)} if pinned else set()
    if wanted is None:
        dues = (n for n in model.active.values() if n.due_week >= soonest - SLACK)
        starts |= {
            n.due_week for n in dues if contract_serves(problem, number, team, n.due_week, n)
        }
        return {start for start in starts if start < horizon}, contractor.maximum
    served = [
        i for i, most in wanted.items() if most and covers(problem, number, team, problem.needs[i])
    ]
    starts |= {max(soonest, problem.needs[i].due_week) for i in served}
    most = min(contractor.maximum, max([pinned, *(wanted[i] for i in served)]))
    return _one_after_another(starts, engaged_until(contractor, 0.0), horizon), most


def covers(problem: Problem, number: int, team: str, need: Need) -> bool:
    own = problem.contractors[number]
    purchase = Purchase("contract", team, (need.skill,), profile=own.profile)
    return (
        team in need.teams
        and own.levels.get(need.skill, 0) >= need.level
        and counts(problem, purchase)
    )


def _one_after_another(starts: set[float], length: float, horizon: float) -> set[float]:
    """Weeks in which an engagement may begin: the first ones, and each when the one before ends."""
    result = set()
    for start in starts:
        while start < horizon - SLACK:
            result.add(start)
            start += length
    return result


def engaged(model: Model, number: int) -> Terms:
    need = model.active[number]
    return [
        (column, 1.0)
        for (contractor, team, start), column in model.contracts.items()
        if contract_serves(model.problem, contractor, team, start, need)
    ]


def limits(model: Model) -> None:
    """Budget and hours may be reached exactly."""
    rules, first = model.problem.rules, len(model.sheet.row_lower)
    if rules.budget is not None:
        terms = model.cost if rules.budget_on == "total" else model.cash
        model.sheet.at_most((rules.budget + 1e-6) / MONEY, [t for t in terms if t[1]])
    if rules.hours_cap is not None:
        model.sheet.at_most(rules.hours_cap + SLACK, [t for t in model.hours if t[1]])
    model.limits = list(range(first, len(model.sheet.row_lower)))


def touched(model: Model) -> None:
    """Who is touched: anyone with a first step or a seat (methods.md#net-cost-and-options)."""
    purchases = [
        (person, chain.columns[chain.known_level + 1][-1])
        for (person, _), chain in model.chains.items()
    ]
    purchases += [(person, column) for (person, _), column in model.seats.items()]
    for person, purchase in purchases:
        if person not in model.touched:
            model.touched[person] = model.sheet.column(1)
        model.sheet.at_most(0, [(purchase, 1.0), (model.touched[person], -1.0)])


def training(worker: Worker, skill: str) -> Purchase:
    """One person's training in one skill, however many steps it takes."""
    return Purchase("train", worker.team, (skill,))


def coming(offer: HireProfile | Contractor, team: str) -> Purchase:
    """A hire or a contractor for a team; brings every skill above level 0."""
    lever: ActionLever = "hire" if isinstance(offer, HireProfile) else "contract"
    brought = [skill for skill, level in offer.levels.items() if level > 0]
    return Purchase(lever, team, brought, profile=offer.profile)


def equipping(tool: Tool, worker: Worker) -> Purchase:
    return Purchase("equip", worker.team, tool.skills, tool=tool.name)


def keep_pins(model: Model) -> None:
    """(12) sum of the purchases that a pin means + what is unmet >= what it demands. Of a lever
    that is not allowed, no more is bought than its pins demand together."""
    problem, sheet = model.problem, model.sheet
    seats = {
        seat: (person, problem.tools[tool])
        for (person, tool), seat in model.seats.items()
        if problem.tools[tool].turn
    }
    for number, pin in enumerate(problem.pins):
        bought = [
            (_used(model, *seats[column], pin.skill, column) if column in seats else column, 1.0)
            for column, purchase in purchases(model)
            if meant(pin, purchase)
        ]
        unmet = sheet.column(pin.at_least)
        model.unmet[number] = unmet
        model.nothing[unmet] = pin.at_least
        sheet.at_least(pin.at_least, [*bought, (unmet, 1.0)])
    for lever in ALLOWED:
        if problem.pins and lever not in problem.rules.levers:
            demanded = sum(pin.at_least for pin in pins_of(problem, lever))
            bought = [(c, 1.0) for c, p in purchases(model) if p.lever == lever]
            if bought:
                sheet.at_most(demanded, bought)


def _used(model: Model, person: int, tool: Tool, skill: str | None, seat: int) -> int:
    """What of a seat that begins later counts for a pin: no more than it is used for the skill
    (None: for any). Else the latest would do, and would cost the least."""
    used = [
        (use, -1.0)
        for (worker, number), use in model.uses.items()
        if worker == person
        and model.active[number].skill in tool.skills
        and skill in (None, model.active[number].skill)
        and tool.weeks_to_productive <= model.active[number].due_week + SLACK
    ]
    counted = model.sheet.column(1)
    model.sheet.at_most(0, [(counted, 1.0), (seat, -1.0)])
    model.sheet.at_most(0, [(counted, 1.0), *used])
    return counted


def purchases(model: Model) -> Iterator[tuple[int, Purchase]]:
    """Every column that buys something, a person's training in a skill by its first step."""
    for (person, skill), chain in model.chains.items():
        first = chain.columns[chain.known_level + 1][-1]
        yield first, training(model.problem.workers[person], skill)
    for (hire, team), column in model.hires.items():
        yield column, coming(model.problem.hires[hire], team)
    for (person, tool), column in model.seats.items():
        yield column, equipping(model.problem.tools[tool], model.problem.workers[person])
    for (contractor, team, _), column in model.contracts.items():
        yield column, coming(model.problem.contractors[contractor], team)


def learning_time(model: Model) -> None:
    """By each due week the steps due by then fit into the person's hours (earliest due first).

    Interviews take their share of the hours by the first due week after the hire's start: the weeks
    that they take are one column, so that no person's row names every hire. They take from learning
    only: where they would take more than there is, nobody learns by that week, and no hire is
    forbidden (else more hours for learning could forbid one).
    """
    problem = model.problem
    weekly = weekly_hours(problem)
    interviews = [
        (problem.hires[h].weeks_to_start, column, problem.hires[h].interview_hours / weekly)
        for (h, _), column in model.hires.items()
        if weekly > 0 and problem.hires[h].interview_hours > 0
    ]
    trained = {d for chain in model.chains.values() for own in chain.dues.values() for d in own}
    dues = sorted(trained | {need.due_week for need in model.active.values()})
    taken: dict[float, int] = {}
    for due in dues:
        share = [(column, part) for start, column, part in interviews if start <= due]
        if share:
            taken[due] = _weeks_taken(model, share, due)
    by_person = by_key((chain.person, chain) for chain in model.chains.values())
    for person, own in by_person.items():
        hours = problem.workers[person].hours_per_week
        for due in dues:
            terms = [
                (column, step_hours(problem.rules, level))
                for chain in own
                for level in chain.dues
                if (column := chain.at(level, due)) is not None
            ]
            share = [(taken[due], hours)] if due in taken else []
            if terms and (share or sum(h for _, h in terms) > hours * due + SLACK):
                model.sheet.at_most(hours * due + SLACK, terms + share)


def _weeks_taken(model: Model, share: Terms, due: float) -> int:
    """Weeks of everybody's learning time that interviews take by a due week: at most all."""
    sheet = model.sheet
    taken = sheet.column(due + SLACK, integer=False)
    over: Terms = []
    most = sum(part * sheet.upper[column] for column, part in share)
    if most > due:
        none_left = sheet.column(1)
        sheet.at_most(0, [(none_left, due), (taken, -1.0)])
        over = [(none_left, -most)]
    sheet.at_most(0, [*share, (taken, -1.0), *over])
    return taken


def mentoring(model: Model) -> None:
    """Mentoring, by skill and due week, from people at the level today, within their hours.

    Tiers are nested: who may mentor a step to 5 may also mentor one to 3. What was given by one
    due week stays given by the next. Where the rules allow an outside tutor, hours that those
    inside do not give are bought, for every tier.
    """
    rules, sheet = model.problem.rules, model.sheet
    if rules.mentor_hours_per_hour <= 0:
        return
    by_skill = by_key((chain.skill, chain) for chain in model.chains.values())
    given: dict[int, list[tuple[float, str, int]]] = {}
    for skill, own in by_skill.items():
        tiers = sorted({mentor_level(level) for chain in own for level in chain.dues})
        dues = sorted(
            {due for chain in own for all_dues in chain.dues.values() for due in all_dues}
        )
        mentors = [
            (number, worker.levels[skill], worker.mentor_hours_per_week)
            for number, worker in enumerate(model.problem.workers)
            if worker.levels.get(skill, 0) >= tiers[0] and worker.mentor_hours_per_week > 0
        ]
        before: dict[int, int] = {}
        for due in dues:
            columns = {m: sheet.column(hours * due, integer=False) for m, _, hours in mentors}
            for mentor, hours_given in columns.items():
                given.setdefault(mentor, []).append((due, skill, hours_given))
                if mentor in before:
                    sheet.at_most(0, [(before[mentor], 1), (hours_given, -1)])
            before = columns
            for tier in tiers:
                wanted = [
                    (column, mentor_hours(rules, level))
                    for chain in own
                    for level in chain.dues
                    if mentor_level(level) >= tier and (column := chain.at(level, due)) is not None
                ]
                offered = [(columns[m], -1.0) for m, level, _ in mentors if level >= tier]
                if tier == tiers[0] and rules.tutor_fee_per_hour is not None:
                    _tutor(model, skill, wanted)
                    if due == dues[-1]:  # else hours that nobody asks for would ease a cap on hours
                        asked = [(column, -hours) for column, hours in wanted]
                        sheet.at_most(0, [(model.tutored[skill][-1], 1.0), *asked])
                if skill in model.tutored:
                    offered.append((model.tutored[skill][-1], -1.0))
                if wanted:
                    sheet.at_most(SLACK, wanted + offered)
        if skill in model.tutored:
            model.buy(model.tutored[skill][-1], tutor_cost(rules))
    for mentor, columns_given in given.items():
        hours = model.problem.workers[mentor].mentor_hours_per_week
        for due in sorted({due for due, _, _ in columns_given}):
            latest = {skill: given_by for d, skill, given_by in sorted(columns_given) if d <= due}
            if len(latest) > 1:
                sheet.at_most(hours * due, [(given_by, 1.0) for given_by in latest.values()])


def _tutor(model: Model, skill: str, wanted: Terms) -> None:
    """Hours of a tutor in a skill by one more due week, at most all that its steps ask for."""
    sheet = model.sheet
    most = sum(hours * sheet.upper[column] for column, hours in wanted)
    given = sheet.column(most, integer=False)
    before = model.tutored.setdefault(skill, [])
    if before:
        sheet.at_most(0, [(before[-1], 1), (given, -1)])
    before.append(given)


DIGITS = 6
"""Of an hour, below which the solver's numbers say nothing."""


def tutor_hours(solution: Solution) -> dict[str, float]:
    """By skill, as few hours as the purchases of a solution allow; skills without any left out. A
    plan that is solved within a gap, or tidied within a tenth of a cent, may hold a hair more."""
    sheet = solution.model.sheet
    last = {skill: columns[-1] for skill, columns in solution.model.tutored.items()}
    if sum(float(solution.values[column]) for column in last.values()) <= LEAST_HOURS:
        return {}
    values = solution.values[: len(sheet.upper)]
    lp = sheet.highs_lp()
    whole = np.array(sheet.integer)
    bought = np.rint(values)
    lp.integrality_ = []
    lp.col_lower_ = np.where(whole, bought, 0.0)
    lp.col_upper_ = np.where(whole, bought, np.array(sheet.upper))
    cost = np.zeros(len(sheet.upper))
    cost[list(last.values())] = 1.0
    lp.col_cost_ = cost
    highs = quiet(lp)
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        values = np.array(highs.getSolution().col_value)
    hours = {skill: round(float(values[column]), DIGITS) for skill, column in last.items()}
    return {skill: given for skill, given in hours.items() if given > LEAST_HOURS}
