"""Mentors and learners in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.strategy.mentors import Circle
from dashboard.formats import count, decimal, joined, weeks
from data.vocabulary import WANTS_TO_LEARN

NOTE = (
    "Learners are one level below and have hours; who gave an interest of 0 is left out. Want to: "
    f"an interest of {WANTS_TO_LEARN} or more of 5; who was not asked is not among them. Mentors "
    "hold the level and have hours to give; what one has given to a gap is not there for the gaps "
    "below it. In time: those who are through by the due date. Nobody is ranked."
)
TUTOR = "Who has no mentor inside can learn with an outside tutor, whom the plan pays."
NONE = "No requirement is short, so nobody needs to learn for one."


def circles_title(found: Sequence[Circle]) -> str:
    """How many gaps the team could teach itself."""
    if not found:
        return "Who could teach whom"
    able = [c for c in found if c.pairs]
    late = sum(not c.in_time for c in able)
    said = f"The team itself could teach {len(able)} of {count(len(found), 'gap')}"
    if late:
        said += f", {late} of them not by the due date"
    return f"{said}: somebody is one level below, and a mentor has hours"


def circle_lines(circle: Circle, people: Mapping[int, str]) -> list[str]:
    """One gap in full, with names."""
    if not circle.learners:
        return ["Nobody is one level below with hours and without having said no."]
    lines = [
        f"{joined([people[p.learner] for p in circle.pairs if p.mentor == mentor])} with "
        f"{people[mentor]}".rstrip(".")
        + "."
        for mentor in dict.fromkeys(p.mentor for p in circle.pairs)
    ]
    paired = {p.learner for p in circle.pairs}
    rest = [people[n] for n in circle.learners if n not in paired]
    if rest:
        reason = (
            "no mentor with hours left" if circle.mentors else "nobody holds the level with hours"
        )
        lines.append(f"Without a mentor inside, {reason}: {joined(rest, most=8)}.")
    if rest and circle.tutor_hours:
        lines.append(
            f"An outside tutor can take them: {decimal(circle.tutor_hours)} hours in all, which "
            "a plan pays for."
        )
    if len(circle.learners) > 1:
        lines.append(
            f"As one course: {count(len(circle.learners), 'learner')}, {circle.wanting} of whom "
            "said that they want to."
        )
    if circle.weeks is not None:
        lines.append(
            f"One step takes up to {weeks(circle.weeks)} at their hours, and "
            f"{decimal(circle.mentor_hours)} hours of a mentor each; it is due in "
            f"{weeks(circle.due_week)}, by when {circle.in_time} of {len(circle.learners)} can be "
            "through."
        )
    return lines
