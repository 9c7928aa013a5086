"""A real office program opens a workbook, computes it anew and saves it, and prints a deck."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
from openpyxl import load_workbook  # type: ignore[import-untyped]

ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Without it LibreOffice shows the values that a file carries."""


def computed(office: str, folder: Path, books: Sequence[Path]) -> list[Any]:
    """The workbooks with the values that LibreOffice computes, in the order given."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE, encoding="utf-8")
    done = _converted(office, folder, "xlsx", books)
    return [load_workbook(done / book.name, data_only=True) for book in books]


def printed(office: str, folder: Path, deck: Path) -> list[str]:
    """What LibreOffice prints of a deck, page by page; spaces run together. In the profile that
    `computed` has made: a new one takes longer."""
    pages = pypdf.PdfReader(_converted(office, folder, "pdf", [deck]) / f"{deck.stem}.pdf").pages
    return [" ".join(page.extract_text().split()) for page in pages]


def _converted(office: str, folder: Path, kind: str, files: Sequence[Path]) -> Path:
    done = folder / "computed"
    subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(done),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return done
