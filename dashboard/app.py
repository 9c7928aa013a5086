"""The router: draws the frame, runs the chosen page, and turns whatever goes wrong into a sentence.

Start it with `skillmix serve` or `streamlit run dashboard/app.py`.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from dashboard import navigation, session
from dashboard.components.basics.text import plain
from data.vocabulary import RefusedError

STATIC = Path(__file__).parent / "static"
WENT_WRONG = (
    "Something went wrong on this page, and nothing was changed. Choose another page or reload; "
    "the log of the program says what happened."
)


def main() -> None:
    """Draw one page."""
    st.set_page_config(page_title="Skillmix", page_icon=STATIC / "logo.svg", layout="wide")
    st.html(STATIC / "page.css")
    st.logo(STATIC / "logo.svg", size="medium")
    page = navigation.choose()
    session.enter(page.url_path)
    try:
        page.run()
    except RefusedError as refusal:
        st.warning(plain(str(refusal)), icon=":material/info:")
    except Exception:
        logging.getLogger("skillmix").exception("The page %s failed", page.title)
        st.error(WENT_WRONG, icon=":material/error:")


main()
