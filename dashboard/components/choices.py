"""What a page compares: teams, waves, skills; and to which day levels are aged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.results import Analysis, Selection
from analytics.suppression import hidden_teams
from dashboard import cache, navigation, session
from dashboard.components.basics.page import Link, switch
from dashboard.components.basics.text import line, plain, quiet
from dashboard.details import SkillFacts, skill_facts, skill_names
from dashboard.subjects import helps, trends
from dashboard.subjects import standing as wording
from dashboard.subjects.compare import Sides, teams_hidden

TEAMS, WAVES = "Teams", "Waves"


def next_wave() -> None:
    """What to do where there is nothing to compare with."""
    if not cache.may("surveys"):
        st.markdown(plain(trends.NEXT_WAVE_WAIT))
        return
    st.markdown(plain(trends.NEXT_WAVE))
    if st.button("Import the next wave", type="primary"):
        navigation.go("survey")


def since(waves: Sequence[str], link: Link) -> int:
    """Since which of these earlier waves changes are counted, by its place."""
    link.check("since", "changes since", waves)
    chosen = st.selectbox(
        "Changes since",
        waves,
        index=len(waves) - 1,
        key="since",
        bind="query-params",
        filter_mode=None,
        width=260,
        help=helps.CHANGES_SINCE,
    )
    return list(waves).index(chosen) if chosen in waves else len(waves) - 1


def sides(selection: Selection, link: Link) -> tuple[str, Sides, tuple[Analysis, Analysis]] | None:
    """What is compared, the two names and the two analyses; None where there are no two."""
    hidden = hidden_teams(cache.analysis(replace(selection, team=None)))
    teams = [t for t in cache.teams(selection.wave) if t not in hidden]
    line(teams_hidden(len(hidden), selection.viewer.smallest_group))
    rounds = {a.waves[0][1]: a for a in cache.through_waves(selection)}
    kinds = [kind for kind, there in ((TEAMS, teams), (WAVES, rounds)) if len(there) > 1]
    if not kinds:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        kind = switch(link, "Compare", kinds, "compare", helps.COMPARE_WHAT)
        names = list(teams) if kind == TEAMS else list(rounds)
        first = 0 if kind == TEAMS else len(names) - 2
        chosen = (
            _side("First", names, first, f"first_{kind[:-1].lower()}", link),
            _side("Second", names, first + 1, f"second_{kind[:-1].lower()}", link),
        )
    if kind == WAVES:
        return kind, chosen, (rounds[chosen[0]], rounds[chosen[1]])
    left, right = (cache.analysis(replace(selection, team=side)) for side in chosen)
    return kind, chosen, (left, right)


def _side(label: str, names: Sequence[str], index: int, key: str, link: Link) -> str:
    link.check(key, label.lower(), names)
    chosen = st.selectbox(
        label, names, index=index, key=key, bind="query-params", filter_mode=None, width=240
    )
    return chosen if chosen in names else names[index]


def skill(analysis: Analysis, link: Link) -> SkillFacts | None:
    """The skill of the address, by name or identifier, or the first; a box to go on to another."""
    names = skill_names(analysis)
    if not names:
        return None
    by_name = {name: skill_id for skill_id, name in names.items()}
    known = {key.casefold(): name for skill_id, name in names.items() for key in (skill_id, name)}
    link.check("skill", "skill", [*by_name, *known])
    asked = session.asked_filter("skill") or ""
    if asked in by_name or asked.casefold() in known:
        session.preset("skill", asked if asked in by_name else known[asked.casefold()])
    chosen = st.selectbox("Skill", list(by_name), key="skill", persist_state="session", width=360)
    if st.query_params.get("skill") != chosen:
        st.query_params["skill"] = chosen
    return skill_facts(analysis, by_name[chosen])


KEY = "aged"


def choose(place: DeltaGenerator, link: Link) -> date | None:
    """The day that levels are aged to, kept in the address; None: as surveyed."""
    link.check(KEY, "day", [text for text in link.asked.get(KEY, ()) if _day(text)])
    asked = _day(session.asked_filter(KEY))
    if asked is not None:
        session.preset(KEY, asked)
    half_life = cache.assumed()["people.level_half_life"]
    with place.popover("Age", icon=":material/history:", help=wording.LABEL + " a day"):
        chosen = st.date_input(
            wording.LABEL,
            value=None,
            key=KEY,
            format="YYYY-MM-DD",
            persist_state="session",
            help=wording.HELP,
        )
        parts = (
            quiet(wording.ABOUT),
            quiet(wording.TABLE),
            wording.fading_table(half_life),
            quiet(wording.source(half_life)),
        )
        st.markdown("\n\n".join(parts))  # one element: it is drawn at every run of every page
    day = chosen if isinstance(chosen, date) else None
    if day is not None:
        st.query_params[KEY] = day.isoformat()
    elif KEY in st.query_params:
        del st.query_params[KEY]
    return day


def banner(analysis: Analysis) -> None:
    """What ageing changed, wherever it is on."""
    if analysis.ageing is not None:
        with st.container(key="aged_banner"):
            st.info(
                plain(wording.banner(analysis.ageing, analysis.overall)), icon=":material/history:"
            )


def _day(text: object) -> date | None:
    """A day as an address or the box has it; None for anything else."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
