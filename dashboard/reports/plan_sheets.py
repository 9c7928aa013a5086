"""The sheets of the plan: what it costs, what to buy, what it closes."""

from __future__ import annotations

from xlsxwriter import Workbook

from dashboard.reports.content import Column, Section, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.sheet import Sheet, Styles, bar, grid, look
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR

WITH_PICTURE = 26
"""Requirements that stand on one page of paper with the picture below them."""


def plan_sheet(book: Workbook, styles: Styles, model: ReportModel) -> None:
    """Costs, before and after, the ways to act, what would have to give."""
    sheet = Sheet(book, "Plan", styles)
    plan = model.blend
    sheet.line(plan.title, styles.title)
    sheet.gap()
    for figure in plan.costs:
        sheet.page.write_string(sheet.row, 0, figure.label, styles.kind("text"))
        sheet.cell(1, figure.number)
        sheet.page.write_string(sheet.row, 2, figure.note, styles.beside)
        sheet.row += 1
    sheet.gap()
    sheet.table(plan.before_after)
    first, last = sheet.table(
        Table(
            plan.strategies_title,
            (
                Column("Way to act", share=1.4),
                Column("Must-have positions open", "count"),
                Column("Other positions open", "count"),
                Column("Cash once", "money"),
                Column("Cash a year", "money"),
                Column("Hours", "hours"),
                Column("Total", "money"),
            ),
            tuple(
                (s.name, s.shortage, s.shortage_other, s.one_off, s.run_rate, s.hours, s.total)
                for s in plan.strategies
            ),
            plan.strategies_note,
        )
    )
    sheet.table(plan.by_lever)
    sheet.table(plan.by_year)
    sheet.note(plan.do_nothing, styles.kind("lever"))
    sheet.gap()
    sheet.table(plan.slips)
    sheet.table(plan.gives)
    for table in plan.fair:
        sheet.table(table)
    shades = {str(lever): shade for lever, shade in LEVER_COLOURS.items()}
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Total cost",
            "categories": ["Plan", first, 0, last, 0],
            "values": ["Plan", first, 6, last, 6],
            **bar(LIGHT.accent),
            "points": [
                {"fill": {"color": shades.get(s.lever, LIGHT.ink)}} for s in plan.strategies
            ],
            "gap": 50,
        }
    )
    look(chart, "Total cost to the horizon, by way to act")
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": grid()})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 560, "height": 240})
    sheet.page.insert_chart(2, 8, chart, {"description": "Total cost of each way to act."})
    sheet.widths(34, 18, 18, 30, 14, 11, 14)


def actions_sheet(book: Workbook, styles: Styles, model: ReportModel) -> None:
    """One row a purchase."""
    sheet = Sheet(book, "Actions", styles)
    sheet.line("What to do, by the date on which it must be decided", styles.title)
    columns: tuple[Column, ...] = (
        Column("Lever"),
        Column("Action", share=1.5),
        Column("For"),
        Column("Count", "count"),
        Column("Decide by", "text"),
        Column("Decide by week", "weeks"),
        Column("Start week", "weeks"),
        Column("Counts from week", "weeks"),
        Column("Cash once", "money"),
        Column("Cash a year", "money"),
        Column("Hours", "hours"),
        Column("Total", "money"),
        Column("Chance", "percent"),
        Column("Closes", share=2),
    )
    reasoned = any(a.why for a in model.blend.actions)
    columns += (Column("Rests on", share=2),) if reasoned else ()
    rows = tuple(
        (
            a.lever,
            a.what,
            a.who,
            a.count,
            a.decide_on,
            a.decide_by,
            a.start,
            a.end,
            a.one_off,
            a.run_rate,
            a.hours,
            a.total,
            a.chance,
            a.closes,
            *((a.why,) if reasoned else ()),
        )
        for a in model.blend.actions
    )
    first, last = sheet.table(
        Table("Actions", columns, rows, empty="The plan holds no action."), heading=False
    )
    sheet.filtered(first, last, len(columns))
    sheet.widths(10, 40, 30, 8, 13, 9, 8, 9, 12, 12, 10, 12, 9, 60, 60)


def needs_sheet(book: Workbook, styles: Styles, model: ReportModel) -> None:
    """One row a requirement, with whom the plan adds."""
    name = "Before and after"
    sheet = Sheet(book, name, styles)
    sheet.line(model.blend.needs_title, styles.title)
    columns = (
        Column("Skill", share=1.3),
        Column("Scope"),
        Column("Level", "level"),
        Column("Must-have"),
        Column("Due"),
        Column("Required", "count"),
        Column("Have", "count"),
        Column("Trained", "count"),
        Column("Hired", "count"),
        Column("By tools", "count"),
        Column("By contract", "count"),
        Column("Moved", "count"),
        Column("Open today", "count"),
        Column("Open after", "count"),
        Column("Likely to hold", "percent"),
        Column("In the picture", share=1.3),
    )
    rows = tuple(
        (
            n.skill,
            n.scope,
            n.level,
            "must-have" if n.must_have else "",
            n.due,
            n.required,
            n.have,
            n.by_train,
            n.by_hire,
            n.by_equip,
            n.by_contract,
            n.by_move,
            n.before,
            n.after,
            n.chance,
            f"{n.skill} · {n.scope}",
        )
        for n in model.blend.needs
    )
    table = Table(
        "Requirements", columns, rows, model.blend.needs_note, empty="No requirement is short."
    )
    first, last = sheet.table(table, heading=False)
    sheet.filtered(first, last, len(columns))
    sheet.widths(34, 14, 7, 11, 13, *(10,) * 10, 40)
    if not rows:
        return
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    parts = (
        ("Have", 6, "#8A96A3"),
        ("Trained", 7, LEVER_COLOURS["train"]),
        ("Hired", 8, LEVER_COLOURS["hire"]),
        ("By tools", 9, LEVER_COLOURS["equip"]),
        ("By contract", 10, LEVER_COLOURS["contract"]),
        ("Moved", 11, LEVER_COLOURS["move"]),
        ("Open", 13, OPEN_COLOUR),
    )
    for title, column, colour in parts:
        chart.add_series(
            {
                "name": title,
                "categories": [name, first, 15, last, 15],
                "values": [name, first, column, last, column],
                **bar(colour),
                "gap": 40,
            }
        )
    look(chart, "People who count for each requirement, with the plan", legend=True)
    chart.set_x_axis({"major_gridlines": grid(), "num_format": "0", "major_unit": 1})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": min(1600, 80 + 18 * len(rows))})
    if len(rows) > WITH_PICTURE:
        sheet.page.set_h_pagebreaks([last + 3])  # a chart is not cut in two on paper
    sheet.page.insert_chart(
        last + 3, 0, chart, {"description": "Holders, trainees, hires, tools and open positions."}
    )


def section_sheet(
    book: Workbook, styles: Styles, name: str, section: Section, widths: tuple[float, ...]
) -> None:
    """A part of the report that is told table by table."""
    sheet = Sheet(book, name, styles)
    sheet.line(section.title, styles.title)
    sheet.note(section.note)
    sheet.gap()
    for table in section.tables:
        sheet.table(table)
    sheet.widths(*widths)
