"""The verbs of the command line: what each does, in which module it is answered, what it takes.

`run_VERB`, or `run_VERB_ACT` of a verb with several actions, answers it in that module, which is
imported when the verb is called, so that the command starts fast.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from analytics.knobs import FILTERS, KNOBS, Kind, Knob
from dashboard.render.files import KINDS
from data.vocabulary import PERSON_LEVERS, RATERS

Puts = Callable[[argparse.ArgumentParser], object]
"""What puts an option, or several that belong together, into the parser of a verb."""


class Verb:
    """What a verb, or an action of one, takes; or its `acts`. `defaults`: of its arguments."""

    def __init__(
        self,
        module: str,
        help: str,
        *options: Puts,
        acts: Mapping[str, Verb] | None = None,
        epilog: str | None = None,
        looks: bool = False,
        **defaults: Any,
    ) -> None:
        self.module = module
        self.help = help
        self.options = options
        self.acts = acts or {}
        self.epilog = epilog
        self.looks = looks
        self.defaults = defaults

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Put its options into its parser, or the parsers of its actions."""
        if self.acts:
            declare_all(parser.add_subparsers(dest="act", metavar="WHAT", required=True), self.acts)
            return
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--database", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        for put in self.options:
            put(parser)
        parser.set_defaults(**self.defaults)


def declare_all(parsers: Any, verbs: Mapping[str, Verb]) -> None:
    """A parser for each verb or action, of what `add_subparsers` answers."""
    for name, verb in verbs.items():
        parser = parsers.add_parser(
            name,
            help=verb.help,
            description=verb.help,
            epilog=verb.epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.declare(parser)


looking = partial(Verb, looks=True)
"""One to which a new store has nothing to say, so that a name mistyped makes none."""


def act(help: str, *options: Puts) -> Verb:
    return Verb("", help, *options)


def option(word: str, help: str | None = None, **settings: Any) -> Puts:
    """One argument, as argparse takes it."""
    return lambda parser: parser.add_argument(word, help=help, **settings)


def flag(word: str, help: str, **settings: Any) -> Puts:
    return option(word, help, **{"action": "store_true", **settings})


def one_of(*options: Puts, required: bool = False) -> Puts:
    """Options of which at most one is given; `required`: exactly one."""

    def put(parser: argparse.ArgumentParser) -> None:
        group: Any = parser.add_mutually_exclusive_group(required=required)
        for option in options:
            option(group)

    return put


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date; write it as year-month-day: 2027-03-31"
        ) from None


CALENDAR = "calendar"


def day_or_calendar(text: str) -> date | str:
    """A day, or the word for the one that it is."""
    return CALENDAR if text == CALENDAR else day(text)


def whole_days(text: str) -> int:
    """A number of days: at least one."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days, such as 30")
    return int(text)


def name(text: str) -> str:
    """The name of a wave or team: an unset variable of a script must not mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; leave the option away for the default")
    return text


def several(text: str) -> list[str]:
    return text.split(",")


READ: dict[Kind, tuple[Callable[[str], Any], str]] = {
    "count": (int, "N"),
    "day": (day, "DAY"),
    "several": (several, "L,L"),
    "name": (name, "NAME"),
}
"""How argparse reads a parameter that is no plain number, and what stands for it in the help."""


def knobs(known: Iterable[Knob]) -> tuple[Puts, ...]:
    """The options of parameters; what is left out is None."""
    found = []
    for knob in known:
        settings: dict[str, Any] = {"choices": knob.choices}
        if knob.kind != "choice":
            read, metavar = READ.get(knob.kind, (float, "N"))
            settings = {"type": read, "metavar": metavar}
        found.append(option(knob.flag, knob.help.replace("%", "%%"), dest=knob.key, **settings))
    return tuple(found)


def people(what: str, *, pseudonyms: bool = False) -> Puts:
    """--people: names in what is shown or written, which the audit says; `pseudonyms`: where they
    can stand in the place of names, --pseudonyms."""

    def put(parser: argparse.ArgumentParser) -> None:
        shown = parser.add_mutually_exclusive_group()
        shown.add_argument("--people", action="store_true", help=what)
        parser.set_defaults(shows=parser.prog.removeprefix("skillmix "), pseudonyms=False)
        if pseudonyms:
            shown.add_argument(
                "--pseudonyms",
                action="store_true",
                help="the same with pseudonyms, which only this store can tell from whom they are",
            )

    return put


def out(word: str = "--out", help: str | None = None, **settings: Any) -> Puts:
    """The file that a verb writes, and --force, without which it replaces none."""

    def put(parser: argparse.ArgumentParser) -> None:
        written = parser.add_argument(word, help=help, type=Path, **{"metavar": "FILE", **settings})
        parser.add_argument(
            "--force", action="store_true", help="replace a file that is there already"
        )
        parser.set_defaults(writes=written.dest)

    return put


NAMED: dict[str, Any] = {"type": name, "metavar": "NAME"}
ON_A_DAY: dict[str, Any] = {"type": day, "metavar": "DATE"}
FILE: dict[str, Any] = {"type": Path, "metavar": "FILE"}
TEXT: dict[str, Any] = {"default": "", "metavar": "TEXT"}
REPEATED: dict[str, Any] = {"action": "append", "default": []}
AS_IN_THE_SURVEY = "e-mail, id or name, as the survey has it"

PERSON = option("person", AS_IN_THE_SURVEY, type=name, metavar="PERSON")
NUMBER = option("number", "as the list has it", type=int, metavar="NUMBER")
SCENARIO = option("name", **NAMED)
NEW_NAME = option("new_name", type=name, metavar="NEW_NAME")
DECLINED = (
    PERSON,
    option("--lever", "default: train", choices=PERSON_LEVERS, default="train"),
    option("--skill", "all skills when left out", **NAMED),
)
OF_TEAMS = option("--team", "of a lead or leader; repeat it for several", **REPEATED, **NAMED)
AS_SURVEYED = knobs(FILTERS[:-1])
"""What is looked at, of levels that are not aged."""
LOOKED_AT = knobs(FILTERS)
WISHES = (
    *knobs(KNOBS),
    one_of(
        option("--scenario", "TOML; options given beside it win", **FILE),
        option("--saved", "a saved scenario; options beside it win", **NAMED),
    ),
)
"""What a plan may do: the knobs, and a scenario with more."""
LISTS = ("people", "requirements", "roles", "assumptions", "taxonomy")
SURVEYS = ("survey", "google-forms", "microsoft-forms", "mail")
PRINTED = out(help="a file; else it is printed")
MAPPING = """\
A mapping file says what columns are, by their headers; every key is optional. `skillmix propose
FILE --write-mapping OUT` writes one for a file, to be corrected. For example:

[columns."Python exam"]
skill = "Python"
cut_points = [20, 40, 60, 75, 90]   # level 1 from 20 on, level 2 from 40 on, ...

[columns."Knows SQL"]
use = "level"    # person, team, role, rater, skill, level, importance, interest, metadata, ignored
rater = "manager"                   # self, manager or peer
values = { "somewhat" = 2, "well" = 4, "cannot say" = "unknown" }

[columns."SQL is hard for me"]
skill = "SQL"
reversed = true                     # the highest answer means the lowest level

[columns."Which do you know?"]
multi_select = true                 # cells such as "Python;SQL": each skill listed gets the level
level = 3

[same_person]
"Anna Silva" = "Ana Silva"          # else names that almost agree stay two people
"""
SURVEY_FILE = (
    option("file", **FILE),
    option("--rater", "who rated (default: self)", choices=RATERS, default="self"),
    option("--scale", "scale of the numbers, for example 1-5", metavar="A-B"),
    option("--mapping", "what the columns are (TOML, see below)", **FILE),
    option(
        "--skills",
        'columns in doubt that are skills, quoted as in CSV: "A,B" or all; may be repeated',
        action="append",
        metavar="A,B",
    ),
    flag(
        "--fresh-mapping",
        "propose anew, also where a mapping of these columns was confirmed before",
    ),
    option("--sheet", "sheet of a workbook", metavar="NAME"),
)
"""A survey file and how it is read."""
EXITS = (
    "Exit 0: the same. 1: different. 2: it could not look (no such file, no report, the store is "
    "in use).\nStop the app first where the store is a file; beside PostgreSQL it may run."
)
NOT_LOOKED = 2
"""Exit code of what could not be compared: nothing is known of the report then."""

VERBS = {
    "demo": Verb("store", "load the invented demo organisation: three teams, three waves"),
    "taxonomy": Verb("store", "list the skills of the store"),
    "copy": Verb(
        "store",
        "copy a whole store into a new one: a file, or a PostgreSQL database",
        option("source", "file or address of the store to copy", metavar="SOURCE"),
        option("target", "a new file, or an empty database's address", metavar="TARGET"),
    ),
    "erase": looking(
        "store",
        "delete everything of one person, for good",
        one_of(
            option("person", AS_IN_THE_SURVEY, nargs="?", metavar="PERSON"),
            option(
                "--again",
                "whoever is back from a backup, by the list that a backup wrote or another store's "
                "marks",
                metavar="LIST-or-STORE",
            ),
            required=True,
        ),
    ),
    "serve": Verb(
        "serve",
        "start the app in the browser, on this machine only",
        option("--port", "default: 8501", type=int, default=8501),
        option(
            "--address", "default: 127.0.0.1, which only this machine reaches", default="127.0.0.1"
        ),
        flag(
            "--without-sign-in",
            "serve another address although nobody signs in: whoever reaches it sees everything",
        ),
        flag("--no-browser", "do not open a browser"),
    ),
    "backup": Verb(
        "store",
        "write the whole store into a new file, whichever engine it is on",
        out("file"),
        option(
            "--keep",
            "then delete backups beside it, named alike but for digits, that are older",
            type=whole_days,
            metavar="DAYS",
        ),
    ),
    "restore": Verb(
        "store",
        "fill a new store from a backup, also one of an earlier version",
        option("file", **FILE),
        one_of(
            option(
                "--erased",
                "who was erased since: the list that a later backup wrote, or the store that is "
                "replaced; default: the list beside FILE",
                metavar="LIST-or-STORE",
            ),
            flag("--nobody-erased", "restore without such a list"),
        ),
    ),
    "audit": looking(
        "people",
        "who did what with the store, and who was shown people",
        option("--since", "from this day (UTC) on", type=day, metavar="DAY"),
        flag("--csv", "print a CSV table"),
        option(
            "--check",
            "whether every line is as it was written; with the mark of an earlier check, whether "
            "the lines of then still stand. Exit 1 where not",
            nargs="?",
            const="",
            metavar="MARK",
        ),
    ),
    "account": Verb(
        "people",
        "who may sign in, and as what",
        acts={
            "add": act(
                "let somebody in, or change what they may see",
                option("subject", "e-mail, or the provider's id", type=name, metavar="WHO"),
                option("--role", required=True, choices=("admin", "lead", "leader", "member")),
                OF_TEAMS,
                flag("--people", "a leader may see people"),
                option("--person", "whose ratings are their own; default: WHO", **NAMED),
            ),
            "remove": act("let somebody in no longer", option("subject", type=name, metavar="WHO")),
            "list": act("all accounts"),
        },
    ),
    "token": Verb(
        "people",
        "which programs may read by the API, and as what",
        acts={
            "add": act(
                "let a program read, and print its token once",
                option("label", "which program", **NAMED),
                option("--role", required=True, choices=("admin", "lead", "leader")),
                OF_TEAMS,
                flag("--people", "a leader's token may see people"),
                option("--until", "its last day; default: in 90 days", **ON_A_DAY),
            ),
            "revoke": act(
                "let a program read no longer", option("token_id", type=name, metavar="ID")
            ),
            "list": act("all tokens, without their secrets"),
        },
    ),
    "privacy": Verb(
        "people",
        "what is stored about people, why, who sees it and how long",
        flag("--signed-in", "as people read it where they sign in"),
        option(
            "--survey-interest",
            "whether plans may use interest that surveys asked for",
            choices=("used", "unused"),
        ),
    ),
    "settings": Verb(
        "store",
        "pin the store to a day, so that its plans start there",
        option("what", choices=("today",)),
        option(
            "value",
            f"the day; {CALENDAR} follows today's date again; without it: say which holds",
            nargs="?",
            type=day_or_calendar,
            metavar=f"DAY-or-{CALENDAR}",
        ),
    ),
    "load": Verb(
        "files",
        "load people, requirements, role profiles, assumptions or taxonomy",
        option("kind", choices=LISTS),
        option("file", "CSV or XLSX", nargs="?", **FILE),
        flag(
            "--proposed",
            "requirements: accept what is proposed to teams without any (measures shows it)",
        ),
        option("--move", "requirements: give those of SCOPE to --team", type=name, metavar="SCOPE"),
        option("--team", "with --proposed: of one team; with --move: to it", **NAMED),
    ),
    "export": looking(
        "files",
        "write what the store holds as CSV that load takes back",
        option("kind", choices=LISTS),
        PRINTED,
        people("names may be in the file", pseudonyms=True),
    ),
    "template": Verb(
        "files",
        "write an empty file with an example row, or a survey to paste into a form",
        option("kind", choices=(*SURVEYS, *LISTS)),
        option("--skills", "skills to ask, with commas between them: at most 30"),
        option("--role", "ask what this role profile names", action="append"),
        option("--area", "ask the skills of this area", action="append"),
        PRINTED,
    ),
    "propose": Verb(
        "survey",
        "say what a survey file is taken for, and store nothing",
        *SURVEY_FILE,
        out("--write-mapping", "write what was understood, as TOML", metavar="OUT"),
        epilog=MAPPING,
    ),
    "ingest": Verb(
        "survey",
        "import a survey file: CSV, TSV or XLSX",
        *SURVEY_FILE,
        option("--wave", "the round of the survey it belongs to", **NAMED),
        option("--date", "day of the wave, as 2027-03-31", type=day, metavar="D"),
        option("--team", "team of everyone in a file without one", **NAMED),
        option(
            "--replace",
            "undo that import in the same step, so that this file takes its place",
            type=name,
            metavar="IMPORT_ID",
        ),
        flag(
            "--new-people",
            "whoever may be known by another name is somebody else; [same_person] says who is not",
        ),
        flag("--dry-run", "say what would be done, store none"),
        people("names may be in the answer"),
        epilog=MAPPING,
    ),
    "undo": looking("survey", "take one import back", option("import_id", metavar="IMPORT_ID")),
    "history": looking("survey", "list the imports"),
    "measures": looking(
        "measures", "what the teams hold against what is required of them", *LOOKED_AT
    ),
    "changes": looking(
        "measures",
        "what changed since an earlier wave, and why",
        *AS_SURVEYED,
        option("--since", "default: the wave before", type=name, metavar="WAVE"),
    ),
    "loss": looking(
        "measures",
        "what breaks while somebody is away, and the cheapest repair",
        *LOOKED_AT,
        *WISHES,
        option(
            "--away",
            "as the survey names the person (may be repeated)",
            metavar="PERSON",
            **REPEATED,
        ),
        people("say who is trained, not only roles"),
    ),
    "assess": looking(
        "plan",
        "which ratings to verify before anything is bought, if any",
        *LOOKED_AT,
        *WISHES,
        people("say whose, not only which role's", pseudonyms=True),
    ),
    "drivers": looking(
        "plan", "which assumption moves the plan most, as it stands and anew", *LOOKED_AT, *WISHES
    ),
    "mentors": looking(
        "measures",
        "who could learn and who could teach, for each gap",
        *LOOKED_AT,
        people("say who, not only how many", pseudonyms=True),
    ),
    "evidence": looking(
        "measures",
        "how far the ratings can be trusted, and what is important",
        *AS_SURVEYED,
        option(
            "--reflective",
            "a skill area whose skills are signs of one thing (may be repeated)",
            metavar="AREA",
            **REPEATED,
        ),
    ),
    "plan": looking(
        "plan",
        "the options side by side, and what the chosen one buys, closes and costs",
        *LOOKED_AT,
        *WISHES,
        people("say who, not only which role", pseudonyms=True),
        flag("--explain", "say why: other levers, limits, budgets"),
        option(
            "--explain-seconds", "for explanations, at most", type=float, default=60.0, metavar="N"
        ),
    ),
    "contest": looking(
        "people",
        "what people say of how they are rated",
        acts={
            "add": act(
                "write down what somebody says of a rating of theirs",
                PERSON,
                option("--skill", required=True, **NAMED),
                option("--wave", required=True, **NAMED),
                option("--level", "which would be right", type=int, metavar="0-5"),
                option("--comment", **TEXT),
            ),
            "list": act(
                "all of them, those that wait for an answer first",
                people("say who, and in which words"),
            ),
            "accept": act(
                "store a rating of a manager, as the person says or at --level",
                option("--level", type=int, choices=range(6), metavar="0-5"),
                NUMBER,
                option("--reason", **TEXT),
            ),
            "decline": act(
                "leave the rating, and say why", NUMBER, option("--reason", required=True, **TEXT)
            ),
            "reopen": act("take an answer back, with the rating that it stored", NUMBER),
        },
    ),
    "decline": Verb(
        "people",
        "what people said no to; plans heed it",
        acts={
            "add": act(
                "somebody does not want to be trained or equipped",
                *DECLINED,
                option("--on", "default: today", **ON_A_DAY),
                option("--reason", "nobody has to give one", **TEXT),
            ),
            "undo": act("plans may propose it to them again", *DECLINED),
            "list": act("all that stand", people("say who, and why")),
        },
    ),
    "person": looking(
        "people",
        "what is stored of one person",
        acts={
            "export": act(
                "write everything that is stored of one person, with its sources",
                PERSON,
                out(help=".json or .csv", required=True),
            )
        },
    ),
    "retention": Verb(
        "people",
        "until when the answers of a wave are kept",
        acts={
            "list": act("every wave with its last day"),
            "set": act(
                "keep the answers of a wave up to and with a day, then erase them",
                option("wave", type=name, metavar="WAVE"),
                one_of(
                    option("--until", type=day, metavar="DAY"),
                    flag("--no-end", "until somebody says otherwise"),
                    required=True,
                ),
            ),
            "apply": act(
                "erase the answers of every wave whose last day is over, and old lines of the "
                "audit",
                flag("--dry-run", "only say which"),
            ),
        },
    ),
    "scenario": Verb(
        "scenario",
        "save, compare and decide scenarios",
        acts={
            "save": act("keep what a plan may do under a name", SCENARIO, *WISHES),
            "list": act("all saved scenarios"),
            "show": act(
                "what one says, as a scenario file", SCENARIO, out(help="write it as a file (TOML)")
            ),
            "copy": act("start another with what one says", SCENARIO, NEW_NAME),
            "rename": act("give one another name", SCENARIO, NEW_NAME),
            "delete": act("forget one that is not decided", SCENARIO),
            "decide": act(
                "plan one, keep its numbers and freeze it",
                SCENARIO,
                option("--reason", "why, in a sentence", required=True, metavar="TEXT"),
                option("--on", "default: today", **ON_A_DAY),
                one_of(
                    flag(
                        "--replace",
                        "take back what is decided for the same people",
                        action="store_const",
                        const="replace",
                        dest="beside",
                    ),
                    flag(
                        "--keep-both",
                        "both count, where another one is decided for the same people",
                        action="store_const",
                        const="keep",
                        dest="beside",
                    ),
                ),
                *AS_SURVEYED,
            ),
            "reopen": act("take a decision back; it stays on record", SCENARIO),
            "compare": act(
                "two or three side by side", option("names", nargs="+", **NAMED), *AS_SURVEYED
            ),
        },
    ),
    "ledger": looking(
        "scenario",
        "did a decided plan come true, and what does that teach",
        option("name", "a decided scenario; left out where only one is", nargs="?", **NAMED),
        option("--wave", "follow it up to this wave", **NAMED),
        one_of(
            flag("--template", "its purchases as a table to fill in, as told so far"),
            option("--tell", "take that table back", **FILE),
            option("--accept", "take a learned number over as assumption", metavar="KEY"),
        ),
        out(help="write the template to a file"),
    ),
    "report": looking(
        "report",
        "write situation, gaps, blend and assumptions as a file",
        option("--format", choices=tuple(KINDS), required=True),
        out(required=True),
        *LOOKED_AT,
        *WISHES,
        people("names may be in the file", pseudonyms=True),
        flag("--explain", "with what explains the plan, solved first"),
        option("--since", "with what changed since an earlier wave", type=name, metavar="WAVE"),
        option(
            "--table",
            "with --format csv: one table, such as gaps, options or plan.actions, in the place of "
            "an archive of all",
            metavar="NAME",
        ),
        flag(
            "--assess",
            "with which ratings to verify before anything is bought, some seconds more (default: "
            "where the section sure is in it)",
            action=argparse.BooleanOptionalAction,
        ),
        one_of(
            option(
                "--audience",
                "all of it (default), or the first page and how it was made",
                choices=("full", "brief"),
                default="full",
            ),
            option(
                "--sections",
                "beside the first page and how it was made: changes, heatmap, gaps, plan, sure, "
                "why, depends, assumptions, unknown",
                metavar="S,S",
            ),
        ),
    ),
    "verify": looking(
        "report",
        "make a report again from the store and compare it line by line",
        option("file", **FILE),
        epilog=EXITS,
        refused=NOT_LOOKED,
    ),
    "method": Verb("measures", "every measure: what it says, its formula, its source"),
}
"""Each verb in the order of the help."""

OPENING = ("backup", "copy", "load", "method", "report", "restore", "serve", "template")
"""Verbs that open what they need themselves; the others are given the store, open."""
