"""The verbs of the command line, as `seeds/verbs.csv` and `seeds/options.csv` have them.
`run_VERB` or `run_VERB_ACTION` answers one in its module, which is imported when it is called, so
that the command starts fast."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from analytics.knobs import FILTERS, KNOBS, Kind, Knob
from dashboard.render.files import KINDS
from data.vocabulary import MAX_LEVEL, PERSON_LEVERS, RATERS, REACH, within_reach
from seeds import read_seed

CALENDAR = "calendar"
LISTS = ("people", "requirements", "roles", "assumptions", "taxonomy")
SURVEYS = ("survey", "google-forms", "microsoft-forms", "mail")
EXITS = (
    "Exit 0: the same. 1: different. 2: it could not look (no such file, no report, the store is "
    "in use).\nStop the app first where the store is a file; beside PostgreSQL it may run."
)
MAPPING = (
    "A mapping file says what columns are, by their headers; every key is optional. `skillmix "
    "propose\nFILE --write-mapping OUT` writes one for a file, to be corrected. For example:\n\n"
    + Path(__file__).with_name("mapping.toml").read_text(encoding="utf-8")
)
EPILOGS = {"propose": MAPPING, "ingest": MAPPING, "verify": EXITS}
REFUSED = {"verify": 2}
"""Exit codes of a refusal that are not 1: nothing is known then of what was to be compared."""
GROUPS: Mapping[str, str] = {
    row["verb"]: row["does"] for row in read_seed("verbs.csv") if not row["module"]
}
"""What the actions of a verb with several are about."""
VERBS: Mapping[str, Mapping[str, str]] = {
    row["verb"]: row for row in read_seed("verbs.csv") if row["module"]
}
"""Each verb and action in the order of the help. `store`: *itself* opens what it needs, the others
are given the store, open; to *there* a new store has nothing to say, so that a name mistyped makes
none."""
SETS: Mapping[str, tuple[Knob, ...]] = {
    "FILTERS": FILTERS,
    "KNOBS": KNOBS,
}
"""What is looked at, and what a plan may do."""
EXCLUSIVE = ("one", "either", "shown")
"""Of options that stand together in the table exactly one is given, or at most one."""
CHOICES: Mapping[str, Iterable[str]] = {
    "rater": RATERS,
    "lever": PERSON_LEVERS,
    "list": LISTS,
    "template": (*SURVEYS, *LISTS),
    "format": KINDS,
}


def day(text: str) -> date:
    try:
        return within_reach(date.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date {REACH}; write it as year-month-day: 2027-03-31"
        ) from None


def day_or_calendar(text: str) -> date | str:
    return CALENDAR if text == CALENDAR else day(text)


def whole_days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days, such as 30")
    return int(text)


def level(text: str) -> int:
    if text not in map(str, range(MAX_LEVEL + 1)):
        raise argparse.ArgumentTypeError(f"{text!r} is no level from 0 to {MAX_LEVEL}")
    return int(text)


def name(text: str) -> str:
    """The name of a wave or team: an unset variable of a script must not mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; omit the option to use the default")
    return text


TYPES: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        ("NAME", "NEW_NAME", "WAVE", "SCOPE", "WHO", "ID", "IMPORT_ID", "PERSON"), name
    ),
    **dict.fromkeys(("DAY", "DATE", "D"), day),
    **dict.fromkeys(("NUMBER", "PORT"), int),
    **dict.fromkeys(("FILE", "OUT"), Path),
    f"DAY-or-{CALENDAR}": day_or_calendar,
    "DAYS": whole_days,
    "0-5": level,
    "N": float,
}
"""How a value is read, by what stands for it; any other is a text."""
READ: dict[Kind, tuple[Callable[[str], Any], str]] = {
    "count": (int, "N"),
    "day": (day, "DAY"),
    "several": (lambda text: text.split(","), "L,L"),
    "name": (name, "NAME"),
}
"""The same of a parameter that is no plain number, and what stands for it in the help."""


def declare(parsers: Any) -> None:
    """Every verb with its options, into what `add_subparsers` answers."""
    groups: dict[str, Any] = {"": parsers}
    options = read_seed("options.csv")
    for verb, row in VERBS.items():
        group, _, last = verb.rpartition(" ")
        if group not in groups:
            about = parsers.add_parser(group, help=GROUPS[group], description=GROUPS[group])
            groups[group] = about.add_subparsers(dest="act", metavar="WHAT", required=True)
        parser = groups[group].add_parser(
            last,
            help=row["does"],
            description=row["does"],
            epilog=EPILOGS.get(verb),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--database", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        parser.set_defaults(called=verb)
        own = [option for option in options if verb in option["verbs"].split(", ")]
        for given, some in groupby(own, key=lambda option: option["given"]):
            place: Any = parser
            if given in EXCLUSIVE:
                place = parser.add_mutually_exclusive_group(required=given == "one")
            for option in some:
                _put(parser, place, option)


def _put(parser: argparse.ArgumentParser, place: Any, row: Mapping[str, str]) -> None:
    """One option, or several that are parameters, into a parser or a group of it. `given`: it must
    *always* be; people are *shown* then, which the audit says; the file is *written*, and none is
    replaced without --force."""
    if row["option"] in SETS:
        for knob in SETS[row["option"]]:
            _put_knob(place, knob)
        return
    word, _, value = (
        row["option"]
        .format_map({kind: "|".join(words) for kind, words in CHOICES.items()})
        .partition(" ")
    )
    bare = value.strip("[.]")
    settings: dict[str, Any] = {"metavar": bare, "type": TYPES.get(bare)}
    if word.startswith("--[no-]"):
        word = word.replace("[no-]", "")
        settings = {"action": argparse.BooleanOptionalAction}
    elif not value:
        settings = {"action": "store_true"}
    elif bare.islower():
        settings = {"choices": bare.split("|")}
    elif value.startswith("["):
        settings |= {"nargs": "?", "const": ""}
    elif value.endswith("..."):
        repeated = {"action": "append", "default": []}
        settings |= repeated if word.startswith("-") else {"nargs": "+"}
    if row["default"] or bare == "TEXT":
        settings["default"] = row["default"]
    if "always" in row["given"]:
        settings["required"] = True
    put = place.add_argument(word, help=row["help"] or None, **settings)
    if row["given"] == "shown":
        parser.set_defaults(shows=True, pseudonyms=False)
    if "written" in row["given"]:
        force = "replace a file that is there already"
        parser.add_argument("--force", action="store_true", help=force)
        parser.set_defaults(writes=put.dest)


def _put_knob(place: Any, knob: Knob) -> None:
    """What is left out is None."""
    read, value = READ.get(knob.kind, (float, "N"))
    settings: dict[str, Any] = {"type": read, "metavar": value}
    if knob.kind == "choice":
        settings = {"choices": knob.choices}
    place.add_argument(knob.flag, dest=knob.key, help=knob.help.replace("%", "%%"), **settings)
