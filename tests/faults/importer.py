"""A process to be killed: opens a store and imports a file into it.

Run as `python -m tests.faults.importer STORE FILE`. It prints `ready` before it touches the store
and `done` after it has closed it, so that the one who kills it knows when.
"""

from __future__ import annotations

import sys
from pathlib import Path

from data.ingest import ingest
from data.store.database import open_database

WAVE = "killed"


def import_file(store: str, file: Path) -> None:
    """The whole of what may be interrupted. `store`: a file or an address."""
    database = open_database(store)
    ingest(database, file.read_bytes(), file.name, wave=WAVE, scale="0-5")
    database.close()


if __name__ == "__main__":
    print("ready", flush=True)
    import_file(sys.argv[1], Path(sys.argv[2]))
    print("done", flush=True)
