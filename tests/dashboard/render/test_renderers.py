"""Every renderer on one report made by hand: all of it is there, words stay words, numbers stay
numbers, and what is withheld is told by none."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import chain, pairwise
from typing import Any

import pypdf
import pytest
from lxml import etree
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx.enum.chart import XL_CHART_TYPE

from dashboard import formats
from dashboard.render import blocks as kinds
from dashboard.render import data, terminal
from dashboard.render.blocks import TOO_FEW, Chart, Heat, Outlet
from dashboard.render.files import KINDS
from dashboard.render.plots import figure
from dashboard.render.printable import visible
from dashboard.subjects.verify import read_back
from dashboard.theme import DARK, LIGHT
from data.vocabulary import RefusedError
from tests.dashboard.opening import plain
from tests.dashboard.render import made, reading

BAD = (*reading.HOSTILE, "👩🏽‍💻 Zoë 漢字", "safe\u202egnp.exe \x1b[31m")
REPORT, EVIL, BRIEF = made.report(), made.report(BAD), made.report(brief=True)


SECTIONS = {section.key: section for section in REPORT.sections}


def rendered(kind: str, *blocks: kinds.Block) -> bytes:
    """A report of one section."""
    return KINDS[kind].render(made.of([kinds.Section("s", "S", "Said", "", blocks)]))


@cache
def file(kind: str, *, evil: bool = False) -> bytes:
    return KINDS[kind].render(EVIL if evil else REPORT)


READ: dict[Outlet, Callable[[bytes], str]] = {
    "pdf": reading.pdf_text,
    "html": lambda content: "\n".join(reading.Read(content).texts),
    "xlsx": lambda content: "\n".join(str(cell) for cell in reading.cells(content) if cell),
}
"""Outlets that print all that they are given, and how they are read back."""
ALL: tuple[Outlet, ...] = (*READ, "terminal")


def printed(outlet: Outlet, *, evil: bool = False) -> str:
    if outlet == "terminal":
        return reading.letters(terminal.text((EVIL if evil else REPORT).sections))
    return reading.letters(READ[outlet](file(outlet, evil=evil)))


def test_the_terminal_leaves_out_a_section_that_has_nothing_for_it() -> None:
    table = kinds.Table("t", "", (kinds.Column("a", "A"),), (("x",),), only=("page",))
    parts = [kinds.Section("s", "S", "For pages", "", (table,)), kinds.Section("e", "E", "Said")]
    assert terminal.text(parts) == "Said."


@pytest.mark.parametrize("outlet", ALL)
def test_every_word_is_printed_and_words_that_would_act_stay_words(outlet: Outlet) -> None:
    """What runs from right to left comes back from a PDF in an order of its reader's own."""
    text = printed(outlet, evil=True)
    for item in made.texts(EVIL, outlet):
        if outlet != "pdf" or not re.search("[א-ת👩]", item):
            assert reading.letters(visible(item)) in text, item
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_what_is_for_some_outlets_is_printed_by_them_alone() -> None:
    assert {outlet for outlet in ALL if "Onlyonpaper" in printed(outlet)} == {"pdf"}
    assert {outlet for outlet in ALL if "Formachines" in printed(outlet)} == {"xlsx"}


@pytest.mark.parametrize("kind", KINDS)
def test_equal_reports_give_equal_bytes_and_a_first_page_alone_is_a_report(kind: str) -> None:
    assert KINDS[kind].render(made.report()) == file(kind) != file(kind, evil=True)
    assert 500 < len(KINDS[kind].render(BRIEF)) < len(file(kind))


def test_a_page_asks_for_nothing_outside_and_runs_no_word_of_a_user() -> None:
    for content in (file("html"), file("html", evil=True)):
        read = reading.Read(content)
        names = [tag for tag, _ in read.tags]
        assert {"img", "iframe", "object", "link", "form", "input"} & set(names) == set()
        assert names.count("script") == names.count("style") == 1
        attributes = [pair for _, result in read.tags for pair in result.items()]
        assert not [name for name, _ in attributes if name.startswith("on")]
        pointing = {str(value) for name, value in attributes if name in ("href", "src", "action")}
        assert pointing
        assert all(value.startswith("#") for value in pointing)
        assert set(re.findall(rb"url\(([a-z]+:)", content)) == {b"data:"}
        equivalent = {result.get("http-equiv"): result.get("content") for _, result in read.tags}
        policy = str(equivalent["Content-Security-Policy"])
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy


def test_a_page_draws_and_sorts_by_what_it_says_in_the_colours_of_both_modes() -> None:
    text = file("html").decode()
    drawn = re.findall(r'<i style="width:([\d.]+%);background:var\(--(low|good)\)', text)
    assert drawn == [("25%", "low"), ("50%", "good")]
    assert re.findall(r'class="whisker" style="width:([\d.]+%)', text) == ["50%"]
    assert re.findall(r'<u style="left:([\d.]+%)', text) == ["90%", "100%"]
    for palette in (LIGHT, DARK):
        assert f"--ink:{palette.ink};" in text
        assert f"--level-5:{palette.levels[5]};" in text
    tags = reading.Read(file("html")).tags
    sorted_by = [result.get("data-by") for tag, result in tags if tag == "td"]
    assert {"1234", "0.625", str(made.DUE.toordinal()), str(made.START.toordinal())} <= {*sorted_by}


def test_a_pdf_is_tagged_and_takes_every_word_as_one() -> None:
    reader = pypdf.PdfReader(io.BytesIO(file("pdf")))
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.keywords) == (REPORT.title, REPORT.recipe)
    for page in pypdf.PdfReader(io.BytesIO(file("pdf", evil=True))).pages:
        assert "/Annots" not in page


def test_a_paper_says_which_rows_it_has_and_how_tall_its_columns_are() -> None:
    rows = tuple((f"Row {n}",) for n in range(5))
    table = kinds.Table("t", "Steps", (kinds.Column("a", "A"),), rows, most={"pdf": 2})
    assert "The first 2 of 5 rows" in reading.pdf_text(rendered("pdf", table))
    text = reading.pdf_text(KINDS["pdf"].render(made.of([SECTIONS["upright"]])))
    assert re.findall(r"\$ \d+", text)[:3] == ["$ 0", "$ 2", "$ 5"]  # of 4, 2 and 5 a month


def test_a_heatmap_of_a_paper_begins_with_its_table() -> None:
    """Where no row of it has room below its legend, all of it stands on the next page."""
    for lines in range(30, 52):
        words = tuple((f"Line {n}", "x") for n in range(lines))
        before = kinds.Section("s", "S", "Before", "", (kinds.Lines("l", "", words),))
        content = KINDS["pdf"].render(made.of([before, SECTIONS["heat"]]))
        for page in pypdf.PdfReader(io.BytesIO(content)).pages:
            text = reading.letters(page.extract_text())
            assert ("doesnotapply" in text) == (made.PLAIN[4] in text), lines


def test_numbers_are_numbers_in_a_workbook() -> None:
    rows = reading.sheets(file("xlsx"))["First"]
    place = next(at for at, row in enumerate(rows) if row[0] == "Name")
    numbers = [1234, 3, 0.625, 148_230, 60, 13.4, 2.5, 0.18]
    assert rows[place + 1][1:13] == ["yes", "Hire", *numbers, datetime(2027, 4, 3), 77]
    assert rows[place + 2][3:13] == [TOO_FEW] * 10
    assert rows[place + 3][3:13] == ["–"] * 8 + ["soon", 78]
    figures = {row[0]: row[1] for row in rows if row[0] in ("Part", "Money", "Hidden")}
    assert figures == {"Part": 2, "Money": 148_230, "Hidden": TOO_FEW}
    book = load_workbook(io.BytesIO(file("xlsx")))
    looks = [cell.number_format for cell in book["First"][place + 2]]
    assert looks[3:9] == ["#,##0", "0", "0.0%", '"$" #,##0', '#,##0 "h"', "0"]
    assert looks[11] == "d mmm yyyy"


def test_a_date_of_a_workbook_is_a_date_with_what_is_said_of_it_in_its_format() -> None:
    day = formats.day(made.DUE)
    values = (made.DUE, kinds.Said(made.DUE, f'{day} ("no" date)'), kinds.Said(made.START, "soon"))
    table = kinds.Table("t", "", (kinds.Column("due", "Due", "date"),), tuple((v,) for v in values))
    content = rendered("xlsx", table)
    page = load_workbook(io.BytesIO(content))["S"]
    cells = [row[0] for row in page.iter_rows(min_row=page.max_row - 3) if row[0].value][-3:]
    assert [cell.value for cell in cells] == [datetime(2027, 4, 3)] * 2 + ["soon"]
    assert [c.number_format for c in cells[:2]] == ["d mmm yyyy", "d mmm yyyy\" ('no' date)\""]
    assert "2027-04-03" in [line.text for line in read_back(content)[1]]


def test_no_cell_of_a_workbook_computes_or_links() -> None:
    assert reading.formulas(file("xlsx", evil=True)) == []
    assert set(reading.HOSTILE) <= {*reading.cells(file("xlsx", evil=True))}
    for page in load_workbook(io.BytesIO(file("xlsx", evil=True))):
        assert page.print_options.gridLines is None
        for drawn in page._charts:
            title = "".join(run.t for p in drawn.title.tx.rich.p for run in p.r)
            assert title[:1] not in "=+-@"


def test_a_first_sheet_names_every_other_one_with_its_finding() -> None:
    first, *others = reading.sheets(file("xlsx")).items()
    named = {row[0]: row[1] for row in first[1]}
    assert [(name, named[name]) for name, _ in others] == [
        (section.name, section.title) for section in REPORT.sections
    ]
    assert max(len(str(row[0])) for _, rows in others for row in rows) <= 130


def test_charts_of_a_workbook_draw_the_columns_behind_them() -> None:
    parts = reading.raw(file("xlsx"))
    assert (parts.count(b"<c:barChart>"), parts.count(b"<c:lineChart>")) == (3, 1)
    book = load_workbook(io.BytesIO(file("xlsx")))
    for name, series in (("Bars", ["Value"]), ("Curves", ["Planned", "Evaluation"])):
        page = book[name]
        (drawn,) = page._charts
        result = []
        for sery in drawn.series:
            column, first = re.findall(r"\$([A-Z]+)\$(\d+)", sery.val.numRef.f)[0]
            result.append(page[f"{column}{int(first) - 1}"].value)
        assert result == series


FORMS = (
    *(XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.COLUMN_STACKED),
    *(XL_CHART_TYPE.LINE, XL_CHART_TYPE.XY_SCATTER_LINES),
    XL_CHART_TYPE.BAR_STACKED,
)
"""Of bars, stacked and upright ones, curves, points and spans."""


def test_slides_draw_every_form_with_its_numbers() -> None:
    result = reading.charts(file("pptx"))
    assert [drawn.chart_type for drawn in result] == [*FORMS]
    values = [[list(series.values) for series in drawn.plots[0].series] for drawn in result]
    assert values == [
        [[0.25, 0.5, None], [0.5, 0.0, 0.0]],
        [[1.0, 2.0, 0.0], [3.0, 0.0, 5.0]],
        [[1.0, 2.0, 0.0], [3.0, 0.0, 5.0]],
        [[0.5, 0.75, 1.0], [0.5, None, 0.625]],
        [[8.0, 12.5]],
        [[46310.0, 46324.0], [101.5, 126.0]],  # days, the first of them 15 Oct 2026
    ]
    names = [plain(str(name)) for name in result[0].plots[0].categories]
    assert names == [*made.PLAIN[:3]]
    last = reading.slides(file("pptx"))[-1]
    assert "Governance" not in reading.words_of(last)  # a heat has no room


@pytest.mark.parametrize(
    ("heights", "axis"),
    [
        ((7.5, 11.8), (7, 13, 1, "0")),
        ((7.7, 7.9), (7, 9, 0.5, "0.0")),  # 0.2 of 10 must-haves: a tenth of the axis
        ((0.0, 38.0), (0, 50, 10, "0")),
        ((5.0, 5.0), (4, 6, 0.5, "0.0")),
    ],
)
def test_ticks_of_points_stand_where_they_say(
    heights: tuple[float, float], axis: tuple[float, ...]
) -> None:
    points = tuple(kinds.Point(f"Plan {y}", 1_000 * y, y, f"{y}") for y in heights)
    block = kinds.Chart("curve", "What more cash buys", kinds.Points(points, "cash", "held"), "")
    up = reading.charts(rendered("pptx", block))[0].value_axis
    ends = up.minimum_scale, up.maximum_scale
    assert (*ends, up.major_unit, up.tick_labels.number_format) == axis


def test_slides_say_little_and_their_notes_the_rest() -> None:
    first, *others = reading.slides(file("pptx"))
    words = reading.words_of(first)
    titles = [
        item.title for key, item in SECTIONS.items() if key not in ("heat", "cloud")
    ]  # no room
    assert [page.shapes.title.text for page in (first, *others)] == titles
    assert set(made.PLAIN[:4]) <= set(words)
    assert "Hire" in words
    assert "1 more in the workbook" in words
    for page in (first, *others):
        assert any(REPORT.stamp in note for note in notes_of(page))
        for shape in page.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
    assert any(REPORT.recipe in note for note in notes_of(others[-1]))
    assert notes_of(first)[:2] == [REPORT.sections[0].lead, f"Line 4: {made.PLAIN[4]}"]


def notes_of(page: Any) -> list[str]:
    return list(page.notes_slide.notes_text_frame.text.splitlines())


def test_notes_of_a_slide_explain_nothing_that_is_not_drawn_there() -> None:
    """Neither diamonds nor lines beside its bars: it says the days in words."""
    for key, said in {"spans": "spans in words", "bars": "bars in words", "curves": "Eval"}.items():
        (page,) = reading.slides(KINDS["pptx"].render(made.of([SECTIONS[key]])))
        _, note, *_ = notes_of(page)
        assert note.startswith(said), key


def test_a_slide_has_as_many_lines_as_they_say_and_the_name_of_a_figure_that_has_one() -> None:
    lines = kinds.Lines("in_short", "", tuple((f"Line {n}", f"{n}.") for n in range(6)), most=5)
    named = kinds.Figure("a", "Riskiest must-have", 0.42, "percent", "Serving 3", named=True)
    numbers = kinds.Numbers((named, replace(named, note="to week 104", named=False)))
    (page,) = reading.slides(rendered("pptx", lines, numbers))
    texts = reading.words_of(page)
    assert {"Line 4", "Serving 3"} <= {*texts}
    assert "to week 104" not in texts
    assert "Line 5: 5." in notes_of(page)


def test_slides_compute_and_link_nothing() -> None:
    with zipfile.ZipFile(io.BytesIO(file("pptx", evil=True))) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
        relations = b"".join(parts.read(n) for n in parts.namelist() if "slides/_rels" in n)
    assert len(books) == len(FORMS)
    assert [formula for book in books for formula in reading.formulas(book)] == []
    assert b"External" not in relations
    pages = map(reading.words_of, reading.slides(file("pptx", evil=True)))
    result = reading.letters(" ".join(chain.from_iterable(pages)))
    assert all(reading.letters(word) in result for word in reading.HOSTILE[:4])


# CT_CatAx and CT_ValAx of ECMA-376, part 1, 21.2.2.25 and 21.2.2.226.
ORDER = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween auto lblAlgn "
    "lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl majorUnit minorUnit dispUnits"
)


def test_the_parts_of_every_axis_stand_in_the_order_of_the_format() -> None:
    """What stands out of order, an office program repairs."""
    axes = [
        [etree.QName(part).localname for part in axis]
        for drawn in reading.charts(file("pptx"))
        for axis in drawn._chartSpace.xpath(".//c:catAx | .//c:valAx | .//c:dateAx")
    ]
    assert len(axes) == 2 * len(FORMS)
    for parts in axes:
        assert parts == sorted(parts, key=ORDER.split().index)
        assert len(parts) == len(set(parts))


def test_json_has_every_table_raw_in_plain_ascii() -> None:
    content = file("json")
    assert content.isascii()
    assert b"\\u00a0" not in content
    document: dict[str, Any] = json.loads(content)
    assert (document["recipe"], document["made_at"]) == (REPORT.recipe, "2026-11-24T15:00:00Z")
    assert [section["key"] for section in document["sections"]] == [*SECTIONS]
    tables = {table["key"]: table for s in document["sections"] for table in s["tables"]}
    first, hidden, *_ = tables["every"]["rows"]
    keys = ("must", "share", "due", "machine")
    assert [first[key] for key in keys] == [True, 0.625, "2027-04-03", 77]
    assert {hidden[column.key] for column in made.EVERY.columns[3:13]} == {None}
    assert tables["figures"]["rows"][2]["value"] is None
    assert reading.records(REPORT.sections)["first"]["every"] == tables["every"]["rows"]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_a_csv_table_has_one_header_of_keys_and_raw_values() -> None:
    head, first, hidden, unknown = rows_of(data.as_csv(REPORT, "first.every"))
    assert head == [column.key for column in made.EVERY.columns]
    numbers = ["1234", "3", "0.625", "148230", "60", "13.4", "2.5", "0.18"]
    assert first[1:13] == ["yes", "hire", *numbers, "2027-04-03", "77"]
    assert hidden[3:13] == [""] * 10
    assert unknown[3:13] == [""] * 8 + ["2026-10-15", "78"]
    # A section's name is its largest table.
    assert data.as_csv(REPORT, "first") == data.as_csv(REPORT, "first.every")
    with pytest.raises(RefusedError, match=r"no table money; there are .*first\.every"):
        data.as_csv(REPORT, "money")


def test_an_archive_has_every_table_escaped_and_the_recipe() -> None:
    with zipfile.ZipFile(io.BytesIO(file("csv", evil=True))) as archive:
        result = {name: archive.read(name) for name in archive.namelist()}
    assert set(result) == {*(f"{name}.csv" for name in data.tables(EVIL)), "about.txt"}
    assert EVIL.recipe in result.pop("about.txt").decode()
    written = {cell for content in result.values() for row in rows_of(content) for cell in row}
    assert {f"'{reading.HOSTILE[0]}", f"'{reading.HOSTILE[3]}", reading.HOSTILE[2]} <= written
    assert not [cell for cell in written if cell[:1] in ("=", "+", "@")]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_screen_draws_every_form_but_a_heat_as_text(palette: Any) -> None:
    """A heat is a table there; in every other one no word of a user is markup."""
    for section in EVIL.sections[1:]:
        (block,) = section.blocks
        assert isinstance(block, Chart)
        if isinstance(block.form, Heat):
            with pytest.raises(KeyError):
                figure(block.form, palette)
            continue
        text = str(figure(block.form, palette).to_plotly_json())
        assert "<img" not in text
        assert "&lt;img" in text


def test_a_bar_of_time_says_what_is_done_and_a_year_once() -> None:
    span = kinds.Span("LLM application development, train 2", 0.0, 9.0, "train")
    for start, weeks, months in (
        (date(2026, 10, 15), 40.0, "Nov<br>2026|Jan<br>2027|Mar|May|Jul"),
        (date(2026, 10, 15), 108.0, "Nov<br>2026|Jul<br>2027|Mar<br>2028|Nov"),
        (date(2026, 12, 1), 80.0, "Jan<br>2027|Jul|Jan<br>2028"),
        (date(2026, 12, 1), 200.0, "Jan<br>2027|Jan<br>2028|Jan<br>2029|Jan<br>2030"),
    ):
        drawn = figure(kinds.Spans((span,), start, weeks), LIGHT)
        assert drawn.data[0].y == ("LLM application…, train 2",)
        assert "|".join(drawn.layout.xaxis.ticktext) == months


def test_names_along_a_line_do_not_lie_on_each_other() -> None:
    """Four plans of nearly the same cost that hold nearly the same, and one that is far away."""
    near = [kinds.Point(f"Plan {n}", 1_000.0 + n, 8.0 + n / 100, f"{n}") for n in range(4)]
    points = (kinds.Point("Nothing", 0, 2, "2"), *near, kinds.Point("Every", 1_100, 8.01, "8"))
    form = kinds.Points(points, "Cost", "Held")
    names = figure(form, LIGHT).data[1]
    above = sorted(y for y, at in zip(names.y, names.textposition, strict=True) if at == "top left")
    assert len(above) == 5
    assert min(b - a for a, b in pairwise(above)) > 0.1 * (8.03 - 2)


def test_what_steers_a_renderer_goes() -> None:
    printed = {
        "a\n b\tc\x00d": "a b c d",
        "safe\u202egnp.exe": "safegnp.exe",
        "half \ud83d": "half \ufffd",
        "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
        "👩‍💻 שלום": "👩‍💻 שלום",
        None: "",
        "x" * 400: "x" * 299 + "…",
    }
    assert {given: visible(given) for given in printed} == printed
