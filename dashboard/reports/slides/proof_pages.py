"""What the numbers rest on: money by year, assumptions, what is unknown, how to check it all."""

from __future__ import annotations

from dataclasses import replace

from dashboard.reports.content import Column, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.slides.flow import Told, flow
from dashboard.reports.slides.page import Deck, words
from dashboard.reports.slides.sources import sources

SIZE = 10.0


def proof_pages(deck: Deck, model: ReportModel) -> None:
    """The last pages."""
    said = sources(model)
    if model.has("assumptions"):
        flow(deck, model.assumptions.title, "", [Told(model.assumptions, 9, pages=4)], said)
    if model.has("unknown"):
        known = [model.roles, model.assess_first, model.not_asked]
        told = [Told(table, SIZE, heading=table.title) for table in known if table.rows]
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
    tables = [settings, _waves(making.waves), making.files, steps]
    if making.scenario_text:
        text = tuple((line or " ",) for line in making.scenario_text.splitlines())
        tables.append(Table("The scenario", (Column("scenario.toml"),), text))
    # What is needed to check the deck stands on it whole.
    told = [Told(table, SIZE, heading=table.title, pages=9) for table in tables]
    formulas = [f"{name}: {formula}" for name, formula in making.formulas]
    flow(deck, making.title, "", told, [*sources(model, *formulas), model.recipe])


def _waves(table: Table) -> Table:
    """Teams that were looked at in the same wave of the same day stand together."""
    held: dict[tuple[str, str], list[str]] = {}
    for team, *when in table.rows:
        wave, day = map(words, when)
        held.setdefault((wave, day), []).append(words(team))
    rows = tuple((", ".join(teams), *when) for when, teams in held.items())
    return replace(table, rows=rows)
