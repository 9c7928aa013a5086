"""The plan: what it costs and closes, when, against the other ways to act, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.reports.content import Column, Section, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.blocks import Block, Chapter, Picture, Told
from dashboard.reports.slides.charts import Series, bars, curve, money_pattern, money_step
from dashboard.reports.slides.money_pages import money_chapters
from dashboard.reports.slides.page import (
    BODY,
    BODY_BOX,
    BOTTOM,
    HEADING,
    MARGIN,
    SHADES,
    SMALL,
    TOP,
    Box,
    Deck,
    cards,
    fitting,
    headline,
    text,
)
from dashboard.reports.slides.people_charts import need_chapters, roadmap_chapters
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.standing_pages import lever_looks
from dashboard.reports.slides.tables import draw
from dashboard.theme import LIGHT

CURVE = 2.3
"""Inches that a curve takes at least."""
LEFT = 5.0
"""Inches of the tables beside the ways to act."""


def outcome_page(deck: Deck, model: ReportModel) -> None:
    """What the plan costs, what it changes, and what else could be done."""
    blend = model.blend
    slide = deck.page(blend.title, model.subject, sources(model))
    cards(slide, blend.costs, TOP)
    top = TOP + 1.55
    right = Box(MARGIN + LEFT + 0.5, top + 0.35, BODY_BOX.width - LEFT - 0.5, BOTTOM - top - 0.35)
    table = blend.before_after
    headline(slide, Box(MARGIN, top, LEFT, 0.3), table.title)
    box = Box(MARGIN, top + HEADING, LEFT, BOTTOM - top - HEADING)
    at = draw(slide, box, table, range(len(table.rows)), 11) + 0.3
    headline(slide, Box(MARGIN, at, LEFT, 0.3), "If nothing is done")
    box = Box(MARGIN, at + HEADING, LEFT, BOTTOM - at - HEADING)
    text(slide, box, blend.do_nothing, fitting(blend.do_nothing, box, (BODY, SMALL, 9.0)))
    headline(slide, Box(right.left, top, right.width, 0.3), blend.strategies_title)
    names = [
        f"{row.name} · {row.shortage.text} open · {row.total.text}" for row in blend.strategies
    ]
    shades = [SHADES.get(row.lever, LIGHT.quiet) for row in blend.strategies]
    costs = Series("Total cost", [row.total.value for row in blend.strategies], shades)
    said = "; ".join(
        f"{row.name}: {row.total.text}, {row.shortage.text} must-have positions open"
        for row in blend.strategies
    )
    largest = max((value or 0 for value in costs.values), default=0)
    bars(
        slide,
        right,
        names,
        (costs,),
        pattern=money_pattern(largest, model.currency),
        step=money_step(largest),
        made_at=model.made_at,
        said=said,
    )


def plan_chapters(model: ReportModel) -> Iterator[Chapter]:
    """What is done when, for whom, at what price."""
    yield from need_chapters(model)
    yield from roadmap_chapters(model)
    yield _actions(model)
    yield from money_chapters(model)


def section_chapters(model: ReportModel) -> Iterator[Chapter]:
    """What changed, how sure it is and why, as far as they were asked for."""
    parts = (
        ("changes", model.changes),
        ("sure", model.assess),
        ("sure", model.chances),
        ("why", model.why),
        ("depends", model.depends),
    )
    for name, section in parts:
        if section and model.has(name):
            yield _section(model, section)


def _actions(model: ReportModel) -> Chapter:
    actions = model.blend.actions
    table = Table(
        "Actions, the first decision first",
        (
            Column("Action", share=1.9),
            Column("For", share=1.6),
            Column("Decide by", share=1.0),
            Column("Counts in week", "weeks"),
            Column("Once", "money"),
            Column("A year", "money"),
            Column("Hours", "hours"),
            Column("In total", "money"),
            Column("Chance", "percent"),
            Column("Closes", share=2.6),
        ),
        tuple(
            (
                a.what,
                a.who,
                a.decide_on,
                a.end,
                a.one_off,
                a.run_rate,
                a.hours,
                a.total,
                a.chance,
                f"{a.closes}. {a.why}" if a.why else a.closes,
            )
            for a in actions
        ),
        empty="No action is planned.",
    )
    looks = lever_looks([action.lever for action in actions], 0)
    line = "Chance: that one position of it holds"
    spread = (f"{told.title}." for told in model.blend.fair if told.rows)
    return Chapter(
        table.title, line, [Told(table, 9, looks, most=10.5, pages=2)], sources(model, *spread)
    )


def _section(model: ReportModel, section: Section) -> Chapter:
    """A curve stands after the first table, which is in short what it draws."""
    blocks: list[Block] = [
        Told(table, heading=table.title) for table in section.tables if not table.curve
    ]
    curves = [
        Picture(CURVE, partial(_curve, table, model), table.title)
        for table in section.tables
        if table.curve and table.rows
    ]
    notes = sources(model, section.note, *(table.note for table in section.tables))
    return Chapter(section.title, "", [*blocks[:1], *curves, *blocks[1:]], notes)


def _curve(table: Table, model: ReportModel, slide: object, box: Box) -> None:
    curve(slide, box, table, model.made_at)
