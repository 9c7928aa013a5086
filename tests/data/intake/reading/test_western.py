"""Files that do not say how they write their letters: guessed with a sentence, or cp1252."""

from __future__ import annotations

import pytest

from data.intake.reading import large
from data.intake.reading.text import is_western
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels

WEST = "Name,Python,SQL\nJosé Müller,3,2\nZoë Ångström,4,5\nÉric Noël,1,2\n"
EAST = "Name,Python,SQL\n山田太郎,3,2\n鈴木花子,4,5\n佐藤一郎,1,2\n"


@pytest.mark.parametrize(
    "text",
    [
        "José Müller",
        "François Lefèvre",
        "Šimek, Œuvre – “naïve” …",
        "20 °C, 5 € für Ärzte",
        "¿Qué nivel tienes? ¡Año!",
        "plain",
    ],
)
def test_western_text(text: str) -> None:
    assert is_western(text)


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (WEST, "cp1252", False),
        (WEST, "mac_roman", True),
        (EAST, "shift_jis", True),
        (WEST, "utf-8", False),
    ],
)
def test_names_are_read_as_written(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    large_from: int,
    text: str,
    encoding: str,
    guessed: bool,
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    said = imported(database, text.encode(encoding))
    assert {name for name, _ in levels(database)} == {
        line.split(",")[0] for line in text.splitlines()[1:]
    }
    assert any("Look at the names" in i.reason for i in said.issues) == guessed
