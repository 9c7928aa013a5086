"""Charts show the numbers that they are given: unknown apart from 0, whiskers up, whole sums."""

from __future__ import annotations

import pytest

from dashboard.charts import blend, matrices, options
from dashboard.charts.base import CONFIG, safe, short, unique, wrapped
from dashboard.charts.coverage import coverage_bars
from dashboard.charts.heatmap import colour_scale, fill_of, heatmap
from dashboard.charts.matrix import Cell, Matrix
from dashboard.theme import DARK, LEVER_COLOURS, LIGHT, Palette, contrast
from tests.dashboard import hand_built as hand


def test_coverage_is_worst_first_and_whiskers_only_go_up() -> None:
    figure = coverage_bars(hand.analysis().areas, LIGHT)
    bars = figure.data[1]
    assert list(bars.y) == ["Quality", "Programming"]
    assert list(bars.x) == [0.0, 1.0]
    assert list(bars.error_x.array) == [0.5, None]
    assert list(bars.error_x.arrayminus) == [0.0, 0.0]
    assert not bars.error_x.symmetric
    assert "2\u00a0must-haves" in figure.data[2].text[0]


def test_unknown_and_not_applicable_are_told_apart_from_zero() -> None:
    matrix = matrices.people(hand.analysis(), "level")
    assert matrix.rows == ("Cy · Analyst", "Ana <b> · ML engineer", "Bo · ML engineer")
    assert matrix.columns == ("Python", "Evaluation")
    states = [[cell.state if cell else None for cell in row] for row in matrix.cells]
    assert states == [["level", "not_applicable"], ["level", "level"], ["level", "unknown"]]
    figure = heatmap(matrix, LIGHT)
    assert [list(row) for row in figure.data[0].z] == [[1, None], [4, 2], [3, None]]
    scatters = [trace for trace in figure.data if trace.type == "scatter"]
    marks = {trace.text[0]: trace for trace in scatters if "text" in trace.mode}
    assert set(marks) == {"?", "n/a"}
    assert marks["?"].mode == "markers+text"
    assert marks["n/a"].mode == "text"


def test_each_cell_can_be_clicked_and_names_its_keys() -> None:
    figure = heatmap(matrices.people(hand.analysis(), "level"), LIGHT)
    points = figure.data[-1]
    assert points.marker.opacity == 0
    assert [tuple(keys) for keys in points.customdata] == [
        ("3", "python"), ("3", "eval"), ("1", "python"), ("1", "eval"), ("2", "python"),
        ("2", "eval"),
    ]  # fmt: skip
    assert figure.layout.clickmode == "event+select"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_number_can_be_read_on_its_cell(palette: Palette) -> None:
    levels = tuple(Cell(float(n), str(n), "level", "") for n in range(6))
    keys = tuple("abcdef")
    matrix = Matrix("levels", ("Row",), ("r",), keys, keys, ("",) * 6, (levels,))
    drawn = {
        text: (fill_of(matrix, value, palette), trace.textfont.color)
        for trace in heatmap(matrix, palette).data
        if trace.type == "heatmap" and trace.text is not None
        for text, value in zip(trace.text[0], trace.z[0], strict=True)
        if text
    }
    assert {text: fill for text, (fill, _) in drawn.items()} == {
        str(n): fill for n, fill in enumerate(palette.levels)
    }
    for fill, ink in drawn.values():
        assert contrast(ink, fill) >= 4.5


def test_a_red_frame_stands_round_the_open_must_have_only() -> None:
    figure = heatmap(matrices.people(hand.analysis(), "level"), LIGHT)
    frames = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [(frame.x0, frame.x1) for frame in frames] == [(0.5, 1.5)]


def test_names_are_markup_nowhere() -> None:
    figure = heatmap(matrices.people(hand.analysis(), "level"), LIGHT)
    assert "Ana &lt;b&gt; · ML engineer" in figure.data[0].y
    assert all("Ana <b>" not in text for text in figure.data[-1].text)


def test_without_names_a_row_has_a_number_and_a_role() -> None:
    matrix = matrices.people(hand.analysis(), "level", names=False)
    assert matrix.rows == ("Person 3 · Analyst", "Person 1 · ML engineer", "Person 2 · ML engineer")
    assert "Ana <b>" not in str(matrix)
    assert "Ana &lt;b&gt;" not in str(matrix)


def test_a_skill_that_nobody_requires_has_no_gap() -> None:
    assert matrices.people(hand.analysis(hand.PYTHON), "gap").columns == ("Python",)


def test_gap_is_to_what_the_team_requires() -> None:
    matrix = matrices.people(hand.analysis(), "gap")
    assert [row[0].text for row in matrix.cells if row[0]] == ["−2", "+1", "0"]
    assert matrix.scale == "gap"


def test_interest_that_was_not_given_is_unknown() -> None:
    matrix = matrices.people(hand.analysis(), "interest")
    assert [row[0].text for row in matrix.cells if row[0]] == ["?", "5", "?"]


def test_teams_show_shares_and_gaps() -> None:
    shares = matrices.teams(hand.analysis(), "share")
    assert [cell.text.replace("\u00a0", " ") for cell in shares.cells[0] if cell] == ["67 %", "0 %"]
    gaps = matrices.teams(hand.analysis(), "gap")
    assert dict(zip(gaps.columns, [c.text for c in gaps.cells[0] if c], strict=True)) == {
        "Python": "0", "Evaluation": "−2",
    }  # fmt: skip


def test_areas_of_scopes() -> None:
    matrix = matrices.areas(hand.analysis())
    assert matrix.rows == ("Red",)
    assert dict(zip(matrix.columns, [c.value for c in matrix.cells[0] if c], strict=True)) == {
        "Quality": 0.0, "Programming": 1.0,
    }  # fmt: skip


def test_an_area_can_be_chosen() -> None:
    assert matrices.people(hand.analysis(), "level", "Quality").columns == ("Evaluation",)


def test_the_table_twin_says_the_same_in_words() -> None:
    table = matrices.people(hand.analysis(), "level").table()
    assert table["Evaluation"] == ["not applicable", "2", "unknown"]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_levels_are_steps_and_gaps_have_the_target_in_the_middle(palette: Palette) -> None:
    assert colour_scale("levels", palette)[0] == (0.0, palette.levels[0])
    assert colour_scale("levels", palette)[-1] == (1.0, palette.levels[5])
    assert colour_scale("gap", palette)[1] == (0.5, palette.target)


def test_lever_bars_add_up_to_what_is_required() -> None:
    figure = blend.lever_bars(hand.plan(), LIGHT)
    assert list(figure.data[0].y) == ["Evaluation"]
    assert sum(trace.x[0] for trace in figure.data) == 2
    colours = {trace.name: trace.marker.color for trace in figure.data}
    assert {name: colours[name] for name in LEVER_COLOURS} == LEVER_COLOURS


def test_who_has_no_role_leaves_no_dangling_dot() -> None:
    assert blend.action_label(hand.action(who="")) == "Evaluation 3"


def test_rows_of_one_skill_are_told_apart() -> None:
    other = hand.need(scope="Blue", must_have=False)
    figure = blend.lever_bars(hand.plan(needs=(hand.need(), other)), LIGHT)
    assert list(figure.data[0].y) == ["Evaluation · Red", "Evaluation · Blue (wish)"]


def test_the_timeline_has_each_action_and_its_last_decision() -> None:
    figure = blend.timeline(hand.plan(), hand.START, LIGHT)
    assert figure.data[-1].marker.symbol == "diamond"
    assert sorted(figure.data[-1].x) == [0.5, 6.0]
    bars = [bar for bar in figure.data if bar.type == "bar" and len(bar.y)]
    assert {bar.y[0] for bar in bars} == {"1 × AI engineer", "Evaluation 3 · ML engineer"}
    assert "Ana" not in figure.to_json()
    assert "Ana" in blend.timeline(hand.plan(), hand.START, LIGHT, people=True).to_json()


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
    assert blend.timeline(empty, hand.START, LIGHT).layout.height
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
