"""What README.md says is so: its commands run, its JSON keys are there, its make targets exist."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import pytest

from analytics.assess import assess
from analytics.knobs import FILTERS, IN_FILES, KNOBS, reference
from dashboard.cli import main, parser
from data.store.database import open_database
from data.store.history.imports import history
from data.vocabulary import OWNER
from tests import readme

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def last_import(store: Path) -> str:
    """The id that `ingest` printed last."""
    database = open_database(store)
    try:
        return history(database, OWNER)[0].import_id
    finally:
        database.close()


def test_every_command_runs_in_order_and_json_keeps_its_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assess, "DRAWS", 4)  # what a report says is tested elsewhere
    store = tmp_path / "store.duckdb"
    for name, text in readme.named_files().items():
        Path(name).write_text(text, encoding="utf-8")
    promised = readme.promises()
    seen = set()
    for words in readme.commands():
        command = [last_import(store) if w == "IMPORT_ID" else w for w in words]
        code = main(["--database", str(store), *command])
        said = capsys.readouterr()
        assert code == 0, f"{words}: {said.err}"
        if "--json" in words:
            answer = json.loads(said.out)
            spoken = words[0] if words[0] in promised else " ".join(words[:2])
            assert readme.missing(promised[spoken], answer, spoken) == []
            seen.add(spoken)
        if "--out" in words:
            assert Path(words[words.index("--out") + 1]).stat().st_size > 0
    assert seen == set(promised)


def test_the_statistics_are_functions_that_answer_as_shown() -> None:
    (session,) = readme.blocks("pycon")
    shown = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    assert len(shown.examples) > 20
    assert doctest.DocTestRunner().run(shown).failed == 0


def test_every_verb_is_shown() -> None:
    shown = {words[0] for words in readme.commands()} | {"serve"}
    help_text = parser().format_help()
    verbs = set(re.findall(r"^    (\w+) +\w", help_text, flags=re.MULTILINE))
    assert shown == verbs
    assert "skillmix serve" in readme.README


def test_the_promise_is_read_as_written() -> None:
    assert readme.keys("a, b{c, d{}}, e[{f}], g[]") == {
        "a": None,
        "b": {"c": None, "d": {}},
        "e": {"f": None},
        "g": None,
    }
    assert readme.missing({"a": None, "e": {"f": None}}, {"e": [{"x": 1}]}) == [".a", ".e[].f"]


def test_make_targets_exist() -> None:
    named = set(re.findall(r"`make (\w+)`|^make (\w+)", readme.README, flags=re.MULTILINE))
    targets = {one or other for one, other in named}
    assert targets >= {"run", "test"}
    for target in targets:
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target


def test_plain_pip_runs_the_same_tests_as_make() -> None:
    line = re.search(r"^PYTEST = \$\(BIN\)/(.+)$", MAKEFILE, flags=re.MULTILINE)
    assert line
    assert f".venv/bin/{line.group(1)}" in readme.README


def test_named_files_of_the_checkout_exist() -> None:
    for name in re.findall(r"`(tests/\w+|CONTRIBUTING\.md|CHANGELOG\.md)`", readme.README):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme.README):
        assert (ROOT / name).is_file(), name


def test_the_parameters_are_those_of_the_program() -> None:
    for knobs in (KNOBS, IN_FILES, FILTERS):
        assert reference(knobs) in readme.README
