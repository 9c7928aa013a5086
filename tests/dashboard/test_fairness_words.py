"""How training is spread and whom one rating leaves out, in words, worked by hand."""

from __future__ import annotations

from analytics.strategy.concerned import LeftOut, Spread, SpreadGroup
from dashboard.commands.plan import plan_document, plan_text
from dashboard.reports.blend import second_rater_table, spread_table
from dashboard.wording import fairness as wording
from tests.dashboard import hand_built as hand

# 20 people, 4 steps and 200 hours: A is half of the people and has 150 of the hours.
SPREAD = Spread(
    20, 4, 200.0, (SpreadGroup("team", "A", 10, 3, 150.0), SpreadGroup("team", "B", 10, 1, 50.0))
)
LOW = LeftOut("Red", "Python", 3, "learning", "manager", ("Analyst",), ("Ana <b>", "Bo"))
MENTOR = LeftOut("Red", "Python", 3, "mentoring", "self", (), ("Cy",))


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_title_names_the_group_furthest_from_its_share_of_people() -> None:
    assert said(wording.spread_title(SPREAD)) == (
        "Training is 4 steps and 200 h of learning; team A: 50 % of the people, 75 % of the hours"
    )


def test_a_head_is_of_all_in_the_group_and_everybody_comes_first() -> None:
    everybody, a, b = wording.spread_rows(SPREAD)
    assert (a.steps_a_head, a.hours_a_head, a.people_share, a.hours_share) == (0.3, 15, 0.5, 0.75)
    assert (b.name, b.hours_a_head) == ("B", 5)
    assert (everybody.by, everybody.people, everybody.hours_a_head) == ("Everybody", 20, 10)
    (_, row, *_) = spread_table(hand.plan(spread=SPREAD)).rows
    assert said(str(row[-1].text)) == "75 %"  # type: ignore[union-attr]


def test_who_is_left_out_is_named_only_where_people_are_shown() -> None:
    plan = hand.plan(one_rater=(LOW, MENTOR))
    assert wording.second_rater_lines(plan.one_rater, people=False) == [
        "Python 3, Red: Analyst, by the manager's rating alone",
        "Python 3, Red: people of smaller roles, as mentors, by their own rating alone",
    ]
    assert "Ana <b> and Bo, by the manager's" in wording.second_rater_line(LOW, people=True)
    for people in (False, True):
        texts = [
            plan_text(plan, people=people),
            str(plan_document(plan, people=people)["one_rater"]),
            str(second_rater_table(plan, people=people).rows),
        ]
        assert [("Bo" in text, "Analyst" in text or people) for text in texts] == [
            (people, True)
        ] * 3
