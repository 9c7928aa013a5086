"""`settings`: what holds for the whole store."""

from __future__ import annotations

import argparse
from datetime import date

from dashboard.commands.answer import Answer
from dashboard.commands.options import answered_by, day, opened

CALENDAR = "calendar"


def settings_options(parser: argparse.ArgumentParser) -> None:
    """What `settings` takes."""
    answered_by(parser, run)
    parser.add_argument("what", choices=("today",))
    parser.add_argument(
        "value",
        nargs="?",
        type=_day,
        metavar=f"DAY-or-{CALENDAR}",
        help=f"the day; {CALENDAR} follows today's date again; without it: say which holds",
    )


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
