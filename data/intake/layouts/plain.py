"""A plain table of no known tool: questions that several headers repeat are taken apart."""

from __future__ import annotations

from data.intake.layouts.layout import Layout, Split
from data.intake.layouts.questions import asks_about_rows
from data.intake.layouts.stems import split_shared
from data.intake.table import TextTable


def _splits(table: TextTable) -> tuple[Split, ...]:
    return split_shared(table.headers, table.stems, asks_about_rows)


LAYOUT = Layout("", lambda heads: True, splits=_splits)
