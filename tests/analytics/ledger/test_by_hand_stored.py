"""A decided plan in a store: twenty people are to learn Python, and fourteen do."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from analytics.ledger.ledger import accept, learned_rates, ledger, take, told_text
from analytics.ledger.outcomes import Rated, facts
from analytics.results import Selection
from analytics.strategy.scenario.saved import Saved, decide, save, saved_scenario
from analytics.strategy.scenario.scenario import Scenario
from data.files.table import LoadProblems
from data.store.database import Database
from data.store.facts.settings import assumptions, pin_today
from data.store.ledger import Followed
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.analytics.ledger.test_by_hand import LATER, START
from tests.analytics.strategy.parts import action
from tests.build import number_of, rate, require
from tests.dashboard.hand_built import plan

HEAD = "person team role Python"
LEARNERS = [f"p{number}" for number in range(20)]
TODAY = date(2026, 11, 20)


def decided(database: Database) -> Saved:
    """All from 2 to 3 by week 20; Bo is not rated again."""
    rows = [*(f"{name} Core Dev 2" for name in LEARNERS), "Bo Core Dev 1"]
    rate(database, "\n".join([HEAD, *rows]), wave="first", held_on=START, rater="manager")
    require(database, "Core Python 3 15 yes", valid_from=START)
    save(database, Scenario(name="A"), "")
    step = action("train", "Python", 3)
    steps = tuple(replace(step, person_no=number_of(database, name)) for name in LEARNERS)
    chosen = replace(plan(start=START), actions=steps)
    saved = decide(database, "A", chosen, Selection(), "why not", on=START, who="")
    rate(database, f"{HEAD}\np0 Core Dev 5", wave="second", held_on=LATER)
    rows = [*(f"{who} Core Dev {2 + (n < 14)}" for n, who in enumerate(LEARNERS)), "Bo Core Dev -"]
    rate(database, "\n".join([HEAD, *rows]), wave="second", held_on=LATER, rater="manager")
    return saved


def test_a_seat_is_followed_for_all_that_it_is_used_for(database: Database) -> None:
    # Ann's closes Python 3 and is used for SQL 3, too; Bo's only makes SQL 3 safer.
    table = "person team role Python SQL\nAnn Core Dev {} {}\nBo Core Dev 4 {}"
    rate(database, table.format(2, 2, 2), wave="first", held_on=START, rater="manager")
    save(database, Scenario(name="A"), "")
    ann, bo = (number_of(database, name) for name in ("Ann", "Bo"))
    seat = action("equip", "Python", 3, tool="Assistant", uses=(("Python", 3), ("SQL", 3)))
    spare = replace(seat, closes=(), uses=(("SQL", 3),), person_no=bo)
    chosen = replace(plan(start=START), actions=(replace(seat, person_no=ann), spare))
    saved = decide(database, "A", chosen, Selection(), "why not", on=START, who="")
    assert facts(database, saved, None).tracked.followed == (
        Followed(1, "Python", 2, 3, ann),
        Followed(1, "SQL", 2, 3, ann),
        Followed(2, "SQL", 2, 3, bo),
    )
    assert "uses" not in saved.decided.document["actions"][0]
    rate(database, table.format(3, 2, 3), wave="second", held_on=LATER, rater="manager")
    outcomes = ledger(database, saved).outcomes
    assert [(o.state, o.why) for o in outcomes] == [("no", "rated"), ("yes", "rated")]


def test_what_managers_said_is_learned_and_taken_only_when_accepted(database: Database) -> None:
    saved = decided(database)
    known = facts(database, saved, None)
    first, bo = number_of(database, "p0"), number_of(database, "Bo")
    assert known.ratings[first, "Python"] == (Rated("first", START, 2), Rated("second", LATER, 3))
    assert known.ratings[bo, "Python"] == (Rated("first", START, 1),)
    assert known.tracked.waves == (("Core", "first"),)
    assert facts(database, saved, "first").days == {"first": START}

    assert [o.state for o in ledger(database, saved).outcomes] == ["yes"] * 14 + ["no"] * 6
    before = ledger(database, saved, "first")
    assert (before.outcomes[0].why, before.coverage) == ("not due", None)
    offer = next(r.offer for r in learned_rates(database) if r.key == "training.success")
    assert (offer.low, offer.likely, offer.high) == (0.481, 0.7, 0.8545)  # as by hand
    assert assumptions(database)["training.success"] != offer
    assert accept(database, "training.success").changed
    assert assumptions(database)["training.success"] == offer
    with pytest.raises(RefusedError, match="0 of the 20 outcomes"):
        accept(database, "hire.works_out")
    with pytest.raises(RefusedError, match=r"'pay\.base' is not learned"):
        accept(database, "pay.base")


def test_what_is_told_comes_back_or_is_refused(database: Database) -> None:
    saved = decided(database)
    text = told_text(database, saved, ledger(database, saved).outcomes)
    assert not take(database, saved, text.encode(), "told.csv", today=TODAY).changed
    line = next(csv.DictReader(io.StringIO(text)))
    line |= {"outcome": "yes", "cost": "250.5", "finished_on": "2026-10-01", "note": "exam"}
    texts = f"{','.join(line)}\n{','.join(line.values())}"
    assert take(database, saved, texts.encode(), "told.csv", today=TODAY).changed
    outcome = ledger(database, saved).outcomes[0]
    assert (outcome.why, outcome.cost, outcome.note) == ("told", 250.5, "exam")
    wrong = """action,purchase,filled_on,finished_on,cost,outcome
1,2,,,,
99,1,,,,
1,1,2026-06-01,2026-11-21,-5,maybe
1,1,,,,"""
    with pytest.raises(LoadProblems) as refused:
        take(database, saved, wrong.encode(), "told.csv", today=TODAY)
    reasons = " ".join(problem.reason for problem in refused.value.problems)
    for result in (
        "action 1 buys 1",
        "the plan has",
        "is for hire; this action is",
        "not come yet",
        "may not be below 0",
        "not one of yes, no, dropped",
        "in row 4 already",
    ):
        assert result in reasons
    assert ledger(database, saved).outcomes[0] == outcome
    pin_today(database, date(2027, 10, 1))
    later = b"action,purchase,finished_on\n1,1,2027-09-21\n"
    assert take(database, saved, later, "told.csv", today=TODAY).changed


def test_the_erased_stay_counted(database: Database) -> None:
    before, rates = ledger(database, decided(database)), learned_rates(database)
    who = number_of(database, "p0")
    erase(database, "p0")
    saved = saved_scenario(database, "A")
    assert [o.state for o in ledger(database, saved).outcomes] == [o.state for o in before.outcomes]
    assert learned_rates(database) == rates
    assert who not in {f.person_no for f in facts(database, saved, None).tracked.followed}
