"""The command line: verbs through `main`, exit codes, sentences, no name unless asked; what long
work says while it runs; that it starts at once; plans and reports with pseudonyms."""

import json
import socket
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from analytics.results import Selection
from analytics.strategy.scenario.scenario import read_scenario
from analytics.study import Study
from dashboard import cli
from dashboard.cli import main
from dashboard.commands import VERBS
from dashboard.commands.answer import as_json, explanations, table
from dashboard.commands.plan import planned_answer
from data.intake.columns.mapping_file import read_mapping
from data.load import load
from data.store.database import URL_VARIABLE, Database
from data.store.people.people import pseudonyms
from tests.build import rate
from tests.dashboard.opening import plain
from tests.shell import Shell
from tests.stores import rated_at, seeded_at, store_at

SURVEY = (
    "Email,Team,Python,PyTorch,Docker,Communication\n"
    "ana@example.org,Core,5,3,,4\nbo@example.org,Core,3,N/A,2,3\n"
    "cy@example.org,Core,0,1,don't know,5\ndi@example.org,Core,,4,3,2\n"
)
NEEDS = (
    "scope,skill,level,headcount,must_have,owner\nCore,Python,3,3,yes,Zebulon Q.\n"
    "Core,PyTorch,3,3,yes,\nCore,Docker,3,1,yes,\nCore,Communication,4,1,no,\n"
)


@pytest.fixture
def surveyed(shell: Shell) -> Shell:
    seeded_at(shell.store)
    shell("ingest", shell.file("survey.csv", SURVEY), "--scale", "0-5", "--wave", "now")
    shell("load", "requirements", shell.file("needs.csv", NEEDS))
    return shell


def test_measures_of_a_survey_are_printed_beside_what_closes_each_gap(surveyed: Shell) -> None:
    """And nobody is named: neither who was surveyed nor who owns a target."""
    (own,) = (item for item in surveyed.json("measures")["levers"] if item["skill"] == "Python")
    assert own["verdict"] == "nothing"
    text = plain(surveyed("measures")).replace("\u202f", " ")
    lines = text.splitlines()
    assert lines[0].startswith("2 of 3 must-haves are short")
    result = dict(pairwise(lines))
    row = next(line for line in lines if line.startswith("Python") and "Core" in line)
    assert "67 %    100 %" in row
    assert f"{own['turns'][0].upper()}{own['turns'][1:]}." in result[row]
    docker = next(line for line in lines if line.startswith("Docker"))
    assert "held by one person" in result[docker]
    assert [name for name in ("Zebulon", "ana@", "bo@", "cy@", "di@") if name in text] == []


def test_a_name_mistyped_makes_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "skilmix.duckdb"
    for words in (["measures"], ["history"], ["plan"]):
        assert main(["--database", str(wrong), *words]) == 1
        assert f"There is no file {wrong}." in capsys.readouterr().err
        monkeypatch.setenv(URL_VARIABLE, str(wrong))
        assert main(words) == 1
    assert not list(tmp_path.iterdir())


def test_an_empty_store_answers_empty_lists(shell: Shell) -> None:
    shell("taxonomy")  # the store is made by it
    measures = shell.json("measures")
    assert [measures[key] for key in ("requirements", "not_asked", "areas", "levers")] == [[]] * 4
    assert measures["answered_share"] is None
    assert measures["coverage_all_at_once"] is measures["all_at_once"]["coverage"] is None
    for whole in ("overall", "must_haves"):
        assert measures[whole]["coverage"] is measures[whole]["coverage_high"] is None
        assert measures[whole]["required"] == 0
    assert "Say what you need first" in shell.refusal("plan")
    assert shell.json("history") == {"imports": []}
    assert "Nothing in this store suggests a target" in shell("measures")


def test_an_import_ends_with_the_next_command_to_type(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Into the store of the environment without repeating its name; a dry run stores nothing."""
    seeded_at(shell.store)
    words = ["ingest", str(shell.file("survey.csv", SURVEY)), "--scale", "0-5", "--wave", "now"]
    assert "Next:" not in shell(*words, "--dry-run")
    assert shell.json("history") == {"imports": []}
    none = "measures (it proposes targets: none are set yet)"
    assert shell(*words).splitlines()[-1] == f"Next: skillmix --database {shell.store} {none}"
    monkeypatch.setenv(URL_VARIABLE, str(shell.store))
    assert main(words) == 0
    assert f"\nNext: skillmix {none}" in capsys.readouterr().out
    shell("load", "requirements", shell.file("needs.csv", NEEDS))
    assert shell(*words).splitlines()[-1] == f"Next: skillmix --database {shell.store} measures"


def test_a_template_is_a_file_that_is_taken_back(shell: Shell) -> None:
    """Those of lists: tests/data/test_load_round_trip.py."""
    out = shell.folder / "survey.csv"
    assert shell("template", "survey", "--out", out).strip() == f"Wrote {out}."
    assert shell.error.strip()
    assert shell("template", "survey") == out.read_text(encoding="utf-8")
    assert shell.json("ingest", out, "--wave", "now", "--scale", "0-5")["people"] == 1


def test_a_template_opens_no_store_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.setattr("data.store.database.default_place", lambda: tmp_path / "own.duckdb")
    assert main(["template", "survey"]) == 0
    assert capsys.readouterr().out.startswith("Email,Team,Role,Python")
    assert list(tmp_path.iterdir()) == []


def test_the_database_may_be_named_after_the_verb_or_by_the_environment(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, own = tmp_path / "other.duckdb", tmp_path / "env.duckdb"
    assert main(["taxonomy", "--database", str(other)]) == 0
    monkeypatch.setenv(URL_VARIABLE, str(own))
    assert main(["taxonomy"]) == 0
    assert [file.exists() for file in (other, own, shell.store)] == [True, True, False]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "usage: skillmix"),
        ("dance", "usage: skillmix"),
        ("ingest f.csv --date 31.03.2027", "usage: skillmix"),
        ("plan --budget much", "usage: skillmix"),
        ("plan --saved A --scenario a.toml", "not allowed with"),
        ("ingest f.csv --wave=", "is empty"),  # and not the default
        ("plan --start 9999-12-31", "is not a date from 1900-01-01 to 2100-12-31"),
    ],
)
def test_wrong_usage_is_exit_2(words: str, part: str, shell: Shell) -> None:
    assert part in shell.wrong(*words.split())
    assert not shell.store.exists()


def test_a_refused_wish_is_one_sentence(surveyed: Shell) -> None:
    for words, part in {
        "measures --wave never": "There is no wave 'never'",
        "changes --since 1999": "no wave '1999'",
        "changes": "no earlier wave",
        "loss --away nobody@demo.example": "Nobody in this store is known by",
        "plan --team robust": "There is no team 'robust'",  # a word that is gone elsewhere
        "plan --scenario none.toml": "There is no file none.toml.",
        "plan --saved A": "No scenario is called “A”; none is saved yet.",
        "undo nosuch": "nosuch",
        "export people": "--people",
    }.items():
        assert part in surveyed.refusal(*words.split()), words


def test_words_of_a_file_do_not_steer_the_terminal(shell: Shell) -> None:
    """But a file that is printed into a pipe is as it was stored."""
    name = "\x1b[2Jclear\u202e"
    seeded_at(shell.store)
    survey = shell.file("survey.csv", f"Email,Python,{name},Zorb,Quux\na@b.example,1,2,3,5\n")
    assert '--skills "[2Jclear,Zorb' in shell.refusal("ingest", survey, "--scale", "0-5")
    shell("ingest", survey, "--scale", "0-5", "--skills", "[2Jclear,Zorb")
    assert "“no[31mteam”" in shell.refusal("scenario", "show", "no\x1b[31mteam\x9b")
    with store_at(shell.store) as store, store.transaction() as change:
        change.execute("update person set identity = :name", {"name": name})
        change.execute("update skill set name = :name where name = 'Zorb'", {"name": name})
    assert name in shell("export", "people", "--people")
    for verb in ("taxonomy", "measures", "history"):
        assert not {"\x1b", "\u202e"} & set(shell(verb) + shell.error), verb


def test_a_fault_is_a_sentence_and_its_trace_only_when_asked_for(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("by nothing\nand more")

    monkeypatch.setattr("dashboard.commands.store.skills", broken)
    monkeypatch.delenv(cli.DEBUG_VARIABLE, raising=False)
    result = shell.refusal("taxonomy")
    assert result.startswith("This is a fault in Skillmix")
    assert "ZeroDivisionError: by nothing" in result
    monkeypatch.setenv(cli.DEBUG_VARIABLE, "1")
    shell("taxonomy", code=1)
    assert "Traceback" in shell.error


def test_an_import_that_is_stopped_says_so_and_another_verb_is_quiet(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("data.ingest.land", stopped)
    survey = shell.file("survey.csv", SURVEY)
    assert shell("ingest", survey, "--scale", "0-5", "--wave", "now", code=130) == ""
    whole = "Stopped. A file is stored whole or not at all; `skillmix history` shows what is there."
    assert shell.error.strip() == whole
    assert shell.json("history")["imports"] == []
    monkeypatch.setattr("dashboard.commands.store.skills", stopped)
    assert shell("taxonomy", code=130) == ""
    assert shell.error == ""


def test_serve_becomes_the_app_on_this_machine_with_the_store(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[tuple[list[str], Mapping[str, str]]] = []

    def become(program: str, command: list[str], environment: Mapping[str, str]) -> None:
        assert program == command[0] == sys.executable
        started.append((command, environment))
        raise SystemExit(0)  # nothing comes after it

    monkeypatch.setattr("os.execve", become)
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "7")
    with socket.socket() as used:
        used.bind(("127.0.0.1", 0))
        used.listen()
        port = str(used.getsockname()[1])
        assert "choose another with --port" in shell.refusal("serve", "--port", port)
    for number in (0, -1, 65536, 99999):
        text = f"{number} is no port; name one from 1 to 65535."
        assert shell.refusal("serve", "--port", number) == text
    assert started == []
    with pytest.raises(SystemExit):
        shell("serve", "--port", port, "--no-browser")
    assert f"Your data: {shell.store}" in capsys.readouterr().out
    ((command, environment),) = started
    assert environment[URL_VARIABLE] == str(shell.store)
    # Else each thread keeps memory of its own, and every run of a page is a thread.
    assert environment["MALLOC_ARENA_MAX"] == "2"
    assert environment["MALLOC_TRIM_THRESHOLD_"] == "7"  # whoever runs it has the last word
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.port") + 1] == port
    # Else Streamlit offers developers its help for coding agents, over the choice of team and wave.
    assert command[command.index("--logger.hideWelcomeMessage") + 1] == "true"
    assert Path(command[4]).is_file()


def test_help_shows_how_a_mapping_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ingest", "--help"])
    example = capsys.readouterr().out.split("For example:\n", 1)[1]
    read = read_mapping(example.encode())
    assert {c.header for c in read.columns} == {
        "Python exam",
        "Knows SQL",
        "Filled in by",
        "SQL is hard for me",
        "Which do you know?",
    }


def test_a_column_of_numbers_stands_to_the_right_also_from_a_thousand_on() -> None:
    lines = table(("file", "rows"), [("a", 7), ("b", 1234)]).splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines[2:]] == ["7", "1\u00a0234"]
    assert len({len(line) for line in lines}) == 1


def test_json_has_no_number_that_is_none() -> None:
    assert json.loads(as_json({"a": float("nan"), "b": [float("inf"), 1.5]})) == {
        "a": None,
        "b": [None, 1.5],
    }


def test_propose_writes_a_mapping_that_ingest_takes(shell: Shell) -> None:
    file = shell.file("s.csv", SURVEY)
    out = shell.folder / "mapping.toml"
    assert "Nothing was stored." in shell("propose", file, "--write-mapping", out)
    assert "--scale A-B" in shell.error  # how to answer the question of the scale
    assert shell.json("propose", file)["columns"][2]["skill"] == "Python"
    assert shell.json("ingest", file, "--mapping", out, "--wave", "now")["ratings"] == 12


def test_a_file_that_a_manager_may_have_filled_in_names_the_option(shell: Shell) -> None:
    rows = "Name,Python,SQL\nAna,3,4\nBen,1,"
    now = ("--scale", "0-5", "--wave", "now")
    shell("ingest", shell.file("self.csv", f"{rows}2\n"), *now)
    other = shell.file("manager.csv", f"{rows}1\n")
    assert "such as managers?" in shell("ingest", other, *now, "--dry-run")
    assert "`--rater manager` says that somebody else rated" in shell.error
    shell("ingest", other, *now, "--rater", "manager", "--dry-run")
    assert "--rater" not in shell.error


def test_names_across_the_top_are_hidden_in_problems_unless_asked_for(shell: Shell) -> None:
    rows = "Python,3,two\nSQL,1,2\nDocker,2,4\nKubernetes,0,1\n"
    matrix = shell.file("matrix.csv", f"Skill,Ana Silva,Ben Ode\n{rows}")
    result = shell.json("ingest", matrix, "--scale", "0-5", "--dry-run")
    assert "Ode" not in str(result)
    assert [i["row"] for i in result["issues"] if "free text" in i["reason"]] == [2]
    shown = shell.json("ingest", matrix, "--scale", "0-5", "--dry-run", "--people")
    assert [i["column"] for i in shown["issues"] if "free text" in i["reason"]] == ["Ben Ode"]


def test_options_take_the_value_of_the_scenario_and_of_a_target(database: Database) -> None:
    """Nobody reaches level 5 and nothing may be bought: Python at 5 is open to the horizon at
    3,600 a week, SQL at 12,000 by its own word."""
    rate(database, "person team Python SQL\nann Core 1 1\nbob Core 1 1")
    text = (
        "scope,skill,level,headcount,must_have,due,cost per week\n"
        "Core,Python,5,1,yes,2026-12-31,\nCore,SQL,5,1,yes,2026-12-31,12000\n"
    )
    load(database, "requirements", text.encode(), "r.csv")
    wished = read_scenario("value_per_week = 3600\nbudget = 0\noption = 'nothing'")
    result = planned_answer(Study(database, Selection(), wished), people=False)
    assert result.document["value"]["per_week"] == 3_600
    (nothing,) = (o for o in result.document["options"] if o["name"] == "nothing")
    weeks = nothing["open_weeks"] / 2  # of each
    assert nothing["vacancy"] == round(weeks * (3_600 + 12_000), 2)
    assert "weekly cost of their own: SQL at 5 (Core) $ 12 k." in result.text


def test_explanations_that_were_stopped_keep_what_was_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who watches presses Ctrl-C after the first of two hundred findings."""
    first = SimpleNamespace(done=1, of=200, part="limits")
    asked = Mock(next=Mock(side_effect=[first, KeyboardInterrupt]))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert explanations(asked) is asked.explanations()
    written = capsys.readouterr().err.split("\r\x1b[K")
    assert written[1].startswith("1 of about 200: ")
    assert written[1].endswith("\nStopped: the rest is not explained.\n")
    assert written[2:] == [""], "the line is cleared"


HEAVY = ("pandas", "numpy", "streamlit", "duckdb", "pyarrow", "scipy", "highspy")
PROGRAM = """
import contextlib, io, json, sys
from dashboard.cli import main

imported = {}
for words in json.loads(sys.argv[1]):
    before = set(sys.modules)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(words)
    verb = " ".join(words[:-1])
    imported[verb or "--help"] = sorted(set(sys.modules) - before if verb else sys.modules)
    for name in [name for name in sys.modules if name.startswith("dashboard.commands.")]:
        del sys.modules[name]
print(json.dumps(imported))
"""


def test_no_help_imports_a_verb_or_what_answers_it() -> None:
    asked = [["--help"], *([*verb.split(), "--help"] for verb in VERBS)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(asked)],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = json.loads(done.stdout)
    assert imported.keys() == {"--help", *VERBS}
    assert "dashboard.cli" in imported["--help"]
    verbs = {f"dashboard.commands.{verb['module']}" for verb in VERBS.values()}
    for verb, names in imported.items():
        assert {*verbs, *HEAVY} & {*names} == set(), verb


PEOPLE = ("Anneliese", "Bohumil", "Cyprian", "Dagmar", "Ekaterina", "Fridolin")


@pytest.fixture
def six(tmp_path: Path) -> Path:
    rows = "".join(f"{who} Core ML_engineer {4 if who == 'Cyprian' else 2}\n" for who in PEOPLE)
    rated = f"person team role Python\n{rows}"
    return rated_at(tmp_path / "store.duckdb", rated, "Core Python 3 3 yes")


def called_instead(place: Path) -> set[str]:
    with store_at(place) as store:
        return {*pseudonyms(store).values()}


def test_a_plan_calls_people_by_pseudonyms_in_their_order(six: Path, shell: Shell) -> None:
    """As counted, where no draw plays a part, it is the same plan; draws go by names, which are not
    there under pseudonyms."""
    train = ("plan", "--levers", "train", "--deadline-weeks", "60")
    plan = shell.json(*train, "--option", "paper", "--pseudonyms")
    named = shell.json(*train, "--option", "paper", "--people")
    known = called_instead(six)
    called = [action["person"] for action in plan["actions"]]
    assert len(called) == len(named["actions"]) == 2
    assert set(called) <= known
    assert called == sorted(called)
    assert not [who for who in PEOPLE if who in json.dumps(plan)]
    assert (plan["cost"], plan["shortage"]) == (named["cost"], named["shortage"])
    assert {a["person"] for a in named["actions"]} <= set(PEOPLE)
    balanced = shell.json(*train, "--pseudonyms")
    assert {a["person"] for a in balanced["actions"]} <= {*known, None}
    assert not [who for who in PEOPLE if who in json.dumps(balanced)]


def test_a_report_names_nobody_and_is_verified(six: Path, shell: Shell) -> None:
    file = shell.folder / "report.html"
    words = ("report", "--out", file, "--sections", "heatmap,plan")  # the format as it ends
    shell.json(*words, "--pseudonyms")
    text = file.read_text(encoding="utf-8")
    assert not [who for who in PEOPLE if who in text]
    known = called_instead(six)
    assert known & {word for word in known if word in text}
    shell("verify", file)
