"""What the pages say, word for word, of values that a reader can check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.results import NotAsked
from analytics.strategy.results import Cost, Relaxation
from dashboard.wording import blend, heatmap, standing
from tests.dashboard import hand_built as hand


def plain(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ")


def test_the_overview_says_what_is_open() -> None:
    title = "50 % of what is required is covered; 1 of 2 must-haves is open"
    assert plain(standing.overview_title(hand.analysis())) == title
    assert plain(standing.coverage_note(hand.analysis(), None)) == "at most 75 %: unknown levels"


def test_the_overview_without_must_haves_or_with_all_of_them() -> None:
    wish = hand.requirement(must_have=False)
    said = standing.overview_title(hand.analysis(wish))
    assert said.endswith("no requirement is marked as a must-have")
    assert standing.overview_title(hand.analysis(hand.PYTHON)).endswith("and every must-have is")


def test_a_title_without_an_action_says_which_later_date_would_close_all() -> None:
    late = Relaxation("13 more weeks", 0, Cost(total=9))
    shut = hand.plan(actions=(), shortage=2, gives=(late,))
    title = blend.plan_title(shut, date(2026, 10, 15))
    assert plain(title).endswith("positions stay open; 13 more weeks would close all")
    part = hand.plan(actions=(), shortage=2, gives=(replace(late, shortage=1),))
    assert "more weeks" not in blend.plan_title(part, date(2026, 10, 15))


def test_a_falling_count_of_open_must_haves_reads_as_good() -> None:
    before = hand.analysis(hand.EVALUATION, hand.requirement(skill_id="x", skill="X"))
    note = standing.must_have_note(hand.analysis(), before)
    assert note == "Evaluation · 1 fewer than in the last wave"
    assert standing.change_count(1, 1) == "as many as in the last wave"


def test_the_change_of_a_share_is_rounded_once() -> None:
    assert plain(standing.change(0.494, 0.506)) == "up 1 point since the last wave"
    assert plain(standing.change(0.504, 0.500)) == "down less than 1 point since the last wave"
    assert standing.change(0.1 + 0.2, 0.3) == "unchanged since the last wave"


def test_what_fell_to_one_holder_is_a_change_though_no_position_was_lost() -> None:
    spare = hand.requirement(required=1, have=2, shortage=0)
    alone = hand.requirement(required=1, have=1, shortage=0, single_point_of_failure=True)
    spares = hand.requirement(required=1, have=3, shortage=0)
    assert [plain(s) for s in standing.changes(hand.analysis(alone), hand.analysis(spare))] == [
        "Evaluation (Red) lost 1 person: now 1 of 1 at level 3, held by one person."
    ]
    assert [plain(s) for s in standing.changes(hand.analysis(spare), hand.analysis(alone))] == [
        "Evaluation (Red) gained 1 person: now 2 of 1 at level 3."
    ]
    assert standing.changes(hand.analysis(spare), hand.analysis(spares)) == []


def test_a_changed_requirement_is_no_change_of_people() -> None:
    before = hand.analysis(hand.requirement(required=1, have=1, shortage=0))
    assert standing.changes(hand.analysis(), before) == []


def test_areas() -> None:
    areas = hand.analysis().areas
    assert standing.areas_title(areas) == (
        "Quality is below 70 % of its requirement; 1 of 2 is covered"
    )
    assert "Quality 0 to 50 %, Programming 100 %" in plain(standing.areas_alt(areas))


def test_the_plan_title_promises_a_date() -> None:
    assert plain(blend.plan_title(hand.plan(), hand.START)) == (
        "Train 1 and hire 1: every must-have covered by 15 Apr 2027"
    )


def test_a_plan_that_falls_short_says_so_first() -> None:
    short = hand.plan(status="short", shortage=1, actions=(hand.action(),))
    assert plain(blend.plan_title(short, hand.START)) == (
        "Train 1: 1 of 2 missing must-have positions stays open by 15 Apr 2027"
    )
    nothing = hand.plan(status="short", shortage=2, actions=())
    assert plain(blend.plan_title(nothing, hand.START)).startswith("No action closes a gap by")


def test_due_dates_that_differ_are_not_one_date() -> None:
    later = hand.plan(needs=(hand.need(), hand.need(skill="X", skill_id="x", due_week=289 / 7)))
    assert "when due (last: 31 Jul 2027)" in plain(blend.plan_title(later, hand.START))


def test_four_cost_figures_and_the_exact_total() -> None:
    said = [tuple(map(plain, figure)) for figure in blend.cost_figures(hand.plan())]
    assert said == [
        ("Cash once", "$ 20 k", "first year $ 163 k"),
        ("Cash a year", "$ 200 k", "pay, seats and usage that go on"),
        ("People's hours", "209 h", "5.2 weeks of one full-time person"),
        ("Total cost", "$ 400 k", "exactly $ 400 000 over 104 weeks"),
    ]
    bound = blend.cost_figures(hand.plan(budget=500_000.0, budget_on="total"))
    assert plain(bound[3][2]).endswith("budget $ 500 k on total cost")


def test_heatmap_title() -> None:
    assert heatmap.heatmap_title(hand.analysis()) == (
        "Red: nobody is known to reach level 3 in Evaluation"
    )
    covered = hand.analysis(hand.PYTHON)
    assert plain(heatmap.heatmap_title(covered)) == (
        "Every must-have reaches its headcount, over 2 skills"
    )


def test_what_the_survey_did_not_ask_is_named_once() -> None:
    rows = [("Core", "Python"), ("Core", "SQL"), ("Edge", "Python")]
    asked = tuple(NotAsked(team, skill, 3) for team, skill in rows)
    sentence = standing.not_asked(replace(hand.analysis(), not_asked=asked))
    assert sentence.startswith("Required, but the survey did not ask: Python and SQL.")
    assert standing.not_asked(hand.analysis()) == ""


def test_targets_of_a_team_without_people_are_named() -> None:
    gone = hand.requirement(scope="Gone", teams=("Gone",), roster=0)
    analysis = hand.analysis(gone, hand.PYTHON)
    assert standing.empty_scopes(analysis) == ["Gone"]
    sentence = plain(standing.without_people(analysis, "Gone"))
    assert sentence == "1 target belongs to Gone, which now has nobody."
