"""Rows about the plan as a whole: budget and hours, pins, moves, and how evenly training is
spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.results import ACTION_LEVERS, ActionLever
from analytics.strategy.model.model import MONEY, Model, Terms
from analytics.strategy.model.offers import contracting
from analytics.strategy.model.steps import SLACK, teams_of
from analytics.strategy.money import move_cost
from analytics.strategy.problem.problem import HireProfile, Move, Need, Problem, Tool, Worker
from analytics.strategy.problem.relax import Purchase, counts, meant, open_moves, open_to, pins_of


def limits(model: Model) -> None:
    """Budget and hours may be reached exactly."""
    rules = model.problem.rules
    if rules.budget is not None:
        terms = model.cost if rules.budget_on == "total" else model.cash
        model.sheet.at_most((rules.budget + 1e-6) / MONEY, [t for t in terms if t[1]])
    if rules.hours_cap is not None:
        model.sheet.at_most(rules.hours_cap + SLACK, [t for t in model.hours if t[1]])


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


@dataclass(frozen=True)
class Spreading:
    """Groups with the columns of their trainings: people (None), and teams with their people."""

    groups: tuple[tuple[list[int], int | None], ...]

    def weights(self, counts: Sequence[int], people: float) -> list[list[float]]:
        """By group, what each further training weighs in a plan for so many `people`.

        All that teams can weigh stays below 1, the least that people can differ by: a plan whose
        people weigh no more than now, by `counts`, has at most one training for each and one more
        for each unit that they weigh.
        """
        now = sum(
            count * (count - 1) // 2
            for count, (_, size) in zip(counts, self.groups, strict=True)
            if size is None
        )
        smallest = min((size for _, size in self.groups if size is not None), default=1)
        most = (people + now) ** 2 / smallest
        return [
            [float(n) if size is None else (2 * n + 1) / size / (1 + most) for n in range(len(own))]
            for own, size in self.groups
        ]


def spreading(model: Model) -> Spreading:
    """Nothing where there is no choice between people. Teams only where a requirement is shared."""
    trainings = {
        key: chain.columns[chain.known_level + 1][-1] for key, chain in model.chains.items()
    }
    by_person: dict[int, list[int]] = {}
    by_team: dict[str, list[int]] = {}
    for (person, _), column in trainings.items():
        by_person.setdefault(person, []).append(column)
        by_team.setdefault(model.problem.workers[person].team, []).append(column)
    if len(by_person) < 2:
        return Spreading(())
    found: list[tuple[list[int], int | None]] = [
        (own, None) for own in by_person.values() if len(own) > 1
    ]
    if len(by_team) > 1 and any(len(need.teams) > 1 for need in model.active.values()):
        people = Counter(worker.team for worker in model.problem.workers)
        found += [(own, people[team]) for team, own in sorted(by_team.items())]
    return Spreading(tuple(found))


def moving(move: Move) -> Purchase:
    """One person into the team of a move."""
    return Purchase("move", move.target, ())


def can_be_in(problem: Problem, team: str, need: Need) -> bool:
    """Whether somebody of `team` counts for the need, as they are or after a move."""
    if team in need.teams or not problem.moves:
        return team in need.teams
    return not need.teams.isdisjoint(teams_of(problem, team))


def affects(problem: Problem, need: Need) -> bool:
    """Whether somebody who counts for the need today may move out of its teams."""
    return any(m.source in need.teams and m.target not in need.teams for m in open_moves(problem))


def moves(model: Model) -> None:
    """m_pa: a person takes one move at most, a move takes at most so many."""
    problem, sheet = model.problem, model.sheet
    for number, move in enumerate(problem.moves):
        takers: Terms = []
        for position, worker in enumerate(problem.workers):
            if worker.declines("move"):
                continue
            if worker.team == move.source and open_to(problem, moving(move)):
                column = sheet.column(1)
                model.moves[position, number] = column
                model.buy(column, move_cost(move, worker))
                takers.append((column, 1.0))
        if takers:
            sheet.at_most(move.maximum, takers)
    for position in {position for position, _ in model.moves}:
        own = _taken(model, position)
        if len(own) > 1:
            sheet.at_most(1, [(column, 1.0) for column, _ in own])


def _taken(model: Model, position: int) -> list[tuple[int, Move]]:
    return [
        (column, model.problem.moves[number])
        for (own, number), column in model.moves.items()
        if own == position
    ]


def belongs(model: Model, position: int, need: Need) -> tuple[float, Terms] | None:
    """(constant, terms) of 1 where the person counts for the need's teams, else 0.

    None: they are in one of them whatever is bought. A bar that names the skill keeps people who
    move from counting in it.
    """
    problem, own = model.problem, _taken(model, position)
    if problem.workers[position].team in need.teams:
        leaving = [(column, -1.0) for column, move in own if move.target not in need.teams]
        return (1.0, leaving) if leaving else None
    return 0.0, [
        (column, 1.0)
        for column, move in own
        if move.target in need.teams
        and counts(problem, Purchase("move", move.target, (need.skill,)))
    ]


def within(model: Model, column: int, belonging: tuple[float, Terms]) -> None:
    """column <= 1 where the person is in the need's teams, 0 elsewhere."""
    constant, terms = belonging
    model.sheet.at_most(constant, [(column, 1.0), *((c, -v) for c, v in terms)])


def holders_who_may_move(model: Model) -> None:
    """Who holds a need's level counts where they are: c_pn <= 1 in the need's teams.

    What no move may open silently: a need that the plan does not value stays as well held as today.
    """
    positions = dict.fromkeys(position for position, _ in model.moves)
    for number, need in enumerate(model.problem.needs):
        leaving: Terms = []
        for position in positions:
            worker = model.problem.workers[position]
            if worker.levels.get(need.skill, -1) < need.level:
                continue
            belonging = belongs(model, position, need)
            if belonging is None:
                continue
            if number in model.active:
                home = worker.team in need.teams
                column = model.sheet.column(1)
                model.present[position, number] = column
                model.able[number].append((column, 1.0))
                within(model, column, belonging)
                model.have[number] -= home
                model.nothing[column] = float(home)
            else:
                leaving += belonging[1]
        if leaving:
            spare = need.have - need.headcount
            model.sheet.at_least(-max(0, spare), leaving)


def tool_user_counts(model: Model, position: int, need: Need, use: int) -> None:
    """A tool counts for the needs of the team that its user is in."""
    belonging = belongs(model, position, need)
    if belonging is not None:
        within(model, use, belonging)


def trainee_counts(model: Model, position: int, number: int, reached: int) -> int:
    """The column of a trainee who counts for the need: at its level, and in one of its teams."""
    belonging = belongs(model, position, model.active[number])
    if belonging is None:
        return reached
    column = model.sheet.column(model.sheet.upper[reached])
    model.sheet.at_most(0, [(column, 1.0), (reached, -1.0)])
    model.present[position, number] = column
    within(model, column, belonging)
    return column


def training(worker: Worker, skill: str) -> Purchase:
    """One person's training in one skill, however many steps it takes."""
    return Purchase("train", worker.team, (skill,))


def hiring(hire: HireProfile, team: str) -> Purchase:
    """A hire into a team; it brings every skill above level 0."""
    brought = [skill for skill, level in hire.levels.items() if level > 0]
    return Purchase("hire", team, brought, profile=hire.profile)


def equipping(tool: Tool, worker: Worker) -> Purchase:
    """One person's seat of one tool."""
    return Purchase("equip", worker.team, tool.skills, tool=tool.name)


def keep_pins(model: Model) -> None:
    """(12) sum of the purchases that a pin means + what is unmet >= what it demands.

    Of a lever that is not allowed, no more is bought than its pins demand together.
    """
    problem, sheet = model.problem, model.sheet
    for number, pin in enumerate(problem.pins):
        bought = [(c, 1.0) for c, p in purchases(model) if meant(pin, p)]
        unmet = sheet.column(pin.at_least)
        model.unmet[number] = unmet
        model.nothing[unmet] = pin.at_least
        sheet.at_least(pin.at_least, [*bought, (unmet, 1.0)])
    for lever in ACTION_LEVERS:
        if problem.pins and lever not in problem.rules.levers:
            _no_more(model, lever)


def _no_more(model: Model, lever: ActionLever) -> None:
    demanded = sum(pin.at_least for pin in pins_of(model.problem, lever))
    bought: Terms = [(c, 1.0) for c, p in purchases(model) if p.lever == lever]
    if bought:
        model.sheet.at_most(demanded, bought)


def purchases(model: Model) -> Iterator[tuple[int, Purchase]]:
    """Every column that buys something, a person's training in a skill by its first step."""
    for (person, skill), chain in model.chains.items():
        first = chain.columns[chain.known_level + 1][-1]
        yield first, training(model.problem.workers[person], skill)
    for (hire, team), column in model.hires.items():
        yield column, hiring(model.problem.hires[hire], team)
    for (person, tool), column in model.seats.items():
        yield column, equipping(model.problem.tools[tool], model.problem.workers[person])
    for (contractor, team, _), column in model.contracts.items():
        yield column, contracting(model.problem.contractors[contractor], team)
    for (_, move), column in model.moves.items():
        yield column, moving(model.problem.moves[move])
