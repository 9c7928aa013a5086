"""Why the plan is as it is and what it depends on, against what was found by solving."""

from dataclasses import replace
from functools import cache
from typing import Any

from analytics.options.drivers import Driver, End
from analytics.options.explain.asking import Explanations
from analytics.options.explain.explain import Explaining
from analytics.strategy.results import Plan
from dashboard.render.blocks import Table
from dashboard.subjects.reading import SECRET, Reading
from dashboard.subjects.why import depends, why
from tests.analytics.options.explain.replay import choice
from tests.analytics.strategy.four_people import four_people
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told

FOUND = build.analysis((build.requirement("Core", "Python", 1, 2),), {"Core": 10})


@cache
def explained(budget: float | None = None) -> tuple[Plan, Explanations]:
    asked = choice(four_people(budget=budget) if budget else four_people())
    return asked.planned.plan, Explaining(asked, seconds=600).all()


def reading(plan: Plan, *hidden: str) -> Reading:
    """Where requirements of these skills are of a small group."""
    small = tuple(build.requirement("Core", name, 0, 1, skill_id=name, roster=4) for name in hidden)
    found = build.analysis(small, {"Core": 4}) if small else FOUND
    return told.reading(found, plan)


def tables(plan: Plan, found: Explanations, *hidden: str) -> dict[str, list[dict[str, Any]]]:
    section = why(reading(plan, *hidden), found)
    return records([section])["why"]


def test_tables_print_what_was_found() -> None:
    said = tables(*explained())
    assert [row["skill"] for row in said["skills"]] == [
        "MLE: train 1 and equip 1.",
        "RAG: train 1 and equip 1.",
        "GOV: train 1.",
    ]
    assert said["limits"][0]["limit"] == "The share that tools may fill"
    assert said["limits"][0]["step"] == "67\u00a0% of a headcount instead of 50\u00a0%"
    assert said["limits"][-1]["buys"] == "no gain that this can tell"
    assert [*said["levers"][0].values()] == ["Hire", 0, 0, 220_000, 167_000]
    assert [(row["budget"], row["shortage"]) for row in said["budgets"]] == [
        (10_000 * n, shortage) for n, shortage in enumerate([5, 3, 2, 2, 1, 1, 0])
    ]
    section = why(reading(explained()[0]), explained()[1])
    titles = [block.title for block in section.blocks if isinstance(block, Table)]
    assert "Hiring only: net cost $\u00a0167\u00a0000 higher" in titles


def test_no_sentence_of_another_skill_names_what_a_small_group_lacks() -> None:
    """48,500 leave one position open, which a tenth more closes: it is named, unless it is of a
    small group."""
    plan, found = explained(48_500)
    (missing,) = [need.skill for need in plan.needs if need.shortage_after]

    def printed(*hidden: str) -> str:
        said = tables(plan, found, *hidden)
        others = [r["others"] for r in said["skills"] if not r["skill"].startswith(f"{missing}:")]
        return " ".join([*others, *(row["buys"] for row in said["limits"])])

    assert missing in printed()
    assert missing not in printed(missing)
    small, *_, large = tables(*explained(), "MLE")["skills"]
    assert small["others"] == SECRET != large["others"]


def test_nothing_to_close_is_nothing_to_explain() -> None:
    plan, found = explained()
    assert why(reading(plan), replace(found, ways=(), missing=())) is None


LIKELY = End(160, 0, 28_693.0, 0, net=28_693.0)
HOURS = Driver(
    "training.hours_to_level_3",
    "hours",
    replace(LIKELY, number=80, net=14_346.0),
    LIKELY,
    replace(LIKELY, number=320, net=120_960.0),
    replace(LIKELY, number=80, net=14_346.0),
    replace(LIKELY, number=320, shortage=1, net=57_386.0),
)
IDLE = Driver("pay.band.P1", "USD", LIKELY, LIKELY, LIKELY, LIKELY, LIKELY)


def test_an_assumption_is_told_at_both_ends_as_it_stands_and_planned_anew() -> None:
    section = depends(reading(build.plan(FOUND)), (HOURS, IDLE), 4)
    low, high = records([section])["depends"]["drivers"]
    assert (low["at"], low["cost"], low["cost_anew"]) == (80, 14_346.0, 14_346.0)
    numbers = ["hours", 1, 0, 57_386.0, 120_960.0]
    assert [*high.values()] == ["training.hours_to_level_3", 320, *numbers]
    table = told.only(section, Table)
    note = plain(table.note)
    assert "1 of 2 numbers with a range changes nothing here: pay.band.P1." in note
    assert "Tried so far: 2 of 4 numbers with a range." in note
