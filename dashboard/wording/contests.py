"""What is said to a lead of ratings that people contest or comment on."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.formats import count, day
from dashboard.wording.mine import named
from data.store.people.contests import Contest

TITLE = "What they say of it"
REOPENED = "Taken back: it waits for an answer again."
ACCEPT, DECLINE = "Accept", "Decline"
ANSWER_NOTE = (
    "Accepting stores a rating of a manager in that wave, and the level used is counted anew. "
    "Declining leaves the ratings as they are. Either way they read your words, and not your name."
)
LEVEL = "Level to store"
REASON = "Your words to them"


def wish(one: Contest) -> str:
    """What would be right."""
    return "A comment" if one.wanted is None else f"It should be {named(one.wanted)}"


def state(one: Contest) -> str:
    """When it was said, and what became of it."""
    said = f"{one.wave}, said on {day(one.said_at)}"
    if one.decided_at is None:
        return f"{said}; not answered yet"
    who = f" by {one.decided_by}" if one.decided_by else ""
    reason = f": {one.reason}" if one.reason else ""
    return f"{said}; {one.outcome} on {day(one.decided_at)}{who}{reason}"


def done(one: Contest) -> str:
    """What was just done."""
    if one.outcome == "accepted":
        return "Accepted: a rating of a manager was stored, and is counted."
    return "Declined: the rating stays, and they read why."


def waiting(found: Sequence[Contest]) -> str:
    """How many wait for an answer."""
    number = len(found)
    if number == 1:
        return f"{count(1, 'comment')} on a rating waits for an answer"
    return f"{count(number, 'comment')} on ratings wait for an answer"


COLUMNS = ("number", "skill", "wave", "level wanted", "outcome", "said on")


def cells(one: Contest) -> tuple[object, ...]:
    """One line of the command's table, without whom it is of."""
    return (str(one.number), one.skill, one.wave, one.wanted, one.outcome, day(one.said_at))
