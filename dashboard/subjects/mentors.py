"""Learn from each other: for each gap, who could learn it and who could teach it."""

from __future__ import annotations

from analytics.strategy.mentors import Circle
from dashboard.formats import count, hours, weeks
from dashboard.render.blocks import DATA, Block, Fields, Section, column
from dashboard.subjects.reading import Reading
from data.vocabulary import WANTS_TO_LEARN

NONE = "No requirement is short, so nobody needs to learn for one"
NOBODY = "Nobody is one level below, has hours and has not said no."
EXPLAINS = (
    "Could learn: one level below, with hours, and not against it. Want to: interest of "
    f"{WANTS_TO_LEARN} or more of 5. In time: through by the due date. A mentor's hours go to the "
    "upper gaps first. Nobody is ranked."
)

CIRCLES = Fields[Circle](
    column("skill", "Skill", "text", lambda c: c.skill, share=1.6),
    column("scope", "Scope", "text", lambda c: c.scope),
    column("level", "To level", "level", lambda c: c.level),
    column("short", "Short", "count", lambda c: c.short),
    column("must_have", "Must-have", "flag", lambda c: c.must_have),
    column("learners", "Could learn", "count", lambda c: len(c.learners)),
    column("wanting", "Want to", "count", lambda c: c.wanting),
    column("in_time", "In time", "count", lambda c: c.in_time),
    column("mentors", "Mentors", "count", lambda c: len(c.mentors)),
    column("pairs", "Pairs", "count", lambda c: len(c.pairs)),
    column("weeks", "Weeks", "weeks", lambda c: c.weeks, only=DATA),
    column("due_week", "Due in week", "weeks", lambda c: c.due_week, only=DATA),
    column("mentor_hours", "Mentor's hours each", "hours", lambda c: c.mentor_hours, only=DATA),
    column("tutor_hours", "Tutor's hours", "hours", lambda c: c.tutor_hours, only=DATA),
)


def mentors(reading: Reading) -> Section:
    """Every gap, with how many could learn and teach."""
    circles = reading.study.circles()
    if not circles:
        return Section("mentors", "Learn from each other", NONE)
    tutor = " A plan can pay an outside tutor for the rest." if _tutored(circles) else ""
    table = CIRCLES.table("gaps", "", circles, note=EXPLAINS + tutor)
    return Section("mentors", "Learn from each other", mentors_title(circles), "", (table,))


def _tutored(circles: tuple[Circle, ...]) -> bool:
    return any(circle.tutor_hours for circle in circles)


def mentors_title(circles: tuple[Circle, ...]) -> str:
    """How many gaps the people themselves could teach."""
    able = [circle for circle in circles if circle.pairs]
    late = sum(not circle.in_time for circle in able)
    text = f"Colleagues could teach {len(able)} of {count(len(circles), 'gap')}"
    return f"{text}, {late} of them only after the due date" if late else text


def name(circle: Circle) -> str:
    """What a gap is called where one is chosen."""
    return f"{circle.skill}, {circle.scope}, level {circle.level}"


PAIRS = Fields[tuple[str, str]](
    column("learner", "Learner", "text", lambda pair: pair[0]),
    column("mentor", "Mentor", "text", lambda pair: pair[1] or "none here"),
)


def pairs(reading: Reading, circle: Circle) -> Section:
    """One gap in full, with names: only for readers who may see people."""
    if not reading.people:
        raise ValueError("no person is named for this reader")
    if not circle.learners:
        return Section("pairs", "Pairs", name(circle), NOBODY)
    labels = {worker.person_no: worker.label for worker in reading.study.problem().workers}
    mentor = {pair.learner: pair.mentor for pair in circle.pairs}
    order = [*mentor, *(number for number in circle.learners if number not in mentor)]
    rows = [(labels[n], labels[mentor[n]] if n in mentor else "") for n in order]
    blocks: tuple[Block, ...] = (PAIRS.table("pairs", "", rows, note=unpaired(circle)),)
    return Section("pairs", "Pairs", name(circle), course(circle), blocks)


def course(circle: Circle) -> str:
    """How long the step takes, and who is through in time."""
    people = len(circle.learners)
    parts = [f"{circle.wanting} of {count(people, 'learner')} said that they want to."]
    if circle.weeks is not None:
        parts.append(
            f"The step takes up to {weeks(circle.weeks)}, with {hours(circle.mentor_hours)} of a "
            f"mentor each. It is due in {weeks(circle.due_week)}: {circle.in_time} of {people} can "
            "be through."
        )
    return " ".join(parts)


def unpaired(circle: Circle) -> str:
    """Why some have no mentor here, and what an outside tutor would take; empty: all have one."""
    rest = len(circle.learners) - len(circle.pairs)
    if not rest:
        return ""
    why = "no mentor has hours left" if circle.mentors else "nobody holds the level and has hours"
    text = f"{count(rest, 'learner')} without a mentor: {why}."
    if not circle.tutor_hours:
        return text
    tutor = hours(circle.tutor_hours)
    return f"{text} An outside tutor would take {tutor}, which a plan pays for."
