"""The report as PPTX: first what matters, then what it rests on, sources in the notes."""

from __future__ import annotations

import io

from dashboard.reports.model import ReportModel
from dashboard.reports.slides.flow import flow
from dashboard.reports.slides.page import Deck
from dashboard.reports.slides.plan_pages import outcome_page, plan_chapters, section_chapters
from dashboard.reports.slides.proof_pages import proof_chapters
from dashboard.reports.slides.standing_pages import standing_pages
from dashboard.reports.slides.steady import steady


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
