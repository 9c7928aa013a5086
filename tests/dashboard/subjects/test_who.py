"""How training is spread and whom one rating leaves out, in words, worked by hand."""

from analytics.strategy.results import LeftOut, Plan, Spread, SpreadGroup
from dashboard.commands.plan import plan_document
from dashboard.render.blocks import Section
from dashboard.subjects import who as wording
from dashboard.subjects.who import who
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import told

# 20 people, 4 steps and 200 hours: A is half of the people and has 150 of the hours.
SPREAD = Spread(
    20, 4, 200.0, (SpreadGroup("team", "A", 10, 3, 150.0), SpreadGroup("team", "B", 10, 1, 50.0))
)
LOW = LeftOut("Red", "Python", 3, "learning", "manager", ("Analyst",), ("Ana <b>", "Bo"))
MENTOR = LeftOut("Red", "Python", 3, "mentoring", "self", (), ("Cy",))


def printed(plan: Plan, *, people: bool) -> Section:
    """As a report and a page have it."""
    section = who(told.reading(hand.analysis(), plan, people=people))
    return section


def test_the_title_names_the_group_furthest_from_its_share_of_people() -> None:
    assert plain(wording.spread_title(SPREAD)) == (
        "Training is 4 steps and 200 h of learning; team A: 50 % of the people, 75 % of the hours"
    )


def test_a_head_is_of_all_in_the_group_and_everybody_comes_first() -> None:
    section = printed(hand.plan(spread=SPREAD), people=False)
    assert section.title == wording.spread_title(SPREAD)
    everybody, a, b = records([section])["who"]["spread"]
    assert (everybody["by"], everybody["people"], everybody["hours"]) == ("Everybody", 20, 200)
    assert (everybody["people_share"], everybody["hours_share"]) == (1, 1)
    assert (a["group"], a["hours_share"], a["steps_a_head"]) == ("A", 0.75, 0.3)
    assert (a["people_share"], b["group"], b["steps_a_head"]) == (0.5, "B", 0.1)


def test_who_is_left_out_is_named_only_where_people_are_shown() -> None:
    plan = hand.plan(one_rater=(LOW, MENTOR))
    for people, whom in (
        (False, ["Analyst", "people of smaller roles"]),
        (True, ["Ana <b> and Bo", "Cy"]),
    ):
        section = printed(plan, people=people)
        rows = records([section])["who"]["second_rater"]
        assert [row["who"] for row in rows] == whom
        assert [row["rater"] for row in rows] == ["the manager's rating", "their own rating"]
        texts = [str(plan_document(plan, people=people)["one_rater"]), str(section)]
        assert [("Bo" in text, "Analyst" in text or people) for text in texts] == [
            (people, True)
        ] * 2
