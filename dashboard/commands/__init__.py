"""The verbs of the command line: what each does, in which module it is answered, what it takes.

`run_VERB` or `run_VERB_ACTION` answers it in that module, which is imported when it is called, so
that the command starts fast.
"""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from analytics.knobs import FILTERS, KNOBS, Kind, Knob
from dashboard.render.files import KINDS
from data.vocabulary import PERSON_LEVERS, RATERS

Puts = Callable[[argparse.ArgumentParser], object]
"""What puts an option, or several that belong together, into the parser of a verb."""
CALENDAR = "calendar"
AS_IN_THE_SURVEY = "e-mail, id or name, as the survey has it"
LISTS = ("people", "requirements", "roles", "assumptions", "taxonomy")
SURVEYS = ("survey", "google-forms", "microsoft-forms", "mail")
EXITS = (
    "Exit 0: the same. 1: different. 2: it could not look (no such file, no report, the store is "
    "in use).\nStop the app first where the store is a file; beside PostgreSQL it may run."
)
NOT_LOOKED = 2
"""Exit code of what could not be compared: nothing is known of the report then."""
GROUPS = {
    "account": "who may sign in, and as what",
    "token": "which programs may read by the API, and as what",
    "contest": "what people say of how they are rated",
    "decline": "what people said no to; plans heed it",
    "person": "what is stored of one person",
    "retention": "until when the answers of a wave are kept",
    "scenario": "save, compare and decide scenarios",
}
"""What the actions of a verb with several are about."""
OPENING = ("backup", "copy", "load", "method", "report", "restore", "serve", "template")
"""Verbs that open what they need themselves; the others are given the store, open."""


@dataclass(frozen=True)
class Verb:
    """What a verb, or an action of one, does and takes. `looks`: a new store has nothing to say to
    it, so that a name mistyped makes none. `refused`: its exit code then."""

    module: str
    help: str
    options: tuple[Puts, ...]
    epilog: str | None = None
    looks: bool = False
    refused: int = 1


def verb(module: str, help: str, *options: Puts, **more: Any) -> Verb:
    return Verb(module, help, options, **more)


def declare(parsers: Any) -> None:
    """Every verb with its options, into what `add_subparsers` answers."""
    groups: dict[str, Any] = {"": parsers}
    for name, one in VERBS.items():
        group, _, last = name.rpartition(" ")
        if group not in groups:
            about = parsers.add_parser(group, help=GROUPS[group], description=GROUPS[group])
            groups[group] = about.add_subparsers(dest="act", metavar="WHAT", required=True)
        parser = groups[group].add_parser(
            last,
            help=one.help,
            description=one.help,
            epilog=one.epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--database", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        for put in one.options:
            put(parser)
        parser.set_defaults(called=name)


looking = partial(verb, looks=True)


def option(usage: str, help: str | None = None, **settings: Any) -> Puts:
    """One argument, written as docs/cli.md has it: `file [FILE]`, `names NAME...`, `--wave NAME`,
    `--lever train|equip`, `--dry-run`. `settings`: what argparse takes besides."""
    word, _, value = usage.partition(" ")
    found: dict[str, Any] = {"metavar": value.strip("[.]"), "type": TYPES.get(value.strip("[.]"))}
    if not value:
        found = {"action": "store_true"}
    elif "|" in value:
        found = {"choices": value.split("|")}
    elif value.startswith("["):
        found["nargs"] = "?"
    elif value.endswith("..."):
        found |= {"action": "append", "default": []} if word.startswith("-") else {"nargs": "+"}
    return lambda parser: parser.add_argument(word, help=help, **{**found, **settings})


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


def day_or_calendar(text: str) -> date | str:
    return CALENDAR if text == CALENDAR else day(text)


def whole_days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days, such as 30")
    return int(text)


def name(text: str) -> str:
    """The name of a wave or team: an unset variable of a script must not mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; leave the option away for the default")
    return text


READ: dict[Kind, tuple[Callable[[str], Any], str]] = {
    "count": (int, "N"),
    "day": (day, "DAY"),
    "several": (lambda text: text.split(","), "L,L"),
    "name": (name, "NAME"),
}
"""How argparse reads a parameter that is no plain number, and what stands for it in the help."""
TYPES: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("NAME", "NEW_NAME", "WAVE", "SCOPE", "WHO", "ID"), name),
    **dict.fromkeys(("DAY", "DATE", "D"), day),
    **dict.fromkeys(("NUMBER", "PORT", "0-5"), int),
    f"DAY-or-{CALENDAR}": day_or_calendar,
    "DAYS": whole_days,
    "FILE": Path,
    "N": float,
}
"""How a value is read, by what stands for it; any other is a text."""


def knobs(known: Iterable[Knob]) -> tuple[Puts, ...]:
    """The options of parameters; what is left out is None."""
    found = []
    for knob in known:
        read, value = READ.get(knob.kind, (float, "N"))
        settings = {"dest": knob.key, "type": read}
        if knob.kind == "choice":
            settings, value = {"dest": knob.key}, "|".join(knob.choices)
        found.append(option(f"{knob.flag} {value}", knob.help.replace("%", "%%"), **settings))
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


PERSON = option("person PERSON", AS_IN_THE_SURVEY, type=name)
NUMBER = option("number NUMBER", "as the list has it")
SCENARIO = option("name NAME")
NEW_NAME = option("new_name NEW_NAME")
DECLINED = (
    PERSON,
    option(f"--lever {'|'.join(PERSON_LEVERS)}", "default: train", default="train"),
    option("--skill NAME", "all skills when left out"),
)
OF_TEAMS = option("--team NAME...", "of a lead or leader; repeat it for several")
AS_SURVEYED = knobs(FILTERS[:-1])
"""What is looked at, of levels that are not aged."""
LOOKED_AT = knobs(FILTERS)
WISHES = (
    *knobs(KNOBS),
    one_of(
        option("--scenario FILE", "TOML; options given beside it win"),
        option("--saved NAME", "a saved scenario; options beside it win"),
    ),
)
"""What a plan may do: the knobs, and a scenario with more."""
PLANNED = (*LOOKED_AT, *WISHES)
PRINTED = out(help="a file; else it is printed")
MAPPING = (
    "A mapping file says what columns are, by their headers; every key is optional. `skillmix "
    "propose\nFILE --write-mapping OUT` writes one for a file, to be corrected. For example:\n\n"
    + Path(__file__).with_name("mapping.toml").read_text(encoding="utf-8")
)
SURVEY_FILE = (
    option("file FILE"),
    option(f"--rater {'|'.join(RATERS)}", "who rated (default: self)", default="self"),
    option("--scale A-B", "scale of the numbers, for example 1-5"),
    option("--mapping FILE", "what the columns are (TOML, see below)"),
    option(
        "--skills A,B...",
        'columns in doubt that are skills, quoted as in CSV: "A,B" or all; may be repeated',
    ),
    option(
        "--fresh-mapping",
        "propose anew, also where a mapping of these columns was confirmed before",
    ),
    option("--sheet NAME", "sheet of a workbook", type=str),
)
"""A survey file and how it is read."""
VERBS = {
    "demo": verb("store", "load the invented demo organisation: three teams, three waves"),
    "taxonomy": verb("store", "list the skills of the store"),
    "copy": verb(
        "store",
        "copy a whole store into a new one: a file, or a PostgreSQL database",
        option("source SOURCE", "file or address of the store to copy"),
        option("target TARGET", "a new file, or an empty database's address"),
    ),
    "erase": looking(
        "store",
        "delete everything of one person, for good",
        one_of(
            option("person [PERSON]", AS_IN_THE_SURVEY),
            option(
                "--again LIST-or-STORE",
                "whoever is back from a backup, by the list that a backup wrote or another store's "
                "marks",
            ),
            required=True,
        ),
    ),
    "serve": verb(
        "serve",
        "start the app in the browser, on this machine only",
        option("--port PORT", "default: 8501", default=8501),
        option(
            "--address ADDRESS",
            "default: 127.0.0.1, which only this machine reaches",
            default="127.0.0.1",
        ),
        option(
            "--without-sign-in",
            "serve another address although nobody signs in: whoever reaches it sees everything",
        ),
        option("--no-browser", "do not open a browser"),
    ),
    "backup": verb(
        "store",
        "write the whole store into a new file, whichever engine it is on",
        out("file"),
        option(
            "--keep DAYS",
            "then delete backups beside it, named alike but for digits, that are older",
        ),
    ),
    "restore": verb(
        "store",
        "fill a new store from a backup, also one of an earlier version",
        option("file FILE"),
        one_of(
            option(
                "--erased LIST-or-STORE",
                "who was erased since: the list that a later backup wrote, or the store that is "
                "replaced; default: the list beside FILE",
            ),
            option("--nobody-erased", "restore without such a list"),
        ),
    ),
    "audit": looking(
        "people",
        "who did what with the store, and who was shown people",
        option("--since DAY", "from this day (UTC) on"),
        option("--csv", "print a CSV table"),
        option(
            "--check [MARK]",
            "whether every line is as it was written; with the mark of an earlier check, whether "
            "the lines of then still stand. Exit 1 where not",
            const="",
        ),
    ),
    "account add": verb(
        "people",
        "let somebody in, or change what they may see",
        option("subject WHO", "e-mail, or the provider's id"),
        option("--role admin|lead|leader|member", required=True),
        OF_TEAMS,
        option("--people", "a leader may see people"),
        option("--person NAME", "whose ratings are their own; default: WHO"),
    ),
    "account remove": verb("people", "let somebody in no longer", option("subject WHO")),
    "account list": verb("people", "all accounts"),
    "token add": verb(
        "people",
        "let a program read, and print its token once",
        option("label NAME", "which program"),
        option("--role admin|lead|leader", required=True),
        OF_TEAMS,
        option("--people", "a leader's token may see people"),
        option("--until DATE", "its last day; default: in 90 days"),
    ),
    "token revoke": verb("people", "let a program read no longer", option("token_id ID")),
    "token list": verb("people", "all tokens, without their secrets"),
    "privacy": verb(
        "people",
        "what is stored about people, why, who sees it and how long",
        option("--signed-in", "as people read it where they sign in"),
        option(
            "--survey-interest used|unused", "whether plans may use interest that surveys asked for"
        ),
    ),
    "settings": verb(
        "store",
        "pin the store to a day, so that its plans start there",
        option("what today", choices=("today",)),
        option(
            f"value [DAY-or-{CALENDAR}]",
            f"the day; {CALENDAR} follows today's date again; without it: say which holds",
        ),
    ),
    "load": verb(
        "store",
        "load people, requirements, role profiles, assumptions or taxonomy",
        option(f"kind {'|'.join(LISTS)}"),
        option("file [FILE]", "CSV or XLSX"),
        option(
            "--proposed",
            "requirements: accept what is proposed to teams without any (measures shows it)",
        ),
        option("--move SCOPE", "requirements: give those of SCOPE to --team"),
        option("--team NAME", "with --proposed: of one team; with --move: to it"),
    ),
    "export": looking(
        "store",
        "write what the store holds as CSV that load takes back",
        option(f"kind {'|'.join(LISTS)}"),
        PRINTED,
        people("names may be in the file", pseudonyms=True),
    ),
    "template": verb(
        "store",
        "write an empty file with an example row, or a survey to paste into a form",
        option(f"kind {'|'.join((*SURVEYS, *LISTS))}"),
        option("--skills SKILLS", "skills to ask, with commas between them: at most 30"),
        option("--role ROLE...", "ask what this role profile names"),
        option("--area AREA...", "ask the skills of this area"),
        PRINTED,
    ),
    "propose": verb(
        "survey",
        "say what a survey file is taken for, and store nothing",
        *SURVEY_FILE,
        out("--write-mapping", "write what was understood, as TOML", metavar="OUT"),
        epilog=MAPPING,
    ),
    "ingest": verb(
        "survey",
        "import a survey file: CSV, TSV or XLSX",
        *SURVEY_FILE,
        option("--wave NAME", "the round of the survey it belongs to"),
        option("--date D", "day of the wave, as 2027-03-31"),
        option("--team NAME", "team of everyone in a file without one"),
        option(
            "--replace IMPORT_ID",
            "undo that import in the same step, so that this file takes its place",
            type=name,
        ),
        option(
            "--new-people",
            "whoever may be known by another name is somebody else; [same_person] says who is not",
        ),
        option("--dry-run", "say what would be done, store none"),
        people("names may be in the answer"),
        epilog=MAPPING,
    ),
    "undo": looking("survey", "take one import back", option("import_id IMPORT_ID")),
    "history": looking("survey", "list the imports"),
    "measures": looking(
        "measures", "what the teams hold against what is required of them", *LOOKED_AT
    ),
    "changes": looking(
        "measures",
        "what changed since an earlier wave, and why",
        *AS_SURVEYED,
        option("--since WAVE", "default: the wave before"),
    ),
    "loss": looking(
        "measures",
        "what breaks while somebody is away, and the cheapest repair",
        *PLANNED,
        option("--away PERSON...", "as the survey names the person (may be repeated)"),
        people("say who is trained, not only roles"),
    ),
    "assess": looking(
        "plan",
        "which ratings to verify before anything is bought, if any",
        *PLANNED,
        people("say whose, not only which role's", pseudonyms=True),
    ),
    "drivers": looking(
        "plan", "which assumption moves the plan most, as it stands and anew", *PLANNED
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
            "--reflective AREA...",
            "a skill area whose skills are signs of one thing (may be repeated)",
        ),
    ),
    "plan": looking(
        "plan",
        "the options side by side, and what the chosen one buys, closes and costs",
        *PLANNED,
        people("say who, not only which role", pseudonyms=True),
        option("--explain", "say why: other levers, limits, budgets"),
        option("--explain-seconds N", "for explanations, at most", default=60.0),
    ),
    "contest add": looking(
        "people",
        "write down what somebody says of a rating of theirs",
        PERSON,
        option("--skill NAME", required=True),
        option("--wave NAME", required=True),
        option("--level 0-5", "which would be right"),
        option("--comment TEXT", default=""),
    ),
    "contest list": looking(
        "people",
        "all of them, those that wait for an answer first",
        people("say who, and in which words"),
    ),
    "contest accept": looking(
        "people",
        "store a rating of a manager, as the person says or at --level",
        option("--level 0-5", choices=range(6)),
        NUMBER,
        option("--reason TEXT", default=""),
    ),
    "contest decline": looking(
        "people", "leave the rating, and say why", NUMBER, option("--reason TEXT", required=True)
    ),
    "contest reopen": looking(
        "people", "take an answer back, with the rating that it stored", NUMBER
    ),
    "decline add": verb(
        "people",
        "somebody does not want to be trained or equipped",
        *DECLINED,
        option("--on DATE", "default: today"),
        option("--reason TEXT", "nobody has to give one", default=""),
    ),
    "decline undo": verb("people", "plans may propose it to them again", *DECLINED),
    "decline list": verb("people", "all that stand", people("say who, and why")),
    "person export": looking(
        "people",
        "write everything that is stored of one person, with its sources",
        PERSON,
        out(help=".json or .csv", required=True),
    ),
    "retention list": verb("people", "every wave with its last day"),
    "retention set": verb(
        "people",
        "keep the answers of a wave up to and with a day, then erase them",
        option("wave WAVE"),
        one_of(
            option("--until DAY"),
            option("--no-end", "until somebody says otherwise"),
            required=True,
        ),
    ),
    "retention apply": verb(
        "people",
        "erase the answers of every wave whose last day is over, and old lines of the audit",
        option("--dry-run", "only say which"),
    ),
    "scenario save": verb("scenario", "keep what a plan may do under a name", SCENARIO, *WISHES),
    "scenario list": verb("scenario", "all saved scenarios"),
    "scenario show": verb(
        "scenario",
        "what one says, as a scenario file",
        SCENARIO,
        out(help="write it as a file (TOML)"),
    ),
    "scenario copy": verb("scenario", "start another with what one says", SCENARIO, NEW_NAME),
    "scenario rename": verb("scenario", "give one another name", SCENARIO, NEW_NAME),
    "scenario delete": verb("scenario", "forget one that is not decided", SCENARIO),
    "scenario decide": verb(
        "scenario",
        "plan one, keep its numbers and freeze it",
        SCENARIO,
        option("--reason TEXT", "why, in a sentence", required=True),
        option("--on DATE", "default: today"),
        one_of(
            option(
                "--replace",
                "take back what is decided for the same people",
                action="store_const",
                const="replace",
                dest="beside",
            ),
            option(
                "--keep-both",
                "both count, where another one is decided for the same people",
                action="store_const",
                const="keep",
                dest="beside",
            ),
        ),
        *AS_SURVEYED,
    ),
    "scenario reopen": verb("scenario", "take a decision back; it stays on record", SCENARIO),
    "scenario compare": verb(
        "scenario", "two or three side by side", option("names NAME..."), *AS_SURVEYED
    ),
    "ledger": looking(
        "scenario",
        "did a decided plan come true, and what does that teach",
        option("name [NAME]", "a decided scenario; left out where only one is"),
        option("--wave NAME", "follow it up to this wave"),
        one_of(
            option("--template", "its purchases as a table to fill in, as told so far"),
            option("--tell FILE", "take that table back"),
            option("--accept KEY", "take a learned number over as assumption"),
        ),
        out(help="write the template to a file"),
    ),
    "report": looking(
        "plan",
        "write situation, gaps, blend and assumptions as a file",
        option(f"--format {'|'.join(KINDS)}", required=True),
        out(required=True),
        *PLANNED,
        people("names may be in the file", pseudonyms=True),
        option("--explain", "with what explains the plan, solved first"),
        option("--since WAVE", "with what changed since an earlier wave"),
        option(
            "--table NAME",
            "with --format csv: one table, such as gaps, options or plan.actions, in the place of "
            "an archive of all",
            type=str,
        ),
        option(
            "--assess",
            "with which ratings to verify before anything is bought, some seconds more (default: "
            "where the section sure is in it)",
            action=argparse.BooleanOptionalAction,
        ),
        one_of(
            option(
                "--audience full|brief",
                "all of it (default), or the first page and how it was made",
                default="full",
            ),
            option(
                "--sections S,S",
                "beside the first page and how it was made: changes, heatmap, gaps, plan, sure, "
                "why, depends, assumptions, unknown",
            ),
        ),
    ),
    "verify": looking(
        "plan",
        "make a report again from the store and compare it line by line",
        option("file FILE"),
        epilog=EXITS,
        refused=NOT_LOOKED,
    ),
    "method": verb("measures", "every measure: what it says, its formula, its source"),
}
"""Each verb and action in the order of the help."""
