"""The report as a workbook: the same numbers, as numbers, with native charts."""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from dashboard.reports.as_tables import requirements
from dashboard.reports.content import Cell, Column, Heatmap, Table
from dashboard.reports.cost_sheets import cost_sheets
from dashboard.reports.front_sheet import NAME as FRONT
from dashboard.reports.front_sheet import front_sheet
from dashboard.reports.model import ReportModel
from dashboard.reports.plan_sheets import actions_sheet, needs_sheet, plan_sheet, section_sheet
from dashboard.reports.sheet import Sheet, Styles, bar, grid, look
from dashboard.theme import LIGHT

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(model: ReportModel) -> bytes:
    """The XLSX of a report. Sheet names are ours; equal models give equal bytes."""
    buffer = io.BytesIO()
    book = Workbook(buffer, OPTIONS)
    book.set_properties(
        {
            "title": model.brief.title[:250],
            "author": model.software,
            "created": model.made_at,
            "comments": model.stamp,
        }
    )
    styles = Styles(book, model.currency)
    front = Sheet(book, FRONT, styles)
    _brief(book, styles, model)
    if model.changes and model.has("changes"):
        section_sheet(book, styles, "Changes", model.changes, widths=(34, 16, *(13,) * 8))
    if model.has("heatmap"):
        for heatmap in model.heatmaps:
            _heatmap(book, styles, heatmap)
    if model.has("gaps"):
        _gaps(book, styles, model)
    if model.options and model.has("plan"):
        section_sheet(book, styles, "Options", model.options, widths=(26, 32, *(14,) * 9, 14))
    if model.has("plan"):
        plan_sheet(book, styles, model)
        actions_sheet(book, styles, model)
        needs_sheet(book, styles, model)
    if model.assess and model.has("sure"):
        section_sheet(book, styles, "Assess first", model.assess, widths=(44, 18, 28, 22, 18, 12))
    if model.chances and model.has("sure"):
        section_sheet(book, styles, "How sure", model.chances, widths=(34, 18, 18, 18, 18, 14, 14))
    if model.why and model.has("why"):
        section_sheet(book, styles, "Why", model.why, widths=(44, 60, 40, 16, 18, 14, 14))
    if model.depends and model.has("depends"):
        section_sheet(
            book, styles, "Depends on", model.depends, widths=(34, 14, 16, 20, 20, 18, 18)
        )
    if model.has("plan"):
        cost_sheets(book, styles, model.costing)
    _sources(book, styles, model)
    front_sheet(front, [page.name for page in book.worksheets() if page.name != FRONT], model)
    book.close()
    return buffer.getvalue()


def _brief(book: Workbook, styles: Styles, model: ReportModel) -> None:
    sheet = Sheet(book, "Brief", styles)
    sheet.line(model.brief.title, styles.title)
    sheet.line(f"{model.subject} · {model.stamp}")
    sheet.gap()
    columns = (Column("Figure"), Column("Value", "number"), Column("As printed"), Column("Note"))
    figures: list[tuple[Cell, ...]] = [
        (f.label, f.number, f.number.text, f.note) for f in model.brief.figures
    ]
    sheet.table(Table("Five numbers", columns, tuple(figures)))
    areas = Table(
        model.brief.areas_title,
        (
            Column("Area", share=1.4),
            Column("Covered", "percent"),
            Column("At most", "percent"),
            Column("Headroom", "percent"),
            Column("Required", "count"),
            Column("Short", "count"),
        ),
        tuple(
            (a.area, a.coverage, a.high, a.headroom, a.required, a.shortage)
            for a in model.brief.areas
        ),
        model.brief.areas_note,
        "No requirement is set, so there is no coverage to draw.",
    )
    first, _ = sheet.table(areas)
    known = sum(a.coverage.value is not None for a in model.brief.areas)
    gaps = Table(
        model.brief.gaps_title,
        (
            Column("Skill", share=1.4),
            Column("Lever"),
            Column("Total cost", "money"),
            Column("Standing", share=1.5),
            Column("Reason", share=2),
            Column("Sureness"),
        ),
        tuple(
            (g.skill, g.lever_text, g.cost, g.standing, g.reason, g.sureness)
            for g in model.brief.gaps
        ),
        empty="No skill is short.",
    )
    sheet.table(gaps)
    if known:
        chart = book.add_chart({"type": "bar"})
        end = first + known - 1
        chart.add_series(
            {
                "name": "Covered",
                "categories": ["Brief", first, 0, end, 0],
                "values": ["Brief", first, 1, end, 1],
                **bar(LIGHT.good),
                "gap": 45,
                "y_error_bars": {
                    "type": "custom",
                    "direction": "plus",
                    "end_style": 1,
                    "plus_values": f"=Brief!$D${first + 1}:$D${end + 1}",
                    "minus_values": [0],
                },
            }
        )
        look(chart, "Coverage by area; line: if every unknown level were high enough")
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": grid()})
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 620, "height": 60 + 30 * known})
        sheet.page.insert_chart(3, 7, chart, {"description": "Coverage by area, as in the table."})
    sheet.widths(34, 14, 16, 26, 34, 16)


def _heatmap(book: Workbook, styles: Styles, heatmap: Heatmap) -> None:
    sheet = Sheet(book, "Heatmap teams" if heatmap.kind == "teams" else "Heatmap people", styles)
    sheet.line(heatmap.title, styles.title)
    sheet.note(heatmap.note)
    sheet.gap()
    names = ("Area", "Skill") if heatmap.kind == "teams" else ("Team", "Person")
    notes = heatmap.kind == "teams"
    width = len(heatmap.columns)
    heads = [*names, *heatmap.columns]
    if notes:
        heads += [f"{team}: at 3 or more" for team in heatmap.columns]
    for position, text in enumerate(heads):
        upright = position > 1 and not notes
        style = styles.upright if upright else styles.head
        sheet.page.write_string(sheet.row, position, text, style)
    sheet.page.set_column(0, 1, 30)
    sheet.page.set_column(2, len(heads), 14 if notes else 4.5)
    sheet.row += 1
    first = sheet.row
    for row in heatmap.rows:
        sheet.page.write_string(sheet.row, 0, row.group, styles.quiet)
        sheet.page.write_string(sheet.row, 1, row.label, styles.kind("text"))
        for position, cell in enumerate(row.cells, start=2):
            place = (sheet.row, position)
            if cell.number.value is not None:
                level, framed = (
                    (styles.level, styles.framed)
                    if notes
                    else (styles.person, styles.person_framed)
                )
                style = framed if cell.framed else level
                sheet.page.write_number(*place, cell.number.value, style)
            elif cell.number.text:
                style = styles.unknown if cell.kind == "unknown" else styles.absent
                sheet.page.write_string(*place, cell.number.text, style)
            if notes and cell.note:
                note_place = (sheet.row, position + width)
                sheet.page.write_string(*note_place, cell.note, styles.absent)
        sheet.row += 1
    if heatmap.rows and width:
        scale = {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": 0,
            "mid_value": 2.5,
            "max_value": 5,
            "min_color": LIGHT.levels[0],
            "mid_color": LIGHT.levels[2],
            "max_color": LIGHT.levels[4],
        }
        sheet.page.conditional_format(first, 2, sheet.row - 1, 1 + width, scale)
        sheet.page.freeze_panes(first, 2)
    sheet.page.repeat_rows(first - 1)
    if heatmap.kind == "people":
        sheet.page.set_row(first - 1, 130)


def _gaps(book: Workbook, styles: Styles, model: ReportModel) -> None:
    sheet = Sheet(book, "Gaps", styles)
    sheet.line(model.gaps.title, styles.title)
    sheet.note(model.gaps.note)
    sheet.gap()
    table = requirements(model)
    first, last = sheet.table(table, heading=False)
    sheet.filtered(first, last, len(table.columns))
    sheet.widths(32, 28, 14, 7, 11, 9, 7, 9, 8, 10, 10, 13, 11, 18, 44, 34)
    if table.rows:
        sheet.page.conditional_format(
            first,
            9,
            last,
            9,
            {
                "type": "data_bar",
                "bar_color": LIGHT.good,
                "bar_solid": True,
                "min_type": "num",
                "max_type": "num",
                "min_value": 0,
                "max_value": 1,
            },
        )


def _sources(book: Workbook, styles: Styles, model: ReportModel) -> None:
    if model.has("assumptions"):
        sheet = Sheet(book, "Assumptions", styles)
        first, last = sheet.table(model.assumptions)
        sheet.filtered(first, last, len(model.assumptions.columns))
        for table in model.leaning:
            if table.rows:
                sheet.table(table)
        sheet.widths(36, 14, 14, 14, 24, 44, 10, 10, 14)
    if model.has("unknown"):
        _unknown(book, styles, model)
    _made(book, styles, model)


def _unknown(book: Workbook, styles: Styles, model: ReportModel) -> None:
    sheet = Sheet(book, "Unknown", styles)
    sheet.line("What is not known", styles.title)
    sheet.note(model.unknown)
    sheet.gap()
    for table in (model.assess_first, model.not_asked, model.roles):
        sheet.table(table)
    sheet.widths(36, 40, 14, 14, 14, 11, 11, 60)


def _made(book: Workbook, styles: Styles, model: ReportModel) -> None:
    sheet = Sheet(book, "How made", styles)
    making = model.making
    sheet.line(making.title, styles.title)
    _pairs(sheet, (*making.settings, ("Scenario hash", making.scenario_hash)))
    sheet.table(making.waves)
    sheet.table(making.files)
    sheet.line("Formulas in words", styles.heading)
    _pairs(sheet, making.formulas)
    sheet.line("How to check it", styles.heading)
    for step in (*making.check, making.command):
        sheet.line(step, styles.kind("lever"))
    sheet.gap()
    if making.scenario_text:
        sheet.line("The scenario", styles.heading)
        for text in making.scenario_text.splitlines():
            sheet.line(text[:1000] or " ", styles.kind("lever"))
    sheet.line(
        "For skillmix verify, which makes this workbook again and compares it", styles.heading
    )
    sheet.line(model.recipe)
    # The recipe is one long line; what is read stands in these columns.
    sheet.page.print_area(0, 0, sheet.row, 4)
    sheet.widths(30, 30, 14, 26, 68)


def _pairs(sheet: Sheet, rows: tuple[tuple[str, str], ...]) -> None:
    for name, value in rows:
        sheet.page.write_string(sheet.row, 0, name, sheet.styles.quiet)
        sheet.page.write_string(sheet.row, 1, value, sheet.styles.kind("lever"))
        sheet.row += 1
    sheet.gap()
