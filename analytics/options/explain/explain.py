"""Why this plan: what other choices would do, one by one as they are solved, within a time. Each
limit relaxed by one step, other budgets, each lever alone, other levers for a skill. Solved again,
never read from a dual."""

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from analytics.options.choice import Choice
from analytics.options.explain.asking import (
    Alternative,
    Asking,
    Explanations,
    Finding,
    Left,
    Limit,
    Missing,
    Outcome,
    Part,
    Point,
    SkillReason,
    Told,
    Way,
    more_open,
)
from analytics.options.verdicts import WORDS, count
from analytics.results import ALLOWED, LEVERS, ActionLever, Lever, by_key
from analytics.strategy.amounts import WEEKS_PER_MONTH, joined, money_exact, percent
from analytics.strategy.problem.relax import MORE, Change, Step, cap_steps
from analytics.strategy.results import NeedOutcome

CERTAIN = 1e-6
NO_DIFFERENCE = "no difference that this can tell"
NO_GAIN = "no gain that this can tell"


def way_sentence(ask: Asking, lever: Lever, outcome: Outcome) -> str:
    name = f"{WORDS[lever]} only"
    if ask.problem.rules.levers == {lever}:
        return f"{name}: this is the lever of the plan.{_within(outcome)}"
    return f"{name}: {_net(ask, outcome)}.{_within(outcome)}"


def skill_sentence(
    ask: Asking,
    name: str,
    does: Mapping[ActionLever, int],
    left: int,
    others: Sequence[Alternative],
) -> str:
    """What the plan does for a skill, and what each other lever would change in the plan."""
    parts = [f"{lever} {number}" for lever, number in does.items() if number]
    parts += [f"leave {left} open"] if left else []
    result = f"{name}: {joined(parts, most=9)}."
    if others:
        text = "; ".join(other.clause for other in others)
        result += f" {text[0].upper()}{text[1:]}."
    return result if others else result + _within(ask.base)


def _alone(ask: Asking, lever: ActionLever, outcome: Outcome) -> str:
    name = f"{WORDS[lever].lower()} alone"
    if outcome.unmet:
        return f"{name} cannot keep what the scenario demands"
    return f"{name}: {_net(ask, outcome)}{_within(outcome)}"


def limit_sentence(ask: Asking, what: str, step: str, outcome: Outcome) -> str:
    gain = _net(ask, outcome) if ask.improves(outcome) else NO_GAIN
    return f"{what}: {step}: {gain}.{_within(outcome)}"


def point_sentence(ask: Asking, budget: float, outcome: Outcome) -> str:
    """What a budget does beside the plan."""
    rules = ask.problem.rules
    amount = f"With {money_exact(budget, rules.currency)} of {rules.binds}"
    return f"{amount}: {_net(ask, outcome)}.{_within(outcome)}"


def _net(ask: Asking, outcome: Outcome) -> str:
    """`42 open weeks fewer, net cost $61 000 lower`; of a rule that closes
    first what stays open when due."""
    base = ask.base
    if outcome.unmet:
        return f"cannot keep {joined(outcome.unmet)}"
    extra = outcome.net - base.net
    weeks = round(outcome.open_weeks - base.open_weeks)
    stays = _stays_open(ask, outcome) if ask.closes_first else ""
    if not stays and abs(extra) <= ask.room:
        return NO_DIFFERENCE
    more = "more" if weeks > 0 else "fewer"
    parts = [stays] if stays else []
    parts += [f"{count(abs(weeks), 'open week', 'open weeks')} {more}"] if weeks else []
    amount = money_exact(abs(extra), ask.problem.rules.currency)
    if abs(extra) >= 0.5:
        parts.append(f"net cost {amount} {'higher' if extra > 0 else 'lower'}")
    return ", ".join(parts)


def named(places: Sequence[Left]) -> str:
    """ "AI security, Python (2) and 3 more", must-haves first."""
    ordered = sorted(places, key=lambda p: (not p.must_have, -p.weight * p.headcount, p.label))
    return joined([p.label if p.headcount == 1 else f"{p.label} ({p.headcount})" for p in ordered])


def _stays_open(ask: Asking, outcome: Outcome) -> str:
    """What stays open that the plan closes: must-haves, else others; "" where nothing differs."""
    both = more_open(outcome, ask.base), more_open(ask.base, outcome)
    must = [[place for place in own if place.must_have] for own in both]
    lost, won = must if any(must) or not ask.by_others else both
    if not lost:
        return f"{named(won)} closed, too" if won else ""
    number = sum(place.headcount for place in lost)
    verb = "stays" if number == 1 else "stay"
    if won:  # then as many more do not stay open
        return f"{named(lost)} {verb} open"
    kind = "must-have" if any(must) else "other"
    more = count(number, f"more {kind} position", f"more {kind} positions")
    return f"{more} {verb} open ({named(lost)})"


def _within(outcome: Outcome) -> str:
    """What was not proved says so."""
    if outcome.gap is None or outcome.gap <= CERTAIN:
        return ""
    return f" (Solved within {percent(outcome.gap)} of the best.)"


MENTOR_HOURS = 20.0


def limits(ask: Asking) -> Iterator[Limit]:
    limits = steps(ask)
    outcomes = ask.outcomes([change for *_, change in limits])
    for (what, step, change), outcome in zip(limits, outcomes, strict=True):
        saves = ask.dearer(outcome)
        yield Limit(
            what=what,
            step=step,
            change=change,
            outcome=outcome,
            binding=ask.improves(outcome),
            closes=ask.base.shortage - outcome.shortage,
            saves=-saves if saves else saves,
            sentence=limit_sentence(ask, what, step, outcome),
            scenario_hash=ask.plan.scenario_hash,
        )


def steps(ask: Asking) -> list[Step]:
    rules = ask.problem.rules
    result = cap_steps(rules)
    if "hire" in rules.levers:
        result += _full_profiles(ask)
    result.append(("The due dates", "one month more", Change("more_weeks", WEEKS_PER_MONTH)))
    if not rules.levers.issuperset(LEVERS):
        every = tuple(item for item in ALLOWED if item in rules.levers.union(LEVERS))
        result.append(("The levers", "all three", Change("levers", levers=every)))
    if "train" in rules.levers:
        result += _learning(ask)
    return result


def _full_profiles(ask: Asking) -> list[Step]:
    hired: Counter[str | None] = Counter()
    for action in ask.plan.actions:
        hired[action.profile] += action.count * (action.lever == "hire")
    return [
        (
            f"Hires of the profile {hire.profile}",
            f"{hire.maximum + 1} instead of {hire.maximum}",
            Change("profile_max", hire.maximum + 1, profile=hire.profile),
        )
        for hire in ask.problem.hires
        if not hire.turn and hire.maximum and hired[hire.profile] >= hire.maximum
    ]


def _learning(ask: Asking) -> list[Step]:
    """Hours to learn, hours to mentor in each skill that is short, and levels to climb."""
    problem, rules = ask.problem, ask.problem.rules
    result: list[Step] = [
        ("Learning hours", "10 % more for everybody", Change("learning_hours", MORE)),
        (
            "Levels that one person climbs in a skill",
            f"{rules.max_steps + 1} instead of {rules.max_steps}",
            Change("max_steps", rules.max_steps + 1),
        ),
    ]
    if rules.mentor_hours_per_hour > 0 and rules.tutor_fee_per_hour is None:
        short = sorted(
            (n for n in problem.needs if n.have < n.headcount and (n.must_have or ask.by_others)),
            key=lambda n: -n.weight * (n.headcount - n.have),
        )
        for skill in dict.fromkeys(need.skill for need in short):
            name = problem.skill_names[skill]
            change = Change("mentor_hours", MENTOR_HOURS, skill=skill)
            result.append((f"Mentor hours in {name}", f"{MENTOR_HOURS:.0f} h more", change))
    return result


POINTS = 6
"""Steps from nothing to where more money is not looked at, at most."""
LEAST = 10_000.0
"""Where a budget of nothing asks what a little would do."""


def frontier(ask: Asking) -> Iterator[Point]:
    """The plan at each budget, but where that cannot pay for what the scenario demands."""
    changes = [Change("budget", budget) for budget in budgets(ask)]
    rules = ask.problem.rules
    for change, outcome in zip(changes, ask.outcomes(changes), strict=True):
        if not outcome.unmet:
            yield Point(
                budget=change.amount,
                budget_on=rules.budget_on,
                currency=rules.currency,
                change=change,
                outcome=outcome,
                sentence=point_sentence(ask, change.amount, outcome),
                scenario_hash=ask.plan.scenario_hash,
            )


def budgets(ask: Asking) -> list[float]:
    """Round budgets from nothing to what the plan spends, or to twice its budget."""
    budget = ask.problem.rules.budget
    top = ask.plan.cost.under(ask.plan.budget_on) if budget is None else max(2 * budget, LEAST)
    if top <= 0:
        return [0.0]
    size = 10.0 ** math.floor(math.log10(top / POINTS))
    step = next(n * size for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * size >= top / POINTS)
    return [number * step for number in range(math.ceil(top / step) + 1)]


def ways(ask: Asking) -> Iterator[Way]:
    changes = [Change("levers", levers=(lever,)) for lever in LEVERS]
    for lever, change, outcome in zip(LEVERS, changes, ask.outcomes(changes), strict=True):
        yield Way(
            lever=lever,
            change=change,
            outcome=outcome,
            regret=ask.dearer(outcome),
            sentence=way_sentence(ask, lever, outcome),
            scenario_hash=ask.plan.scenario_hash,
        )


def skills(ask: Asking) -> Iterator[SkillReason]:
    """Each skill that the plan is asked to close: must-haves first, larger shortages first."""
    for needs in asked(ask):
        skill, name, does = needs[0].skill_id, needs[0].skill, _does(ask, needs)
        left = sum(n.shortage_after for n in needs)
        others = _alternatives(ask, skill, does)
        yield SkillReason(
            skill=name,
            skill_id=skill,
            does=does,
            open=left,
            alternatives=others,
            sentence=skill_sentence(ask, name, does, left, others),
            scenario_hash=ask.plan.scenario_hash,
        )


def asked(ask: Asking) -> list[list[NeedOutcome]]:
    """The short requirements by skill; without a budget must-haves only (methods.md#as-counted)."""
    short = (n for n in ask.plan.needs if n.shortage_before and (n.must_have or ask.by_others))
    return sorted(
        by_key((need.skill_id, need) for need in short).values(),
        key=lambda needs: (
            -sum(n.shortage_before for n in needs if n.must_have),
            -sum(n.shortage_before for n in needs),
            needs[0].skill,
        ),
    )


def _does(ask: Asking, needs: list[NeedOutcome]) -> dict[ActionLever, int]:
    """What the plan buys for the skill by lever, also where it counts late."""
    own = [action for action in ask.plan.actions if needs[0].skill in action.skills]
    return {
        lever: sum(action.count for action in own if action.lever == lever) for lever in ALLOWED
    }


def _alternatives(ask: Asking, skill: str, does: dict[ActionLever, int]) -> tuple[Alternative, ...]:
    """Each lever by itself, but the one that the plan already relies on alone. None where the plan
    does nothing for the skill: with fewer levers it would do no more."""
    used = [lever for lever in ALLOWED if does[lever]]
    if not used:
        return ()
    levers = [item for item in ALLOWED if item in ask.problem.rules.levers and used != [item]]
    changes = [Change("only", levers=(lever,), skill=skill) for lever in levers]
    result = [
        Alternative(lever, change, outcome, ask.dearer(outcome), _alone(ask, lever, outcome))
        for lever, change, outcome in zip(levers, changes, ask.outcomes(changes), strict=True)
    ]
    return tuple(sorted(result, key=lambda alternative: ask.rank(alternative.outcome)))


SECONDS = 60.0
"""For all explanations of one plan together; the demo takes a third of it."""
PARTS: Mapping[Part, tuple[Callable[[Asking], Iterator[Finding]], Callable[[Asking], int]]] = {
    "ways": (ways, lambda _: len(LEVERS)),
    "skills": (skills, lambda ask: len(asked(ask))),
    "limits": (limits, lambda ask: len(steps(ask))),
    "frontier": (frontier, lambda ask: len(budgets(ask))),
}
NAMES: Mapping[Part, str] = {
    "ways": "single levers",
    "skills": "skills",
    "limits": "limits",
    "frontier": "budgets",
}


def explain(ask: Asking, seconds: float = SECONDS) -> Iterator[Told]:
    """Why this plan: ways, skills, limits, the frontier, each as soon as it is solved.

    `seconds` of solving are shared among the parts; what there was no time for is
    told as `Missing`. Whoever stops reading stops the solving. Of a plan that had
    nothing to close and buys nothing, nothing is told.
    """
    if not ask.plan.actions and not asked(ask):
        return
    sizes = {part: count(ask) for part, (_, count) in PARTS.items()}
    done = 0
    left = [part for part in PARTS if sizes[part]]
    for number, part in enumerate(left):
        ask.seconds = ask.used + (seconds - ask.used) / (len(left) - number)
        steps = 0
        findings = PARTS[part][0](ask)
        while steps == 0 or ask.used < ask.seconds:
            started = time.monotonic()
            finding = next(findings, None)
            ask.used += time.monotonic() - started
            if finding is None:
                sizes[part] = steps
                break
            steps, done = steps + 1, done + 1
            yield Told(part, done, max(done, sum(sizes.values())), finding)
        else:
            if steps < sizes[part]:
                sentence = f"Not looked at: {sizes[part] - steps} of the {NAMES[part]}."
                missing = Missing(
                    part=part, sentence=sentence, scenario_hash=ask.plan.scenario_hash
                )
                yield Told(part, done, sum(sizes.values()), missing)


class Explaining:
    """One plan's explanations: those found so far, and the next on demand. Solving goes on only
    while somebody asks for the next one, and from where it was left."""

    def __init__(self, choice: Choice, seconds: float = SECONDS) -> None:
        self._ask = Asking(choice, 0.0)
        self._rest = self._solve(seconds)
        self._lock = threading.Lock()
        self._found: list[Told] = []
        self.finished = False

    def next(self) -> Told | None:
        """Solve one more; None where all is found, or where a solve failed before."""
        with self._lock:
            return next(self._rest, None)

    @property
    def solved(self) -> int:
        return len(self._found)

    def _solve(self, seconds: float) -> Iterator[Told]:
        for step in explain(self._ask, seconds):
            self._found.append(step)
            yield step
        self.finished = True

    @property
    def complete(self) -> tuple[Part, ...]:
        """Parts that are solved, or have said what there was no time for."""
        order = tuple(PARTS)
        if self.finished:
            return order
        return order[: order.index(self._found[-1].part)] if self._found else ()

    def all(self) -> Explanations:
        while self.next():
            pass
        return self.explanations()

    def explanations(self) -> Explanations:
        """What is complete. Of a part that is being solved nothing: what it says would change."""
        complete = self.complete
        parts: dict[str, list[Any]] = by_key(
            ("missing" if isinstance(told.finding, Missing) else told.part, told.finding)
            for told in tuple(self._found)
            if told.part in complete
        )
        plan = self._ask.base if parts else None
        return Explanations(plan, **{part: tuple(own) for part, own in parts.items()})
