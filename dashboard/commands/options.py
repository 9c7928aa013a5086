"""What several verbs share: the store, files in and out, filters, and the wishes for a plan."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.knobs import FILTERS, KNOBS, Kind, Knob, with_knobs
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.options.explain.explain import Explaining
    from analytics.options.explain.results import Explanations
    from analytics.results import Selection
    from analytics.strategy.scenario.scenario import Scenario
    from analytics.study import Study
    from dashboard.commands.answer import Answer
    from dashboard.subjects.reading import Reading
    from data.store.database import Database

    Acts = argparse._SubParsersAction[argparse.ArgumentParser]
    Run = Callable[[argparse.Namespace], Answer]


def answered_by(parser: argparse.ArgumentParser, run: Run) -> None:
    """What answers the words of a parser, and the options that every answer has."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--database", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def actions(parser: argparse.ArgumentParser) -> Acts:
    """The actions of a verb that has several, to be filled by `act`."""
    return parser.add_subparsers(dest="act", metavar="WHAT", required=True)


def act(acts: Acts, run: Run, description: str) -> argparse.ArgumentParser:
    """The parser of a new action, named as the last word of what answers it."""
    name = run.__name__.rpartition("_")[2]
    parser = acts.add_parser(name, help=description, description=description)
    answered_by(parser, run)
    return parser


LOOK = frozenset(
    (
        "assess",
        "audit",
        "changes",
        "contest",
        "drivers",
        "erase",
        "evidence",
        "export",
        "history",
        "ledger",
        "loss",
        "measures",
        "mentors",
        "person",
        "plan",
        "report",
        "undo",
        "verify",
    )
)
"""Verbs to which a new store has nothing to say, so that a name mistyped makes none."""


@contextmanager
def opened(args: argparse.Namespace, *, may_be_new: bool = True) -> Iterator[Database]:
    """The store that the user named, or the one of the environment, or the user's own. Raises
    RefusedError for a file that is not there and may not be new, or is named to a verb that only
    looks."""
    from data.store.database import open_database

    looks = args.database and getattr(args, "verb", "") in LOOK
    database = open_database(args.database, may_be_new=may_be_new and not looks)
    try:
        if getattr(args, "shows", "") and people_wished(args):
            out = getattr(args, "out", None)
            how = "by pseudonyms" if args.pseudonyms else ""
            database.note_read(args.shows, how, file="" if out is None else out.name)
            args.shows = ""  # noted once, also where the store is opened again
        yield database
    finally:
        database.close()


def command(args: argparse.Namespace, place: str) -> str:
    """`skillmix`, to be copied with a verb behind it: with the option of the store as it was given,
    but without a password."""
    given = place if "://" in str(args.database) else str(args.database)
    return f"skillmix --database {shlex.quote(given)}" if args.database else "skillmix"


def add_people(parser: argparse.ArgumentParser, what: str, *, pseudonyms: bool = False) -> None:
    """--people: names in what is shown or written, which the audit says; `pseudonyms`: where they
    can stand in the place of names, --pseudonyms."""
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--people", action="store_true", help=what)
    parser.set_defaults(shows=parser.prog.removeprefix("skillmix "), pseudonyms=False)
    if pseudonyms:
        shown.add_argument(
            "--pseudonyms",
            action="store_true",
            help="the same with pseudonyms, which only this store can tell from whom they are",
        )


def add_person(parser: argparse.ArgumentParser) -> None:
    """Whom it is about."""
    parser.add_argument(
        "person", type=name, metavar="PERSON", help="e-mail, id or name, as the survey has it"
    )


def read_file(path: Path) -> bytes:
    """The bytes of a file that the user named."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedError(f"There is no file {path}.") from error
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error


def add_out(parser: argparse.ArgumentParser, word: str = "--out", **settings: Any) -> None:
    """The file that a verb writes, and --force, without which it replaces none."""
    out = parser.add_argument(word, type=Path, **settings)
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    parser.set_defaults(writes=out.dest)


def refuse_out(args: argparse.Namespace) -> None:
    """Refuse, before anything is done, a file that the verb may not or cannot write."""
    path: Path | None = getattr(args, getattr(args, "writes", ""), None)
    if path is None:
        return
    from data.store.database import is_of_store, looks_like_address, named_place, store_file

    if looks_like_address(str(path)):
        raise RefusedError(
            "The file to write looks like an address. Name a file, by its whole path where its "
            "name has a colon."
        )
    store = store_file(named_place(args.database))
    if store is not None and is_of_store(path, store):
        raise RefusedError(f"{path} is the store or a part of it. Name another file.")
    if path.is_dir():
        raise RefusedError(f"{path} is a folder. Name a file in it.")
    if path.exists() and not args.force:
        raise RefusedError(
            f"{path} is there already. Name another file, or replace it with --force."
        )
    if not path.absolute().parent.is_dir():
        raise RefusedError(f"{path} cannot be written: there is no folder {path.parent}.")


def write_out(args: argparse.Namespace, content: bytes) -> None:
    """Write the file that the user named, unless another has come there meanwhile."""
    refuse_out(args)
    path: Path = getattr(args, args.writes)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RefusedError(f"{path} cannot be written: {error.strerror}.") from error


def say(text: str, end: str = "") -> None:
    """On a terminal, in the place of what was said before; "" clears it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}{end}")
        sys.stderr.flush()


def explanations(explaining: Explaining) -> Explanations:
    """All that is found within the time, or until Ctrl-C; a terminal sees how far it is."""
    from analytics.options.explain.explain import NAMES

    try:
        while told := explaining.next():
            say(f"{told.done} of about {told.of}: {NAMES[told.part]}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the rest is not explained.\n")
    say("")
    return explaining.found()


def day(text: str) -> date:
    """A day on the command line, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date; write it as year-month-day: 2027-03-31"
        ) from None


def whole_days(text: str) -> int:
    """A number of days on the command line, for argparse: at least one."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days, such as 30")
    return int(text)


def name(text: str) -> str:
    """The name of a wave or team on the command line, for argparse: an unset variable of a script
    must not mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; leave the option away for the default")
    return text


def several(text: str) -> list[str]:
    """Names joined by commas on the command line, for argparse."""
    return text.split(",")


READ: dict[Kind, tuple[Callable[[str], Any], str]] = {
    "count": (int, "N"),
    "day": (day, "DAY"),
    "several": (several, "L,L"),
    "name": (name, "NAME"),
}
"""How argparse reads a parameter that is no plain number, and what stands for it in the help."""


def add_knobs(parser: argparse.ArgumentParser, knobs: Iterable[Knob]) -> None:
    """The options of parameters; what is left out is None."""
    for knob in knobs:
        told = knob.help.replace("%", "%%")
        if knob.choices and knob.kind == "choice":
            parser.add_argument(knob.flag, dest=knob.key, choices=knob.choices, help=told)
        else:
            read, metavar = READ.get(knob.kind, (float, "N"))
            parser.add_argument(knob.flag, dest=knob.key, type=read, metavar=metavar, help=told)


def add_filters(parser: argparse.ArgumentParser, *, ageing: bool = True) -> None:
    """What is looked at; without `ageing` for verbs that say how a team changed."""
    add_knobs(parser, FILTERS if ageing else FILTERS[:-1])


def people_wished(args: argparse.Namespace) -> bool:
    """Whether people are in it, by name or pseudonym."""
    return bool(args.people or args.pseudonyms)


def selection(args: argparse.Namespace) -> Selection:
    """The filters as a Selection of the store's owner."""
    from analytics.results import Selection

    said = {knob.key: getattr(args, knob.key, None) for knob in FILTERS}
    given = {key: value for key, value in said.items() if value is not None}
    return Selection(**given, pseudonyms=getattr(args, "pseudonyms", False))


def add_wishes(parser: argparse.ArgumentParser) -> None:
    """What a plan may do: the knobs, and a scenario with more."""
    add_knobs(parser, KNOBS)
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "--scenario", type=Path, metavar="FILE", help="TOML; options given beside it win"
    )
    told.add_argument(
        "--saved", type=name, metavar="NAME", help="a saved scenario; options beside it win"
    )


def scenario(args: argparse.Namespace) -> tuple[Scenario, str]:
    """The wishes as a Scenario, and the text of the scenario file or saved one ("" without)."""
    from analytics.strategy.scenario.file import read_scenario, scenario_text
    from analytics.strategy.scenario.saved import saved_scenario
    from analytics.strategy.scenario.scenario import Scenario

    text, base = "", Scenario()
    if args.scenario:
        content = read_file(args.scenario)
        base = read_scenario(content)
        text = content.decode("utf-8-sig")
    elif args.saved:
        with opened(args) as database:
            base = saved_scenario(database, args.saved).scenario
        text = scenario_text(base)
    return with_knobs(base, **{knob.key: getattr(args, knob.key) for knob in KNOBS}), text


def reading(asked: Study, *, people: bool = False) -> Reading:
    """What a verb says its sections of: nothing is suppressed for who owns the store."""
    from dashboard.subjects.reading import Reading

    return Reading(asked, people, asked.selection.viewer.people_visible)


def study(args: argparse.Namespace, database: Database, wished: Scenario | None = None) -> Study:
    """All answers to the filters of a verb, and the wishes."""
    from analytics.study import Study

    return Study(database, selection(args), wished)
