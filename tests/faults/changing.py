"""A process to be killed, or without space: opens a store and changes it.

Run as `python -m tests.faults.changing STORE VERB WORD [BYTES]`. It prints `ready` before it
touches the store, `told` when the verb has answered (or `refused` and why) and `done` after it has
closed the store, so that the one who kills it knows when. No file of its may grow beyond BYTES.
"""

import sys
from contextlib import closing
from pathlib import Path

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.store.people.erasure import erase
from data.vocabulary import RefusedError

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
    with closing(open_database(store)) as database:
        change(database, "import", str(file))


def main(store: str, verb: str, word: str, size: str = "") -> None:
    """Do it, and say so."""
    if size:
        import resource  # Windows has none

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    print("ready", flush=True)
    try:
        with closing(open_database(store)) as opened:
            change(opened, verb, word)
            print("told", flush=True)
        print("done", flush=True)
    except RefusedError as refused:
        print(f"refused: {refused}")


if __name__ == "__main__":
    main(*sys.argv[1:])
