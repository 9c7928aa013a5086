"""From a store to a problem: people, due weeks, offers, and the numbers they take; people who are
known to leave count until that day, and nothing is bought for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from analytics.analyse import analyse
from analytics.chances.ranges import certain, read_ranges
from analytics.chances.simulate import simulate
from analytics.results import ALLOWED, Selection
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Contractor, Need, Pin, Prerequisite, Problem, Worker
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioHire,
    ScenarioTool,
    Training,
    read_scenario,
)
from analytics.strategy.setup.assumptions import assumptions_of
from analytics.strategy.setup.setup import build_problem
from dashboard.commands.plan import plan_document
from dashboard.subjects import who
from data.load import load
from data.store.database import Database
from data.store.facts.settings import pin_today
from data.store.facts.taxonomy import lookup
from data.vocabulary import RefusedError, Viewer
from tests.analytics.chances.small import likely_only
from tests.analytics.strategy.parts import plan, solved
from tests.build import WAVE_DAY, list_people, rate, require
from tests.stores import seeded

MATRIX = """
person team role        Python SQL AI_governance
ann    Core ML_engineer 3      2   -
bob    Core ML_engineer 2      n   1
cid    Core .           1      3   2
"""


def filled(database: Database) -> Database:
    """Three people who hold one of two Python positions and no governance."""
    rate(database, MATRIX)
    require(database, "Core Python 3 2 yes 2\nCore AI_governance 3 1 yes\nCore SQL 3 1 no")
    list_people(database, "ann Core ML_engineer . .\nbob Core ML_engineer 0 .\ncid Core . 6 .")
    return database


@pytest.fixture(scope="module")
def store() -> Iterator[Database]:
    """Is read only."""
    with seeded() as database:
        yield filled(database)


@pytest.fixture
def own(database: Database) -> Database:
    """Is changed."""
    return filled(database)


def problem(store: Database, scenario: Scenario | None = None) -> Problem:
    return build_problem(store, analyse(store, Selection()), scenario or Scenario())


def worker(found: Problem, label: str) -> Worker:
    return next(w for w in found.workers if w.label == label)


def need(found: Problem, skill: str) -> Need:
    return next(n for n in found.needs if found.skill_names[n.skill] == skill)


def due(store: Database, skill: str, day: date) -> None:
    with store.transaction() as change:
        change.execute(
            "update requirement set due_on = :day, due_given = true "
            "where skill_no = :skill and set_no = 1",
            {"day": day, "skill": lookup(store)[skill.casefold()].skill_no},
        )


def test_hours_levels_and_rates_of_people(store: Database) -> None:
    """An empty cell is the default, a zero stays; unknown and not applicable are no levels."""
    result, skills = problem(store), lookup(store)
    hours = {name: worker(result, name).hours_per_week for name in ("ann", "bob", "cid")}
    assert hours == {"ann": 4, "bob": 0, "cid": 6}
    assert worker(result, "ann").levels == {skills["python"].skill_id: 3, skills["sql"].skill_id: 2}
    assert skills["sql"].skill_id not in worker(result, "bob").levels
    assert need(result, "AI governance").unknown == 1
    assert worker(result, "ann").hourly_rate == pytest.approx(133_080 * 1.35 / 2_080)


def test_due_weeks_count_from_the_wave_or_the_start(own: Database) -> None:
    due(own, "Python", WAVE_DAY + timedelta(weeks=10))
    due(own, "SQL", WAVE_DAY - timedelta(days=1))
    result = problem(own)
    assert need(result, "Python").due_week == 10
    assert (need(result, "SQL").due_week, need(result, "SQL").overdue) == (0, True)
    assert (need(result, "AI governance").due_week, need(result, "Python").overdue) == (26, False)
    later = Scenario(start=WAVE_DAY + timedelta(weeks=4))
    assert need(problem(own, later), "Python").due_week == 6


def test_a_deadline_caps_own_dates_and_stands_where_nobody_gave_one(own: Database) -> None:
    due(own, "Python", WAVE_DAY + timedelta(weeks=40))
    for deadline, given, other in ((None, 40, 26), (12.0, 12, 12), (60.0, 40, 60)):
        result = problem(own, Scenario(deadline_weeks=deadline) if deadline else None)
        weeks = need(result, "Python").due_week, need(result, "AI governance").due_week
        assert weeks == (given, other)


def test_default_hires_are_the_role_profiles_and_one_tool(store: Database) -> None:
    result = problem(store)
    roles = {row[0] for row in store.rows("select distinct role from role_profile")}
    assert {hire.profile for hire in result.hires} == roles
    hire = result.hires[0]
    assert hire.weeks_to_start == pytest.approx((75 + 30) / 7)
    assert hire.weeks_to_productive == pytest.approx((75 + 30) / 7 + 4 * 52 / 12)
    assert hire.yearly_pay == pytest.approx(133_080 * 1.18 * 1.35)
    assert hire.one_off == 7_000
    (tool,) = result.tools
    assert all(result.tooling[skill] != "never" for skill in tool.skills)
    assert lookup(store)["python"].skill_id in tool.skills
    assert tool.seat_per_year == 720


def test_scenario_offers_replace_the_defaults(store: Database) -> None:
    scenario = Scenario(
        hires=(ScenarioHire("Gov", (("ai governance", 4),), 70_000, 3, 0.9, 1),),
        tools=(ScenarioTool("T", ("Python", "AI governance"), 500, 2, 1.0, 0),),
    )
    result, python = problem(store, scenario), lookup(store)["python"].skill_id
    (hire,), (tool,) = result.hires, result.tools
    assert (hire.profile, hire.maximum, hire.interview_hours) == ("Gov", 1, 0)
    # Three weeks for certain, for what is due in week 26: the search waits.
    assert (hire.delay, hire.weeks_to_start, hire.weeks_to_productive) == (23, 23, 26)
    assert tool.skills == frozenset({python})  # governance is a never-skill
    assert tool.minimum_own_level == {python: 2}


def test_fees_and_tutors_are_the_stores_unless_a_scenario_says_so(store: Database) -> None:
    plain = problem(store).rules
    assert (plain.fee_per_hour, plain.tutor_fee_per_hour) == (80, 120)
    rules = problem(store, Scenario(training=Training(cost_per_step=500, cost_per_hour=90))).rules
    assert (rules.fee_per_hour, rules.cost_per_step, rules.training_rate) == (0, 500, 90)
    forbidden = read_scenario("[training]\ntutor = false")
    assert problem(store, forbidden).rules.tutor_fee_per_hour is None


def test_hash_follows_scenario_and_assumptions(own: Database) -> None:
    first = problem(own).scenario_hash
    assert len(first) == 64
    assert problem(own).scenario_hash == first
    assert problem(own, Scenario(budget=1)).scenario_hash != first
    renamed = problem(own, Scenario(name="Another name", attrition=None))
    assert renamed.scenario_hash == first
    pinned = [Pin("train", skill="Python", reason=why) for why in ("", "The audit asks for it")]
    hashes = {problem(own, Scenario(pins=(pin,))).scenario_hash for pin in pinned}
    assert len(hashes) == 1
    with own.transaction() as change:
        change.execute("update assumption set likely = 0.6 where name = 'training.success'")
    assert problem(own).scenario_hash != first


def test_without_requirements_there_is_nothing_to_plan(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3")
    with pytest.raises(RefusedError, match="Say what you need first: skillmix measures"):
        problem(database)


def test_week_0_is_today_and_never_before_the_wave(own: Database) -> None:
    assert problem(own).start == WAVE_DAY
    pin_today(own, WAVE_DAY + timedelta(weeks=3))
    result = problem(own)
    assert result.start == WAVE_DAY + timedelta(weeks=3)
    assert need(result, "AI governance").due_week == 23
    pin_today(own, WAVE_DAY - timedelta(weeks=3))
    assert problem(own).start == WAVE_DAY


def test_costs_run_for_a_year_past_the_last_date_and_the_far_is_not_planned_for(
    own: Database,
) -> None:
    due(own, "Python", WAVE_DAY + timedelta(weeks=120))
    due(own, "SQL", WAVE_DAY + timedelta(weeks=157))
    result = problem(own)
    assert result.rules.horizon_weeks == 172  # 120 + 52
    assert "SQL" not in {result.skill_names[n.skill] for n in result.needs}
    (beyond,) = plan(result).beyond
    assert (beyond.skill, beyond.due_on) == ("SQL", WAVE_DAY + timedelta(weeks=157))
    due(own, "Python", WAVE_DAY + timedelta(weeks=20))
    assert problem(own).rules.horizon_weeks == 104


def test_a_scenario_puts_other_numbers_in_the_place_of_the_stores(store: Database) -> None:
    scenario = read_scenario(
        '[assumptions]\n"hire.pay_premium" = 0\ntraining.fee_per_hour = 500\n'
        '"work.hours_per_week" = 35\nmoney.discount_rate = 0.05'
    )
    result, plain = problem(store, scenario), problem(store)
    assert result.hires[0].yearly_pay == pytest.approx(133_080 * 1.35)  # no premium
    assert result.rules.fee_per_hour == 500
    assert (plan(result).hours_per_week, plan(result).discount_rate) == (35, 0.05)
    assert result.scenario_hash != plain.scenario_hash


HIRED = """
[[hire]]
profile = "Engineer"
levels = { Python = 4 }
weeks_to_fill = 10
notice_weeks = 4
ramp_weeks = 6
yearly_pay = 150000
recruiting_cost = 9000
backfill = true
budgeted_pay = 120000
team = "Core"
[[tool]]
name = "Assistant"
skills = ["Python"]
seat_per_month = 30
usage_per_month = 5
owned_by = ["Core"]
[[prerequisite]]
skill = "Python"
level = 4
needs = { SQL = 3 }
[[contractor]]
profile = "Freelancer"
levels = { SQL = 4 }
cost_per_month = 12000
months = 3
max = 2
weeks_to_start = 4
handover_hours = 20
handover_cost = 1000
"""


def test_every_offer_in_every_detail(own: Database) -> None:
    """10 + 4 weeks until it starts, 6 more until it counts; the onboarding stays the store's."""
    rate(own, "person team SQL\neve Edge 1", wave="Edge")
    result = problem(own, read_scenario(HIRED))
    hire, tool = result.hires[0], result.tools[0]
    assert (hire.delay, hire.weeks_to_start, hire.weeks_to_productive) == (6, 20, 26)
    assert hire.lead == ((10, 10), (4, 4), (6, 6))
    assert hire.one_off - hire.onboarding == 9_000
    assert (hire.yearly_pay, hire.backfill, hire.budgeted_pay) == (150_000, True, 120_000)
    assert (hire.team, tool.owned_by) == ("Core", {"Core"})
    assert (tool.seat_per_year, tool.usage_per_year) == (360, 60)
    python, sql = (lookup(own)[name].skill_id for name in ("python", "sql"))
    assert result.prerequisites == (Prerequisite(python, 4, ((sql, 3),)),)
    freelancer = Contractor("Freelancer", {sql: 4}, 2, 4, 3, 12_000, 20, 1_000, works_out=0.9)
    assert result.contractors == (freelancer,)
    assert result.rules.levers == set(ALLOWED)


def test_what_a_hire_does_not_say_of_its_weeks_stays_uncertain(store: Database) -> None:
    text = '[[hire]]\nprofile = "E"\nlevels = { Python = 4 }\nramp_weeks = 6'
    hire = problem(store, read_scenario(text)).hires[0]
    assert hire.weeks_to_productive == pytest.approx((75 + 30) / 7 + 6)
    assert hire.lead == ((45 / 7, 150 / 7), (2, 90 / 7), (6, 6))


WRONG = (
    ("levels = { Python = 4 }", "levels = { Pyhton = 4 }", "names the skill 'Pyhton'"),
    ('team = "Core"', 'team = "Else"', "Engineer names the team 'Else'"),
    ('owned_by = ["Core"]', 'owned_by = ["Else"]', "Assistant names the team 'Else'"),
    ("months = 3", "", "needs profile, levels, cost_per_month, months: months is missing"),
    ("months = 3", "months = 0", "months is 0; give a number above 0"),
    ("needs = { SQL = 3 }", "needs = { Cooking = 3 }", "which this store does not know"),
    ("needs = { SQL = 3 }", "needs = { Python = 4 }", "goes in a circle"),
    (
        "needs = { SQL = 3 }",
        "needs = { SQL = 3 }\n" + '[[tool]]\nname = "Twin"\nskills = ["SQL"]\n' * 2,
        "[[tool]] Twin stands 2 times; give each a name of its own",
    ),
)


NUMBERS = (
    ("hire.pay_premiun = 0", "'hire.pay_premiun' is not known, did you mean hire.pay_premium"),
    ("training.success = 1.2", "training.success is 1.2; give a number from 0 to 1"),
    ('training.success = "a"', "[assumptions] training.success is 'a'; give a number"),
)
WISHES = (
    ('scope = "Else"', "[[close]] scope 'Else' fits no requirement"),
    ('skill = "Cooking"', "which this store does not know"),
    ('initiative = "X"', "initiative 'X' fits no requirement"),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((HIRED.replace(before, after), text) for before, after, text in WRONG),
        *((f"[assumptions]\n{number}", text) for number, text in NUMBERS),
        *((f"[[close]]\n{wish}", text) for wish, text in WISHES),
    ],
)
def test_what_is_not_there_or_cannot_be_is_refused(store: Database, text: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        problem(store, read_scenario(text))
    assert said in str(refused.value)


def test_contractors_are_offered_where_they_are_allowed(store: Database) -> None:
    """One profile for each short skill, at the highest level that is short, by the assumptions."""
    default = problem(store)
    assert (default.contractors, "contract" in default.rules.levers) == ((), False)
    allowed = read_scenario('levers = ["train", "contract"]')
    result = problem(store, allowed)
    short = [n for n in result.needs if n.have < n.headcount]
    highest = {n.skill: max(m.level for m in short if m.skill == n.skill) for n in short}
    assert highest
    assert [c.levels for c in result.contractors] == [{s: k} for s, k in highest.items()]
    for contractor in result.contractors:
        (skill,) = contractor.levels
        assert contractor == Contractor(
            f"Contractor for {result.skill_names[skill]}",
            contractor.levels,
            maximum=2,
            weeks_to_start=3,
            months=6,
            cost_per_month=18_000,
            start_low_weeks=1,
            start_high_weeks=8,
            works_out=0.9,
        )
    assert result.rules.levers == {"train", "contract"}
    assert default.not_allowed == result.contractors


def test_a_requirement_says_itself_what_a_week_costs(own: Database) -> None:
    with own.transaction() as change:
        change.execute("update requirement set per_week = 700 where must_have = false")
    assert [n.per_week for n in problem(own).needs] == [None, None, 700]


NEW_TEAM = """
deadline_weeks = 40
tool = []
[[hire]]
profile = "Engineer"
levels = { Python = 3 }
weeks_to_productive = 30
total_cost = 1000
max = 3
"""


@pytest.fixture
def new_team(database: Database) -> Database:
    """Core holds its two positions and one person more; New wants two and has nobody."""
    core = "\n".join(f"{name} Core Dev 3" for name in ("ann", "bob", "cid"))
    rate(database, f"person team role Python\n{core}")
    require(database, "Core Python 3 2 yes\nNew Python 3 2 yes")
    return database


def test_hires_join_a_team_that_has_nobody_yet(new_team: Database) -> None:
    for text in (NEW_TEAM, NEW_TEAM + 'team = "New"\n'):
        result = solved(problem(new_team, read_scenario(text)))
        assert (result.shortage, result.cost.total) == (0, 2000)
        assert [(a.lever, a.team, a.count) for a in result.actions] == [("hire", "New", 2)]


def test_what_a_new_team_shares_is_filled_in_the_team_that_has_people(new_team: Database) -> None:
    """Core and A share four and hold three: who serves both alike joins the team that there is."""
    require(new_team, "A_+_Core Python 3 4 yes", set_no=2)
    asked = problem(new_team, read_scenario(NEW_TEAM))
    assert asked.teams == ("Core", "A", "New")
    assert {a.team for a in solved(asked).actions} == {"Core", "New"}


@pytest.fixture
def three(database: Database) -> Database:
    """Ann (3) leaves in some week; Bob (3) and Cid (2) stay; two must hold Python by week 26."""
    rate(database, "person team role Python\nann Core Dev 3\nbob Core Dev 3\ncid Core Dev 2")
    require(database, "Core Python 3 2 yes")
    return database


def leaving(store: Database, week: int, viewer: Viewer | None = None) -> Problem:
    left = (WAVE_DAY + timedelta(weeks=week)).isoformat()
    rows = f"ann,Core,Dev,8,{left}\nbob,Core,Dev,8,\ncid,Core,Dev,8,\n"
    people = f"person,team,role,hours_per_week,left\n{rows}"
    load(store, "people", people.encode(), "people.csv")
    selection = Selection(viewer=viewer or store.viewer)
    return build_problem(store, analyse(store.seen_by(selection.viewer), selection), Scenario())


def test_a_leaver_counts_until_they_leave_and_is_neither_trained_nor_equipped(
    three: Database,
) -> None:
    for week, have in ((10, 1), (25, 1), (26, 2), (40, 2)):
        result = leaving(three, week)
        assert [n.have for n in result.needs] == [have]
        ann = worker(result, "ann")
        assert ann.declines("train")
        assert ann.declines("equip")
        assert (ann.hours_per_week, ann.mentor_hours_per_week) == (0, 0)
    (measured,) = analyse(three, Selection()).requirements
    assert measured.have == 2  # today both are here


def test_their_place_is_filled_by_somebody_who_stays(three: Database) -> None:
    result = plan(leaving(three, 10))
    assert (result.shortage_before, result.shortage) == (1, 0)
    assert {action.person for action in result.actions} == {"cid"}
    (leaver,) = result.leavers
    assert (leaver.team, leaver.role, leaver.week) == ("Core", "Dev", 10)
    document = plan_document(result, people=False)
    assert document["leavers"] == [
        {"team": "Core", "role": "Dev", "week": 10.0, "leaves_on": WAVE_DAY + timedelta(weeks=10)}
    ]
    (by_role,), (by_name,) = (who.lines(result, people=people) for people in (False, True))
    assert by_role.startswith("Known to leave, and counted until then: Dev (Core), 24")
    assert "ann (Core), 24" in by_name


def test_who_has_left_counts_in_no_week_and_for_nothing_overdue(three: Database) -> None:
    for week, first in ((-3, 0.5), (0, 0.5), (10, 1.0)):
        asked = leaving(three, week)
        assert worker(asked, "ann").gone_by(0) == (week <= 0)
        weeks = simulate(asked, planned(asked), likely_only(asked)).weeks
        assert (weeks[0].low, weeks[0].high) == (first, first)


def test_they_are_gone_from_the_simulated_runs_too(three: Database) -> None:
    leaving(three, 10)
    nothing = Scenario(levers=("hire",), hires=(), attrition=0.0)
    analysis = analyse(three, Selection())
    result = build_problem(three, analysis, nothing)
    read = read_ranges(analysis, nothing, result, assumptions_of(three, nothing))
    ranges = replace(read, backfill=certain(0.0))
    (need,) = simulate(result, planned(result), ranges).needs
    assert (need.planned, need.chance_as_rated) == (1, 0.0)


def test_who_may_not_see_people_gets_a_plan_that_tells_of_nobody(three: Database) -> None:
    leader = Viewer("leader", None, people_visible=False, smallest_group=1)
    result = leaving(three, 10, leader)
    assert {item.leaves_week for item in result.workers} == {None}
