"""What drives the plan most: worked out on demand, one number after the other.

Whoever does something else, or switches it off, ends the solving; what was found is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.options.drivers import Driver, strongest
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, session
from dashboard.charts.drivers import cost_bars, open_bars
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.text import plain
from dashboard.wording import drivers as wording

SWITCH = "drivers_on"


def drivers(selection: Selection, scenario: Scenario) -> list[Driver]:
    """Draw the switch and, once it is on, the answer; empty while it is off."""
    if not st.toggle(wording.DRIVE, key=SWITCH, help=wording.DRIVE_HELP, persist_state="session"):
        return []
    tried = _worked_out(selection, scenario)
    found, currency = strongest(tried), cache.problem(selection, scenario).rules.currency
    if found:
        _pictures(found, currency)
    else:
        st.markdown(plain(wording.NOTHING_DRIVES))
    for sentence in (
        wording.base_line(tried[0].likely, currency) if tried else "",
        wording.over_lines(found, currency),
        wording.unmoved_line(tried),
    ):
        if sentence:
            st.caption(plain(sentence))
    return found


def _pictures(found: Sequence[Driver], currency: str) -> None:
    """Cost beside what stays open, in the same order."""
    cost, left_open = st.columns([1.25, 1], gap="medium")
    with cost:
        picture(
            cost_bars(found, currency, palette()),
            key="drivers",
            title=wording.drive_title(found, currency),
            alt=wording.drive_alt(found, currency),
            table=driver_table(found, currency),
            caption=wording.COST_CAPTION,
        )
    with left_open:
        opened = wording.opened(found)
        if not opened:
            heading(wording.NOTHING_OPENS)
            return
        picture(
            open_bars(opened, currency, palette()),
            key="drivers_open",
            title=wording.open_title(found),
            alt=wording.drive_alt(opened, currency),
            table=driver_table(opened, currency),
        )


def _worked_out(selection: Selection, scenario: Scenario) -> list[Driver]:
    """Every number with a range; what was worked out before is there at once."""
    keys = cache.driver_keys(selection, scenario)
    found = []
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, "Trying the numbers")
        st.button(
            "Stop",
            icon=":material/close:",
            key="stop_drivers",
            on_click=session.preset,
            args=(SWITCH, False),
        )
    for number, key in enumerate(keys):
        bar.progress(number / len(keys), plain(f"Planning with {key} at both ends"))
        found.append(cache.driver(selection, scenario, key))
    place.empty()
    return found


def driver_table(found: Sequence[Driver], currency: str) -> dict[str, list[object]]:
    """One row an end, with what either plan leaves open and costs there."""
    rows = [
        (one, fixed, anew)
        for one in found
        for fixed, anew in ((one.fixed_low, one.low), (one.fixed_high, one.high))
    ]
    columns: dict[str, list[object]] = {
        "Number": [one.key for one, *_ in rows],
        "At": [fixed.number for _, fixed, _ in rows],
        "Likely": [one.likely.number for one, *_ in rows],
        "Unit": [one.unit for one, *_ in rows],
        "Must-have positions open, as it stands": [fixed.shortage for _, fixed, _ in rows],
        "Must-have positions open, planned anew": [anew.shortage for *_, anew in rows],
        f"Total as it stands, {currency}": [round(fixed.total) for _, fixed, _ in rows],
        f"Total planned anew, {currency}": [round(anew.total) for *_, anew in rows],
        "Other positions open, as it stands": [fixed.shortage_other for _, fixed, _ in rows],
        "Other positions open, planned anew": [anew.shortage_other for *_, anew in rows],
    }
    if found and found[0].likely.net is not None:
        for title, ends in (
            ("as it stands", [fixed for _, fixed, _ in rows]),
            ("planned anew", [anew for *_, anew in rows]),
        ):
            columns[f"Net cost {title}, {currency}"] = [round(end.net or 0) for end in ends]
            columns[f"Open weeks {title}"] = [round(end.open_weeks or 0) for end in ends]
    return columns
