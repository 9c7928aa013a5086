"""The filters that every page shares: team, wave and ratings, kept in the address of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.results import RatingKind, Selection
from dashboard import cache, session
from dashboard.components import choices as ageing
from dashboard.components.basics.page import Link, followed
from dashboard.components.basics.text import plain, quiet
from dashboard.components.survey.history import welcome
from dashboard.subjects import helps
from dashboard.subjects.standing import left_out

ALL_TEAMS = "All teams"
LATEST = "Latest"
RATINGS: tuple[RatingKind, ...] = get_args(RatingKind)
RATING_NAMES = {"fused": "All raters", "self": "Self only", "manager": "Manager only"}


@dataclass(frozen=True)
class Head:
    """The first line of a page: its finding on the left, the filters on the right. `link` notes
    what the address asks for and there is not; `place` is emptied by each finding."""

    selection: Selection
    place: DeltaGenerator
    link: Link

    def say(self, finding: str, note: str = "") -> None:
        """Write the page's finding, with a quiet line below it; in place of an earlier one."""
        with self.place.container():
            st.title(plain(finding), anchor=False)
            if note:
                st.markdown(quiet(note))
            if not self.selection.viewer.people_visible:
                st.markdown(quiet(left_out(cache.analysis(self.selection).withheld)))
            self.link.say()


def choose() -> Head:
    """Draw the filters and answer what is looked at; an empty store shows the way in and stops."""
    waves = [wave.name for wave in cache.all_waves()]
    if not waves:
        welcome()
        st.stop()
    with st.container(key="head"):
        left, right = st.columns([1.55, 1], gap="medium", vertical_alignment="top")
    link = followed()
    with right.container(key="filters"):
        team_box, wave_box, rating_box, age_box = st.columns(
            [1, 1, 1, 0.45], gap="small", wrap=False, vertical_alignment="bottom"
        )
        wave = _box(wave_box, "Wave", [LATEST, *waves], link)
        chosen_wave = None if wave == LATEST else wave
        team = _box(team_box, "Team", [ALL_TEAMS, *cache.teams(chosen_wave)], link)
        kinds = RATINGS if cache.viewer().people_visible else RATINGS[:1]
        kind = _box(rating_box, "Ratings", [RATING_NAMES[one] for one in kinds], link)
        ratings = next(rating for rating in RATINGS if RATING_NAMES[rating] == kind)
        aged_to = ageing.choose(age_box, link)
    selection = Selection(
        team=None if team == ALL_TEAMS else team,
        wave=chosen_wave,
        ratings=ratings,
        viewer=cache.viewer().scope,
        aged_to=aged_to,
    )
    cache.note_page(selection.team)
    if aged_to is not None:
        ageing.banner(cache.analysis(selection))
    return Head(selection, left.empty(), link)


def _box(place: DeltaGenerator, label: str, options: list[str], link: Link) -> str:
    """One filter, the same on every page and in the address of every page.

    Streamlit's own binding to the address forgets the value on a change of pages.
    """
    key = label.lower()
    link.check(key, key, options)
    asked = session.asked_filter(key)
    if asked in options:
        session.preset(key, asked)
    chosen = place.selectbox(
        label,
        options,
        key=key,
        persist_state="session",
        filter_mode=None,
        help=helps.FILTERS[label],
    )
    chosen = chosen if chosen in options else options[0]
    said = "" if chosen == options[0] else chosen
    if said and st.query_params.get(key) != said:
        st.query_params[key] = said
    elif not said and key in st.query_params:
        del st.query_params[key]
    return chosen
