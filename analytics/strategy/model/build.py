"""Build the model: what can be bought, what it closes, what limits it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from analytics.results import by_key
from analytics.strategy.model.model import (
    Model,
    Terms,
    begins_late,
    chains,
    hire_counts,
    hire_serves,
    tool_cap,
    tools_for,
)
from analytics.strategy.model.rules import (
    coming,
    contracts,
    engaged,
    equipping,
    keep_pins,
    learning_time,
    limits,
    mentoring,
    touched,
)
from analytics.strategy.money import cost_of, hire_charges, seat_charges, step_cost
from analytics.strategy.problem.problem import Need, Problem, Worker, by_step
from analytics.strategy.problem.relax import demanded, open_to
from analytics.strategy.results import Cost


def build(problem: Problem, others: bool) -> Model:
    """The model of a problem. `others`: needs that are no must-haves are valued too."""
    active = {
        number: need
        for number, need in enumerate(problem.needs)
        if (need.must_have or others) and need.have < need.headcount
    }
    model = _made(problem, active, active)
    touched(model)
    return model


def priced(problem: Problem, count: int, wanted: Mapping[int, int]) -> Model:
    """The model of a problem whose first `count` needs stand at their due dates and whose others
    are the same at later ones; nothing is asked of it yet. `wanted`: by need of the first,
    positions that a hire or contractor may come for."""
    return _made(problem, dict(enumerate(problem.needs)), range(count), wanted)


def _made(
    problem: Problem,
    active: dict[int, Need],
    covered: Iterable[int],
    wanted: Mapping[int, int] | None = None,
) -> Model:
    """What can be bought for needs and whose hours it takes, held against those to be `covered`;
    `wanted` as in `priced`."""
    model = Model(problem, active)
    model.able = {number: [] for number in active}
    model.chains = chains(problem, active)
    _training(model)
    _prerequisites(model)
    _hires(model, wanted)
    contracts(model, wanted)
    learning_time(model)
    mentoring(model)
    _able(model)
    _tools(model)
    _pinned_seats(model)
    _one_start(model)
    _coverage(model, covered)
    keep_pins(model)
    limits(model)
    return model


def _training(model: Model) -> None:
    """(1) Steps: once done stay done, and in order. The price is paid once."""
    sheet, rules = model.sheet, model.problem.rules
    prices: dict[tuple[float, int], Cost] = {}  # people differ in their rate only
    for chain in model.chains.values():
        worker = model.problem.workers[chain.person]
        for level in sorted(chain.dues):
            columns = [sheet.column(1) for _ in chain.dues[level]]
            chain.columns[level] = columns
            for earlier, later in pairwise(columns):
                sheet.at_most(0, [(earlier, 1), (later, -1)])
            if level - 1 in chain.dues:
                for due, column in zip(chain.dues[level], columns, strict=True):
                    below = chain.at(level - 1, due)
                    if below is not None:
                        sheet.at_most(0, [(column, 1), (below, -1)])
            priced = worker.hourly_rate, level
            if priced not in prices:
                prices[priced] = step_cost(rules, worker, level)
            model.buy(columns[-1], prices[priced])


def _prerequisites(model: Model) -> None:
    """(2) x_psk <= x_ps'k' by every due week, or 0 where the other level cannot be reached."""
    asks = by_step(model.problem.prerequisites)
    if not asks:
        return
    for (person, skill), chain in model.chains.items():
        levels = model.problem.workers[person].levels
        for level, columns in chain.columns.items():
            for other, least in asks.get((skill, level), ()):
                if levels.get(other, 0) >= least:
                    continue
                own = model.chains.get((person, other))
                for due, column in zip(chain.dues[level], columns, strict=True):
                    first = own.at(least, due) if own else None
                    if first is None:
                        model.sheet.upper[column] = 0
                    else:
                        model.sheet.at_most(0, [(column, 1), (first, -1)])


def _hires(model: Model, wanted: Mapping[int, int] | None) -> None:
    problem, sheet, everyone = model.problem, model.sheet, Terms()
    of_profile: defaultdict[str, Terms] = defaultdict(list)
    for number, hire in enumerate(problem.hires):
        joined = problem.teams if hire.team is None else (hire.team,)
        offers = {team: coming(hire, team) for team in joined}
        pinned = {
            team: demanded(problem, offer)
            for team, offer in offers.items()
            if open_to(problem, offer)
        }
        for team, most in _teams(model, number, pinned, wanted):
            column = sheet.column(min(hire.maximum, most))
            model.hires[number, team] = column
            model.buy(column, cost_of(hire_charges(problem.rules, hire)))
            of_profile[hire.profile].append((column, 1.0))
            everyone.append((column, 1.0))
    for hire in problem.hires:
        if not hire.turn and len(of_profile[hire.profile]) > 1:
            sheet.at_most(hire.maximum, of_profile[hire.profile])
    if problem.rules.max_hires is not None and everyone:
        sheet.at_most(problem.rules.max_hires, everyone)


def _teams(
    model: Model, number: int, pinned: Mapping[str, int], wanted: Mapping[int, int] | None
) -> Iterator[tuple[str, int]]:
    """Teams that a hire may join, and how many: of those that serve the same needs one is enough.
    Where needs count when due only (`wanted` None), so it is of those that serve fewer of them."""
    serves = hire_serves if wanted is None else hire_counts
    missing = (
        wanted if wanted is not None else {i: need.missing for i, need in model.active.items()}
    )
    served: dict[frozenset[int], str] = {}
    for team in pinned:
        needs = frozenset(
            i
            for i, open_positions in missing.items()
            if open_positions and serves(model.problem, number, team, model.active[i])
        )
        served.setdefault(needs, team)
    served.pop(frozenset(), None)
    chosen = {
        team: needs
        for needs, team in served.items()
        if wanted is not None or not any(needs < other for other in served)
    }
    for team in dict.fromkeys([*chosen, *pinned]):
        if team in chosen or pinned[team]:
            yield team, max([pinned[team], *(missing[i] for i in chosen.get(team, ()))])


def _able(model: Model) -> None:
    """Who is at a need's level by its due week without a tool."""
    by_skill = by_key((need.skill, number) for number, need in model.active.items())
    for (person, skill), chain in model.chains.items():
        team = model.problem.workers[person].team
        for number in by_skill.get(skill, ()):
            need = model.active[number]
            column = chain.at(need.level, need.due_week) if team in need.teams else None
            if column is not None:
                model.able[number].append((column, 1.0))
    for (hire, team), column in model.hires.items():
        for number, need in model.active.items():
            if hire_serves(model.problem, hire, team, need):
                model.able[number].append((column, 1.0))


def _tools(model: Model) -> None:
    """Seats and the positions that they fill: exactly one level up, once per person and need."""
    problem, sheet = model.problem, model.sheet
    by_team = bool(problem.bars) or any(tool.owned_by for tool in problem.tools)
    reach: dict[frozenset[str], list[tuple[int, Worker]]] = {}
    for number, need in model.active.items():
        tools = tools_for(problem, need)
        if not tools:
            continue
        own: Terms = []
        if need.teams not in reach:
            reach[need.teams] = [
                (position, worker)
                for position, worker in enumerate(problem.workers)
                if worker.team in need.teams
            ]
        for position, worker in reach[need.teams]:
            level = worker.levels.get(need.skill)
            if level is None or level >= need.level or worker.declines("equip", need.skill):
                continue
            chain = model.chains.get((position, need.skill))
            below = chain.at(need.level - 1, need.due_week) if chain else None
            if level < need.level - 1 and below is None:
                continue
            lifting = tools_for(problem, need, worker.team) if by_team else tools
            open_tools = [t for t in lifting if not begins_late(problem.tools[t], need)]
            if not open_tools:
                continue
            use = sheet.column(1)
            model.uses[position, number] = use
            own.append((use, 1.0))
            if below is not None:
                sheet.at_most(0, [(use, 1), (below, -1)])
            reached = chain.at(need.level, need.due_week) if chain else None
            if reached is not None:
                sheet.at_most(1, [(use, 1), (reached, 1)])
            seats = [(_seat(model, position, tool), -1.0) for tool in open_tools]
            sheet.at_most(0, [(use, 1.0), *seats])
        if own:
            _cap(model, number, need, own)


def _one_start(model: Model) -> None:
    """A person has one seat of a tool at most, whenever it begins."""
    seats = ((person, model.problem.tools[tool].name) for person, tool in model.seats)
    for same in by_key(zip(seats, model.seats.values(), strict=True)).values():
        if len(same) > 1:
            model.sheet.at_most(1, [(column, 1.0) for column in same])


def _seat(model: Model, person: int, tool: int) -> int:
    """The column of a person's seat of one tool, made at its first use."""
    problem, worker = model.problem, model.problem.workers[person]
    if (person, tool) not in model.seats:
        allowed = open_to(problem, equipping(problem.tools[tool], worker))
        column = model.sheet.column(1 if allowed else 0)
        model.seats[person, tool] = column
        model.buy(column, cost_of(seat_charges(problem.rules, problem.tools[tool])))
    return model.seats[person, tool]


def _pinned_seats(model: Model) -> None:
    """Seats that a pin asks for, also where they fill no position."""
    problem = model.problem
    for number, tool in enumerate(problem.tools if problem.pins else ()):
        for position, worker in enumerate(problem.workers):
            if worker.team in tool.owned_by or worker.declines("equip"):
                continue
            if not tool.turn and demanded(problem, equipping(tool, worker)):
                _seat(model, position, number)


def _cap(model: Model, number: int, need: Need, own: Terms) -> None:
    """All tools together fill at most the cap, and nothing without enough reviewers."""
    rules = model.problem.rules
    cap = tool_cap(rules, need.headcount)
    if need.have >= rules.reviewers:
        model.sheet.at_most(cap, own)
        return
    reviewed = model.sheet.column(1)
    model.sheet.at_most(0, [*own, (reviewed, -float(cap))])
    model.sheet.at_least(-need.have, [*model.able[number], (reviewed, -float(rules.reviewers))])


def _coverage(model: Model, numbers: Iterable[int]) -> None:
    """(8) Of these needs what is held, trained, tooled and hired, and what stays short, make the
    headcount."""
    uses = by_key((number, (column, 1.0)) for (_, number), column in model.uses.items())
    for number in numbers:
        need = model.active[number]
        missing = need.missing
        column = model.sheet.column(missing)
        model.shortage[number] = column
        model.nothing[column] = missing
        filled = [*uses.get(number, []), (column, 1.0)]
        model.sheet.at_least(missing, model.able[number] + engaged(model, number) + filled)
