"""Who may leave before the team cannot do it: by hand, and against every choice of people."""

from itertools import combinations, product
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.analyse import analyse
from analytics.measures import resilience as measure
from analytics.results import Selection
from data.store.database import Database
from tests.build import rate, require
from tests.dashboard.subjects.build import requirement


def test_two_people_hold_everything(database: Database) -> None:
    # a holds Python, SQL and Docker, b Python and Go, c nothing of it. Without a, two of four are
    # held by nobody: not more than half. Without a and b, all four.
    rate(
        database, "who team role Python SQL Docker Go\na X . 3 3 3 0\nb X . 3 0 0 3\nc X . 1 1 1 1"
    )
    require(database, "X Python 3 2 yes\nX SQL 3 1 yes\nX Docker 3 1 no\nX Go 3 1 no")
    analysis = analyse(database, Selection()).resilience
    assert (analysis.truck_factor, analysis.held_by_nobody, analysis.requirements) == (2, 0, 4)


def test_half_without_anybody_already(database: Database) -> None:
    rate(database, "who team role Python SQL Java\na X . 3 0 0\nb X . - 0 1")
    require(database, "X Python 3 1 yes\nX SQL 3 1 yes\nX Java 3 1 no")
    analysis = analyse(database, Selection()).resilience
    assert (analysis.truck_factor, analysis.held_by_nobody) == (0, 2)


def test_nothing_required_has_no_resilience() -> None:
    assert measure.resilience((), pd.DataFrame(), 0) is None


@pytest.mark.parametrize("seed", range(40))
def test_the_truck_factor_is_the_fewest_of_every_choice_of_people(seed: int) -> None:
    draw = Random(seed)
    people, skills = range(draw.randint(1, 6)), range(draw.randint(1, 6))
    held = {(p, s): draw.random() < 0.4 for p, s in product(people, skills)}
    levels = pd.DataFrame(
        [(p, f"s{s}", "X", 3 if held[p, s] else 1) for p, s in product(people, skills)],
        columns=["person_no", "skill_id", "team", "level"],
    )
    needs = tuple(
        requirement("X", f"s{s}", sum(held[p, s] for p in people), 1, roster=len(people))
        for s in skills
    )
    result = measure.truck_factor(measure.held_by(needs, levels), len(needs))
    holders = {
        n.skill_id: set(
            levels.loc[(levels["skill_id"] == n.skill_id) & (levels["level"] >= 3), "person_no"]
        )
        for n in needs
    }
    exact = next(
        size
        for size in range(len(people) + 1)
        if any(
            2 * sum(not who - set(gone) for who in holders.values()) > len(needs)
            for gone in combinations(people, size)
        )
    )
    assert result == exact


@pytest.mark.parametrize(
    ("held", "of", "expected"),
    [
        # Past the search: the first 16 skills hang on one person each.
        ([{n} if n < 16 else {n % 14 + 16, n % 13 + 16} for n in range(40)], 30, 16),
        ([], 3, 0),
        ([(), ()], 3, 0),
        ([], 0, None),
    ],
)
def test_truck_factor_past_the_search_and_of_nobody(
    held: list[set[int]], of: int, expected: int | None
) -> None:
    assert measure.truck_factor(held, of) == expected


def test_truck_factor_past_the_limit_is_not_counted() -> None:
    everybody_holds_all = [range(4)] * 9
    assert measure.truck_factor(everybody_holds_all, 4, most=8) is None
    assert measure.truck_factor(everybody_holds_all, 4, most=9) == 9


@given(
    people=st.lists(st.frozensets(st.integers(0, 3)), max_size=4),
    required=st.lists(st.integers(1, 3), min_size=4, max_size=4),
    focus=st.integers(1, 3),
)
@settings(max_examples=60, deadline=None)
def test_equals_enumeration(people: list[frozenset[int]], required: list[int], focus: int) -> None:
    choices = [
        [c for size in range(min(focus, len(held)) + 1) for c in combinations(sorted(held), size)]
        for held in people
    ]
    best = 0
    for carried in product(*choices):
        taken = [sum(q in c for c in carried) for q in range(len(required))]
        best = max(best, sum(min(t, r) for t, r in zip(taken, required, strict=True)))
    assert measure.most_filled(people, required, focus) == best
