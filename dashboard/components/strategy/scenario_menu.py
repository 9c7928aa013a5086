"""What can be done with the scenario of the controls: save, decide, rename, take along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import streamlit as st

from analytics.selection import Selection
from analytics.strategy.results import Plan
from analytics.strategy.scenario.example import with_offers
from analytics.strategy.scenario.file import read_scenario, scenario_text
from analytics.strategy.scenario.saved import (
    Saved,
    decide,
    decided_beside,
    refuse_undecidable,
    save,
)
from dashboard import cache, session
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.text import plain
from dashboard.components.strategy.scenario import BASE, Chosen
from dashboard.wording import helps
from dashboard.wording import scenarios as wording
from data.store import scenarios
from data.store.forgotten import Forgotten
from data.store.scenarios import Beside
from data.vocabulary import RefusedError


def menu(chosen: Chosen, plan: Plan, selection: Selection) -> None:
    """Decide, and two small menus, under the controls."""
    with st.container():
        numbers.line(wording.state(chosen.base, chosen.changed))
    if cache.may("decisions"):
        with st.popover("Decide this", type="primary", width="stretch"):
            _decide(chosen, plan, selection)
    with st.container(horizontal=True, gap="small", key="scenario_menu"):
        with st.popover("Save"):
            _save(chosen)
        with st.popover("More"):
            _more(chosen, selection)


def decision_line(chosen: Chosen, plan: Plan) -> None:
    """What was decided on the scenario, beside what its plan says today.

    It has its place also where nothing is: what stands below must not move, or its old content
    stays in sight until all reasons are found.
    """
    base = chosen.base
    with st.container():
        if base and base.decided and not chosen.changed:
            st.info(plain(wording.decision(base.name, base.decided, plan)), icon=":material/gavel:")


def _save(chosen: Chosen) -> None:
    base = chosen.base
    if base and base.decided:
        st.markdown("It is decided and stays as it is. Save under another name.")
    with st.form("save_scenario", border=False):
        name = st.text_input(
            "Name", value=base.name if base and not base.decided else "", help=helps.SCENARIO_NAME
        )
        if st.form_submit_button("Save", type="primary"):
            _do(
                lambda: save(cache.store(), replace(chosen.scenario, name=name), cache.who()).name,
                "“{}” is saved.",
            )


def _decide(chosen: Chosen, plan: Plan, selection: Selection) -> None:
    """One form saves and decides; what is decided can be reopened."""
    base = chosen.base
    if base and base.decided and not chosen.changed:
        st.markdown(plain(wording.decision(base.name, base.decided)))
        if st.button("Reopen it"):
            _do(
                lambda: scenarios.reopen(cache.store(), base.name, cache.who()).name,
                "“{}” is open again; its decision stays on record.",
            )
        return
    st.markdown(
        "Saves this plan and keeps today's numbers with your reason. It cannot be changed until it "
        "is reopened."
    )
    kept = base.name if base and not chosen.changed else ""
    with st.form("decide_scenario", border=False):
        name = kept or st.text_input("Name of the plan", help=helps.SCENARIO_NAME)
        reason = st.text_area("Why this plan", help=helps.WHY_DECIDED)
        on = st.date_input("Decided on", value="today", format="YYYY-MM-DD", help=helps.DECIDED_ON)
        beside = _beside(decided_beside(cache.store(), kept, selection))
        if st.form_submit_button("Save and decide", type="primary"):

            def act() -> str:
                refuse_undecidable(cache.store(), name, selection, reason, beside)
                if not kept:
                    save(cache.store(), replace(chosen.scenario, name=name), cache.who())
                return decide(
                    cache.store(),
                    " ".join(name.split()),
                    plan,
                    selection,
                    reason,
                    on=on or date.today(),
                    who=cache.who(),
                    beside=beside,
                ).name

            _do(act, "“{}” is decided.")


def _beside(names: Sequence[str]) -> Beside | None:
    """What becomes of what is decided for the same people; None where nothing is, or unsaid."""
    if not names:
        return None
    st.markdown(plain(wording.decided_for_the_same(names)))
    choices: dict[Beside, str] = {"replace": "Replace", "keep": "Keep both"}
    return st.segmented_control(
        "What becomes of it",
        list(choices),
        format_func=lambda choice: choices[choice],
        key="beside",
        help=helps.BESIDE,
    )


def _more(chosen: Chosen, selection: Selection) -> None:
    st.download_button(
        "Download as a file",
        scenario_text(chosen.scenario),
        file_name="scenario.toml",
        mime="application/toml",
        on_click="ignore",
        icon=":material/download:",
    )
    st.download_button(
        "Example with a contractor and a move",
        scenario_text(with_offers(chosen.scenario, cache.problem(selection, chosen.scenario))),
        file_name="contractor-and-move.toml",
        mime="application/toml",
        on_click="ignore",
        icon=":material/download:",
        help="A contractor of the first skill that is short and a move between two teams, with "
        "numbers to put yours in the place of. Load it below to plan with it.",
    )
    file = st.file_uploader(
        "Load a scenario file",
        type=["toml"],
        key=session.upload_key("scenario_file"),
        help=helps.SCENARIO_FILE,
    )
    if file is not None:
        content = file.getvalue()
        _do(lambda: _load(content), "“{}” is loaded and saved.")
    if chosen.base and not chosen.base.decided:
        _rename_or_delete(chosen.base)


def _load(content: bytes) -> str:
    name = save(cache.store(), read_scenario(content), cache.who()).name
    session.clear_upload()
    return name


def _rename_or_delete(base: Saved) -> None:
    with st.form("rename_scenario", border=False):
        name = st.text_input("Another name", value=base.name)
        if st.form_submit_button("Rename"):
            _do(lambda: scenarios.rename(cache.store(), base.name, name).name, "It is “{}” now.")
    if st.button("Delete it", icon=":material/delete:"):
        with _refusals():
            gone = scenarios.delete(cache.store(), base.name)
            session.offer_undo(f"“{base.name}” is deleted.", lambda: _restore(gone))
            session.ask_next(BASE, "")
            st.rerun()


def _restore(gone: Forgotten) -> str:
    name = scenarios.restore(cache.store(), gone).name
    session.ask_next(BASE, name)
    return f"“{name}” is back."


def _do(act: Callable[[], str], said: str) -> None:
    """Do it, choose the scenario that it answers, and draw the page anew."""
    with _refusals():
        name = act()
        session.leave_message(said.format(name))
        session.ask_next(BASE, name)
        st.rerun()


@contextmanager
def _refusals() -> Iterator[None]:
    """A refusal is said where it was caused; the page stays."""
    try:
        yield
    except RefusedError as refusal:
        notice.refused(refusal)
