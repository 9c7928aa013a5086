"""What conftest.py promises: a clean run skips nothing, as seen from outside, and no test reaches
the store of whoever runs the tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data.store.database import URL_VARIABLE, open_database
from data.vocabulary import RefusedError

ROOT = Path(__file__).parents[1]
TESTS = """
import pytest

def test_real_files(samples):
    assert samples.is_dir()

@pytest.mark.browser
def test_page():
    assert True

def test_just_so():
    pytest.skip("just so")
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A small suite under the same rules, with neither browser nor real files beside it."""
    (tmp_path / "checkout" / "tests").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "checkout")
    for name in ("conftest.py", "browser.py", "futures.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "checkout" / "tests")
    (tmp_path / "checkout" / "tests" / "test_three.py").write_text(TESTS, encoding="utf-8")
    return tmp_path / "checkout"


def run(suite: Path, **environment: str) -> tuple[int, str]:
    """Exit code and output of the suite where no browser is on the path."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("SKILLMIX_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:schemathesis"],
        cwd=suite,
        env={**bare, "PATH": str(suite), "PYTHONPATH": str(ROOT), "CI": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def test_in_ci_a_skip_is_a_failure_except_of_real_files_that_nobody_gave(suite: Path) -> None:
    code, text = run(suite, CI="true")
    assert code == 1
    assert "1 failed, 1 skipped, 1 error" in text
    assert "CI=true, so a skip is a failure. Skipped: just so" in text
    assert "no Chromium found" in text
    assert "REAL FILES WERE NOT CHECKED" in text
    code, text = run(suite, CI="true", SKILLMIX_SAMPLES=str(suite / "nowhere"))
    assert (code, "1 failed, 2 errors" in text) == (1, True), "files that were promised"


def test_the_store_of_who_runs_the_tests_is_not_reached_whatever_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(RefusedError, match="named-by-no-test cannot be opened"):
        open_database()
    monkeypatch.delenv(URL_VARIABLE)
    with pytest.raises(pytest.fail.Exception, match="default place"):
        open_database()
    assert not issubclass(pytest.fail.Exception, Exception)
    program = "from data.store.database import open_database; open_database()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, "skillmix.duckdb cannot be opened" in done.stderr) == (1, True)
