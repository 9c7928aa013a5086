"""The report as PPTX: first what matters, then what it rests on, sources in the notes.

Equal decks as equal bytes: an archive carries the time of its making, twice.

What the numbers rest on: assumptions in short, what is unknown, how to check it all.

Tables in two columns of a page, each column in the largest type that the page has room for.

The plan: what it costs and closes, when, against the other ways to act, and how sure it is.

What the plan costs beside the other ways to act, and when its cash falls.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.as_tables import ways
from dashboard.reports.content import Column, Section, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.blocks import Block, Chapter, Picture, Told
from dashboard.reports.slides.charts import Series, bars, columns, curve, money_pattern, money_step
from dashboard.reports.slides.flow import flow
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
    words,
)
from dashboard.reports.slides.people_charts import need_chapters, roadmap_chapters
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.standing_pages import lever_looks, standing_pages
from dashboard.reports.slides.tables import Look, Looks, draw, heights
from dashboard.theme import LEVER_COLOURS, LIGHT

SIZE = 10.0
MONTHS = 2.0
"""Inches that the months take at least."""


def money_chapters(model: ReportModel) -> Iterator[Chapter]:
    """The ways to act, and cash by month."""
    blend = model.blend
    table = ways(model)
    first: Looks = {(0, place): Look(bold=True) for place in range(len(table.columns))}
    blocks = [Told(table, looks=first)]
    blocks += [Told(one, heading=one.title) for one in (blend.by_lever, blend.gives) if one.rows]
    yield Chapter(blend.strategies_title, blend.strategies_note, blocks, sources(model))
    yield from _cash(model)


def _cash(model: ReportModel) -> Iterator[Chapter]:
    """Cash by month and lever as columns, the years as a table below."""
    table = model.blend.by_year
    if not table.rows:
        return
    start = model.costing.start
    begins = f" Month 1 begins on {formats.day(start)}." if start else ""
    line = f"Cash of each month, by lever.{begins} A month is a twelfth of 52 weeks."
    head, tall = heights(table, BODY_BOX.width, SIZE)
    block: Block = Told(table)
    if any(period.spent.cash for period in model.costing.months):
        block = Picture(MONTHS + head + sum(tall), partial(_both, model, head + sum(tall)))
    yield Chapter(table.title, line, [block], sources(model, table.note))


def _both(model: ReportModel, below: float, slide: Slide, box: Box) -> None:
    """The months above, the years below them."""
    table = model.blend.by_year
    upper = replace(box, height=box.height - below - 0.1)
    _months(model, table.title, slide, upper)
    lower = replace(box, top=upper.top + upper.height + 0.1, height=below)
    draw(slide, lower, table, range(len(table.rows)), SIZE)


def _months(model: ReportModel, said: str, slide: Slide, box: Box) -> None:
    periods = model.costing.months
    spent = {
        lever: [
            period.by_lever[lever].cash if lever in period.by_lever else 0.0 for period in periods
        ]
        for lever in LEVER_COLOURS
    }
    series = [
        Series(lever, values, [LEVER_COLOURS[lever]] * len(values))
        for lever, values in spent.items()
        if any(values)
    ]
    largest = max((period.spent.cash for period in periods), default=0.0)
    names = ["later" if period.end_week is None else str(period.number) for period in periods]
    columns(
        slide,
        box,
        names,
        series,
        pattern=money_pattern(largest, model.currency),
        said=said,
        made_at=model.made_at,
    )


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
        ("plan", model.options),
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


GAP, APART = 0.4, 0.22
"""Inches between the columns, and between two tables."""
SIZES = (12.0, 11.0, 10.0, 9.0)


def beside(left: Sequence[Table], right: Sequence[Table], share: float = 0.5) -> Picture:
    """`share`: of the width that the left column has. It may be taller than a page."""
    width = BODY_BOX.width - GAP
    columns = ((left, width * share), (right, width * (1 - share)))
    return Picture(_least(columns, SIZES[-1]), partial(_draw, columns))


Columns = Sequence[tuple[Sequence[Table], float]]


def _least(columns: Columns, size: float) -> float:
    return (
        max(
            sum(
                HEADING + head + sum(tall) + APART
                for head, tall in (heights(table, width, size) for table in tables)
            )
            for tables, width in columns
        )
        - APART
    )


def _draw(columns: Columns, slide: Slide, box: Box) -> None:
    fits = (size for size in SIZES if _least(columns, size) <= box.height + 0.01)
    size, start = next(fits, SIZES[-1]), box.left
    for tables, width in columns:
        at = box.top
        for table in tables:
            headline(slide, Box(start, at, width, 0.3), table.title)
            below = Box(start, at + HEADING, width, box.height)
            at = draw(slide, below, table, range(len(table.rows)), size) + APART
        start += width + GAP


ELSEWHERE = "Not on slides, but in the PDF, the web page and the workbook"
"""Of what the deck leaves to the formats that are read and not shown."""


def proof_chapters(model: ReportModel) -> Iterator[Chapter]:
    """The last pages."""
    said = sources(model)
    if model.has("unknown"):
        known = [model.roles, model.assess_first, model.not_asked]
        told = [Told(table, heading=table.title) for table in known if table.rows]
        yield Chapter("What is not known, and who is ready", model.unknown, told, said)
    if model.has("assumptions") and model.assumptions.rows:
        kinds, leaning = model.leaning
        blocks: list[Block] = [Told(kinds)]
        if leaning.rows:
            blocks = [beside([kinds], [leaning], 0.3)]
        line = f"{ELSEWHERE}: all of them, with their sources"
        notes = [*said, leaning.note if leaning.rows else leaning.empty]
        yield Chapter(model.assumptions.title, line, blocks, notes)
    yield _making(model)


def _making(model: ReportModel) -> Chapter:
    """Settings beside waves, files and steps where a page holds them; else below each other."""
    making = model.making
    rows = (*making.settings, ("Scenario hash", making.scenario_hash))
    pairs = (Column("What", share=0.45), Column("Value", share=1))
    settings = Table("Filters, thresholds and versions", pairs, tuple(rows))
    steps = Table(
        "How to check it",
        (Column("Step"),),
        tuple((step,) for step in (*making.check, making.command)),
    )
    right = [table for table in (_waves(making.waves), making.files, steps) if table.rows]
    both = beside([settings], right, 0.4)
    # What is needed to check the deck stands on it whole.
    blocks: list[Block] = (
        [both]
        if both.least <= BODY_BOX.height
        else [Told(table, heading=table.title, pages=9) for table in (settings, *right)]
    )
    if making.scenario_text:
        text = tuple((line or " ",) for line in making.scenario_text.splitlines())
        table = Table("The scenario", (Column("scenario.toml"),), text)
        blocks.append(Told(table, heading=table.title, pages=9))
    formulas = [f"{name}: {formula}" for name, formula in making.formulas]
    notes = [*sources(model, *formulas), model.recipe]
    left = _left_out(model)
    return Chapter(making.title, f"{ELSEWHERE}: {left}" if left else "", blocks, notes)


def _left_out(model: ReportModel) -> str:
    """What the deck has no page for, of the sections that were asked for."""
    found = ["what is covered"] if model.has("gaps") else []
    if model.has("plan"):
        found += ["what slips without a plan", "how training is spread", "who needs a second rater"]
    return formats.joined(found + (["every assumption"] if model.has("assumptions") else []), 5)


def _waves(table: Table) -> Table:
    """Teams that were looked at in the same wave of the same day stand together."""
    held: dict[tuple[str, str], list[str]] = {}
    for team, *when in table.rows:
        wave, day = map(words, when)
        held.setdefault((wave, day), []).append(words(team))
    rows = tuple((", ".join(teams), *when) for when, teams in held.items())
    return replace(table, rows=rows)


EPOCH = (1980, 1, 1, 0, 0, 0)


def steady(content: bytes) -> bytes:
    """The same archive with every file dated alike, in the same order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(buffer, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return buffer.getvalue()


def render(model: ReportModel) -> bytes:
    """The PPTX of a report. Equal models give equal bytes."""
    deck = Deck(f"{model.subject} · {model.stamp}")
    properties = deck.pages.core_properties
    properties.title, properties.author = model.brief.title[:250], model.software
    properties.created = properties.modified = model.made_at
    properties.comments, properties.last_modified_by = model.stamp, model.software
    standing_pages(deck, model)
    chapters = list(section_chapters(model))
    if model.has("plan"):
        outcome_page(deck, model)
        chapters = [*plan_chapters(model), *chapters]
    flow(deck, [*chapters, *proof_chapters(model)])
    buffer = io.BytesIO()
    deck.pages.save(buffer)
    return steady(buffer.getvalue())
