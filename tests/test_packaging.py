"""What is not Python travels with the installed package, and stands where code looks for it."""

import fnmatch
import re
import tomllib
from importlib import resources
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("data", "analytics", "dashboard", "seeds")
NAMING_PYTHON = ("Makefile", "README.md", "CONTRIBUTING.md", "requirements.txt")
BY_PRODUCTS = {".pyc", ".pyi"}
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def data_files() -> list[Path]:
    """Files in the packages that are not Python, from the root."""
    found = (f.relative_to(ROOT) for package in PACKAGES for f in (ROOT / package).rglob("*"))
    return sorted(
        f
        for f in found
        if (ROOT / f).is_file() and f.suffix not in BY_PRODUCTS | {".py"} and f.name != ".DS_Store"
    )


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
    assert [file for file in data_files() if not is_packaged(file)] == []
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
    assert {re.split(r">=|\[", one)[0].lower() for one in dependencies} <= pinned
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
