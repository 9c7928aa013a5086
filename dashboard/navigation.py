"""Which pages there are, in which order."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from data.store.guard import may
from data.vocabulary import Viewer

VIEWS = Path(__file__).parent / "views"
MENU: Mapping[str, tuple[str, ...]] = {
    "": ("home", "survey", "gaps", "report"),
    "Team": ("heatmap", "coverage", "trends", "compare"),
    "Plan": ("plan", "ledger"),
    "More": ("settings", "evidence", "method"),
}
"""Files in dashboard/views by the menu that holds them; those of "" stand in the bar itself."""
PAGES = tuple(name for names in MENU.values() for name in names)
"""All of them; the first is what `/` shows."""
TITLES = {"plan": "Options"}
"""What a page is called where that is not its file's name."""
LANDING = ("skill", "team")
"""Pages of one skill and of one team: by links and by their address, not in the bar."""
NOTICE = ("privacy",)
"""What is stored about people: open to everybody, found by links."""
OWN = ("mine",)
"""What a person sees of themselves, where people sign in."""
EVERY = PAGES + LANDING + OWN + NOTICE
"""Every page there is."""


def allowed(viewer: Viewer) -> tuple[str, ...]:
    """Pages that there are for a viewer; the first is where they begin."""
    own = OWN if viewer.person else ()
    if viewer.role == "member":
        return OWN + NOTICE
    closed = {
        *(() if may(viewer, "surveys") else ("survey",)),
        *(() if may(viewer, "lists") else ("settings",)),
        *(() if viewer.people_visible else ("ledger",)),  # it follows single people
    }
    return tuple(name for name in (*PAGES, *LANDING, *own, *NOTICE) if name not in closed)


def page(name: str, open_to: Sequence[str] = PAGES + LANDING) -> Page:
    """The page of the file `name`, shown in the bar where it is open to the visitor; to a member,
    who has few, all are."""
    quiet = () if open_to == OWN + NOTICE else LANDING + NOTICE
    return st.Page(
        VIEWS / f"{name}.py",
        title=TITLES.get(name, name.capitalize()),
        url_path=name,
        default=name == PAGES[0],
        visibility="visible" if name in open_to and name not in quiet else "hidden",
    )


def choose(viewer: Viewer) -> Page | None:
    """Draw the bar of pages and answer the one to run; None: it is not for the visitor. Where the
    first of all pages is not, it leads to the visitor's own first one."""
    open_to = allowed(viewer)
    pages = {name: page(name, open_to) for name in EVERY}
    beside = [pages[name] for name in EVERY if name not in PAGES]
    menu = {
        title: [pages[name] for name in names] + ([] if title else beside)
        for title, names in MENU.items()
    }
    chosen = st.navigation(menu, position="top")
    name = {drawn.url_path: name for name, drawn in pages.items()}[chosen.url_path]
    if name == PAGES[0] and name not in open_to:
        go(open_to[0])
    return chosen if name in open_to else None


def go(name: str) -> None:
    st.switch_page(VIEWS / f"{name}.py")


def link(name: str, label: str, query: Mapping[str, str]) -> None:
    """A link to a page with this address; `label` is Markdown."""
    st.page_link(page(name), label=label, query_params=dict(query))
