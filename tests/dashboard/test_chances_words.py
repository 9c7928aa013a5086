"""How sure a plan is, in words, as a table and as a fan, from figures that a reader can check."""

from __future__ import annotations

from dataclasses import replace

from analytics.chances.results import Chances, FanWeek, NeedChance
from dashboard.subjects import sure as wording
from dashboard.subjects.worked import Here, worked
from tests.dashboard.opening import plain

EVALUATION = NeedChance("Red", "Evaluation", "eval", 3, 2, True, 26.0, 2, 0.34, 0.37, 0.35, 0.9)
PYTHON = NeedChance("Red", "Python", "python", 3, 2, True, 26.0, 2, 0.9, 0.93, 0.91, 0.1)
SQL = NeedChance("Red", "SQL", "sql", 3, 1, True, 26.0, 0, 0.0, 0.0, 0.0, 1.0)
WISH = replace(SQL, skill="Fairness", skill_id="fair", must_have=False)
FOUND = Chances(
    runs=10_000,
    seed=1,
    must_haves=2,
    filled=2,
    all_hold=0.306,
    filled_hold=0.306,
    filled_hold_as_rated=0.36,
    holding=1.24,
    holding_as_rated=1.31,
    shortage_planned=0,
    shortage_expected=1.0,
    shortage_worst_tenth=2.4,
    needs=(PYTHON, EVALUATION, WISH),
    weeks=(FanWeek(0.0, 0.5, 0.5, 0.5, 0.5), FanWeek(1.0, 1.0, 0.4, 0.75, 0.9)),
)
SHORT = replace(
    FOUND, must_haves=3, all_hold=0.0, shortage_planned=1, needs=(PYTHON, EVALUATION, SQL)
)


def test_a_chance_that_is_not_whole_is_never_0_or_100() -> None:
    shown = [plain(wording.chance(share)) for share in (0.0, 0.0031, 0.61, 0.9999, 1.0)]
    assert shown == ["0 %", "under 1 %", "61 %", "over 99 %", "100 %"]


def test_the_method_page_works_a_number() -> None:
    assert plain(worked("as_rated", Here(chances=FOUND))) == (
        "1.2 of 2 must-haves hold on average, 1.3 if every rating were right."
    )
    assert plain(worked("counted", Here(chances=FOUND))).startswith(
        "Evaluation at level 3 (Red) holds in 3 400 of 10 000 runs, 34 %; by formula 35 %."
    )
