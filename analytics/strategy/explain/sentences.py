"""Sentences from solved numbers: whoever solves again must come to the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.results import ActionLever, Lever
from analytics.strategy.amounts import money_exact, percent
from analytics.strategy.explain.asking import Asking, dearer, improves
from analytics.strategy.explain.exchange import Exchange, exchange, named, positions
from analytics.strategy.explain.results import Alternative, Outcome
from analytics.strategy.verdicts.reasons import WORDS, count
from data.vocabulary import grouped

POSITION = ("must-have position", "must-have positions")
OTHER = ("other position", "other positions")
CERTAIN = 1e-6


def way_sentence(ask: Asking, levers: Sequence[Lever], outcome: Outcome) -> str:
    """What these levers alone do, against the blend."""
    name = _names(levers)
    if levers and set(levers) == set(ask.problem.rules.levers):
        return f"{name}: these are the levers of the plan.{_within(outcome)}"
    return f"{name}: {_against(ask, outcome)}.{_within(outcome)}"


def worth_sentence(ask: Asking, lever: ActionLever, without: Outcome) -> str:
    """What would be lost without a lever."""
    name = WORDS[lever]
    beyond = " beyond what is demanded" if any(p.lever == lever for p in ask.problem.pins) else ""
    worse = dearer(without, ask.base, ask.by_others)
    same = worse is not None and worse <= _room(ask, without)
    if same and not _stays_open(ask, without):
        return f"{name} adds nothing{beyond}: without it the plan costs the same.{_within(without)}"
    return f"Without {name.lower()}{beyond}: {_against(ask, without)}.{_within(without)}"


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
    clauses = [_alone(ask, other) for other in others]
    said = f"{name}: {_list(parts)}."
    if clauses:
        text = "; ".join(clauses)
        said += f" {text[0].upper()}{text[1:]}."
    return said + _within(max(others, key=lambda o: o.outcome.gap).outcome if others else ask.base)


def _alone(ask: Asking, other: Alternative) -> str:
    """One lever alone for one skill, in the whole plan."""
    name = f"{WORDS[other.lever].lower()} alone"
    if other.outcome.unmet:
        return f"{name} cannot keep what the scenario demands"
    lost = _wished(ask, other.outcome)
    if lost.given_up:
        instead = f" and closes {named(lost.closed)} instead" if lost.closed else ""
        return f"{name} leaves {named(lost.given_up)} open{instead}"
    if other.extra is None:
        return f"{name} closes {named(lost.closed)}, too"
    if abs(other.extra) <= _room(ask, other.outcome):
        return f"{name} costs the plan the same"
    side = "more" if other.extra > 0 else "less"
    return (
        f"{name} costs the plan {money_exact(abs(other.extra), ask.problem.rules.currency)} {side}"
    )


def limit_sentence(ask: Asking, what: str, step: str, outcome: Outcome) -> str:
    """What one more step of a limit buys."""
    said = f"{what}: {step}"
    if not improves(outcome, ask.base, ask.by_others):
        return f"{said} changes nothing.{_within(outcome)}"
    return f"{said} {_gains(ask, outcome)}.{_within(outcome)}"


def way_out_sentence(
    ask: Asking, what: str, weeks: float | None, outcome: Outcome, delay: float
) -> str:
    """What leaving a requirement, or an initiative, would save."""
    does = f"Dropping {what}" if weeks is None else f"Postponing {what} by {weeks:.0f} weeks"
    said = f"{does} {_savings(ask, outcome)}"
    if delay:
        price = money_exact(delay, ask.problem.rules.currency)
        said += f"; {'not having it' if weeks is None else 'being late'} costs {price}"
    return f"{said}.{_within(outcome)}"


def point_sentence(ask: Asking, budget: float, outcome: Outcome) -> str:
    """What a budget leaves open."""
    rules = ask.problem.rules
    kind = "total cost" if rules.budget_on == "total" else "first-year cash"
    return (
        f"With {money_exact(budget, rules.currency)} of {kind} {_open(outcome)}, "
        f"{percent(outcome.coverage)} of must-haves covered.{_within(outcome)}"
    )


def _names(levers: Sequence[Lever]) -> str:
    first, *rest = [WORDS[lever] for lever in levers]
    return f"{first} only" if not rest else f"{first} and {rest[0].lower()}"


def _against(ask: Asking, outcome: Outcome) -> str:
    """More left open than in the plan, else more money."""
    base, currency = ask.base, ask.problem.rules.currency
    differs = _stays_open(ask, outcome)
    if differs:
        return f"{differs}, at {money_exact(outcome.cost.total, currency)} in total"
    if not ask.plan.actions:
        return "closes nothing either"
    extra = outcome.cost.total - base.cost.total
    if abs(extra) <= _room(ask, outcome):
        return "closes as much for the same money"
    side = "more" if extra > 0 else "less"
    return f"closes as much for {money_exact(abs(extra), currency)} {side}"


def _wished(ask: Asking, outcome: Outcome) -> Exchange:
    """What is exchanged against the plan, of what the plan is asked to close."""
    found = exchange(ask.base, outcome)
    if ask.by_others:
        return found
    return Exchange(found.must(given_up=False), found.must(given_up=True))


def _stays_open(ask: Asking, outcome: Outcome) -> str:
    """What stays open that the plan closes: must-haves, else others; "" where nothing differs."""
    found = _wished(ask, outcome)
    must = Exchange(found.must(given_up=False), found.must(given_up=True))
    shown, words = (must, POSITION) if must.closed or must.given_up else (found, OTHER)
    if not shown.given_up:
        return f"{named(shown.closed)} closed, too" if shown.closed else ""
    number = positions(shown.given_up)
    verb = "stays" if number == 1 else "stay"
    if shown.closed:
        return f"{named(shown.given_up)} {verb} open instead of {named(shown.closed)}"
    what = count(number, f"more {words[0]}", f"more {words[1]}")
    return f"{what} {verb} open ({named(shown.given_up)})"


def _gains(ask: Asking, outcome: Outcome) -> str:
    """What a relaxed limit improves, the first wish that it helps."""
    base, currency = ask.base, ask.problem.rules.currency
    extra = outcome.cost.total - base.cost.total
    price = f" for {money_exact(abs(extra), currency)} {'more' if extra > 0 else 'less'}"
    price = price if abs(extra) >= 0.5 else " for the same money"
    found = exchange(base, outcome)
    if abs(base.must - outcome.must) > CERTAIN:
        must = Exchange(found.must(given_up=False), found.must(given_up=True))
        return _closes(must, POSITION) + price
    if ask.by_others and abs(base.other - outcome.other) > CERTAIN:
        return _closes(found, OTHER) + price
    return f"saves {money_exact(-extra, currency)}"


def _closes(found: Exchange, words: tuple[str, str]) -> str:
    """What is closed more, and instead of what."""
    if found.given_up:
        return f"closes {named(found.closed)} instead of {named(found.given_up)}"
    return f"closes {_more(positions(found.closed), words)} ({named(found.closed)})"


def _more(number: int, words: tuple[str, str], side: str = "more") -> str:
    """`2 more must-have positions`."""
    return count(number, f"{side} {words[0]}", f"{side} {words[1]}")


def _savings(ask: Asking, outcome: Outcome) -> str:
    """What is saved when less is asked: open positions first, then money, hires and hours."""
    base, currency = ask.base, ask.problem.rules.currency
    parts: list[str] = []
    fewer = base.shortage - outcome.shortage
    if fewer:
        side = "fewer" if fewer > 0 else "more"
        parts.append(f"leaves {_more(abs(fewer), POSITION, side)} open")
    elif outcome.must > base.must + CERTAIN:
        parts.append("leaves weightier must-have positions open")
    others = base.shortage_other - outcome.shortage_other
    if ask.by_others and others > 0:
        parts.append(f"closes {_more(others, OTHER)}")
    saved = base.cost.total - outcome.cost.total
    hires = base.hires - outcome.hires
    goods: list[str] = []
    if saved > _room(ask, outcome):
        goods.append(money_exact(saved, currency))
    if hires > 0:
        goods.append(count(hires, "hire", "hires"))
    hours = base.cost.hours - outcome.cost.hours
    if hours >= 1:
        goods.append(f"{grouped(hours)} hours")
    if goods:
        parts.append(f"saves {_list(goods)}")
    if saved < -_room(ask, outcome):
        parts.append(f"costs {money_exact(-saved, currency)} more")
    return _list(parts) or "saves nothing"


def _open(outcome: Outcome) -> str:
    verb = "stays" if outcome.shortage == 1 else "stay"
    return f"{count(outcome.shortage, *POSITION)} {verb} open"


def _room(ask: Asking, outcome: Outcome) -> float:
    """How far two costs may lie apart and still be called the same: half a unit, or the gaps."""
    return max(0.5, max(ask.base.gap, outcome.gap) * ask.base.cost.total)


def _within(outcome: Outcome) -> str:
    """What was not proved, or breaks a demand of the scenario, says so."""
    said = f" (Cannot keep: {_list(outcome.unmet)}.)" if outcome.unmet else ""
    if outcome.gap > CERTAIN:
        said += f" (Solved within {percent(outcome.gap)} of the best.)"
    return said


def _list(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
