"""The cell that was clicked or chosen by two boxes: its parts, what the next step takes."""

from __future__ import annotations

import streamlit as st

from analytics.evidence.raters import level_behind
from analytics.results import Analysis
from analytics.selection import Selection
from dashboard import cache, navigation, session
from dashboard.charts.matrix import Matrix, Wanted
from dashboard.components.basics import landing, notice
from dashboard.components.basics.link import Link
from dashboard.components.basics.text import bold, quiet
from dashboard.components.matrix import contested
from dashboard.components.strategy.scenario import saved_scenario
from dashboard.details import CellFacts, cell, group, next_step
from dashboard.wording import cell as wording
from data.store.history.ratings_behind import ratings_behind


def show(
    selection: Selection, analysis: Analysis, wanted: Wanted, matrix: Matrix, link: Link
) -> tuple[str, str]:
    """Two boxes that reach every cell by keyboard, and the cell below them. Answers its keys."""
    row, column = session.chosen_cell()
    link.check_row(matrix.row_keys)
    link.check("column", "column", matrix.column_keys)
    if not matrix.rows or not matrix.columns:
        return "", ""
    for key, asked, there in (
        ("row", row, matrix.row_keys),
        ("column", column, matrix.column_keys),
    ):
        if key in link.asked and asked not in there:
            session.forget(key)
    if row not in matrix.row_keys:
        row = matrix.row_keys[0]
    if column not in matrix.column_keys:
        column = next(
            (k for k in matrix.column_keys if matrix.groups_framed(k)), matrix.column_keys[0]
        )
    session.put_in_boxes(row, column)
    with st.container(border=True, key="cell"):
        for label, keys, names, box in (
            ("Row", matrix.row_keys, matrix.rows, session.ROW_BOX),
            ("Column", matrix.column_keys, matrix.columns, session.COLUMN_BOX),
        ):
            shown = dict(zip(keys, names, strict=True)).__getitem__
            st.selectbox(
                label,
                keys,
                key=box,
                format_func=shown,
                on_change=session.choose_boxed,
                args=(matrix.row_keys, matrix.column_keys),
            )
        if wanted.rows == "people":
            _person(selection, analysis, int(row), column, wanted.names)
        else:
            _group(analysis, wanted, matrix, row, column)
        if wanted.rows != "areas":
            landing.skills([matrix.columns[matrix.column_keys.index(column)]])
    return row, column


def _person(
    selection: Selection, analysis: Analysis, person_no: int, skill_id: str, names: bool
) -> None:
    facts = cell(analysis, person_no, skill_id)
    if facts is None:
        st.markdown(quiet("This skill was not asked of this person."))
        return
    st.metric("Level used", wording.level_figure(facts))
    _quiet(wording.aged_line(facts, analysis.ageing))
    st.caption(wording.target_line(facts))
    said = ratings_behind(cache.store(), person_no, skill_id, selection.viewer)
    _part("Ratings behind it", wording.rating_lines(said, facts.wave, names))
    _quiet(wording.earlier_line(said, facts.wave))
    contested.show(person_no, skill_id)
    if facts.given:
        model = cache.rating_model(selection, skill_id)
        _quiet(wording.posterior_line(level_behind(model, facts.given) if model else None))
    targets = wording.need_lines(analysis, facts.team, skill_id)
    profile = cache.beside(selection).profile(facts.role, facts.skill)
    _part("Target", [*targets, *wording.profile_line(facts.role, profile)] or [wording.NO_TARGET])
    _part("Interest and importance", wording.opinion_lines(facts))
    _part("Could mentor", wording.mentor_lines(facts, names))
    _part("Others who want to learn it", wording.learner_lines(facts.learners, names))
    _next_step(selection, analysis, person_no, facts)
    _to_gaps()


def _next_step(selection: Selection, analysis: Analysis, person: int, facts: CellFacts) -> None:
    if analysis.requirements and facts.level is not None:
        step = next_step(cache.problem(selection, saved_scenario()), person, facts)
        st.markdown(bold(wording.next_title(facts)))
        st.markdown(quiet(wording.next_line(step)))


def _group(analysis: Analysis, wanted: Wanted, matrix: Matrix, row: str, column: str) -> None:
    found = matrix.cell(row, column)
    st.metric(wording.group_label(wanted), wording.group_figure(found))
    if found is not None:
        _quiet(found.said.replace("\n", " · "))
    visible = analysis.selection.viewer.people_visible
    if found is not None and found.state == "withheld" and not visible:
        return
    if wanted.rows != "areas":
        _people_behind(analysis, wanted, row, column)
    if wanted.rows != "roles":
        lines = wording.group_lines(analysis, row, column)
        _part("Required", lines or ["Nothing is required here."])
    _to_gaps()


def _people_behind(analysis: Analysis, wanted: Wanted, row: str, skill_id: str) -> None:
    """How the levels spread, and who could teach or wants to learn; numbers where people may not
    be shown."""
    facts = group(analysis, "role" if wanted.rows == "roles" else "team", row, skill_id)
    if facts is None:
        return
    if not analysis.selection.viewer.people_visible:
        _part("Could mentor", [wording.people_who(len(facts.able), "at level 3 or more")])
        return
    _quiet(wording.spread_line(facts))
    _part("Could mentor", wording.able_lines(facts.able, wanted.names))
    _part("Who wants to learn it", wording.learner_lines(facts.learners, wanted.names))


def _part(title: str, lines: list[str]) -> None:
    st.markdown(bold(title))
    notice.lines(lines)


def _quiet(sentence: str) -> None:
    if sentence:
        st.markdown(quiet(sentence))


def _to_gaps() -> None:
    st.page_link(
        navigation.page("gaps"), label="What closes it: Gaps", icon=":material/arrow_forward:"
    )
