"""Who does what the history and the audit keep: who is signed in, or who is at the keyboard."""

from __future__ import annotations

import getpass

from data.vocabulary import Viewer


def user_name() -> str:
    """The name of the operating system's user; "" where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # KeyError before Python 3.13
        return ""


def who_asks(viewer: Viewer) -> str:
    """Whose name stands beside what is stored: who is signed in, else who is at the keyboard."""
    return viewer.name or user_name()
