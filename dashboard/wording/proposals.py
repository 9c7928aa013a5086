"""What a person reads of what decided plans propose to them, and what a lead reads of it."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.weeks import week_span
from dashboard.formats import count, day, week_day
from dashboard.wording.mine import named
from data.store.people.proposals import PlanAnswer, Proposal
from data.vocabulary import grouped

TITLE = "What the plan proposes to you"
NOTE = (
    "From plans that are decided, not from tries. You need not answer, and nothing is stored until "
    "you do. Your lead and administrators read your answer; it changes no plan by itself, and you "
    "may take it back at any time. To be asked no more, tell your lead that you decline."
)
NOTHING = "No decided plan proposes anything to you."
YES, NO = "Interested", "Not interested"
ANSWERS = {YES: True, NO: False}
SAID = {
    True: "Kept: you are interested. Your lead reads it.",
    False: "Kept: you are not interested. Your lead reads it.",
    None: "Taken back: nothing of your answer is stored.",
}
ANSWERED = "What people say of it"


def what(one: Proposal) -> str:
    """What is proposed."""
    skills = ", ".join(f"{skill} to level {named(level)}" for skill, level in one.levels)
    if one.lever == "move":
        return f"Move to the team {one.team}"
    if one.lever == "equip":
        serves = f", for {', '.join(skill for skill, _ in one.levels)}" if one.levels else ""
        return f"Use {one.tool or 'a tool'}{serves}"
    return f"Training: {skills}"


def when(one: Proposal) -> str:
    """When, and how much of their time it takes."""
    hours = f", {grouped(round(one.hours))} h of yours" if round(one.hours) else ""
    decided = f"decided on {day(one.decided_on)}"
    if one.start is None:
        return f"Weeks {week_span(one.start_week, one.end_week)} of the plan{hours}; {decided}"
    first, last = (week_day(one.start, week) for week in (one.start_week, one.end_week))
    return f"{day(first)} to {day(last)}{hours}; {decided}"


def answers(found: Sequence[PlanAnswer]) -> list[str]:
    """What was said, for who may see people; who did not answer is not listed."""
    yes = sum(one.wants for one in found)
    said = [
        f"{one.person}, action {one.action_no} of the plan: "
        f"{(YES if one.wants else NO).lower()}, {day(one.said_at)}"
        for one in found
    ]
    return [f"{count(yes, 'person', 'people')} interested, {len(found) - yes} not", *said]
