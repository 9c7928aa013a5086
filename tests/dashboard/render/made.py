"""A report made by hand: every kind of block and every form of chart, with the words one likes."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dashboard.render import blocks as kinds
from dashboard.render.blocks import Column
from dashboard.render.files import Report
from dashboard.render.printable import BESIDE

PLAIN = ("Serving", "Python", "Evaluation", "Statistics", "Governance", "Security", "SQL", "Docker")
MADE_AT = datetime(2026, 11, 24, 15, 0)
START = date(2026, 10, 15)
EVERY = kinds.Table(
    "every",
    "Every kind",
    (
        Column("name", "Name", share=2),
        Column("must", "Must-have", "flag"),
        Column("lever", "Lever", "lever"),
        Column("count", "Count", "count"),
        Column("level", "Level", "level"),
        Column("share", "Share", "percent"),
        Column("cost", "Cost", "money", unit="USD"),
        Column("hours", "Hours", "hours"),
        Column("weeks", "Weeks", "weeks"),
        Column("mean", "Mean", "decimal"),
        Column("own", "Own", "number"),
        Column("due", "Due", "date"),
        Column("machine", "For machines", "count", only=("json", "csv", "xlsx")),
        Column("reason", "Reason", below=True),
    ),
    (),
    note="What stands below a table.",
    most={"pptx": 2},
)
"""Without rows."""
DUE = date(2027, 4, 3)
NUMBERS: tuple[kinds.Value, ...] = (
    *(True, "hire", 1234, 3, 0.625, 148_230.0),
    *(60.0, 13.4, 2.5, 0.18, DUE, 77),
)
FEW: tuple[kinds.Value, ...] = (False, "", *[kinds.WITHHELD] * 10)
NOT_KNOWN: tuple[kinds.Value, ...] = (False, "", *[None] * 8, kinds.Said(START, "soon"), 78)


def chart(
    name: str, form: kinds.Form, table: kinds.Table | None, words: Sequence[str]
) -> kinds.Section:
    drawn = kinds.Chart(name, f"Of {name}: {words[1]}", form, f"{name} in words", table, words[2])
    return kinds.Section(name, name.capitalize(), f"About {name}", words[0], (drawn,), name)


def twin(name: str, labels: Sequence[str], series: Sequence[kinds.Series]) -> kinds.Table:
    columns = (Column("label", "Label"), *(Column(s.name, s.name, "decimal") for s in series))
    rows = tuple(zip(labels, *(s.values for s in series), strict=True))
    return kinds.Table(f"{name}_twin", "", columns, rows)


def report(words: Sequence[str] = PLAIN, brief: bool = False) -> Report:
    """With `words` in every place that a user's word can reach; `brief`: its first page alone."""
    rows = ((words[0], *NUMBERS, words[1]), (words[2], *FEW, ""), (words[3], *NOT_KNOWN, words[4]))
    every = kinds.Table(EVERY.key, EVERY.title, EVERY.columns, rows, EVERY.note, "", EVERY.most)
    figures = (
        kinds.Figure("a", words[5], 7, "count", words[0]),
        kinds.Figure("b", "Part", kinds.Said(2, "2 of 9"), "count"),
        kinds.Figure("c", "Hidden", kinds.WITHHELD, "percent"),
        kinds.Figure("d", "Money", 148_230.0, "money", "", "USD"),
    )
    first: tuple[kinds.Block, ...] = (
        kinds.Lines("in_short", "", tuple((f"Line {n}", word) for n, word in enumerate(words))),
        kinds.Numbers(figures),
        kinds.Note(f"Quietly: {words[0]}"),
        kinds.Note("Only on paper.", only=("pdf",)),
        every,
        kinds.Table("none", "Nothing", every.columns[:2], (), empty="There is none."),
    )
    sections = [kinds.Section("first", "First", words[0], words[1], first, "first")]
    if not brief:
        sections += _charts(words)
    return of(sections, words[2])


def of(sections: Sequence[kinds.Section], subject: str = "Everybody") -> Report:
    return Report(
        title=sections[0].title,
        subject=subject,
        stamp="Made by hand",
        software="Skillmix 0.1.0",
        made_at=MADE_AT,
        currency="USD",
        recipe='skillmix-recipe: {"by": "hand"}',
        sections=tuple(sections),
    )


def _charts(words: Sequence[str]) -> Iterator[kinds.Section]:
    labels = (words[0], words[1], words[2])
    bars = (
        kinds.Bar(words[0], 0.25, "25 to 75 %", 0.75, shade="low"),
        kinds.Bar(words[1], 0.5, "50 %", mark=0.9, note=words[4]),
        kinds.Bar(words[2], None, kinds.TOO_FEW, shade="unknown"),
    )
    values = [kinds.Series(row.label, (row.value,)) for row in bars]
    columns = (Column("label", "Label"), Column("value", "Value", "percent"))
    rows = tuple(
        (item.name, kinds.WITHHELD if None in item.values else item.values[0]) for item in values
    )
    yield chart("bars", kinds.Bars(bars), kinds.Table("bars_twin", "", columns, rows), words)
    parts = (
        kinds.Series("Today", (1.0, 2.0, 0.0), "have"),
        kinds.Series(words[2], (3.0, 0.0, 5.0), "open"),
    )
    yield chart("stacked", kinds.Stacked(labels, parts), twin("stacked", labels, parts), words)
    upright = kinds.Stacked(
        ("Oct 2026", "Nov 2026", "Dec 2026"), parts, "money", "USD", upright=True
    )
    yield chart("upright", upright, twin("upright", upright.labels, parts), words)
    lines = (
        kinds.Series("Planned", (0.5, 0.75, 1.0)),
        kinds.Series(words[2], (0.5, None, 0.625), "low"),
    )
    yield chart("curves", kinds.Curves(labels, lines), twin("curves", labels, lines), words)
    points = (
        kinds.Point(words[0], 0.0, 8.0, "8"),
        kinds.Point(words[1], 5e5, 12.5, "12.5", strong=True),
    )
    yield chart("points", kinds.Points(points, "cash", words[2], unit="USD"), None, words)
    cloud = (
        kinds.Point("Of no weight", 1.0, 2.0, "quiet"),
        kinds.Point(words[1], 3.0, 4.5, "5", strong=True),
    )
    form = kinds.Points(cloud, "level", words[2], "decimal", joined=False, cross=(2.0, 3.25))
    yield chart("cloud", form, None, words)
    spans = (
        kinds.Span(words[0], 0.0, 14.5, "train", 3.0, 26.0, words[3]),
        kinds.Span(words[2], 2.0, 20.0, "hire"),
    )
    yield chart("spans", kinds.Spans(spans, START, 26.0), None, words)
    cells = (
        kinds.HeatCell(2.5, "2.5", 2, framed=True, note="4 of 9"),
        kinds.HeatCell(None, "?"),
        kinds.HeatCell(kinds.WITHHELD, kinds.TOO_FEW),
    )
    yield chart(
        "heat", kinds.Heat(("Area", "Skill"), labels, ((words[3], words[4], cells),)), None, words
    )


def texts(report: Report, outlet: kinds.Outlet) -> Iterator[str]:
    """Every word that an outlet that is read has to print of it, found without the renderer."""
    for section in report.sections:
        yield from (section.title, section.lead)
        for block in section.blocks:
            if not kinds.shown(block.only, outlet):
                continue
            match block:
                case kinds.Numbers():
                    for figure in block.figures:
                        yield from (figure.label, figure.note, figure.text)
                case kinds.Lines():
                    yield from (part for row in block.rows for part in row)
                case kinds.Note():
                    yield block.text
                case kinds.Table():
                    yield from _of_table(block, outlet)
                case kinds.Chart():
                    yield from _of_chart(block, outlet)


def _of_table(table: kinds.Table, outlet: kinds.Outlet) -> Iterator[str]:
    if not table.rows:
        yield table.empty
        return
    part = table.for_outlet(outlet)
    yield from (table.title, table.note)
    many = outlet == "html" and len(part.columns) > BESIDE
    beside = outlet not in ("pdf", "terminal") and not many  # else one below a row has no heading
    yield from (column.title for column in part.columns if beside or not column.below)
    for row in part.texts():
        for item, cell in zip(part.columns, row, strict=True):
            if (
                outlet != "xlsx"
                or item.kind in kinds.TEXTS - {"date"}
                or cell in (kinds.TOO_FEW, kinds.UNKNOWN)
            ):
                yield cell


def _of_chart(chart: kinds.Chart, outlet: kinds.Outlet) -> Iterator[str]:
    if outlet in ("pdf", "html"):
        yield from (chart.title, chart.note, *_of_form(chart))
    elif isinstance(chart.form, kinds.Heat) and outlet == "xlsx":
        yield from (chart.title, *(text for text in _of_form(chart) if text[:1] != "2"))
    if chart.twin and outlet != "pdf":
        yield from _of_table(chart.twin, outlet)


def _of_form(chart: kinds.Chart) -> Iterator[str]:
    match chart.form:
        case kinds.Bars() as form:
            yield from (part for row in form.rows for part in (row.label, row.text))
        case kinds.Stacked() as form:
            yield from (*form.labels, *(series.name for series in form.series))
        case kinds.Curves() as form:
            yield from (form.labels[0], form.labels[-1], *(series.name for series in form.series))
        case kinds.Points() as form:
            yield from (form.x_title, form.y_title)
            joined = (f"{point.text} {point.label}" for point in form.points)
            strong = (point.label for point in form.points if point.strong)
            yield from joined if form.joined else strong
        case kinds.Spans() as form:
            yield from (row.label for row in form.rows)
        case kinds.Heat() as form:
            yield from form.columns
            for group, label, cells in form.rows:
                yield from (group, label, *(cell.text for cell in cells))
