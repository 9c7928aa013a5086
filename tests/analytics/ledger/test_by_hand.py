"""A decided plan of four actions, small enough to follow by hand: what is read of it, what became
of each purchase, planned against happened, and what is learned.

Week 0 is 2026-01-05, a Monday; the second wave is in week 26. Not known is neither yes nor no.
"""

import random
from dataclasses import replace
from datetime import date

import pytest

from analytics.ledger.ledger import against, coverage_then
from analytics.ledger.outcomes import Facts, Rated, learned, outcomes, wilson
from analytics.ledger.results import Learned, Sum
from analytics.strategy.results import Action, Close, Cost
from data.store.facts.settings import Assumption
from data.store.ledger import Followed, Happened, Reached, Tracked
from tests.analytics.strategy.parts import action
from tests.dashboard.hand_built import requirement

START, LATER = date(2026, 1, 5), date(2026, 7, 6)
ANA, BO, CY = 1, 2, 3


ACTIONS = (
    action("train", "Python", 4, from_level=2),
    action(
        "hire",
        "Python",
        3,
        from_level=None,
        profile="ML engineer",
        count=2,
        arrive_week=12.0,
        cost=Cost(first_year_cash=80_000.0, hours=50.0),
        closes=(Close("Core", "Python", 3, 2, True),),
    ),
    action("equip", "SQL", 3, tool="Assistant"),
    action("train", "Python", 2, end_week=30.0),
)
"""Ana learns Python from 2 to 4; two are hired; Bo gets a tool for SQL; Cy learns later."""

FOLLOWED = (
    Followed(1, "Python", 2, 4, ANA),
    Followed(3, "SQL", 2, 3, BO),
    Followed(4, "Python", 1, 2, CY),
)
RATINGS = {
    (ANA, "Python"): (2, 3),
    (BO, "SQL"): (2, 3),
    (CY, "Python"): (1, 2),
}
"""Managers' levels in both waves."""
TOLD = (Happened(2, 1, arrived_on=date(2026, 4, 20), cost=45_000.0),)
"""One hire came in week 15, three weeks late."""


def rated(*levels: int | None) -> tuple[Rated, ...]:
    """Levels in the two waves; None: not rated."""
    waves = (("first", START), ("second", LATER))
    given = zip(waves, levels, strict=True)
    return tuple(Rated(*wave, level) for wave, level in given if level is not None)


def small(
    *,
    actions: tuple[Action, ...] = ACTIONS,
    followed: tuple[Followed, ...] = FOLLOWED,
    told: tuple[Happened, ...] = TOLD,
    reached: tuple[Reached, ...] = (),
    ratings: dict[tuple[int, str], tuple[int | None, int | None]] | None = None,
    decision_no: int = 1,
) -> Facts:
    """The facts of it, with changes."""
    levels = {**RATINGS, **(ratings or {})}
    return Facts(
        start=START,
        actions=actions,
        tracked=Tracked(decision_no, followed, (("Core", "first"),), reached, told),
        days={"first": START, "second": LATER},
        ratings={key: rated(*pair) for key, pair in levels.items()},
        teams=dict.fromkeys((ANA, BO, CY), "Core"),
    )


def test_four_actions_by_hand() -> None:
    result = outcomes(small())
    text = [(o.action_no, o.purchase_no, o.state, o.why, o.weeks_late) for o in result]
    assert text == [
        (1, 1, "no", "rated", None),  # 3 of 4
        (2, 1, "yes", "told", 3.0),  # in week 15 instead of 12
        (2, 2, "not known", "not told", None),
        (3, 1, "yes", "rated", None),  # 3 with the tool
        (4, 1, "not known", "not due", None),  # counts from week 30, the wave is in week 26
    ]
    # Ana made the step to 3 and failed that to 4; Bo's tool held
    tried = [(a.lever, a.skill, a.level, a.held) for o in result for a in o.attempts]
    ana = [("train", "Python", 3, True), ("train", "Python", 4, False)]
    assert tried == [*ana, ("equip", "SQL", 3, True)]
    assert [o.planned_cost for o in result] == [100, 40_000, 40_000, 100, 100]
    assert [o.cost for o in result] == [None, 45_000, None, None, None]


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
    result = outcomes(small(told=dropped))
    assert [(o.state, o.why) for o in result[:2]] == [("no", "dropped")] * 2
    assert result[0].attempts == ()


def test_who_left_is_not_known_and_who_is_erased_keeps_the_outcome() -> None:
    facts = small(ratings={(ANA, "Python"): (2, None)})
    assert outcomes(replace(facts, teams={}))[0].why == "gone"
    erased = (replace(FOLLOWED[0], person_no=None), *FOLLOWED[1:])
    kept = (Reached(1, "Python", "first", 2), Reached(1, "Python", "second", 3))
    assert outcomes(small(followed=erased))[0].why == "gone"
    still = outcomes(small(followed=erased, reached=kept))[0]
    assert (still.state, [a.held for a in still.attempts]) == ("no", [True, False])


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
    result = outcomes(
        small(actions=both, followed=follows, told=(), ratings={(BO, "SQL"): (1, after)})
    )
    assert [o.state for o in result] == [training, tool]
    assert all(o.attempts == () for o in result)


def test_a_plan_that_was_decided_before_anybody_was_followed_knows_nothing() -> None:
    result = outcomes(small(followed=(), told=()))
    assert {o.state for o in result} == {"not known"}
    assert result[0].why == "not followed"


def test_planned_against_happened_by_lever_and_in_total() -> None:
    facts = small()
    hire, train, equip, total = against(facts.actions, outcomes(facts))
    assert [a.lever for a in (hire, train, equip, total)] == ["hire", "train", "equip", None]
    assert (hire.yes, hire.no, hire.not_known) == (1, 0, 1)
    # one of two hires came, the other may still
    assert (hire.positions, hire.at_least, hire.at_most) == (2, 1, 2)
    assert hire.cost == Sum(80_000, 40_000, 45_000, known=1, of=2)
    assert (hire.weeks_late, hire.dated) == (3.0, 1)
    # Ana did not come to 4; Cy is not due
    assert (train.positions, train.at_least, train.at_most) == (2, 0, 1)
    assert (train.cost.known, train.weeks_late) == (0, None)
    assert (equip.positions, equip.at_least, equip.at_most) == (1, 1, 1)
    assert (total.yes, total.no, total.not_known) == (2, 1, 2)
    assert (total.positions, total.at_least, total.at_most) == (5, 2, 4)


def test_coverage_then_planned_by_the_wave_and_found() -> None:
    # Python 3: 1 of 4, the two hires were to make it 3; SQL 3: 0 of 1, the tool's user is not
    # counted among people; Python 2: one leaves before the wave, and who is trained counts later
    common = {"scope": "Core", "weight": 1.0, "due_week": 20.0}
    late = (week := (LATER - START).days / 7) + 1
    python = [(0.0, 1, ""), (week, 2, "hire")]
    sql = [(0.0, 0, ""), (1.0, 1, "equip")]
    below = [(0.0, 4, ""), (week - 1, -1, ""), (late, 1, "train")]
    needs = [
        {**common, "skill": "Python", "level": 3, "required": 4, "flow": python},
        {**common, "skill": "SQL", "level": 3, "required": 1, "flow": sql},
        {**common, "skill": "Python", "level": 2, "required": 3, "flow": below},
    ]
    result = [
        requirement(scope="Core", skill="Python", level=3, have=2, unknown=1),
        requirement(scope="Core", skill="SQL", level=3, have=1, unknown=0),
    ]
    then = coverage_then(small(), needs, result, "second", LATER)
    assert then.before == pytest.approx(4 / 8)
    assert then.planned == pytest.approx(6 / 8)
    earlier = {**needs[0], "have": 1, "by_train": 1, "by_hire": 1}
    del earlier["flow"]
    kept = [earlier, *needs[1:]]
    assert coverage_then(small(), kept, result, "second", LATER) == then
    # what is required no more may be held by nobody or by all: 2 + 1 + 0, and 3 + 1 + 3
    assert (then.found, then.found_high) == (pytest.approx(3 / 8), pytest.approx(7 / 8))


TODAY = Assumption("", 0.5, 0.7, 0.85, "probability", "assumption", None)


class AnyKey(dict[str, Assumption]):
    """Whatever the key, the same numbers."""

    def __missing__(self, key: str) -> Assumption:
        return replace(TODAY, key=key)


def rates(*plans: Facts) -> dict[str, Learned]:
    result = learned([(plan, outcomes(plan)) for plan in plans], {"SQL": "partly"}, AnyKey())
    return {item.key: item for item in result}


def trainings(held: list[bool], decision_no: int = 1, told: tuple[Happened, ...] = ()) -> Facts:
    """One step of Python from 2 to 3 for each of several people."""
    people = range(1, len(held) + 1)
    facts = small(
        actions=tuple(action("train", "Python", 3) for _ in people),
        followed=tuple(Followed(n, "Python", 2, 3, n) for n in people),
        told=told,
        decision_no=decision_no,
    )
    ratings = {
        (n, "Python"): rated(2, 3 if came else 2) for n, came in zip(people, held, strict=True)
    }
    return replace(facts, ratings=ratings, teams=dict.fromkeys(people, "Core"))


def test_a_share_is_offered_from_twenty_outcomes_on_with_its_wilson_interval_and_source() -> None:
    few = rates(trainings([True] * 12 + [False] * 7))["training.success"]
    assert (few.outcomes, few.held, few.offer, few.interval) == (19, 12, None, None)
    result = rates(trainings([True] * 14 + [False] * 6))["training.success"]
    # Wilson, 14 of 20, by hand: (0.7 + 0.09604) / 1.19208 -+ 1.6441 * sqrt(0.0105 + 0.0024010)
    assert (result.offer.low, result.offer.likely, result.offer.high) == (0.481, 0.7, 0.8545)
    assert result.offer.source == "own ledger, 20 outcomes, 2026-07-06 to 2026-07-06"
    assert (result.offer.year, result.offer.unit) == (2026, "probability")


@pytest.mark.parametrize(("held", "of", "low", "high"), [(0, 20, 0, 0.1611), (20, 20, 0.8389, 1)])
def test_all_or_none_still_leave_room(held: int, of: int, low: float, high: float) -> None:
    assert wilson(held, of) == pytest.approx((low, high), abs=1e-4)


def test_the_same_training_in_two_decided_plans_is_one_outcome() -> None:
    held = [True] * 14 + [False] * 6
    item = trainings(held)
    assert rates(item, trainings(held, decision_no=2)) == rates(item)
    # another plan that begins from another wave and is judged by another one is another attempt
    assert rates(item, small())["training.success"].outcomes == 20 + 1  # Ana's first step is 1's


def test_an_unknown_outcome_never_changes_a_learned_rate() -> None:
    held = [random.Random(4).random() < 0.6 for _ in range(25)]
    facts = trainings(held)
    step, later = action("train", "Python", 3), action("train", "Python", 3, end_week=200.0)
    followed = Followed(26, "Python", 2, 3, 99), Followed(28, "Python", 2, 3, 98)
    more = replace(
        facts,
        actions=(*facts.actions, step, action("hire", "Python", 3), later),
        tracked=replace(facts.tracked, followed=(*facts.tracked.followed, *followed)),
        ratings={**facts.ratings, (99, "Python"): rated(2, None), (98, "Python"): rated(2, 3)},
    )
    assert [o.state for o in outcomes(more)[-3:]] == ["not known"] * 3
    assert rates(more) == rates(facts)


def test_a_hire_counts_who_has_arrived_and_of_whom_it_was_told_whether_it_works_out() -> None:
    hires = tuple(action("hire", "Python", 3, from_level=None, arrive_week=12.0) for _ in range(21))
    day = date(2026, 4, 1)
    text = [Happened(n, 1, n % 3 > 0, arrived_on=day) for n in range(1, 20)]
    text += [Happened(20, 1, None, arrived_on=day), Happened(21, 1, True)]
    works = rates(small(actions=hires, followed=(), told=tuple(text)))["hire.works_out"]
    assert (works.held, works.outcomes) == (13, 19)


def test_of_many_ledgers_the_interval_holds_the_true_rate_in_about_95_of_100() -> None:
    """Trainings of two steps, of which the second is tried only after the first: the number of
    steps tried is itself thrown, and the rate must not be drawn to one side by that."""
    dice, truth, inside, offers = random.Random(7), 0.62, 0, []
    for _ in range(200):
        reached = [next((k for k in (2, 3) if dice.random() >= truth), 4) for _ in range(25)]
        facts = trainings([True] * 25)
        followed = tuple(Followed(n, "Python", 2, 4, n) for n in range(1, 26))
        facts = replace(
            facts,
            tracked=replace(facts.tracked, followed=followed),
            ratings={(n, "Python"): rated(2, k) for n, k in enumerate(reached, start=1)},
        )
        offer = rates(facts)["training.success"].offer
        inside += offer.low <= truth <= offer.high
        offers.append(offer.likely)
    assert 0.92 * 200 <= inside <= 0.98 * 200
    assert sum(offers) / 200 == pytest.approx(truth, abs=0.02)


def test_a_seat_is_judged_in_each_skill_from_when_it_counts_there() -> None:
    """SQL from week 5; Python only after training, in week 40, and the wave is in week 26."""
    closes = (Close("Core", "SQL", 3, 1, True, 5.0), Close("Core", "Python", 4, 1, True, 40.0))
    facts = small(
        actions=(action("equip", "SQL", 3, tool="Assistant", end_week=5.0, closes=closes),),
        followed=(Followed(1, "SQL", 2, 3, ANA), Followed(1, "Python", 3, 4, ANA)),
        told=(),
        ratings={(ANA, "SQL"): (2, 3), (ANA, "Python"): (2, 2)},
    )
    (outcome,) = outcomes(facts)
    assert (outcome.state, outcome.why) == ("not known", "not due")
    assert [(attempt.skill, attempt.held) for attempt in outcome.attempts] == [("SQL", True)]
