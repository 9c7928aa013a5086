"""The command `skillmix`: exit 0 done, 1 refused with one sentence, 2 wrong usage.
Where 1 is an answer (`verify`: different) a refusal is 2."""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from dashboard.commands import REFUSED, VERBS, declare
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from dashboard.commands.answer import Answer

DONE, INTERRUPTED = 0, 130
DEBUG_VARIABLE = "SKILLMIX_DEBUG"


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb and answer its exit code. `words` default to those of the shell."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow console shows ?, it stops nothing
    arguments = parser().parse_args(words)
    from dashboard.commands.answer import Args, as_json
    from dashboard.render.terminal import harmless

    args = Args(**vars(arguments))
    verb = VERBS[args.called]
    refused = REFUSED.get(args.called, 1)
    try:
        args.refuse_out()
        module = import_module(f"dashboard.commands.{verb['module']}")
        run = getattr(module, f"run_{args.called.replace(' ', '_')}")
        answer: Answer
        if verb["store"] == "itself":
            answer = run(args)
        else:
            with args.opened() as database:
                answer = run(args, database)
        text = answer.text if answer.is_file and not sys.stdout.isatty() else harmless(answer.text)
        print(as_json(answer.document) if args.json else text, flush=True)
        if not args.json:
            for note in answer.notes:
                print(harmless(note), file=sys.stderr)
        return answer.code
    except RefusedError as refusal:
        print(harmless(str(refusal)), file=sys.stderr)
        return refused
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has enough. Nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001 - the last door: a user gets a sentence, never a trace
        if os.environ.get(DEBUG_VARIABLE):
            import traceback

            traceback.print_exc()
        details = harmless(str(fault)).splitlines()[0] if str(fault) else "no details"
        print(
            f"This is a fault in Skillmix, nothing that you did: {type(fault).__name__}: "
            f"{details}. Run it again with {DEBUG_VARIABLE}=1 for details to report.",
            file=sys.stderr,
        )
        return refused


class Version(argparse.Action):
    """`--version`: the one of the installed package, whose description takes a while to read."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"skillmix {version('skillmix')}")
        parser.exit()


@cache
def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="skillmix",
        description="Can the team do what is asked of it, and if not: hire, train or equip?",
    )
    whole.add_argument(
        "--database",
        metavar="PATH-or-URL",
        help="the store; default: SKILLMIX_DATABASE_URL, else a file in your data folder",
    )
    whole.add_argument(
        "--version", action=Version, nargs=0, help="show program's version number and exit"
    )
    declare(whole.add_subparsers(dest="verb", metavar="VERB", required=True))
    return whole


if __name__ == "__main__":
    raise SystemExit(main())
