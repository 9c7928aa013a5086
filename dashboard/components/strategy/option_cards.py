"""The options as cards, one of them the plan, and what that one leaves open."""

from __future__ import annotations

import streamlit as st

from analytics.knobs import OPTION
from analytics.options.results import OpenMustHave, Option
from analytics.strategy.problem.wishes import Closed
from dashboard import session
from dashboard.components.basics.text import badge, bold, plain, quiet
from dashboard.formats import day, hours, money
from dashboard.render.blocks import WITHHELD, written
from dashboard.subjects.plan import buys
from dashboard.subjects.reading import Reading
from dashboard.wording import options as wording


def option_cards(reading: Reading) -> None:
    """Each with what it gives and costs, and a button that makes it the plan. What buys the same
    stands once."""
    options = reading.options
    shown = [option for option in options.options if option.same_as is None]
    with st.container(key="options"):
        grid = st.grid(len(shown), min_column_width=170, gap="small")
    for option in shown:
        with grid.container(border=True, gap="small", height="stretch"):
            _card(reading, option)


def _card(reading: Reading, option: Option) -> None:
    options, cost = reading.options, option.cost
    same = [o.name for o in options.options if o.same_as == option.name]
    names = [option.name, *same]
    chosen = reading.option.name in names
    title = bold(", ".join(wording.NAMES[one] for one in names))
    recommended = options.recommended in names
    st.markdown(f"{title} {badge(wording.RECOMMENDED, 'blue')}" if recommended else title)
    judged = option.judged
    held, worst = (judged.held, judged.held_worst_tenth)
    if reading.secret:
        st.metric("Likely in place", written(WITHHELD))
    else:
        st.metric(f"of {judged.of} likely in place", written(held, "decimal"))
    until = wording.works_until(option)
    lines = [
        ("Worst tenth", written(WITHHELD if reading.secret else worst, "decimal")),
        ("First-year cash", money(cost.first_year_cash, reading.currency)),
        ("A year after that", money(cost.run_rate, reading.currency)),
        ("People's hours", hours(cost.hours)),
        ("Works until", day(until) if until else "–"),
    ]
    st.markdown("  \n".join(f"{quiet(label)} {plain(value)}" for label, value in lines))
    st.markdown(plain(buys(option)))
    if chosen:
        st.button(wording.CHOSEN, key=f"option_{option.name}", disabled=True, width="stretch")
    else:
        st.button(
            wording.CHOOSE,
            key=f"option_{option.name}",
            help=wording.MEANING[option.name],
            width="stretch",
            on_click=session.preset,
            args=(OPTION.key, option.name),
        )


def left_open(reading: Reading) -> None:
    """What the plan leaves open, first of all, and a button that closes it whatever it costs."""
    if reading.secret:
        return
    option = reading.option
    rows = zip(option.open, wording.leaves_open(option), strict=True)
    for number, (row, sentence) in enumerate(rows):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(sentence))
            if row.cost is not None:
                st.button(wording.CLOSE, key=f"close_{number}", on_click=_close, args=(row,))
    for sentence in wording.ways_out(reading.options):
        st.markdown(plain(sentence))


def _close(row: OpenMustHave) -> None:
    wanted = Closed(row.scope, row.skill, row.level)
    session.preset("closes", [*(session.chosen("closes") or ()), wanted])
