"""The files of the Report page; each is made when its button is pressed."""

from __future__ import annotations

import streamlit as st

from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache
from dashboard.reports import pdf, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(selection: Selection, scenario: Scenario, people: bool, explained: bool) -> None:
    """A PDF and a workbook of one report model."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Download the PDF",
            lambda: pdf.render(cache.report(selection, scenario, people, explained)),
            "skillmix-report.pdf",
            "application/pdf",
            type="primary",
            on_click="ignore",
            icon=":material/picture_as_pdf:",
        )
        st.download_button(
            "Download the workbook",
            lambda: workbook.render(cache.report(selection, scenario, people, explained)),
            "skillmix-report.xlsx",
            XLSX,
            on_click="ignore",
            icon=":material/table_view:",
        )
