"""Analyses and plans made by hand or counted out, for reports to print."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from analytics.measures.coverage import counted, figures, team_skills, together
from analytics.options.results import LeverOption, SkillLevers
from analytics.results import AllAtOnce, Analysis, Lever, RequirementCoverage, Selection
from analytics.strategy.money import add
from analytics.strategy.results import Action, Close, Cost, NeedOutcome, Plan, Pure
from analytics.strategy.scenario.scenario import Scenario
from dashboard.subjects.report import ReportFacts
from data.store.facts.settings import Assumption
from data.store.history.imports import ImportRecord
from data.vocabulary import Viewer
from tests.analytics.strategy import parts
from tests.build import cell

WAVE = ("autumn 2026", parts.START)
DUE = date(2027, 4, 15)
KEPT = ("scope", "skill", "skill_id", "level", "required", "must_have", "weight", "have")
"""What a plan says of a requirement as the analysis does."""
LEVER_TURN: tuple[Lever, ...] = ("train", "hire", "equip")
OF_A_LEVEL = "person_no person team role skill_id skill area area_position state level interest"


def requirement(
    scope: str, skill: str, have: int, required: int, unknown: int = 0, **more: Any
) -> RequirementCoverage:
    """A requirement at level 3 of a roster of 10 unless told otherwise."""
    values: dict[str, Any] = {
        "teams": tuple(scope.split(" + ")),
        "area": "Evaluation and testing",
        "level": 3,
        "roster": 10,
        "must_have": True,
        "weight": 1.0,
        "due_on": DUE,
        "due_given": False,
        "skill_no": 1,
        "headcount": required,
        "share": None,
        "skill_id": skill.casefold().replace(" ", "-"),
        **more,
    }
    return RequirementCoverage(
        scope=scope,
        skill=skill,
        required=required,
        unknown=unknown,
        **figures(have, unknown, required),
        **values,
    )


def analysis(
    requirements: Sequence[RequirementCoverage] = (),
    team_sizes: Mapping[str, int] | None = None,
    levels: Mapping[str, str] | None = None,
    skills: Sequence[tuple[str, str, str]] = (),
    **more: Any,
) -> Analysis:
    """Without sizes each team that something is required of has its roster; where nothing is
    required, team A has 10. `levels` by skill id: a sign for each person, as `cell` reads it, and
    who has none is unknown. `skills` are (id, name, area), unless given those of `levels` that are
    required. People are numbered through the teams in their order; person 3 is called "Person 3".
    They rated themselves."""
    known = levels or {}
    sizes = team_sizes or {r.scope: r.roster for r in requirements if r.teams == (r.scope,)}
    sizes = sizes or {"A": 10}
    skills = skills or [
        *dict.fromkeys((r.skill_id, r.skill, r.area) for r in requirements if r.skill_id in known)
    ]
    teams = (team for team, size in sizes.items() for _ in range(size))
    people = [
        (number, f"Person {number}", team, "ML engineer" if number % 2 else None)
        for number, team in enumerate(teams, start=1)
    ]
    rows = [
        (*who, *skill, position, *_known(known.get(skill[0], "")[who[0] - 1 : who[0]]), pd.NA)
        for who in people
        for position, skill in enumerate(skills)
    ]
    roster = pd.DataFrame(
        [(*who, *WAVE) for who in people],
        columns=["person_no", "person", "team", "role", "wave", "held_on"],
    ).assign(left_on=None)
    frame = pd.DataFrame(rows, columns=OF_A_LEVEL.split())
    frame["self"], frame["manager"], frame["peer"] = frame["level"], pd.NA, pd.NA
    asked = frame[frame["state"] != "not_applicable"]
    must = [r for r in requirements if r.must_have]
    values: dict[str, Any] = {
        "selection": Selection(viewer=Viewer(smallest_group=5)),
        "waves": tuple((team, *WAVE) for team in sizes),
        "today": WAVE[1],
        "today_pinned": True,
        "not_asked": (),
        "all_at_once": AllAtOnce(4, sum(r.required for r in must), 0, 0.0),
        "roles": (),
        **more,
    }
    areas = dict.fromkeys(r.area for r in requirements)
    scopes = dict.fromkeys(r.scope for r in requirements)
    return Analysis(
        requirements=tuple(requirements),
        overall=together("all requirements", requirements),
        must_haves=together("must-haves", must),
        areas=tuple(together(a, [r for r in requirements if r.area == a]) for a in areas),
        teams=tuple(together(s, [r for r in requirements if r.scope == s]) for s in scopes),
        people=len(roster),
        answered_share=float((asked["state"] == "level").mean()) if len(asked) else 0.0,
        roster=roster,
        levels=frame,
        team_skills=team_skills(frame, counted(frame)),
        **values,
    )


def _known(sign: str) -> tuple[str, object]:
    unknown = {"": "unknown", "-": "unknown", "n": "not_applicable"}
    return (unknown[sign], pd.NA) if sign in unknown else ("level", cell(sign))


def action(lever: Lever, need: RequirementCoverage, total: float, **more: Any) -> Action:
    """An action that closes one position of `need`."""
    values: dict[str, Any] = {
        "from_level": 2 if lever == "train" else None,
        "who": "ML engineer",
        "team": need.scope,
        "profile": "ML engineer" if lever == "hire" else None,
        "tool": "Assistant" if lever == "equip" else None,
        "end_week": 14.5,
        "decide_by_week": 3.0,
        "cost": Cost(total * 0.5, total * 0.25, total * 0.001, total, total * 0.6),
        "closes": (Close(need.scope, need.skill, need.level, 1, need.must_have),),
        **more,
    }
    return parts.action(lever, need.skill, need.level, **values)


def plan(found: Analysis, actions: tuple[Action, ...] = (), **more: Any) -> Plan:
    """A plan over all requirements of `found`; each action closes one position of its skill."""
    needs = tuple(_need(r, actions) for r in found.requirements)
    before = sum(n.shortage_before for n in needs if n.must_have)
    after = sum(n.shortage_after for n in needs if n.must_have)
    other = sum(n.shortage_before for n in needs if not n.must_have)
    other_after = sum(n.shortage_after for n in needs if not n.must_have)
    first = [r for r in found.requirements if r.shortage and r.unknown]
    cost = add(a.cost for a in actions)
    values: dict[str, Any] = {
        "scenario": "Default",
        "scenario_hash": "c0ffee" * 10 + "c0ff",
        "gap": 0.0,
        "status": "nothing to do" if not before + other else "short" if after else "closed",
        "currency": "USD",
        "budget": None,
        "budget_on": "cash",
        "deadline_weeks": 26.0,
        "horizon_weeks": 104.0,
        "levers": LEVER_TURN,
        "delivery_weeks": cost.hours / 40,
        "pure": {},
        "do_nothing": Pure(Cost(), before, other),
        "start": parts.START,
        "assess_first": tuple((r.scope, r.skill, r.unknown) for r in first),
        **more,
    }
    return Plan(
        cost=cost,
        shortage_before=before,
        shortage=after,
        shortage_other_before=other,
        shortage_other=other_after,
        coverage_before=found.overall.coverage,
        coverage_after=0.9,
        coverage_after_people=0.85,
        actions=actions,
        needs=needs,
        **values,
    )


def _need(row: RequirementCoverage, actions: tuple[Action, ...]) -> NeedOutcome:
    own = (row.scope, row.skill, row.level)
    closed = [
        (a, c.headcount) for a in actions for c in a.closes if (c.scope, c.skill, c.level) == own
    ]
    by = {
        f"by_{lever}": sum(count for a, count in closed if a.lever == lever) for lever in LEVER_TURN
    }
    flow = [(0.0, row.have, ""), *((a.end_week, count, str(a.lever)) for a, count in closed)]
    flow += [(a.until_week, -n, a.lever) for a, n in closed if a.until_week is not None]
    return NeedOutcome(
        **{name: getattr(row, name) for name in KEPT},
        flow=tuple(sorted(flow)),
        **by,
        due_week=26.0,
        overdue=False,
        shortage_before=row.shortage,
        shortage_after=max(0, row.shortage - sum(by.values())),
    )


COST = Cost(4000, 1000, 160, 18765, 5000)
CHEAP = LeverOption(0, COST, 14.0, 0.7, 900, start_by_week=12.0)
COUNTS = ("required", "have", "unknown", "shortage", "must_have_shortage")
LEVERS = SkillLevers(
    **dict.fromkeys(("skill", "skill_id", "area"), ""),
    **dict.fromkeys(COUNTS, 0),
    options={},
    verdict="covered",
)
"""Of no skill."""


def skill_levers(found: Analysis) -> tuple[SkillLevers, ...]:
    """One a required skill, the verdicts in turn."""
    answer = []
    for turn, skill_id in enumerate(dict.fromkeys(r.skill_id for r in found.requirements)):
        same = [r for r in found.requirements if r.skill_id == skill_id]
        short = sum(r.shortage for r in same)
        lever = LEVER_TURN[turn % 3]
        answer.append(
            replace(
                LEVERS,
                skill=same[0].skill,
                skill_id=skill_id,
                area=same[0].area,
                required=sum(r.required for r in same),
                have=sum(r.have for r in same),
                shortage=short,
                must_have_shortage=sum(r.shortage for r in same if r.must_have),
                options={lever: replace(CHEAP, closes=short)},
                verdict=lever if short else "covered",
            )
        )
    return tuple(answer)


def facts(**more: Any) -> ReportFacts:
    noon = datetime(2026, 10, 16, 9, 30)
    none = (0, 0, 0, 0, 0, 0, 0)
    used = ("1", "autumn-self.csv", WAVE[0], "self", "self", noon, None, "wide", *none, "ab12" * 16)
    values: dict[str, Any] = {
        "imports": (ImportRecord(*used, None, ()),),
        "assumptions": (
            Assumption("hire.recruiting", 4100, 5000, 15000, "USD a hire", "SHRM report", 2016),
            Assumption("training.mentor_hours", 0.05, 0.15, 0.3, "hours an hour"),
        ),
        "made_at": datetime(2026, 11, 24, 15, 0),
        "command": "skillmix plan --json",
        "scenario": Scenario(),
        **more,
    }
    return ReportFacts(**values)
