"""What README.md and docs/ say is so: commands run, JSON keys are there, links lead somewhere."""

import doctest
import json
import pkgutil
import re
from contextlib import closing
from pathlib import Path

import pytest

from analytics.options.drivers import ranged
from dashboard import reference
from dashboard.cli import main, parser
from data.store.database import open_database
from data.store.history.imports import history
from data.vocabulary import OWNER
from tests import readme
from tests.futures import few_levers

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def last_import(store: Path) -> str:
    """The id that `ingest` printed last."""
    with closing(open_database(store)) as database:
        return history(database, OWNER)[0].import_id


def test_every_command_runs_in_order_and_json_keeps_its_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    # What each driver and each skill says is tested elsewhere, and takes seconds: two of both.
    monkeypatch.setattr("analytics.study.ranged", lambda *asked: ranged(*asked)[::48])
    few_levers(monkeypatch)
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
            assert answer.keys() <= promised[spoken].keys(), f"docs/json.md does not say: {spoken}"
            seen.add(spoken)
        if "--out" in words:
            assert Path(words[words.index("--out") + 1]).stat().st_size > 0
    assert seen == set(promised)


def test_the_statistics_are_functions_that_answer_as_shown() -> None:
    (session,) = readme.blocks("pycon")
    shown = doctest.DocTestParser().get_doctest(session, {}, "json.md", "docs/json.md", 0)
    assert len(shown.examples) > 20
    assert doctest.DocTestRunner().run(shown).failed == 0


def test_every_verb_is_shown() -> None:
    shown = {words[0] for words in readme.commands()} | {"serve"}
    help_text = parser().format_help()
    verbs = set(re.findall(r"^    (\w+) +\w", help_text, flags=re.MULTILINE))
    assert shown == verbs
    assert "skillmix serve" in readme.README


def test_make_targets_and_named_files_exist_and_plain_pip_runs_the_same_tests() -> None:
    named = set(re.findall(r"`make (\w+)`|^make (\w+)", readme.README, flags=re.MULTILINE))
    targets = {one or other for one, other in named}
    assert targets >= {"run", "test"}
    for target in targets:
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target
    (line,) = re.findall(r"^PYTEST = \$\(BIN\)/(.+)$", MAKEFILE, flags=re.MULTILINE)
    assert f".venv/bin/{line}" in readme.README
    for name in re.findall(r"`((?:tests|deploy)/[\w.]+|\w+\.md)`", readme.README):
        assert (ROOT / name).exists() or (ROOT / "docs" / name).exists(), name


@pytest.mark.parametrize("page", reference.PAGES)
def test_what_is_made_from_the_program_is_current(page: str) -> None:
    text = (reference.DOCS / page).read_text(encoding="utf-8")
    assert "<!-- made: " in text
    assert reference.written(text) == text, "run python -m dashboard.reference"


def test_each_table_is_on_a_page_and_an_old_one_is_found() -> None:
    marks = re.findall(r"<!-- made: (\w+) -->", readme.README)
    assert sorted(marks) == sorted(reference.MADE)
    written = reference.written("a\n<!-- made: filters -->\nold\n<!-- end -->\nb")
    assert "`--ratings`" in written
    assert written.startswith("a\n<!-- made")
    assert written.endswith("<!-- end -->\nb")


def test_every_link_leads_somewhere() -> None:
    lost = [
        (page, file, anchor)
        for page in readme.LINKED
        for file, anchor in readme.links(page)
        if not (ROOT / file).exists() or (anchor and anchor not in readme.anchors(file))
    ]
    assert lost == []
    assert ("docs/guide.md", "privacy") in readme.links("README.md")
    assert "privacy" in readme.anchors("docs/guide.md")
    assert "publicity" not in readme.anchors("docs/guide.md")


def test_what_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    files = set(re.findall(r"`((?:data|analytics|dashboard|seeds|tests|docs)/[\w/.]+)", text))
    files = {file for file in files if f"`{file}<" not in text and "NNNN" not in file}
    assert len(files) > 25
    assert {file for file in files if not (ROOT / file).exists()} == set()
    names = set(re.findall(r"`((?:data|analytics|dashboard)(?:\.\w+)+)", text))
    assert len(names) > 4
    for name in names:
        pkgutil.resolve_name(name)  # raises where it is not there


def test_readme_is_one_screen() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 8192
    assert len((ROOT / "CHANGELOG.md").read_bytes()) <= 4096
