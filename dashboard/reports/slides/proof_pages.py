"""What the numbers rest on: money by year, assumptions, what is unknown, how to check it all."""

from __future__ import annotations

from dashboard.reports.content import Column, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.page import Deck
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Told, flow

SIZE = 10.0


def proof_pages(deck: Deck, model: ReportModel) -> None:
    """The last pages."""
    said = sources(model)
    if model.has("assumptions"):
        flow(deck, model.assumptions.title, "", [Told(model.assumptions, 9)], said)
    if model.has("unknown"):
        known = [model.assess_first, model.not_asked, model.roles]
        told = [Told(table, SIZE, heading=table.title) for table in known]
        flow(deck, "What is not known, and who is ready", model.unknown, told, said)
    _making(deck, model)


def _making(deck: Deck, model: ReportModel) -> None:
    making = model.making
    rows = (*making.settings, ("Scenario hash", making.scenario_hash))
    pairs = (Column("What", share=0.6), Column("Value", share=3))
    settings = Table("Filters, thresholds and versions", pairs, tuple(rows))
    steps = Table(
        "How to check it",
        (Column("Step"),),
        tuple((step,) for step in (*making.check, making.command)),
    )
    tables = [settings, making.waves, making.files, steps]
    if making.scenario_text:
        text = tuple((line or " ",) for line in making.scenario_text.splitlines())
        tables.append(Table("The scenario", (Column("scenario.toml"),), text))
    told = [Told(table, SIZE, heading=table.title) for table in tables]
    formulas = [f"{name}: {formula}" for name, formula in making.formulas]
    flow(deck, making.title, "", told, [*sources(model, *formulas), model.recipe])
