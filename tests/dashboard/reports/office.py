"""A real spreadsheet program opens a workbook, computes every formula anew and saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
    done = folder / "computed"
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "xlsx", "--outdir", str(done), *map(str, books)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [load_workbook(done / book.name, data_only=True) for book in books]
