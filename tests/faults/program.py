"""Processes on a store: forked of one that has imported all that they need, since a process that
starts takes longer to import than to do its job. They say how far they are through a pipe."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.store.people.erasure import erase
from data.vocabulary import RefusedError

Job = Sequence[str]
"""A verb and its words."""
FORKING = get_context("forkserver")
FORKING.set_forkserver_preload([__name__])


def begun(work: Callable[..., None], *given: Any) -> tuple[BaseProcess, Connection]:
    """A process that does this work, and the pipe on which it speaks and is spoken to."""
    here, there = FORKING.Pipe()
    process = FORKING.Process(target=work, args=(there, *given), daemon=True)
    with pytest.MonkeyPatch.context() as patch:  # a page that was tested is the main module since
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        process.start()
    there.close()
    return process, here


def do(store: Database, verb: str, *words: str) -> str:
    """One job; `refused: ...` where it was."""
    try:
        if verb in ("undo", "erase"):
            return {"undo": undo, "erase": erase}[verb](store, words[0])
        content, name = Path(words[0]).read_bytes(), Path(words[0]).name
        if verb == "load":
            return f"loaded {load(store, words[1], content, name).rows}"
        outcome = ingest(store, content, name, wave=words[1], scale="0-5")
        return (
            f"duplicate {outcome.import_id}" if outcome.duplicate else f"stored {outcome.import_id}"
        )
    except RefusedError as refused:
        return f"refused: {refused}"


def several(pipe: Connection, place: str, jobs: Sequence[Job]) -> None:
    """Open the store, say `ready`, wait for a word, do the jobs at once, each in a thread of its
    own, and say what each said."""
    with closing(open_database(place)) as store:
        pipe.send("ready")
        pipe.recv()
        with ThreadPoolExecutor(len(jobs)) as threads:
            result = list(threads.map(lambda job: do(store, *job), jobs))
    pipe.send(result)


def killed(pipe: Connection, place: str, job: Job) -> None:
    """One to be killed: `ready` before it touches the store, `told` when the verb has answered,
    then it waits for a word, and `done` after it has closed the store."""
    pipe.send("ready")
    with closing(open_database(place)) as store:
        do(store, *job)
        pipe.send("told")
        pipe.recv()
    pipe.send("done")
