"""The command starts at once: what answers a verb is imported when it is called.

Each start is a program of its own, since this one has imported everything.
"""

import json
import subprocess
import sys
from functools import cache

import pytest

from dashboard.commands import VERBS

MODULES = {verb.module for verb in VERBS.values()}
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


@cache
def imported() -> dict[str, set[str]]:
    """Modules by what asked for help: all of `--help`, and those that each verb brought."""
    asked = [["--help"], *([*verb.split(), "--help"] for verb in VERBS)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(asked)],
        capture_output=True,
        text=True,
        check=True,
    )
    return {verb: set(names) for verb, names in json.loads(done.stdout).items()}


def verb_modules(names: set[str]) -> set[str]:
    """Modules of verbs among the imported ones."""
    return {name for name in MODULES if f"dashboard.commands.{name}" in names}


def test_the_help_of_all_imports_no_verb() -> None:
    names = imported()["--help"]
    assert "dashboard.cli" in names
    assert verb_modules(names) == set()
    assert [name for name in HEAVY if name in names] == []


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_imports_no_answer(verb: str) -> None:
    names = imported()[verb]
    assert verb_modules(names) == set()
    assert [name for name in HEAVY if name in names] == []
