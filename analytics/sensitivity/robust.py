"""How robust each verdict is: how often the same lever wins (METHODS 5).

All assumptions are drawn from their ranges at once, and for every draw the forced choices of each
skill are solved anew (DEFINITIONS 28), on the levels that each kind of rating gives (DEFINITIONS
3). Which lever wins is the verdict, as everywhere.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.analyse import analyse
from analytics.results import Analysis, Verdict
from analytics.selection import RatingKind, Selection
from analytics.sensitivity.drawn import Drawn, drawn
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.verdicts.levers import KINDS, rated_skills, solve_skill
from analytics.strategy.verdicts.results import Robustness, SkillLevers
from data.store.database import Database

DRAWS = 200
"""A share of a half is then known to within 7 points (95 %)."""
FEWEST = 40
"""Where very many skills are short; 16 points."""
TRIES = 12_000
"""Skills x kinds of rating x draws, of five to ten milliseconds each: with more skills there are
fewer draws."""
SEED = 1


@dataclass(frozen=True)
class View:
    """The levels that one kind of rating gives, and the skills that somebody rated in this way."""

    problem: Problem
    rated: frozenset[str]


@dataclass(frozen=True)
class Tried:
    """How often each lever won, by skill id, of `draws` out of `of`."""

    draws: int
    of: int
    seed: int
    views: tuple[RatingKind, ...]
    skills: Mapping[str, Robustness]


@dataclass(frozen=True)
class _Question:
    analysis: Analysis
    scenario: Scenario
    drawn: Drawn
    views: Mapping[RatingKind, View]
    today: Mapping[str, Verdict]
    """By skill that is short today."""
    draws: int


class Trying:
    """The verdicts of one scenario, tried draw by draw while somebody asks for the next.

    Whoever stops asking stops the solving; it goes on from where it was left.
    """

    def __init__(
        self,
        database: Database,
        selection: Selection,
        scenario: Scenario,
        draws: int | None = None,
        seed: int = SEED,
    ) -> None:
        self._database, self._selection, self._scenario = database, selection, scenario
        self._wanted, self._seed = draws, seed
        self._lock = threading.Lock()
        self._question: _Question | None = None
        self._wins: dict[tuple[str, RatingKind], Counter[Verdict]] = {}
        self._done = 0
        self._found: Tried | None = None
        self.finished = False
        """Whether every draw was tried."""

    def next(self) -> Tried | None:
        """Try one more draw; None where all are tried."""
        with self._lock:
            if self.finished:
                return None
            asked = self._question = self._question or self._ask()
            if self._done < asked.draws:
                for place, verdict in _verdicts(self._database, asked, self._done).items():
                    self._wins.setdefault(place, Counter())[verdict] += 1
                self._done += 1
                self._found = self._tried(asked)
            if self._done >= asked.draws:
                self.finished, self._question = True, None  # nobody asks it again
            return self._found

    def found(self) -> Tried | None:
        """What is known so far; None before the first draw."""
        return self._found

    def all(self) -> Tried | None:
        """Try what is left; None where there is nothing to try."""
        while self.next():
            pass
        return self.found()

    def _ask(self) -> _Question:
        analysis = analyse(self._database, self._selection)
        views = {
            kind: View(problem, rated)
            for kind in (self._selection.ratings, *KINDS)
            for problem, rated in [self._view(analysis, kind)]
            if rated or kind == self._selection.ratings
        }
        problem = views[self._selection.ratings].problem
        skills = dict.fromkeys(n.skill for n in problem.needs if n.have < n.headcount)
        today = {skill: solve_skill(problem, skill).verdict for skill in skills}
        numbers = read_assumptions(self._database).changed(self._scenario.assumptions)
        draws = self._wanted or draws_for(views.values(), today)
        if not today:
            draws = 0
        return _Question(
            analysis, self._scenario, drawn(numbers, self._seed, draws), views, today, draws
        )

    def _view(self, analysis: Analysis, kind: RatingKind) -> tuple[Problem, frozenset[str]]:
        rated = rated_skills(analysis, kind)
        if kind != self._selection.ratings and rated:
            analysis = analyse(self._database, replace(self._selection, ratings=kind))
        return build_problem(self._database, analysis, self._scenario), rated

    def _tried(self, asked: _Question) -> Tried:
        return Tried(
            draws=self._done,
            of=asked.draws,
            seed=self._seed,
            views=tuple(asked.views),
            skills={
                skill: Robustness(
                    verdict=verdict,
                    draws=self._done,
                    by_ratings={
                        kind: dict(self._wins[skill, kind])
                        for kind in asked.views
                        if (skill, kind) in self._wins
                    },
                )
                for skill, verdict in asked.today.items()
            },
        )


def draws_for(views: Iterable[View], short: Iterable[str]) -> int:
    """How many draws: fewer where many skills are short, by their number alone."""
    skills = set(short)
    tries = sum(len(view.rated & skills) for view in views)
    return max(FEWEST, min(DRAWS, TRIES // max(1, tries)))


def with_robustness(levers: Sequence[SkillLevers], tried: Tried | None) -> tuple[SkillLevers, ...]:
    """The same answers, with how robust each is as far as that was tried."""
    known = tried.skills if tried else {}
    return tuple(replace(one, robustness=known.get(one.skill_id)) for one in levers)


def _verdicts(
    database: Database, asked: _Question, draw: int
) -> dict[tuple[str, RatingKind], Verdict]:
    """The verdict of each short skill on each kind of rating that there is of it."""
    numbers = (*asked.scenario.assumptions, *asked.drawn.at(draw))
    problem = build_problem(database, asked.analysis, replace(asked.scenario, assumptions=numbers))
    found: dict[tuple[str, RatingKind], Verdict] = {}
    for kind, view in asked.views.items():
        seen = _seen_by(problem, view.problem)
        for skill in asked.today:
            if skill in view.rated or kind == asked.analysis.selection.ratings:
                found[skill, kind] = solve_skill(seen, skill).verdict
    return found


def _seen_by(problem: Problem, view: Problem) -> Problem:
    """The drawn numbers with the levels of another kind of rating."""
    have = {(n.scope, n.skill, n.level): n for n in view.needs}
    return replace(
        problem,
        workers=tuple(
            replace(drawn, levels=own.levels, interest=own.interest)
            for drawn, own in zip(problem.workers, view.workers, strict=True)
        ),
        needs=tuple(
            replace(need, have=own.have, unknown=own.unknown, headcount=own.headcount)
            for need in problem.needs
            for own in [have[need.scope, need.skill, need.level]]
        ),
    )
