"""Ready is who has a store that answers and is up to date; neither route tells more."""

import logging
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.navigation import VIEWS
from dashboard.serving import guarding as health
from data.store.database import URL_VARIABLE, Database, open_database

SECRET = "planted-password-7c1"
NOWHERE = f"postgresql://skills:{SECRET}@127.0.0.1:1/nowhere?connect_timeout=2"


def asked(store: Callable[[], Database], path: str) -> tuple[int, str]:
    answer = TestClient(Starlette(routes=health.routes(store))).get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.text


def test_a_store_is_ready_until_a_later_version_has_raised_it(database: Database) -> None:
    assert asked(lambda: database, "/ready") == (200, '{"status":"ready"}')
    with database.transaction() as change:
        change.execute("update setting set value = '999' where name = 'schema_version'")
    assert asked(lambda: database, "/ready") == (503, '{"status":"not ready"}')
    assert asked(lambda: database, "/health") == (200, '{"status":"lives"}')


def test_a_server_that_is_not_there_is_not_ready_and_its_password_is_nowhere(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    status, said = asked(lambda: open_database(NOWHERE), "/ready")
    assert (status, said) == (503, '{"status":"not ready"}')
    assert "Not ready" in caplog.text
    assert SECRET not in caplog.text


def test_pages_logs_and_commands_do_not_tell_the_password(
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv(URL_VARIABLE, NOWHERE)
    page = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60).run()
    monkeypatch.setenv("SKILLMIX_DEBUG", "1")
    assert main(["--database", NOWHERE, "measures"]) == 1
    assert main(["--database", NOWHERE, "serve", "--no-browser"]) == 1
    assert page.warning  # it says that the store cannot be opened
    shown = "\n".join(str(element) for element in page)
    said = capfd.readouterr()
    for text in (shown, caplog.text, said.out, said.err):
        assert SECRET not in text
