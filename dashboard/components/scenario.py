"""The scenario beside the answer that it changes: controls, limits, saving, deciding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import streamlit as st

from analytics import knobs
from analytics.ledger.ledger import decided_of_viewer, decides
from analytics.results import Selection
from analytics.strategy.problem.problem import Bar, Closed, Pin, Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario import saved as saving
from analytics.strategy.scenario.scenario import Scenario, read_scenario, scenario_text
from dashboard import cache, session
from dashboard.components import page
from dashboard.components.page import about
from dashboard.components.text import bold, heading, line, plain
from dashboard.formats import first_up
from dashboard.subjects import HELPS
from dashboard.subjects import scenarios as scenarios_words
from data.store import scenarios
from data.store.database import Database
from data.store.facts.settings import today
from data.store.scenarios import Beside, StoredScenario
from data.vocabulary import RefusedError

Wish = TypeVar("Wish", Pin, Bar)
BOXES = (knobs.VALUE, knobs.DEADLINE)
LIMITS = (knobs.MOST_HIRES, knobs.MOST_HOURS, knobs.START)
WISHES = ("closes", "pins", "bars")
"""Keys of the boxes, which are the names of the scenario's fields; so are those of the knobs."""
WHY = "override_reason"
"""Key of the box for why something must or may not be part of the plan."""
ALWAYS = Scenario().levers
STEPS: dict[str, float] = {"money": 500.0, "hours": 100}
THOUSAND = 1000.0
BASE = "scenario_base"
"""Key of the box that says what the controls began with."""


def shown_values(scenario: Scenario) -> dict[str, Any]:
    """What the boxes show for a scenario: the budget in thousands, weeks and hours as wholes."""
    values = {knob.key: getattr(scenario, knob.field) for knob in knobs.KNOBS}
    for knob in (knobs.DEADLINE, knobs.MOST_HOURS):
        values[knob.key] = None if values[knob.key] is None else round(values[knob.key])
    values[knobs.BUDGET.key] = None if scenario.budget is None else scenario.budget / THOUSAND
    values[knobs.LEVERS.key] = list(scenario.levers)
    return {**values, WHY: "", **{name: list(getattr(scenario, name)) for name in WISHES}}


def _about(knob: knobs.Knob) -> dict[str, Any]:
    return {"label": knob.title, "key": knob.key, "help": knob.help, "persist_state": "session"}


def _box(knob: knobs.Knob, **more: Any) -> float | None:
    if knob.kind == "day":
        st.date_input(value=None, format="YYYY-MM-DD", **_about(knob))
        return None
    whole = "%.0f" if knob.kind == "money" else None
    usual = {"step": STEPS.get(knob.kind, 1), "format": whole, "placeholder": knob.left_out}
    number: float | None = st.number_input(value=None, **{**usual, **_about(knob), **more})
    return number


def _limits(selection: Selection, begin: Scenario) -> None:
    for knob in LIMITS:
        _box(knob)
    bare = replace(Scenario(), hires=begin.hires, tools=begin.tools)
    problem = cache.study(selection, bare).problem()
    short = [
        Closed(need.scope, problem.skill_names[need.skill], need.level)
        for need in problem.needs
        if need.have < need.headcount
    ]
    kept = [*begin.closes, *(session.chosen("closes") or ())]
    st.multiselect(
        options=list(dict.fromkeys([*short, *kept])),
        format_func=scenarios_words.closed_words,
        select_all=False,
        **about("closes"),
    )
    skills = list(dict.fromkeys(target.skill for target in short))
    _wishes("pins", _offered(problem, skills, Pin), begin.pins)
    _wishes("bars", _offered(problem, skills, Bar), begin.bars)
    if session.chosen("pins") or session.chosen("bars"):
        st.text_input(**about(WHY))


def from_controls(begin: Scenario) -> Scenario:
    """The scenario with what the boxes say; raises RefusedError for what makes no sense."""
    values = {knob.key: session.chosen(knob.key) for knob in knobs.KNOBS}
    for knob in (knobs.BUDGET, *BOXES, knobs.MOST_HIRES, knobs.MOST_HOURS):
        scenarios_words.checked(knob, values[knob.key])
    if not values[knobs.LEVERS.key]:
        raise RefusedError(HELPS["scenarios.no_lever"])
    if values[knobs.BUDGET.key] is not None:
        values[knobs.BUDGET.key] = round(values[knobs.BUDGET.key] * THOUSAND, 2)
    else:
        values[knobs.BUDGET_ON.key] = None
    bare = knobs.reset(begin, knobs.BUDGET, knobs.BUDGET_ON, *BOXES, *LIMITS)
    return replace(
        knobs.with_knobs(bare, **values),
        closes=tuple(session.chosen("closes") or ()),
        pins=tuple(_reasoned(pin) for pin in session.chosen("pins") or ()),
        bars=tuple(_reasoned(bar) for bar in session.chosen("bars") or ()),
    )


def _reasoned(wish: Wish) -> Wish:
    return wish if wish.reason else replace(wish, reason=(session.chosen(WHY) or "").strip())


def _offered(
    problem: Problem, skills: Sequence[str | None], kind: type[Pin] | type[Bar]
) -> list[Pin | Bar]:
    """What can be demanded or forbidden: a lever for a short skill, a profile, a tool."""
    return [
        *(
            kind("hire", profile=hire.profile)
            for hire in problem.hires
            if hire.maximum and not hire.turn
        ),
        *(kind("equip", tool=tool.name) for tool in problem.tools if not tool.turn),
        *(kind(lever, skill=skill) for skill in skills for lever in ALWAYS),
    ]


def _wishes(key: str, options: Sequence[Pin | Bar], kept: Sequence[Pin | Bar]) -> None:
    """Those that are offered, and those of the scenario that say more."""
    own = [*kept, *(session.chosen(key) or ())]
    wishes = {replace(wish, reason="") for wish in own}
    st.multiselect(
        options=list(dict.fromkeys([*(wish for wish in options if wish not in wishes), *own])),
        format_func=scenarios_words.wish,
        select_all=False,  # all of them would demand, or forbid, what cannot go together
        **about(key),
    )


@dataclass(frozen=True)
class Chosen:
    """What is planned, and the saved scenario that the controls began with."""

    scenario: Scenario
    base: saving.Saved | None

    @property
    def changed(self) -> bool:
        """Whether the controls say something else than what is saved."""
        return self.scenario != (self.base.scenario if self.base else Scenario())

    @property
    def stands(self) -> tuple[saving.Saved, saving.Decided] | None:
        """What is decided, where the controls say just that."""
        base = self.base
        return (base, base.decided) if base and base.decided and not self.changed else None


def saved_scenario(selection: Selection) -> Scenario:
    """The scenario that the visitor set on the Plan page, else what is decided for the selection,
    else the default one."""
    chosen = session.scenario.get()
    if chosen is None and (decided := decided_for(selection)):
        chosen = decided.scenario
    return chosen or Scenario()


def decided_for(selection: Selection) -> saving.Saved | None:
    """The plan that is decided for the same people and answers, where that is one that can still be
    planned: a visit begins with it."""
    rows = [
        item for item in decided_of_viewer(cache.store()) if decides(item, selection, item.scenario)
    ]
    if len(rows) != 1:
        return None
    try:
        cache.study(selection, rows[0].scenario).problem()
    except RefusedError:  # a team, a skill or a target that it names is gone
        return None
    return rows[0]


def controls(selection: Selection, saved: Sequence[saving.Saved]) -> Chosen:
    """Draw the controls and answer the scenario; checked again, since limits of a box are loose."""
    heading("Scenario")
    base = _base(selection, saved)
    begin = base.scenario if base else Scenario()
    own = session.overrides.get()
    if own is not None:
        begin = replace(begin, assumptions=own)
    thousands = float(session.chosen(knobs.BUDGET.key) or 0)
    budget = _box(knobs.BUDGET, step=10.0, format="%.0f" if thousands.is_integer() else "%.3f")
    if budget is not None:
        if session.chosen(knobs.BUDGET_ON.key) is None:
            session.preset(knobs.BUDGET_ON.key, knobs.BUDGET_ON.choices[0])
        st.segmented_control(
            options=knobs.BUDGET_ON.choices,
            required=True,
            format_func=lambda kind: first_up(knobs.BINDS[kind]),
            **_about(knobs.BUDGET_ON),
        )
    for knob in BOXES:
        _box(knob)
    if session.chosen(knobs.DEADLINE.key) is not None:
        line(HELPS["scenarios.deadline"])
    st.pills(
        options=knobs.LEVERS.choices,
        selection_mode="multi",
        default=ALWAYS,
        format_func=str.capitalize,
        **_about(knobs.LEVERS),
    )
    contract = "contract" in (session.chosen(knobs.LEVERS.key) or ())
    line(scenarios_words.offers(begin, contract=contract))
    shown = shown_values(begin)
    limited = any(shown[key] for key in (*(knob.key for knob in LIMITS), *WISHES))
    with st.expander("More limits", type="compact", expanded=limited):
        _limits(selection, begin)
    chosen = Chosen(from_controls(begin), base)
    session.scenario.keep(chosen.scenario)
    return chosen


def _base(selection: Selection, saved: Sequence[saving.Saved]) -> saving.Saved | None:
    """The box of saved scenarios; there is none before the first is saved."""
    by_name = {item.name: item for item in saved}
    asked = session.next_scenario.take()
    if asked in by_name:
        session.preset(BASE, asked)
        _take(by_name)
    if not by_name:
        return None
    begins = session.scenario.get() is None or session.overrides.get() is not None
    decided = decided_for(selection) if begins and session.chosen(BASE) is None else None
    if decided and decided.name in by_name:
        session.preset(BASE, decided.name)
        _show(decided.scenario)
    if session.chosen(BASE) not in by_name:
        session.preset(BASE, "")
    name = st.selectbox(
        options=["", *by_name],
        format_func=lambda name: scenarios_words.option(by_name.get(name)),
        filter_mode=None,
        on_change=_take,
        args=(by_name,),
        **about(BASE),
    )
    return by_name.get(name)


def _take(by_name: dict[str, saving.Saved]) -> None:
    """Let the controls say what the chosen scenario does."""
    session.overrides.forget()
    name = session.chosen(BASE)
    _show(by_name[name].scenario if name in by_name else Scenario())


def _show(scenario: Scenario) -> None:
    for key, value in shown_values(scenario).items():
        session.preset(key, value)


def menu(chosen: Chosen, plan: Plan, selection: Selection, what: str) -> None:
    """Decide `what` (on a phone named also at the foot of the screen), and two menus."""
    with st.container():
        line(scenarios_words.state(chosen.base, chosen.changed))
    if cache.may("decisions"):
        with st.container(key="decide"):
            with st.container(key="decide_what"):
                st.markdown(plain(what))
            label = "Decided" if chosen.stands else "Decide this"
            kind: Literal["primary", "secondary"] = "secondary" if chosen.stands else "primary"
            with st.popover(label, type=kind, width="stretch"):
                _decide(chosen, plan, selection, what)
    with st.container(horizontal=True, gap="small", key="scenario_menu"):
        with st.popover("Save"):
            _save(chosen)
        with st.popover("More"):
            _more(chosen)


def decision_line(chosen: Chosen, plan: Plan, selection: Selection) -> None:
    """What was decided on the scenario, beside what its plan says today. It has its place also
    where nothing is: what stands below must not move, or its old content stays in sight until all
    reasons are found."""
    with st.container():
        if chosen.stands:
            saved, decided = chosen.stands
            same = decides(saved, selection, saved.scenario)
            known = scenarios_words.decision(saved.name, decided, plan if same else None)
            known += "" if same else " What is below is of other people, answers or levels."
            st.info(plain(known), icon=":material/gavel:")


def _save(chosen: Chosen) -> None:
    base = chosen.base
    if base and base.decided:
        st.markdown("It is decided and stays as it is. Save under another name.")
    with st.form("save_scenario", border=False):
        name = st.text_input(
            value=base.name if base and not base.decided else "", **about("scenario_name")
        )
        if st.form_submit_button("Save", type="primary"):
            _do("“{}” is saved.", saving.save, replace(chosen.scenario, name=name), cache.who())


def _decide(chosen: Chosen, plan: Plan, selection: Selection, what: str) -> None:
    if chosen.stands:
        saved, decided = chosen.stands
        st.markdown(plain(scenarios_words.decision(saved.name, decided)))
        if st.button("Reopen it"):
            text = "“{}” is open again; its decision stays on record."
            _do(text, scenarios.reopen, saved.name, cache.who())
        return
    base = chosen.base
    st.markdown(f"{bold(f'{what}.')} {HELPS['scenarios.decide']}")
    kept = base.name if base and not chosen.changed else ""
    with st.form("decide_scenario", border=False):
        name = kept or st.text_input(**about("plan_name"))
        reason = st.text_area(**about("why_decided"))
        last = today(cache.store())
        on = st.date_input(value=last, format="YYYY-MM-DD", **about("decided_on"))
        beside = _beside(saving.decided_beside(cache.store(), kept, selection))
        if st.form_submit_button("Save and decide", type="primary"):

            def save_and_decide(store: Database) -> saving.Saved:
                saving.refuse_undecidable(store, name, selection, reason, on or last, beside)
                if not kept:
                    saving.save(store, replace(chosen.scenario, name=name), cache.who())
                return saving.decide(
                    store,
                    " ".join(name.split()),
                    plan,
                    selection,
                    reason,
                    on=on or last,
                    who=cache.who(),
                    beside=beside,
                )

            _do("“{}” is decided.", save_and_decide)


def _beside(names: Sequence[str]) -> Beside | None:
    """What becomes of what is decided for the same people; None where nothing is, or unsaid."""
    if not names:
        return None
    st.markdown(plain(scenarios_words.decided_for_the_same(names)))
    choices: dict[Beside, str] = {"replace": "Replace", "keep": "Keep both"}
    chosen: Beside | None = st.segmented_control(
        options=list(choices), format_func=choices.__getitem__, **about("beside")
    )
    return chosen


def _more(chosen: Chosen) -> None:
    page.download("Download as a file", scenario_text(chosen.scenario), "scenario.toml")
    file = st.file_uploader(type=["toml"], **about("scenario_file"))
    if file is not None:
        content = file.getvalue()

        def load(store: Database) -> saving.Saved:
            saved = saving.save(store, read_scenario(content), cache.who())
            session.clear_upload()
            return saved

        _do("“{}” is loaded and saved.", load)
    base = chosen.base
    if base is None or base.decided:
        return
    sure = st.checkbox("It is not wanted any more", key=f"delete_{base.name}")
    if st.button("Delete it", icon=":material/delete:", disabled=not sure):
        with page.refusals():
            scenarios.delete(cache.store(), base.name)
            session.next_scenario.keep("")
            page.anew(f"“{base.name}” is deleted.")


def _do(text: str, act: Callable[..., saving.Saved | StoredScenario], *args: Any) -> None:
    """Change a saved scenario, whose name is kept for the next run of the page."""
    with page.refusals():
        name = act(cache.store(), *args).name
        session.next_scenario.keep(name)
        page.anew(text.format(name))
