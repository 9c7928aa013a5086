"""The command `skillmix`: exit 0 done, 1 refused with one sentence, 2 wrong usage.

A verb whose 1 is an answer (`verify`: different) says by `refused` that a refusal is 2.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper

from dashboard.commands import (
    account,
    assess,
    audit,
    backup,
    changes,
    contest,
    decline,
    drivers,
    evidence,
    files,
    ledger,
    loss,
    measures,
    mentors,
    method,
    person,
    plan,
    privacy,
    report,
    retention,
    scenario,
    serve,
    settings,
    store,
    survey,
    token,
    verify,
)
from dashboard.commands.answer import Answer, as_json
from data.vocabulary import RefusedError

DONE, REFUSED, INTERRUPTED = 0, 1, 130
DEBUG_VARIABLE = "SKILLMIX_DEBUG"


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb and answer its exit code. `words` default to those of the shell."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow console shows ?, it stops nothing
    args = parser().parse_args(words)
    refused: int = getattr(args, "refused", REFUSED)
    try:
        answer: Answer = args.run(args)
        print(as_json(answer.document) if args.json else answer.text, flush=True)
        if not args.json:
            for note in answer.notes:
                print(note, file=sys.stderr)
        return answer.code
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return refused
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has enough. Nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001 - the last door: a user gets a sentence, never a trace
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        print(
            f"This is a fault in Skillmix, nothing that you did: {type(fault).__name__}: "
            f"{str(fault).splitlines()[0] if str(fault) else 'no details'}. "
            f"Run it again with {DEBUG_VARIABLE}=1 for details to report.",
            file=sys.stderr,
        )
        return refused


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(
        prog="skillmix",
        description="Can the team do what is asked of it, and if not: hire, train or equip?",
    )
    whole.add_argument(
        "--database",
        metavar="PATH-or-URL",
        help="the store; default: SKILLMIX_DATABASE_URL, else a file in your data folder",
    )
    whole.add_argument("--version", action="version", version=f"skillmix {version('skillmix')}")
    verbs = whole.add_subparsers(dest="verb", metavar="VERB", required=True)
    for module in (
        store,
        serve,
        backup,
        audit,
        account,
        token,
        privacy,
        settings,
        files,
        survey,
        measures,
        changes,
        loss,
        assess,
        drivers,
        mentors,
        evidence,
        plan,
        contest,
        decline,
        person,
        retention,
        scenario,
        ledger,
        report,
        verify,
        method,
    ):
        module.add(verbs)
    return whole
