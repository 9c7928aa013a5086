"""What is said of scenarios: decided, compared, demanded."""

from dataclasses import replace
from datetime import date, datetime

from analytics.strategy.answer.beside import side
from analytics.strategy.problem.problem import Bar, Pin
from analytics.strategy.results import Cost, Demand
from analytics.strategy.scenario.saved import Decided, Saved
from analytics.strategy.scenario.scenario import Scenario, ScenarioContractor
from dashboard.subjects import scenarios as wording
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain

DECIDED = Decided(
    reason="It closes all.",
    decided_on=date(2026, 11, 2),
    decided_by="kim",
    recorded_at=datetime(2026, 11, 2, 9),
    scenario_hash="abcdef0123",
    team=None,
    wave=None,
    ratings="fused",
    currency="USD",
    cost=Cost(total=400_000),
    shortage=0,
    shortage_other=0,
    coverage_after=1.0,
    document={},
)
THAT_DAY = (
    "“A” was decided on 2 Nov 2026 by kim: It closes all. Its plan that day: $ 400 000 in total, "
    "no must-have open."
)
CHEAP = hand.plan(scenario="Cheap", cost=Cost(total=100_000), shortage=1)


def test_a_decision_is_held_against_today() -> None:
    assert plain(wording.decision("A", DECIDED)) == THAT_DAY
    assert plain(wording.decision("A", DECIDED, hand.plan())) == (
        f"{THAT_DAY} Planned anew today it says the same."
    )
    assert plain(wording.decision("A", DECIDED, CHEAP)) == (
        f"{THAT_DAY} Planned anew today: $ 100 000 in total, 1 must-have position open."
    )
    other = replace(CHEAP, scenario_hash="other")
    assert "Planned anew today, with other assumptions: $ 100 000" in plain(
        wording.decision("A", replace(DECIDED, decided_by=""), other)
    )


def test_the_state_of_the_controls() -> None:
    saved = Saved(Scenario(name="A"), 2, "lee", datetime(2026, 11, 1), None)
    assert wording.state(None, changed=False) == ""
    assert wording.state(None, changed=True) == "Not saved"
    assert plain(wording.state(saved, changed=False)) == "Saved on 1 Nov 2026 by lee, version 2"
    assert wording.state(saved, changed=True) == "Changed since version 2 of “A”"
    decided = replace(saved, decided=DECIDED)
    assert wording.option(decided) == "A (decided)"


def test_the_plan_that_closes_most_for_least_comes_first() -> None:
    same = hand.plan(scenario="Same")
    sides = [side(plan) for plan in (CHEAP, hand.plan(scenario="All"), same)]
    assert plain(wording.sides_title(sides)) == (
        "“All” closes 2 of 2 must-have positions for $ 400 k; “Same” closes as many for the same "
        "money and “Cheap” leaves 1 more open for $ 300 k less"
    )
    assert plain(wording.growth_title(sides[:2])) == (
        "Coverage goes from 50 % to 100 % with “Cheap” and 100 % with “All”"
    )


def test_wishes_in_words() -> None:
    words: dict[str, Pin | Bar] = {
        "train in Python": Pin("train", skill="Python"),
        "hire 2 ML engineer (Core)": Pin("hire", profile="ML engineer", team="Core", at_least=2),
        "equip with Assistant for SQL": Bar("equip", tool="Assistant", skill="SQL"),
        "hire": Bar("hire"),
    }
    assert [wording.wish(wish) for wish in words.values()] == [*words]


def test_what_a_pin_or_bar_costs() -> None:
    demands = (
        Demand("A pin", Cost(total=1_500), 0, 0),
        Demand("A bar", Cost(total=-900), 1, 0),
        Demand("A bar", Cost(), 0, -2),
    )
    assert [plain(line) for line in wording.demanded(demands, "USD")] == [
        "A pin: costs $ 1.5 k more in total.",
        "A bar: costs $ 900 less in total, 1 must-have position more open.",
        "A bar: costs nothing more, 2 other positions fewer open.",
    ]


def test_what_is_on_offer_beside_the_levers_is_named() -> None:
    asked = Scenario(contractors=(ScenarioContractor("Interim", (("Python", 3),), 9_000, 6),))
    offered = "On offer, too: contractors (Interim)."
    assert wording.offers(asked, contract=False) == offered
    assert wording.offers(Scenario(), contract=True) == wording.NO_OFFER
    assert wording.offers(Scenario(), contract=False) == ""
