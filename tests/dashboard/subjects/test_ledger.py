"""Scenarios decided, compared and demanded; and a ledger worked by hand: of three purchases one
came true, one did not, one is not known."""

from dataclasses import asdict, replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from analytics.ledger import results
from analytics.ledger.ledger import places, shown, shown_rates
from analytics.strategy.answer.beside import side, side_by_side
from analytics.strategy.problem.problem import Bar, Pin
from analytics.strategy.results import Action, Cost, Demand, Plan
from analytics.strategy.scenario.saved import Decided, Saved
from analytics.strategy.scenario.scenario import Scenario
from dashboard.render.blocks import Table
from dashboard.render.terminal import text
from dashboard.subjects import home
from dashboard.subjects import scenarios as wording
from dashboard.subjects.ledger import figures, known, learned, ledger, title
from data.store.facts.settings import Assumption
from data.vocabulary import OWNER, Viewer
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

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
    "“A” was decided on 2 Nov 2026 by kim: It closes all. Its plan then: $ 0 in year 1, "
    "$ 400 000 in total, no must-have open as counted."
)
CHEAP = hand.plan(scenario="Cheap", cost=Cost(total=100_000, first_year_cash=62_800), shortage=1)


def decision(today: Plan | None = None, **decided: Any) -> str:
    return plain(wording.decision("A", replace(DECIDED, **decided), today))


def test_a_decision_is_held_against_today() -> None:
    anew = "Planned anew today, as if nothing had begun"
    assert decision() == THAT_DAY
    assert decision(hand.plan()) == f"{THAT_DAY} {anew}, it says the same."
    cash = "$ 63 k in year 1, $ 100 000 in total, 1 must-have position open as counted."
    assert decision(CHEAP) == f"{THAT_DAY} {anew}: {cash}"
    priced = replace(DECIDED, cost=Cost(total=400_000, hours=900))
    assert "$ 400 000 with people's hours, no" in plain(wording.stands("A", priced))
    assert "2026 for Core by kim" in decision(team="Core")
    other = decision(replace(CHEAP, scenario_hash="other"), decided_by="")
    assert "anew today, with other assumptions, as if nothing had begun: $ 63 k" in other


def test_a_step_is_as_decided_where_the_plan_of_that_day_had_it() -> None:
    need = build.requirement("A", "Serving", 0, 2)
    train = build.action("train", need, 1.0)
    check = replace(train, lever="assess", skills=("Serving", "SQL"), level=0, team="")
    kept = [asdict(action) for action in (train, check)]
    decided = replace(DECIDED, document={"actions": kept})
    saved = Saved(Scenario(), 1, "kim", datetime(2026, 11, 2), decided)
    for action, expected in (
        (train, 1),
        (replace(train, level=4), None),
        (replace(train, skills=("SQL",)), None),
        (replace(check, skills=("SQL",), level=2), 0),
        (replace(check, skills=("SQL", "Python")), None),
    ):
        first, then = places(saved, [action, action])
        assert (first and first[0], then) == (expected, None)

    def next_step(*bought: Action, begun: Any = (), people: bool = False) -> str:
        reading = told.of(need, actions=bought, people=people)
        return plain(home.next_step(reading, saved, begun))

    assert next_step(train).endswith(", as decided.")
    # a check is no row of the Ledger, so it is never what is to be reported next
    assert next_step(check, train, people=True) == (
        "Train Serving from level 2 to level 3 by 23 Nov 2026 and check 1 rating, as decided."
    )
    more = replace(check, skills=("SQL",), count=43, decide_by_week=30.0)
    assert next_step(more) == "Check 1 rating in Serving and SQL by 23 Nov 2026, as decided."
    assert "All of “Default” has begun" in next_step(train, begun={0, 1})
    other = next_step(replace(train, level=4), begun={0, 1})
    assert "“Default” would be another plan today, $ " in other
    now, nothing = told.of(need, actions=(train,)), told.of(need)
    done = home.following(now, saved, {0, 1}, done=True)
    assert done == "“Default” is done; the Ledger says what came true."
    assert "would be another plan today" in home.following(nothing, saved)
    empty = replace(saved, decided=replace(decided, document={"actions": []}))
    assert home.following(nothing, empty) == "The plan buys nothing."
    soon = replace(train, skills=("SQL",), decide_by_week=1.0)
    kept = [asdict(action) for action in (train, soon)]
    saved = replace(saved, decided=replace(decided, document={"actions": kept}))
    late = replace(soon, decide_by_week=90.0)
    assert "SQL" in next_step(train, late)  # which was to be decided first


def test_side_by_side_begins_with_what_each_closes_and_costs() -> None:
    sides = [side(plan) for plan in (CHEAP, hand.plan(scenario="All"))]
    first, second = plain(wording.sides_title(sides)).split("; ")
    assert first == "Must-have positions closed: “Cheap” 1 of 2 for $ 63 k in year 1"
    assert second == "“All” 2 of 2 for $ 163 k in year 1"


def test_side_by_side_shows_what_is_likely_first_and_only_the_targets_that_differ() -> None:
    every, cheap = (hand.plan(scenario=name) for name in ("All", "Cheap"))
    short = replace(cheap.needs[0], skill="SQL", skill_id="sql", shortage_before=2)
    plans = [
        replace(plan, needs=(*plan.needs, replace(short, by_train=2 - left, shortage_after=left)))
        for plan, left in ((every, 0), (cheap, 2))
    ]
    options = [told.option("lean", plan, 1.9) for plan in plans]
    readings: Any = [SimpleNamespace(secret=False, option=option) for option in options]

    def compared(*plans: Plan) -> list[Table]:
        section = wording.compared(side_by_side(plans), [None, None], readings)
        return [block for block in section.blocks if isinstance(block, Table)]

    figures, targets = compared(*plans)
    likely = ["Must-haves likely in place", "1.9 of 3", "1.9 of 3"]
    assert figures.texts()[:2] == [likely, ["Open weeks", "30", "30"]]
    assert plain(targets.title) == "1 of 2 targets differs in what closes it"
    assert [row["requirement"] for row in targets.records()] == ["SQL 3"]
    assert [len(table.rows) for table in compared(every, every)[1:]] == [1]


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
        Demand("A pin", Cost(total=-1_500), 0, 0, net=900.0),
        Demand("A bar", Cost(total=-900), 1, 0),
        Demand("A bar", Cost(), 0, -2),
    )
    assert [plain(line) for line in wording.demanded(demands, "USD")] == [
        "A pin: costs $ 1.5 k more in total.",
        "A pin: costs $ 1.5 k less in total, $ 900 more in net cost.",
        "A bar: costs $ 900 less in total, 1 must-have position more open.",
        "A bar: costs nothing more, 2 other positions fewer open.",
    ]


LEADER = Viewer(role="leader", people_visible=False)
BOUGHT = (1, 1, "train", ("Python",), "ML engineer", "Core", None, 2, 3, date(2026, 9, 1))
TRAINED = results.Outcome(*BOUGHT, "yes", "rated", 1_000.0, 120.0, 400.0, 100.0, -1.5, "")
UNTOLD = replace(TRAINED, cost=None, hours=None, weeks_late=None)
DROPPED = replace(UNTOLD, purchase_no=2, state="no", why="dropped")
OF_A_HIRE = {"lever": "hire", "skills": ("Python", "SQL"), "from_level": None}
HIRED = replace(DROPPED, action_no=2, state="not known", why="not told", **OF_A_HIRE)
# Of 2,000 for the training 1,000 was planned for the one that is reported, which took 400.
COST, HOURS = results.Sum(2_000.0, 1_000.0, 400.0, 1, 2), results.Sum(240.0, 120.0, 100.0, 1, 2)
TRAINING = results.Against("train", 1, 1, 0, 2, 1, 1, COST, HOURS, -1.5, 1)
NOTHING_REPORTED = results.Sum(50_000.4, 0.0, 0.0, 0, 1)
NO_HOURS = replace(NOTHING_REPORTED, planned=25.0)
HIRING = results.Against("hire", 0, 0, 1, 1, 0, 1, NOTHING_REPORTED, NO_HOURS, None, 0)
WHOLE = replace(
    TRAINING,
    lever=None,
    not_known=1,
    positions=3,
    at_most=2,
    cost=replace(COST, planned=52_000.4, of=3),
    hours=replace(HOURS, planned=265.0, of=3),
)
RESULT = results.Ledger(
    "Spring",
    replace(DECIDED, currency="EUR"),
    date(2026, 5, 4),
    9,
    (TRAINED, DROPPED, HIRED),
    (TRAINING, HIRING, WHOLE),
    results.CoverageThen("autumn", date(2026, 10, 1), 1 / 3, 1.0, 0.5, 0.75),
    (Pin("train", skill="Python"), Bar("hire", reason="No new heads until March.")),
)
ASSUMED = Assumption("training.success", 0.5, 0.7, 0.85, "probability")
RATE = results.Learned("training.success", ASSUMED, 14, 9, None, None)
OFFERED = replace(
    RATE,
    outcomes=48,
    held=27,
    offer=replace(ASSUMED, low=0.42, likely=0.56, high=0.69, source="own outcomes"),
    interval=(0.4221, 0.6934),
)


def tables(result: results.Ledger = RESULT) -> dict[str, Table]:
    return told.tables(ledger(result))


def test_the_finding_counts_what_came_true() -> None:
    titles = {
        "1 of 3 purchases came true, 1 did not; 1 not known yet": (WHOLE,),
        "2 of 3 purchases came true, 1 did not": (replace(WHOLE, yes=2, not_known=0),),
        "3 purchases followed; none can be judged yet": (replace(WHOLE, yes=0, no=0, not_known=3),),
        "“Spring” is followed; its sums are of too few purchases to be shown": (),
    }
    for expected, against in titles.items():
        assert plain(title(replace(RESULT, against=against))) == expected


def test_the_numbers_in_front_say_what_was_planned() -> None:
    assert [(f.label, plain(f.text), plain(f.note)) for f in figures(RESULT)] == [
        ("Positions closed", "1 to 2", "of 3 planned; 1 purchase not known yet"),
        ("Coverage found", "50 to 75 %", "100 % planned for that day, 33 % at the decision"),
        (
            "First-year cash",
            "€ 400",
            "€ 1 k planned for the 1 of 3 purchases reported; € 52 k for all",
        ),
        (
            "Hours of people",
            "100 h",
            "120 h planned for the 1 of 3 purchases reported; 265 h for all",
        ),
        ("Weeks late", "−1.5", "mean of 1 purchase with a day"),
    ]
    early = replace(WHOLE, at_most=1, not_known=0, cost=NOTHING_REPORTED, weeks_late=None, dated=0)
    result = figures(replace(RESULT, against=(early,), coverage=None))
    assert [(f.key, f.text, plain(f.note)) for f in result if f.key != "hours"] == [
        ("closed", "1", "of 3 planned"),
        ("cash", "–", "€ 50 k planned; none reported yet"),
        ("weeks_late", "–", "no day is reported yet"),
    ]


def test_planned_stands_against_happened_by_lever_and_unknown_is_no_0() -> None:
    table = tables()["against"]
    assert table.title == "Planned against happened, by lever"
    training, hiring, whole = table.records()
    outcome = {"yes": 1, "no": 1, "not_known": 0, "positions": 2, "at_least": 1, "at_most": 1}
    cash = {"cash_planned": 2_000, "cash_planned_known": 1_000, "cash": 400}
    hours = {"hours_planned": 240, "hours_planned_known": 120, "hours": 100}
    assert training == {"lever": "train", **outcome, **cash, **hours, "weeks_late": -1.5}
    keys = ("cash_planned", "cash", "hours_planned_known")
    assert [hiring[key] for key in keys] == [50_000.4, None, None]
    assert (whole["lever"], whole["cash_planned"], whole["hours"]) == ("All", 52_000.4, 100)


def test_each_purchase_has_a_row_without_a_name() -> None:
    rows = tables()["outcomes"].records()
    who = ["Python 2 to 3", "ML engineer", "Core", "2026-09-01"]
    assert [*rows[0].values()] == ["train", *who, "yes", "manager's rating", -1.5]
    assert [(row["what"], row["state"], row["why"]) for row in rows[1:]] == [
        ("Python 2 to 3", "no", "not carried out"),
        ("Python, SQL", "not known yet", "not reported yet"),
    ]


def test_a_rate_is_offered_beside_what_is_assumed_today() -> None:
    assert (known(RATE).text, known(OFFERED).text) == ("14 of 20 needed", "27 of 48 held")
    section = learned((RATE, OFFERED))
    assert "from 20 known outcomes on" in section.lead
    table = told.only(section, Table)
    assumed = ["training.success", "probability", "0.5 · 0.7 · 0.85"]
    assert table.texts() == [
        [*assumed, "14 of 20 needed", "–", "–", ""],
        [*assumed, "27 of 48 held", "0.42 · 0.56 · 0.69", "0.422 to 0.693", "own outcomes"],
    ]


def test_who_may_not_see_people_is_told_sums_of_enough_purchases_only() -> None:
    assert shown(RESULT, OWNER) is RESULT
    few = shown(RESULT, LEADER)
    assert [*tables(few)] == ["against"]
    assert tables(few)["against"].rows == ()
    printed = text([ledger(few)])
    assert "Every sum is of too few purchases to be shown." in printed
    assert not any(word in printed for word in ("ML engineer", "Positions closed"))
    # 9 trainings may be shown; 2 hires are too few, and would be the total less the trainings
    nine, two = replace(TRAINING.cost, of=9), replace(HIRING.cost, of=2)
    whole = replace(WHOLE, cost=replace(nine, of=11))
    rows = (replace(TRAINING, cost=nine), replace(HIRING, cost=two), whole)
    assert shown(replace(RESULT, against=rows), LEADER).against == (whole,)
    table = told.only(learned(shown_rates((replace(RATE, outcomes=2),), LEADER)), Table)
    assert (table.rows, table.empty) == ((), "Too few outcomes to show any.")
