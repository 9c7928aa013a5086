"""A plain table of no known tool: questions that several headers repeat are taken apart."""

from __future__ import annotations

from data.intake.layouts.layout import Layout
from data.intake.layouts.questions import split_questions

LAYOUT = Layout("", lambda heads: True, splits=split_questions)
