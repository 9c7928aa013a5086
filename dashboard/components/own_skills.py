"""A person's own ratings, what is asked of them, and what they say of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.measures.withheld import asked_of
from dashboard import cache
from dashboard.components import page
from dashboard.components.sections import show_table
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.subjects import HELPS, privacy
from data.store.facts.requirements import Held
from data.store.people.contests import LONGEST, contest, own_contests, say_again, withdraw
from data.store.people.notice import OwnRating, own_place, own_ratings
from data.vocabulary import LEVEL_NAMES

TALL = 40
"""Skills that are seen at once; nobody scrolls in a table for their own."""
WIDE = 640
"""px of what is filled in."""


def found() -> tuple[OwnRating, ...]:
    return own_ratings(cache.store())


def ratings(found: Sequence[OwnRating]) -> None:
    """The latest round with what is asked; those before are folded away."""
    latest, *earlier = dict.fromkeys(one.wave for one in found)
    place = own_place(cache.store())
    st.markdown(quiet(privacy.place_line(place)))
    heading(latest)
    now = [one for one in found if one.wave == latest]
    asked = asked_of(cache.store(), place, now[0].held_on)
    show_table(privacy.table(now, asked), "own_latest", tall=TALL)
    if earlier:
        with st.expander("Earlier rounds", type="compact"):
            for number, wave in enumerate(earlier):
                st.markdown(bold(wave))
                then = [one for one in found if one.wave == wave]
                show_table(privacy.table(then, None), f"own_{number}", paper=False)


def saying(found: Sequence[OwnRating]) -> None:
    heading("Say that a rating is not right")
    st.markdown(quiet(HELPS["mine.say"]))
    waves = list(dict.fromkeys(one.wave for one in found))
    with st.form("contest", border=False, clear_on_submit=True, width=WIDE):
        rated = list(dict.fromkeys((one.skill, one.wave) for one in found))
        which = st.selectbox(
            "Rating",
            range(len(rated)),
            format_func=lambda n: " · ".join(rated[n] if len(waves) > 1 else rated[n][:1]),
        )
        wanted = st.selectbox(
            "Level that would be right",
            (None, *range(len(LEVEL_NAMES))),
            format_func=lambda n: "no level, a comment only" if n is None else privacy.named(n),
        )
        said = st.text_area("Comment", max_chars=LONGEST, placeholder="What your lead should know")
        sent = st.form_submit_button("Send to my lead", type="primary")
    if not sent:
        return
    skill, wave = rated[which]
    with page.refusals():
        kept = contest(cache.store(), wave, skill, wanted, said)
        page.anew(privacy.SENT, lambda: withdraw(cache.store(), kept.number), privacy.TAKEN_BACK)


def said_so_far() -> None:
    found = own_contests(cache.store())
    if not found:
        return
    heading("What you said, and what became of it")
    for one in found:
        with st.container(border=True, key=f"contest_{one.number}"):
            st.markdown(
                f"{bold(privacy.said_title(one))}  \n"
                + (f"{plain(one.said)}  \n" if one.said else "")
                + quiet(privacy.became(one))
            )
            if one.is_open and st.button(
                "Take it back", icon=":material/undo:", key=f"withdraw_{one.number}"
            ):
                gone = withdraw(cache.store(), one.number)
                page.anew(privacy.TAKEN_BACK, partial(_say_again, gone), privacy.SENT)


def _say_again(gone: Held) -> None:
    say_again(cache.store(), gone)
