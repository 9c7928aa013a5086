"""The heatmap on its page: what narrows it, the picture, and the panel of one cell."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.evidence.raters import level_behind
from analytics.results import Analysis, Selection
from dashboard import cache, navigation, session, static
from dashboard.charts.heatmap import drawing
from dashboard.charts.matrices import (
    NO_ROLE,
    VALUES,
    Matrix,
    Profiles,
    RowKind,
    Wanted,
    asked_of,
    folded,
)
from dashboard.components import page
from dashboard.components.page import Link, about, some_of
from dashboard.components.scenario import saved_scenario
from dashboard.components.sections import show_table
from dashboard.components.text import bold, line, palette, plain, quiet
from dashboard.details import as_text, cell
from dashboard.formats import first_up
from dashboard.subjects import HELPS, heatmap, privacy, texts
from data import contesting
from data.store.history.one_rating import ratings_behind
from data.store.people.contests import LONGEST, Contest, contests
from data.vocabulary import LEVEL_NAMES

ROWS: Mapping[str, Any] = {name: kind for kind, name in texts("heatmap.rows").items()}
OF_PEOPLE, OF_GROUPS = (
    {row[of]: kind for kind, row in VALUES.items() if row[of]} for of in ("people", "groups")
)
ORDERS: Mapping[str, Any] = {name: kind for kind, name in texts("heatmap.order").items()}
KEY = "heatmap"
MOST = 5
"""Mentors who are named before the rest is counted."""
canvas = st.components.v2.component(
    "skillmix_heatmap",
    html=static.text("heatmap.html"),
    css=static.text("heatmap.css"),
    js=static.text("heatmap.js", "heatmap_paint.js"),
)


def choose(analysis: Analysis, profiles: Profiles, link: Link) -> Wanted:
    """Draw the controls. People leave the choice where the viewer may not see them."""
    visible = analysis.selection.viewer.people_visible
    kinds = [name for name, kind in ROWS.items() if visible or kind != "people"]

    orders = [name for name, kind in ORDERS.items() if kind != "gap" or analysis.requirements]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls"):
        rows = ROWS[page.switch(link, "rows", kinds, "the rows")]
        values = _values(analysis, profiles, rows)
        value = values[page.box(link, "value", list(values))]
        columns = page.box(link, "order", orders)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="narrow"):
        find_people = st.text_input(**about("people")) if rows == "people" else ""
        find_skills = st.text_input(**about("skills"))
        areas = some_of(link, "area", list(dict.fromkeys(analysis.levels["area"])))
        roles: tuple[str, ...] = ()
        if rows in ("people", "roles"):
            names = {as_text(role) or NO_ROLE for role in analysis.roster["role"]}
            roles = some_of(link, "role", sorted(names, key=str.casefold))
        named = rows != "people" or st.toggle(value=True, **about("names"))
    return Wanted(
        rows,
        value,
        ORDERS[columns],
        find_people or "",
        find_skills or "",
        areas,
        roles,
        named and visible,
    )


def _values(analysis: Analysis, profiles: Profiles, rows: RowKind) -> dict[str, Any]:
    levels, with_profile = analysis.levels, {role for role, _ in profiles}
    roles = analysis.roster["role"].dropna().unique()
    here = {
        "level": True,
        "requirement": bool(analysis.requirements) and rows != "roles",
        "profile": rows in ("people", "roles")
        and any(folded(role) in with_profile for role in roles),
        "interest": levels["interest"].notna().any(),
        "importance": levels["importance"].notna().any(),
    }
    names = OF_PEOPLE if rows == "people" else OF_GROUPS
    return {name: value for name, value in names.items() if here[value]}


def matrix_picture(matrix: Matrix, wanted: Wanted, chosen: tuple[str, str]) -> None:
    """Draw it, with the chosen cell framed. A click or Enter chooses another one."""
    if not matrix.rows or not matrix.columns:
        st.markdown(plain(heatmap.nothing_shown(wanted)))
        return
    picture: dict[str, Any] = drawing(matrix, palette(), heatmap.matrix_alt(matrix))
    picture["chosen"] = list(chosen)
    picture["row_lines"] = wanted.rows == "people" and wanted.order != "alike"
    picture["column_lines"] = wanted.order == "area"
    line(heatmap.left_out(matrix))
    with st.container(key="heatmap_frame"):
        canvas(key=KEY, data=picture, on_cell_change=partial(session.choose_clicked, KEY))
    line(heatmap.legend(matrix, wanted))
    with st.expander("As a table", type="compact", on_change="rerun") as twin:
        if twin.open:
            show_table(matrix.table(), f"{KEY}_table", paper=False)


def _contested(person_no: int, skill_id: str) -> None:
    """All of this person and skill; nothing where there is nothing, or it is not theirs to keep."""
    about = person_no, skill_id
    own = [item for item in contests(cache.store()) if (item.person_no, item.skill_id) == about]
    if not own:
        return
    st.markdown(bold("What they say of it"))
    for item in own:
        text = f"{plain(item.said)}  \n" if item.said else ""
        st.markdown(f"{plain(first_up(privacy.wish(item)))}  \n{text}{quiet(privacy.state(item))}")
        if item.is_open:
            _answer(item)
        elif st.button("Take the answer back", icon=":material/undo:", key=f"reopen_{item.number}"):
            _do(partial(contesting.reopen, cache.store(), item.number))


def _answer(contest: Contest) -> None:
    with st.popover("Answer", key=f"answer_{contest.number}"):
        st.markdown(plain(HELPS["mine.answer"]))
        with st.form(f"answer_form_{contest.number}", border=False):
            level = st.selectbox(
                "Level to store",
                range(len(LEVEL_NAMES)),
                index=contest.wanted,
                format_func=privacy.named,
            )
            reason = st.text_area("Your words to them", max_chars=LONGEST)
            accepted = st.form_submit_button(privacy.ACCEPT)
            declined = st.form_submit_button(privacy.DECLINE)
    if accepted:
        _do(lambda: contesting.accept(cache.store(), contest.number, level, reason))
    if declined:
        _do(lambda: contesting.decline(cache.store(), contest.number, reason))


def _do(act: Callable[[], Contest]) -> None:
    with page.refusals():
        now = act()
        if now.is_open:
            page.anew(privacy.REOPENED)
        page.anew(
            privacy.done(now),
            lambda: contesting.reopen(cache.store(), now.number),
            privacy.REOPENED,
        )


def show_panel(
    selection: Selection, analysis: Analysis, wanted: Wanted, matrix: Matrix, link: Link
) -> tuple[str, str]:
    """Two boxes that reach every cell by keyboard, and the cell below them. Answers its keys."""
    row, column = session.chosen_cell()
    link.check_row(matrix.row_keys)
    link.check("column", "column", matrix.column_keys)
    if not matrix.rows or not matrix.columns:
        return "", ""
    if "row" in link.asked and row not in matrix.row_keys:
        session.put("row", None)
    if "column" in link.asked and column not in matrix.column_keys:
        session.put("column", None)
    if row not in matrix.row_keys:
        row = matrix.row_keys[0]
    if column not in matrix.column_keys:
        column = next(
            (k for k in matrix.column_keys if matrix.groups_framed(k)), matrix.column_keys[0]
        )
    with st.container(border=True, key="cell"):
        for label, keys, names, box, key in (
            ("Row", matrix.row_keys, matrix.rows, session.ROW_BOX, row),
            ("Column", matrix.column_keys, matrix.columns, session.COLUMN_BOX, column),
        ):
            if session.chosen(box) != key:
                session.preset(box, key)
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
        page.links("skill", [matrix.columns[matrix.column_keys.index(column)]])
    return row, column


def _person(
    selection: Selection, analysis: Analysis, person_no: int, skill_id: str, names: bool
) -> None:
    facts = cell(analysis, person_no, skill_id)
    if facts is None:
        st.markdown(quiet("This skill was not asked of this person."))
        return
    st.metric("Level used", heatmap.level_figure(facts))
    st.caption(heatmap.target_line(facts))
    ratings = ratings_behind(cache.store(), person_no, skill_id, selection.viewer)
    _part("Ratings behind it", heatmap.rating_lines(ratings, facts.wave, names))
    _quiet(heatmap.earlier_line(ratings, facts.wave))
    _contested(person_no, skill_id)
    if facts.given:
        model = cache.study(selection).rating_models().get(skill_id)
        _quiet(heatmap.posterior_line(level_behind(model, facts.given) if model else None))
    targets = heatmap.need_lines(analysis, facts.team, skill_id)
    required = bool(targets)
    if level := asked_of(cache.profiles(), facts.role, facts.skill):
        targets.append(f"The profile of {facts.role} asks for level {level}")
    _part("Target", targets or ["Nothing is required here, and no role profile asks for it"])
    _part("Interest and importance", heatmap.opinion_lines(facts))
    _part("Could mentor", heatmap.mentor_lines(facts, names), MOST)
    if analysis.requirements and facts.level is not None:
        problem = cache.study(selection, saved_scenario(selection)).problem()
        title, takes = heatmap.next_level(problem, person_no, facts.level)
        st.markdown(bold(title))
        _quiet(takes)
    if required:
        _to_gaps()


def _group(analysis: Analysis, wanted: Wanted, matrix: Matrix, row: str, column: str) -> None:
    result = matrix.cell(row, column)
    lines = [] if wanted.rows == "roles" else heatmap.group_lines(analysis, row, column)
    shared = result is None and matrix.scale == "gap" and lines
    text = "shared by teams" if shared else matrix.word(result)
    st.metric(heatmap.FIGURES[wanted.value], text)
    if result is not None:
        _quiet(result.words.replace("\n", " · "))
    visible = analysis.selection.viewer.people_visible
    if result is not None and result.state == "withheld" and not visible:
        return
    if wanted.rows != "roles":
        _part("Required", lines or ["Nothing is required here."])
        if lines:
            _to_gaps()


def _part(title: str, lines: list[str], most: int | None = None) -> None:
    st.markdown(bold(title))
    page.lines(lines, most)


def _quiet(sentence: str) -> None:
    if sentence:
        st.markdown(quiet(sentence))


def _to_gaps() -> None:
    st.page_link(
        navigation.page("gaps"), label="What closes it: Gaps", icon=":material/arrow_forward:"
    )
