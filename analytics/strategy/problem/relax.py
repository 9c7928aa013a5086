"""The same problem under other limits: one lever alone, more time, no budget; and which purchases
the pins and bars of a problem mean (methods.md#the-model). A change is a value: whoever has it can
make the change again and solve anew."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from analytics.results import ALLOWED, ActionLever
from analytics.strategy.amounts import money_exact
from analytics.strategy.problem.problem import Bar, Pin, Problem, Rules, Worker
from data.vocabulary import MAX_LEVEL, RefusedError, grouped


def _rules(problem: Problem, **values: Any) -> Problem:
    return replace(problem, rules=replace(problem.rules, **values))


def with_levers(problem: Problem, levers: Iterable[ActionLever]) -> Problem:
    return _rules(problem, levers=frozenset(levers))


def asked_again(problem: Problem) -> Problem:
    """As if nobody had declined anything: only to say what that asks of the plan."""
    workers = tuple(replace(worker, declined=frozenset()) for worker in problem.workers)
    return replace(problem, workers=workers)


def later(problem: Problem, weeks: float) -> Problem:
    """Everything due `weeks` later (or earlier), never before week 0; the horizon stays."""
    needs = tuple(replace(n, due_week=max(0.0, n.due_week + weeks)) for n in problem.needs)
    deadline = max(0.0, problem.rules.deadline_weeks + weeks)
    return _rules(replace(problem, needs=needs), deadline_weeks=deadline)


def without_budget(problem: Problem) -> Problem:
    return _rules(problem, budget=None)


NewValue = Literal["budget", "hours_cap", "max_hires", "max_steps"]
Kind = Literal[
    NewValue, "levers", "only", "profile_max", "mentor_hours", "learning_hours", "more_weeks"
]
MENTOR_FROM_OUTSIDE = -1
"""Number of the person who stands for more mentoring; nobody in a store has it."""


@dataclass(frozen=True)
class Change:
    """What is changed; `amount` is the new value, or hours, weeks or a factor, by `kind`.

    levers: only these. only: this skill is closed by these levers alone. budget, hours_cap,
    max_hires, max_steps: the limit's new value. profile_max: of one `profile`.
    mentor_hours: so many hours more in one `skill`, spread evenly up to its last due week.
    learning_hours: everybody's hours a week times `amount`. more_weeks: for every due week.
    """

    kind: Kind
    amount: float = 0.0
    levers: tuple[ActionLever, ...] = ()
    skill: str = ""
    profile: str = ""


def changed(problem: Problem, change: Change) -> Problem:
    amount, workers, hires = change.amount, problem.workers, problem.hires
    match change.kind:
        case "levers":
            return with_levers(problem, change.levers)
        case "only":  # every other skill keeps the other levers
            barred = [
                Bar(item, skill=change.skill) for item in ALLOWED if item not in change.levers
            ]
            return replace(problem, bars=(*problem.bars, *barred))
        case "budget" | "hours_cap":
            return _rules(problem, **{change.kind: amount})
        case "max_hires" | "max_steps":
            return _rules(problem, **{change.kind: int(amount)})
        case "profile_max":
            more = {change.profile: int(amount)}
            free = (replace(h, maximum=more.get(h.profile, h.maximum)) for h in hires)
            return replace(problem, hires=tuple(free))
        case "mentor_hours":
            return replace(problem, workers=(*workers, _mentor(problem, change)))
        case "learning_hours":
            freer = (replace(w, hours_per_week=w.hours_per_week * amount) for w in workers)
            return replace(problem, workers=tuple(freer))
        case "more_weeks":
            return later(problem, amount)


def _mentor(problem: Problem, change: Change) -> Worker:
    """An expert from outside who only mentors: of no team, so counted nowhere."""
    short = [n.due_week for n in problem.needs if n.skill == change.skill and n.missing]
    last = max(short, default=0.0)
    return Worker(
        person_no=MENTOR_FROM_OUTSIDE,
        label="",
        team="",
        role="",
        hours_per_week=0.0,
        mentor_hours_per_week=change.amount / last if last else 0.0,
        hourly_rate=0.0,
        levels={change.skill: MAX_LEVEL},
    )


MORE = 1.1
"""Budget, hours cap and learning hours are looked at with a tenth more."""
FIRST_MONEY = 10_000.0
"""One step more of no money at all."""
Step = tuple[str, str, Change]
"""What the limit is, the step in words, the change."""


def cap_steps(rules: Rules) -> list[Step]:
    result: list[Step] = []
    if rules.budget is not None:
        more = rules.budget * MORE or FIRST_MONEY
        amount = money_exact(more, rules.currency)
        step = f"10 % more ({amount})" if rules.budget else f"{amount} instead of none"
        result.append(("The budget", step, Change("budget", more)))
    if rules.hours_cap is not None:
        cap = rules.hours_cap * MORE
        result.append(
            ("The cap on hours", f"10 % more ({grouped(cap)} h)", Change("hours_cap", cap))
        )
    if rules.max_hires is not None and "hire" in rules.levers:
        step = f"{rules.max_hires + 1} instead of {rules.max_hires}"
        result.append(("The number of hires", step, Change("max_hires", rules.max_hires + 1)))
    return result


NOUNS: dict[ActionLever, tuple[str, str]] = {
    "hire": ("hire", "hires"),
    "train": ("person trained", "people trained"),
    "equip": ("seat", "seats"),
    "contract": ("contractor", "contractors"),
}
ALL = "all pins and bars together"


def wish_text(problem: Problem, wish: Pin | Bar) -> str:
    """`at least 2 hires of MLEng for RAG in Core`, `no seats`."""
    single, many = NOUNS[wish.lever]
    if isinstance(wish, Bar):
        words = [f"no {many}"]
    else:
        words = [f"at least {wish.at_least} {single if wish.at_least == 1 else many}"]
    kind = wish.profile or wish.tool
    if kind:
        words.append(f"of {kind}")
    if wish.skill:
        words.append(f"for {problem.skill_names[wish.skill]}")
    if wish.team:
        words.append(f"in {wish.team}")
    return " ".join(words)


def without_each(problem: Problem) -> Iterator[tuple[str, Problem]]:
    """The problem without one pin or bar at a time, then without any where there are several."""
    for kind in ("pins", "bars"):
        wishes = getattr(problem, kind)
        for number, wish in enumerate(wishes):
            others: dict[str, Any] = {kind: (*wishes[:number], *wishes[number + 1 :])}
            yield wish_text(problem, wish), replace(problem, **others)
    if len(problem.pins) + len(problem.bars) > 1:
        yield ALL, replace(problem, pins=(), bars=())


@dataclass(frozen=True)
class Purchase:
    """Something that can be bought: training of one person in one skill, a hire, a seat. `skills`
    are those that it brings, `team` the one of the person or that a hire joins."""

    lever: ActionLever
    team: str
    skills: Collection[str]
    profile: str | None = None
    tool: str | None = None


def meant(wish: Pin | Bar, purchase: Purchase) -> bool:
    return (
        wish.lever == purchase.lever
        and wish.team in (None, purchase.team)
        and wish.profile in (None, purchase.profile)
        and wish.tool in (None, purchase.tool)
        and (wish.skill is None or wish.skill in purchase.skills)
    )


def refuse_forbidden(problem: Problem) -> None:
    """Raise RefusedError where a bar is about all that a pin could be kept by."""
    for pin in problem.pins:
        wanted = Purchase(pin.lever, pin.team or "", (pin.skill or "",), pin.profile, pin.tool)
        for bar in problem.bars:
            if meant(bar, wanted):
                both = f"{wish_text(problem, pin)} and also {wish_text(problem, bar)}"
                raise RefusedError(f"The scenario wants {both}: take one of the two out.")


def counts(problem: Problem, purchase: Purchase) -> bool:
    """Whether no bar forbids the purchase to count for its skill (one, where it is about one)."""
    return not any(meant(bar, purchase) for bar in problem.bars)


def demanded(problem: Problem, purchase: Purchase) -> int:
    return sum(pin.at_least for pin in problem.pins if meant(pin, purchase))


def open_to(problem: Problem, purchase: Purchase) -> bool:
    """Whether it may be bought: its lever is allowed, or a pin asks for it, and no bar is about all
    of such purchases (one that names a skill only keeps it from counting there)."""
    barred = any(bar.skill is None and meant(bar, purchase) for bar in problem.bars)
    allowed = purchase.lever in problem.rules.levers or demanded(problem, purchase) > 0
    return allowed and not barred


def closed_to(problem: Problem, lever: ActionLever) -> bool:
    """Whether nothing of the lever can be bought."""
    return lever not in problem.rules.levers and not pins_of(problem, lever)


def pins_of(problem: Problem, lever: ActionLever) -> list[Pin]:
    return [pin for pin in problem.pins if pin.lever == lever]
