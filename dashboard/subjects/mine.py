"""What a person reads of their own ratings, and of what became of what they said of them."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.measures.withheld import Asked
from dashboard.formats import count, day
from data.store.people.contests import Contest
from data.store.people.own import OwnRating, Place
from data.vocabulary import LEVEL_NAMES, RATERS, Rater

TITLE = "What is rated of you"
NOTE = (
    "Only you see this page as it is. Your lead and administrators see the same ratings; others "
    "see groups of five and more."
)
NOBODY = (
    "No survey has ratings of {person}. If you answered under another e-mail or id, ask an "
    "administrator to name it in your account."
)
EARLIER = "Earlier rounds"
BY: dict[Rater, str] = {
    "self": "by yourself",
    "manager": "by your manager",
    "peer": "by a colleague",
}
ROLE, TEAM = "your role asks", "your team needs"
SAY = "Say that a rating is not right"
SAY_NOTE = (
    "Name the level that would be right, or write a comment, or both. Your lead and administrators "
    "read it beside the rating, with your name. It changes nothing until your lead answers; you "
    "see the answer here, and may take back what is not answered yet."
)
NO_LEVEL = "no level, a comment only"
SENT = "Kept: your lead reads it beside the rating."
TAKEN_BACK = "Taken back: nobody reads it any longer."
SAID = "What you said, and what became of it"


def place_line(place: Place) -> str:
    """Where they are, and what the last two columns are about."""
    role = f"Your role is {place.role}." if place.role else "No role is stored of you."
    team = f"Your team is {place.team}." if place.team else "No team is stored of you."
    return (
        f"{role} {team} What a role asks is asked of everybody in it; what a team needs, of some "
        "of its people."
    )


def table(ratings: Sequence[OwnRating], asked: Asked | None) -> dict[str, list[str]]:
    """The ratings of one round, a line for each skill; what is asked beside the latest."""
    skills = dict.fromkeys((one.area, one.skill) for one in ratings)
    said = {(one.skill, one.rater): level(one) for one in ratings}
    raters = [rater for rater in RATERS if any(one.rater == rater for one in ratings)]
    shown = {
        "skill": [skill for _, skill in skills],
        **{BY[rater]: [said.get((skill, rater), "–") for _, skill in skills] for rater in raters},
    }
    if asked is not None:
        for name, levels in ((ROLE, asked.role), (TEAM, asked.team)):
            shown[name] = [named(levels.get(skill)) for _, skill in skills]
    return {**shown, "area": [area for area, _ in skills]}


def level(rating: OwnRating) -> str:
    """A level with its name; unknown and not applicable are neither."""
    if not rating.applies:
        return "does not apply"
    return "unknown" if rating.level is None else named(rating.level)


def named(number: int | None) -> str:
    """A level with its name."""
    return "–" if number is None else f"{number} {LEVEL_NAMES[number]}"


def said_title(one: Contest) -> str:
    """Which rating it is about, and what would be right."""
    wish = "a comment" if one.wanted is None else f"it should be {named(one.wanted)}"
    return f"{one.skill}, {one.wave}: {wish}"


def became(one: Contest) -> str:
    """What became of it, for who said it; who answered is not named."""
    if one.decided_at is None:
        return f"Said on {day(one.said_at)}; not answered yet."
    done = {
        "accepted": "your lead's rating was stored beside the others",
        "declined": "the rating stays",
    }[one.outcome]
    reason = f" {one.reason}" if one.reason else ""
    return f"{one.outcome.capitalize()} on {day(one.decided_at)}; {done}.{reason}"


CONTESTS_TITLE = "What they say of it"
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
