"""What a page is of, kept in its address: the shared filters, and what single pages choose."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.results import Analysis, RatingKind, Selection
from analytics.suppression import hidden_teams
from dashboard import cache, navigation, session
from dashboard.components import page
from dashboard.components.page import Link, about, box, switch
from dashboard.components.text import line, plain, quiet
from dashboard.components.upload import welcome
from dashboard.details import SkillFacts, skill_facts, skill_names
from dashboard.subjects import HELPS, standing
from dashboard.subjects.reading import Reading
from dashboard.subjects.trends import Sides, teams_hidden

ALL_TEAMS = "All teams"
LATEST = "Latest"
RATINGS: dict[str, RatingKind] = {
    "All raters": "fused",
    "Self only": "self",
    "Manager only": "manager",
}
TEAMS, WAVES = "Teams", "Waves"


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
                st.markdown(quiet(standing.left_out(cache.analysis(self.selection).withheld)))
            self.link.say()


def choose() -> Head:
    """Draw the filters and answer what is looked at; an empty store shows the way in and stops."""
    page.show()
    waves = [wave.name for wave in cache.all_waves()]
    if not waves:
        welcome()
        st.stop()
    with st.container(key="head"):
        left, right = st.columns([1.55, 1], gap="medium", vertical_alignment="top")
    link = Link(session.address())
    with right.container(key="filters"):
        team_box, wave_box, rating_box = st.columns(
            3, gap="small", wrap=False, vertical_alignment="bottom"
        )
        wave = _box(wave_box, "wave", [LATEST, *waves], link)
        chosen_wave = None if wave == LATEST else wave
        team = _box(team_box, "team", [ALL_TEAMS, *cache.teams(chosen_wave)], link)
        kinds = list(RATINGS)[: None if cache.viewer().people_visible else 1]
        kind = _box(rating_box, "ratings", kinds, link)
    selection = Selection(
        team=None if team == ALL_TEAMS else team,
        wave=chosen_wave,
        ratings=RATINGS[kind],
        viewer=cache.viewer().scope,
    )
    cache.note_page(selection.team)
    return Head(selection, left.empty(), link)


def _box(place: DeltaGenerator, key: str, options: list[str], link: Link) -> str:
    """One filter, the same on every page and in the address of every page. Streamlit's own binding
    to the address forgets the value on a change of pages."""
    link.check(key, key, options)
    asked = session.asked_filter(key)
    if asked in options:
        session.preset(key, asked)
    chosen = place.selectbox(options=options, filter_mode=None, **about(key))
    chosen = chosen if chosen in options else options[0]
    session.put(key, None if chosen == options[0] else chosen)
    return chosen


def next_wave() -> None:
    """What to do where there is nothing to compare with."""
    if not cache.may("surveys"):
        st.markdown(plain("Leads and administrators import the next round of the survey."))
        return
    st.markdown(plain(HELPS["trends.next_wave"]))
    if st.button("Import the next wave", type="primary"):
        navigation.go("survey")


def sides(selection: Selection, link: Link) -> tuple[str, Sides, tuple[Analysis, Analysis]] | None:
    """What is compared, the two names and the two analyses; None where there are no two. Of teams
    the one that the filter names is the first."""
    hidden = hidden_teams(cache.analysis(replace(selection, team=None)))
    teams = [t for t in cache.teams(selection.wave) if t not in hidden]
    line(teams_hidden(len(hidden), selection.viewer.smallest_group))
    rounds = {str(item.wave): item for item in cache.rounds(selection)}
    kinds = [kind for kind, there in ((TEAMS, teams), (WAVES, rounds)) if len(there) > 1]
    if not kinds:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        kind = switch(link, "compare", kinds)
        names = list(teams) if kind == TEAMS else list(rounds)
        first = 0 if kind == TEAMS else len(names) - 2
        of = kind[:-1].lower()
        if kind == TEAMS and selection.team in names:
            if "first_team" in link.asked:
                link.check("first_team", "first", [selection.team])
                session.put("first_team", None)
            others = [name for name in names if name != selection.team]
            chosen = selection.team, box(link, "second", others, of)
        else:
            chosen = box(link, "first", names, of, first), box(link, "second", names, of, first + 1)
    by_name = rounds if kind == WAVES else {t: replace(selection, team=t) for t in names}
    left, right = (cache.analysis(by_name[side]) for side in chosen)
    return kind, chosen, (left, right)


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
    chosen = st.selectbox(options=list(by_name), **about("skill"))
    session.put("skill", chosen)
    return skill_facts(analysis, by_name[chosen])


def away(reading: Reading) -> tuple[int, ...]:
    """Who is away, by number; asked of those only who may see people."""
    roster = reading.analysis.roster
    people = dict(zip(roster["person_no"].tolist(), roster["person"].tolist(), strict=True))
    chosen = st.multiselect(
        options=list(people),
        format_func=lambda number: str(people.get(number, "")),
        max_selections=2,
        **about("away"),
    )
    return tuple(sorted(number for number in chosen if number in people))
