"""What each pin and bar costs: the same problem without it, solved again (never by duals)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analytics.results import ActionLever
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.wishes import Bar, Pin

NOUNS: dict[ActionLever, tuple[str, str]] = {
    "hire": ("hire", "hires"),
    "train": ("person trained", "people trained"),
    "equip": ("seat", "seats"),
    "contract": ("contractor", "contractors"),
    "move": ("person moved", "people moved"),
}
ALL = "all pins and bars together"


def said(problem: Problem, wish: Pin | Bar) -> str:
    """`at least 2 hires of MLEng for RAG in Core`, `no seats`."""
    one, many = NOUNS[wish.lever]
    if isinstance(wish, Bar):
        words = [f"no {many}"]
    else:
        words = [f"at least {wish.at_least} {one if wish.at_least == 1 else many}"]
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
    for number, pin in enumerate(problem.pins):
        pins = tuple(p for n, p in enumerate(problem.pins) if n != number)
        yield said(problem, pin), replace(problem, pins=pins)
    for number, bar in enumerate(problem.bars):
        bars = tuple(b for n, b in enumerate(problem.bars) if n != number)
        yield said(problem, bar), replace(problem, bars=bars)
    if len(problem.pins) + len(problem.bars) > 1:
        yield ALL, replace(problem, pins=(), bars=())
