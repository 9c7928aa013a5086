"""Why the plan is as it is: drawn part by part as it is solved, after the plan itself.

Solving ends when the visitor does something else, and goes on from there at the next run.

Tables of explanations: one list a column, in the reader's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from analytics.options.explain.explain import NAMES
from analytics.options.explain.explaining import Explaining
from analytics.options.explain.results import Explanations, Outcome, Part
from analytics.options.results import SkillLevers
from analytics.options.verdict_words import WORDS
from analytics.strategy.results import Plan
from dashboard import session
from dashboard.charts.frontier import budget_curve
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import Table
from dashboard.components.strategy.plan import reason_list
from dashboard.wording import explained as wording

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def ways_table(found: Explanations) -> Table:
    """The plan and each lever alone; regret in net cost, as counted in money or positions."""
    rows: list[tuple[str, Outcome, float | None, int]] = []
    if found.plan is not None:
        rows.append(("This plan", found.plan, 0.0, 0))
    rows += [
        (f"{WORDS[way.lever]} only", way.outcome, way.regret, way.regret_positions)
        for way in found.ways
    ]
    option = wording.of_option(found)
    weeks: Table = {"Open weeks of must-haves": [round(o.open_weeks or 0) for _, o, *_ in rows]}
    return {
        "Levers": [name for name, *_ in rows],
        "Must-have positions open": [outcome.shortage for _, outcome, *_ in rows],
        "Other positions open": [outcome.shortage_other for _, outcome, *_ in rows],
        "Cash once": [round(outcome.cost.one_off) for _, outcome, *_ in rows],
        "Cash a year": [round(outcome.cost.run_rate) for _, outcome, *_ in rows],
        "Hours": [round(outcome.cost.hours) for _, outcome, *_ in rows],
        "Total cost": [round(outcome.cost.total) for _, outcome, *_ in rows],
        "More open than the plan": [positions for *_, positions in rows],
        "Net cost over the plan's" if option else "Dearer than the plan": [
            None if r is None else round(r) for *_, r, _ in rows
        ],
        **(weeks if option else {}),
    }


Places = dict[Part, "DeltaGenerator"]


def reasons(plan: Plan, levers: Sequence[SkillLevers]) -> DeltaGenerator:
    """A reason for each skill, as far as it is known before anything is solved again.

    Answers the place, in which `explanations` puts the full ones.
    """
    with st.container(key="small_reasons"):
        place = st.empty()
    with place.container():
        reason_list(plan, levers)
    return place


def explanations(
    explaining: Explaining, plan: Plan, levers: Sequence[SkillLevers], skills: DeltaGenerator
) -> None:
    """Limits, levers and budgets. To be called last: all else of the page stands then."""
    progress = st.empty()
    places: Places = {part: st.empty() for part in ("limits", "ways", "frontier")}
    places["skills"] = skills
    for part in explaining.complete:
        _fill(places, part, explaining.found(), plan, levers)
    if explaining.finished:
        _say_nothing(explaining)
        return
    if session.explaining_stopped(plan.scenario_hash):
        progress.button(
            "Go on explaining the plan",
            on_click=session.go_on_explaining,
            args=(plan.scenario_hash,),
            key="go_on_explaining",
        )
        return
    with progress.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, "Explaining the plan")
        st.button(
            "Stop",
            icon=":material/close:",
            key="stop_explaining",
            on_click=session.stop_explaining,
            args=(plan.scenario_hash,),
        )
    drawn = set(explaining.complete)
    while told := explaining.next():
        bar.progress(min(1.0, told.done / told.of), f"Explaining the plan: {NAMES[told.part]}")
        _fill_new(places, drawn, explaining, plan, levers)
    _fill_new(places, drawn, explaining, plan, levers)
    progress.empty()
    _say_nothing(explaining)


def _say_nothing(explaining: Explaining) -> None:
    """Where the plan has nothing to close."""
    if explaining.finished and wording.nothing(explaining.found()):
        st.markdown(wording.NOTHING)


def _fill_new(
    places: Places,
    drawn: set[Part],
    explaining: Explaining,
    plan: Plan,
    levers: Sequence[SkillLevers],
) -> None:
    """Draw the parts that are complete and not drawn yet."""
    for part in explaining.complete:
        if part not in drawn:
            drawn.add(part)
            _fill(places, part, explaining.found(), plan, levers)


def _fill(
    places: Places, part: Part, found: Explanations, plan: Plan, levers: Sequence[SkillLevers]
) -> None:
    with places[part].container():
        if part == "skills":
            reason_list(plan, levers, {reason.skill_id: reason for reason in found.skills})
        elif getattr(found, part):
            DRAW[part](found, plan)
        for missing in found.missing:
            if missing.part == part:
                st.caption(missing.sentence)


def _limits(found: Explanations, plan: Plan) -> None:
    heading(wording.limits_title(found))
    notice.lines(wording.limit_lines(found))
    if later := wording.later_note(plan):
        st.caption(later)


def _ways(found: Explanations, plan: Plan) -> None:
    heading(wording.ways_title(found))
    show_table(ways_table(found), "ways", alt="Each lever alone, and the plan")


def _frontier(found: Explanations, plan: Plan) -> None:
    picture(
        budget_curve(found, plan, palette()),
        key="frontier",
        title=wording.frontier_title(found, plan),
        alt=wording.frontier_alt(found.frontier),
        table=dict(wording.frontier_columns(found, plan.currency)),
    )


DRAW: Mapping[Part, Callable[[Explanations, Plan], None]] = {
    "limits": _limits,
    "ways": _ways,
    "frontier": _frontier,
}
