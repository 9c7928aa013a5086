"""What is stored about people, why, who sees it and how long, told from the store as it is; and
what a person sees of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.measures.withheld import Asked
from dashboard.formats import count, day
from dashboard.subjects import settings as retention
from data.store.people.audited import MONTHS
from data.store.people.contests import Contest
from data.store.people.notice import Counted, Kind, Notice, OwnRating, Place, SeenBy
from data.vocabulary import LEVEL_NAMES, OWNER, RATERS, Rater, Viewer

TITLE = "What is stored about you"
WHY = (
    "A team learns here whether it can do what is asked of it, and what to do where it cannot: "
    "train, hire, or equip with tools. For that it counts who holds which skill. Nobody is ranked, "
    "and a plan proposes; people decide."
)
OF_ME = "What is stored of you"
NOTHING_OF_ME = (
    "Nothing is stored of {person}. If you answered a survey under another e-mail or id, ask for "
    "it to be named in your account."
)
MINE = "What is rated of you"
LINK = "What is stored about you"
COLUMNS = ("round", "what", "how much", "last stored")
WHOSE = {
    "self": "ratings by yourself",
    "manager": "ratings by your manager",
    "peer": "ratings by a colleague, who is not stored",
    "importance": "how important you find a skill",
    "interest": "what you want to learn",
}
_ALWAYS = (
    (
        "Who you are",
        "Your e-mail, id or name as a survey or the people list has it, so that your "
        "answers of two rounds are known to be yours. Where a survey is anonymous, a row is "
        "nobody's and no two rounds are joined.",
    ),
    (
        "Team and role",
        "As a survey or the people list says, for each round: what is required is "
        "required of a team, and a role has a profile.",
    ),
)
_KINDS: dict[Kind, tuple[str, str]] = {
    "ratings": (
        "Ratings",
        "For each skill asked, your level from 0 to 5 in a round, the words that were ticked, and "
        "whether you, your manager or a colleague said so; not which colleague. Why: to count how "
        "many people of a team hold a skill. From the files of surveys that were imported.",
    ),
    "interest": (
        "Interest",
        "How much you want to learn a skill, where a survey asked and you answered. Why: with 0 no "
        "plan proposes training in it to you; from 3 on you are named as somebody who wants to "
        "learn it to those who may see people.",
    ),
    "importance": (
        "Importance",
        "How important a skill is to your work, where a survey asked. Why: for the priorities of a "
        "group, never for a plan about you.",
    ),
    "hours": (
        "Hours",
        "Hours a week that you have for learning and for mentoring, from the people list. Why: a "
        "plan may not ask for more.",
    ),
    "pay bands": (
        "Pay band",
        "The band, not your pay, from the people list. Why: to price your hours of learning, and "
        "to see whether a plan offers some bands less than others.",
    ),
    "people list": (
        "People list",
        "Who is in which team, under which name, and the day on which somebody left. From a file "
        "or a table that an administrator or a lead keeps.",
    ),
    "declines": (
        "What you declined",
        "That you said no to a proposal, the day, and a reason only if you gave one. Why: no plan "
        "proposes it again until it is taken back.",
    ),
    "contests": (
        "What you said of your ratings",
        "The level that you find right, your comment, and the answer to it. Why: so that your lead "
        "reads it beside the rating. It counts for nothing until they accept it.",
    ),
    "decisions": (
        "Decided plans",
        "Which training or tool of a plan that was decided is about you. Why: to see later what "
        "became of the plan.",
    ),
    "outcomes": (
        "What became of a plan",
        "When something was started or finished, its hours and cost, and notes of who keeps it.",
    ),
    "problems": (
        "Problems of a file",
        "What could not be read in an imported file, with its row, so that somebody can mend it.",
    ),
    "accounts": (
        "Your sign-in",
        "Your e-mail or id and your role. Your password stays with the provider of the sign-in.",
    ),
}
_UNUSED = (
    "Interest",
    "How much you want to learn a skill, where a survey asked and you answered. It stays stored "
    "and is used for nothing: whoever keeps this store has said so.",
)
_NOT_STORED = (
    "Not stored: free text of a survey (it is set aside), the survey's file itself, who of your "
    "colleagues rated you, and passwords."
)
_AUDIT = (
    "What was done",
    "Who imported, changed, erased or read something of people, when, and from which file; no "
    "ratings in it.",
)


@dataclass(frozen=True)
class Served:
    """How the app is run. `by_claim`: the provider of the sign-in may give roles too. `contact`:
    whom to ask, as whoever runs it named them, or ""."""

    signed_in: bool
    by_claim: bool = False
    contact: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the notice: sentences with a name, then sentences alone."""

    title: str
    named: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


def parts(notice: Notice, served: Served, seen: Sequence[SeenBy], viewer: Viewer) -> list[Part]:
    """The whole notice, for page and command."""
    kinds = [
        _UNUSED if kind == "interest" and not notice.uses_interest else text
        for kind, text in _KINDS.items()
        if kind in notice.kinds
    ]
    return [
        Part("What, why, and where it came from", (*_ALWAYS, *kinds, _AUDIT), (_NOT_STORED,)),
        Part("Who may see it", (), tuple(_who(notice, served, seen, viewer))),
        Part("How long", (), tuple(how_long(notice))),
        Part("What you can do, and whom to ask", (), tuple(_rights(notice, served, viewer))),
    ]


def how_long(notice: Notice) -> list[str]:
    """Until when it is kept."""
    held = (
        f"The store holds {count(notice.waves, 'round')} of the survey, from {day(notice.first)} "
        f"to {day(notice.last)}."
        if notice.waves > 1 and notice.first and notice.last
        else f"The store holds one round of the survey, of {day(notice.last)}."
        if notice.last
        else "The store holds no round of a survey yet."
    )
    return [
        f"{held} {retention.how_long(notice.ends)} All else stays until your company erases it.",
        "Somebody who is erased leaves no row. What stays is a hash, by which an old file is kept "
        "from bringing them back, and in decided plans that something was about somebody. A backup "
        "made before holds what it held until it is deleted.",
        f"Who changed what, and who looked at people, is noted for {MONTHS} months, without "
        "ratings; names in those lines go with who is erased.",
    ]


def _who(notice: Notice, served: Served, seen: Sequence[SeenBy], viewer: Viewer) -> list[str]:
    if not served.signed_in:
        return [
            "Nobody signs in here: whoever sits at this machine, or has the file of the store or a "
            "backup, sees everything by name.",
            _FILES,
        ]
    lines = [
        f"{count(len(notice.admins), 'administrator')}: everything, by name.",
        f"{count(notice.leads, 'lead')}: people of their own teams, by name; and "
        f"{count(notice.granted, 'leader')} to whom people were opened.",
        f"{count(notice.leaders, 'leader')}: numbers of groups of {viewer.smallest_group} people "
        "and more only, and none from which one person could be told. What you say alone is not in "
        "them until enough others have said something new too; how many people of a group said "
        "what, as leaders were shown it, is kept for that as long as the round.",
        f"{count(notice.members, 'member')}: each their own.",
    ]
    if viewer.person:
        named = [f"{one.subject} ({', '.join((one.role, *one.teams))})" for one in seen]
        lines.insert(
            0,
            f"You, {viewer.person}, by name: yourself, administrators, and "
            + (", ".join(named) if named else "no lead or leader with an account")
            + ".",
        )
    if notice.programs:
        lines.append(
            f"{count(notice.programs, 'program')} with a token, each with a role as above."
        )
    if served.by_claim:
        lines.append(
            "The provider of the sign-in may give roles as well; those are not counted here."
        )
    return [
        *lines,
        "Whoever runs the server, and who has its store or a backup: everything.",
        _NOTED,
        _FILES,
    ]


_NOTED = (
    "Each time somebody opens a page that shows people, or takes along a file with names, it is "
    "noted who did and when. Administrators can read that."
)
_FILES = (
    "Files that are downloaded carry no names unless somebody who may see people asks for them. "
    "Nothing is sent anywhere else."
)
_OWN = (
    "You can read what is rated of you on your own page, contest it there or add a comment, which "
    "your lead answers, and download all that is stored of you above."
)
_COPY = (
    "You can ask for a copy of all that is stored of you: an administrator downloads it in "
    "Settings, or by “skillmix person export”."
)


def _rights(notice: Notice, served: Served, viewer: Viewer) -> list[str]:
    lines = [_OWN if viewer.person else _COPY]
    lines.append(
        "You can ask for a correction, and to be erased: an administrator does that in Settings or "
        "by “skillmix erase”."
    )
    if served.contact:
        lines.append(f"Ask {served.contact}.")
    elif notice.admins:
        lines.append(f"Ask an administrator: {', '.join(notice.admins)}.")
    elif served.signed_in or viewer != OWNER:
        lines.append("Ask whoever runs this server.")
    else:
        lines.append("Ask whoever imported the survey: the store is on this machine.")
    return lines


def counted(found: Sequence[Counted]) -> dict[str, list[str]]:
    """What is stored of one person, as a table."""
    said = [
        (
            one.wave or "–",
            WHOSE.get(one.kind, one.kind),
            str(one.count),
            day(one.stored_at) if one.stored_at else "–",
        )
        for one in found
    ]
    return {name: [row[at] for row in said] for at, name in enumerate(COLUMNS)}


MINE_TITLE = "What is rated of you"
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


MINE_COLUMNS = ("number", "skill", "wave", "level wanted", "outcome", "said on")


def cells(one: Contest) -> tuple[object, ...]:
    """One line of the command's table, without whom it is of."""
    return (str(one.number), one.skill, one.wave, one.wanted, one.outcome, day(one.said_at))
