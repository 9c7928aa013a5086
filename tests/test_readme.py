"""What README.md and docs/ say is so: commands run, JSON keys are there, links lead somewhere."""

import doctest
import json
import pkgutil
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dashboard import reference
from dashboard.cli import main, parser
from dashboard.subjects.method import slug
from data.store.history.imports import history
from data.vocabulary import OWNER
from tests.futures import few_levers
from tests.stores import store_at

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_command_runs_in_order_and_json_keeps_its_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    # What each driver and each skill says is tested elsewhere, and takes seconds: one and two.
    monkeypatch.setattr("analytics.study.ranged", lambda *asked: ("training.success",))
    few_levers(monkeypatch)
    store = tmp_path / "store.duckdb"
    for block in blocks("toml"):  # those whose first line is a comment with a file name
        for name in re.findall(r"\A# (\S+\.toml)\n", block):
            Path(name).write_text(block, encoding="utf-8")
    promised = promises()
    seen = set()
    for words in commands():
        command = list(words)
        if "IMPORT_ID" in words:  # what `ingest` printed last
            with store_at(store) as database:
                command[words.index("IMPORT_ID")] = history(database, OWNER)[0].import_id
        code = main(["--database", str(store), *command])
        result = capsys.readouterr()
        assert code == 0, f"{words}: {result.err}"
        if words == ["demo"]:  # a plan for a few targets of each team is found sooner
            with store_at(store) as database, database.transaction() as change:
                change.execute("delete from requirement where position % 8 not in (1, 2, 6)")
        if "--json" in words:
            answer = json.loads(result.out)
            spoken = words[0] if words[0] in promised else " ".join(words[:2])
            assert missing(promised[spoken], answer, spoken) == []
            assert answer.keys() <= promised[spoken].keys(), f"docs/json.md does not say: {spoken}"
            seen.add(spoken)
        if "--out" in words:
            assert Path(words[words.index("--out") + 1]).stat().st_size > 0
    assert seen == set(promised)


def test_the_statistics_are_functions_that_answer_as_shown() -> None:
    (session,) = blocks("pycon")
    shown = doctest.DocTestParser().get_doctest(session, {}, "json.md", "docs/json.md", 0)
    assert len(shown.examples) > 20
    assert doctest.DocTestRunner().run(shown).failed == 0


def test_every_verb_is_shown() -> None:
    shown = {words[0] for words in commands()} | {"serve"}
    help_text = parser().format_help()
    verbs = set(re.findall(r"^    (\w+) +\w", help_text, flags=re.MULTILINE))
    assert shown == verbs
    assert "skillmix serve" in README


def test_make_targets_and_named_files_exist_and_plain_pip_runs_the_same_tests() -> None:
    named = set(re.findall(r"`make (\w+)`|^make (\w+)", README, flags=re.MULTILINE))
    targets = {item or other for item, other in named}
    assert targets >= {"run", "test"}
    for target in targets:
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target
    (line,) = re.findall(r"^PYTEST = \$\(BIN\)/(.+)$", MAKEFILE, flags=re.MULTILINE)
    assert f".venv/bin/{line}" in README
    for name in re.findall(r"`((?:tests|deploy)/[\w.]+|\w+\.md)`", README):
        assert (ROOT / name).exists() or (ROOT / "docs" / name).exists(), name


@pytest.mark.parametrize("page", reference.PAGES)
def test_what_is_made_from_the_program_is_current(page: str) -> None:
    text = (reference.DOCS / page).read_text(encoding="utf-8")
    assert "<!-- made: " in text
    assert reference.written(text) == text, "run python -m dashboard.reference"


def test_each_table_is_on_a_page_and_an_old_one_is_found() -> None:
    marks = re.findall(r"<!-- made: (\w+) -->", README)
    assert sorted(marks) == sorted(reference.MADE)
    written = reference.written("a\n<!-- made: filters -->\nold\n<!-- end -->\nb")
    assert "`--ratings`" in written
    assert written.startswith("a\n<!-- made")
    assert written.endswith("<!-- end -->\nb")


def test_every_link_leads_somewhere() -> None:
    lost = [
        (page, file, anchor)
        for page in LINKED
        for file, anchor in links(page)
        if not (ROOT / file).exists() or (anchor and anchor not in anchors(file))
    ]
    assert lost == []
    assert ("docs/guide.md", "privacy") in links("README.md")
    assert "privacy" in anchors("docs/guide.md")
    assert "publicity" not in anchors("docs/guide.md")


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


PAGES = ("README.md", "docs/guide.md", "docs/cli.md", "docs/json.md")
"""Whose commands run, one page after the other."""
LINKED = (
    *(*PAGES, "docs/methods.md", "docs/administration.md"),
    *("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
)
"""Whose links lead somewhere."""
README = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)

Promise = dict[str, Any]
"""Key to what lies inside: None for a plain value, a Promise for an object or a list of them."""


def blocks(language: str) -> list[str]:
    """Texts of the fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Every `$ skillmix ...` line in the order of the page, without the program's name."""
    lines = [line for block in blocks("console") for line in block.splitlines()]
    return [shlex.split(line.removeprefix("$ skillmix ")) for line in lines]


def promises() -> dict[str, Promise]:
    """The keys that `--json` promises, by verb: `plan`, or with what it does: `scenario show`."""
    section = README.split("## What `--json` promises")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+(?: \w+)?)` \| `(.*)` \|$", section, flags=re.MULTILINE)
    objects = dict(re.findall(r"^\| ([A-Z]\w+) \| `(.*)` \|$", section, flags=re.MULTILINE))
    return {verb: keys(spelled_out(text, objects)) for verb, text in rows}


def spelled_out(text: str, objects: Mapping[str, str]) -> str:
    """The keys with those of each object in the place of its name."""
    while re.search(r"[A-Z]", text):
        text = re.sub(r"[A-Z]\w+", lambda name: objects[name[0]], text)
    return text


def keys(text: str) -> Promise:
    """Read `a, b{c, d}, e[{f}], g[]` as what it promises."""
    words = re.findall(r"\w+|[{}]", text)
    root: Promise = {}
    open_objects, last = [root], ""
    for word in words:
        if word == "{":
            inside: Promise = {}
            open_objects[-1][last] = inside
            open_objects.append(inside)
        elif word == "}":
            open_objects.pop()
        else:
            open_objects[-1][word] = None
            last = word
    return root


def missing(promise: Promise, answer: Any, place: str = "") -> list[str]:
    """Promised keys that an answer does not have, where it has anything there."""
    if isinstance(answer, list):
        return sorted({gap for item in answer for gap in missing(promise, item, f"{place}[]")})
    if answer is None:
        return []
    gaps = [f"{place}.{key}" for key in promise if key not in answer]
    for key, inside in promise.items():
        if inside and key in answer:
            gaps += missing(inside, answer[key], f"{place}.{key}")
    return gaps


def anchors(page: str) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.M | re.S)
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def links(page: str) -> list[tuple[str, str]]:
    """(file from the top, anchor) of every link and picture of a page within the checkout."""
    text = (ROOT / page).read_text(encoding="utf-8")
    result = re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)#?([^)\s]*)\)", text)
    folder = (ROOT / page).parent
    return [
        ((folder / file).resolve().relative_to(ROOT).as_posix() if file else page, anchor)
        for file, anchor in result
    ]
