"""Ask here: every answer to a selection and a scenario, as its viewer may have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from analytics.analyse import analyse, previous_wave, surveyed
from analytics.answers import Answers, digest
from analytics.assess.assess import Assessment, Singly
from analytics.chances.results import SEED, Chances
from analytics.change import Change, change
from analytics.evidence.results import Evidence, RatingModel
from analytics.knobs import BUDGET, BUDGET_ON, OPTION, reset
from analytics.options.choice import Choice, choose, ratings_by_skill
from analytics.options.drivers import Driver, End, basis, driver, ranged
from analytics.options.explain.explain import SECONDS, Explaining
from analytics.options.results import AreaLevers, Option, Options, SkillLevers
from analytics.options.verdicts import area_levers, skill_levers
from analytics.proposals import Proposal, proposals
from analytics.results import RECOMMENDED, Analysis, Selection
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Assumptions, assumptions_of, read_terms
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.team import Circle, Loss, circles, loss
from data.store.database import Database
from data.store.facts.settings import assumed_due
from data.vocabulary import RefusedError

P = ParamSpec("P")
T = TypeVar("T")


def answer(work: Callable[Concatenate[Study, P], T]) -> Callable[Concatenate[Study, P], T]:
    """Worked out once for a study and what is asked of it, safe between threads."""

    def asked(study: Study, /, *question: P.args, **no_names: P.kwargs) -> T:
        return study.once(work.__name__, partial(work, study, *question), *question)

    return update_wrapper(asked, work)


SHARED: set[str] = set()
"""Names of the answers that studies share."""


def shared(work: Callable[Concatenate[Study, P], T]) -> Callable[Concatenate[Study, P], T]:
    """The same, once for all studies of one `question`: what takes a solver is solved once for all
    who have the same before them, whoever they are."""
    SHARED.add(work.__name__)
    return answer(work)


class Study:
    """Lazy, each answer once. What its viewer may not see is not in it.

    `find`: where the study of another selection or scenario is kept; None: beside this one.
    `share`: where the answers are that all studies of one question share; None: beside this one.
    `waiting`: entered by who works out or waits for an answer, with its name. `turn`: how a plan
    is solved: by whoever asks, or after those who asked before.
    Raises RefusedError where the store does not have what the selection or the scenario names.
    """

    def __init__(
        self,
        store: Database,
        selection: Selection,
        scenario: Scenario | None = None,
        find: Callable[[Selection, Scenario], Study] | None = None,
        share: Callable[[str], Answers] | None = None,
        waiting: Callable[[str], AbstractContextManager[object]] = nullcontext,
        turn: Callable[[Callable[[], Planned]], Planned] = lambda work: work(),
    ) -> None:
        self.store = store
        self.selection = selection
        self.scenario = scenario or Scenario()
        self._answers = Answers()
        self._made = {(selection, self.scenario): self}
        self._find = find or self._make
        self._share = share or defaultdict[str, Answers](Answers).__getitem__
        self._waiting = waiting
        self._turn = turn

    def once(self, name: str, work: Callable[[], T], *question: object) -> T:
        return self._kept(name).once(name, work, *question, waiting=self._waiting)

    def knows(self, name: str, *question: object) -> bool:
        """Whether an answer is there already, so that a page can draw it at once. Of what is
        refused there is none."""
        try:
            return self._kept(name).knows(name, *question)
        except RefusedError:
            return False

    def _kept(self, name: str) -> Answers:
        return self._share(self.question()) if name in SHARED else self._answers

    @property
    def known(self) -> int:
        """How many answers of its own are there: it grows while it is asked."""
        return self._answers.known

    def of(self, selection: Selection | None = None, scenario: Scenario | None = None) -> Study:
        return self._find(selection or self.selection, scenario or self.scenario)

    def _make(self, selection: Selection, scenario: Scenario) -> Study:
        key = selection, scenario
        if key not in self._made:
            more = self._make, self._share, self._waiting, self._turn
            other = Study(self.store, selection, scenario, *more)
            self._made[key] = other
        return self._made[key]

    @answer
    def analysis(self) -> Analysis:
        if self.scenario != NO_SCENARIO:
            return self.of(scenario=NO_SCENARIO).analysis()
        return analyse(self.store, self.selection)

    @answer
    def teams(self) -> tuple[str, ...]:
        """Of which somebody was surveyed, by name."""
        if self.selection.viewer.people_visible:
            return surveyed(self.store, self.selection)
        return tuple(sorted({team for team, _, _ in self.analysis().waves}))

    @answer
    def previous_wave(self) -> str | None:
        return previous_wave(self.store, self.selection)

    def since(self, wave: str) -> Study:
        return self.of(replace(self.selection, wave=wave), NO_SCENARIO)

    @answer
    def change(self, wave: str) -> Change:
        return change(self.since(wave).analysis(), self.analysis())

    @answer
    def proposals(self) -> tuple[Proposal, ...]:
        return proposals(self.store, self.analysis(), assumed_due(self.store))

    @answer
    def evidence(self, reflective: tuple[str, ...] = ()) -> Evidence:
        """How well the survey measures. `reflective`: areas whose skills are signs of one thing."""
        from analytics.evidence.evidence import evidence  # scipy, for one page only

        return evidence(self.store, self.analysis(), reflective)

    @answer
    def rating_models(self) -> dict[str, RatingModel]:
        """By skill, how far a rating can be trusted; without skills with too few ratings."""
        from analytics.evidence.raters import models_of

        return models_of(self.analysis().levels)

    @answer
    def assumptions(self) -> Assumptions:
        """The numbers that plans rest on, the scenario's own in the place of the store's."""
        return assumptions_of(self.store, self.scenario)

    @answer
    def problem(self) -> Problem:
        return build_problem(self.store, self.analysis(), self.scenario)

    @answer
    def question(self) -> str:
        """The same of all studies that ask the same of a solver: all that its answers hang on."""
        measured = self.of(scenario=NO_SCENARIO).what_is_measured()
        return digest(measured, self.problem(), self.assumptions(), self.scenario)

    @answer
    def what_is_measured(self) -> str:
        """The part of it that no scenario changes."""
        result = self.analysis()
        frames = result.roster.to_csv(), result.levels.to_csv()
        return digest(*frames, result.numbers, result.requirements)

    @shared
    def choice(self) -> Choice:
        """The question of options; all that name another option share their answers."""
        first = None
        if self.scenario.option != RECOMMENDED:
            first = self.of(scenario=replace(self.scenario, option=RECOMMENDED)).choice()
        free = self._without_budget()
        free.question()  # here: what ratings are worth is asked by a thread that draws no page
        by_skill = free.ratings_by_skill
        return choose(self.store, self.analysis(), self.scenario, first, by_skill=by_skill)

    @shared
    def ratings_by_skill(self) -> Singly:
        numbers = self.assumptions()
        terms = read_terms(numbers, self.scenario)
        return ratings_by_skill(self.problem(), self.analysis(), numbers, terms)

    def _without_budget(self) -> Study:
        free = replace(reset(self.scenario, BUDGET, BUDGET_ON, OPTION), name="")
        return self if free == self.scenario else self.of(scenario=free)

    @shared
    def planned(self) -> Planned:
        choice = self.choice()
        return self._turn(lambda: choice.planned)

    def _solved(self) -> Choice:
        """The choice once it has its plan, for which it waits its turn."""
        self.planned()
        return self.choice()

    def plan(self) -> Plan:
        return self.planned().plan

    @shared
    def plan_beside_levers(self) -> Plan:
        return replace(self.plan(), pure=self.choice().pure)

    @shared
    def options(self) -> Options:
        return self._solved().options

    def unpriced(self) -> Options:
        """The same, sooner: without what closing what stays open would cost."""
        return self._solved().unpriced

    @property
    def early(self) -> Option | None:
        """A first plan by the rule of balanced, while all options are still being sought."""
        return self.choice().search.early if self.knows("choice") else None

    @shared
    def chances(self, seed: int = SEED) -> Chances:
        return self._solved().chances(seed)

    @shared
    def assessment(self) -> Assessment | None:
        """Which ratings to verify before anything is bought, as the options took it."""
        return self.choice().assessment()

    @shared
    def explaining(self, seconds: float = SECONDS) -> Explaining:
        """Why the plan is as it is: what was found so far, and the rest on demand, which takes so
        many seconds at most."""
        return Explaining(self._solved(), seconds)

    @shared
    def levers(self) -> tuple[SkillLevers, ...]:
        """Train, hire, equip, contract or leave open, skill by skill; no budget plays a part."""
        free = self._without_budget()
        if free is not self:
            return free.levers()
        return skill_levers(self.store, self.analysis(), self.scenario)

    @answer
    def area_levers(self) -> tuple[AreaLevers, ...]:
        return area_levers(self.levers())

    @answer
    def loss(self, away: Sequence[int]) -> Loss:
        return loss(self.problem(), away)

    @answer
    def circles(self) -> tuple[Circle, ...]:
        return circles(self.problem())

    @answer
    def driver_keys(self) -> tuple[str, ...]:
        """Assumptions that have a range; none where nothing is required."""
        return ranged(self.store, self.scenario) if self.analysis().requirements else ()

    def drivers(self) -> tuple[Driver, ...]:
        keys = [key for key in self.driver_keys() if self.knows("driver", key)]
        return tuple(self.driver(key) for key in keys)

    @answer
    def basis(self) -> End:
        return basis(self._solved())

    @answer
    def driver(self, number: str) -> Driver:
        """What the plan is at both ends of an assumption, as it stands and planned anew."""
        own = self._solved(), self.basis()
        return driver(self.store, self.analysis(), self.scenario, *own, number)


NO_SCENARIO = Scenario()
"""Measures ask nothing of a scenario: all studies of a selection share those of this one."""
