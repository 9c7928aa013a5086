"""What every test may ask for, and the rule that a clean run skips nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

from data.store import database as store_module
from data.store.database import URL_VARIABLE, Database, open_database
from data.store.engines.duckdb_engine import OFFLINE
from tests.browser import NO_BROWSER, browser_place

if TYPE_CHECKING:
    from tests.postgres import Server
    from tests.shell import Shell

ROOT = Path(__file__).parents[1]
ONE_ENGINE = {
    "data/test_exports.py",
    "data/test_ingest_mapping.py",
    "data/test_ingest_requirements.py",
    "data/test_ingest_transposed.py",
    "data/test_mutations.py",
    "data/test_samples.py",
}
"""They ask how a file is read; what is stored of it is asked beside them."""
LONG = (
    *("journeys/test_accessible.py", "journeys/test_sign_in.py", "journeys/", "test_readme.py"),
    *("dashboard/test_one_number.py", "dashboard/test_pages.py", "dashboard/test_cli_demo.py"),
    *("data/test_", "viewers/", "dashboard/test_"),
)
"""Files of half a minute and more, the longest first."""
SHOWN = 10
"""Files whose time is printed at the end of a run."""
SAMPLES_VARIABLE = "SKILLMIX_SAMPLES"
SCAN = "scan_component_manifests"


@pytest.fixture(scope="session", autouse=True)
def quick_plans() -> Iterator[None]:
    """Plans are found in few futures, where a test does not say in how many, and those of a whole
    organisation once."""
    from tests.futures import few_futures, solved_once

    with pytest.MonkeyPatch.context() as patch:
        few_futures(patch)
        solved_once(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_pages() -> Iterator[None]:
    """For each page that a test opens Streamlit looks for components in the metadata of every
    installed package, notes each command for its makers, which `skillmix serve` forbids, and looks
    a thousand times a second whether the page has run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, SCAN, cache(getattr(manifest_scanner, SCAN)))
        own = local_script_runner.require_widgets_deltas

        def until_it_has_run(page: Any, timeout: float) -> None:
            page._script_thread.join(timeout)
            own(page, timeout)

        patch.setattr(local_script_runner, "require_widgets_deltas", until_it_has_run)
        config.set_option("browser.gatherUsageStats", False)
        yield


@contextmanager
def _started(own: bool = False) -> Iterator[Server]:
    from tests.postgres import MISSING, server

    with server(own=own) as result:
        if result is None:
            pytest.skip(MISSING)
        yield result


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL server for the whole run."""
    with _started() as result:
        yield result


@pytest.fixture(scope="session")
def own_postgres(postgres: Server) -> Iterator[Server]:
    """A server that was started here, whose passwords and disk the tests may set."""
    with nullcontext(postgres) if postgres.started_here else _started(own=True) as result:
        yield result


@pytest.fixture
def url(postgres: Server) -> Iterator[str]:
    """The address of a new database with the seeds on it."""
    with postgres.new_database() as address:
        yield address


@pytest.fixture
def bare_url(postgres: Server) -> Iterator[str]:
    """The same without anything in it."""
    with postgres.new_database(empty=True) as address:
        yield address


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The engine behind the store: duckdb, and in turn postgresql where a test asks both."""
    return getattr(request, "param", "duckdb")


@pytest.fixture(scope="session")
def made_once() -> None:
    """The store that others are copies of is made before a test changes how stores are made."""
    from tests.stores import with_seeds

    with_seeds()


@pytest.fixture
def whole_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores are made in the blocks of the product: for what hangs on how their files grow."""
    from tests import stores

    monkeypatch.delitem(OFFLINE, "default_block_size")
    for name in ("with_seeds", "with_demo"):
        monkeypatch.setattr(stores, name, cache(getattr(stores, name).__wrapped__))


@pytest.fixture
def new_store(
    made_once: None, engine: str, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Database]]:
    """Opens new stores with the seeds, each in a file or a database of its own."""
    from tests.stores import pinned, seeded

    with ExitStack() as opened:

        def new() -> Database:
            if engine == "duckdb":
                return opened.enter_context(seeded())
            server: Server = request.getfixturevalue("postgres")
            place = opened.enter_context(server.new_database())
            return pinned(opened.enter_context(closing(open_database(place))))

        yield new


@pytest.fixture
def database(new_store: Callable[[], Database]) -> Database:
    """A new store with the seeds."""
    return new_store()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command on the store `store.duckdb` in the folder of the test."""
    from tests.shell import Shell

    return Shell(tmp_path, capsys)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What stores and measures is asked of both engines; how a file is read, of one."""
    file = metafunc.definition.path.relative_to(ROOT / "tests").as_posix()
    both = file.startswith(
        (
            "data/store/",
            "viewers/test_",
            "analytics/measures/test_by_hand",
            "analytics/ledger/test_by_hand",
        )
    ) or (file.startswith("data/test_") and file not in ONE_ENGINE)
    if "engine" in metafunc.fixturenames and both:
        metafunc.parametrize("engine", ["duckdb", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real files beside the checkout (never part of it)."""
    place = samples_place()
    if not place.is_dir():
        pytest.skip(f"no real files at {place}; set {SAMPLES_VARIABLE} to their folder")
    return place


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that browser tests drive."""
    result = browser_place()
    if result is None:
        pytest.skip(NO_BROWSER)
    return result


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """Path of the spreadsheet program that opens our workbooks."""
    result = shutil.which("soffice") or shutil.which("libreoffice")
    if result is None:
        pytest.skip(
            "no LibreOffice found: apt-get install libreoffice-calc-nogui libreoffice-impress-nogui"
        )
    return result


def samples_place() -> Path:
    """Where the real files are looked for."""
    return Path(os.environ.get(SAMPLES_VARIABLE) or ROOT.parent / "shared" / "samples")


def pytest_configure(config: pytest.Config) -> None:
    """Files are handed out in the order below, not those with the most tests first.

    A store of a test is too small for DuckDB to share among threads: to wake them costs a tenth.
    In the smallest blocks it is a file of a twelfth, of which hundreds are copied.
    """
    config.option.loadscopereorder = False
    OFFLINE.update(threads=1, default_block_size=16_384)
    _put_away_the_users_store(config)


def _put_away_the_users_store(config: pytest.Config) -> None:
    """A test names its store. In the place of one that nobody named, also for programs that tests
    start, are folders, which no engine opens; and in this program the default place ends the test.
    """
    away = Path(tempfile.mkdtemp(prefix="skillmix-no-store-"))
    config.add_cleanup(lambda: shutil.rmtree(away))
    for store in ("named-by-no-test", "skillmix/skillmix.duckdb"):
        (away / store).mkdir(parents=True)
    os.environ[URL_VARIABLE] = str(away / "named-by-no-test")
    os.environ["XDG_DATA_HOME"] = str(away)
    store_module.default_place = _default_place


def _default_place() -> Path:
    pytest.fail("The test opens the store at the default place, which is the user's: name one.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: at the end one worker would wait for another's journey."""

    def place(item: pytest.Item) -> int:
        name = item.path.relative_to(ROOT / "tests").as_posix()
        return next((n for n, long in enumerate(LONG) if name.startswith(long)), len(LONG))

    items.sort(key=place)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser the browser tests skip, visibly."""
    if item.get_closest_marker("browser") and browser_place() is None:
        pytest.skip(NO_BROWSER)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """With CI=true a skipped test has failed: green by skipping proves nothing."""
    report: pytest.TestReport = yield
    # A public machine that nobody gave the real files: the one skip that CI lets through.
    elsewhere = not os.environ.get(SAMPLES_VARIABLE) and not samples_place().is_dir()
    allowed = elsewhere and "samples" in getattr(item, "fixturenames", ())
    if report.skipped and not hasattr(report, "wasxfail") and not allowed:
        _fail_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Any:
    """The same for a file that skips itself whole."""
    report: pytest.CollectReport = yield
    if report.skipped:
        _fail_in_ci(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what a run did not check, and which files took longest."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("no real files at" in str(report.longrepr) for report in skipped):
        terminalreporter.write_sep("!", "REAL FILES WERE NOT CHECKED", red=True, bold=True)
        terminalreporter.write_line(
            f"No folder {samples_place()}: the tests of real survey files did not run. "
            f"Set {SAMPLES_VARIABLE} to their folder."
        )
    by_file: Counter[str] = Counter()
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            by_file[report.nodeid.partition("::")[0]] += report.duration  # type: ignore[assignment]
    terminalreporter.write_sep("=", f"slowest {SHOWN} files")
    for file, seconds in by_file.most_common(SHOWN):
        terminalreporter.write_line(f"{seconds:7.1f} s  {file}")


def _fail_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("CI", "").lower() in ("true", "1", "yes"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"CI=true, so a skip is a failure. {why}"
