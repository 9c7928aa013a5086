"""Names from right to left: what stands beside them stays in its place."""

from __future__ import annotations

import pytest

from dashboard.charts.base import safe
from dashboard.components.basics.text import plain
from dashboard.details import isolated

FIRST, LAST = "\u2068", "\u2069"
ADA, SAMI = "עדה כהן", "سامي"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana 3 of 5", "Ana 3 of 5"),
        (f"{ADA} 3 of 5", f"{FIRST}{ADA}{LAST} 3 of 5"),
        (f"{ADA}, {SAMI} (2)", f"{FIRST}{ADA}{LAST}, {FIRST}{SAMI}{LAST} (2)"),
        ("ד. בן-דוד: 4", f"{FIRST}ד. בן-דוד{LAST}: 4"),
        ("Ana\u202eB 3", f"Ana{FIRST}\u202e{LAST}B 3"),
        (f"{LAST}{ADA} 3", f"{FIRST}{ADA}{LAST} 3"),
    ],
    ids=["latin", "number", "list", "initial", "override", "forged end"],
)
def test_a_run_stands_alone(text: str, shown: str) -> None:
    assert isolated(text) == shown
    assert isolated(shown) == shown, "once is enough"


def test_pages_and_charts_isolate() -> None:
    assert plain(f"{ADA} 3") == f"{FIRST}{ADA}{LAST} 3"
    assert safe(f"<{ADA}> 3") == f"&lt;{FIRST}{ADA}{LAST}&gt; 3"
