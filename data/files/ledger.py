"""What became of a decided plan, as a file: one row a purchase, its first columns only to read."""

from collections.abc import Mapping
from datetime import date

from data.files.table import Row
from data.store.ledger import Happened

TOLD = ("outcome", "filled_on", "arrived_on", "finished_on", "cost", "hours", "note")
DROPPED = "dropped"
"""An outcome: decided, and not carried out."""
_DAYS = {
    "filled_on": ("hire",),
    "arrived_on": ("hire", "contract"),
    "finished_on": ("train", "equip"),
}
"""Levers that have such a day."""


Bought = Mapping[int, tuple[str, int]]
"""By action of a plan: its lever, and how often it was bought."""


def parse(rows: list[Row], bought: Bought, start: date, today: date) -> list[Happened]:
    """What was told of each purchase of a plan. `start`: the plan's first day."""
    result = []
    for row in rows:
        place = _place(row, bought)
        if place is None:
            continue
        row.once("action", place, "this purchase")
        outcome = row.one_of("outcome", ("yes", "no", DROPPED), "")
        days = {column: _day(row, column, bought[place[0]][0], start, today) for column in _DAYS}
        filled, arrived = days["filled_on"], days["arrived_on"]
        if filled and arrived and filled > arrived:
            row.refuse("filled_on", "is later than arrived_on")
        result.append(
            Happened(
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
        )
    return result


def _place(row: Row, bought: Bought) -> tuple[int, int] | None:
    row.required("action")
    row.required("purchase")
    action, purchase = row.whole("action", 1), row.whole("purchase", 1)
    if action is None or purchase is None:
        return None
    if action not in bought:
        row.refuse("action", f"the plan has {len(bought)} actions")
        return None
    if purchase > bought[action][1]:
        row.refuse("purchase", f"action {action} buys {bought[action][1]}")
        return None
    return action, purchase


def _day(row: Row, column: str, lever: str, start: date, today: date) -> date | None:
    day = row.day(column)
    if day is None:
        return None
    if lever not in _DAYS[column]:
        row.refuse(column, f"is for {' and '.join(_DAYS[column])}; this action is {lever}")
    elif day < start:
        row.refuse(column, f"lies before the plan's first day, {start.isoformat()}")
    elif day > today:
        row.refuse(column, "has not come yet; leave it empty until it has")
    return day
