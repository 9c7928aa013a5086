"""Each purchase of four actions against the second wave; not known is neither yes nor no."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.ledger.outcomes import outcomes
from data.store.ledger import Followed, Happened, Reached
from tests.analytics.ledger.small import ANA, BO, FOLLOWED, TOLD, action, small


def test_four_actions_by_hand() -> None:
    found = outcomes(small())
    said = [(o.action_no, o.purchase_no, o.state, o.why, o.weeks_late) for o in found]
    assert said == [
        (1, 1, "no", "rated", None),  # 3 of 4
        (2, 1, "yes", "told", 3.0),  # in week 15 instead of 12
        (2, 2, "not known", "not told", None),
        (3, 1, "yes", "rated", None),  # 3 with the tool
        (4, 1, "not known", "not due", None),  # counts from week 30, the wave is in week 26
    ]
    # Ana made the step to 3 and failed that to 4; Bo's tool held
    tried = [(a.lever, a.skill, a.level, a.held) for o in found for a in o.attempts]
    assert tried == [
        ("train", "Python", 3, True),
        ("train", "Python", 4, False),
        ("equip", "SQL", 3, True),
    ]
    assert [o.planned_cost for o in found] == [100, 40_000, 40_000, 100, 100]
    assert [o.cost for o in found] == [None, 45_000, None, None, None]


@pytest.mark.parametrize(
    ("before", "after", "state", "why", "steps"),
    [
        (2, 4, "yes", "rated", [True, True]),
        (2, 5, "yes", "rated", [True, True]),
        (2, 2, "no", "rated", [False]),  # the step to 4 was never tried
        (1, 1, "no", "rated", [False]),
        (3, 4, "yes", "rated", [True]),  # the manager had seen 3 before: one step only
        (4, 4, "not known", "held before", []),
        (None, 4, "not known", "not rated before", []),
        (2, None, "not known", "not rated since", []),
    ],
)
def test_a_training_by_its_managers_ratings(
    before: int | None, after: int | None, state: str, why: str, steps: list[bool]
) -> None:
    first = outcomes(small(ratings={(ANA, "Python"): (before, after)}))[0]
    assert (first.state, first.why) == (state, why)
    assert [attempt.held for attempt in first.attempts] == steps


def test_what_was_told_goes_before_a_rating() -> None:
    yes = outcomes(small(told=(*TOLD, Happened(1, 1, True, finished_on=date(2026, 6, 1)))))[0]
    assert (yes.state, yes.why, [a.held for a in yes.attempts]) == ("yes", "told", [True, True])
    assert yes.weeks_late == 1.0  # week 21 instead of 20
    no = outcomes(small(told=(*TOLD, Happened(1, 1, False))))[0]
    assert (no.state, no.attempts) == ("no", ())  # which of the two steps failed is not known
    hire = outcomes(small(told=(replace(TOLD[0], outcome=False),)))[1]
    assert (hire.state, hire.why) == ("no", "told")  # came, and did not work out


def test_what_was_not_carried_out_did_not_come_true_and_teaches_nothing() -> None:
    dropped = (Happened(1, 1, dropped=True), Happened(2, 1, dropped=True))
    found = outcomes(small(told=dropped))
    assert [(o.state, o.why) for o in found[:2]] == [("no", "dropped")] * 2
    assert (found[0].attempts, found[0].rise) == ((), None)


def test_who_left_is_not_known_and_who_is_erased_keeps_the_outcome() -> None:
    facts = small(ratings={(ANA, "Python"): (2, None)})
    assert outcomes(replace(facts, teams={}))[0].why == "gone"
    erased = (replace(FOLLOWED[0], person_no=None), *FOLLOWED[1:])
    kept = (Reached(1, "Python", "first", 2), Reached(1, "Python", "second", 3))
    assert outcomes(small(followed=erased))[0].why == "gone"
    still = outcomes(small(followed=erased, reached=kept))[0]
    before = outcomes(small())[0]
    assert (still.state, [a.held for a in still.attempts]) == ("no", [True, False])
    assert [a.held for a in still.attempts] == [a.held for a in before.attempts]
    assert still.rise is None


@pytest.mark.parametrize(
    ("after", "training", "tool"),
    [
        (1, "no", "no"),
        (2, "not known", "no"),  # trained to 2 without help of the tool, or 1 and helped
        (3, "yes", "yes"),
    ],
)
def test_who_is_trained_and_equipped_in_a_skill_counts_for_no_rate(
    after: int, training: str, tool: str
) -> None:
    both = (action("train", "SQL", 2, closes=()), action("equip", "SQL", 3, tool="Assistant"))
    follows = (Followed(1, "SQL", 1, 2, BO), Followed(2, "SQL", 2, 3, BO))
    found = outcomes(
        small(actions=both, followed=follows, told=(), ratings={(BO, "SQL"): (1, after)})
    )
    assert [o.state for o in found] == [training, tool]
    assert all(o.attempts == () and o.rise is None for o in found)


def test_a_plan_that_was_decided_before_anybody_was_followed_knows_nothing() -> None:
    found = outcomes(small(followed=(), told=()))
    assert {o.state for o in found} == {"not known"}
    assert found[0].why == "not followed"
