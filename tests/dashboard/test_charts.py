"""What every chart shares: its buttons and its labels."""

from __future__ import annotations

from dashboard.charts.base import CONFIG, safe, short, unique


def test_no_chart_offers_to_send_itself_away() -> None:
    assert CONFIG["showSendToCloud"] is False


def test_labels() -> None:
    assert short("Retrieval-augmented generation", 22) == "Retrieval-augmented…"
    assert short("SQL", 22) == "SQL"
    assert safe("<script>") == "&lt;script&gt;"
    assert len(set(unique(["a", "a", "b"]))) == 3
