"""Assess first: a line that is worked out last and can be stopped, and whose ratings in what."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.assess.assessing import Assessing
from analytics.assess.results import Assessment
from analytics.assess.telling import groups
from analytics.strategy.results import Plan
from dashboard import session
from dashboard.components.basics.numbers import line
from dashboard.components.basics.picture import heading
from dashboard.components.basics.table import Columns, show_table
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.wording import assess as wording
from data.vocabulary import Viewer

EVERY = 10
"""Solves between two words of progress."""


@dataclass(frozen=True)
class Line:
    """The line and the button beside it; both keep their room until the answer is there."""

    text: DeltaGenerator
    button: DeltaGenerator

    @classmethod
    def begin(cls) -> Line:
        """Room for it, here."""
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            return cls(st.empty(), st.empty())

    def know(self, assessing: Assessing) -> bool:
        """Write what is known; whether that is all."""
        found = assessing.found
        if found:
            self.text.markdown(f"{bold(wording.WORD)} {plain(wording.advice(found))}")
        else:
            self._quiet(wording.WORKING)
        return found is not None

    def work_out(self, assessing: Assessing, plan: Plan) -> None:
        """Work out the rest, unless the visitor stopped it. To be called last of all."""
        if self.know(assessing):
            return
        if session.assessing_stopped(plan.scenario_hash):
            self._quiet(wording.STOPPED)
            self.button.button(
                "Work it out",
                on_click=session.go_on_assessing,
                args=(plan.scenario_hash,),
                key="go_on_assessing",
            )
            return
        self.button.button(
            "Stop",
            icon=":material/close:",
            key="stop_assessing",
            on_click=session.stop_assessing,
            args=(plan.scenario_hash,),
        )
        while told := assessing.next():
            if told.done % EVERY == 1:
                self._quiet(wording.working(told))
        self.button.empty()
        if not self.know(assessing):
            self._quiet(wording.FAILED)

    def _quiet(self, said: str) -> None:
        self.text.markdown(f"{bold(wording.WORD)} {quiet(said)}")


def ratings_to_verify(assessing: Assessing, viewer: Viewer) -> None:
    """By skill and role, or whose where the toggle asks for it; nothing before it is found."""
    if assessing.found:
        _asks(assessing.found, viewer)


def _asks(found: Assessment, viewer: Viewer) -> None:
    """By skill and role, or whose where the toggle asks for it."""
    if not found.considered:
        return
    heading(wording.title(found))
    if found.worth_it:
        people = viewer.people_visible and st.toggle(
            "Show whose",
            value=False,
            key="assess_people",
            persist_state="session",
            help=wording.PEOPLE_HELP,
        )
        table = people_table(found) if people else group_table(found, viewer)
        show_table(table, "assess_first", alt="Ratings to verify before anything is bought")
        st.caption(plain(wording.CAPTION))
    line(f"{wording.numbers(found)} {wording.how(found)}")


def group_table(found: Assessment, viewer: Viewer) -> Columns:
    """One row a skill and role."""
    rows = groups(found, viewer.smallest_group)
    worth = {one.skill_id: one.value for one in found.skills}
    return {
        "Skill": [g.skill for g in rows],
        "Level": [wording.levels(g.levels) for g in rows],
        "Role": [g.role for g in rows],
        "Unknown": [g.unknown for g in rows],
        "Rated": [g.rated for g in rows],
        f"Worth of knowing the skill, {found.currency}": [round(worth[g.skill_id]) for g in rows],
    }


def people_table(found: Assessment) -> Columns:
    """One row a rating."""
    return {
        "Skill": [a.skill for a in found.asks],
        "Level": [wording.levels(a.levels) for a in found.asks],
        "Person": [a.person for a in found.asks],
        "Role": [a.role for a in found.asks],
        "Team": [a.team for a in found.asks],
        "Today": ["rated" if a.known else "unknown" for a in found.asks],
    }
