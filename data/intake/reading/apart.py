"""Workbooks are read by a process of their own.

A damaged or hostile one can make its reader ask for all of the memory, which ends the process that
asked: two cells far apart are enough. So a helper asks, with a limit, and may end.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from data.vocabulary import RefusedError

_SECONDS = 120
_MEMORY = 3_000_000_000
_ROOT = Path(__file__).parents[3]
GAVE_UP = (
    "The workbook cannot be read in {seconds} seconds and {memory:.0f} GB of memory: it is damaged "
    "or has cells far from the table. Delete these, or save the table as CSV."
)


def opened_apart(content: bytes, wanted: str | None) -> Any:
    """The helper's answer: records and merged cells by sheet, the kind of file, the names of all
    sheets. Raises RefusedError."""
    places = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    chosen = [wanted] if wanted is not None else []
    try:
        done = subprocess.run(
            [sys.executable, "-m", "data.intake.reading.apart", *chosen],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        said = GAVE_UP.format(seconds=_SECONDS, memory=_MEMORY / 1e9)
        raise RefusedError(said) from error
    if "refused" in answer:
        raise RefusedError(answer["refused"])
    return answer


def _limit() -> None:
    """No more memory than any real workbook needs, where the system can be told so."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Read a workbook from the input and write its sheets, or the refusal, as JSON."""
    from data.intake.reading.workbook import opened

    _limit()
    try:
        book = opened(sys.stdin.buffer.read(), sys.argv[1] if sys.argv[1:] else None)
    except RefusedError as error:
        answer: dict[str, Any] = {"refused": str(error)}
    else:
        answer = {
            "kind": book.kind,
            "names": book.names,
            "sheets": {name: [sheet.records, sheet.merged] for name, sheet in book.sheets.items()},
        }
    sys.stdout.write(json.dumps(answer))  # ten times as fast as json.dump


if __name__ == "__main__":
    main()
