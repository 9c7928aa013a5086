"""What the numbers rest on: assumptions in short, what is unknown, how to check it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard import formats
from dashboard.reports.content import Column, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.beside import beside
from dashboard.reports.slides.blocks import Block, Chapter, Told
from dashboard.reports.slides.page import BODY_BOX, words
from dashboard.reports.slides.sources import sources

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
