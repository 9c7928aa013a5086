"""`settings`: what holds for the whole store."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer
from dashboard.commands.options import day, opened, verb

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs

CALENDAR = "calendar"


def add(verbs: Verbs) -> None:
    """Put the verb into the parser."""
    parser = verb(verbs, "settings", "pin the store to a day, so that its plans start there")
    parser.add_argument("what", choices=("today",))
    parser.add_argument(
        "value",
        nargs="?",
        type=_day,
        metavar=f"DAY-or-{CALENDAR}",
        help=f"the day; {CALENDAR} follows today's date again; without it: say which holds",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Set it, or say what holds."""
    from data.store.facts.today import pin_today, pinned_day, today

    with opened(args) as database:
        text = ""
        if args.value is not None:
            text = pin_today(database, None if args.value == CALENDAR else args.value)
        pinned = pinned_day(database)
        now = today(database)
    how = "pinned" if pinned else "as the calendar has it"
    return Answer({"today": now, "pinned": pinned is not None}, text or f"Today is {now} ({how}).")


def _day(text: str) -> date | str:
    return CALENDAR if text == CALENDAR else day(text)
