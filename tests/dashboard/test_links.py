"""What an address asks for and there is not is said, on each page that reads an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dashboard.opening import Open, said


@pytest.mark.parametrize(
    ("page", "address", "sentence"),
    [
        (
            "home",
            {"team": "Nowhere", "wave": "Never", "ratings": "Peers", "aged": "soon"},
            "wave: “Never”; team: “Nowhere”; ratings: “Peers”; day: “soon”.",
        ),
        ("coverage", {"by": "Colour", "show": "Some"}, "group by: “Colour”; show: “Some”."),
        ("trends", {"since": "Never"}, "changes since: “Never”."),
        ("compare", {"first_team": "Nowhere"}, "first: “Nowhere”."),
    ],
)
def test_a_wrong_value_is_said_once(
    page: str, address: dict[str, str], sentence: str, opened_calm: Open, demo: Path
) -> None:
    app = opened_calm(page, demo, **address)
    assert f"was left out: {sentence}" in said(app)
    app.run()
    assert "left out" not in said(app)


def test_a_link_that_is_right_says_nothing(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("home", demo, team="Platform", aged="2027-01-31")
    assert "left out" not in said(app)
