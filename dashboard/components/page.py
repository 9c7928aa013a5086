"""Around every page: what was done, who is signed in, links, choices kept in the address. Controls
as `seeds/controls.csv` declares them, and columns of tables to write in as `seeds/columns.csv`."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.strategy.scenario.saved import Saved, saved_scenarios
from dashboard import cache, navigation, session, signing, static
from dashboard.components.text import bold, line, plain, quiet
from dashboard.formats import joined
from dashboard.subjects import HELPS, home, settings, text_at
from dashboard.subjects.reading import Reading
from dashboard.subjects.scenarios import stands
from data.demo import holds_demo
from data.store.database import Database
from data.store.facts.requirements import requirement_sets
from data.store.facts.settings import report_made
from data.store.people.accounts import NoAccessError
from data.vocabulary import RefusedError, UnavailableError, Viewer
from seeds import read_seed

KINDS = {"csv": "text/csv", "json": "application/json", "toml": "application/toml"}
MOST = 8
LEFT_OUT = "The link asks for what is not in this data and was left out: "
watch_menu = st.components.v2.component("skillmix_menu", js=static.text("menu.js"))
watch_mode = st.components.v2.component("skillmix_mode", js=static.text("mode.js"))


def show() -> None:
    """Say once what the run before did, and offer the way back where there is one."""
    message = session.message.take()
    if message:
        st.toast(plain(message), icon=":material/check_circle:")
    offered = session.undo.get()
    if offered is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="undo"):
        st.success(plain(offered.sentence), icon=":material/check_circle:")
        wanted = st.button("Undo", icon=":material/undo:", key="undo_it")
        st.button("Close", key="undo_not", type="tertiary", on_click=session.undo.forget)
    if wanted:
        session.undo.forget()
        with refusals():
            anew(offered.then.format(offered.act()))


def refused(refusal: RefusedError | str, icon: str = "info") -> None:
    """A sentence. Where people sign in, the log alone says which store does not answer."""
    if isinstance(refusal, UnavailableError) and signing.configured():
        logging.getLogger("skillmix").warning("Not opened: %s", refusal)
        refusal = HELPS["store.unavailable"]
    st.warning(plain(str(refusal)), icon=f":material/{icon}:")


@contextmanager
def refusals(icon: str = "info") -> Iterator[None]:
    """A refusal is said where it was caused; the page stays."""
    try:
        yield
    except RefusedError as refusal:
        refused(refusal, icon)


def anew(text: str, back: Callable[[], object] | None = None, then: str = "{}") -> NoReturn:
    """Run the page again, to say what was done; `back`: what takes it back, offered beside it, and
    what is said `then`."""
    if back is None:
        session.message.keep(text)
    else:
        session.undo.keep(session.Undo(text, back, then))
    st.rerun()


def download(
    label: str,
    content: str | Callable[[], str],
    file_name: str,
    key: str | None = None,
    help: str | None = None,
) -> None:
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
    st.markdown(plain(text_at("standing.too_few", smallest=viewer.smallest_group)))


def lines(sentences: Sequence[str], most: int | None = None) -> None:
    """Sentences as a list; past `most` the rest is counted."""
    shown = list(sentences)[:most]
    text = "\n".join(f"- {plain(sentence)}" for sentence in shown)
    if most is not None and len(sentences) > most:
        text += f"\n- and {len(sentences) - most} more"
    st.markdown(text)


def links(page: str, names: Sequence[str], most: int = MOST) -> None:
    """To the pages of skills or of teams, as many as stand on a line or two."""
    if not names:
        return
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", key=f"links_{page}"
    ):
        st.markdown(quiet(f"{page.capitalize()}s"), width="content")
        each = list(dict.fromkeys(names))
        for name in each[:most]:
            navigation.link(page, plain(name), {page: name})
        if len(each) > most:
            st.markdown(quiet(f"and {len(each) - most} more"), width="content")


def decided(plans: Sequence[Saved], team: str | None) -> None:
    """Which plans are decided for these people, and the way to what became of them."""
    decided = [
        stands(scenario.name, scenario.decided)
        for scenario in plans
        if scenario.decided and team in (None, scenario.decided.team or team)
    ]
    for sentence in decided:
        line(sentence)
    if decided:
        navigation.link("ledger", "Go to Ledger", {} if team is None else {"team": team})


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
        self.gone.append(what)
        self._write()

    def say(self) -> None:
        """Put the one sentence here; what is found later is added to it."""
        self.place = st.empty()
        self._write()

    def _write(self) -> None:
        if self.place is not None and self.gone:
            self.place.caption(plain(f"{LEFT_OUT}{'; '.join(self.gone)}."))


def watch() -> None:
    """Close the menu on a click in it; run the page again where the visitor's mode has changed."""
    with st.container(key="mode"):
        mode = st.context.theme.type
        # Being told is all: a run follows, and knows the mode.
        watch_mode(key="mode_watch", data={"mode": mode}, on_changed_change=lambda: None)
    with st.container(key="menu"):
        watch_menu(key="menu_watch", data={"filters": session.FILTERS})


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
        st.title("Skillmix", anchor=False)
        st.markdown(plain(settings.WHY))
        for provider in signing.providers():
            label = f"Sign in with {provider}" if provider else "Sign in"
            if st.button(label, type="primary", icon=":material/login:", key=f"sign_in_{provider}"):
                st.login(provider or None)
        return None
    try:
        viewer = cache.viewer()
    except NoAccessError as shut:
        st.title("You are not let in yet", anchor=False)
        st.markdown(plain(str(shut)))
        _way_out()
        return None
    with st.sidebar:
        st.markdown(f"{plain(viewer.name)}  \n{quiet(settings.role(viewer))}")
        _way_out()
    return viewer


def _way_out() -> None:
    if st.button("Sign out", icon=":material/logout:", key="sign_out"):
        cache.sign_out()


def _is_required(store: Database) -> bool:
    """Whether somebody said what is required."""
    return bool(requirement_sets(store, store.viewer))


def guide(page: str) -> None:
    """One line above a page, what comes next until the first report: for who keeps the store;
    `page` as in an address."""
    if not cache.viewer().whole:
        return
    surveyed = bool(cache.all_waves())
    if cache.of_store(holds_demo) if surveyed else page != "survey":
        return
    if session.guide_hidden.get() or report_made(cache.store()):
        return
    required = cache.of_store(_is_required)
    planned = page == "plan" or session.scenario.get() is not None
    planned = required and (planned or bool(saved_scenarios(cache.store())))
    following, steps = home.first_steps(surveyed, required, planned)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="guide"):
        st.markdown(f"{bold(steps)}  \n{plain(f'Next: {home.WANTED[following]}')}")
        if following != page and st.button(
            f"Go to {following.capitalize()}",
            icon=":material/arrow_forward:",
            key="guide_next",  # one button through reruns, whatever it says
        ):
            navigation.go(following)
        st.button(
            "Hide the first steps",
            type="tertiary",
            key="guide_close",
            on_click=session.guide_hidden.keep,
            args=(True,),
        )


CONTROLS: Mapping[str, Mapping[str, str]] = {
    row["control"]: row for row in read_seed("controls.csv")
}
KEEPS: Mapping[str, Mapping[str, str]] = {
    "visit": {"persist_state": "session"},
    "address": {"bind": "query-params"},
}
"""Beside these a control keeps its value for its *page*, or for its *form*, which needs no key; an
*upload* is emptied once its file is stored."""


def about(control: str, part: object = "") -> dict[str, Any]:
    """What Streamlit takes of a control beside its choices. `part` tells it from its likes."""
    row = CONTROLS[control]
    key = f"{control}_{part}" if part else control
    values: dict[str, Any] = {"label": row["label"], **KEEPS.get(row["keeps"], {})}
    if row["keeps"] != "form":
        values["key"] = session.upload_key(key) if row["keeps"] == "upload" else key
    values |= {name: row[name] for name in ("help", "placeholder") if row[name]}
    if row["width"]:
        values["width"] = int(row["width"])
    return values


def one_of(control: str, options: Sequence[Any], part: object = "", **more: Any) -> Any:
    """One of a few side by side, the first unless another is chosen."""
    settings = {"default": options[0], "required": True, **about(control, part), **more}
    return st.segmented_control(options=options, **settings)


def switch(link: Link, control: str, options: Sequence[str], what: str = "") -> str:
    """The same, kept in the address of the page."""
    link.check(control, what or CONTROLS[control]["label"].lower(), options)
    chosen: str = one_of(control, options)
    return chosen if chosen in options else options[0]


def box(link: Link, control: str, options: Sequence[str], part: str = "", index: int = 0) -> str:
    """The same as a box to open, for more than a few."""
    settings = about(control, part)
    link.check(settings["key"], settings["label"].lower(), options)
    chosen = st.selectbox(options=options, index=index, filter_mode=None, **settings)
    return chosen if chosen in options else options[index]


def some_of(link: Link, control: str, options: Sequence[str]) -> tuple[str, ...]:
    """Several of many, kept in the address of the page."""
    settings = about(control)
    link.check(control, settings["label"].lower(), options)
    return tuple(st.multiselect(options=options, **settings))


NUMBER = st.column_config.NumberColumn
SELECT = st.column_config.SelectboxColumn
SHAPES: Mapping[str, Callable[..., Any]] = {
    "": st.column_config.TextColumn,
    "stays in sight": partial(st.column_config.TextColumn, pinned=True),
    "number": partial(NUMBER, format="localized"),
    "whole": partial(NUMBER, format="%d"),
    "share": partial(st.column_config.ProgressColumn, min_value=0, max_value=1, format="percent"),
    "yes or no": st.column_config.CheckboxColumn,
    "one of": SELECT,
    "must be one of": partial(SELECT, required=True),
}


def column_config(table: str, options: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """How the columns of a table are shown; `options`: of those that take one of a few."""
    configs = {}
    for row in read_seed("columns.csv"):
        if row["table"] != table:
            continue
        name, width = row["column"], row["width"]
        config: dict[str, Any] = {"label": row["label"] or None, "help": row["help"] or None}
        config["width"] = int(width) if width.isdigit() else width or None
        if options and name in options:
            config["options"] = options[name]
        configs[name] = SHAPES[row["kind"]](**config)
    return configs
