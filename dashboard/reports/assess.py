"""Whether to assess before buying, as a report prints it: what it is worth, and where."""

from __future__ import annotations

from analytics.assess.results import Ask, Assessment
from analytics.assess.telling import AskGroup, groups
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Section, Table
from dashboard.reports.plain import plain
from dashboard.wording import assess as wording


def assessing(found: Assessment | None, smallest: int, *, people: bool) -> Section | None:
    """None where it was not worked out, or no rating is in doubt that could matter."""
    if found is None or not found.considered:
        return None
    return Section(
        title=plain(wording.title(found), 120),
        note=plain(f"{wording.advice(found)} {wording.how(found)}", 2000),
        tables=(*_worth(found), *_asks(found, smallest, people=people)),
    )


def _worth(found: Assessment) -> tuple[Table, ...]:
    """The sums: what is expected without asking, and with the answers; none without prices."""
    if found.unpriced and not found.limit:
        return ()
    rows: list[tuple[str, float]] = [
        ("Expected loss of today's plan", found.today),
        ("Expected loss of the best plan without asking", found.without),
    ]
    if found.worth_it:
        rows += [
            ("Expected loss once these ratings are known", found.after),
            ("Worth of knowing them", found.value),
            ("Cost of verifying them", found.cost),
        ]
    rows += [
        (f"Worth of knowing all {found.considered} ratings in doubt", found.limit),
        ("Cost of verifying one", found.cost_per_rating),
    ]
    table = Table(
        "What knowing is worth",
        (Column("What", share=3), Column("Amount", "money")),
        tuple((what, numbers.money(amount, found.currency)) for what, amount in rows),
        "Loss: total cost of what is bought and the price of must-have positions that turn out "
        "open.",
    )
    return (table,)


def _asks(found: Assessment, smallest: int, *, people: bool) -> tuple[Table, ...]:
    if not found.worth_it:
        return ()
    first = (Column("Skill", share=2), Column("Level"))
    if people:
        return (
            Table(
                "Ratings to verify",
                (*first, Column("Who"), Column("Role"), Column("Team"), Column("Today")),
                tuple(_person(one) for one in found.asks),
                wording.CAPTION,
            ),
        )
    columns = (
        *first,
        Column("Role", share=2),
        Column("Unknown", "count"),
        Column("Rated", "count"),
    )
    rows = tuple(_group(one) for one in groups(found, smallest))
    return (Table("Ratings to verify", columns, rows, wording.CAPTION),)


def _person(one: Ask) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80),
        wording.levels(one.levels),
        plain(one.person, 60),
        plain(one.role, 60),
        plain(one.team, 60),
        "rated" if one.known else "unknown",
    )


def _group(one: AskGroup) -> tuple[Cell, ...]:
    return (
        plain(one.skill, 80),
        wording.levels(one.levels),
        plain(one.role, 60),
        numbers.count(one.unknown),
        numbers.count(one.rated),
    )
