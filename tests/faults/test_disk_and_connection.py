"""No space on the disk, and a connection that is cut while rows are copied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from data.ingest import ingest
from data.store.database import open_database
from data.vocabulary import RefusedError
from tests.faults.importer import import_file
from tests.faults.stores import contents, write_survey
from tests.postgres import server

if TYPE_CHECKING:
    from tests.postgres import Server

ROOT = Path(__file__).parents[2]
MB = 1024 * 1024
UNIX = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot limit how large the files of a process grow"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    survey = tmp_path / "survey.csv"
    write_survey(survey, 30_000)
    return survey


def without_space(store: str, file: Path, size: int) -> str:
    """What an import says in a process whose files may not grow beyond a size."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.without_space", store, str(file), str(size)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@UNIX
def test_no_space_for_the_file_of_the_store(tmp_path: Path, file: Path) -> None:
    store = str(tmp_path / "store.duckdb")
    write_survey(tmp_path / "earlier.csv", 300)
    import_file(store, tmp_path / "earlier.csv")
    before = contents(store)
    size = Path(store).stat().st_size + 64 * 1024
    assert "no space left on the disk" in without_space(store, file, size)
    assert contents(store) == before
    import_file(store, file)
    after = dict(contents(store))
    assert after["participation"] == 300 + 30_000
    assert after["import"] == 2


@UNIX
def test_no_space_for_the_text_of_a_large_file(tmp_path: Path, file: Path) -> None:
    """A file of 8 MB or more is laid out in the temporary folder first."""
    store = str(tmp_path / "store.duckdb")
    open_database(store).close()
    before = contents(store)
    large = tmp_path / "large.csv"
    write_survey(large, 240_000)
    assert large.stat().st_size > 8 * MB
    assert "no space left on the disk" in without_space(store, large, 5 * MB)
    assert contents(store) == before


@contextmanager
def small_disk(whole: Server) -> Iterator[str]:
    """An empty database on a disk of its own with little space; where none may be mounted, on a
    server whose files may not grow beyond a size."""
    folder = Path(whole.address["host"]) / "disk"
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=24m,mode=0777", "tmpfs", folder],
            check=False,
            capture_output=True,
        ).returncode
    )
    if not mounted:
        with server(own=True, largest_file=4 * MB) as limited:
            assert limited is not None
            with limited.new_database(empty=True) as url:
                yield url
        return
    place, name = folder / "space", "skillmix_on_a_small_disk"
    place.mkdir()
    shutil.chown(place, folder.parent.stat().st_uid)
    whole.run(f"create tablespace {{}} location '{place}'", "small")
    whole.run("create database {} encoding 'UTF8' template template0 tablespace small", name)
    try:
        yield whole.url(name)
    finally:
        whole.run("drop database {} with (force)", name)
        whole.run("drop tablespace {}", "small")
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_no_space_on_the_server(own_postgres: Server, tmp_path: Path, file: Path) -> None:
    with small_disk(own_postgres) as url:
        write_survey(tmp_path / "earlier.csv", 300)
        import_file(url, tmp_path / "earlier.csv")
        before = contents(url)
        with (
            closing(open_database(url)) as store,
            pytest.raises(RefusedError, match=r"no space left|could not do this.*nothing was"),
        ):
            ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
        assert contents(url) == before


def test_a_connection_that_is_cut_while_rows_are_copied(
    postgres: Server, tmp_path: Path, file: Path
) -> None:
    with postgres.new_database() as url:
        write_survey(tmp_path / "earlier.csv", 300)
        import_file(url, tmp_path / "earlier.csv")
        before = contents(url)
        with closing(open_database(url)) as store:
            cut = threading.Thread(target=cut_the_copy, args=(postgres, url))
            cut.start()
            with pytest.raises(RefusedError, match="lost, so nothing of this was stored") as said:
                ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
            cut.join()
            assert "Try again" in str(said.value)
            assert contents(url) == before
            done = ingest(store, file.read_bytes(), file.name, wave="killed", scale="0-5")
            assert done.people == 30_000


def cut_the_copy(postgres: Server, url: str) -> None:
    """End the backend that copies into the answers, as soon as there is one."""
    name = conninfo_to_dict(url)["dbname"]
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        for _ in range(3_000):
            found = connection.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = %s and state = 'active' and query like 'copy "answer_cell"%%'
                """,
                [name],
            ).fetchall()
            if found:
                return
            time.sleep(0.005)
