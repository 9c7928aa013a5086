"""People between teams: who moves counts for the needs of the new team, no longer for the old."""

from __future__ import annotations

from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.steps import teams_of
from analytics.strategy.money.costs import move_cost
from analytics.strategy.problem.demands import Purchase, counts, open_moves, open_to
from analytics.strategy.problem.problem import Move, Need, Problem


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
        for position, crew in enumerate(model.crews):
            if crew.worker.declines("move"):
                continue
            if crew.worker.team == move.source and open_to(problem, moving(move)):
                column = sheet.column(1)
                model.moves[position, number] = column
                model.buy(column, move_cost(move, crew.worker))
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
    if model.crews[position].worker.team in need.teams:
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
            worker = model.crews[position].worker
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
