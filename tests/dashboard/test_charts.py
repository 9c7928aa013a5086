"""Charts show the numbers that they are given: unknown apart from 0, whiskers up, whole sums."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.options.drivers import Driver, End
from analytics.results import LEVERS
from dashboard.charts import blend, options, roadmap
from dashboard.charts.base import CONFIG, safe, short, unique, wrapped
from dashboard.charts.coverage import coverage_bars
from dashboard.charts.drivers import cost_bars, open_bars
from dashboard.theme import DARK, LEVER_COLOURS, LIGHT
from tests.dashboard import hand_built as hand


def test_coverage_is_worst_first_and_whiskers_only_go_up() -> None:
    figure = coverage_bars(hand.analysis().areas, LIGHT)
    bars = figure.data[1]
    assert list(bars.y) == ["Quality", "Programming"]
    assert list(bars.x) == [0.0, 1.0]
    assert list(bars.error_x.array) == [0.5, None]
    assert list(bars.error_x.arrayminus) == [0.0, 0.0]
    assert not bars.error_x.symmetric
    assert "■</span>\u00a02\u00a0must-have positions" in figure.data[2].text[0]


def test_lever_bars_add_up_to_what_is_required() -> None:
    figure = blend.lever_bars(hand.plan(), LIGHT)
    assert list(figure.data[0].y) == ["Evaluation"]
    assert sum(trace.x[0] for trace in figure.data) == 2
    colours = {trace.name: trace.marker.color for trace in figure.data}
    assert {name: colours[name] for name in LEVERS} == {n: LEVER_COLOURS[n] for n in LEVERS}


def test_a_bar_too_short_for_its_lever_says_the_number_and_the_legend_the_lever() -> None:
    long = hand.need(skill="Talk", skill_id="talk", required=7, have=7, shortage_before=1)
    need = hand.need(required=1, by_train=0, by_hire=0, by_contract=1)
    figure = blend.lever_bars(hand.plan(needs=(need, long)), LIGHT)
    bars = {trace.name: trace for trace in figure.data}
    assert list(bars["contract"].text) == ["1", ""]
    assert list(bars["today"].text) == ["", "today 7"]
    assert figure.layout.showlegend
    assert bars["contract"].showlegend
    assert not bars["equip"].showlegend


def test_a_contract_says_until_when_it_covers() -> None:
    engaged = hand.action(lever="contract", profile="Guard", end_week=26, until_week=30)
    moved = hand.action(lever="move", start_week=0, end_week=0)
    figure = roadmap.timeline(hand.plan(actions=(engaged, moved)), hand.START, LIGHT)
    said = [text for trace in figure.data if trace.type == "bar" for text in trace.text]
    assert [text.replace("\u00a0", " ") for text in said] == [
        "contract · until 13 May 2027",
        "move",
    ]


def test_who_has_no_role_leaves_no_dangling_dot() -> None:
    assert roadmap.action_label(hand.action(who="")) == "Evaluation 3"


@pytest.mark.parametrize(("most", "step"), [(1, 1), (7, 1), (9, 2), (16, 5), (720, 200)])
def test_an_axis_of_counts_has_few_whole_numbers(most: int, step: int) -> None:
    need = hand.need(required=most, have=most, by_train=0, by_hire=0)
    figure = blend.lever_bars(hand.plan(needs=(need,)), LIGHT)
    assert (figure.layout.xaxis.tick0, figure.layout.xaxis.dtick) == (0, step)


def test_a_position_beside_hundreds_keeps_its_colour() -> None:
    one = hand.need(required=1, by_train=0, by_hire=1)
    many = hand.need(
        skill="R", skill_id="r", required=720, have=693, by_train=0, by_hire=0, shortage_after=27
    )
    figure = blend.lever_bars(hand.plan(needs=(one, many)), LIGHT)
    bars = {trace.name: trace for trace in figure.data}
    edge = bars["hire"].marker.line
    at = list(bars["hire"].x).index(1)
    assert (edge.color[at], edge.width[at]) == (LEVER_COLOURS["hire"], 2)
    assert edge.width[1 - at] == 0


def test_rows_of_one_skill_are_told_apart() -> None:
    other = hand.need(scope="Blue", must_have=False)
    figure = blend.lever_bars(hand.plan(needs=(hand.need(), other)), LIGHT)
    assert list(figure.data[0].y) == ["Evaluation · Red", "Evaluation · Blue (other)"]


def test_the_timeline_has_each_action_and_its_last_decision() -> None:
    figure = roadmap.timeline(hand.plan(), hand.START, LIGHT)
    assert figure.data[-1].marker.symbol == "diamond"
    assert sorted(figure.data[-1].x) == [0.5, 6.0]
    bars = [bar for bar in figure.data if bar.type == "bar" and len(bar.y)]
    assert {bar.y[0] for bar in bars} == {"1 × AI engineer", "Evaluation 3 · ML engineer"}
    assert "Ana" not in figure.to_json()
    assert "Ana" in roadmap.timeline(hand.plan(), hand.START, LIGHT, people=True).to_json()


def test_before_and_after_by_area() -> None:
    rows = blend.areas_before_after(hand.plan(), {"eval": "Quality", "python": "Programming"})
    assert rows == [("Quality", 0.0, 1.0, 1.0)]
    assert blend.before_after(hand.plan(), {"eval": "Quality"}, LIGHT).data


def test_tools_are_not_counted_as_people() -> None:
    need = hand.need(by_hire=0, by_equip=1)
    rows = blend.areas_before_after(hand.plan(needs=(need,)), {"eval": "Quality"})
    assert rows == [("Quality", 0.0, 0.5, 1.0)]


def test_prices_leave_out_a_lever_that_closes_nothing() -> None:
    figure = options.price_dots([hand.skill_levers()], "USD", LIGHT)
    found = {trace.name: list(trace.x) for trace in figure.data if trace.name}
    assert found == {"hire": [372_000.0], "train": [28_892.0], "equip": []}
    symbols = {trace.name: trace.marker.symbol for trace in figure.data if trace.name}
    assert symbols["train"] == ("circle",)
    assert symbols["hire"] == ("square-open",)


def test_where_no_lever_closes_anything_there_is_no_price_to_draw() -> None:
    none = {lever: hand.option(0, 0, None) for lever in LEVERS}
    assert options.has_price([hand.skill_levers()])
    assert not options.has_price([hand.skill_levers(options=none, verdict="nothing")])


def test_do_nothing_is_a_row_beside_the_pure_strategies() -> None:
    assert options.pure_rows(hand.plan()) == [
        ("This blend", 0, 0, 400_000),
        ("Hire only", 0, 0, 744_000),
        ("Train only", 1, 0, 28_892),
        ("Equip only", 2, 0, 0.0),
        ("Do nothing", 2, 0, 0.0),
    ]
    figure = options.pure_comparison(hand.plan(), DARK)
    assert list(figure.data[0].x) == [0, 0, 1, 2, 2]


def test_empty_plans_draw() -> None:
    empty = hand.plan(actions=(), needs=(), pure={})
    assert blend.lever_bars(empty, LIGHT).layout.height
    assert roadmap.timeline(empty, hand.START, LIGHT).layout.height
    assert options.price_dots([], "USD", LIGHT).layout.height
    assert coverage_bars([], LIGHT).layout.height


def test_no_chart_offers_to_send_itself_away() -> None:
    assert CONFIG["showSendToCloud"] is False


def test_labels() -> None:
    assert short("Retrieval-augmented generation", 22) == "Retrieval-augmented…"
    assert short("SQL", 22) == "SQL"
    assert (
        wrapped("Product, domain and business impact") == "Product, domain<br>and business impact"
    )
    assert safe("<script>") == "&lt;script&gt;"
    assert len(set(unique(["a", "a", "b"]))) == 3


def test_a_number_has_a_bar_for_each_plan_that_it_moves() -> None:
    likely = End(160, 0, 100.0, 0)
    late = replace(likely, number=320, shortage=1, total=200.0)
    low = replace(likely, number=80)
    one = Driver("hours", "hours", low, likely, replace(late, shortage=0, total=150.0), low, late)
    cost, left_open = (
        [(bar.base[0], bar.x[0], bar.text[0]) for bar in figure.data if bar.x[0]]
        for figure in (cost_bars([one], "USD", LIGHT), open_bars([one], "USD", LIGHT))
    )
    assert cost == [(100, 100, "320: 1 open"), (100, 50, "320")]
    assert left_open == [(0, 1, "320: 1 open")]
