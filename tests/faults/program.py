"""One of several programs on the same store: does its jobs at once, each in a thread of its own.

Run as `python -m tests.faults.program STORE`. It takes its jobs as one JSON line (lists of a verb
and its words), opens the store, prints `ready`, waits for a line, and prints what each job said.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.vocabulary import RefusedError


def do(store: Database, verb: str, *words: str) -> str:
    """One job; `refused: ...` where it was."""
    try:
        if verb == "undo":
            return undo(store, words[0])
        content = Path(words[0]).read_bytes()
        if verb == "load":
            return f"loaded {load(store, words[1], content, words[0]).rows}"
        said = ingest(store, content, words[0], wave=words[1], scale="0-5")
        return f"duplicate {said.import_id}" if said.duplicate else f"stored {said.import_id}"
    except RefusedError as refused:
        return f"refused: {refused}"


def main() -> None:
    """Do the jobs when told to."""
    jobs = json.loads(sys.stdin.readline())
    store = open_database(sys.argv[1])
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(jobs)) as threads:
        said = list(threads.map(lambda job: do(store, *job), jobs))
    store.close()
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
