"""What drives the plan most: worked out on demand, one number after the other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.selection import Selection
from analytics.strategy.drivers import Driver, strongest
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.charts.drivers import driver_bars
from dashboard.components.basics.picture import palette, picture
from dashboard.components.basics.text import plain
from dashboard.wording import assumptions as wording


def drivers(selection: Selection, scenario: Scenario) -> list[Driver]:
    """Draw the switch and, once it is on, the answer; empty while it is off."""
    if not st.toggle(
        wording.DRIVE, key="drivers_on", help=wording.DRIVE_HELP, persist_state="session"
    ):
        return []
    found = strongest(_worked_out(selection, scenario))
    currency = cache.problem(selection, scenario).rules.currency
    if not found:
        st.markdown(plain(wording.NOTHING_DRIVES))
        return []
    picture(
        driver_bars(found, currency, palette()),
        key="drivers",
        title=wording.drive_title(found, currency),
        alt=wording.drive_alt(found, currency),
        table=driver_table(found, currency),
    )
    return found


def _worked_out(selection: Selection, scenario: Scenario) -> list[Driver]:
    """Every number with a range; what was worked out before is there at once."""
    keys = cache.driver_keys(scenario)
    place = st.empty()
    found = []
    for number, key in enumerate(keys):
        place.progress(number / len(keys), plain(f"Planning with {key} at both ends"))
        found.append(cache.driver(selection, scenario, key))
    place.empty()
    return found


def driver_table(found: Sequence[Driver], currency: str) -> dict[str, list[object]]:
    """The ends of each number, with what the plan leaves open and costs there."""
    table: dict[str, list[object]] = {
        "Number": [one.key for one in found],
        "Unit": [one.unit for one in found],
    }
    for name in ("low", "likely", "high"):
        ends = [getattr(one, name) for one in found]
        table[name.capitalize()] = [end.number for end in ends]
        table[f"Must-haves open, {name}"] = [end.shortage for end in ends]
        table[f"Total, {name}, {currency}"] = [round(end.total) for end in ends]
    return table
