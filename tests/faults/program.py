"""A process on a store. `python -m tests.faults.program STORE` is one of several: it takes its jobs
as one JSON line (lists of a verb and its words), opens the store, prints `ready`, waits for a line,
does them at once, each in a thread of its own, and prints what each said.

`python -m tests.faults.program STORE VERB WORD...` is one to be killed: it prints `ready` before it
touches the store, `told` when the verb has answered, waits for a line, and prints `done` after it
has closed the store.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.store.people.erasure import erase
from data.vocabulary import RefusedError


def do(store: Database, verb: str, *words: str) -> str:
    """One job; `refused: ...` where it was."""
    try:
        if verb in ("undo", "erase"):
            return {"undo": undo, "erase": erase}[verb](store, words[0])
        content, name = Path(words[0]).read_bytes(), Path(words[0]).name
        if verb == "load":
            return f"loaded {load(store, words[1], content, name).rows}"
        said = ingest(store, content, name, wave=words[1], scale="0-5")
        return f"duplicate {said.import_id}" if said.duplicate else f"stored {said.import_id}"
    except RefusedError as refused:
        return f"refused: {refused}"


def several(place: str) -> None:
    """Do the jobs when told to."""
    jobs = json.loads(sys.stdin.readline())
    store = open_database(place)
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(jobs)) as threads:
        said = list(threads.map(lambda job: do(store, *job), jobs))
    store.close()
    print(json.dumps(said), flush=True)


def killed(place: str, *job: str) -> None:
    """Do it, and say how far it is."""
    print("ready", flush=True)
    with closing(open_database(place)) as store:
        do(store, *job)
        print("told", flush=True)
        sys.stdin.readline()
    print("done", flush=True)


if __name__ == "__main__":
    (killed if len(sys.argv) > 2 else several)(*sys.argv[1:])
