"""A study whose answers are set by hand: nothing is read from a store and nothing is solved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import uuid4

from analytics.chances.results import Chances, FanWeek, NeedChance
from analytics.options.results import Judged, LikelyBy, OpenMustHave, Option, Options, Switching
from analytics.results import RECOMMENDED, Analysis, OptionName, RequirementCoverage
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Closing
from analytics.strategy.plan import Planned
from analytics.strategy.results import Action, Cost, NeedOutcome, Plan
from analytics.study import Study
from dashboard.render.blocks import Chart, Lines, Section, Table
from dashboard.subjects.reading import Reading
from tests.dashboard.subjects import build

NO_STORE: Any = None
KEPT = ("scope", "skill", "level", "skill_id", "required", "must_have", "due_week")
"""What is said of a chance as the plan says it."""


class Told(Study):
    """Answers by their names; what was not set fails, for want of a store. `earlier`: what every
    earlier wave is."""

    def __init__(
        self, analysis: Analysis, plan: Plan, earlier: Analysis | None = None, **answers: Any
    ) -> None:
        super().__init__(NO_STORE, analysis.selection)
        self._earlier = earlier
        known: Mapping[str, Any] = {
            "question": uuid4().hex,
            "analysis": analysis,
            "planned": planned(plan),
            "plan_beside_levers": plan,
            "problem": SimpleNamespace(
                start=plan.start,
                needs=[_need(n) for n in plan.needs],
                rules=SimpleNamespace(horizon_weeks=104),
            ),
            "choice": chosen(options(plan)),
            "chances": chances(plan),
            "levers": build.skill_levers(analysis),
            "assumptions": SimpleNamespace(currency=lambda: plan.currency),
            **answers,
        }
        for name, value in known.items():
            self.once(name, lambda value=value: value)

    def since(self, wave: str) -> Study:
        """The earlier wave, with nothing bought."""
        if self._earlier is None:
            return super().since(wave)
        return Told(self._earlier, build.plan(self._earlier))


def _need(need: NeedOutcome) -> SimpleNamespace:
    """As the planner is told of it."""
    return SimpleNamespace(
        skill=need.skill_id, have=need.have, headcount=need.required, due_week=need.due_week
    )


def reading(
    analysis: Analysis, plan: Plan | None = None, *, people: bool = False, **answers: Any
) -> Reading:
    """Who reads of it. Without a plan nothing is bought."""
    return Reading(Told(analysis, plan or build.plan(analysis), **answers), people, people)


def of(
    *needs: RequirementCoverage,
    actions: Sequence[Action] = (),
    people: bool = False,
    **answers: Any,
) -> Reading:
    """Where these are required, each team has its roster, and this is bought."""
    found = build.analysis(needs)
    return reading(found, build.plan(found, actions), people=people, **answers)


def chosen(options: Options) -> SimpleNamespace:
    return SimpleNamespace(options=options, unpriced=options)


def planned(plan: Plan) -> Planned:
    return Planned(plan, NOTHING_BOUGHT, Closing({}))


def option(name: OptionName, plan: Plan, held: float, **more: Any) -> Option:
    """One way to go on, with so many must-haves likely in place."""
    must = [need for need in plan.needs if need.must_have]
    late = tuple(LikelyBy(n.scope, n.skill, n.level, 30.0, True, 2.6) for n in must)
    judged = Judged(tuple(10.0 for _ in plan.needs), held, held - 0.5, len(must), 1.5, 3.0, late)
    left = tuple(
        OpenMustHave(n.scope, n.skill, n.level, n.shortage_after) for n in must if n.shortage_after
    )
    values: dict[str, Any] = {"credit": 1_000.0, "vacancy": 40_000.0, **more}
    net = plan.cost.total - values["credit"] + values["vacancy"]
    return Option(name, planned(plan), plan.cost, net=net, judged=judged, open=left, **values)


def options(plan: Plan, **more: Any) -> Options:
    """Doing nothing, with 1 must-have likely in place, and the plan, with 1.5."""
    nothing = replace(plan, actions=(), cost=Cost())
    between: tuple[OptionName, OptionName] = ("nothing", RECOMMENDED)
    total, credit = plan.cost.total, plan.cost.total - 20 * 900.0
    values: dict[str, Any] = {
        "switching": (
            Switching(between, total, credit, 0.0, 20.0, 0.0, 900.0, total / 20, toss_up=False),
        ),
        "per_week": 3_600.0,
        "share_of_payroll": 0.1,
        "runs": 10_000,
        **more,
    }
    return Options((option("nothing", nothing, 1.0), option(RECOMMENDED, plan, 1.5)), **values)


def chances(plan: Plan) -> Chances:
    """Played through by hand: must-haves hold with 90 %, 80 %, 70 % and so on, never below 10 %."""
    must = [need for need in plan.needs if need.must_have]
    needs = tuple(
        NeedChance(
            *(getattr(n, name) for name in KEPT),
            n.required - n.shortage_after,
            max(0.1, 0.9 - 0.1 * at),
            max(0.1, 0.95 - 0.1 * at),
            0.25 * (at + 1),
        )
        for at, n in enumerate(must)
    )
    filled = sum(not need.shortage_after for need in must)
    return Chances(
        runs=10_000,
        seed=1,
        must_haves=len(must),
        filled=filled,
        all_hold=0.1,
        filled_hold=0.2 if filled else None,
        filled_hold_as_rated=0.3 if filled else None,
        holding=sum(need.chance for need in needs),
        holding_as_rated=sum(need.chance_as_rated for need in needs),
        shortage_planned=plan.shortage,
        shortage_expected=1.0,
        shortage_worst_tenth=2.4,
        needs=needs,
        weeks=(FanWeek(0.0, 0.5, 0.4, 0.5, 0.6), FanWeek(4.0, 1.0, 0.4, 0.75, 0.9)),
    )


Kind = TypeVar("Kind", Table, Chart, Lines)


def tables(section: Section) -> dict[str, Table]:
    return {block.key: block for block in section.blocks if isinstance(block, Table)}


def only(section: Section, kind: type[Kind]) -> Kind:
    (block,) = section.blocks
    assert isinstance(block, kind)
    return block
