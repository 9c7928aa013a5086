"""The ways to go on as cards, one of them the plan, and what that one leaves open."""

from __future__ import annotations

import streamlit as st

from analytics.options.results import OpenMustHave, Option, Options
from analytics.results import OptionName
from analytics.strategy.problem.wishes import Closed
from dashboard import session
from dashboard.components.basics.text import bold, plain, quiet
from dashboard.components.strategy.scenario import CLOSES, OPTION
from dashboard.formats import day, decimal, hours, money
from dashboard.wording import options as wording


def option_cards(options: Options, name: OptionName) -> None:
    """Each with what it gives and costs, and a button that makes it the plan. What buys the same
    stands once."""
    shown = [option for option in options.options if option.same_as is None]
    own = options.named(name)
    with st.container(key="options"):
        grid = st.grid(len(shown), min_column_width=170, gap="small")
    for option in shown:
        chosen = option.name in (name, own.same_as)
        with grid.container(border=True, gap="small", height="stretch"):
            _card(options, option, chosen)


def _card(options: Options, option: Option, chosen: bool) -> None:
    cost, plan = option.cost, option.planned.plan
    same = [o.name for o in options.options if o.same_as == option.name]
    names = [option.name, *same]
    mark = f" {quiet(wording.RECOMMENDED)}" if options.recommended in names else ""
    st.markdown(f"{bold(', '.join(wording.NAMES[one] for one in names))}{mark}")
    st.metric("Likely in place", f"{decimal(option.judged.held)} of {option.judged.of}")
    until = wording.works_until(option)
    lines = [
        ("Worst tenth", decimal(option.judged.held_worst_tenth)),
        ("First-year cash", money(cost.first_year_cash, plan.currency)),
        ("A year after that", money(cost.run_rate, plan.currency)),
        ("People's hours", hours(cost.hours)),
        ("Decide by", str(day(until)) if until else "–"),
    ]
    st.markdown("  \n".join(f"{quiet(label)} {plain(value)}" for label, value in lines))
    st.markdown(plain(", ".join(wording.buys(plan)) or "no action"))
    if chosen:
        st.button(wording.CHOSEN, key=f"option_{option.name}", disabled=True, width="stretch")
    else:
        st.button(
            wording.CHOOSE,
            key=f"option_{option.name}",
            help=wording.MEANING[option.name],
            width="stretch",
            on_click=session.preset,
            args=(OPTION, option.name),
        )


def left_open(option: Option) -> None:
    """What the plan leaves open, first of all, and a button that closes it whatever it costs."""
    rows = zip(option.open, wording.leaves_open(option), strict=True)
    for number, (row, sentence) in enumerate(rows):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(sentence))
            if row.cost is not None:
                st.button(wording.CLOSE, key=f"close_{number}", on_click=_close, args=(row,))


def _close(row: OpenMustHave) -> None:
    wanted = Closed(row.scope, row.skill, row.level)
    session.preset(CLOSES, [*(session.chosen(CLOSES) or ()), wanted])
