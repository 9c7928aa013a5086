"""Around every page: the menu on a phone, light and dark, who is signed in, work that can be
stopped; what pages begin with, and links that keep the filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.strategy.scenario.saved import Saved
from dashboard import cache, navigation, session, signing, static
from dashboard.components.basics.text import line, plain, quiet
from dashboard.formats import joined
from dashboard.subjects import privacy, standing
from dashboard.subjects import settings as wording
from dashboard.subjects.reading import Reading
from dashboard.subjects.scenarios import stands
from data.store.people.accounts import NoAccessError
from data.vocabulary import RefusedError, Viewer


def show() -> None:
    """Say once what the run before did, and offer the way back where there is one."""
    message = session.message.take()
    if message:
        st.toast(plain(message), icon=":material/check_circle:")
    offered = session.undo.get()
    if offered:
        _undo(offered)


def _undo(offered: session.Undo) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="undo"):
        st.success(plain(offered.said), icon=":material/check_circle:")
        wanted = st.button("Undo", icon=":material/undo:", key="undo_it")
        st.button("Close", key="undo_not", type="tertiary", on_click=session.undo.forget)
    if wanted:
        session.undo.forget()
        with refusals():
            anew(offered.act())


def refused(refusal: RefusedError) -> None:
    """Why a wish is not granted, in its own sentence."""
    st.warning(plain(str(refusal)), icon=":material/info:")


@contextmanager
def refusals() -> Iterator[None]:
    """A refusal is said where it was caused; the page stays."""
    try:
        yield
    except RefusedError as refusal:
        refused(refusal)


def anew(said: str, back: Callable[[], str] | None = None) -> NoReturn:
    """Run the page again, to say what was done; `back`: what takes it back, offered beside it."""
    if back is None:
        session.message.keep(said)
    else:
        session.offer_undo(said, back)
    st.rerun()


KINDS = {"csv": "text/csv", "json": "application/json", "toml": "application/toml"}


def download(
    label: str,
    content: str | Callable[[], str],
    file_name: str,
    key: str | None = None,
    help: str | None = None,
) -> None:
    """A file to take along; a function makes it once it is asked for."""
    st.download_button(
        label,
        content,
        file_name,
        KINDS[file_name.rpartition(".")[2]],
        on_click="ignore",
        icon=":material/download:",
        key=key,
        help=help,
    )


def stop_where_few(say: Callable[[str], None], reading: Reading) -> None:
    """End the page of a group of which not even a total may be shown."""
    if reading.hidden.overall:
        viewer = reading.analysis.selection.viewer
        say(f"Fewer than {viewer.smallest_group} people: this is not shown")
        too_few(viewer)
        st.stop()


def too_few(viewer: Viewer) -> None:
    """Why nothing is shown of a small group, and what to do."""
    st.markdown(plain(standing.too_few(viewer.smallest_group)))


def lines(sentences: Sequence[str], most: int | None = None) -> None:
    """Sentences as a list; past `most` the rest is counted."""
    shown = list(sentences)[:most]
    text = "\n".join(f"- {plain(sentence)}" for sentence in shown)
    if most is not None and len(sentences) > most:
        text += f"\n- and {len(sentences) - most} more"
    st.markdown(text)


MOST = 8


def skills(names: Sequence[str]) -> None:
    """Links to the pages of skills, as many as stand on a line or two."""
    shown = list(dict.fromkeys(names))[:MOST]
    _row("Skills", "skill", {name: {"skill": name} for name in shown})


def teams(names: Sequence[str], most: int = MOST) -> None:
    """Links to the pages of teams."""
    shown = list(dict.fromkeys(names))[:most]
    _row("Teams", "team", {name: {"team": name} for name in shown})


def decided(plans: Sequence[Saved], team: str | None) -> None:
    """Which plans are decided for these people, and the way to what became of them."""
    found = [one for one in plans if one.decided and team in (None, one.decided.team or team)]
    for one in found:
        if one.decided:
            line(stands(one.name, one.decided))
    if found:
        navigation.link("ledger", "Go to Ledger", {} if team is None else {"team": team})


def _row(word: str, page: str, to: Mapping[str, Mapping[str, str]]) -> None:
    if not to:
        return
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", key=f"links_{page}"
    ):
        st.markdown(quiet(word), width="content")
        for name, query in to.items():
            navigation.link(page, plain(name), query)


def switch(
    link: Link, label: str, options: Sequence[str], key: str, help: str, what: str = ""
) -> str:
    """One of a few, the first unless another is chosen, kept in the address of the page."""
    link.check(key, what or label.lower(), options)
    chosen = st.segmented_control(
        label,
        options,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        help=help,
    )
    return chosen if chosen in options else options[0]


LEFT_OUT = "The link asks for what is not in this data and was left out: "


@dataclass
class Link:
    """The address that a visitor came with; empty from the second run of the page on."""

    asked: Mapping[str, Sequence[str]]
    gone: list[str] = field(default_factory=list)
    place: DeltaGenerator | None = None

    def check(self, key: str, what: str, options: Sequence[str]) -> None:
        """Note what is asked for and is none of the options, before the box with them is drawn."""
        missing = [f"“{name}”" for name in self.asked.get(key, ()) if name not in options]
        if missing:
            self.left_out(f"{what}: {joined(missing)}")

    def check_row(self, options: Sequence[str]) -> None:
        """The same for a row of the heatmap. A number is repeated; anything else may be somebody's
        name, in a link from elsewhere."""
        if all(name.isdigit() for name in self.asked.get("row", ())):
            self.check("row", "row", options)
        elif any(name not in options for name in self.asked["row"]):
            self.left_out("a row")

    def left_out(self, what: str) -> None:
        """Note it, and write the sentence anew where it stands already."""
        self.gone.append(what)
        if self.place is not None:
            self._write(self.place)

    def say(self) -> None:
        """Put the one sentence here; what is found later is added to it."""
        self.place = st.empty()
        if self.gone:
            self._write(self.place)

    def _write(self, place: DeltaGenerator) -> None:
        place.caption(plain(f"{LEFT_OUT}{'; '.join(self.gone)}."))


def followed() -> Link:
    """The address that the visitor entered the page with."""
    return Link(session.address())


watch_menu = st.components.v2.component("skillmix_menu", js=static.text("menu.js"))


def close_when_chosen() -> None:
    """Listen for a click on an entry of the menu."""
    with st.container(key="menu"):
        watch_menu(key="menu_watch")


KEY = "mode"

watch_mode = st.components.v2.component("skillmix_mode", js=static.text("mode.js"))


def follow() -> None:
    """Run the page again where the visitor's mode is no longer the one that it was drawn for."""
    with st.container(key=KEY):
        watch_mode(key="mode_watch", data={"mode": st.context.theme.type}, on_changed_change=_again)


def _again() -> None:
    """Being told is all: a run follows, and knows the mode."""


NOT_FOR_YOU = wording.NOT_FOR_YOU


def visitor() -> Viewer | None:
    """Who visits, with their name and a way out at the side; None where the door stays shut, which
    says why. Without sign-in it is the person at the keyboard, and nothing is drawn."""
    refusal = signing.refusal()
    if refusal:
        st.error(plain(refusal), icon=":material/lock:")
        return None
    if not signing.configured():
        return cache.viewer()
    if not cache.signed_in():
        _way_in()
        return None
    try:
        viewer = cache.viewer()
    except NoAccessError as shut:
        st.title(wording.NO_ACCESS, anchor=False)
        st.markdown(plain(str(shut)))
        _way_out()
        return None
    with st.sidebar:
        st.markdown(f"{plain(viewer.name)}  \n{quiet(wording.role(viewer))}")
        _way_out()
    return viewer


def notice_link() -> None:
    """The way to what is stored about who signed in, at the side; once the pages are known."""
    if signing.configured():
        with st.sidebar:
            navigation.link("privacy", plain(privacy.LINK), {})


def _way_in() -> None:
    st.title(wording.SIGNING_TITLE, anchor=False)
    st.markdown(plain(wording.WHY))
    for provider in signing.providers():
        label = f"Sign in with {provider}" if provider else "Sign in"
        if st.button(label, type="primary", icon=":material/login:", key=f"sign_in_{provider}"):
            signing.sign_in(provider)


def _way_out() -> None:
    if st.button("Sign out", icon=":material/logout:", key="sign_out"):
        cache.sign_out()


def stoppable(
    place: DeltaGenerator,
    said: str,
    key: str,
    stop: Callable[..., None],
    *args: Any,
    label: str = "Stop",
) -> DeltaGenerator:
    """Draws both in `place` and answers the bar; a click on the button calls `stop`."""
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, said)
        st.button(label, icon=":material/close:", key=key, on_click=stop, args=args)
    return bar
