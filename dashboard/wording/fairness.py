"""How a plan's training is spread, and whom a single rating leaves out, in words."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.strategy.concerned import LeftOut, Spread, SpreadGroup
from dashboard.formats import count, hours, joined, percent
from data.vocabulary import Rater

BY = {"team": "Team", "role": "Role", "pay band": "Pay band", "free hours": "Free hours"}
SECOND_RATER = "Ask a second rater first"
SECOND_RATER_NOTE = (
    "The plan takes them for no candidates because one kind of rater alone puts them that low. No "
    "one is to be passed by on one rater's word."
)

WORD: dict[Rater, str] = {
    "self": "their own rating",
    "manager": "the manager's rating",
    "peer": "a peer's rating",
}


def spread_note(spread: Spread) -> str:
    """How the table is to be read."""
    stands_for = (
        "Pay band stands for seniority, and hours free for learning for who works part of a week, "
        "since neither is stored. "
    )
    return (
        "Groups of five people and more; smaller ones stand together. "
        + (stands_for if any(group.by == "pay band" for group in spread.groups) else "")
        + "A head: of everybody in the group, trained or not."
    )


def spread_title(spread: Spread) -> str:
    """Steps and hours in all, and the group whose share is furthest from its share of people."""
    said = f"Training is {count(spread.steps, 'step')} and {hours(spread.hours)} of learning"
    told = [g for g in spread.groups if g.people < spread.people]
    if not told:
        return said
    most = max(told, key=lambda g: abs(_hours_share(g, spread) - _people_share(g, spread)))
    return (
        f"{said}; {BY[most.by].lower()} {most.name}: {percent(_people_share(most, spread))} of the "
        f"people, {percent(_hours_share(most, spread))} of the hours"
    )


@dataclass(frozen=True)
class Row:
    """A line of the table. Shares are of everybody in the plan; a head: of all in the group."""

    by: str
    name: str
    people: int
    people_share: float
    steps: int
    steps_a_head: float
    hours: float
    hours_a_head: float
    hours_share: float


def spread_rows(spread: Spread) -> list[Row]:
    """Everybody, then a line a group."""
    everybody = SpreadGroup("team", "", spread.people, spread.steps, spread.hours)
    rows = [_row(BY[group.by], group, spread) for group in spread.groups]
    return [_row("Everybody", everybody, spread), *rows]


def _row(by: str, group: SpreadGroup, spread: Spread) -> Row:
    return Row(
        by=by,
        name=group.name,
        people=group.people,
        people_share=_people_share(group, spread),
        steps=group.steps,
        steps_a_head=group.steps / group.people,
        hours=group.hours,
        hours_a_head=group.hours / group.people,
        hours_share=_hours_share(group, spread),
    )


def _people_share(group: SpreadGroup, spread: Spread) -> float:
    return group.people / spread.people


def _hours_share(group: SpreadGroup, spread: Spread) -> float:
    return group.hours / spread.hours if spread.hours else 0.0


def second_rater_line(one: LeftOut, *, people: bool) -> str:
    """`MLOps 3, Platform: data engineers, by the manager's rating alone`."""
    what = "" if one.what == "learning" else ", as mentors"
    who = second_rater_who(one, people=people)
    return f"{one.skill} {one.level}, {one.scope}: {who}{what}, by {WORD[one.rater]} alone"


def second_rater_who(one: LeftOut, *, people: bool) -> str:
    """Names, or roles of five people and more."""
    if people:
        return joined(one.people, most=12)
    return joined(one.roles, most=6) if one.roles else "people of smaller roles"
