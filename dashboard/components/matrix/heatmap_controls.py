"""What the heatmap shows: rows, value, order, search and filters, kept in the page's address; but
for the search of people, which would carry a name into a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import streamlit as st

from analytics.results import Analysis
from dashboard.charts.matrices import NO_ROLE, Beside, folded, text
from dashboard.charts.matrix import ColumnOrder, RowKind, RowOrder, ValueKind, Wanted
from dashboard.components.basics.link import Link
from dashboard.wording import helps
from data.vocabulary import AreaKind

ROWS: Mapping[str, RowKind] = {
    "People": "people",
    "Teams": "teams",
    "Teams by area": "areas",
    "Roles": "roles",
}
OF_PEOPLE: Mapping[str, ValueKind] = {
    "Level": "level",
    "To the requirement": "requirement",
    "To the role profile": "profile",
    "Interest": "interest",
    "Importance": "importance",
    "Change since the last wave": "change",
}
OF_GROUPS: Mapping[str, ValueKind] = {
    "Share at level 3 or more": "level",
    "To the requirement": "requirement",
    "To the role profile": "profile",
    "Interest": "interest",
    "Importance": "importance",
    "Change since the last wave": "change",
    "Self minus manager": "difference",
}
PEOPLE_ORDERS: Mapping[str, RowOrder] = {"By team and role": "name", "Alike together": "alike"}
"""People are never put in an order that could be read as better and worse."""
GROUP_ORDERS: Mapping[str, RowOrder] = {
    "By name": "name",
    "Largest gap first": "gap",
    "Alike together": "alike",
}
COLUMN_ORDERS: Mapping[str, ColumnOrder] = {
    "By area": "area",
    "By name": "name",
    "Largest gap first": "gap",
    "Alike together": "alike",
}


def choose(analysis: Analysis, beside: Beside, link: Link) -> Wanted:
    """Draw the controls. People leave the choice where the viewer may not see them."""
    visible = analysis.selection.viewer.people_visible
    kinds = [name for name, kind in ROWS.items() if visible or kind != "people"]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls"):
        link.check("rows", "the rows", kinds)
        chosen = st.segmented_control(
            "Show",
            kinds,
            default=kinds[0],
            required=True,
            key="rows",
            bind="query-params",
            help=helps.HEATMAP["Show"],
        )
        rows = ROWS[chosen or kinds[0]]
        values = _values(analysis, beside, rows)
        value = values[_box("Value", values, "value", 230, link)]
        no_gap = not analysis.requirements
        of_rows = PEOPLE_ORDERS if rows == "people" else GROUP_ORDERS
        row_orders = [n for n, order in of_rows.items() if order != "gap" or not no_gap]
        row_order = _box("Order of rows", row_orders, "sort_rows", 168, link)
        orders = [n for n, order in COLUMN_ORDERS.items() if order != "gap" or not no_gap]
        column_order = _box("Order of columns", orders, "sort_columns", 168, link)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="narrow"):
        find_people = _find_people() if rows == "people" else ""
        find_skills = _find_skills() if rows != "areas" else ""
        areas = _several("Areas", list(dict.fromkeys(analysis.levels["area"])), "area", link)
        roles = _roles(analysis, link) if rows in ("people", "roles") else ()
        there = {beside.kinds[a] for a in analysis.levels["area"].unique() if a in beside.kinds}
        kind = _several("Kind of area", [k for k in get_args(AreaKind) if k in there], "kind", link)
        named = rows != "people" or st.toggle(
            "Show names",
            value=True,
            key="names",
            bind="query-params",
            help="Off, each row is told by a number and a role: for a screen that others see.",
        )
    return Wanted(
        rows,
        value,
        of_rows[row_order],
        COLUMN_ORDERS[column_order],
        find_people,
        find_skills,
        areas,
        roles,
        kind,
        named and visible,
    )


def _values(analysis: Analysis, beside: Beside, rows: RowKind) -> dict[str, ValueKind]:
    """The values that this survey has something to say of."""
    levels = analysis.levels
    here = {
        "level": True,
        "requirement": bool(analysis.requirements) and rows != "roles",
        "profile": rows in ("people", "roles") and _any_profile(analysis, beside),
        "interest": levels["interest"].notna().any(),
        "importance": levels["importance"].notna().any(),
        "change": beside.before is not None,
        "difference": (levels["self"].notna() & levels["manager"].notna()).any(),
    }
    names = OF_PEOPLE if rows == "people" else OF_GROUPS
    return {name: value for name, value in names.items() if here[value]}


def _any_profile(analysis: Analysis, beside: Beside) -> bool:
    with_profile = {role for role, _ in beside.profiles}
    return any(folded(role) in with_profile for role in analysis.roster["role"].dropna().unique())


def _box(
    label: str, options: Sequence[str] | Mapping[str, object], key: str, width: int, link: Link
) -> str:
    names = list(options)
    link.check(key, label.lower(), names)
    return (
        st.selectbox(
            label,
            names,
            key=key,
            width=width,
            bind="query-params",
            filter_mode=None,
            help=helps.HEATMAP.get(label),
        )
        or names[0]
    )


def _find_people() -> str:
    return (
        st.text_input(
            "Find people",
            key="people",
            width=168,
            persist_state="session",
            help=helps.FIND,
            placeholder="name or role",
        )
        or ""
    )


def _find_skills() -> str:
    return (
        st.text_input(
            "Find skills",
            key="skills",
            width=168,
            bind="query-params",
            help=helps.FIND,
            placeholder="python, sql",
        )
        or ""
    )


def _several(label: str, options: list[str], key: str, link: Link) -> tuple[str, ...]:
    link.check(key, label.lower(), options)
    chosen = st.multiselect(
        label,
        options,
        key=key,
        width=230,
        bind="query-params",
        placeholder="All",
        help=helps.HEATMAP.get(label),
    )
    return tuple(chosen)


def _roles(analysis: Analysis, link: Link) -> tuple[str, ...]:
    names = sorted({text(role) or NO_ROLE for role in analysis.roster["role"]}, key=str.casefold)
    return _several("Roles", names, "role", link)
