"""What stands behind one cell of the heatmap: values for the panel, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.results import Analysis, Gate
from analytics.strategy.model.steps import mentor_level
from analytics.strategy.money.charges import step_hours
from analytics.strategy.money.costs import step_cost
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Cost
from data.vocabulary import MAX_LEVEL, WANTS_TO_LEARN, State


@dataclass(frozen=True)
class Mentor:
    """A colleague who could teach the next level. `hours` a week, None: not given."""

    person_no: int
    name: str
    role: str
    level: int
    hours: float | None


@dataclass(frozen=True)
class Learner:
    """A colleague who wants to learn the skill. `level` None: unknown."""

    person_no: int
    name: str
    role: str
    level: int | None
    interest: int


@dataclass(frozen=True)
class CellFacts:
    """One person in one skill."""

    state: State
    level: int | None
    stated: int | None
    """The level as surveyed, where `level` was aged; None: it was not."""
    given: tuple[tuple[str, int], ...]
    """(kind of rater, level) of each kind that said one."""
    target: int | None
    """Highest level that the team's requirements ask for."""
    interest: int | None
    importance: int | None
    wave: str
    mentors: tuple[Mentor, ...]
    learners: tuple[Learner, ...]
    """Others who want to learn it; in the order of their names, not ranked."""
    team: str
    role: str
    skill: str
    readiness: float | None
    """The person's share of their role's profile; None: no profile, or too little answered."""
    gate: Gate | None
    """What the must-haves of the role say; None: it has none."""


@dataclass(frozen=True)
class GroupFacts:
    """A team, or a role, in one skill: people, not their names before they are asked for.

    `counts`: people at level 0 to 5. `apart`: not applicable.
    """

    counts: tuple[int, ...]
    unknown: int
    apart: int
    able: tuple[Mentor, ...]
    """Anybody in the selection who could teach it, at level 3 or more with hours for it."""
    learners: tuple[Learner, ...]
    """Of the group, who wants to learn it."""


@dataclass(frozen=True)
class NextStep:
    """What one more level takes, with the planner's own numbers. `weeks` None: no hours free."""

    hours: float
    weeks: float | None
    cost: Cost
    currency: str


def cell(analysis: Analysis, person_no: int, skill_id: str) -> CellFacts | None:
    """The facts of a cell; None where the skill was not asked of the person, or the viewer may not
    see people."""
    if not analysis.selection.viewer.people_visible:
        return None
    levels = analysis.levels
    rows = levels[(levels["person_no"] == person_no) & (levels["skill_id"] == skill_id)]
    if rows.empty:
        return None
    record = rows.iloc[0].to_dict()
    roster = analysis.roster.set_index("person_no")
    level = whole(record["level"])
    targets = [
        need.level
        for need in analysis.requirements
        if need.skill_id == skill_id and record["team"] in need.teams
    ]
    return CellFacts(
        state=record["state"],
        level=level,
        stated=whole(record["stated"]) if "stated" in record else None,
        given=tuple(
            (kind, said)
            for kind in ("self", "manager", "peer")
            if (said := whole(record[kind])) is not None
        ),
        target=max(targets, default=None),
        interest=whole(record["interest"]),
        importance=whole(record["importance"]),
        wave=str(roster.loc[person_no, "wave"]),
        mentors=()
        if level is None or level >= MAX_LEVEL
        else _mentors(analysis, person_no, skill_id, mentor_level(level + 1)),
        learners=_learners(rows_of(analysis, skill_id), person_no),
        team=str(record["team"]),
        role=_word(record["role"]),
        skill=str(record["skill"]),
        readiness=_own(analysis, person_no, "readiness"),
        gate=_own(analysis, person_no, "gate"),
    )


def group(analysis: Analysis, column: str, name: str, skill_id: str) -> GroupFacts | None:
    """People of a group in a skill. `column`: team or role. None where it was not asked of them."""
    asked = rows_of(analysis, skill_id)
    rows = asked[asked[column] == name]
    if rows.empty:
        return None
    levels = [whole(level) for level in rows["level"]]
    return GroupFacts(
        counts=tuple(levels.count(level) for level in range(MAX_LEVEL + 1)),
        unknown=int((rows["state"] == "unknown").sum()),
        apart=int((rows["state"] == "not_applicable").sum()),
        able=_mentors(analysis, None, skill_id, mentor_level(0)),
        learners=_learners(rows, None),
    )


def rows_of(analysis: Analysis, skill_id: str) -> pd.DataFrame:
    """Everybody who was asked about a skill."""
    return analysis.levels[analysis.levels["skill_id"] == skill_id]


def _learners(rows: pd.DataFrame, but: int | None) -> tuple[Learner, ...]:
    """Who wants to learn it, by name."""
    eager = rows[(rows["interest"] >= WANTS_TO_LEARN).fillna(False).astype(bool)]
    found = [
        Learner(
            int(r["person_no"]),
            str(r["person"]),
            _word(r["role"]),
            whole(r["level"]),
            int(r["interest"]),
        )
        for r in eager.to_dict("records")
        if r["person_no"] != but and whole(r["level"]) != MAX_LEVEL
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.person_no)))


def _own(analysis: Analysis, person_no: int, column: str) -> Any:
    """What the role's profile says of one person; None where it says nothing."""
    rows = analysis.personal_gaps
    own = rows.loc[rows["person_no"] == person_no, column].dropna()
    return None if own.empty else own.iloc[0]


def next_step(problem: Problem, person_no: int, facts: CellFacts) -> NextStep | None:
    """Hours, weeks and cost from the level used to the next; None at the top or where unknown."""
    worker = next((w for w in problem.workers if w.person_no == person_no), None)
    if worker is None or facts.level is None or facts.level >= MAX_LEVEL:
        return None
    needed = step_hours(problem.rules, facts.level + 1)
    return NextStep(
        hours=needed,
        weeks=needed / worker.hours_per_week if worker.hours_per_week else None,
        cost=step_cost(problem.rules, worker, facts.level + 1),
        currency=problem.rules.currency,
    )


def _mentors(
    analysis: Analysis, learner: int | None, skill_id: str, least: int
) -> tuple[Mentor, ...]:
    """Colleagues at `least` or more whose mentoring hours are not 0; not ranked."""
    rows = rows_of(analysis, skill_id)
    able = rows[(rows["level"] >= least) & (rows["person_no"] != learner)]
    hours = analysis.roster.set_index("person_no")["mentor_hours_per_week"]
    found = []
    for record in able.to_dict("records"):
        free: Any = hours.get(record["person_no"])
        given = None if free is None or free != free else float(free)
        if given != 0:
            found.append(
                Mentor(
                    int(record["person_no"]),
                    str(record["person"]),
                    _word(record["role"]),
                    int(record["level"]),
                    given,
                )
            )
    return tuple(found)


def _word(value: Any) -> str:
    """A word of a frame, empty where there is none."""
    return value if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """A whole number of a frame, None where there is none."""
    return None if value is None or str(value) in ("<NA>", "nan") else int(value)
