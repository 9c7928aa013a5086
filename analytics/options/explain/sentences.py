"""Sentences from solved numbers: whoever solves again must come to the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.options.explain.asking import Asking, more_open
from analytics.options.explain.results import Alternative, Left, Outcome
from analytics.options.verdicts import WORDS, count
from analytics.results import ActionLever, Lever
from analytics.strategy.amounts import money_exact, percent

POSITION = ("must-have position", "must-have positions")
OTHER = ("other position", "other positions")
CERTAIN = 1e-6
NO_DIFFERENCE = "no difference that this can tell"
NO_GAIN = "no gain that this can tell"
MOST = 4
"""Requirements that a sentence names; the rest is counted."""


def way_sentence(ask: Asking, lever: Lever, outcome: Outcome) -> str:
    """What one lever alone does, against the blend."""
    name = f"{WORDS[lever]} only"
    if ask.problem.rules.levers == {lever}:
        return f"{name}: this is the lever of the plan.{_within(outcome)}"
    return f"{name}: {_against(ask, outcome)}.{_within(outcome)}"


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
    if not ask.counted:
        return f"{name}: {_net(ask, other.outcome)}"
    lost, won = _differences(ask, other.outcome)
    if lost:
        return f"{name} leaves {named(lost)} open"
    if other.extra is None:
        return f"{name} closes {named(won)}, too"
    if abs(other.extra) <= _room(ask, other.outcome):
        return f"{name} costs the plan the same"
    side = "more" if other.extra > 0 else "less"
    return (
        f"{name} costs the plan {money_exact(abs(other.extra), ask.problem.rules.currency)} {side}"
    )


def limit_sentence(ask: Asking, what: str, step: str, outcome: Outcome) -> str:
    """What one more step of a limit buys."""
    said = f"{what}: {step}"
    if not ask.counted:
        return f"{said}: {_net(ask, outcome) if ask.improves(outcome) else NO_GAIN}."
    if not ask.improves(outcome):
        return f"{said} changes nothing.{_within(outcome)}"
    return f"{said} {_gains(ask, outcome)}.{_within(outcome)}"


def point_sentence(ask: Asking, budget: float, outcome: Outcome) -> str:
    """What a budget leaves open; of an option, what that does beside the plan."""
    rules = ask.problem.rules
    amount = f"With {money_exact(budget, rules.currency)} of {rules.binds}"
    if not ask.counted:
        return f"{amount}: {_net(ask, outcome)}."
    return (
        f"{amount} {_open(outcome)}, "
        f"{percent(outcome.coverage)} of must-haves covered.{_within(outcome)}"
    )


def _net(ask: Asking, outcome: Outcome) -> str:
    """`42 open weeks fewer, net cost $61 000 lower`; of `every` first what stays open when due."""
    base = ask.base
    if outcome.unmet:
        return f"cannot keep {_list(outcome.unmet)}"
    extra = (outcome.net or 0.0) - (base.net or 0.0)
    weeks = round((outcome.open_weeks or 0.0) - (base.open_weeks or 0.0))
    stays = _stays_open(ask, outcome) if ask.choice.name == "every" else ""
    if not stays and abs(extra) <= ask.room:
        return NO_DIFFERENCE
    more = "more" if weeks > 0 else "fewer"
    parts = [stays] if stays else []
    parts += [f"{count(abs(weeks), 'open week', 'open weeks')} {more}"] if weeks else []
    amount = money_exact(abs(extra), ask.problem.rules.currency)
    return ", ".join([*parts, f"net cost {amount} {'higher' if extra > 0 else 'lower'}"])


def _against(ask: Asking, outcome: Outcome) -> str:
    """More left open than in the plan, else more money; of an option more open weeks and net."""
    if not ask.counted:
        return _net(ask, outcome)
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


def _differences(ask: Asking, outcome: Outcome) -> tuple[tuple[Left, ...], tuple[Left, ...]]:
    """Positions that only the outcome, and that only the plan leaves open, of what is asked."""
    both = more_open(outcome, ask.base), more_open(ask.base, outcome)
    return both if ask.by_others else (_must(both[0]), _must(both[1]))


def _must(places: Sequence[Left]) -> tuple[Left, ...]:
    return tuple(place for place in places if place.must_have)


def named(places: Sequence[Left]) -> str:
    """ "AI security, Python (2) and 3 more", must-haves first."""
    ordered = sorted(places, key=lambda p: (not p.must_have, -p.weight * p.headcount, p.label))
    words = [p.label if p.headcount == 1 else f"{p.label} ({p.headcount})" for p in ordered]
    if len(words) > MOST:
        words = [*words[: MOST - 1], f"{len(words) - MOST + 1} more"]
    return _list(words)


def _stays_open(ask: Asking, outcome: Outcome) -> str:
    """What stays open that the plan closes: must-haves, else others; "" where nothing differs."""
    lost, won = _differences(ask, outcome)
    words = OTHER
    if _must(lost) or _must(won):
        lost, won, words = _must(lost), _must(won), POSITION
    if not lost:
        return f"{named(won)} closed, too" if won else ""
    number = sum(place.headcount for place in lost)
    verb = "stays" if number == 1 else "stay"
    if won:  # then as many more do not stay open
        return f"{named(lost)} {verb} open"
    return f"{_more(number, words)} {verb} open ({named(lost)})"


def _gains(ask: Asking, outcome: Outcome) -> str:
    """What a relaxed limit improves, the first wish that it helps."""
    base, currency = ask.base, ask.problem.rules.currency
    extra = outcome.cost.total - base.cost.total
    price = f" for {money_exact(abs(extra), currency)} {'more' if extra > 0 else 'less'}"
    price = price if abs(extra) >= 0.5 else " for the same money"
    lost, won = more_open(outcome, base), more_open(base, outcome)
    if abs(base.must - outcome.must) > CERTAIN:
        return _closes(_must(lost), _must(won), POSITION) + price
    if ask.by_others and abs(base.other - outcome.other) > CERTAIN:
        return _closes(lost, won, OTHER) + price
    return f"saves {money_exact(-extra, currency)}"


def _closes(lost: Sequence[Left], won: Sequence[Left], words: tuple[str, str]) -> str:
    """What is closed more; weightier positions where others are no longer closed."""
    if lost:
        return f"closes weightier {words[1]} ({named(won)})"
    return f"closes {_more(sum(place.headcount for place in won), words)} ({named(won)})"


def _more(number: int, words: tuple[str, str]) -> str:
    """`2 more must-have positions`."""
    return count(number, f"more {words[0]}", f"more {words[1]}")


def _open(outcome: Outcome) -> str:
    verb = "stays" if outcome.shortage == 1 else "stay"
    return f"{count(outcome.shortage, *POSITION)} {verb} open"


def _room(ask: Asking, outcome: Outcome) -> float:
    """How far two costs may lie apart and still be called the same: half a unit, or the gaps."""
    return max(0.5, max(ask.base.gap, outcome.gap) * ask.base.cost.total)


def _within(outcome: Outcome) -> str:
    """What was not proved, or breaks a demand of the scenario, says so."""
    demands = outcome.unmet if outcome.net is None else ()
    said = f" (Cannot keep: {_list(demands)}.)" if demands else ""
    if outcome.gap > CERTAIN:
        said += f" (Solved within {percent(outcome.gap)} of the best.)"
    return said


def _list(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
