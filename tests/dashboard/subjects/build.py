"""Analyses and plans made by hand or counted out, for reports to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from analytics.measures.coverage import together
from analytics.options.results import Flip, LeverOption, SkillLevers
from analytics.results import (
    AllAtOnce,
    Analysis,
    Lever,
    NotAsked,
    RequirementCoverage,
    RoleGate,
    RoleReadiness,
    Selection,
)
from analytics.strategy.results import (
    Action,
    Close,
    Cost,
    DoNothing,
    NeedOutcome,
    Plan,
    Pure,
    Relaxation,
    Slip,
)
from dashboard.subjects.facts import ReportFacts
from data.store.facts.settings import Assumption
from data.store.history.retention import ImportUsed
from data.vocabulary import Viewer

WAVE = ("autumn 2026", date(2026, 10, 15))
DUE = date(2027, 4, 15)
LEVER_TURN: tuple[Lever, ...] = ("train", "hire", "equip")
AREAS = (
    "Programming languages",
    "LLM and agent engineering",
    "Evaluation and testing",
    "MLOps, monitoring and maintenance",
    "Responsible AI and governance",
    "Security and privacy",
)
SKILLS = (
    "Python",
    "Agents and tool use",
    "Offline evaluation",
    "Model serving at scale",
    "AI governance",
    "Threat modelling of AI systems",
)


def requirement(
    scope: str, skill: str, have: int, required: int, unknown: int = 0, **more: Any
) -> RequirementCoverage:
    """A requirement at level 3 of a roster of 10 unless told otherwise."""
    values: dict[str, Any] = {
        "teams": (scope,),
        "area": "Evaluation and testing",
        "level": 3,
        "roster": 10,
        "must_have": True,
        "weight": 1.0,
        "due_on": DUE,
        "due_given": False,
        "initiative": "",
        "owner": "",
        "reason": "",
        "skill_id": skill.casefold().replace(" ", "-"),
        **more,
    }
    return RequirementCoverage(
        scope=scope,
        skill=skill,
        required=required,
        have=have,
        unknown=unknown,
        coverage=min(1.0, have / required),
        coverage_high=min(1.0, (have + unknown) / required),
        shortage=max(0, required - have),
        surplus=max(0, have - required),
        single_point_of_failure=have == 1,
        no_spare=have == required > 1,
        **values,
    )


def analysis(
    requirements: tuple[RequirementCoverage, ...],
    team_sizes: dict[str, int],
    levels: dict[tuple[int, str], int | str] | None = None,
    skills: tuple[tuple[str, str, str], ...] = (),
    **more: Any,
) -> Analysis:
    """`skills` are (id, name, area); `levels` by (person number, skill id), absent: unknown.

    People are numbered through the teams in their order; person 3 is called "Person 3".
    """
    roster = pd.DataFrame(
        [
            {
                "person_no": number,
                "person": f"Person {number}",
                "team": team,
                "role": "ML engineer" if number % 2 else None,
                "wave": WAVE[0],
                "held_on": WAVE[1],
            }
            for number, team in enumerate(
                (team for team, size in team_sizes.items() for _ in range(size)), start=1
            )
        ],
        columns=["person_no", "person", "team", "role", "wave", "held_on"],
    )
    rows = [
        _level_row(person, skill, position, (levels or {}).get((person["person_no"], skill[0])))
        for person in roster.to_dict("records")
        for position, skill in enumerate(skills)
    ]
    frame = pd.DataFrame(
        rows,
        columns=[
            "person_no",
            "person",
            "team",
            "role",
            "skill_id",
            "skill",
            "area",
            "area_position",
            "state",
            "level",
            "interest",
        ],
    )
    counted = frame[frame["state"] != "not_applicable"]
    must = [r for r in requirements if r.must_have]
    values: dict[str, Any] = {
        "selection": Selection(viewer=Viewer(smallest_group=5)),
        "waves": tuple((team, *WAVE) for team in team_sizes),
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
        requirements=requirements,
        overall=together("all requirements", requirements),
        must_haves=together("must-haves", must),
        areas=tuple(together(a, [r for r in requirements if r.area == a]) for a in areas),
        teams=tuple(together(s, [r for r in requirements if r.scope == s]) for s in scopes),
        people=len(roster),
        answered_share=float((counted["state"] == "level").mean()) if len(counted) else 0.0,
        single_points_of_failure=tuple(r for r in requirements if r.single_point_of_failure),
        no_spare=tuple(r for r in requirements if r.no_spare),
        roster=roster,
        levels=frame,
        team_skills=_team_skills(frame),
        personal_gaps=pd.DataFrame(),
        **values,
    )


def _level_row(
    person: dict[Any, Any], skill: tuple[str, str, str], position: int, said: int | str | None
) -> dict[str, Any]:
    known = isinstance(said, int)
    state = "level" if known else "not_applicable" if said == "n/a" else "unknown"
    return {
        "person_no": person["person_no"],
        "person": person["person"],
        "team": person["team"],
        "role": person["role"],
        "skill_id": skill[0],
        "skill": skill[1],
        "area": skill[2],
        "area_position": position,
        "state": state,
        "level": said if known else pd.NA,
        "interest": pd.NA,
    }


def _team_skills(levels: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for (team, skill_id), group in levels.groupby(["team", "skill_id"], sort=False):
        known = group[group["state"] == "level"]["level"].astype(float)
        rows.append(
            {
                "team": team,
                "skill_id": skill_id,
                "skill": group["skill"].iloc[0],
                "area": group["area"].iloc[0],
                "area_position": group["area_position"].iloc[0],
                "people": int((group["state"] != "not_applicable").sum()),
                "known": len(known),
                "unknown": int((group["state"] == "unknown").sum()),
                "mean_level": float(known.mean()) if len(known) else None,
                "at_3": int((known >= 3).sum()),
            }
        )
    columns = [
        "team",
        "skill_id",
        "skill",
        "area",
        "area_position",
        "people",
        "known",
        "unknown",
        "mean_level",
        "at_3",
    ]
    return pd.DataFrame(rows, columns=columns)


def action(lever: Lever, need: RequirementCoverage, total: float, **more: Any) -> Action:
    """An action that closes one position of `need`."""
    values: dict[str, Any] = {
        "skills": (need.skill,),
        "from_level": 2 if lever == "train" else None,
        "who": "ML engineer",
        "team": need.scope,
        "person": None,
        "profile": "ML engineer" if lever == "hire" else None,
        "tool": "Assistant" if lever == "equip" else None,
        "count": 1,
        "chance": 0.7,
        "start_week": 0.0,
        "end_week": 14.5,
        "decide_by_week": 3.0,
        "cost": Cost(total * 0.5, total * 0.25, total * 0.001, total, total * 0.6),
        **more,
    }
    return Action(
        lever=lever,
        skill=need.skill,
        level=need.level,
        closes=(Close(need.scope, need.skill, need.level, 1, need.must_have),),
        **values,
    )


def plan(found: Analysis, actions: tuple[Action, ...] = (), **more: Any) -> Plan:
    """A plan over all requirements of `found`; each action closes one position of its skill."""
    needs = tuple(_need(r, actions) for r in found.requirements)
    before = sum(n.shortage_before for n in needs if n.must_have)
    after = sum(n.shortage_after for n in needs if n.must_have)
    other = sum(n.shortage_before for n in needs if not n.must_have)
    other_after = sum(n.shortage_after for n in needs if not n.must_have)
    cost = _sum(actions)
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
        "chance_weakest": 0.62,
        "chance_weakest_need": needs[0].skill if needs else "",
        "pure": {
            lever: Pure(replace(cost, total=cost.total * 1.5), after + 1, other_after)
            for lever in LEVER_TURN
        },
        "do_nothing": DoNothing(
            Cost(),
            before,
            other,
            found.overall.coverage,
            0.0,
            tuple(
                Slip(n.scope, n.skill, n.level, n.shortage_before, n.must_have, n.due_week)
                for n in needs
                if n.shortage_before
            ),
            26.0 if before else None,
        ),
        "gives": (Relaxation("Deadline of 40 weeks", 0, cost),) if after else (),
        "assess_first": tuple(
            (r.scope, r.skill, r.unknown) for r in found.requirements if r.shortage and r.unknown
        ),
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
    by = {
        lever: sum(
            c.headcount
            for a in actions
            if a.lever == lever
            for c in a.closes
            if (c.scope, c.skill, c.level) == (row.scope, row.skill, row.level)
        )
        for lever in LEVER_TURN
    }
    return NeedOutcome(
        scope=row.scope,
        skill=row.skill,
        skill_id=row.skill_id,
        level=row.level,
        required=row.required,
        must_have=row.must_have,
        weight=row.weight,
        due_week=26.0,
        overdue=False,
        have=row.have,
        by_train=by["train"],
        by_hire=by["hire"],
        by_equip=by["equip"],
        shortage_before=row.shortage,
        shortage_after=max(0, row.shortage - sum(by.values())),
        chance=0.73,
    )


def _sum(actions: tuple[Action, ...]) -> Cost:
    costs = [a.cost for a in actions]
    return Cost(
        sum(c.one_off for c in costs),
        sum(c.run_rate for c in costs),
        sum(c.hours for c in costs),
        sum(c.total for c in costs),
        sum(c.first_year_cash for c in costs),
    )


def skill_levers(found: Analysis) -> tuple[SkillLevers, ...]:
    """One a required skill, the verdicts in turn."""
    answer = []
    rows: dict[str, list[RequirementCoverage]] = {}
    for row in found.requirements:
        rows.setdefault(row.skill_id, []).append(row)
    for turn, (skill_id, same) in enumerate(rows.items()):
        short = sum(r.shortage for r in same)
        lever = LEVER_TURN[turn % 3]
        option = LeverOption(
            True, short, Cost(4000, 1000, 160, 18765, 5000), 14.0, 0.7, 18765, 900, ""
        )
        sentence = f"{lever.capitalize()} closes {short} by week 14; 3 people are one level below."
        flip = Flip(
            "deadline_weeks",
            "weeks",
            26,
            40,
            "hire",
            "With a deadline past week 40, hiring is cheaper.",
        )
        answer.append(
            SkillLevers(
                skill=same[0].skill,
                skill_id=skill_id,
                area=same[0].area,
                tooling="yes",
                required=sum(r.required for r in same),
                have=sum(r.have for r in same),
                unknown=sum(r.unknown for r in same),
                shortage=short,
                must_have_shortage=sum(r.shortage for r in same if r.must_have),
                trainable=4,
                interest_unknown=0,
                one_below=3,
                options={lever: option},
                verdict=lever if short else "covered",
                runner_up=None,
                runner_up_extra=None,
                flip=flip if turn % 2 == 0 else None,
                agrees=turn % 3 != 1,
                by_ratings={"self": lever, "manager": lever},
                train_to_hire_cost=None,
                train_to_hire_weeks=None,
                sentence=sentence,
            )
        )
    return tuple(answer)


def facts(**more: Any) -> ReportFacts:
    """Facts of a report that was made at a fixed moment."""
    values: dict[str, Any] = {
        "imports": (
            ImportUsed(
                "autumn-self.csv", "ab12" * 16, WAVE[0], "self", datetime(2026, 10, 16, 9, 30)
            ),
        ),
        "assumptions": (
            Assumption(
                "hire.recruiting",
                4100,
                5000,
                15000,
                "USD a hire",
                "SHRM Human Capital Benchmarking Report",
                2016,
            ),
            Assumption("training.mentor_hours", 0.05, 0.15, 0.3, "hours an hour"),
        ),
        "software": "Skillmix 0.1.0",
        "made_at": datetime(2026, 11, 24, 15, 0),
        "filters": (("Team", "all teams in scope"), ("Ratings", "fused")),
        "command": "skillmix plan --json",
        "start": WAVE[1],
        "scenario_text": "",
        **more,
    }
    return ReportFacts(**values)


def organisation(
    teams: int, people_each: int, skills: int, requirements_each: int
) -> tuple[Analysis, Plan, tuple[SkillLevers, ...]]:
    """A made-up organisation of any size, the same each time; levels follow from the numbers."""
    named = tuple(
        (
            f"s{n}",
            f"{SKILLS[n % len(SKILLS)]}{f' {n // 6 + 1}' if n >= 6 else ''}",
            AREAS[n * len(AREAS) // skills],
        )
        for n in range(skills)
    )
    sizes = {f"Team {chr(65 + t)}": people_each + t for t in range(teams)}
    levels: dict[tuple[int, str], int | str] = {}
    for person in range(1, sum(sizes.values()) + 1):
        for n, (skill_id, _, _) in enumerate(named):
            drawn = (person * 7 + n * 11 + person * n) % 13
            if drawn == 12:
                levels[person, skill_id] = "n/a"
            elif drawn < 11:
                levels[person, skill_id] = (drawn * 6) // 11
    needs = tuple(
        requirement(
            team,
            named[n][1],
            have=(n * 5 + t) % 4,
            required=1 + (n + t) % 4,
            unknown=(n + t) % 3,
            skill_id=named[n][0],
            area=named[n][2],
            roster=people_each,
            must_have=n % 3 != 2,
            due_on=date(2027, 3, 31) if n % 4 == 0 else DUE,
            due_given=n % 4 == 0,
            initiative="Assistant launch" if n % 2 else "",
            reason="Regulated product goes live in spring" if n % 5 == 0 else "",
        )
        for t, team in enumerate(sizes)
        for n in range(requirements_each)
    )
    found = analysis(
        needs,
        sizes,
        levels,
        named,
        roles=(
            RoleReadiness(
                "ML engineer",
                8,
                0.61,
                0.22,
                0.93,
                ("Offline evaluation",),
                RoleGate(("Offline evaluation",), 0, 5, 3, (("Offline evaluation", 5),)),
            ),
            RoleReadiness("Responsible-AI lead", 2, 0.4, 0.5, 0.8, ("AI governance",)),
        ),
        not_asked=(NotAsked("each team", "Problem framing", 3),),
        all_at_once=AllAtOnce(4, 40, 22, 0.55),
    )
    short = [r for r in needs if r.shortage]
    actions = tuple(
        action(
            LEVER_TURN[i % 3],
            row,
            2000.0 + 377 * i,
            start_week=float(i % 5),
            end_week=12.0 + i % 13,
            decide_by_week=float(2 + i % 9),
        )
        for i, row in enumerate(short[: max(3, len(short) * 2 // 3)])
    )
    return found, plan(found, actions), skill_levers(found)
