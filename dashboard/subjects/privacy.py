"""What is stored about people, why, who sees it, how long; what a person sees of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.measures.withheld import Asked
from dashboard.formats import count, day
from dashboard.subjects import HELPS, texts
from dashboard.subjects import settings as retention
from data.store.people.audited import MONTHS
from data.store.people.contests import Contest
from data.store.people.notice import Counted, Notice, OwnRating, Place, SeenBy
from data.vocabulary import LEVEL_NAMES, OWNER, RATERS, Viewer
from seeds import read_seed

TITLE = "What is stored about you"
WHY = HELPS["privacy.why"]
OF_ME = "What is stored of you"
WHOSE = texts("privacy.whose")


@dataclass(frozen=True)
class Served:
    """How the app is run. `by_claim`: the provider of the sign-in may give roles too. `contact`:
    whom to ask, as whoever runs it named them, or ""."""

    signed_in: bool
    by_claim: bool = False
    contact: str = ""


@dataclass(frozen=True)
class Part:
    title: str
    named: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


def parts(notice: Notice, served: Served, seen: Sequence[SeenBy], viewer: Viewer) -> list[Part]:
    kinds_shown = {"always", "audit", *notice.kinds}
    if "interest" in kinds_shown and not notice.uses_interest:
        kinds_shown = kinds_shown - {"interest"} | {"unused interest"}
    named = tuple(
        (row["title"], row["text"]) for row in read_seed("notice.csv") if row["kind"] in kinds_shown
    )
    return [
        Part("What, why, and where it came from", named, (HELPS["privacy.not_stored"],)),
        Part("Who may see it", (), tuple(_who(notice, served, seen, viewer))),
        Part("How long", (), tuple(how_long(notice))),
        Part("What you can do, and whom to ask", (), tuple(_rights(notice, served, viewer))),
    ]


def how_long(notice: Notice) -> list[str]:
    held = "The store holds no round of a survey yet."
    if notice.first and notice.last:
        held = f"The store holds one round of the survey, of {day(notice.last)}."
        if notice.waves > 1:
            rounds = f"{count(notice.waves, 'round')} of the survey"
            held = f"The store holds {rounds}, from {day(notice.first)} to {day(notice.last)}."
    return [
        f"{held} {retention.how_long(notice.ends)} All else stays until your company erases it.",
        HELPS["privacy.erased"],
        HELPS["privacy.noted_for"].format(months=MONTHS),
    ]


def _who(notice: Notice, served: Served, seen: Sequence[SeenBy], viewer: Viewer) -> list[str]:
    if not served.signed_in:
        return [HELPS["privacy.nobody_signs_in"], HELPS["privacy.files"]]
    lines = [
        f"{count(len(notice.admins), 'administrator')}: everything, by name.",
        f"{count(notice.leads, 'lead')}: people of their own teams, by name; and "
        f"{count(notice.granted, 'leader')} to whom people were opened.",
        HELPS["privacy.leaders"].format(
            leaders=count(notice.leaders, "leader"), smallest=viewer.smallest_group
        ),
        f"{count(notice.members, 'member')}: each their own.",
    ]
    if viewer.person:
        named = [f"{item.subject} ({', '.join((item.role, *item.teams))})" for item in seen]
        who = ", ".join(named) or "no lead or leader with an account"
        lines.insert(0, f"You, {viewer.person}, by name: yourself, administrators, and {who}.")
    if notice.programs:
        programs = count(notice.programs, "program")
        lines.append(f"{programs} with a token, each with a role as above.")
    if served.by_claim:
        lines += ["The provider of the sign-in may give roles as well; those are not counted here."]
    runs = "Whoever runs the server, and who has its store or a backup: everything."
    return [*lines, runs, HELPS["privacy.noted"], HELPS["privacy.files"]]


def _rights(notice: Notice, served: Served, viewer: Viewer) -> list[str]:
    lines = [HELPS["privacy.own"] if viewer.person else HELPS["privacy.copy"]]
    lines.append(HELPS["privacy.correction"])
    if served.contact:
        lines.append(f"Ask {served.contact}.")
    elif notice.admins:
        lines.append(f"Ask an administrator: {', '.join(notice.admins)}.")
    elif served.signed_in or viewer != OWNER:
        lines.append("Ask whoever runs this server.")
    else:
        lines.append("Ask whoever imported the survey.")
    return lines


def counted(counts: Sequence[Counted]) -> dict[str, list[str]]:
    return {
        "round": [item.wave or "–" for item in counts],
        "what": [WHOSE.get(item.kind, item.kind) for item in counts],
        "how much": [str(item.count) for item in counts],
        "last stored": [day(item.stored_at) if item.stored_at else "–" for item in counts],
    }


MINE_TITLE = "What is rated of you"
BY = texts("privacy.by")
ROLE, TEAM = "your role asks", "your team needs"
SENT = "Kept: your lead reads it beside the rating."
TAKEN_BACK = "Taken back: nobody reads it any longer."


def place_line(place: Place) -> str:
    role = f"Your role is {place.role}." if place.role else "No role is stored of you."
    team = f"Your team is {place.team}." if place.team else "No team is stored of you."
    return HELPS["mine.place"].format(role=role, team=team)


def table(ratings: Sequence[OwnRating], asked: Asked | None) -> dict[str, list[str]]:
    """The ratings of one round, a line for each skill; what is asked beside the latest."""
    skills = dict.fromkeys((rating.area, rating.skill) for rating in ratings)
    level_of = {(rating.skill, rating.rater): level(rating) for rating in ratings}
    raters = [rater for rater in RATERS if any(rating.rater == rater for rating in ratings)]
    shown = {
        "skill": [skill for _, skill in skills],
        **{
            BY[rater]: [level_of.get((skill, rater), "–") for _, skill in skills]
            for rater in raters
        },
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
    return "–" if number is None else f"{number} {LEVEL_NAMES[number]}"


def became(contest: Contest) -> str:
    if contest.decided_at is None:
        return f"Said on {day(contest.said_at)}; not answered yet."
    done = {
        "accepted": "your lead's rating was stored beside the others",
        "declined": "the rating stays",
    }[contest.outcome]
    reason = f" {contest.reason}" if contest.reason else ""
    return f"{contest.outcome.capitalize()} on {day(contest.decided_at)}; {done}.{reason}"


REOPENED = "Taken back: it waits for an answer again."
ACCEPT, DECLINE = "Accept", "Decline"


def wish(contest: Contest) -> str:
    return "a comment" if contest.wanted is None else f"it should be {named(contest.wanted)}"


def state(contest: Contest) -> str:
    text = f"{contest.wave}, said on {day(contest.said_at)}"
    if contest.decided_at is None:
        return f"{text}; not answered yet"
    who = f" by {contest.decided_by}" if contest.decided_by else ""
    reason = f": {contest.reason}" if contest.reason else ""
    return f"{text}; {contest.outcome} on {day(contest.decided_at)}{who}{reason}"


def done(contest: Contest) -> str:
    if contest.outcome == "accepted":
        return "Accepted: a rating of a manager was stored, and is counted."
    return "Declined: the rating stays, and they read why."


def waiting(contests: Sequence[Contest]) -> str:
    text = "on a rating waits" if len(contests) == 1 else "on ratings wait"
    return f"{count(len(contests), 'comment')} {text} for an answer"


MINE_COLUMNS = ("number", "skill", "wave", "level wanted", "outcome", "said on")


def cells(contest: Contest) -> tuple[object, ...]:
    """One line of the command's table, without whom it is of."""
    return (
        str(contest.number),
        contest.skill,
        contest.wave,
        contest.wanted,
        contest.outcome,
        day(contest.said_at),
    )
