"""What became of a decided plan, as a file: one row a purchase, its first columns only to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.files.table import Row, read_rows
from data.store.ledger import Happened
from data.vocabulary import Issue

TOLD = ("outcome", "filled_on", "arrived_on", "finished_on", "cost", "hours", "note")
DROPPED = "dropped"
"""An outcome: decided, and not carried out."""
_DAYS = {
    "filled_on": ("hire",),
    "arrived_on": ("hire", "contract"),
    "finished_on": ("train", "equip"),
}
"""Levers that have such a day."""


@dataclass(frozen=True)
class Purchases:
    """What a plan bought: how often each action, of which lever, and when the plan began."""

    counts: Mapping[int, int]
    levers: Mapping[int, str]
    start: date
    today: date


def parse(content: bytes, file_name: str, bought: Purchases) -> tuple[list[Happened], list[Issue]]:
    """What was told of each purchase, and the problems."""
    rows, problems = read_rows(content, file_name, "ledger")
    found = []
    for row in rows:
        place = _place(row, bought)
        if place is not None:
            row.once("action", place, "this purchase")
            found.append(_told(row, place, bought))
    return found, problems


def _place(row: Row, bought: Purchases) -> tuple[int, int] | None:
    row.required("action")
    row.required("purchase")
    action, purchase = row.whole("action", 1), row.whole("purchase", 1)
    if action is None or purchase is None:
        return None
    if action not in bought.counts:
        row.refuse("action", f"the plan has {len(bought.counts)} actions")
        return None
    if purchase > bought.counts[action]:
        row.refuse("purchase", f"action {action} buys {bought.counts[action]}")
        return None
    return action, purchase


def _told(row: Row, place: tuple[int, int], bought: Purchases) -> Happened:
    lever = bought.levers[place[0]]
    outcome = row.one_of("outcome", ("yes", "no", DROPPED), "")
    days = {column: _day(row, column, lever, bought) for column in _DAYS}
    filled, arrived = days["filled_on"], days["arrived_on"]
    if filled and arrived and filled > arrived:
        row.refuse("filled_on", "is later than arrived_on")
    return Happened(
        *place,
        outcome={"yes": True, "no": False}.get(outcome),
        filled_on=filled,
        arrived_on=arrived,
        finished_on=days["finished_on"],
        cost=row.number_in("cost", 0),
        hours=row.number_in("hours", 0),
        note=row.text("note"),
        dropped=outcome == DROPPED,
    )


def _day(row: Row, column: str, lever: str, bought: Purchases) -> date | None:
    day = row.day(column)
    if day is None:
        return None
    if lever not in _DAYS[column]:
        row.refuse(column, f"is for {' and '.join(_DAYS[column])}; this action is {lever}")
    elif day < bought.start:
        row.refuse(column, f"lies before the plan's first day, {bought.start.isoformat()}")
    elif day > bought.today:
        row.refuse(column, "has not come yet; leave it empty until it has")
    return day
