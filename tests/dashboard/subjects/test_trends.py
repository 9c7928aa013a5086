"""Waves as lines, who crossed a level, what changed since a wave, and two sides of a share: counted
by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from analytics.change import REASONS, Change, Flow, Line, Pair, Point, Trend
from analytics.change import change as changed
from analytics.results import Analysis, Selection
from dashboard.render.blocks import Chart, Curves, Section, Stacked, Table, written
from dashboard.subjects import trends
from data.vocabulary import Viewer
from tests.dashboard.hand_built import analysis
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

RED = analysis()
FEW = replace(RED, selection=Selection(viewer=Viewer("leader", None, people_visible=False)))
"""Three people, whom the viewer may not see."""
WAVES = (("spring", date(2026, 4, 1)), ("autumn", date(2026, 10, 1)))
UP = Line("Up", "up", (Point(0.4, 0.6, 5, 9), Point(0.5, 0.5, 5, 9)))
NEW = Line("New", "new", (None, Point(0.7, 0.7, 5, 9)))


def line(points: int, high: float = 0.9) -> Line:
    """From 50 % by so many points."""
    then, now = Point(0.5, 0.5, 4, 9), Point(0.5 + points / 100, high, 4, 9)
    return Line(f"By {points}", str(points), (then, now))


def trend(*areas: Line, overall: Line = UP) -> Trend:
    return Trend(WAVES, overall, areas, (), areas, (), ("autumn",))


def flow(skill: str, before: int, after: int, **counts: int) -> Flow:
    zero = dict.fromkeys(REASONS, 0)
    return Flow(skill, skill, "A", 3, before, after, **{**zero, **counts})


def drawn(*areas: Line) -> Chart:
    return told.only(trends.coverage(trend(*areas)), Chart)


def flows(*moved: Flow, team: Analysis = RED, **more: Any) -> Section:
    same = Change(9, 1, 2, moved, (), other_raters=0, not_again=())
    return trends.flows(team, team, replace(same, **more))


def test_the_title_has_the_points_as_they_are_printed() -> None:
    assert plain(trends.title(trend())) == "Coverage is 50 %, 40 to 60 % in spring"
    sure = replace(UP, points=(Point(0.3, 0.4, 5, 9), Point(0.5, 0.5, 5, 9)))
    assert plain(trends.title(trend(overall=sure))) == "Coverage is 50 %, up 20 points since spring"
    same = Line("", "", (Point(0.1 + 0.2, 1, 5, 9), Point(0.3, 1, 5, 9)))
    assert plain(trends.title(trend(overall=same))) == "Coverage is 30 to 100 %, as in spring"
    assert plain(trends.title(trend(overall=NEW))) == "2 waves of the survey"
    assert trends.note(trend()).endswith("other teams from autumn on")


def test_a_line_has_its_share_in_each_wave_and_a_dash_where_there_is_none() -> None:
    chart = drawn(UP, NEW)
    assert isinstance(chart.form, Curves)
    assert chart.form.labels == ("spring", "autumn")
    assert [series.values for series in chart.form.series] == [(0.4, 0.5), (None, 0.7)]
    assert "New: not measured to 70" in chart.alt
    shown = chart.twin.for_outlet("page")
    titles = " | ".join(column.title for column in shown.columns)
    assert titles == "Area | spring | spring, of | autumn | autumn, of | Points"
    assert [plain(" | ".join(row)) for row in shown.texts()] == [
        "Up | 40 to 60 % | 5 | 50 % | 5 | 10",
        "New | – | – | 70 % | 5 | –",
    ]
    assert chart.twin.records()[0]["high_1"] == 0.6


def test_of_many_lines_those_that_moved_most_are_drawn() -> None:
    """Eight areas that rose by 1 to 8 points, one that fell by 20, one that stayed."""
    chart = drawn(*(line(points) for points in (*range(1, 9), -20, 0)))
    assert isinstance(chart.form, Curves)
    assert [series.name for series in chart.form.series] == [
        "By -20",
        *(f"By {n}" for n in range(8, 3, -1)),
    ]
    looks = [(item.shade, at % 4) for at, item in enumerate(chart.form.series)]
    assert len(set(looks)) == 6, "told apart by colour and dash"
    assert plain(chart.note) == "4 more areas moved less or not at all; the table has every area."
    assert plain(chart.title) == "No clear change in 10 areas"
    assert len(chart.twin.rows) == 10


def test_only_changes_that_compare_calls_clear_are_news() -> None:
    """Of 4 positions one is 25 points: no more than that is not clear."""
    sure = [line(far, 0.5 + far / 100) for far in (25, 40, 50, -40)]
    title = "2 areas clearly rose, By 50 most (50 points); By -40 clearly fell 40 points"
    assert plain(drawn(*sure).title) == title
    assert plain(drawn(line(45)).title) == "By 45 clearly rose 45 points"
    assert plain(drawn(sure[0]).title) == "No clear change in 1 area"


def test_lines_that_rest_are_said_to_and_seven_of_them_are_a_table() -> None:
    assert plain(drawn(line(0)).title) == "No clear change in 1 area"
    assert drawn(NEW).title == "No area can be compared between waves"
    table = told.only(trends.coverage(trend(*[line(0)] * 7)), Table)
    assert plain(table.title) == "No clear change in 7 areas"
    assert trends.coverage(trend()).blocks == ()


def test_learning_is_never_mixed_with_people_who_came_or_went() -> None:
    quiet, came = flow("Quiet", 3, 3), flow("Came", 0, 4, joined=4)
    new = flow("New", 1, 2, learned=2, forgot=1)
    section = flows(quiet, came, new, not_again=("Two", "Three"))
    assert section.title == "Since Autumn: 2 learned, 1 forgot; joiners brought 4, leavers took 0"
    assert plain(section.lead) == (
        "9 people in both waves, 1 joined, 2 left. Not surveyed again, and counted as then: Two "
        "and Three."
    )
    chart = told.only(section, Chart)
    assert isinstance(chart.form, Stacked)
    assert chart.form.labels == ("New 3", "Came 3")
    values = {series.name: series.values for series in chart.form.series if any(series.values)}
    assert values == {"Learned": (2, 0), "Joined": (0, 4), "Forgot": (1, 0)}
    assert "New at 3: 2 learned and 1 forgot; Came at 3: 4 joined." in chart.alt
    rows = [(r["skill"], r["before"], r["learned"], r["after"]) for r in chart.twin.records()]
    assert rows == [("New", 1, 2, 2), ("Came", 0, 0, 4), ("Quiet", 3, 0, 3)]


def test_what_other_raters_moved_is_no_learning_and_is_said_where_it_is_much() -> None:
    moved = flow("New", 1, 3, learned=1, rated_higher=2, rated_lower=1)
    section = flows(moved, other_raters=0.1)
    assert section.title == "Since Autumn: 1 learned, 0 forgot; other raters raised 2, lowered 1"
    assert plain(section.lead) == (
        "9 people in both waves, 1 joined, 2 left. 10 % of the levels known in both waves rest on "
        "other raters than in Autumn (self, manager or peer). Of these, only what the raters of "
        "both waves confirm counts as learned or forgot."
    )
    chart = told.only(section, Chart)
    assert "New at 3: 1 learned, 2 rated higher by others and 1 rated lower by others." in chart.alt
    keys = list(chart.twin.records()[0])
    assert keys[4:8] == ["learned", "forgot", "rated_higher", "rated_lower"]
    few = flows(flow("New", 1, 2, learned=1), other_raters=0.09)
    assert plain(few.lead) == "9 people in both waves, 1 joined, 2 left."
    assert "rated_higher" not in told.only(few, Chart).twin.records()[0]


def test_the_skills_that_moved_most_are_drawn_and_nothing_where_none_did() -> None:
    many = [flow(f"S{n}", 0, n, learned=n) for n in range(1, trends.DRAWN_FLOWS + 3)]
    chart = told.only(flows(*many), Chart)
    assert isinstance(chart.form, Stacked)
    assert len(chart.form.labels) == 16
    assert chart.note.endswith("The 16 skills that moved most are drawn.")
    section = flows(flow("Quiet", 3, 3))
    assert section.title == "Since Autumn nobody crossed the level of a skill"
    assert section.blocks == ()


def test_flows_of_a_few_are_not_shown_where_people_may_not_be() -> None:
    section = flows(flow("New", 1, 2, learned=1), team=FEW)
    assert (section.title, section.blocks) == ("", ())
    assert "fewer than 5 people" in section.lead
    assert trends.too_few(RED, RED) == ""


SKILLS = (("s", "Serving", "MLOps"), ("p", "Python", "Programming languages"))


def wave(levels: str = "", *, have: int, people: int = 10) -> Analysis:
    """Ten people (or so) of one team; `levels` are those of the first ones in Serving."""
    needs = (
        build.requirement("A", "Serving", have, 2, skill_id="s", roster=people),
        build.requirement("A", "Python", 2, 2, skill_id="p", roster=people),
    )
    return build.analysis(needs, levels={"s": levels}, skills=SKILLS)


def since(then: Analysis, now: Analysis, *, people: bool = True) -> Section:
    then = replace(then, roster=then.roster.assign(wave="spring"))
    reading = told.reading(now, people=people, earlier=then)
    reading.study.once("change", lambda: changed(then, now), "spring")
    return trends.changes(reading, "spring")


def tables(section: Section) -> list[Table]:
    return [*told.tables(section).values()]


def test_only_what_changed_is_told_with_then_and_now() -> None:
    result = since(wave("32", have=1), wave("33", have=2))
    assert plain(result.title) == (
        "Since spring: coverage is 100 %, 75 % then; 0 must-haves are short, 1 then"
    )
    needs, flows = tables(result)
    (need,) = needs.records()
    assert [*need.values()] == ["Serving", "A", 3, True, 1, 0, 2, 2, 0, 2]
    # One learned: 1 then, 1 learned, 2 now; nobody forgot, joined, left.
    (flow,) = flows.records()
    assert (flow["skill"], flow["level"], flow["before"], flow["after"]) == ("Serving", 3, 1, 2)
    usual = [name for name in REASONS if not name.startswith("rated")]
    assert {name: flow[name] for name in usual} == {**dict.fromkeys(usual, 0), "learned": 1}


def test_nothing_changed_says_so() -> None:
    result = since(wave("32", have=1), wave("32", have=1))
    assert [table.rows for table in tables(result)] == [(), ()]
    assert "coverage is still 75\u00a0%" in result.title
    empty = ["No target changed.", "Nobody crossed the level of a skill."]
    assert [table.empty for table in tables(result)] == empty


def test_a_requirement_that_is_new_or_gone_has_one_side_alone() -> None:
    then, now = wave("32", have=1), wave("33", have=2)
    new = replace(now, requirements=now.requirements[:1])
    old = replace(then, requirements=then.requirements[1:])
    rows = {row["skill"]: row for row in tables(since(old, new))[0].records()}
    serving, python = rows["Serving"], rows["Python"]
    assert (serving["have_before"], serving["required_before"], serving["have"]) == (None, None, 2)
    assert (python["have_before"], python["required"], python["have"]) == (2, None, None)


def test_what_a_wave_did_not_ask_is_unknown_beside_what_is_held() -> None:
    then, now = wave("33", have=2), wave(have=0)
    unasked = (build.requirement("A", "Serving", 0, 2, 10, skill_id="s"), now.requirements[1])
    result = since(then, build.analysis(unasked, skills=SKILLS))
    assert plain(result.title).startswith("Since spring: coverage is 50 to 100 %, 100 % then;")
    (row,) = tables(result)[0].records()
    assert (row["have_before"], row["unknown_before"]) == (2, 0)
    assert (row["have"], row["unknown"]) == (0, 10)
    assert "0, 10 unknown" in {written(cell) for cell in tables(result)[0].rows[0]}


def test_small_groups_are_too_few_without_names() -> None:
    then, now = wave("32", have=1, people=4), wave("33", have=2, people=4)
    section = since(then, now, people=False)
    needs, flows = tables(section)
    (row,) = needs.records()
    assert (row["have_before"], row["have"]) == (None, None)
    assert flows.rows == ()
    assert "fewer than 5" in flows.empty
    assert "%" not in section.title
    assert tables(since(then, now))[0].records()[0]["have"] == 2


SIDES = ("Red", "Blue")
CLEAR = Pair("Python", "python", Point(0.2, 0.2, 10, 10), Point(0.5, 0.6, 10, 10))
VAGUE = Pair("SQL", "sql", Point(0.9, 0.9, 10, 10), Point(0.3, 1.0, 10, 10))
ALONE = Pair("Rust", "rust", Point(0.4, 0.4, 10, 10), None)


def block(*pairs: Pair) -> Chart | Table:
    (result,) = trends.compare((), pairs, SIDES, waves=False).blocks
    return result


def test_clear_differences_come_first_and_one_sided_ones_last() -> None:
    chart = block(ALONE, VAGUE, CLEAR)
    bars = [(bar.label, bar.mark, bar.value, bar.high, bar.text) for bar in chart.form.rows]
    assert bars == [("Python", 0.2, 0.5, 0.6, "+30 clear"), ("SQL", 0.9, 0.3, 1.0, "−60")]
    assert plain(chart.form.rows[0].note) == "Red: 20 % of 10; Blue: 50 to 60 % of 10"
    assert plain(chart.title) == (
        "At level 3 or more: 1 of 2 skills differs clearly, Python most: Blue leads by 30 points"
    )
    note = "1 skill is measured on one side only, or of too few people; the table has it."
    assert plain(chart.note) == note
    assert [plain(" | ".join(row)) for row in chart.twin.for_outlet("page").texts()] == [
        "Python | 20 % | 10 | 50 to 60 % | 10 | 30 | yes",
        "SQL | 90 % | 10 | 30 to 100 % | 10 | −60 | ",
        "Rust | 40 % | 10 | – | – | – | ",
    ]


def test_points_are_subtracted_before_they_are_rounded() -> None:
    for low, high, right, points, text in (
        (0.494, 0.494, 0.506, 1, "+1 clear"),  # printed as 49 and 51
        (0.996, 1.0, 1.0, 0, "under 1 point"),  # printed as 99 and 100
        (0.1 + 0.2, 0.1 + 0.2, 0.3, 0, "0"),
    ):
        pair = Pair("Go", "go", Point(low, high, 999, 999), Point(right, right, 999, 999))
        assert (trends.points_apart(pair), trends.difference(pair)) == (points, text)
    assert trends.points_apart(ALONE) is None


def test_where_nothing_is_clear_or_on_both_sides_that_is_said_and_many_are_drawn_in_part() -> None:
    assert plain(block(VAGUE).title) == "At level 3 or more: no clear difference in 1 skill"
    table = block(ALONE)
    assert table.title == "At level 3 or more: no skill is measured on both sides"
    chart = block(*(replace(CLEAR, name=f"S{n:02}") for n in range(29)))
    assert (len(chart.form.rows), len(chart.twin.rows)) == (24, 29)
    assert chart.note == "The first 24 of 29 are drawn."


def test_the_title_has_both_headlines_unless_one_may_not_be_told() -> None:
    lead = trends.compare((), [CLEAR], SIDES, waves=True).lead
    assert lead.startswith("Bar: Blue. Tick: Red.")
    assert lead.endswith("Trends tells these apart.")
    title = plain(trends.compared_title(RED, RED, SIDES))
    assert title == "Red covers 50 % of its targets, Blue 50 %"
    assert trends.compared_title(RED, FEW, SIDES) == "Red beside Blue"
    assert trends.teams_hidden(0, 5) == ""
    assert plain(trends.teams_hidden(2, 5)).startswith("2 teams cannot be chosen: each has fewer")
