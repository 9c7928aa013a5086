"""What the notes of every page say: who and when, which files, how to check it."""

from __future__ import annotations

from dashboard.reports.model import ReportModel
from dashboard.reports.slides.page import words
from data.vocabulary import grouped


def sources(model: ReportModel, *own: str) -> list[str]:
    """The notes of a page: its own words, then where its numbers come from."""
    files = [
        f"{words(row[0])} ({words(row[1])}), SHA-256 {words(row[4])[:12]}…"
        for row in model.making.files.rows[:6]
    ]
    more = len(model.making.files.rows) - len(files)
    if more > 0:
        files.append(f"{grouped(more)} more on the last pages")
    return [
        *own,
        f"{model.subject}. {model.stamp}. {model.software}.",
        f"Files: {'; '.join(files)}." if files else "No uploaded file stands behind this.",
        f"Check: {model.making.command}",
    ]
