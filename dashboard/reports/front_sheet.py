"""The first sheet: what is to be decided, what each sheet holds, where a number may be changed."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reports.content import Column, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.sheet import Sheet

NAME = "Start here"
SAYS = {
    "Brief": "Five numbers, coverage by area, the gaps that matter",
    "Heatmap teams": "Teams and skills: the mean level, and who is at level 3",
    "Heatmap people": "People and skills: the level used",
    "Changes": "What changed since the wave that was named, and why people count or not",
    "Gaps": "Each requirement: required, have, unknown, short, and which lever closes it",
    "Options": "The ways to go on, what each gives and costs, and what would change the choice",
    "Plan": "What the plan costs and closes, beside each lever alone and doing nothing",
    "Actions": "What to buy, for whom, when, and by when to decide",
    "Before and after": "Each requirement with whom the plan adds",
    "Assess first": "Whether to verify ratings before anything is bought, and which",
    "How sure": "What is planned beside what 10\u00a0000 simulated runs find",
    "Why": "What every other choice would cost, and what would turn the plan",
    "Depends on": "Each number at both its ends",
    "Cost check": "The plan's cost computed from its lines, beside what Skillmix printed",
    "Cost inputs": "The numbers and prices that the cost rests on, to be changed",
    "Cost lines": "Every charge of every action: quantity, price, weeks, cost",
    "Cost by month": "Cash and people's time by month and by lever",
    "Assumptions": "All assumptions, low, likely and high, with their sources",
    "Unknown": "What is not known, and where",
    "How made": "Files, waves, formulas in words, the scenario, how to check it",
}


def front_sheet(sheet: Sheet, names: Sequence[str], model: ReportModel) -> None:
    """Written last, when the names of the others are known."""
    sheet.line(model.brief.title, sheet.styles.title)
    sheet.line(f"{model.subject} · {model.stamp}")
    sheet.gap()
    for word, said in model.brief.lines:
        sheet.page.write_string(sheet.row, 0, word, sheet.styles.heading)
        sheet.page.write_string(sheet.row, 1, said, sheet.styles.kind("text"))
        sheet.row += 1
    sheet.gap()
    rows = tuple((name, SAYS[name]) for name in names)
    sheet.table(Table("What each sheet holds", (Column("Sheet"), Column("Holds")), rows))
    if model.costing.lines:
        sheet.gap()
        _how_to_change(sheet)
    sheet.widths(22, 110)


def _how_to_change(sheet: Sheet) -> None:
    sheet.line("To see what another price or rate does", sheet.styles.heading)
    sheet.page.write_string(sheet.row, 0, "Looks like this", sheet.styles.live("input"))
    sheet.page.write_string(
        sheet.row, 1, "Change such a cell in the sheet Cost inputs.", sheet.styles.beside
    )
    sheet.row += 1
    for text in (
        "Cost lines, Cost by month and the left half of Cost check are computed again at once.",
        "All other sheets stay as Skillmix made them. Who learns, is hired, equipped or moved, and "
        "in which weeks, stays as planned: for that, plan again (see How made).",
    ):
        sheet.page.write_string(sheet.row, 1, text, sheet.styles.inside)
        sheet.row += 1
    sheet.gap()
