"""The parts of the page of one skill."""

from __future__ import annotations

import streamlit as st

from analytics.results import Analysis
from analytics.selection import Selection
from dashboard import cache, session
from dashboard.charts.skill import level_bars
from dashboard.components.basics import landing, notice
from dashboard.components.basics.link import Link
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.text import quiet
from dashboard.components.standing.gaps import gap
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.skill_facts import SkillFacts, skill_facts, skill_names
from dashboard.wording import gaps as gap_wording
from dashboard.wording import skill as wording
from dashboard.wording import trends
from data.vocabulary import LEVEL_NAMES


def choose(analysis: Analysis, link: Link) -> SkillFacts | None:
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


def hidden(analysis: Analysis, facts: SkillFacts) -> bool:
    """Whether the group is too small for who asks."""
    viewer = analysis.selection.viewer
    return not viewer.people_visible and facts.people < viewer.smallest_group


def spread(analysis: Analysis, facts: SkillFacts) -> None:
    """People by level, one bar a team; teams that are too small for who asks are left out."""
    viewer = analysis.selection.viewer
    rows = [
        r
        for r in facts.spread
        if viewer.people_visible or (not r.withheld and r.people >= viewer.smallest_group)
    ]
    if not facts.people or not rows:
        few = f"Fewer than {viewer.smallest_group} people, or all alike: not shown."
        some = facts.people or any(row.withheld for row in facts.spread)
        st.markdown(quiet(few if some else wording.NOT_ASKED))
        return
    table: dict[str, list[object]] = {"Team": [row.team for row in rows]}
    for level, name in enumerate(LEVEL_NAMES):
        table[f"{level} {name}"] = [row.counts[level] for row in rows]
    table["Unknown"] = [row.unknown for row in rows]
    table["Not applicable"] = [row.not_applicable for row in rows]
    picture(
        level_bars(rows, palette()),
        key="skill_levels",
        title=wording.spread_title(facts),
        alt=wording.spread_alt(facts),
        table=table,
    )
    if len(rows) > 1:
        landing.teams([row.team for row in rows])


def requirements(facts: SkillFacts) -> None:
    """What is required of it."""
    heading("Required")
    notice.lines(wording.requirement_lines(facts.requirements))


def since_last_wave(selection: Selection, analysis: Analysis, facts: SkillFacts) -> None:
    """Who crossed the level since the wave before, by reason."""
    before = cache.analysis_before(selection)
    if before is None:
        return
    since = before.waves[0][1]
    heading(f"Since {since}")
    few = trends.too_few(before, analysis)
    if few:
        st.markdown(quiet(few))
        return
    flows = {flow.skill_id: flow for flow in cache.change(before, analysis).flows}
    notice.lines(wording.flow_lines(flows.get(facts.skill_id), since))


def verdict(selection: Selection, analysis: Analysis, facts: SkillFacts) -> None:
    """Hire, train or equip, where something is missing."""
    if not any(need.shortage for need in facts.requirements):
        return
    scenario = saved_scenario()
    currency = cache.problem(selection, scenario).rules.currency
    for found in cache.levers(selection, scenario):
        if found.skill_id == facts.skill_id and found.shortage:
            heading("What closes it")
            st.markdown(gap(found, currency))
            with st.container(key="small_levers"):
                notice.lines(
                    [
                        gap_wording.option_sentence(
                            lever, found.options[lever], found.shortage, currency
                        )
                        for lever in found.options
                    ]
                )


def people(analysis: Analysis, facts: SkillFacts) -> None:
    """Who holds it, wants it, could teach it: only where people may be shown."""
    if not analysis.selection.viewer.people_visible:
        return
    with st.container(key="small_people"):
        heading(f"Hold it at level {facts.wanted} or more")
        notice.lines(wording.member_lines(facts.holders, "Nobody is known to."), most=12)
        if facts.keen is not None:
            heading("Want to learn it")
            notice.lines(wording.member_lines(facts.keen, "Nobody said so."), most=12)
        heading("Could mentor")
        notice.lines(
            wording.member_lines(
                facts.mentors,
                "Nobody at the level that teaching it takes, with hours for it.",
                hours=True,
            ),
            most=12,
        )
