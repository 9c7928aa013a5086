"""`plan` for a terminal and for machines, on the plan that is written out by hand."""

from __future__ import annotations

from analytics.selection import Selection
from analytics.strategy.scenario.file import read_scenario
from analytics.study import Study
from dashboard.commands.plan import planned_answer
from data.load import load
from data.store.database import Database
from tests.build import rate


def test_options_take_the_value_of_the_scenario_and_of_a_target(database: Database) -> None:
    """Nobody reaches level 5 and nothing may be bought: Python at 5 is open to the horizon at
    3,600 a week, SQL at 12,000 by its own word."""
    rate(database, "person team Python SQL\nann Core 1 1\nbob Core 1 1")
    text = (
        "scope,skill,level,headcount,must_have,due,cost per week\n"
        "Core,Python,5,1,yes,2026-12-31,\nCore,SQL,5,1,yes,2026-12-31,12000\n"
    )
    load(database, "requirements", text.encode(), "r.csv")
    wished = read_scenario("value_per_week = 3600\nbudget = 0\noption = 'nothing'")
    told = planned_answer(Study(database, Selection(), wished), people=False)
    assert told.document["value"]["per_week"] == 3_600
    (nothing,) = (o for o in told.document["options"] if o["name"] == "nothing")
    weeks = nothing["open_weeks"] / 2  # of each
    assert nothing["vacancy"] == round(weeks * (3_600 + 12_000), 2)
    assert "weekly cost of their own: SQL at 5 (Core) $ 12 k." in told.text
    slips = {s["skill"]: s for s in told.document["do_nothing"]["slips"]}
    assert slips["SQL"]["delay_cost"] == round(weeks * 12_000, 2)
    assert slips["Python"]["delay_cost"] == 0
