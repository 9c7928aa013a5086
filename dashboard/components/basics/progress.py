"""A bar for who waits, and the button that ends the wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


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
