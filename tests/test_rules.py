"""Rules of the code that no import contract can tell, checked in its text; and what is not Python
travels with the installed package, and stands where code looks for it. SECURITY.md says what is so:
its limits are the program's, and what it points at is there."""

import fnmatch
import importlib
import re
import subprocess
import tomllib
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pytest

from dashboard.commands import VERBS
from dashboard.components.page import CONTROLS
from dashboard.subjects import HELPS
from seeds import read_seed

ROOT = Path(__file__).parents[1]
CODE = ("dashboard", "analytics", "data", "seeds", "benchmarks")


def sources(*endings: str) -> list[Path]:
    """Source files of the product, from the root."""
    result = (f for folder in CODE for f in (ROOT / folder).rglob("*") if f.suffix in endings)
    return sorted(f.relative_to(ROOT) for f in result)


def users_of(pattern: str) -> set[str]:
    """Python files in whose text the pattern stands."""
    return {
        str(file)
        for file in sources(".py")
        if re.search(pattern, (ROOT / file).read_text(encoding="utf-8"))
    }


def test_the_formatter_formats_everything() -> None:
    """Lines that the formatter must leave alone are lines that nobody else lays out alike."""
    off = re.compile(r"#\s*fmt:\s*(skip|off)")
    files = [f for folder in (*CODE, "tests") for f in (ROOT / folder).rglob("*.py")]
    assert [str(f) for f in files if off.search(f.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("what", "homes"),
    [
        (r"\bst\.cache_(data|resource)\b", {"dashboard/cache/"}),
        (r"\bst\.session_state\b", {"dashboard/session.py"}),
        # Thousands stand apart by no comma: write `grouped(value)` of `data.vocabulary`, or what
        # `dashboard.formats` has, which takes them out.
        (r"\{[^{}]*:,(\.\d)?[fg]?\}", {"benchmarks/", "dashboard/formats.py"}),
        # One door writes percentages, `percent(share)`: 299 of 300 must not read as all of them.
        (
            r":[,.\d]*%\}|\* 100:[.\d]*f?\}|\{100 \*[^{}]*:[.\d]*f?\}",
            {"benchmarks/", "analytics/strategy/amounts.py"},
        ),
        # Nothing is caught that was not expected.
        (
            r"except( Exception| BaseException)?( as \w+)?:",
            {
                "analytics/solver.py",  # keeps what a look raised until the solver has returned
                "dashboard/app.py",  # the outermost frame: logs it, and shows a sentence
                "dashboard/cli.py",  # the same for the command
                "data/store/engines/duckdb_engine.py",  # rolls back, and raises it again
            },
        ),
        (r"fillna\(0", set()),  # unknown is never 0
    ],
)
def test_one_place_holds(what: str, homes: set[str]) -> None:
    users = users_of(what)
    assert [user for user in users if not user.startswith(tuple(homes))] == []
    assert [home for home in homes if not any(user.startswith(home) for user in users)] == []


def test_migrations_are_numbered_without_a_gap_or_a_second_of_a_number() -> None:
    names = sorted(file.name for file in (ROOT / "data/store/migrations").glob("*.sql"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


NOTED_BY = {
    "data/contesting.py": "contest_answers.settle and unsettle",
    "data/ingest.py": "imports.record",
    "data/store/database.py": "the store itself",
    "data/store/engines/duckdb_engine.py": "the engine itself",
    "data/store/engines/engine.py": "the engine itself",
    "data/store/engines/postgres_engine.py": "the engine itself",
}
"""Files that begin a transaction, and who notes in it what is done, where they do not."""


def test_whatever_changes_the_store_says_so_in_the_audit() -> None:
    begin = {f for f in users_of(r"\.transaction\(") if f.startswith(("data/", "analytics/"))}
    silent = {f for f in begin if f not in users_of(r"\b_?note\(")}
    assert silent == NOTED_BY.keys(), "call note() in the same transaction, or say who does"


UNUSUAL = re.compile(
    r'[:?*<>|"\\\x00-\x1f]|[. ](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(/|$)',
    re.IGNORECASE,
)
"""In names of files: what Windows cannot check out."""


def test_every_file_can_be_checked_out_on_windows() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = listed.stdout.split("\0")
    assert "tests/test_rules.py" in names
    assert [name for name in names if UNUSUAL.search(name)] == []
    for name in ("postgresql:/x", "a?b", "a./b", "a ", "Aux", "d/nul.txt", 'a"b', "a\\b"):
        assert UNUSUAL.search(name), name


def test_only_data_writes_the_store() -> None:
    tables = re.findall(r"^create table (\w+)", (ROOT / "data/store/schema.sql").read_text(), re.M)
    writes = re.compile(rf"\b(insert into|update|delete from)\s+({'|'.join(tables)})\b", re.I)
    assert writes.search("delete from participation where x = 1")
    for file in sources(".py", ".sql"):
        if file.parts[0] in ("analytics", "dashboard"):
            assert not writes.search((ROOT / file).read_text("utf-8")), file


def test_each_help_and_each_control_is_there_and_is_used() -> None:
    code = "".join((ROOT / f).read_text("utf-8") for f in sources(".py") if "dashboard" in f.parts)
    asked = set(re.findall(r"(?:HELPS\[|text_at\()[\"']([\w.]+)[\"']", code))
    # beginnings of helps that are found by the key of a column or a list
    keyed = ["column.", "settings.", "heatmap.figure."]
    keyed += [f"{kind}." for kind in re.findall(r'texts\("([\w.]+)"\)', code)]
    assert asked <= HELPS.keys()
    assert [item for item in HELPS.keys() - asked if not item.startswith(tuple(keyed))] == []
    assert [item for item in CONTROLS if f'"{item}"' not in code] == []


def test_each_option_is_of_a_verb_that_there_is() -> None:
    of = {verb for row in read_seed("options.csv") for verb in row["verbs"].split(", ")}
    assert of <= VERBS.keys()


PACKAGES = ("data", "analytics", "dashboard", "seeds")
NAMING_PYTHON = ("Makefile", "README.md", "CONTRIBUTING.md", "requirements.txt")
NO_DATA = {".py", ".pyc", ".pyi"}
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def is_packaged(file: Path) -> bool:
    """Whether a package-data pattern takes the file along, as setuptools reads the patterns."""
    patterns: dict[str, list[str]] = CONFIGURATION["tool"]["setuptools"]["package-data"]
    for folder in list(file.parents)[:-1]:
        if not all(part.isidentifier() for part in folder.parts):
            continue  # not a package
        package = ".".join(folder.parts)
        for pattern in patterns.get(package, []) + patterns.get("*", []):
            rest = file.relative_to(folder)
            if len(rest.parts) == len(Path(pattern).parts) and fnmatch.fnmatch(
                rest.as_posix(), pattern
            ):
                return True
    return False


def test_every_data_file_is_package_data_and_one_that_no_pattern_names_is_found() -> None:
    files = (f for package in PACKAGES for f in (ROOT / package).rglob("*") if f.is_file())
    data = [f for f in files if f.suffix not in NO_DATA and f.name != ".DS_Store"]
    assert len(data) > 20
    assert [f for f in data if not is_packaged(f.relative_to(ROOT))] == []
    assert not is_packaged(Path("seeds/picture.bmp"))
    assert not is_packaged(Path("dashboard/.hidden/settings.csv"))


def test_every_package_folder_is_found_by_setuptools() -> None:
    wanted = CONFIGURATION["tool"]["setuptools"]["packages"]["find"]["include"]
    for package in PACKAGES:
        assert any(fnmatch.fnmatch(package, pattern) for pattern in wanted), package
        assert resources.files(package).joinpath("__init__.py").is_file()


def test_version_stands_once_and_every_dependency_is_pinned() -> None:
    assert version("skillmix") == CONFIGURATION["project"]["version"]
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0].lower() for line in lines if "==" in line}
    dependencies = CONFIGURATION["project"]["dependencies"]
    assert {re.split(r">=|\[", dependency)[0].lower() for dependency in dependencies} <= pinned
    assert lines[-1] == "-e ."


def test_the_same_versions_of_python_are_named_everywhere() -> None:
    first, end = re.findall(r"3\.(\d+)", CONFIGURATION["project"]["requires-python"])
    minors = range(int(first), int(end))
    text = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMING_PYTHON}
    makefile = text["Makefile"]
    assert [int(n) for n in re.findall(r"python3\.(\d+)[ ;]", makefile)] == list(minors)[::-1]
    assert f"(3, {minors[0]}) <= sys.version_info[:2] <= (3, {minors[-1]})" in makefile
    span = f"Python 3.{minors[0]} to 3.{minors[-1]}"
    assert [name for name in NAMING_PYTHON if span not in text[name]] == []


SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| [^|]+ \| ([\d,]+)[^|]* \| `([\w.]+)` \|$", SECURITY, flags=re.MULTILINE)
SERVED = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text(encoding="utf-8"))


def test_a_limit_is_the_programs() -> None:
    assert len(LIMITS) == 20
    for text, name in LIMITS:
        if name.startswith("server."):
            result = SERVED["server"][name.removeprefix("server.")]
        else:
            module, _, constant = name.rpartition(".")
            result = getattr(importlib.import_module(module), constant)
        assert float(text.replace(",", "")) == result, name


def test_what_is_pointed_at_is_there() -> None:
    named = set(re.findall(r"`([\w./]+\.(?:py|toml|txt))`", SECURITY))
    assert len(named) > 20
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_every_section_is_judged_in_a_known_word() -> None:
    rows = re.findall(r"^\| (V\d+[^|]*) \| ([^|]*) \| ([^|]*) ?\|$", SECURITY, flags=re.MULTILINE)
    chapters = {int(number) for name, _, _ in rows for number in re.findall(r"V(\d+)", name)}
    assert chapters == set(range(1, 18))
    assert {state for _, state, _ in rows} <= {"holds", "in part", "open", "n/a"}
    assert [name for name, state, why in rows if state in ("in part", "open") and not why] == []
    holding = [(name, why) for name, state, why in rows if state == "holds"]
    assert len(holding) > 20
    assert [name for name, why in holding if "`tests/" not in why] == []


def test_what_guards_the_pages_is_written_out() -> None:
    server = SERVED["server"]
    assert server["enableCORS"] is server["enableXsrfProtection"] is True
    assert server["enableAgentApi"] is False
    assert server["address"] == "127.0.0.1"
    assert SERVED["browser"]["gatherUsageStats"] is False
    assert SERVED["client"]["showErrorDetails"] == "none"
