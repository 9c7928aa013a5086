"""What several verbs share: the store, files in and out, filters, and the wishes for a plan."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.results import OPTION_NAMES
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.selection import Selection
    from analytics.strategy.scenario.scenario import Scenario
    from analytics.study import Study
    from dashboard.commands.answer import Answer
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


def act(acts: Acts, name: str, run: Run, description: str) -> argparse.ArgumentParser:
    """The parser of a new action."""
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
    from data.store.addresses import is_of_store, looks_like_address, store_file
    from data.store.database import named_place

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


def add_filters(parser: argparse.ArgumentParser) -> None:
    """--wave, --team, --ratings: what is looked at."""
    parser.add_argument(
        "--wave", type=name, metavar="NAME", help="a wave; each team's latest when left out"
    )
    parser.add_argument("--team", type=name, metavar="NAME", help="one team; all when left out")
    parser.add_argument(
        "--ratings",
        choices=("fused", "self", "manager"),
        default="fused",
        help="which ratings make the level used (default: fused, the lower median)",
    )


def people_wished(args: argparse.Namespace) -> bool:
    """Whether people are in it, by name or pseudonym."""
    return bool(args.people or args.pseudonyms)


def add_ageing(parser: argparse.ArgumentParser) -> None:
    """--aged-to: for verbs that say where a team stands, not how it changed."""
    parser.add_argument(
        "--aged-to",
        type=day,
        metavar="DAY",
        help="levels as if nobody had used a skill from the survey to this day (default: as "
        "surveyed)",
    )


def selection(args: argparse.Namespace) -> Selection:
    """The filters as a Selection of the store's owner."""
    from analytics.selection import Selection

    aged_to = getattr(args, "aged_to", None)
    called = getattr(args, "pseudonyms", False)
    return Selection(
        team=args.team, wave=args.wave, ratings=args.ratings, aged_to=aged_to, pseudonyms=called
    )


def add_wishes(parser: argparse.ArgumentParser) -> None:
    """What a plan may do: budget, deadline, levers, limits, a scenario file."""
    parser.add_argument("--budget", type=float, metavar="N", help="in the store's currency")
    parser.add_argument(
        "--budget-on",
        choices=("cash", "total"),
        help="what the budget binds: cash of the first 52 weeks (default) or total cost",
    )
    parser.add_argument(
        "--deadline-weeks",
        type=float,
        metavar="N",
        help="from the start; of this and a requirement's own due date the earlier holds",
    )
    parser.add_argument(
        "--start",
        type=day,
        metavar="DAY",
        help="week 0 of the plan (default: today, or the day that the store is pinned to)",
    )
    parser.add_argument(
        "--levers",
        metavar="L,L",
        help="of train,hire,equip,contract, joined by commas (default: train,hire,equip)",
    )
    parser.add_argument("--max-hires", type=int, metavar="N", help="hires in all, at most")
    parser.add_argument(
        "--hours-cap", type=float, metavar="N", help="hours of people's time in all, at most"
    )
    parser.add_argument(
        "--value",
        type=float,
        metavar="N",
        help="what a week without a must-have position costs, unless its requirement says so "
        "itself (default: by pay); the plan as counted does not look at it",
    )
    parser.add_argument(
        "--option",
        choices=OPTION_NAMES,
        help="the way that is the plan (default: balanced, which has the least net cost); paper: "
        "every must-have position closed as counted, as cheaply as possible",
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "--scenario", type=Path, metavar="FILE", help="TOML; options given beside it win"
    )
    told.add_argument(
        "--saved", type=name, metavar="NAME", help="a saved scenario; options beside it win"
    )


def scenario(args: argparse.Namespace) -> tuple[Scenario, str]:
    """The wishes as a Scenario, and the text of the scenario file or saved one ("" without)."""
    from analytics.strategy.scenario.file import read_scenario
    from analytics.strategy.scenario.saved import saved_scenario
    from analytics.strategy.scenario.scenario import Scenario, with_options
    from analytics.strategy.scenario.text import scenario_text

    text, base = "", Scenario()
    if args.scenario:
        content = read_file(args.scenario)
        base = read_scenario(content)
        text = content.decode("utf-8-sig")
    elif args.saved:
        with opened(args) as database:
            base = saved_scenario(database, args.saved).scenario
        text = scenario_text(base)
    wished = with_options(
        base,
        budget=args.budget,
        budget_on=args.budget_on,
        deadline_weeks=args.deadline_weeks,
        start=args.start,
        levers=None if args.levers is None else args.levers.split(","),
        max_hires=args.max_hires,
        hours_cap=args.hours_cap,
        value_per_week=args.value,
        option=args.option,
    )
    return wished, text


def study(args: argparse.Namespace, database: Database, wished: Scenario | None = None) -> Study:
    """All answers to the filters of a verb, and the wishes."""
    from analytics.study import Study

    return Study(database, selection(args), wished)
