"""A process to be killed: opens a store and changes it.

Run as `python -m tests.faults.changing STORE VERB WORD`. It prints `ready` before it touches the
store, `told` when the verb has answered and `done` after it has closed the store, so that the one
who kills it knows when.
"""

import sys
from pathlib import Path

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.store.people.erasure import erase

WAVE = "killed"


def change(store: Database, verb: str, word: str) -> None:
    """One verb; `word`: a file, an import or a person."""
    if verb == "import":
        ingest(store, Path(word).read_bytes(), Path(word).name, wave=WAVE, scale="0-5")
    elif verb == "load":
        load(store, "requirements", Path(word).read_bytes(), Path(word).name)
    else:
        {"undo": undo, "erase": erase}[verb](store, word)


def import_file(store: str, file: Path) -> None:
    """From opening to closing. `store`: a file or an address."""
    database = open_database(store)
    change(database, "import", str(file))
    database.close()


if __name__ == "__main__":
    print("ready", flush=True)
    opened = open_database(sys.argv[1])
    change(opened, *sys.argv[2:])
    print("told", flush=True)
    opened.close()
    print("done", flush=True)
